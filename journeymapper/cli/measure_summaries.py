"""Measures as ``show --json`` says them: readings, targets, and what micro-conversions return."""

from __future__ import annotations

from typing import Any

from journeymapper.analysis.measures import (
    due_on,
    is_less_better,
    measures_of,
    readings_of,
    unit_of,
)
from journeymapper.analysis.micro_returns import micro_returns, total
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Measure, Reading, Source


def measures(project: Project, journey: Journey) -> list[dict[str, Any]]:
    """The measures of a journey, its own first, then by stage and touchpoint."""
    return [
        {
            "name": state.measure.name,
            "kind": state.measure.kind.value,
            "unit": unit_of(state.measure),
            "stage": _name(project, state.measure.stage),
            "touchpoint": _name(project, state.measure.touchpoint),
            "persona": _name(project, state.measure.persona),
            "device": state.measure.device or None,
            "value": state.reading.value if state.reading else None,
            "taken_on": _day(state.reading.taken_on if state.reading else None),
            "sample_size": state.reading.sample_size if state.reading else None,
            "readings": len(readings_of(project, state.measure.id)),
            "dated_readings": [
                _reading(project, one) for one in readings_of(project, state.measure.id)
            ],
            "target": state.measure.target,
            "target_is": _direction(state.measure),
            "on_target": state.is_on_target,
            "next_reading_on": _day(due_on(project, state.measure)),
        }
        for state in measures_of(project, journey.id)
    ]


def returns(project: Project, journey: Journey) -> dict[str, Any]:
    """What the micro-conversions of a journey return, per stage and in sum, in the project's
    currency; ``missing`` says why one is not counted."""
    found = micro_returns(project, journey.id)
    return {
        "currency": project.details.currency,
        "stages": [
            {
                "stage": one.stage.name if one.stage else None,
                "value": one.value,
                "micro_conversions": [
                    {
                        "name": item.measure.name,
                        "count": item.count,
                        "value_each": item.measure.value_each,
                        "value": item.value,
                        "missing": item.missing or None,
                    }
                    for item in one.items
                ],
            }
            for one in found
        ],
        "value": total(found),
    }


def _reading(project: Project, reading: Reading) -> dict[str, Any]:
    source = project.find(reading.source) if reading.source else None
    return {
        "taken_on": _day(reading.taken_on),
        "value": reading.value,
        "sample_size": reading.sample_size,
        "source": source.reference if isinstance(source, Source) else None,
    }


def _direction(measure: Measure) -> str | None:
    """Which way a target is reached: ``at least`` or ``at most``; None without a target."""
    if measure.target is None:
        return None
    return "at most" if is_less_better(measure) else "at least"


def _name(project: Project, record_id: str | None) -> str | None:
    record: Any = project.find(record_id) if record_id else None
    return record.name if record is not None else None


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
