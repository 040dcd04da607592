"""What may stand in a project: limits of single values, and references that hold.

``Session.dispatch`` asks here after every plan, so that no command can leave a project that the
file would refuse.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, compress
from operator import eq
from types import NoneType
from typing import Any

from journeymapper.domain.change import Change
from journeymapper.domain.coding import field_names, field_values
from journeymapper.domain.columns import differing, in_runs
from journeymapper.domain.errors import BrokenEdit, EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.record import with_article
from journeymapper.domain.records import (
    Action,
    Backdrop,
    CardNumber,
    Cluster,
    Connection,
    Experience,
    Experiment,
    ExportPreset,
    FeedbackNote,
    Image,
    Journey,
    Lane,
    Milestone,
    Persona,
    ProjectDetails,
    Reading,
    Record,
    Reference,
    Ritual,
    Stage,
    Sticky,
    Touchpoint,
    Trigger,
    Variant,
    Vote,
    VoteRound,
    references,
    referred_ids,
    table_of,
)
from journeymapper.domain.vocabulary import Word

LONGEST_NAME = 500
LONGEST_TEXT = 100_000
MOST_VALUES = 10_000
FARTHEST = 1_000_000.0
LARGEST_IMAGE = 8 * 1024 * 1024
NAMES = frozenset({"name", "title", "label", "client", "author", "customer", "source"})

_RANGES: dict[type[Record], tuple[tuple[str, float, float], ...]] = {
    Experience: (("emotion", -2, 2), ("round", 1, 99)),
    Connection: (("share", 0, 1), ("every_days", 0, 36_500)),
    Persona: (
        ("share_of_customers", 0, 1),
        ("recency", 1, 5),
        ("frequency", 1, 5),
        ("monetary", 1, 5),
    ),
    Stage: (("width", 120, 20_000),),
    Touchpoint: (("width", 80, 2_000), ("height", 40, 2_000)),
    Sticky: (("severity", 1, 5), ("frequency", 1, 5)),
    FeedbackNote: (("rating", -1_000, 1_000),),
    Reading: (("sample_size", 0, 1e12),),
    Trigger: (("delay_hours", 0, 876_000),),
    Experiment: (("base_rate", 0, 1), ("wished_rate", 0, 1), ("planned_size", 1, 1e12)),
    Variant: (("weight", 0, 1e9), ("visitors", 0, 1e12), ("conversions", 0, 1e12)),
    Ritual: (("every_days", 1, 36_500),),
    Journey: (("review_every_days", 1, 36_500),),
    Action: (("impact", 1, 5), ("effort", 1, 5)),
    VoteRound: (("dots_each", 1, 100),),
    Vote: (("dots", 1, 10_000),),
    Backdrop: (("width", 20, 100_000), ("opacity", 0.1, 1)),
    CardNumber: (("number", 1, 1e9),),
    Milestone: (("position", 0, 1e12),),
    ExportPreset: (
        ("page_width", 20, 10_000),
        ("page_height", 20, 10_000),
        ("margin", 0, 200),
        ("overlap", 0, 100),
        ("reading_distance", 0.1, 10),
        ("scale", 0.05, 32),
    ),
}
_NO_FILE_KEEPS = re.compile("[\\0\ud800-\udfff]")
_ALWAYS_RIGHT = frozenset({bool, date, *Word.__subclasses__()})
"""Types whose every value is allowed."""
_MANY = 100
"""From so many records of a kind on their values are looked at column by column first."""


def check(project: Project, changes: Iterable[Change]) -> None:
    """Raises EditRefused for a value out of bounds, BrokenEdit for references that would dangle.

    ``project`` is still without the changes.
    """
    changes = tuple(changes)
    after: dict[str, Record | None] = {change.id: change.after for change in changes}
    tables = {change.table for change in changes}
    one_by_one: list[Change] = []
    for kind, run in in_runs(changes):
        if kind is None or not _is_surely_right(kind, run, tables):
            one_by_one += run
    _check_all_values([change.after for change in one_by_one if change.after is not None])
    for change in one_by_one:
        if change.after is not None:
            _check_references(project, after, change.after)
        if change.after is None:
            _check_left_behind(project, after, change.id)
    details = len(project.all(ProjectDetails)) + sum(
        (change.before is None) - (change.after is None)
        for change in changes
        if change.table == ProjectDetails.table
    )
    if details != 1:
        raise BrokenEdit(f"a project has one record of details, not {details}")


def ranges_of(kind: type[Record]) -> Mapping[str, tuple[float, float]]:
    """The fields of a kind of record whose numbers must lie between two others."""
    return {name: (low, high) for name, low, high in _RANGES.get(kind, ())}


def _is_surely_right(kind: type[Record], updates: Sequence[Change], tables: set[str]) -> bool:
    """Whether updates leave all references as they are, to records that the edit leaves as they
    are, and a look at the columns that differ finds no value that could be refused."""
    found = differing(kind, updates)
    referring = {reference.field for reference in references(kind)}
    referred = {table for reference in references(kind) for table in reference.tables}
    if found.keys() & {*referring, "journey"} or tables & referred or kind is Connection:
        return False
    return are_surely_allowed(kind, {name: after for name, (_, after) in found.items()})


def _check_all_values(records: Sequence[Record]) -> None:
    by_kind: dict[type[Record], list[Record]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)
    for kind, alike in by_kind.items():
        if len(alike) >= _MANY:
            columns = zip(*map(field_values, alike), strict=True)
            by_name = dict(zip(field_names(kind), columns, strict=True))
            if are_surely_allowed(kind, by_name) and lead_elsewhere(kind, by_name):
                continue
        for record in alike:
            check_values(record)


def check_values(record: Record) -> None:
    """Raises EditRefused when a text is too long or a number out of its range."""
    kind = type(record)
    for name, value in zip(field_names(kind), field_values(record), strict=True):
        if value and type(value) not in _ALWAYS_RIGHT:
            _check_value(record, name, value)
    for name, low, high in _RANGES.get(kind, ()):
        _in_range(record, name, low, high)
    if isinstance(record, Connection) and record.source == record.target:
        _refuse_persona_to_itself(record)
    elif isinstance(record, Image) and len(record.data) > LARGEST_IMAGE:
        raise EditRefused("The picture is larger than 8 MB. Make it smaller, then add it again.")


def are_surely_allowed(kind: type[Record], columns: Mapping[str, Sequence[Any]]) -> bool:
    """Whether a look at whole columns of values finds nothing that ``check_values`` could refuse,
    but for what ``lead_elsewhere`` tells; where it is not sure, look at each record."""
    ranges = ranges_of(kind)
    for name, values in columns.items():
        longest = LONGEST_NAME if name in NAMES else LONGEST_TEXT
        if not _is_surely_allowed(values, longest, *ranges.get(name, (-FARTHEST, FARTHEST))):
            return False
    return True


def lead_elsewhere(kind: type[Record], columns: Mapping[str, Sequence[Any]]) -> bool:
    """Whether none of these records connects a persona to itself."""
    if kind is not Connection:
        return True
    ends = columns["source"], columns["target"]
    alike = compress(ends[0], map(eq, *ends))
    return not any(table_of(one) == Persona.table for one in alike)


def _is_surely_allowed(values: Iterable[Any], longest: int, low: float, high: float) -> bool:
    present = list(values)
    found = set(map(type, present))
    if NoneType in found:
        found.discard(NoneType)
        present = [value for value in present if value is not None]
    if found <= _ALWAYS_RIGHT:
        return True
    if found == {str}:
        if max(map(len, present)) > longest:
            return False
        text = "".join(present)
        return "\0" not in text and (text.isascii() or _NO_FILE_KEEPS.search(text) is None)
    if found <= {int, float}:
        lies_within = low <= min(present) and max(present) <= high
        return bool(lies_within and all(map(math.isfinite, present)))
    if found == {tuple}:
        if max(map(len, present)) > MOST_VALUES:
            return False
        return _is_surely_allowed(chain.from_iterable(present), longest, low, high)
    return False


def _refuse_persona_to_itself(connection: Connection) -> None:
    if table_of(connection.source) == Persona.table:
        raise EditRefused("A persona cannot be connected to itself.")


def _check_value(record: Record, name: str, value: Any) -> None:
    if isinstance(value, str):
        longest = LONGEST_NAME if name in NAMES else LONGEST_TEXT
        if len(value) > longest:
            raise EditRefused(
                f"The {name.replace('_', ' ')} of {with_article(record.word)} may have {longest:,} "
                f"characters; this one has {len(value):,}."
            )
        if _NO_FILE_KEEPS.search(value):
            raise EditRefused(
                f"The {name.replace('_', ' ')} of {with_article(record.word)} holds characters "
                "that no file can keep. Type it again."
            )
    elif isinstance(value, float):
        if not math.isfinite(value) or abs(value) > 1e15:
            raise EditRefused(
                f"The {name.replace('_', ' ')} of {with_article(record.word)} is no number."
            )
        if name in ("x", "y") and abs(value) > FARTHEST:
            raise EditRefused(f"The {record.word} would lie too far away. Move it nearer.")
    elif isinstance(value, int) and abs(value) >= 2**63:
        raise EditRefused(
            f"The {name.replace('_', ' ')} of {with_article(record.word)} is too large."
        )
    elif isinstance(value, tuple):
        if len(value) > MOST_VALUES:
            raise EditRefused(f"Too many {name.replace('_', ' ')} on one {record.word}.")
        for one in value:
            _check_value(record, name, one)


def _in_range(record: Record, name: str, low: float, high: float) -> None:
    value = getattr(record, name)
    if value is not None and not low <= value <= high:
        raise EditRefused(
            f"The {name.replace('_', ' ')} of {with_article(record.word)} must lie between "
            f"{low:g} and {high:g}; {value:g} does not."
        )


def _check_references(project: Project, after: dict[str, Record | None], record: Record) -> None:
    for reference, target in referred_ids(record):
        found = after[target] if target in after else project.find(target)
        if found is None or found.table not in reference.tables:
            raise BrokenEdit(
                f"{record.id}.{reference.field} refers to {target}, which is not there"
            )
        if _leads_astray(record, reference, found):
            raise BrokenEdit(f"{record.id}.{reference.field} leads into another journey")


def _leads_astray(record: Record, reference: Reference, found: Record) -> bool:
    journey = getattr(record, "journey", None)
    return (
        isinstance(found, Stage | Touchpoint | Lane | Cluster)
        and journey not in (None, found.journey)
        and reference.field != "derived_from"
    )


def _check_left_behind(project: Project, after: dict[str, Record | None], gone: str) -> None:
    for referrer in project.referring_ids(gone):
        record = after[referrer] if referrer in after else project.find(referrer)
        if record is not None and any(target == gone for _, target in referred_ids(record)):
            raise BrokenEdit(f"{referrer} still refers to {gone}, which the edit deletes")
