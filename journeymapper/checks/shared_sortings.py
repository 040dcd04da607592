"""What several mistakes look for on a journey, kept sorted (see ``sorting``)."""

from __future__ import annotations

from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.domain.records import Connection, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind


def _essential(_look: Look, one: Touchpoint) -> str | None:
    return one.journey if one.essential else None


def _loop(_look: Look, one: Connection) -> str | None:
    return one.journey if one.kind is ConnectionKind.LOOP else None


ESSENTIAL = Sorting(
    name="essential touchpoints",
    kind=Touchpoint,
    key=_essential,
    reads={Touchpoint: ("journey", "essential")},
)
"""By journey."""
LOOPS = Sorting(name="loops", kind=Connection, key=_loop, reads={Connection: ("journey", "kind")})
"""By journey."""
