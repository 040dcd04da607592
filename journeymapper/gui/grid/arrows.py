"""The ways between cards of different lanes, over the lines of a service blueprint."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Connection
from journeymapper.drawing.marks import polygon
from journeymapper.drawing.primitives import Path, Picture, Placed, Primitive
from journeymapper.gui.grid.frame import HEAD, NAMES
from journeymapper.pens.qt import QtPen

if TYPE_CHECKING:
    from journeymapper.gui.grid.surface import GridSurface

HEAD_LENGTH = 7.0
HEAD_HALF = 3.6


@frozen
class _Arrow:
    top: float
    bottom: float
    left: float
    right: float
    primitives: tuple[Primitive, ...]


class Arrows:
    """Arrows in content coordinates, made again when cards or rows move."""

    def __init__(self, view: GridSurface) -> None:
        self._view = view
        self._arrows: list[_Arrow] | None = None

    def renew(self) -> None:
        self._arrows = None

    def paint(self, pen: QtPen, part: QRect) -> None:
        view = self._view
        if not view.sheet.is_blueprint:
            return
        if self._arrows is None:
            self._arrows = self._made()
        dx, dy = NAMES - view.frame.scroll_x, HEAD - view.frame.scroll_y
        seen = part.translated(-dx, -dy)
        found: list[Primitive] = []
        for one in self._arrows:
            if (
                one.bottom >= seen.top()
                and one.top <= seen.bottom()
                and one.right >= seen.left()
                and one.left <= seen.right()
            ):
                found += one.primitives
        if found:
            picture = Picture(primitives=tuple(found), bounds=(0, 0, 1, 1))
            pen.draw_placed(Placed(picture=picture, x=dx, y=dy))

    def _made(self) -> list[_Arrow]:
        view = self._view
        project, sheet = view.sheet.project, view.sheet
        places: dict[str, tuple[int, float, float, float]] = {}
        for row, lane in enumerate(sheet.rows):
            if not lane.holds_cards:
                continue
            for column in range(len(sheet.columns)):
                cell = sheet.cell(row, column)
                for one, slot in zip(cell.entries, cell.slots, strict=True):
                    x = column * view.frame.column_width + slot.x + slot.width / 2
                    y = view.frame.tops[row] + slot.y
                    places[one.record] = (row, x, y, y + slot.height)
        return [
            _arrow(places[one.source], places[one.target])
            for one in project.referring(Connection, sheet.grid.journey)
            if one.source in places
            and one.target in places
            and places[one.source][0] != places[one.target][0]
        ]


def _arrow(
    source: tuple[int, float, float, float], target: tuple[int, float, float, float]
) -> _Arrow:
    """A smooth line from one card's edge to the other's that faces it."""
    is_down = source[0] < target[0]
    x0, y0 = source[1], source[3] if is_down else source[2]
    x1, y1 = target[1], target[2] if is_down else target[3]
    bow = max(abs(y1 - y0) * 0.5, 16.0) * (1 if is_down else -1)
    end = y1 - HEAD_LENGTH * (1 if is_down else -1)
    line = Path(
        steps=(("M", x0, y0), ("C", x0, y0 + bow, x1, end - bow, x1, end)),
        stroke="connection",
        stroke_width=1.4,
    )
    head = polygon(((x1, y1), (x1 - HEAD_HALF, end), (x1 + HEAD_HALF, end)), fill="connection")
    reach = hypot(x1 - x0, y1 - y0) * 0.1
    return _Arrow(
        min(y0, y1) - reach,
        max(y0, y1) + reach,
        min(x0, x1) - reach,
        max(x0, x1) + reach,
        (line, head),
    )
