"""Search in all texts of a project, and what replacing would make of them.

Every text field of every record is looked through, found by its type, but for those that hold no
text of people: ids, ranks, colours, codes and fingerprints.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from journeymapper.domain.coding import field_types
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    TABLES,
    Journey,
    Record,
    references,
)

LONGEST_SOUGHT = 500
MOST_PLACES = 20_000
"""Places of one search; more are left for the next."""
_SLICE = 400
_NO_TEXT = frozenset({"id", "rank", "colour", "icon", "template", "template_words", "media_type"})
_NO_TEXT_IN: Mapping[str, frozenset[str]] = {
    "projects": frozenset({"currency", "locale"}),
    "touchpoints": frozenset({"devices"}),
    "measures": frozenset({"device"}),
    "feedback_notes": frozenset({"external_id"}),
    "milestones": frozenset({"at"}),
    "contents": frozenset({"consent"}),
    "actions": frozenset({"finding"}),
    "votes": frozenset({"voter"}),
    "dismissals": frozenset({"check", "about"}),
    "thresholds": frozenset({"check", "name"}),
}
"""Codes, keys of checks, and what counts dots or tells notes of an import apart."""


@frozen
class Sought:
    """What is looked for, and what comes in its place. Case is passed over unless it ``is_exact``;
    ``whole_words``: no letter or digit stands beside it."""

    text: str
    replacement: str = ""
    is_exact: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str]:
        """What finds it; nothing of the text has a meaning of its own."""
        found = re.escape(self.text[:LONGEST_SOUGHT])
        if self.whole_words:
            found = rf"(?<!\w){found}(?!\w)"
        return re.compile(found, 0 if self.is_exact else re.IGNORECASE)


@frozen
class TextPlace:
    """A field of a record in which something is found; ``item`` is the place in a list of texts
    (-1: it is one text). ``spans`` are where it is found in ``before``."""

    record_id: str
    field: str
    item: int
    before: str
    spans: tuple[tuple[int, int], ...]

    @property
    def key(self) -> tuple[str, str, int]:
        return self.record_id, self.field, self.item


@cache
def text_fields(table: str) -> tuple[str, ...]:
    """The fields of a table's records that hold what people write."""
    kind = TABLES[table]
    passed_over = _NO_TEXT | _NO_TEXT_IN.get(table, frozenset())
    referring = {one.field for one in references(kind)}
    return tuple(
        name
        for name, hint in field_types(table).items()
        if hint in (str, tuple[str, ...]) and name not in passed_over | referring
    )


def searching(
    project: Project, sought: Sought, journey: str = ""
) -> Generator[tuple[float, list[TextPlace]], None, None]:
    """Look through a project, or what belongs to one journey, a slice at a time: how far it is, 0
    to 1, and the places of the slice. Ends after ``MOST_PLACES``."""
    if not sought.text:
        return
    pattern = sought.pattern()
    total = max(1, sum(len(project.all(TABLES[table])) for table in TABLES if text_fields(table)))
    done = count = 0
    for table in TABLES:
        fields = text_fields(table)
        ids = list(project.all(TABLES[table])) if fields else []
        for begin in range(0, len(ids), _SLICE):
            found: list[TextPlace] = []
            for record_id in ids[begin : begin + _SLICE]:
                record = project.find(record_id)
                if record is not None and (not journey or journey_of(project, record) == journey):
                    found += _places(record, fields, pattern)
            done += _SLICE
            count += len(found)
            yield min(1.0, done / total), found[: max(0, len(found) - max(0, count - MOST_PLACES))]
            if count >= MOST_PLACES:
                return


def _places(record: Record, fields: tuple[str, ...], pattern: re.Pattern[str]) -> list[TextPlace]:
    places = []
    for field in fields:
        value = getattr(record, field)
        texts = enumerate(value) if isinstance(value, tuple) else ((-1, value),)
        for item, text in texts:
            if text and (spans := tuple(one.span() for one in pattern.finditer(text))):
                places.append(TextPlace(record.id, field, item, text, spans))
    return places


def replaced(text: str, sought: Sought) -> str:
    """A text with all that is found replaced."""
    return sought.pattern().sub(lambda _: sought.replacement, text)


def with_text(record: Record, field: str, item: int, text: str) -> Record:
    """A record with another text in a field, or in one place of a field that holds several."""
    value: Any = getattr(record, field)
    after = text if item < 0 else (*value[:item], text, *value[item + 1 :])
    values: dict[str, Any] = {field: after}
    return replace(record, **values)


def journey_of(project: Project, record: Any) -> str:
    """The journey that a record belongs to; empty where it belongs to the whole project."""
    if isinstance(record, Journey):
        return record.id
    for _ in range(4):  # a variant of an experiment of a touchpoint, and no deeper
        if record is None:
            return ""
        journey = getattr(record, "journey", None)
        if journey:
            return str(journey)
        record = _holder(project, record)
    return ""


_HOLDERS = ("touchpoint", "stage", "connection", "measure", "experiment", "record")


def _holder(project: Project, record: Any) -> Record | None:
    for field in _HOLDERS:
        held = getattr(record, field, None)
        if isinstance(held, str) and (found := project.find(held)) is not None:
            return found
    return None
