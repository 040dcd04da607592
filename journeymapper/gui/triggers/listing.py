"""The table of all triggers of a journey, worked in with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QHeaderView, QMenu, QWidget

from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.gui.appearance import px
from journeymapper.gui.table import Table
from journeymapper.gui.touchpoint_picker import TouchpointPicker
from journeymapper.gui.triggers.model import STAGE, TOUCHPOINT, WHEN, TriggerModel
from journeymapper.gui.workspace import Workspace

SHARES = (22, 15, 22, 11, 9, 13, 10)
MOST_FITTED = 300
"""Rows whose height follows their text; in longer tables a tool tip tells the rest."""


class TriggerTable(Table):
    """A trigger a row; the last row takes the next one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Triggers")
        self._workspace = workspace
        self._follow: str | None = None
        self._asks = True
        self.triggers = TriggerModel(workspace, self._on_added, self._on_asked)
        self.setModel(self.triggers)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        self.verticalHeader().setMinimumSectionSize(px(34))
        self.row_delete_asked.connect(self._delete)
        self.opened.connect(self._on_opened)

    def refresh(self) -> None:
        """Show the journey as it is; the current cell stays with its trigger."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
        current = self.currentIndex()
        here = self.triggers.trigger(current.row())
        row, column = current.row(), max(current.column(), 0)
        wanted = self._follow or (here.id if here is not None else None)
        is_new, self._follow = self._follow is not None, None
        if self.triggers.refresh() or is_new:
            ids = self.triggers.ids
            row = ids.index(wanted) if wanted in ids else min(row, len(ids))
            if row >= 0:
                self.go_to(row, column)
            if had_focus:  # it was in a cell that stands elsewhere now
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._follow is not None:
            self.refresh()

    def finish(self) -> None:
        """Send what is typed; a text that belongs to no touchpoint yet waits, and nothing pops
        up."""
        self._asks = False
        super().finish()
        self._asks = True

    def refusal(self, index: QModelIndex, text: str) -> str:
        return self.triggers.refusal(index, text)

    def begin(self) -> None:
        """Go to the row that takes a new trigger."""
        self.go_to(len(self.triggers.ids), WHEN)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trigger(self, trigger_id: str) -> None:
        """Make a trigger the current one."""
        if trigger_id in self.triggers.ids:
            self.go_to(self.triggers.ids.index(trigger_id), WHEN)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.begin()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        each = max(self.viewport().width(), 640) / sum(SHARES)
        for column, share in enumerate(SHARES):
            self.setColumnWidth(column, int(each * share))
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        trigger = self.triggers.trigger(self.indexAt(event.pos()).row())
        if trigger is None:
            return
        menu = QMenu(self)
        menu.addAction("Show the touchpoint on the map", lambda: self._reveal(trigger.touchpoint))
        menu.addAction("Move to another touchpoint…", lambda: self._pick(self.currentIndex(), ""))
        menu.addSeparator()
        menu.addAction("Delete", lambda: self._delete(self.chosen_rows()))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _fit(self) -> None:
        if len(self.triggers.ids) <= MOST_FITTED:
            self.resizeRowsToContents()

    def _on_added(self, trigger_id: str) -> None:
        self._follow = trigger_id

    def _delete(self, rows: list[int]) -> None:
        found = [one.id for row in rows if (one := self.triggers.trigger(row)) is not None]
        if found:
            self._workspace.run(DeleteRecords(found), self)

    def _reveal(self, touchpoint: str) -> None:
        self._workspace.page_asked.emit("map", "")
        self._workspace.reveal(touchpoint)

    def _on_opened(self, index: QModelIndex, typed: str) -> None:
        if index.column() == TOUCHPOINT:
            self._pick(index, typed)
        elif index.column() == STAGE:
            self._workspace.told.emit("The stage is that of the touchpoint.")

    def _on_asked(self) -> None:
        if self._asks:
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        """Ask where the waiting trigger belongs."""
        self._pick(self.triggers.index(len(self.triggers.ids), TOUCHPOINT), "")

    def _pick(self, index: QModelIndex, typed: str) -> None:
        """Ask which touchpoint the trigger belongs to."""
        trigger = self.triggers.trigger(index.row())
        if trigger is None and not self.triggers.waiting:
            self._workspace.told.emit("Type first when it is to happen.")
            return
        trigger_id = trigger.id if trigger is not None else ""
        picker = TouchpointPicker(self._workspace.project, self._workspace.journey_id, self)
        picker.picked.connect(lambda touchpoint: self._on_picked(trigger_id, touchpoint))
        rect = self.visualRect(index.siblingAtColumn(TOUCHPOINT))
        picker.open_at(self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 2)))
        picker.line.setText(typed)

    def _on_picked(self, trigger_id: str, touchpoint: str) -> None:
        if trigger_id:
            self._workspace.run(EditFields(trigger_id, {"touchpoint": touchpoint}), self)
        elif self.triggers.add(touchpoint):
            self.refresh()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
