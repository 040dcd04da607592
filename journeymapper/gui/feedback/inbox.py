"""All feedback of the project: a list to go through, and the chosen note beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from journeymapper.app.observers import Event
from journeymapper.domain.records import FeedbackNote, Persona, Touchpoint
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.editor import NoteEditor
from journeymapper.gui.feedback.head import InboxHead
from journeymapper.gui.feedback.listing import FeedbackList, wish_of
from journeymapper.gui.feedback.notes import Finder, Today
from journeymapper.gui.parts import column, label, panel
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"feedback_notes", "personas", "touchpoints", "actions", "projects"})
SIDE_BY_SIDE = 900
"""Pixels from which the chosen note stands beside the list, not below it."""
EDITOR_WIDTH = 400


class FeedbackInbox(QWidget):
    """Fills the window. ``today`` is what days are counted to."""

    def __init__(self, workspace: Workspace, today: Today = date.today) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_stale = True
        self._finder = Finder()
        self._kept: frozenset[str] = frozenset()
        self.actions_on_notes = Actions(workspace, today)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        outer = column(self, gap=0)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        outer.addWidget(self._split)
        left = panel("paper")
        layout = column(left, (24, 16, 16, 0), 10)
        self.head = InboxHead(workspace)
        self.head.changed.connect(self._on_wanted)
        self.head.said.connect(self._add)
        self.head.filter.left.connect(self._focus_list)
        layout.addWidget(self.head)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(16, 40, 16, 20)
        layout.addWidget(self._empty)
        self.list = FeedbackList(self.actions_on_notes)
        self.list.chosen.connect(self._on_chosen)
        self.list.wished.connect(self.do)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self._split.addWidget(left)
        self.editor = NoteEditor(self.actions_on_notes)
        self.editor.reply.closed.connect(self._focus_list)
        self._split.addWidget(self.editor)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        workspace.records_changed.connect(self._on_records)

    def show_record(self, record_id: str) -> None:
        """Choose a note; of a touchpoint or persona, list what speaks of it."""
        record = self._workspace.project.find(record_id)
        if isinstance(record, FeedbackNote):
            self.refresh()
            if self.list.notes.row_of(record.id) < 0:
                self.head.show_words("")
            self.list.choose([record.id])
            self._focus_list()
        elif isinstance(record, Touchpoint | Persona):
            self.head.show_words(record.name)

    def refresh(self) -> None:
        """Show what the project holds now."""
        self._is_stale = False
        project = self._workspace.project
        self.head.refresh(project)
        notes = self._finder.find(project, self.head.wanted, self._kept)
        self.list.show_notes(notes)
        self._empty.setVisible(not notes)
        self.list.setVisible(bool(notes))
        self._empty.setText(
            "Nothing here fits. Take a filter away to see more."
            if project.feedback_notes
            else "No feedback yet. Type above what a customer said, and press Enter."
        )
        self._show_chosen()

    def do(self, wish: str) -> None:
        """What a key asks for: triage, act, close, next, previous, new, delete, open."""
        ids = self.list.chosen_ids()
        if wish in ("next", "previous"):
            self.list.step(1 if wish == "next" else -1)
        elif wish == "new":
            self.head.new.setFocus()
        elif wish == "delete":
            self.actions_on_notes.delete(ids)
        elif ids and wish == "open":
            (self.editor.text if len(ids) == 1 else self.editor.more_tags).setFocus()
        elif ids and wish == "close":
            self.editor.reply.field.setFocus()
        elif ids:
            status = Status.TRIAGED if wish == "triage" else Status.ACTING
            self.actions_on_notes.mark(ids, status)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish and wish != "open":
            self.do(wish)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_list()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= SIDE_BY_SIDE
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._split.orientation() != wanted or event.oldSize().width() <= 0:
            self._split.setOrientation(wanted)
            self.editor.arrange(is_tall=is_wide)
            whole = self.width() if is_wide else self.height()
            part = min(EDITOR_WIDTH, whole // 2) if is_wide else whole // 2
            self._split.setSizes([whole - part, part])

    def _focus_list(self) -> None:
        if self.list.notes.notes:
            if not self.list.chosen_ids():
                self.list.step(0)
            self.list.setFocus()
        else:
            self.head.new.setFocus()

    def _add(self, text: str) -> None:
        note = self.actions_on_notes.add(text)
        if note is not None:
            self.head.new.clear()
            self._kept |= {note}
            self.refresh()
            self.list.choose([note])

    def _on_wanted(self) -> None:
        self._kept = frozenset()
        self.refresh()

    def _on_chosen(self) -> None:
        self._workspace.flush()
        self._show_chosen()

    def _show_chosen(self) -> None:
        found = self._workspace.project.feedback_notes
        self.editor.show_notes([found[one] for one in self.list.chosen_ids() if one in found])

    def _on_records(self, event: Event) -> None:
        changes = [change for change in event.changes if change.table in TABLES]
        if not changes:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self._keep_edited(event)
        self.refresh()

    def _keep_edited(self, event: Event) -> None:
        """A listed note whose words are edited stays listed; one that is moved on may leave."""
        for change in event.changes:
            before, after = change.before, change.after
            if not isinstance(before, FeedbackNote) or not isinstance(after, FeedbackNote):
                continue
            if before.status is not after.status:
                self._kept -= {after.id}
            elif self.list.notes.row_of(after.id) >= 0:
                self._kept |= {after.id}
