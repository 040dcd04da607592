"""How much is tried: a share of a large matrix, the same every time; all of it where new examples
are looked for (HYPOTHESIS_PROFILE=search)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

SEARCHES = os.environ.get("HYPOTHESIS_PROFILE") == "search"
_T = TypeVar("_T")


def some(things: Iterable[_T], every: int = 4) -> list[_T]:
    """One of so many of them, the first among them; all in a search."""
    return list(things)[:: 1 if SEARCHES else every]
