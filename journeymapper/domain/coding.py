"""Records as plain values and back: the one coding that the file, its history and JSON share.

A plain value is None, bool, int, float, str, bytes or a list of such. Decoding trusts nothing:
every field is checked for its type and its choices.
"""

from __future__ import annotations

import inspect
import math
import sys
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from journeymapper.domain.records import TABLES, Record
from journeymapper.domain.vocabulary import Word


class BadRecord(ValueError):
    """A stored value is not what its field needs; the text names table, id, field and why."""


_PLAIN_TYPES = frozenset({types.NoneType, bool, int, float, str, bytes})


def encode_value(value: Any) -> Any:
    """A field's value as a plain value."""
    if type(value) in _PLAIN_TYPES:
        return value
    if isinstance(value, Word):
        return value._value_  # ``value`` itself is a property, and slow
    if isinstance(value, tuple):
        return [encode_value(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def encode(record: Record) -> dict[str, Any]:
    """A record as a mapping from field names to plain values."""
    return {
        name: value if type(value) in _PLAIN_TYPES else encode_value(value)
        for name, value in zip(field_names(type(record)), field_values(record), strict=True)
    }


def encode_all(kind: type[Record], records: Sequence[Record]) -> list[Sequence[Any]]:
    """The fields of many records of a kind as plain values, field by field: quick where a whole
    column of values is plain already."""
    return [encode_column(one) for one in zip(*map(_FIELD_VALUES[kind], records), strict=True)]


def encode_column(values: Sequence[Any]) -> Sequence[Any]:
    """One field of many records as plain values."""
    if _PLAIN_TYPES.issuperset(map(type, values)):
        return values
    return [encode_value(value) for value in values]


_FIELD_NAMES = {kind: tuple(item.name for item in fields(kind)) for kind in TABLES.values()}
_FIELD_VALUES = {kind: attrgetter(*names) for kind, names in _FIELD_NAMES.items()}
_REQUIRED_FIELDS = {
    kind: frozenset(
        item.name
        for item in fields(kind)
        if item.default is MISSING and item.default_factory is MISSING
    )
    for kind in TABLES.values()
}
_known_decoders: dict[type[Record], dict[str, Callable[[Any], Any]]] = {}


def field_names(kind: type[Record]) -> tuple[str, ...]:
    """Every field of a kind of record, ``id`` first."""
    return _FIELD_NAMES[kind]


def field_values(record: Record) -> tuple[Any, ...]:
    """What a record's fields hold, in the order of ``field_names``."""
    values: tuple[Any, ...] = _FIELD_VALUES[type(record)](record)
    return values


def required_fields(kind: type[Record]) -> frozenset[str]:
    """Fields without a default."""
    return _REQUIRED_FIELDS[kind]


def decode(table: str, values: Mapping[str, Any]) -> Record:
    """The record of a table from plain values; fields that are missing take their default.

    Raises BadRecord for an unknown table or field, a missing reference or a value of a wrong type.
    """
    kind = TABLES.get(table)
    if kind is None:
        raise BadRecord(f"there is no kind of record called {table!r}")
    decoders = decoders_of(kind)
    decoded: dict[str, Any] = {}
    for name, value in values.items():
        decoder = decoders.get(name)
        if decoder is None:
            raise BadRecord(f"{table} has no field {name!r}")
        try:
            decoded[name] = decoder(value)
        except (TypeError, ValueError, KeyError, OverflowError) as error:
            place = f"{table} {values.get('id')!r}, field {name!r}"
            raise BadRecord(f"{place}: {str(value)[:80]!r} does not fit") from error
    missing = required_fields(kind) - decoded.keys()
    if missing:
        raise BadRecord(f"{table} {values.get('id')!r} lacks {', '.join(sorted(missing))}")
    if not str(decoded["id"]).startswith(f"{kind.prefix}_"):
        raise BadRecord(f"{table}: the id {decoded['id']!r} does not begin with {kind.prefix}_")
    return kind(**decoded)


def decode_all(kind: type[Record], name: str, values: Sequence[Any]) -> Sequence[Any]:
    """One field of many records: as ``decoders_of``, but quick where the plain values are the
    field's own already."""
    own, is_optional = _own_type(kind.table, name)
    if own is not None:
        found = set(map(type, values))
        if is_optional:
            found.discard(types.NoneType)
        if found <= {own} and (own is not float or _all_finite(values)):
            return values
    decoder = decoders_of(kind)[name]
    return [decoder(value) for value in values]


def _all_finite(values: Sequence[float | None]) -> bool:
    return all(map(math.isfinite, (value for value in values if value is not None)))


@cache
def _own_type(table: str, name: str) -> tuple[type | None, bool]:
    """What a field holds, where plain values are of the same type, and whether None as well."""
    hint = field_types(table)[name]
    is_optional = typing.get_origin(hint) in (types.UnionType, typing.Union)
    if is_optional:
        (hint,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
    return (hint if hint in (str, int, float, bytes) else None), is_optional


@cache
def field_types(table: str) -> Mapping[str, Any]:
    """What the fields of a table's records hold, as types; worked out once a table."""
    types_of = {
        name: _annotated(annotation, one.__module__)
        for one in reversed(TABLES[table].__mro__)
        for name, annotation in inspect.get_annotations(one).items()
    }
    return {name: types_of[name] for name in field_names(TABLES[table])}


@cache
def _annotated(annotation: str, module: str) -> Any:
    """The type that an annotation names. Hundreds of fields share a few annotations, so this is
    quicker than ``typing.get_type_hints``, which compiles each anew at every start."""
    return eval(annotation, vars(sys.modules[module]))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError
    return float(value)


def _truth(value: Any) -> bool:
    if value not in (0, 1):
        raise TypeError
    return bool(value)


def _bytes(value: Any) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError
    return value


def _date(value: Any) -> date:
    return date.fromisoformat(_text(value))


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _whole,
    float: _number,
    bool: _truth,
    bytes: _bytes,
    date: _date,
}


def decoders_of(kind: type[Record]) -> Mapping[str, Callable[[Any], Any]]:
    """For each field what makes its value from a plain one; raises TypeError, ValueError or
    KeyError for a value that does not fit."""
    decoders = _known_decoders.get(kind)
    if decoders is None:
        hints = field_types(kind.table)
        decoders = {name: _decoder(hints[name]) for name in field_names(kind)}
        _known_decoders[kind] = decoders
    return decoders


def _decoder(hint: Any) -> Callable[[Any], Any]:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        (inner_hint,) = (one for one in typing.get_args(hint) if one is not type(None))
        inner = _decoder(inner_hint)
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple_decoder(typing.get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Word):
        choices = {word.value: word for word in hint}
        return lambda value: choices[value]
    return _PLAIN[hint]


def _tuple_decoder(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    inner = _decoder(arguments[0])
    length = None if arguments[-1] is Ellipsis else len(arguments)

    def decoded(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or length not in (None, len(value)):
            raise TypeError
        return tuple(inner(one) for one in value)

    return decoded
