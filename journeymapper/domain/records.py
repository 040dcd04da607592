"""The register of all kinds of record, and what ids and references tell of them.

An id begins with its record's prefix (``tp_…`` is a touchpoint), so that a reference to one of
several kinds needs no second field. What holds several references is a sorted tuple. Order among
siblings is a ``rank`` (a fractional index), ties by id.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from journeymapper.domain.check_records import Dismissal, Threshold, Validation
from journeymapper.domain.document_records import (
    CardNumber,
    ExportPreset,
    ReviewComment,
    ReviewRound,
)
from journeymapper.domain.map_records import (
    CARD_HEIGHT,
    CARD_WIDTH,
    STAGE_WIDTH,
    Actor,
    Channel,
    Connection,
    Journey,
    Measure,
    ProjectDetails,
    Reading,
    Stage,
    Touchpoint,
)
from journeymapper.domain.people_records import (
    BACKDROP_OPACITY,
    BACKDROP_WIDTH,
    Attachment,
    Backdrop,
    Cluster,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Image,
    Milestone,
    Passage,
    Persona,
    Presence,
    Sticky,
)
from journeymapper.domain.plan_records import (
    Action,
    Citation,
    Content,
    Experiment,
    Lane,
    Review,
    Ritual,
    Season,
    Source,
    Trigger,
    Variant,
    Vote,
    VoteRound,
)
from journeymapper.domain.record import Record, Reference

RECORD_TYPES: tuple[type[Record], ...] = (
    Image,
    ProjectDetails,
    Journey,
    Stage,
    Channel,
    Actor,
    Persona,
    Touchpoint,
    Connection,
    Presence,
    Passage,
    Experience,
    EmpathyNote,
    FeedbackNote,
    Cluster,
    Sticky,
    Attachment,
    Source,
    Measure,
    Reading,
    Milestone,
    Lane,
    Citation,
    Trigger,
    Content,
    Experiment,
    Variant,
    Season,
    Review,
    Ritual,
    Action,
    VoteRound,
    Vote,
    Dismissal,
    Threshold,
    Validation,
    Backdrop,
    ReviewRound,
    CardNumber,
    ReviewComment,
    ExportPreset,
)
TABLES: dict[str, type[Record]] = {kind.table: kind for kind in RECORD_TYPES}
_TABLE_OF_PREFIX = {kind.prefix: kind.table for kind in RECORD_TYPES}


def new_id(kind: type[Record]) -> str:
    """A fresh id for a record of this kind."""
    return f"{kind.prefix}_{secrets.token_hex(8)}"


def table_of(record_id: str) -> str:
    """The table that an id belongs to; raises KeyError for an id of no known kind."""
    return _TABLE_OF_PREFIX[record_id.partition("_")[0]]


def _read_references(kind: type[Record]) -> tuple[Reference, ...]:
    return tuple(
        Reference(
            item.name,
            item.metadata["refers"],
            bool(item.metadata.get("required")),
            bool(item.metadata.get("many")),
        )
        for item in fields(kind)
        if "refers" in item.metadata
    )


_REFERENCES = {kind: _read_references(kind) for kind in RECORD_TYPES}


def references(kind: type[Record]) -> tuple[Reference, ...]:
    """The fields of a kind of record that hold ids of others."""
    return _REFERENCES[kind]


_REFERRING = {
    kind: attrgetter(*(one.field for one in found)) for kind, found in _REFERENCES.items() if found
}


def reading_references(kind: type[Record]) -> Callable[[Record], Any] | None:
    """What reads all fields of a kind of record that hold ids of others, to compare them; None
    where it has no such fields."""
    return _REFERRING.get(kind)


def referred_ids(record: Record) -> list[tuple[Reference, str]]:
    """Every id that a record refers to, with the field that holds it."""
    found: list[tuple[Reference, str]] = []
    for reference in references(type(record)):
        value = getattr(record, reference.field)
        if reference.many:
            found.extend((reference, one) for one in value)
        elif value is not None:
            found.append((reference, value))
    return found


__all__ = [
    "BACKDROP_OPACITY",
    "BACKDROP_WIDTH",
    "CARD_HEIGHT",
    "CARD_WIDTH",
    "RECORD_TYPES",
    "STAGE_WIDTH",
    "TABLES",
    "Action",
    "Actor",
    "Attachment",
    "Backdrop",
    "CardNumber",
    "Channel",
    "Citation",
    "Cluster",
    "Connection",
    "Content",
    "Dismissal",
    "EmpathyNote",
    "Experience",
    "Experiment",
    "ExportPreset",
    "FeedbackNote",
    "Image",
    "Journey",
    "Lane",
    "Measure",
    "Milestone",
    "Passage",
    "Persona",
    "Presence",
    "ProjectDetails",
    "Reading",
    "Record",
    "Reference",
    "Review",
    "ReviewComment",
    "ReviewRound",
    "Ritual",
    "Season",
    "Source",
    "Stage",
    "Sticky",
    "Threshold",
    "Touchpoint",
    "Trigger",
    "Validation",
    "Variant",
    "Vote",
    "VoteRound",
    "new_id",
    "reading_references",
    "references",
    "referred_ids",
    "table_of",
]
