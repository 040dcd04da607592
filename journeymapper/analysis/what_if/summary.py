"""A journey's what-if in plain values, for ``show --json``."""

from __future__ import annotations

from typing import Any

from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import Chain, read_chain
from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.analysis.what_if.results import Ranged, Removal, highest
from journeymapper.analysis.what_if.said import note_on
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey

MOST_REMOVALS = 10
_LARGEST_WITH_REMOVALS = 500


def what_if_summary(project: Project, journey: Journey) -> dict[str, Any] | None:
    """Conversion, time and value by entry, conversion from each essential touchpoint, ends, rounds
    of loops and the highest removal effects.

    None where no way has a share, so that nothing is worth counting (and scipy is not loaded);
    ``{"refused": sentence}`` where the chain has no answer. Removal effects are left out (None) on
    journeys of more than 500 touchpoints; hours are None where no delay and no duration is said.
    """
    try:
        chain = read_chain(project, journey.id)
        if not chain.has_shares:
            return None
        return _summary(chain)
    except ChainRefused as refusal:
        return {"refused": str(refusal)}


def _summary(chain: Chain) -> dict[str, Any]:
    what_if = WhatIf(chain)
    answer = what_if.answer()
    removals: list[Removal] | None = None
    if chain.touchpoints <= _LARGEST_WITH_REMOVALS:
        removals = highest([one for some in what_if.removals() for one in some], MOST_REMOVALS)

    def hours(one: Ranged) -> dict[str, float | None] | None:
        return _ranged(one) if chain.has_times else None

    return {
        "conversion": _ranged(answer.conversion),
        "hours": hours(answer.hours),
        "value": _ranged(answer.value),
        "value_counts": [
            {
                "measure": one.name,
                "touchpoint": one.touchpoint,
                "rate": one.rate,
                "value_each": one.of_one,
            }
            for one in chain.worths
        ],
        "note": note_on(answer) or None,
        "entries": [
            {
                "name": one.name,
                "weight": one.weight,
                "conversion": _ranged(one.conversion),
                "hours": hours(one.hours),
                "value": _ranged(one.value),
            }
            for one in answer.entries
        ],
        "from_essentials": [
            {"name": one.name, "conversion": _ranged(one.conversion)} for one in answer.essentials
        ],
        "ends": [
            {"name": one.name, "outcome": one.outcome or None, "share": _ranged(one.share)}
            for one in answer.ends
        ],
        "loops": [{"name": one.name, "rounds": one.rounds} for one in answer.loops],
        "organisation_loops": [
            {"name": one.name, "every_days": one.every_days} for one in chain.organisation
        ],
        "removal_effects": removals
        and [{"touchpoint": one.name, "effect": one.effect} for one in removals],
    }


def _ranged(one: Ranged) -> dict[str, float | None]:
    return {"value": one.value, "low": one.low, "high": one.high}
