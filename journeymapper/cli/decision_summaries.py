"""What ``show --json`` says of evidence, votes, actions and actors."""

from __future__ import annotations

from typing import Any

from journeymapper.analysis.actions import actions_in_order, place_of, quadrant
from journeymapper.analysis.actors import actors_in_order, owner_name, work_of
from journeymapper.analysis.effects import effect_of, effect_said
from journeymapper.analysis.evidence import journey_evidence
from journeymapper.analysis.sources import journey_sources, said_of
from journeymapper.analysis.votes import is_secret, result, rounds_of
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Journey, Reading, Source


def evidence(project: Project, journey: Journey) -> dict[str, Any]:
    """How well the journey is known, and how much rests on each source."""
    shares = journey_evidence(project, journey.id)
    return {
        "assumed": shares.assumed,
        "partial": shares.partial,
        "researched": shares.researched,
        "sources": [
            {**_source(project.get(Source, one)), "rests_on_it": len(records)}
            for one, records in journey_sources(project, journey.id).items()
        ],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "reference": source.reference,
        "kind": source.kind.value,
        "sample_size": source.sample_size,
        "collected_on": source.collected_on.isoformat() if source.collected_on else None,
    }


def votes(project: Project, journey: Journey) -> list[dict[str, Any]]:
    """Each round with its result; of an open blind round none."""
    return [
        {
            "question": one.question,
            "dots_each": one.dots_each,
            "closed": one.closed,
            "secret": is_secret(one),
            "result": [
                {"name": _called(project, standing.target), "dots": standing.dots}
                for standing in result(project, one.id)
            ],
        }
        for one in rounds_of(project, journey.id)
    ]


def _called(project: Project, record_id: str) -> str:
    record = project.find(record_id)
    return said_of(project, record) if record is not None else ""


def actions(project: Project) -> list[dict[str, Any]]:
    """Everything that was decided, as it was decided."""
    found = []
    for one in actions_in_order(project):
        place, part = place_of(project, one), quadrant(one)
        found.append(
            {
                "text": one.text,
                "owner": owner_name(project, one) or None,
                "due_on": one.due_on.isoformat() if one.due_on else None,
                "status": one.status.value,
                "done_on": one.done_on.isoformat() if one.done_on else None,
                "effect": effect(project, one),
                "impact": one.impact,
                "effort": one.effort,
                "quadrant": part.value if part is not None else None,
                "place": place.name if place is not None else None,
            }
        )
    return found


def effect(project: Project, action: Action) -> dict[str, Any] | None:
    """What an action did to its measure; None without one."""
    found = effect_of(project, action)
    if found.measure is None:
        return None
    return {
        "measure": found.measure.name,
        "before": _reading(found.before),
        "after": _reading(found.after),
        "turn": found.turn.value if found.turn else None,
        "on_target": found.is_on_target,
        "said": effect_said(project, found),
    }


def _reading(reading: Reading | None) -> dict[str, Any] | None:
    if reading is None or reading.taken_on is None:
        return None
    return {"taken_on": reading.taken_on.isoformat(), "value": reading.value}


def actors(project: Project) -> list[dict[str, Any]]:
    """Who owns and does things."""
    found = []
    for one in actors_in_order(project):
        work = work_of(project, one.id)
        counts = {"owns": len(work.owns), "does": len(work.does), "actions": len(work.actions)}
        found.append({"name": one.name, "kind": one.kind.value, **counts})
    return found
