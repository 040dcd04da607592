"""Copies of records with new ids, their references led to the copies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from journeymapper.domain.records import Record, Reference, references, table_of

_R = TypeVar("_R", bound=Record)


def rewired(
    record: _R, ids: Mapping[str, str], stays: Callable[[Reference, str], bool]
) -> _R | None:
    """A copy with the id that ``ids`` names, and every reference led to the copy of its target.

    A target without a copy is kept where ``stays(reference, target)`` says so, else let go.
    Returns None where the record cannot live without what was let go.
    """
    values: dict[str, Any] = {"id": ids.get(record.id, record.id)}
    for reference in references(type(record)):
        value = getattr(record, reference.field)
        if reference.many:
            found = (_led(one, reference, ids, stays) for one in value)
            values[reference.field] = tuple(sorted({one for one in found if one is not None}))
        elif value is not None:
            target = _led(value, reference, ids, stays)
            if target is None and reference.required:
                return None
            values[reference.field] = target
    return replace(record, **values)


def _led(
    target: str,
    reference: Reference,
    ids: Mapping[str, str],
    stays: Callable[[Reference, str], bool],
) -> str | None:
    copy = ids.get(target)
    if copy is not None:
        return copy if is_of(copy, reference) else None
    return target if is_of(target, reference) and stays(reference, target) else None


def is_of(target: str, reference: Reference) -> bool:
    """Whether an id is of a kind that the reference may point to."""
    try:
        return table_of(target) in reference.tables
    except KeyError:
        return False
