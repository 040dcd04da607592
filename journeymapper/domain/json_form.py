"""A whole project as JSON: what its keys are, how a record's values are told, what a field wants.

The form is told in ``docs/json.md``; its fields and choices are those of the records.
"""

from __future__ import annotations

import base64
import binascii
import types
import typing
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from journeymapper.domain.coding import (
    BadRecord,
    decode,
    decoders_of,
    encode,
    field_types,
    required_fields,
)
from journeymapper.domain.records import TABLES, Record
from journeymapper.domain.vocabulary import Word

FORM = "journey mapper project"
"""What the key ``format`` holds."""
LARGEST = 400 * 1024 * 1024
"""Bytes that such a file may have, so that reading one is bounded."""
_LONGEST_SHOWN = 60
_WANTED: Mapping[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    bytes: "bytes in base64",
    date: "a date such as 2026-03-31",
}


def to_json(record: Record) -> dict[str, Any]:
    """A record's fields as values that JSON knows; bytes in base64."""
    values = encode(record)
    for name in _fields_of(record.table, bytes):
        values[name] = base64.b64encode(values[name]).decode("ascii")
    return values


def from_json(table: str, given: Mapping[str, Any]) -> Record:
    """The record of a table from such values; fields that are missing have their defaults.

    Raises BadRecord, which names table, id and field and says what is expected there.
    """
    values = dict(given)
    try:
        for name in _fields_of(table, bytes) & values.keys():
            values[name] = base64.b64decode(values[name], validate=True)
        if any(type(values[name]) is not bool for name in _fields_of(table, bool) & values.keys()):
            raise BadRecord
        return decode(table, values)
    except (BadRecord, TypeError, ValueError, binascii.Error) as error:
        raise BadRecord(_culprit(table, given)) from error


def wanted(hint: Any) -> str:
    """What a field of this type holds, in words: ``a whole number``."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
        return f"{wanted(inner)}, or null"
    if origin is tuple:
        first, _ = typing.get_args(hint)
        return "a list of texts" if first is str else "a list of pairs of numbers"
    if isinstance(hint, type) and issubclass(hint, Word):
        return f"one of: {', '.join(one.value for one in hint)}"
    return _WANTED[hint]


def shown(value: Any) -> str:
    """A value out of a file in quotation marks, short, and without signs that a terminal obeys."""
    return f"“{plain(str(value), _LONGEST_SHOWN)}”"


def plain(text: str, longest: int) -> str:
    """A text cut short, without signs that a terminal obeys."""
    short = "".join(one if one.isprintable() else "·" for one in text[:longest])
    return short if len(text) <= longest else f"{short}…"


def place(table: str, record_id: Any, field: str = "") -> str:
    """Where something stands: ``touchpoints “tp_1”, field “kind”``."""
    return f"{table} {shown(record_id)}" + (f", field {shown(field)}" if field else "")


@cache
def _fields_of(table: str, kind: type) -> frozenset[str]:
    if table not in TABLES:
        return frozenset()
    return frozenset(name for name, hint in field_types(table).items() if hint is kind)


def _culprit(table: str, given: Mapping[str, Any]) -> str:
    """What is wrong with a record that cannot be."""
    if table not in TABLES:
        return f"There is no kind of record called {shown(table)}."
    kind, own_id = TABLES[table], given.get("id", "")
    for name, value in given.items():
        if name not in decoders_of(kind):
            return f"{place(table, own_id, name)}: {kind.table} have no such field."
        if not _fits(table, name, value):
            hint = field_types(table)[name]
            said = "a list" if isinstance(value, list) else shown(value)
            return f"{place(table, own_id, name)}: {said} does not fit; expected {wanted(hint)}."
    missing = sorted(required_fields(kind) - given.keys())
    if missing:
        return f"{place(table, own_id, missing[0])} is missing; expected a text."
    return f"{place(table, own_id, 'id')}: expected an id that begins with “{kind.prefix}_”."


def _fits(table: str, name: str, value: Any) -> bool:
    hint = field_types(table)[name]
    try:
        if hint is bytes:
            base64.b64decode(value, validate=True)
        elif hint is bool:
            return type(value) is bool
        else:
            decoders_of(TABLES[table])[name](value)
    except (TypeError, ValueError, KeyError, OverflowError):
        return False
    return True
