"""What a generated project is made of: how much of everything, and the words for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from journeymapper.domain.frozen import frozen

AT = date(2026, 11, 21)
JOURNEY = "journey_1"
Words = Callable[[int], str]


@frozen(kw_only=True)
class Shape:
    """How large a project is. Cards stand ``across`` by ``down`` in each stage; ``name`` and
    ``text`` give the words of anything, by number."""

    name: Words
    text: Words
    stages: int = 6
    across: int = 2
    down: int = 2
    touchpoints: int = 24
    personas: int = 4
    notes: int = 24
