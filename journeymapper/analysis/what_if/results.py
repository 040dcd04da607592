"""What an answer holds: plain values, the same for window, document and command line."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.domain.frozen import frozen

LEFT = "left"
"""Stands for the outcome of those who leave the journey on the way."""


@frozen
class Ranged:
    """A number, and its 95% range where readings with a sample size stand behind it."""

    value: float
    low: float | None = None
    high: float | None = None


@frozen
class EndAnswer:
    """How many customers end here. ``outcome`` is won, lost, neutral, empty (not said) or
    ``LEFT``; then ``id`` is the touchpoint where they leave and the name says ``left at …``."""

    id: str
    name: str
    outcome: str
    share: Ranged


@frozen
class EntryAnswer:
    """What becomes of those who enter here; ``ends`` in the order of the whole
    answer's ends, for the first entries (``counting.MOST_SPLIT``), else empty."""

    id: str
    name: str
    weight: float
    within: str
    conversion: Ranged
    hours: Ranged
    value: Ranged
    ends: tuple[float, ...]


@frozen
class EssentialAnswer:
    """What becomes of those who are at an essential touchpoint."""

    id: str
    name: str
    conversion: Ranged


@frozen
class LoopAnswer:
    """How often a customer goes round: expected passages of the loop's own connection."""

    id: str
    name: str
    rounds: float


@frozen
class Answer:
    """All customers together, weighted as their entries are, then entry by entry.

    ``conversion`` is the chance to come to an end that is won; where no end is marked so
    (``is_won_unsaid``) to one whose outcome nobody said. ``essentials`` are those that customers
    come to before they convert. ``hours`` run until an end or until a customer leaves.
    ``measured`` are the ways whose shares make the ranges.
    """

    conversion: Ranged
    hours: Ranged
    value: Ranged
    ends: tuple[EndAnswer, ...]
    entries: tuple[EntryAnswer, ...]
    essentials: tuple[EssentialAnswer, ...]
    loops: tuple[LoopAnswer, ...]
    visits: Mapping[str, float]
    is_won_unsaid: bool
    measured: tuple[str, ...]


@frozen
class Removal:
    """The part of all conversions that is lost when everybody who comes here is lost."""

    id: str
    name: str
    effect: float


def highest(removals: list[Removal], most: int) -> list[Removal]:
    """Those that carry most, ties by name."""
    return sorted(removals, key=lambda one: (-round(one.effect, 12), one.name, one.id))[:most]
