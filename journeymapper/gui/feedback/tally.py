"""What the inbox says of all notes: counts, shares, the names that fields offer. Counted once, then
kept in step with every edit, so that a key costs the same with a hundred notes and with 50,000."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from journeymapper.analysis.feedback import asks_reply, days_to_answer, is_answered, median, waits
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status

MOST_NAMES = 200


class Tally:
    """Counts of notes. ``take`` begins anew."""

    def __init__(self) -> None:
        self.take(Project())

    def take(self, project: Project) -> None:
        """Count every note of a project."""
        notes = project.feedback_notes.values()
        self.statuses: Counter[Status] = Counter(note.status for note in notes)
        self.sources: Counter[str] = Counter(note.source for note in notes)
        self.tags: Counter[str] = Counter(tag for note in notes for tag in note.tags)
        self.touchpoints: Counter[str] = Counter(note.touchpoint or "" for note in notes)
        self.waiting = sum(map(waits, notes))
        closed = [note for note in notes if note.status is Status.CLOSED]
        answered = [note for note in closed if is_answered(note)]
        self._asked = sum(note.needs_reply for note in notes)
        self._asked += sum(not note.needs_reply for note in answered)
        self._answered = len(answered)
        days = map(days_to_answer, answered)
        self._days: Counter[int] = Counter(one for one in days if one is not None)

    def follow(self, changes: Iterable[Change]) -> None:
        """Keep the counts in step with an edit."""
        for change in changes:
            if isinstance(change.before, FeedbackNote):
                self._count(change.before, -1)
            if isinstance(change.after, FeedbackNote):
                self._count(change.after, 1)

    @property
    def answered_share(self) -> float | None:
        """As ``analysis.closing.Answering.share`` of all notes."""
        return self._answered / self._asked if self._asked else None

    @property
    def median_days(self) -> float | None:
        """As ``analysis.closing.Answering.median_days`` of all notes."""
        return median(self._days.elements())

    def source_names(self) -> list[str]:
        """The sources that notes have, the commonest first."""
        return _commonest(self.sources)

    def tag_names(self) -> list[str]:
        return _commonest(self.tags)

    def _count(self, note: FeedbackNote, step: int) -> None:
        self.statuses[note.status] += step
        self.sources[note.source] += step
        self.touchpoints[note.touchpoint or ""] += step
        for tag in note.tags:
            self.tags[tag] += step
        if waits(note):
            self.waiting += step
        if asks_reply(note):
            self._asked += step
            if is_answered(note):
                self._answered += step
                days = days_to_answer(note)
                if days is not None:
                    self._days[days] += step


def _commonest(counts: Counter[str]) -> list[str]:
    return [one for one, count in counts.most_common(MOST_NAMES) if one and count > 0]
