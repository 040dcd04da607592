"""Feedback beside the canvas: what was said at the selected touchpoint, or waits for a place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.feedback import is_open, waits
from journeymapper.app.observers import Event
from journeymapper.commands.base import plural
from journeymapper.domain.records import FeedbackNote, Touchpoint
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.finder import arranged
from journeymapper.gui.feedback.listing import FeedbackList, wish_of
from journeymapper.gui.feedback.model import NOTE
from journeymapper.gui.feedback.notes import Today
from journeymapper.gui.feedback.reply import ReplyBox
from journeymapper.gui.growing_field import GrowingField
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"feedback_notes", "personas", "touchpoints", "projects"})
MOVES = {"triage": Status.TRIAGED, "act": Status.ACTING}
_FOLLOWING = {Status.NEW: Status.TRIAGED, Status.TRIAGED: Status.ACTING}


class FeedbackPanel(QWidget):
    """Narrow enough for a dock. ``today`` is what days are counted to."""

    def __init__(self, workspace: Workspace, today: Today = date.today) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_stale = True
        self._place = ""
        self._closing: str | None = None
        self._actions = Actions(workspace, today)
        layout = column(self, (16, 14, 16, 14), 8)
        self._title = WrappedLabel(role="title")
        layout.addWidget(self._title)
        self._hint = WrappedLabel(role="small")
        layout.addWidget(self._hint)
        self.new = GrowingField("What did the customer say?", "New feedback note")
        self.new.setToolTip("Enter adds the note")
        self.new.entered.connect(self._send)
        self.new.left.connect(self._send)
        self.new.cancelled.connect(self._on_escape)
        remove = workspace.add_flusher(self._send)
        self.new.destroyed.connect(remove)
        layout.addWidget(self.new)
        self.list = FeedbackList(self._actions, narrow=True)
        at_least(self.list, height=160)
        self.list.delegate.status_clicked.connect(self._on_status)
        self.list.wished.connect(self.do)
        self.list.chosen.connect(self._on_chosen)
        layout.addWidget(self.list, 1)
        self.reply = ReplyBox(self._actions)
        self.reply.closed.connect(self._end_closing)
        self.reply.hide()
        layout.addWidget(self.reply)
        self.inbox = button("Open the inbox", self._open_inbox)
        layout.addWidget(self.inbox)
        layout.addStretch(0)
        workspace.records_changed.connect(self._on_records)
        workspace.selection_changed.connect(self._on_selection)

    @property
    def touchpoint(self) -> Touchpoint | None:
        """The touchpoint that the panel speaks of; None lists what waits for a place."""
        return self._workspace.project.touchpoints.get(self._workspace.selected or "")

    def show_record(self, record_id: str) -> None:
        """Show what was said at a touchpoint, or where a note is pinned, the note chosen."""
        record = self._workspace.project.find(record_id)
        place = record.touchpoint if isinstance(record, FeedbackNote) else record_id
        place = place or ""
        if place in self._workspace.project.touchpoints:
            self._workspace.select([place])
        elif isinstance(record, FeedbackNote):
            self._workspace.select(())
        self.refresh()
        if isinstance(record, FeedbackNote):
            self.list.choose([record.id])

    def add_note(self, touchpoint_id: str) -> None:
        """Be ready to type what a customer said at this touchpoint (or nowhere yet)."""
        self.show_record(touchpoint_id)
        self.new.setFocus()

    def refresh(self) -> None:
        """Show what the project holds now."""
        self._is_stale = False
        project, place = self._workspace.project, self.touchpoint
        self._place = place.id if place is not None else ""
        if place is not None:
            notes = project.referring(FeedbackNote, place.id)
            waiting = sum(waits(one) for one in notes)
            self._title.show_text(place.name or "Unnamed touchpoint")
            count = plural(len(notes), "note") if notes else "Nothing was said here yet."
            self._hint.show_text(f"{count}, {waiting} waiting" if waiting else count)
        else:
            every = project.feedback_notes.values()
            notes = [one for one in every if one.touchpoint is None and is_open(one)]
            self._title.show_text("Waiting for a place")
            self._hint.show_text(
                "Drag a note onto the touchpoint it speaks of."
                if notes
                else "Every open note has its place. Select a touchpoint to see its notes."
            )
        self.list.show_notes(arranged(notes, "newest"))
        self.list.setVisible(bool(notes))
        self._show_reply()

    def do(self, wish: str) -> None:
        """What a key asks for in the list."""
        ids = self.list.chosen_ids()
        if wish in ("next", "previous"):
            self.list.step(1 if wish == "next" else -1)
        elif wish == "new":
            self.new.setFocus()
        elif wish == "copy":
            self._actions.copy(ids)
        elif wish == "delete":
            self._actions.delete(ids)
        elif ids and wish == "open":
            self._workspace.page_asked.emit("feedback", ids[0])
        elif ids and wish == "close":
            self._begin_closing(ids[0])
        elif ids and wish == "reply":
            self._actions.toggle_reply(ids)
        elif ids and wish == "pin":
            self._pin(ids)
        elif ids and wish in MOVES:
            self._actions.mark(ids, MOVES[wish])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish and wish != "open":
            self.do(wish)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _pin(self, ids: list[str]) -> None:
        at = self.list.mapToGlobal(self.list.visualRect(self.list.currentIndex()).topLeft())
        self._actions.pin_with_picker(ids, self, at)

    def _send(self) -> None:
        text, place = self.new.text().strip(), self._place
        if not text:
            return
        note = self._actions.add(text, place if self._workspace.project.find(place) else None)
        if note is not None:
            self.new.clear()
            self.list.choose([note])

    def _on_escape(self) -> None:
        """Take back what is being typed; from the empty field lead back to the map."""
        if self.new.text():
            self.new.clear()
        else:
            self._workspace.page_asked.emit("map", "")

    def _on_status(self, index: QModelIndex) -> None:
        """The chip moves a note on: new, triaged, acting, and then it asks for the answer."""
        note: FeedbackNote = index.data(NOTE)
        if note.status in _FOLLOWING:
            self._actions.mark([note.id], _FOLLOWING[note.status])
        elif note.status is Status.ACTING:
            self._begin_closing(note.id)

    def _begin_closing(self, note_id: str) -> None:
        """Ask for the answer where one is due; what needs none is closed at once, as noted."""
        note = self._workspace.project.feedback_notes[note_id]
        if is_open(note) and not waits(note):
            self._actions.mark([note_id], Status.CLOSED)
            return
        self._closing = note_id
        self._show_reply()
        self.reply.field.setFocus()

    def _end_closing(self) -> None:
        self._closing = None
        self._show_reply()
        self.list.setFocus()

    def _show_reply(self) -> None:
        note = self._workspace.project.feedback_notes.get(self._closing or "")
        if note is None or not is_open(note):
            self._closing = note = None
        self.reply.show_notes([note] if note is not None else [])
        self.reply.setVisible(note is not None)

    def _on_chosen(self) -> None:
        if self._closing is not None and self._closing not in self.list.chosen_ids():
            self._closing = None
            self._show_reply()

    def _on_selection(self) -> None:
        self._send()
        self._closing = None
        self._ask_refresh()

    def _open_inbox(self) -> None:
        place = self.touchpoint
        self._workspace.page_asked.emit("feedback", place.id if place is not None else "")

    def _on_records(self, event: Event) -> None:
        if any(change.table in TABLES for change in event.changes):
            self._ask_refresh()

    def _ask_refresh(self) -> None:
        """At once while seen, else when seen next."""
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
