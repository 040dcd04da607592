"""The JSON Schema of the form, made from the classes of records: ``python -m`` this prints it."""

from __future__ import annotations

import inspect
import json
import sys
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from journeymapper.domain.coding import encode_value, field_types, required_fields
from journeymapper.domain.json_form import FORM
from journeymapper.domain.records import (
    RECORD_TYPES,
    TABLES,
    ProjectDetails,
    Record,
    Reference,
    references,
)
from journeymapper.domain.rules import (
    FARTHEST,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_VALUES,
    NAMES,
    ranges_of,
)
from journeymapper.domain.vocabulary import Word
from journeymapper.storage.format import CURRENT

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MOST = 1e15
_PLAIN: Mapping[Any, Mapping[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number", "minimum": -_MOST, "maximum": _MOST},
    bytes: {"type": "string", "contentEncoding": "base64"},
    date: {"type": "string", "format": "date"},
}


def schema() -> dict[str, Any]:
    """What a project as JSON must be, but for what a schema cannot say: that ids are there once,
    and that what is referred to is there."""
    return {
        "$schema": DRAFT,
        "title": "Journey Mapper project",
        "description": f"A whole project, format {CURRENT}. Read docs/json.md first.",
        "type": "object",
        "required": ["format", "version", "records"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORM},
            "version": {"type": "string", "pattern": r"^[0-9]+\.[0-9]+$"},
            "program": {"type": "string"},
            "records": {
                "type": "object",
                "required": [ProjectDetails.table],
                "additionalProperties": False,
                "properties": {kind.table: _table(kind) for kind in RECORD_TYPES},
            },
        },
        "$defs": {kind.table: _record(kind) for kind in RECORD_TYPES},
    }


def written() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _table(kind: type[Record]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "array", "items": {"$ref": f"#/$defs/{kind.table}"}}
    if kind is ProjectDetails:
        found |= {"minItems": 1, "maxItems": 1}
    return found


def _record(kind: type[Record]) -> dict[str, Any]:
    types_of = field_types(kind.table)
    referring = {one.field: one for one in references(kind)}
    properties: dict[str, Any] = {}
    for one in fields(kind):
        found = _value(kind, one.name, types_of[one.name], referring.get(one.name))
        if one.default is not MISSING and one.name not in required_fields(kind):
            found["default"] = "" if one.default == b"" else encode_value(one.default)
        properties[one.name] = found
    told = inspect.cleandoc(kind.__doc__ or "").replace("``", "").split()
    description = " ".join(told)
    return {
        "title": kind.word,
        **({"description": description} if description != kind.__name__ else {}),
        "type": "object",
        "required": sorted(required_fields(kind)),
        "additionalProperties": False,
        "properties": properties,
    }


def _value(kind: type[Record], name: str, hint: Any, reference: Reference | None) -> dict[str, Any]:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
        return {"anyOf": [_value(kind, name, inner, reference), {"type": "null"}]}
    if origin is tuple:
        first, last = typing.get_args(hint)
        items = _value(kind, name, first, reference)
        if last is Ellipsis:
            return {"type": "array", "items": items, "maxItems": MOST_VALUES}
        return {"type": "array", "items": items, "minItems": 2, "maxItems": 2}
    if reference is not None:
        prefixes = "|".join(TABLES[table].prefix for table in reference.tables)
        begins = f"({prefixes})" if "|" in prefixes else prefixes
        said = f"The id of a record in: {', '.join(reference.tables)}."
        return {"type": "string", "pattern": f"^{begins}_", "description": said}
    if isinstance(hint, type) and issubclass(hint, Word):
        return {"enum": [one.value for one in hint]}
    if name == "id":
        return {"type": "string", "pattern": f"^{kind.prefix}_"}
    if hint is str:
        return {"type": "string", "maxLength": LONGEST_NAME if name in NAMES else LONGEST_TEXT}
    found = dict(_PLAIN[hint])
    low_high = ranges_of(kind).get(name)
    if low_high is None and name in ("x", "y"):
        low_high = (-FARTHEST, FARTHEST)
    if low_high is not None:
        found |= dict(zip(("minimum", "maximum"), map(_number, low_high), strict=True))
    return found


def _number(value: float) -> float:
    return int(value) if value == int(value) else value


if __name__ == "__main__":
    sys.stdout.write(written())
