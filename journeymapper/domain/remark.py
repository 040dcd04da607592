"""What whoever makes a document is told about it."""

from __future__ import annotations

from typing import Any

from journeymapper.domain.frozen import frozen


@frozen
class Offer:
    """What would do instead, in words (``Print it on A2``), and the fields of an ``ExportPreset``,
    with their values, that bring it about."""

    text: str
    choices: tuple[tuple[str, Any], ...]


@frozen
class Remark:
    """A sentence about what did not come out as asked, on ``page`` (from 1; 0: anywhere), and what
    would do instead."""

    text: str
    offers: tuple[Offer, ...] = ()
    page: int = 0

    def __str__(self) -> str:
        if not self.offers:
            return self.text
        first, *others = (one.text for one in self.offers)
        ways = [first, *(one[:1].lower() + one[1:] for one in others)]
        said = " or ".join(filter(None, [", ".join(ways[:-1]), ways[-1]]))
        return f"{self.text} {said}."
