"""Measures: their latest reading, how it is written, and whether it reaches the target."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import order_key
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading
from journeymapper.domain.vocabulary import MeasureKind

LESS_IS_BETTER = frozenset({MeasureKind.DROP_OFF, MeasureKind.TIME_TO_VALUE, MeasureKind.CAC})


@frozen
class MeasureState:
    """A measure now. ``text`` is the latest value with its unit, empty without a reading;
    ``is_on_target`` is None without reading or target."""

    measure: Measure
    reading: Reading | None
    text: str
    is_on_target: bool | None


def readings_of(project: Project, measure: str) -> list[Reading]:
    """A measure's readings from the oldest to the newest; undated ones first, ties by id."""
    readings = project.referring(Reading, measure)
    return sorted(readings, key=lambda one: (one.taken_on or date.min, one.id))


def state_of(project: Project, measure: Measure) -> MeasureState:
    """A measure with its latest reading."""
    readings = readings_of(project, measure.id)
    if not readings:
        return MeasureState(measure, None, "", None)
    latest = readings[-1]
    text = written(latest.value, measure)
    return MeasureState(measure, latest, text, reaches_target(measure, latest.value))


def measures_at(project: Project, place: str) -> list[MeasureState]:
    """The measures of a stage or touchpoint (its id), those with a reading first, ties by name."""
    states = [state_of(project, one) for one in project.referring(Measure, place)]
    return sorted(states, key=lambda one: (one.reading is None, one.measure.name, one.measure.id))


def measures_of(project: Project, journey: str) -> list[MeasureState]:
    """All measures of a journey: its own, then those of stages, then those of touchpoints, in
    journey order, ties by name."""
    measures = sorted(
        project.referring(Measure, journey),
        key=lambda one: (*_place(project, one), one.name, one.id),
    )
    return [state_of(project, one) for one in measures]


def _place(project: Project, measure: Measure) -> tuple[int, tuple[object, ...]]:
    touchpoint = project.touchpoints.get(measure.touchpoint or "")
    if touchpoint is not None:
        return 2, order_key(project, touchpoint)
    stage = project.stages.get(measure.stage or "")
    return (0, ()) if stage is None else (1, (stage.rank, stage.id))


def written(value: float, measure: Measure) -> str:
    """A value with its unit: ``27%``, ``62 NPS``, ``1,840 trials``; at most two decimals."""
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    number = "0" if number == "-0" else number
    unit = measure.unit or (measure.kind.label if measure.kind is MeasureKind.NPS else "")
    if unit.startswith("%"):
        return f"{number}{unit}"
    return f"{number} {unit}".strip()


def reaches_target(measure: Measure, value: float) -> bool | None:
    """Whether a value is at least the target, or at most where less is better (drop-off, time to
    value, CAC); None without a target."""
    if measure.target is None:
        return None
    if measure.kind in LESS_IS_BETTER:
        return value <= measure.target
    return value >= measure.target
