"""What every record is: a frozen value with an id, and fields that refer to other records."""

from __future__ import annotations

from dataclasses import field
from typing import Any, ClassVar

from journeymapper.domain.frozen import frozen


@frozen
class Reference:
    """A field that holds ids of other records.

    ``tables`` are the kinds it may point to. ``required``: the record cannot live without what it
    refers to, so deleting that deletes this; otherwise the field is emptied. ``many``: a tuple.
    """

    field: str
    tables: tuple[str, ...]
    required: bool
    many: bool


def one(*tables: str) -> Any:
    return field(metadata={"refers": tables, "required": True})


def maybe(*tables: str) -> Any:
    return field(default=None, metadata={"refers": tables})


def many(*tables: str) -> Any:
    return field(default=(), metadata={"refers": tables, "many": True})


@frozen(kw_only=True)
class Record:
    """A value with an id. ``table`` names where it is kept, ``word`` what people call it."""

    table: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    word: ClassVar[str] = ""

    id: str


def with_article(word: str) -> str:
    """``an action``, ``a trigger``."""
    return f"{'an' if word[:1] in 'aeio' else 'a'} {word}"
