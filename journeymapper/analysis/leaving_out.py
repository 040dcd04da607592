"""What hangs on what: a record that is left out takes along whatever says something of it.

Every field that refers to another record is in one of two groups. Where it is what the record is
about, the record goes as well: a sticky of an internal lane, the votes on it, the action that was
decided because of it. Where it only adds something, the field is emptied: a connection whose
measure goes keeps its share.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from operator import attrgetter
from typing import Any

from journeymapper.domain.frozen import altered
from journeymapper.domain.records import (
    TABLES,
    Cluster,
    Content,
    Image,
    Reading,
    Record,
    Season,
    Source,
    Sticky,
    references,
    table_of,
)
from journeymapper.going_on import go_on

EMPTIED = frozenset(
    {
        ("journeys", "derived_from"),
        ("touchpoints", "stage"),
        ("touchpoints", "channels"),
        ("touchpoints", "owner"),
        ("touchpoints", "done_by"),
        ("touchpoints", "derived_from"),
        ("touchpoints", "opens_journey"),
        ("connections", "measure"),
        ("personas", "portrait"),
        ("projects", "logo"),
        ("empathy_notes", "touchpoint"),
        ("feedback_notes", "touchpoint"),
        ("stickies", "cluster"),
        ("readings", "source"),
        ("triggers", "channel"),
        ("contents", "pain"),
        ("experiments", "measure"),
        ("variants", "path"),
        ("seasons", "touchpoints"),
        ("rituals", "owner"),
        ("actions", "owner"),
        ("actions", "measure"),
        ("review_comments", "touchpoint"),
        ("export_presets", "journeys"),
        ("export_presets", "personas"),
        ("export_presets", "logo"),
        ("export_presets", "review_round"),
    }
)
"""Fields that are emptied when what they refer to is left out."""
TAKES_ALONG = frozenset(
    {
        ("feedback_notes", "persona"),
        ("stickies", "stage"),
        ("stickies", "touchpoint"),
        ("stickies", "lane"),
        ("stickies", "persona"),
        ("measures", "stage"),
        ("measures", "touchpoint"),
        ("measures", "persona"),
        ("contents", "stage"),
        ("contents", "touchpoint"),
        ("contents", "persona"),
        ("experiments", "touchpoint"),
        ("experiments", "connection"),
        ("actions", "touchpoint"),
        ("actions", "feedback_note"),
        ("actions", "sticky"),
    }
)
"""Fields that may be empty, but where what they refer to is left out, the record is as well. Fields
that may not be empty are of this kind by themselves."""

Tables = dict[str, dict[str, Record]]


def leave_out(tables: Tables, gone: Iterable[str]) -> None:
    """Take records out of ``tables`` with all that hangs on them, and empty what referred to
    them."""
    left = set(gone)
    if not left:
        return
    before = _held_together(tables)
    newly: set[str] = set(left)
    while newly:
        found: set[str] = set()
        touched = {table_of(one) for one in newly}
        for table, field, is_many in _taking_along():
            if touched.isdisjoint(_tables_of(table, field)):
                continue
            go_on()
            read = attrgetter(field)
            for record_id, record in tables[table].items():
                value = read(record)
                if value in newly if not is_many else not newly.isdisjoint(value):
                    found.add(record_id)
        newly = found - left
        left |= newly
    for record_id in left:
        tables[table_of(record_id)].pop(record_id, None)
    _empty(tables, left)
    after = _held_together(tables)
    for table, held in before.items():
        for record_id in held - after[table]:
            tables[table].pop(record_id, None)
            left.add(record_id)
    _empty(tables, left)


def _taking_along() -> list[tuple[str, str, bool]]:
    return [
        (table, one.field, one.many)
        for table, kind in TABLES.items()
        for one in references(kind)
        if one.required or (table, one.field) in TAKES_ALONG
    ]


def _tables_of(table: str, field: str) -> Collection[str]:
    (tables,) = (one.tables for one in references(TABLES[table]) if one.field == field)
    return tables


def _held_together(tables: Tables) -> dict[str, set[str]]:
    """What is there for the sake of others: clusters with stickies, sources that somebody cites,
    seasons of certain touchpoints, content that answers a pain. When the last of those is gone,
    they say of it what nobody shall read."""
    stickies: Any = tables[Sticky.table].values()
    readings: Any = tables[Reading.table].values()
    citations: Any = tables["citations"].values()
    seasons: Any = tables[Season.table].values()
    contents: Any = tables[Content.table].values()
    return {
        Cluster.table: {one.cluster for one in stickies if one.cluster},
        Source.table: {one.source for one in citations} | {one.source for one in readings} - {None},
        Season.table: {one.id for one in seasons if one.touchpoints},
        Content.table: {
            one.id for one in contents if one.pain and not (one.stage or one.touchpoint)
        },
    }


def _empty(tables: Tables, gone: Collection[str]) -> None:
    """Empty what refers to records that are left out."""
    touched = {table_of(one) for one in gone}
    for table, field in EMPTIED:
        if touched.isdisjoint(_tables_of(table, field)):
            continue
        many = next(one.many for one in references(TABLES[table]) if one.field == field)
        _alter(tables[table], field, _without(gone) if many else _unless(gone))


def _without(gone: Collection[str]) -> Callable[[Any], Any]:
    return lambda value: tuple(one for one in value if one not in gone)


def _unless(gone: Collection[str]) -> Callable[[Any], Any]:
    return lambda value: None if value in gone else value


def _alter(records: dict[str, Record], field: str, change: Callable[[Any], Any]) -> None:
    go_on()
    read = attrgetter(field)
    for record_id, record in records.items():
        value = read(record)
        if value and (after := change(value)) != value:
            changed: dict[str, Any] = {field: after}
            records[record_id] = altered(record, **changed)


def unused_images(tables: Tables, kept: Iterable[str]) -> set[str]:
    """Images that no record refers to, but for those that are ``kept`` anyway."""
    used = set(kept)
    for table, kind in TABLES.items():
        for one in references(kind):
            if Image.table in one.tables:
                used.update(filter(None, map(attrgetter(one.field), tables[table].values())))
    return set(tables[Image.table]) - used
