"""Editing in place: the text of a sticky, the name of a cluster, over its row of the tray."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journeymapper.commands.base import Command
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import Cluster, Sticky
from journeymapper.gui.inspector.fields import BoundLine, BoundText
from journeymapper.gui.workspace import Workspace


class InPlace(QObject):
    """One editor at a time. Enter or Escape ends it, Shift+Enter begins a line of a sticky. A
    sticky that is left empty is deleted; a cluster may stay without a name."""

    ended = Signal(bool)
    """The editor is gone; whether the keys should go back to the list."""
    grown = Signal()
    """The editor takes another height."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._parent = parent
        self.record_id = ""
        self.editor: BoundText | BoundLine | None = None

    def begin(self, record_id: str) -> BoundText | BoundLine | None:
        """The editor of a record; the list puts it in its place."""
        self.end()
        record = self._workspace.project.find(record_id)
        editor: BoundText | BoundLine
        if isinstance(record, Sticky):
            editor = BoundText(self._workspace, self._sticky_edit, name="Sticky", lines=1)
            editor.show_value(record.text)
            editor.document().documentLayout().documentSizeChanged.connect(self.grown)
        elif isinstance(record, Cluster):
            editor = BoundLine(
                self._workspace,
                self._cluster_edit,
                name="Name of the cluster",
                placeholder="Name this cluster",
            )
            editor.show_value(record.name)
        else:
            return None
        self.record_id = record_id
        editor.setParent(self._parent)
        editor.installEventFilter(self)
        self.editor = editor
        editor.show()
        editor.selectAll()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor

    def end(self, *, goes_back: bool = False) -> None:
        """Keep what was typed."""
        editor, record_id = self.editor, self.record_id
        if editor is None:
            return
        self.editor, self.record_id = None, ""
        editor.removeEventFilter(self)
        self._edited = record_id
        editor.finish()
        is_empty = isinstance(editor, BoundText) and not editor.toPlainText().strip()
        editor.hide()
        editor.deleteLater()
        if is_empty and record_id in self._workspace.project.stickies:
            self._workspace.run(DeleteRecords([record_id]))
        self.ended.emit(goes_back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor:
            if event.type() == QEvent.Type.FocusOut:
                self.end()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                whole = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                if (enter and whole) or event.key() == Qt.Key.Key_Escape:
                    self.end(goes_back=True)
                    return True
        return super().eventFilter(watched, event)

    def _sticky_edit(self, text: str, merge_key: str) -> Command | None:
        record = self.record_id or self._edited
        if not text.strip() or record not in self._workspace.project.stickies:
            return None
        return EditFields(record, {"text": text.strip()}, merge_key=merge_key)

    def _cluster_edit(self, text: str, merge_key: str) -> Command | None:
        record = self.record_id or self._edited
        if self._workspace.project.find(record) is None:
            return None
        return EditFields(record, {"name": text}, merge_key=merge_key)

    _edited = ""
    """What the editor that just ended was about: its last keys are still to be sent."""
