"""Edits of many texts at once: what was found is replaced.

ReplaceTexts(sought, places)             places: (record_id, field, item), from ``searching``
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.replacing import Sought, replaced, text_fields, with_text
from journeymapper.commands.base import Command, called, plural, tidy
from journeymapper.commands.records import NEEDED, ONE_LINE
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.record import with_article
from journeymapper.domain.records import Record
from journeymapper.domain.rules import check_values

Place = tuple[str, str, int]


@frozen
class ReplaceTexts(Command):
    """Replace what is found in these places; those that are gone are passed over."""

    sought: Sought
    places: Sequence[Place]

    def plan(self, project: Project) -> Changes:
        if not self.sought.text:
            raise EditRefused("There is nothing to look for. Type what is to be replaced.")
        ends: dict[str, tuple[Record, Record]] = {}
        for record_id, field, item in self.places:
            record = project.find(record_id)
            if record is None or field not in text_fields(record.table):
                continue
            before, now = ends.get(record_id, (record, record))
            after = edited(now, field, item, self.sought)
            if after is not None:
                ends[record_id] = (before, after)
        for before, after in ends.values():
            why = refusal(before, after)
            if why:
                raise EditRefused(why)
        return tuple(Change(*both) for both in ends.values() if both[0] != both[1])

    def name(self, project: Project) -> str:
        text = self.sought.text
        sought = f"“{text[:29]}…”" if len(text) > 30 else f"“{text}”"
        return f"Replace {sought} in {plural(len(self.places), 'text')}"


def edited(record: Record, field: str, item: int, sought: Sought) -> Record | None:
    """A record with what is found in a field replaced; None where that is not there any more."""
    value = getattr(record, field)
    if isinstance(value, tuple):
        if not 0 <= item < len(value):
            return None
        value = value[item]
    text = replaced(value, sought)
    return with_text(record, field, item, tidy(text) if field in ONE_LINE else text)


def refusal(before: Record, after: Record) -> str:
    """Why a record may not become this; empty where it may."""
    needed = NEEDED.get(after.table)
    if needed and not getattr(after, needed).strip() and getattr(before, needed).strip():
        return f"{called(before)} would be left without a {needed}, and {_kind(after)} needs one."
    try:
        check_values(after)
    except EditRefused as refused:
        return str(refused)
    return ""


def _kind(record: Record) -> str:
    return with_article(record.word)
