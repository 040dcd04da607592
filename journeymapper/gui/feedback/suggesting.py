"""Where notes may belong, as their words suggest: learned in free time, applied by nobody here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.analysis.suggestions import Suggester
from journeymapper.app.observers import Event
from journeymapper.domain.change import Change
from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.workspace import Workspace

PAUSE_MS = 8
NOTES_AT_ONCE = 60
_TABLES = frozenset({"feedback_notes", "touchpoints"})


class Suggesting(QObject):
    """Knows the words of a workspace's notes from ``begin`` on."""

    learned = Signal()
    """Everything was read; what is suggested now holds."""
    counted = Signal()
    """``places`` were found for all notes that were asked for."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._suggester: Suggester | None = None
        self._is_learning = False
        self._learning = QTimer(self, interval=PAUSE_MS)
        self._learning.timeout.connect(self._learn)
        self.places: dict[str, str] = {}
        """The likeliest touchpoint of each of the notes that were asked for, where there is one."""
        self._left: Iterator[str] = iter(())
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count)
        workspace.records_changed.connect(self._on_records)

    def begin(self) -> None:
        """Begin to read the notes; harmless when that was done."""
        if self._suggester is None:
            self._suggester = Suggester(self._workspace.project)
            self._is_learning = True
            self._learning.start()

    @property
    def is_busy(self) -> bool:
        """Whether something is still read or counted."""
        return self._is_learning or self._counting.isActive()

    def touchpoints(self, note: FeedbackNote, most: int = 3) -> list[str]:
        """Where a note that is pinned nowhere may belong, the likeliest first; nothing until the
        notes are read."""
        if self._suggester is None or self._is_learning or note.touchpoint is not None:
            return []
        known = self._workspace.project.touchpoints
        return [one for one, _ in self._suggester.touchpoints(note, most) if one in known]

    def tags(self, note: FeedbackNote, most: int = 3) -> list[str]:
        """Tags that a note may deserve, the likeliest first; nothing until the notes are read."""
        if self._suggester is None or self._is_learning:
            return []
        return [one for one, _ in self._suggester.tags(note, most)]

    def find_places(self, ids: Sequence[str]) -> None:
        """Find a place for each of these notes, in pieces of free time; then ``counted``."""
        self.places = {}
        self._left = iter(tuple(ids))
        self._counting.start()

    def stop(self) -> None:
        """Other notes were chosen."""
        self._counting.stop()
        self.places = {}

    def _learn(self) -> None:
        if self._suggester is None or not self._suggester.step():
            self._learning.stop()
            self._is_learning = False
            self.learned.emit()

    def _count(self) -> None:
        if self._is_learning:
            return
        found = self._workspace.project.feedback_notes
        for _ in range(NOTES_AT_ONCE):
            note_id = next(self._left, None)
            if note_id is None:
                self._counting.stop()
                self.counted.emit()
                return
            note = found.get(note_id)
            best = self.touchpoints(note, 1) if note is not None else []
            if best:
                self.places[note_id] = best[0]

    def _on_records(self, event: Event) -> None:
        if self._suggester is not None:
            self._suggester.changed(one for one in event.changes if _matters(one))


def _matters(change: Change) -> bool:
    """Whether an edit touches what suggestions are made of; a status, for one, is none of it."""
    before, after = change.before, change.after
    if isinstance(before, FeedbackNote) and isinstance(after, FeedbackNote):
        return (before.text, before.tags, before.touchpoint) != (
            after.text,
            after.tags,
            after.touchpoint,
        )
    return change.table in _TABLES
