"""What is done with chosen feedback notes, the same in the inbox and in the panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.analysis.feedback import left_said, to_move_on
from journeymapper.app.observers import Event
from journeymapper.commands.base import Command, plural
from journeymapper.commands.feedback import AddFeedback, PinFeedback, SetStatus
from journeymapper.commands.feedback_bulk import (
    BULK,
    MergeFeedback,
    PinEach,
    SetNeedsReply,
    TagFeedback,
    duplicates,
    same_words,
)
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.records import FeedbackNote, new_id
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.actions.making import make_action
from journeymapper.gui.feedback.notes import Today, copied
from journeymapper.gui.touchpoint_picker import TouchpointPicker
from journeymapper.gui.waiting import waiting_for
from journeymapper.gui.workspace import Workspace

NOTABLE = 5_000
"""From so many notes on it is said that a step takes a moment."""


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

    def mark(
        self, ids: Sequence[str], status: Status, reply: str | None = None, *, noted: bool = False
    ) -> bool:
        """Move notes on. Closing needs an answer for those that need a reply, this one or the one
        that each note holds, unless they are ``noted``."""
        self.workspace.flush()
        on = self.today() if status is Status.CLOSED else None
        if status is not Status.CLOSED:
            ids = self._moved_on(ids, status)
        if not ids:
            return False
        return self._run(SetStatus(tuple(ids), status, reply, on, noted), len(ids)) is not None

    def _moved_on(self, ids: Sequence[str], status: Status) -> list[str]:
        """Those of the notes that a step to this status moves; says what it leaves as it is."""
        found = self.workspace.project.feedback_notes
        notes = [found[one] for one in ids if one in found]
        moved = to_move_on(notes, status)
        said = left_said(notes, len(moved), status)
        if said:
            self.workspace.told.emit(said)
        return [one.id for one in moved]

    def _run(self, command: Command, count: int) -> Event | None:
        """Make an edit; of very many notes it is said before that it takes a moment."""
        if count < NOTABLE:
            return self.workspace.run(command)
        with waiting_for(self.workspace, f"Changing {count:,} notes…"):
            return self.workspace.run(command)

    def delete(self, ids: Sequence[str]) -> None:
        notes = plural(len(ids), FeedbackNote.word)
        if ids:
            command = self._kept(DeleteRecords(list(ids)), len(ids), f"Before deleting {notes}")
            self._run(command, len(ids))

    def merge(self, ids: Sequence[str]) -> str | None:
        """Make one of each group of notes that say the same: among these or, of one alone, with
        every other note. The first that is left; None where none say the same."""
        project = self.workspace.project
        found = project.feedback_notes
        groups = duplicates(found[one] for one in ids)
        if len(ids) == 1:
            words = same_words(found[ids[0]].text)
            same = [one for one in found.values() if same_words(one.text) == words]
            groups = [one for one in duplicates(same) if ids[0] in one]
        if not groups:
            others = "No other note says" if len(ids) == 1 else "No two of these notes say"
            self.workspace.told.emit(f"{others} the same of the same customer.")
            return None
        count = sum(map(len, groups))
        notes = plural(count, FeedbackNote.word)
        command = self._kept(MergeFeedback(groups), count, f"Before merging {notes}")
        if self._run(command, count) is None:
            return None
        self.workspace.told.emit(f"Merged {notes} into {len(groups):,}")
        return groups[0][0]

    def toggle_reply(self, ids: Sequence[str]) -> None:
        """Say that these notes need a reply, or where all do, that none of them does."""
        found = self.workspace.project.feedback_notes
        if ids:
            needs_reply = not all(found[one].needs_reply for one in ids)
            self._run(SetNeedsReply(tuple(ids), needs_reply), len(ids))

    def pin(self, ids: Sequence[str], touchpoint: str | None) -> None:
        self._run(PinFeedback(tuple(ids), touchpoint), len(ids))

    def pin_each(self, places: Mapping[str, str]) -> None:
        """Pin each note to a touchpoint of its own, in one step; ``places`` by note."""
        event = self._run(PinEach(tuple(places.items())), len(places))
        if event is not None:
            self.workspace.told.emit(event.name)

    def pin_with_picker(self, ids: Sequence[str], parent: QWidget, at: QPoint) -> TouchpointPicker:
        """Ask which touchpoint these notes speak of."""
        workspace = self.workspace
        picker = TouchpointPicker(workspace.project, workspace.journey_id, parent)
        picker.picked.connect(partial(self.pin, tuple(ids)))
        picker.open_at(at)
        return picker

    def tag(self, ids: Sequence[str], tags: Sequence[str]) -> None:
        """Give several notes these tags, beside those they have."""
        if ids:
            self._run(TagFeedback(tuple(ids), tuple(tags)), len(ids))

    def copy(self, ids: Sequence[str]) -> None:
        """Put the notes on the clipboard, a line each, as cells for a spreadsheet."""
        if ids:
            QGuiApplication.clipboard().setText(copied(self.workspace.project, ids))
            self.workspace.told.emit(f"Copied {plural(len(ids), FeedbackNote.word)}")

    def reveal(self, touchpoint: str) -> None:
        self.workspace.page_asked.emit("map", "")
        self.workspace.reveal(touchpoint)

    def _kept(self, command: Command, count: int, title: str) -> Command:
        """The edit of so many notes; of many with a milestone at the place before it."""
        return command if count < BULK else self.workspace.session.after_milestone(command, title)

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
            action.setEnabled(bool(to_move_on(notes, status)))
        menu.addSeparator()
        needs = all(note.needs_reply for note in notes)
        text = "Needs no reply\tR" if needs else "Needs a reply\tR"
        menu.addAction(text, partial(self.toggle_reply, ids))
        menu.addAction("Pin to a touchpoint…\tP", partial(self.pin_with_picker, ids, parent, at))
        pinned = [note.touchpoint for note in notes if note.touchpoint is not None]
        if pinned:
            menu.addAction("Unpin", partial(self.pin, ids, None))
            menu.addAction("Show on the map", partial(self.reveal, pinned[0]))
        if len(ids) == 1:
            menu.addAction("Make it an action", partial(make_action, self.workspace, ids[0]))
        menu.addSeparator()
        if len(ids) > 1:
            menu.addAction("Merge those that say the same\tX", partial(self.merge, ids))
        menu.addAction("Delete\tDel", partial(self.delete, ids))
        return menu
