"""Several names in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

MOST_NAMED = 3


def listed(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """``A``, ``A and B``, ``A, B and C``; beyond so many ``A, B and 4 more``."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join(one for one in (", ".join(names[:-1]), *names[-1:]) if one)
