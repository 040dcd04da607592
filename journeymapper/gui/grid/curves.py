"""The lane of emotions: the curves of the shown personas across all stages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.curves import CurveFrame, CurvePicture, emotion_curves
from journeymapper.drawing.grid.cells import EMOTION_HEIGHT
from journeymapper.drawing.grid.feelings import places_of_cards
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.primitives import Box, Ellipse, Path, Picture, Primitive, TextLine
from journeymapper.drawing.texts import one_line
from journeymapper.gui.grid.frame import NAMES
from journeymapper.gui.look import colour
from journeymapper.pens.qt import QtPen
from journeymapper.text import Style

if TYPE_CHECKING:
    from journeymapper.gui.grid.surface import GridSurface

NO_PERSONA = "Add a persona first: the curve shows how that persona feels along the journey."
NO_FEELINGS = "Go along this lane with the arrows and press 1 to 5: how does the customer feel?"
PART = 12
"""Pieces of a curve that are drawn together."""
_REACH = 220.0
"""How far a label may reach from where its text begins."""


class Curves:
    """The curves in content coordinates, drawn again when feelings or places change."""

    def __init__(self, view: GridSurface) -> None:
        self._view = view
        self._drawn: CurvePicture | None = None
        self._xs: dict[str, float] | None = None

    def renew(self) -> None:
        self._drawn = self._xs = None

    @property
    def row(self) -> int | None:
        """The row of the first lane of emotions."""
        rows = self._view.sheet.rows
        return next((n for n, one in enumerate(rows) if one.kind is LaneKind.EMOTION), None)

    def x_of(self, touchpoint: str) -> float:
        """Where a touchpoint stands in the lane, from the first column's left edge."""
        if self._xs is None:
            sheet, width = self._view.sheet, self._view.frame.column_width
            self._xs = places_of_cards(
                sheet.grid,
                (
                    (one.key, n * width, width - self._view.frame.gap)
                    for n, one in enumerate(sheet.columns)
                ),
            )
        return self._xs[touchpoint]

    def spot(self, row: int, column: int, number: int) -> QRect:
        """The part of the view that belongs to a touchpoint of a cell; the cell without one."""
        view = self._view
        cell = view.frame.cell(row, column)
        cards = view.sheet.grid.cards(view.sheet.columns[column].key)
        if not 0 <= number < len(cards):
            return cell.adjusted(0, 8, 0, -8)
        half = min(26.0, cell.width() / len(cards) / 2)
        x = NAMES + self.x_of(cards[number].id) - view.frame.scroll_x
        return QRectF(x - half, cell.y() + 8, 2 * half, cell.height() - 16).toAlignedRect()

    def nearest(self, column: int, x: float) -> int:
        """The number of the touchpoint in a column that stands nearest to a place in the view."""
        view = self._view
        cards = view.sheet.grid.cards(view.sheet.columns[column].key)
        inside = x - NAMES + view.frame.scroll_x
        return min(
            range(len(cards)), key=lambda one: abs(self.x_of(cards[one].id) - inside), default=0
        )

    def paint(self, painter: QPainter, pen: QtPen, part: QRect) -> None:
        row = self.row
        view = self._view
        if row is None or row not in view.frame.rows_in(part):
            return
        top = view.frame.top(row)
        drawn = self._curves()
        if not drawn.dots:
            self._say_what_to_do(pen, top)
            return
        left = part.left() - NAMES + view.frame.scroll_x
        seen = tuple(
            one for one in drawn.picture.primitives if _is_between(one, left, left + part.width())
        )
        painter.translate(NAMES - view.frame.scroll_x, top)
        pen.draw(replace(drawn.picture, primitives=seen))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for dot in drawn.dots:
            if dot.touchpoint in view.workspace.selection:
                tint = colour("accent")
                tint.setAlpha(90)
                painter.setPen(QPen(tint, 4.0))
                painter.drawEllipse(QPointF(dot.x, dot.y), 9.0, 9.0)
        painter.translate(view.frame.scroll_x - NAMES, -top)

    def _say_what_to_do(self, pen: QtPen, top: int) -> None:
        sentence = NO_FEELINGS if self._view.sheet.project.personas else NO_PERSONA
        room = self._view.frame.width - NAMES - 40
        left = NAMES + 9 - self._view.frame.scroll_x
        text = one_line(sentence, Style(12.5, 400), left, top + EMOTION_HEIGHT / 2, room)
        text = replace(text, fill="muted")
        pen.draw(Picture(primitives=(text,), bounds=(0, 0, room, EMOTION_HEIGHT)))

    def _curves(self) -> CurvePicture:
        if self._drawn is None:
            view = self._view
            workspace = view.workspace
            options = MapOptions(
                personas=workspace.shown_personas or None, active=workspace.active_persona
            )
            width = max(view.frame.count * view.frame.column_width, 1)
            frame = CurveFrame(
                float(width), float(EMOTION_HEIGHT), 0.0, float(view.frame.gap), 24.0
            )

            def x_of(one: Touchpoint) -> float:
                return self.x_of(one.id)

            drawn = emotion_curves(
                workspace.project, workspace.journey_id, frame, options, x_of, level_names=False
            )
            # Labels stand on paper here, not on a white panel.
            primitives = tuple(
                replace(one, fill="paper") if isinstance(one, Box) else one
                for whole in drawn.picture.primitives
                for one in _in_parts(whole)
            )
            self._drawn = replace(drawn, picture=replace(drawn.picture, primitives=primitives))
        return self._drawn


def _in_parts(one: Primitive) -> list[Primitive]:
    """A long curve as short ones, so that only those in sight are drawn."""
    if not isinstance(one, Path) or len(one.steps) <= PART:
        return [one]
    found: list[Primitive] = []
    for start in range(1, len(one.steps), PART):
        x, y = one.steps[start - 1][-2:]
        part = one.steps[start : start + PART]
        found.append(replace(one, steps=(("M", x, y), *part)))
    return found


def _is_between(one: Primitive, left: float, right: float) -> bool:
    if isinstance(one, Ellipse):
        return left - 20 < one.cx < right + 20
    if isinstance(one, TextLine | Box):
        return left - _REACH < one.x < right + 20
    if isinstance(one, Path):
        first, last = one.steps[0], one.steps[-1]
        return float(first[-2]) < right + 20 and float(last[-2]) > left - 20
    return True
