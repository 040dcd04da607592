"""A sticky in the tray: dragged onto the canvas, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from journeymapper.commands.base import Command
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import Sticky
from journeymapper.gui.drags import drag_records
from journeymapper.gui.inspector.cards import StickyCard
from journeymapper.gui.inspector.fields import BoundText
from journeymapper.gui.workspace import Workspace


class StickyItem(StickyCard):
    """Enter places it, F2 or a double click edits it, Delete deletes it."""

    place_asked = Signal()

    def __init__(self, workspace: Workspace, sticky_id: str) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._sticky = sticky_id
        self.editor: BoundText | None = None
        self.double_clicked.connect(self.edit)
        self.rename_asked.connect(self.edit)
        self.delete_asked.connect(self.delete)
        self.dragged.connect(lambda: drag_records(self, [sticky_id]))

    def show_sticky(self, sticky: Sticky, place: str = "", votes: str = "") -> None:
        super().show_sticky(sticky, place, votes)
        if self.editor is not None:
            self.editor.show_value(sticky.text)

    def edit(self) -> None:
        """Type another text, in place: Enter or Escape ends it, Shift+Enter begins a line."""
        if self.editor is None:
            self.editor = BoundText(self._workspace, self._make_edit, name="Sticky", lines=1)
            self.editor.installEventFilter(self)
            self.body.insertWidget(0, self.editor)
        sticky = self._workspace.project.stickies[self._sticky]
        self.editor.show_value(sticky.text)
        self.text.hide()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.selectAll()

    def delete(self) -> None:
        self._workspace.run(DeleteRecords([self._sticky]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_asked.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor:
            if event.type() == QEvent.Type.FocusOut:
                self._end_edit()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                whole = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                if (enter and whole) or event.key() == Qt.Key.Key_Escape:
                    self.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return super().eventFilter(watched, event)

    def _make_edit(self, text: str, merge_key: str) -> Command | None:
        if not text.strip() or self._sticky not in self._workspace.project.stickies:
            return None
        return EditFields(self._sticky, {"text": text.strip()}, merge_key=merge_key)

    def _end_edit(self) -> None:
        editor = self.editor
        if editor is None or editor.isHidden():
            return
        editor.finish()
        editor.hide()
        self.text.show()
        if not editor.toPlainText().strip():
            self.delete()
