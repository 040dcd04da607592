"""The ways between cards of different lanes, over the lines of a service blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from journeymapper.drawing.connections import connection_picture
from journeymapper.drawing.grid.gutters import Stand, Way, fitted, gutter_routes
from journeymapper.drawing.grid.ways import crossings
from journeymapper.drawing.primitives import Picture, Placed, Primitive
from journeymapper.gui.grid.frame import HEAD, NAMES
from journeymapper.layout import Rectangle
from journeymapper.pens.qt import QtPen

if TYPE_CHECKING:
    from journeymapper.gui.grid.surface import GridSurface


class Arrows:
    """Arrows in content coordinates, made again when cards or rows move."""

    def __init__(self, view: GridSurface) -> None:
        self._view = view
        self._arrows: list[Picture] | None = None

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
            x, y, width, height = one.bounds
            if (
                y + height >= seen.top()
                and y <= seen.bottom()
                and x + width >= seen.left()
                and x <= seen.right()
            ):
                found += one.primitives
        if found:
            picture = Picture(primitives=tuple(found), bounds=(0, 0, 1, 1))
            pen.draw_placed(Placed(picture=picture, x=dx, y=dy))

    def _made(self) -> list[Picture]:
        view = self._view
        sheet = view.sheet
        stands: dict[str, Stand] = {}
        lanes: dict[str, str] = {}
        for row, lane in enumerate(sheet.rows):
            if not lane.holds_cards:
                continue
            for column in range(len(sheet.columns)):
                cell = sheet.cell(row, column)
                left, top = column * view.frame.column_width, view.frame.tops[row]
                for one, slot in zip(cell.entries, cell.slots, strict=True):
                    place = Rectangle(left + slot.x, top + slot.y, slot.width, slot.height)
                    stands[one.record] = Stand(place=place, column=column, row=row)
                    lanes[one.record] = lane.key
        found = crossings(sheet.project, sheet.grid.journey, lanes)
        width = view.frame.column_width
        routes = gutter_routes(
            [Way(one.id, one.source, one.target) for one, _ in found],
            stands,
            [(n + 1) * width - view.frame.gap / 2 for n in range(len(sheet.columns))],
            view.frame.tops,
        )
        cards = sheet.project.touchpoints
        made: list[Picture] = []
        for way, look in found:
            route = routes[way.id]
            look = fitted(look, route, cards[way.source], cards[way.target], stands)
            made.append(connection_picture(look, route))
        return made
