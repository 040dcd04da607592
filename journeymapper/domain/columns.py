"""Many changes of one kind of record, looked at field by field instead of one by one.

An edit of tens of thousands of records mostly changes one field of each. What is asked of every
value, or written for every record, is asked and written for that field alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter, is_
from typing import Any

from journeymapper.domain.change import Change
from journeymapper.domain.coding import field_names, field_values
from journeymapper.domain.records import Image, Record

MANY = 100
"""From so many changes that follow one another on it is worth looking at them by fields."""

Column = Sequence[Any]
_side = attrgetter("before", "after")


def kind_of_update(change: Change) -> type[Record] | None:
    """The kind of record that a change leaves in its place, other than before; None for what comes
    or goes, and for an image, whose values are no rows."""
    before, after = _side(change)
    if before is None or after is None or isinstance(after, Image):
        return None
    return type(after)


def in_runs(
    changes: Iterable[Change],
) -> Iterator[tuple[type[Record] | None, list[Change]]]:
    """Changes in their order, in runs: of at least ``MANY`` updates of one kind of record, with
    that kind; and all that lies between, with None."""
    rest: list[Change] = []
    for kind, group in groupby(changes, key=kind_of_update):
        run = list(group)
        if kind is None or len(run) < MANY:
            rest += run
            continue
        if rest:
            yield None, rest
            rest = []
        yield kind, run
    if rest:
        yield None, rest


def differing(kind: type[Record], changes: Sequence[Change]) -> Mapping[str, tuple[Column, Column]]:
    """Of updates of one kind of record: the fields that differ in any of them, each with its values
    before and after, in the order of the changes."""
    for known, found in _remembered or ():
        if len(known) == len(changes) and all(map(is_, known, changes)):
            return found
    found = _differing(kind, changes)
    if _remembered is not None:
        _remembered.append((changes, found))
    return found


_remembered: list[tuple[Sequence[Change], Mapping[str, tuple[Column, Column]]]] | None = None


@contextmanager
def remembering() -> Iterator[None]:
    """While an edit is made: what differs is looked up once, not by everybody who asks."""
    global _remembered
    before, _remembered = _remembered, []
    try:
        yield
    finally:
        _remembered = before


def _differing(
    kind: type[Record], changes: Sequence[Change]
) -> Mapping[str, tuple[Column, Column]]:
    sides = list(map(_side, changes))
    before = zip(*(field_values(one) for one, _ in sides), strict=True)
    after = zip(*(field_values(one) for _, one in sides), strict=True)
    return {
        name: (old, new)
        for name, old, new in zip(field_names(kind), before, after, strict=True)
        if old != new
    }
