"""A plan being written: each record once, with what it was and what it becomes; ids for copies."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from journeymapper.domain.change import Change, Changes
from journeymapper.domain.records import Record


def derived_id(kind: type[Record], seed: str, *parts: str) -> str:
    """An id that follows from the seed and the parts, so that plans which make copies are pure."""
    digest = hashlib.sha256("\0".join((kind.prefix, seed, *parts)).encode("utf-8", "replace"))
    return f"{kind.prefix}_{digest.hexdigest()[:16]}"


class Draft:
    """Collects edits to records; several edits to one record become one change."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self._ends: dict[str, Change] = {change.id: change for change in changes}

    def edit(self, record: Record, **values: Any) -> None:
        """Set fields of a record of the project, on top of what the draft already sets."""
        earlier = self._ends.get(record.id)
        before = record if earlier is None else earlier.before
        current = record if earlier is None or earlier.after is None else earlier.after
        self._ends[record.id] = Change(before, replace(current, **values))

    def add(self, record: Record) -> None:
        self._ends[record.id] = Change(None, record)

    def changes(self) -> Changes:
        """One change for each record that does not end as it began."""
        return tuple(change for change in self._ends.values() if change.before != change.after)
