"""Work written as a generator, so that a window can do a slice of it at a time."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

_T = TypeVar("_T")


def whole(work: Generator[object, None, _T]) -> _T:
    """What comes of it, all of it done at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: _T = end.value
            return found
