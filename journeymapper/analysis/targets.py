"""Targets as people type them: ``25``, ``25 %``, ``at least 25%``, ``<= 5``."""

from __future__ import annotations

import re

from journeymapper.analysis.locales import cut
from journeymapper.analysis.measures import LESS_IS_BETTER, written
from journeymapper.analysis.reading_line import read_value
from journeymapper.analysis.written import NotUnderstood
from journeymapper.domain.records import Measure
from journeymapper.domain.vocabulary import MeasureKind

_LESS = re.compile(
    r"(?:<=|=<|≤|<|at most|no more than|not more than|less than|max\.?)\s*", re.IGNORECASE
)
_MORE = re.compile(
    r"(?:>=|=>|≥|>|at least|no less than|not less than|more than|min\.?)\s*", re.IGNORECASE
)


def read_target(text: str, measure: Measure, locale: str = "") -> float | None:
    """A measure's target; nothing is None. Raises NotUnderstood, also for one that is said the
    other way round than the measure's kind counts: which way is better is the kind's to say."""
    bare = text.strip()
    if not bare:
        return None
    less, more = _LESS.match(bare), _MORE.match(bare)
    said = less or more
    value = read_value(bare[said.end() :] if said else bare, measure, locale)
    is_less_better = measure.kind in LESS_IS_BETTER
    if less and not is_less_better:
        raise NotUnderstood(_more_is_better(measure))
    if more and is_less_better:
        target = written(value, measure, "", locale)
        raise NotUnderstood(
            f"“{cut(text)}” cannot be: less {measure.kind.label} is better, so its target is at "
            f"most. Type {target}, or choose another kind."
        )
    return value


def _more_is_better(measure: Measure) -> str:
    own = measure.kind is MeasureKind.OWN
    which = "An own measure" if own else f"A measure of {measure.kind.label}"
    return (
        f"{which} is better when it is more. Count the opposite, or choose drop-off, time to "
        "value, CAC, churn or opt-out as its kind."
    )
