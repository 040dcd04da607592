"""Every kind of record as a sheet: readable headings, references by name, ids in the last column,
hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from journeymapper.analysis.sources import said_of
from journeymapper.domain.coding import field_names
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    RECORD_TYPES,
    Image,
    Record,
    Source,
    Touchpoint,
    VoteRound,
    references,
)
from journeymapper.exporters.xlsx.headings import FIELDS, TABLES
from journeymapper.exporters.xlsx.sheets import BETWEEN, Column, Sheets, plain, width_for
from journeymapper.words import said

_OF_THE_MAP = frozenset(
    {"x", "y", "width", "height", "bends", "pinned", "rank", "source_side", "target_side", "colour"}
)
"""Where things stand tells nothing in a table; the rows stand in their order."""
_HIDDEN_FIELDS = frozenset({"id", "data", "template_words", "about"})
_SHARES = frozenset({"share", "share_of_customers", "base_rate", "wished_rate", "opacity"})
_LOOKED_AT = 300
"""Rows that say how wide a column is."""


def record_sheets(book: Sheets, project: Project) -> Iterator[str]:
    """Write a sheet for every kind of record that there is, but touchpoints, which have one of
    their own making; gives the name of each."""
    for kind in RECORD_TYPES:
        if kind is Touchpoint or not project.all(kind):
            continue
        yield _sheet(book, project, kind)


def _sheet(book: Sheets, project: Project, kind: type[Record]) -> str:
    names = [
        one for one in field_names(kind) if one not in _OF_THE_MAP and one not in _HIDDEN_FIELDS
    ]
    cells = _cells(project, kind, names)
    records = _in_order(project, kind)
    probe = [cells(one) for one in islice(records, _LOOKED_AT)]
    columns = [
        Column(
            name=heading(one),
            kind="share" if one in _SHARES else _kind(row[place] for row in probe),
            width=width_for(heading(one), (str(plain(row[place]) or "") for row in probe)),
        )
        for place, one in enumerate(names)
    ]
    columns.append(Column(name=said("Id"), width=24.0, hidden=True))
    return book.sheet(
        said(TABLES[kind.table]), columns, ([*cells(one), one.id] for one in records), freeze=1
    )


def heading(field: str) -> str:
    return said(FIELDS[field])


def _kind(values: Iterator[Any]) -> str:
    kinds = {type(one) for one in values if one is not None and one != ""}
    if kinds and kinds <= {int, float}:
        return "number"
    return "date" if kinds == {date} else "text"


def _in_order(project: Project, kind: type[Record]) -> list[Record]:
    """By journey, and as they were put in order there; else as they were entered."""
    found = list(project.all(kind).values())
    names = field_names(kind)
    if "rank" in names:
        found.sort(key=lambda one: (getattr(one, "rank", ""), one.id))
    if "journey" in names:
        places = {one.id: n for n, one in enumerate(by_rank(project.journeys.values()))}
        found.sort(key=lambda one: places[getattr(one, "journey", "")])
    return found


def _cells(project: Project, kind: type[Record], names: list[str]) -> Callable[[Record], list[Any]]:
    referring = {one.field for one in references(kind)}

    def cells(record: Record) -> list[Any]:
        made: list[Any] = []
        for name in names:
            value = getattr(record, name)
            if name in referring:
                ids = value if isinstance(value, tuple) else (value,) if value else ()
                value = BETWEEN.join(filter(None, (name_of(project, one) for one in ids)))
            made.append(value)
        return made

    return cells


def name_of(project: Project, record_id: str | None) -> str:
    """What a record is called; empty for a picture and for one that is not handed over."""
    record = project.find(record_id or "")
    if record is None or isinstance(record, Image):
        return ""
    if isinstance(record, Source):
        return record.reference
    return record.question if isinstance(record, VoteRound) else said_of(project, record)
