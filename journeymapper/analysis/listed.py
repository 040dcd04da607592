"""Several names in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

MOST_NAMED = 3


def listed(names: Sequence[str], count: int = 0) -> str:
    """``A``, ``A and B``, ``A, B and C``; of more, ``A, B and 4 more``. ``count``: how many there
    are, where not all are given."""
    count = count or len(names)
    if count > MOST_NAMED:
        named = MOST_NAMED - 1
        names = [*names[:named], f"{count - named} more"]
    return " and ".join(one for one in (", ".join(names[:-1]), *names[-1:]) if one)
