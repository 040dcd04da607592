"""Targets as people type them: ``25``, ``25 %``, ``at least 25%``, ``<= 5``."""

from __future__ import annotations

import re

from journeymapper.analysis.locales import cut
from journeymapper.analysis.measures import LESS_IS_BETTER, is_less_better, written
from journeymapper.analysis.reading_line import read_value
from journeymapper.analysis.written import NotUnderstood
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Measure
from journeymapper.domain.vocabulary import Better, MeasureKind

_LESS = re.compile(
    r"(?:<=|=<|≤|<|at most|no more than|not more than|less than|max\.?)\s*", re.IGNORECASE
)
_MORE = re.compile(
    r"(?:>=|=>|≥|>|at least|no less than|not less than|more than|min\.?)\s*", re.IGNORECASE
)


@frozen
class Target:
    """A target and which way is good, as ``Measure.better`` says it (None: as the kind does)."""

    value: float | None
    better: Better | None


def target_of(measure: Measure) -> Target:
    """What a measure has."""
    return Target(measure.target, measure.better)


def read_target(text: str, measure: Measure, locale: str = "") -> Target:
    """A measure's target; nothing is none. ``at most`` and ``at least`` say which way is good of a
    measure of its own kind; of the others their kind says it.

    Raises NotUnderstood, also for a target that is said the other way round than the kind counts.
    """
    bare = text.strip()
    if not bare:
        return Target(None, measure.better)
    less, more = _LESS.match(bare), _MORE.match(bare)
    said = less or more
    value = read_value(bare[said.end() :] if said else bare, measure, locale)
    if said is None:
        return Target(value, measure.better)
    way = Better.LOWER if less else Better.HIGHER
    usual = Better.LOWER if measure.kind in LESS_IS_BETTER else Better.HIGHER
    if measure.kind is not MeasureKind.OWN and measure.better is None and way is not usual:
        raise NotUnderstood(_wrong_way(text, value, measure, locale))
    return Target(value, None if way is usual else way)


def _wrong_way(text: str, value: float, measure: Measure, locale: str) -> str:
    if is_less_better(measure):
        target = written(value, measure, "", locale)
        return (
            f"“{cut(text)}” cannot be: less {measure.kind.label} is better, so its target is at "
            f"most. Type {target}, or choose another kind."
        )
    return (
        f"A measure of {measure.kind.label} is better when it is more. Count the opposite, or "
        "choose own measure, drop-off, time to value, CAC, churn or opt-out as its kind."
    )
