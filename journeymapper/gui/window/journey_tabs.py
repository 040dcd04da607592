"""The journeys of a project as tabs: choose, add, rename, copy, reorder, delete."""

from __future__ import annotations

import secrets
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QInputDialog, QMenu, QTabBar, QWidget

from journeymapper.app.observers import Event
from journeymapper.commands.journeys import AddJourney, CopyJourney, MoveJourney, default_stages
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Journey, new_id
from journeymapper.domain.vocabulary import State
from journeymapper.gui.parts import icon_button, row
from journeymapper.gui.workspace import Workspace


class JourneyTabs(QWidget):
    """A tab a journey, and a plus."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        layout = row(self, (10, 2, 10, 0), 4)
        self.bar = QTabBar()
        self.bar.setMovable(True)
        self.bar.setExpanding(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName("Journeys of this project")
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(self._show_menu)
        self.bar.currentChanged.connect(self._on_chosen)
        self.bar.tabBarDoubleClicked.connect(self._rename)
        self.bar.tabMoved.connect(self._on_moved)
        self.bar.installEventFilter(self)
        layout.addWidget(self.bar)
        layout.addWidget(icon_button("plus", "Add a journey", self.add_journey, 16))
        layout.addStretch()
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        blocked = self.bar.blockSignals(True)
        journeys = by_rank(self._workspace.project.journeys.values())
        while self.bar.count() > len(journeys):
            self.bar.removeTab(self.bar.count() - 1)
        for index, journey in enumerate(journeys):
            if index >= self.bar.count():
                self.bar.addTab("")
            self.bar.setTabText(index, journey.title.replace("&", "&&"))
            self.bar.setTabData(index, journey.id)
            self.bar.setTabToolTip(index, f"{journey.title} ({journey.state.label} state)")
            if journey.id == self._workspace.journey_id:
                self.bar.setCurrentIndex(index)
        self.bar.blockSignals(blocked)

    def add_journey(self) -> None:
        title, agreed = QInputDialog.getText(
            self, "New journey", "What is the journey called?", text="New journey"
        )
        if agreed and title.strip():
            journey_id = new_id(Journey)
            if self._workspace.run(AddJourney(journey_id, title, with_stages=default_stages())):
                self._workspace.show_journey(journey_id)

    def copy_journey(self, journey_id: str) -> None:
        """A copy as the future state, to be drawn on."""
        journey = self._workspace.project.journeys[journey_id]
        copy_id = new_id(Journey)
        title = f"{journey.title} (future)"
        command = CopyJourney(journey_id, copy_id, title, State.FUTURE, secrets.token_hex(8))
        if self._workspace.run(command) is not None:
            self._workspace.show_journey(copy_id)

    def _on_records(self, event: Event) -> None:
        if any(change.table == Journey.table for change in event.changes):
            self.refresh()

    def _on_chosen(self, index: int) -> None:
        journey_id = self.bar.tabData(index)
        if journey_id:
            self._workspace.show_journey(journey_id)

    def _on_moved(self, _from: int, _to: int) -> None:
        ids = [self.bar.tabData(index) for index in range(self.bar.count())]
        moved = self._workspace.journey_id
        place = ids.index(moved)
        before = ids[place + 1] if place + 1 < len(ids) else None
        self._workspace.run(MoveJourney(moved, before))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with left or right puts the journey elsewhere, F2 renames it."""
        if (
            watched is self.bar
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()  # the menu has the same key, for cards
            return True
        if watched is self.bar and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._shift(self.bar.currentIndex(), step)
                return True
            if event.key() == Qt.Key.Key_F2:
                self._rename(self.bar.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _move_tab(self, journey_id: str, step: int) -> None:
        self._workspace.show_journey(journey_id)
        self._shift(self.bar.currentIndex(), step)

    def _shift(self, index: int, step: int) -> None:
        """Move a tab one place; the edit follows as after a drag."""
        if 0 <= index + step < self.bar.count():
            self.bar.moveTab(index, index + step)

    def _rename(self, index: int) -> None:
        journey_id = self.bar.tabData(index)
        if not journey_id:
            return
        journey = self._workspace.project.journeys[journey_id]
        title, agreed = QInputDialog.getText(
            self, "Rename journey", "Name of the journey", text=journey.title
        )
        if agreed:
            self._workspace.run(EditFields(journey_id, {"title": title}))

    def _show_menu(self, place: QPoint) -> None:
        index = self.bar.tabAt(place)
        if index < 0:  # asked for by key: the menu of the journey that is shown
            index = self.bar.currentIndex()
        if index < 0:
            return
        journey_id = self.bar.tabData(index)
        journey = self._workspace.project.journeys[journey_id]
        menu = QMenu(self)
        menu.addAction("Rename…", lambda: self._rename(index))
        menu.addAction("Copy as future state", lambda: self.copy_journey(journey_id))
        states = menu.addMenu("State")
        for state in State:
            action = states.addAction(state.label.capitalize())
            action.setCheckable(True)
            action.setChecked(journey.state is state)
            edit = EditFields(journey_id, {"state": state})
            action.triggered.connect(lambda _=False, edit=edit: self._workspace.run(edit))
        menu.addSeparator()
        for text, step in (("Move left\tAlt+Left", -1), ("Move right\tAlt+Right", 1)):
            move = menu.addAction(text, partial(self._move_tab, journey_id, step))
            move.setEnabled(0 <= index + step < self.bar.count())
        menu.addSeparator()
        delete = menu.addAction("Delete", lambda: self._delete(journey_id))
        delete.setEnabled(self.bar.count() > 1)
        menu.exec(self.bar.mapToGlobal(place))
        menu.deleteLater()

    def _delete(self, journey_id: str) -> None:
        self._workspace.run(DeleteRecords([journey_id]))
