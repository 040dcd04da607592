"""A small window that finds one touchpoint, or another place, by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget
from rapidfuzz import fuzz

from journeymapper.analysis.directions import isolated
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, journey_order
from journeymapper.domain.project import Project
from journeymapper.gui.appearance import px
from journeymapper.gui.parts import column, label
from journeymapper.gui.sizes import fix

MOST_SHOWN = 60
NEAR_ENOUGH = 70
WIDTH, HEIGHT = 320, 340
AROUND = 60
"""Pixels of the width that margins and the scroll bar take."""


@frozen
class Place:
    """A touchpoint as the list shows it: with its stage and, where there are several, journey."""

    touchpoint: str
    name: str
    where: str


def places(project: Project, first_journey: str = "") -> list[Place]:
    """Every touchpoint in journey order, those of ``first_journey`` before the others."""
    found = []
    journeys = by_rank(project.journeys.values())
    journeys.sort(key=lambda one: one.id != first_journey)
    for journey in journeys:
        for one in journey_order(project, journey.id):
            stage = project.stages.get(one.stage or "")
            parts = [stage.name if stage else "", journey.title if len(journeys) > 1 else ""]
            name = " ".join(one.name.split()) or "unnamed"
            found.append(Place(one.id, name, " · ".join(part for part in parts if part)))
    return found


def matching(found: list[Place], typed: str) -> list[Place]:
    """The places that fit what is typed, the best first; forgiving of a slip."""
    wanted = typed.strip().casefold()
    if not wanted:
        return found
    scored = []
    for number, one in enumerate(found):
        name = one.name.casefold()
        score = 200.0 if wanted in name else fuzz.partial_ratio(wanted, name)
        if wanted not in name and wanted in one.where.casefold():
            score = max(score, 100.0)
        if score >= NEAR_ENOUGH:
            scored.append((-score, number, one))
    return [one for _, _, one in sorted(scored, key=lambda entry: entry[:2])]


class PlacePicker(QFrame):
    """Opens as a popup; Enter or a click picks, Escape leaves everything as it is."""

    picked = Signal(str)
    asks, finds, lists = "Which touchpoint?", "Find a touchpoint", "Touchpoints"
    none_there = "No touchpoints are drawn yet. Draw them on the map."
    none_fits = "No touchpoint is called like that."

    def __init__(self, found: list[Place], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "card")
        self._places = found
        layout = column(self, (8, 8, 8, 8), 6)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.asks)
        self.line.setAccessibleName(self.finds)
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        layout.addWidget(self.line)
        self.list = QListWidget()
        self.list.setAccessibleName(self.lists)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._pick)
        layout.addWidget(self.list, 1)
        self._hint = label("", "small", wrap=True)
        layout.addWidget(self._hint)
        fix(self, width=WIDTH, height=HEIGHT)
        self._show("")

    def open_at(self, place: QPoint) -> None:
        """Show the picker at a place of the screen, wholly inside it."""
        screen = QGuiApplication.screenAt(place) or self.screen()
        room = screen.availableGeometry()
        x = max(room.left(), min(place.x(), room.right() - WIDTH))
        y = max(room.top(), min(place.y(), room.bottom() - HEIGHT))
        self.move(x, y)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, row, last = event.key(), self.list.currentRow(), self.list.count() - 1
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem() is not None:
                    self._pick(self.list.currentItem())
                return True
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(last, row + step)))
                return True
        return super().eventFilter(watched, event)

    def fitting(self, typed: str) -> list[Place]:
        """What is offered for what is typed, the best first."""
        return matching(self._places, typed)

    def _show(self, typed: str) -> None:
        self.list.clear()
        found = self.fitting(typed)
        for place in found[:MOST_SHOWN]:
            item = QListWidgetItem(self._line_of(place))
            item.setData(Qt.ItemDataRole.UserRole, place.touchpoint)
            item.setToolTip(_joined(place.name, place.where))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        left = len(found) - MOST_SHOWN
        if not self._places and not found:
            self._hint.setText(self.none_there)
        elif not found:
            self._hint.setText(self.none_fits)
        else:
            self._hint.setText(f"and {left} more; type more letters" if left > 0 else "")
        self._hint.setVisible(bool(self._hint.text()))

    def _line_of(self, place: Place) -> str:
        """The name cut short before where it is: names alone are told apart by their stages."""
        self.list.ensurePolished()
        metrics = self.list.fontMetrics()
        room = px(WIDTH) - AROUND
        tail = metrics.horizontalAdvance(_joined("", place.where)) if place.where else 0
        least = max(room - tail, room // 2)
        name = metrics.elidedText(place.name, Qt.TextElideMode.ElideRight, least)
        return _joined(name, place.where)

    def _pick(self, item: QListWidgetItem) -> None:
        touchpoint = str(item.data(Qt.ItemDataRole.UserRole))
        self.close()
        self.picked.emit(touchpoint)


def _joined(name: str, where: str) -> str:
    return f"{isolated(name)}  —  {isolated(where)}" if where else name


class TouchpointPicker(PlacePicker):
    """Picks a touchpoint of the project."""

    def __init__(self, project: Project, first_journey: str, parent: QWidget) -> None:
        super().__init__(places(project, first_journey), parent)
