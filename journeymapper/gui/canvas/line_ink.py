"""The colours of connections where they are plain lines: far away, and until a way is found."""

from __future__ import annotations

from collections.abc import Iterator

from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind


def token_of(connection: Connection) -> str:
    """The token of a connection's colour."""
    if connection.kind is not ConnectionKind.LOOP:
        return "connection"
    return "coral" if connection.loop_kind is LoopKind.FRICTION else "accent"


def in_portions(keys: list[str], size: int) -> Iterator[list[str]]:
    """The list in parts of at most this size."""
    return (keys[first : first + size] for first in range(0, len(keys), size))
