"""Impact against effort: cards on a square of five by five, dragged or moved with the arrows.

An action's impact and effort are the row and column it stands in; below stands what has none yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.analysis.actions import HIGH, Quadrant, due_said, late_said
from journeymapper.analysis.actors import owner_name
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action
from journeymapper.gui.actions.card import CARD_HEIGHT, MatrixCard
from journeymapper.gui.appearance import px, told
from journeymapper.gui.look import colour
from journeymapper.gui.sizes import at_least

LEVELS = (1, 2, 3, 4, 5)
GAP = 4
LEFT, TOP, BOTTOM = 40, 8, 40
LEAST_ROW = CARD_HEIGHT + 5 * GAP
SHELF_TITLE = 28
TOKENS = {
    Quadrant.QUICK_WINS: "accent_soft",
    Quadrant.BIG_PROJECTS: "amber_soft",
    Quadrant.FILL_INS: "quiet",
    Quadrant.THANKLESS: "paper",
}


@frozen
class Spot:
    """A place in the matrix; both None on the shelf below."""

    impact: int | None = None
    effort: int | None = None


class Matrix(QWidget):
    """``moved`` says which action was put where, once, at release or for an arrow."""

    moved = Signal(str, object)
    chosen = Signal(str)
    open_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Impact and effort")
        at_least(self, width=520)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cards: dict[str, MatrixCard] = {}
        self._spots: dict[str, Spot] = {}
        self._over: Spot | None = None
        self._dragged = ""
        told().resized.connect(self._arrange)

    def show_actions(self, project: Project, actions: Sequence[Action], today: date) -> None:
        """Have one card for each."""
        known = {one.id: one for one in actions}
        for gone in [one for one in self.cards if one not in known]:
            card = self.cards.pop(gone)
            card.hide()
            card.setParent(None)
            card.deleteLater()
        for one in actions:
            card = self.cards.get(one.id) or self._make(one.id)
            due = due_said(one, today, project.details.locale)
            late = late_said(one, today)
            card.show_action(one, owner_name(project, one), due, late)
        self.cards = {one: self.cards[one] for one in known}
        self._spots = {one.id: spot_of(one) for one in actions}
        self._arrange()

    def choose(self, action_id: str) -> None:
        """Show a card as the chosen one."""
        for one, card in self.cards.items():
            card.show_chosen(one == action_id)

    def cell(self, spot: Spot) -> QRect:
        """Where the cards of a spot lie."""
        if spot.impact is None or spot.effort is None:
            top = self._row_top(0) + px(BOTTOM) + px(SHELF_TITLE)
            return QRect(0, top, self.width(), max(self.height() - top, px(CARD_HEIGHT)))
        left, right = self._column_left(spot.effort), self._column_left(spot.effort + 1)
        top, bottom = self._row_top(spot.impact), self._row_top(spot.impact - 1)
        return QRect(left, top, right - left, bottom - top)

    def spot_at(self, place: QPoint) -> Spot:
        """The spot nearest to a point; the shelf below the matrix."""
        if place.y() > self._row_top(0) + px(BOTTOM) / 2:
            return Spot()
        effort = next((one for one in LEVELS if place.x() < self._column_left(one + 1)), LEVELS[-1])
        impact = next(
            (one for one in LEVELS[::-1] if place.y() < self._row_top(one - 1)), LEVELS[0]
        )
        return Spot(impact, effort)

    def sizeHint(self) -> QSize:
        return QSize(px(720), self._needed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for quadrant, (low, high) in _CORNERS.items():
            area = self.cell(low).united(self.cell(high)).adjusted(2, 2, -2, -2)
            painter.setPen(QPen(colour("line"), 1))
            painter.setBrush(colour(TOKENS[quadrant]))
            painter.drawRoundedRect(QRectF(area), 9, 9)
            painter.setPen(colour("muted"))
            _bold(painter)
            corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(area.adjusted(10, 6, -10, -6), int(corner), quadrant.value)
        if self._over is not None and self._over.impact is not None:
            painter.setPen(QPen(colour("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.cell(self._over)).adjusted(3, 3, -3, -3), 6, 6)
        self._paint_axes(painter)
        painter.end()

    def _paint_axes(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(px(12))
        painter.setFont(font)
        painter.setPen(colour("muted"))
        bottom, centre = self._row_top(0), int(Qt.AlignmentFlag.AlignCenter)
        for level in LEVELS:
            column, line = self.cell(Spot(1, level)), self.cell(Spot(level, 1))
            painter.drawText(
                QRect(column.x(), bottom + 2, column.width(), px(16)), centre, str(level)
            )
            painter.drawText(QRect(px(20), line.y(), px(18), line.height()), centre, str(level))
        wide = QRect(px(LEFT), bottom + px(18), self.width() - px(LEFT), px(18))
        painter.drawText(wide, centre, "Effort →")
        painter.save()
        painter.translate(0, bottom)
        painter.rotate(-90)
        painter.drawText(QRect(0, 0, bottom - TOP, px(18)), centre, "Impact →")
        painter.restore()
        shelf = QRect(0, bottom + px(BOTTOM), self.width(), px(SHELF_TITLE))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        said = "Not placed yet: drag them in, or give them the focus and press an arrow"
        if self._members(Spot()):
            painter.drawText(shelf, int(start), said)

    def _make(self, action_id: str) -> MatrixCard:
        card = MatrixCard(self)
        card.lifted.connect(lambda: self._lift(action_id))
        card.carried.connect(lambda: self._carry(action_id))
        card.put_down.connect(lambda: self._put_down(action_id))
        card.stepped.connect(lambda right, up: self._step(action_id, right, up))
        card.clicked.connect(lambda: self.chosen.emit(action_id))
        card.open_asked.connect(lambda: self.open_asked.emit(action_id))
        card.delete_asked.connect(lambda: self.delete_asked.emit(action_id))
        card.show()
        self.cards[action_id] = card
        return card

    def _lift(self, action_id: str) -> None:
        self._dragged = action_id
        self.cards[action_id].raise_()

    def _carry(self, action_id: str) -> None:
        self._over = self.spot_at(self.cards[action_id].geometry().center())
        self.update()

    def _put_down(self, action_id: str) -> None:
        spot = self.spot_at(self.cards[action_id].geometry().center())
        self._dragged, self._over = "", None
        self._arrange()
        self._move(action_id, spot)

    def _step(self, action_id: str, right: int, up: int) -> None:
        """An arrow takes a card a level on; from the shelf it goes to the middle."""
        spot = self._spots[action_id]
        if spot.impact is None or spot.effort is None:
            self._move(action_id, Spot(HIGH, HIGH))
            return
        impact = min(max(spot.impact + up, LEVELS[0]), LEVELS[-1])
        effort = min(max(spot.effort + right, LEVELS[0]), LEVELS[-1])
        self._move(action_id, replace(spot, impact=impact, effort=effort))

    def _move(self, action_id: str, spot: Spot) -> None:
        if spot != self._spots[action_id]:
            self.moved.emit(action_id, spot)

    def _members(self, spot: Spot) -> list[str]:
        return [one for one, place in self._spots.items() if place == spot]

    def _row_height(self, impact: int) -> int:
        most = max(len(self._members(Spot(impact, effort))) for effort in LEVELS)
        name = px(16) if impact in (LEVELS[0], HIGH) else 0
        return max(px(LEAST_ROW), most * (px(CARD_HEIGHT) + GAP) + GAP + 4 + name)

    def _row_top(self, impact: int) -> int:
        """Of the row of an impact, 5 uppermost; 0 is below the last."""
        return TOP + sum(self._row_height(one) for one in LEVELS if one > impact)

    def _column_left(self, effort: int) -> int:
        return px(LEFT) + round((self.width() - px(LEFT)) * (effort - 1) / len(LEVELS))

    def _shelf_columns(self) -> int:
        return max(1, self.width() // px(240))

    def _needed(self) -> int:
        waiting = len(self._members(Spot()))
        rows = -(-waiting // self._shelf_columns())
        shelf = px(SHELF_TITLE) + rows * (px(CARD_HEIGHT) + GAP) + GAP if waiting else 0
        return self._row_top(0) + px(BOTTOM) + shelf

    def _arrange(self) -> None:
        self.setFixedHeight(self._needed())
        for impact in LEVELS:
            for effort in LEVELS:
                area = self.cell(Spot(impact, effort)).adjusted(GAP + 2, GAP + 2, -GAP - 2, 0)
                for number, one in enumerate(self._members(Spot(impact, effort))):
                    y = area.y() + number * (px(CARD_HEIGHT) + GAP)
                    self._place(one, QRect(area.x(), y, area.width(), px(CARD_HEIGHT)))
        columns, shelf = self._shelf_columns(), self.cell(Spot())
        width = self.width() // columns
        for number, one in enumerate(self._members(Spot())):
            x, y = number % columns * width, shelf.y() + number // columns * (px(CARD_HEIGHT) + GAP)
            self._place(one, QRect(x, y, width - GAP, px(CARD_HEIGHT)))
        self.update()

    def _place(self, action_id: str, where: QRect) -> None:
        if action_id != self._dragged:
            self.cards[action_id].setGeometry(where)


def spot_of(action: Action) -> Spot:
    """Where an action stands; on the shelf while impact or effort is not said."""
    if action.impact is None or action.effort is None:
        return Spot()
    return Spot(action.impact, action.effort)


def _bold(painter: QPainter) -> None:
    font = QFont(painter.font())
    font.setPixelSize(px(12))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)


_CORNERS = {
    Quadrant.QUICK_WINS: (Spot(HIGH, 1), Spot(5, HIGH - 1)),
    Quadrant.BIG_PROJECTS: (Spot(HIGH, HIGH), Spot(5, 5)),
    Quadrant.FILL_INS: (Spot(1, 1), Spot(HIGH - 1, HIGH - 1)),
    Quadrant.THANKLESS: (Spot(1, HIGH), Spot(HIGH - 1, 5)),
}
