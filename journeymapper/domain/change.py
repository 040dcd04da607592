"""Edits as values: a change is a record before and after; undo is the same change turned round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.domain.errors import BrokenEdit
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Record


@frozen
class Change:
    """One record before and after; ``None`` before means created, ``None`` after deleted."""

    before: Record | None
    after: Record | None

    def __init__(self, before: Record | None, after: Record | None) -> None:
        # Written out, as changes are made by the ten thousand.
        put = object.__setattr__
        put(self, "before", before)
        put(self, "after", after)

    @property
    def record(self) -> Record:
        """The record after the change, or what it was when the change deletes it."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise BrokenEdit("a change needs a record on one side")
        return record

    @property
    def id(self) -> str:
        return (self.after or self.before or self.record).id

    @property
    def table(self) -> str:
        return (self.after or self.before or self.record).table

    def reversed(self) -> Change:
        return Change(self.after, self.before)


Changes = tuple[Change, ...]


def created(*records: Record) -> Changes:
    return tuple(Change(before=None, after=record) for record in records)


def deleted(*records: Record) -> Changes:
    return tuple(Change(record, None) for record in records)


def undone(changes: Sequence[Change]) -> Changes:
    """The changes that take these back: swapped, in reverse order."""
    return tuple(change.reversed() for change in reversed(changes))


def composed(*steps: Iterable[Change]) -> Changes:
    """Several steps as one: for each record its first before and its last after; records that
    end as they began are left out."""
    ends: dict[str, Change] = {}
    for step in steps:
        for change in step:
            earlier = ends.get(change.id)
            if earlier is None:
                ends[change.id] = change
            else:
                if earlier.after != change.before:
                    raise BrokenEdit(f"the steps do not join at {change.id}")
                ends[change.id] = Change(earlier.before, change.after)
    return tuple(change for change in ends.values() if change.before != change.after)
