"""What ``show --json`` says of emotions, of what is essential, and of states side by side."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from journeymapper.analysis.alignment import measures_aligned
from journeymapper.analysis.emotion import CurvePoint
from journeymapper.analysis.essentials import drop_offs
from journeymapper.analysis.feelings import feelings_of
from journeymapper.analysis.states import compare, families
from journeymapper.domain.order import by_rank, journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey


def emotions(project: Project, journey: Journey) -> list[dict[str, Any]]:
    """Each persona that feels something on the journey, in numbers from -2 to 2."""

    def point(one: CurvePoint) -> dict[str, Any]:
        return {
            "touchpoint": project.touchpoints[one.touchpoint].name,
            "emotion": one.emotion,
        }

    return [
        {
            "persona": project.personas[one.persona].name,
            "mean": round(one.mean, 6),
            "lowest": point(one.lowest),
            "peak": point(one.peak),
            "end": point(one.end),
            "peak_end": one.remembered,
            "spread": round(one.spread, 6),
            "coverage": None if one.coverage is None else round(one.coverage, 6),
            "low_points": [project.touchpoints[each.touchpoint].name for each in one.low_points],
        }
        for one in feelings_of(project, journey.id)
    ]


def essentials(project: Project, journey: Journey) -> dict[str, Any]:
    """The three questions, answered as far as the journey says."""
    return {
        "problem": journey.problem,
        "touchpoints": [one.name for one in journey_order(project, journey.id) if one.essential],
        "drop_offs": [
            {
                "measure": one.measure.name,
                "touchpoint": _name(project, one.measure.touchpoint),
                "latest": one.reading.value if one.reading is not None else None,
            }
            for one in drop_offs(project, journey.id)
        ],
    }


def states(project: Project) -> list[dict[str, Any]]:
    """Each journey against the one before it in its family of states."""
    journeys = [one.id for one in by_rank(project.journeys.values())]
    return [
        _compared(project, before, after)
        for family in families(project, journeys)
        for before, after in pairwise(family)
    ]


def _compared(project: Project, before: str, after: str) -> dict[str, Any]:
    comparison = compare(project, before, after)
    names = project.touchpoints
    return {
        "before": project.journeys[before].title,
        "after": project.journeys[after].title,
        "added": [names[one].name for one in comparison.added],
        "dropped": [names[one].name for one in comparison.dropped],
        "changed": [
            {
                "before": names[one.before].name,
                "after": names[one.after].name,
                "differences": list(one.differences),
            }
            for one in comparison.changed
        ],
        "same": comparison.same,
        "measures": [
            {"name": one.name, "place": one.place, "before": texts[0], "after": texts[1]}
            for one in measures_aligned(project, (before, after))
            for texts in [[state.text if state is not None else None for state in one.states]]
        ],
    }


def _name(project: Project, touchpoint: str | None) -> str | None:
    found = project.touchpoints.get(touchpoint or "")
    return found.name if found is not None else None
