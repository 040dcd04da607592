"""What is done with chosen feedback notes, the same in the inbox and in the panel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.commands.base import Command, Together, counted
from journeymapper.commands.feedback import AddFeedback, PinFeedback, SetStatus
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import FeedbackNote, new_id
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.actions.making import make_action
from journeymapper.gui.feedback.notes import Today
from journeymapper.gui.touchpoint_picker import TouchpointPicker
from journeymapper.gui.workspace import Workspace


class Actions:
    """Edits of feedback notes, sent through the workspace; closed notes are dated ``today()``."""

    def __init__(self, workspace: Workspace, today: Today) -> None:
        self.workspace = workspace
        self.today = today

    def add(self, text: str, touchpoint: str | None = None) -> str | None:
        """A new note received today; its id, or None where it was refused."""
        note = new_id(FeedbackNote)
        command = AddFeedback(note, text, touchpoint=touchpoint, received_on=self.today())
        return note if self.workspace.run(command) is not None else None

    def mark(self, ids: Sequence[str], status: Status, reply: str | None = None) -> bool:
        """Move notes on. Closing needs an answer, this one or the one that each note holds."""
        self.workspace.flush()
        on = self.today() if status is Status.CLOSED else None
        if not ids:
            return False
        return self.workspace.run(SetStatus(tuple(ids), status, reply, on)) is not None

    def delete(self, ids: Sequence[str]) -> None:
        if ids:
            self.workspace.run(DeleteRecords(list(ids)))

    def pin(self, ids: Sequence[str], touchpoint: str | None) -> None:
        self.workspace.run(PinFeedback(tuple(ids), touchpoint))

    def pin_with_picker(self, ids: Sequence[str], parent: QWidget, at: QPoint) -> TouchpointPicker:
        """Ask which touchpoint these notes speak of."""
        workspace = self.workspace
        picker = TouchpointPicker(workspace.project, workspace.journey_id, parent)
        picker.picked.connect(partial(self.pin, tuple(ids)))
        picker.open_at(at)
        return picker

    def tag(self, ids: Sequence[str], tags: Sequence[str]) -> None:
        """Give several notes these tags, beside those they have."""
        notes = [self.workspace.project.feedback_notes[one] for one in ids]
        steps: list[Command] = [
            EditFields(note.id, {"tags": tuple(sorted({*note.tags, *tags}))})
            for note in notes
            if not set(tags) <= set(note.tags)
        ]
        if steps:
            self.workspace.run(Together(f"Tag {counted([one.id for one in notes])}", steps))

    def reveal(self, touchpoint: str) -> None:
        self.workspace.page_asked.emit("map", "")
        self.workspace.reveal(touchpoint)

    def menu(self, ids: Sequence[str], parent: QWidget, at: QPoint) -> QMenu:
        """The context menu of chosen notes. Closing is asked of ``parent`` by its key."""
        notes = [self.workspace.project.feedback_notes[one] for one in ids]
        menu = QMenu(parent)
        for status, text in (
            (Status.NEW, "Mark as new"),
            (Status.TRIAGED, "Triage\tT"),
            (Status.ACTING, "Act\tA"),
        ):
            action = menu.addAction(text, partial(self.mark, ids, status))
            action.setEnabled(any(note.status is not status for note in notes))
        menu.addSeparator()
        menu.addAction("Pin to a touchpoint…", partial(self.pin_with_picker, ids, parent, at))
        pinned = [note.touchpoint for note in notes if note.touchpoint is not None]
        if pinned:
            menu.addAction("Unpin", partial(self.pin, ids, None))
            menu.addAction("Show on the map", partial(self.reveal, pinned[0]))
        if len(ids) == 1:
            menu.addAction("Make it an action", partial(make_action, self.workspace, ids[0]))
        menu.addSeparator()
        menu.addAction("Delete\tDel", partial(self.delete, ids))
        return menu
