"""Measures: their latest reading, how it is written, when the next is due, and whether it reaches
the target."""

from __future__ import annotations

from datetime import date, timedelta

from journeymapper.analysis.written import SIGNS, write_date, write_money, write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import order_key
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading
from journeymapper.domain.vocabulary import Better, MeasureKind
from journeymapper.words import said

LESS_IS_BETTER = frozenset(
    {
        MeasureKind.DROP_OFF,
        MeasureKind.TIME_TO_VALUE,
        MeasureKind.CAC,
        MeasureKind.CHURN,
        MeasureKind.OPT_OUT,
    }
)
SHARES = frozenset(
    {
        MeasureKind.CONVERSION_RATE,
        MeasureKind.DROP_OFF,
        MeasureKind.CSAT,
        MeasureKind.CHURN,
        MeasureKind.RETENTION,
        MeasureKind.OPT_OUT,
    }
)
"""Kinds that are percentages from 0 to 100, unless the measure has another unit."""
_MONEY = frozenset({MeasureKind.CAC, MeasureKind.LTV})


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
    details = project.details
    text = written(latest.value, measure, details.currency, details.locale)
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


def place_name(project: Project, measure: Measure) -> str:
    """What the touchpoint or stage of a measure is called; empty for one of the journey."""
    touchpoint = project.touchpoints.get(measure.touchpoint or "")
    stage = project.stages.get(measure.stage or "")
    return touchpoint.name if touchpoint is not None else stage.name if stage is not None else ""


def stage_of(project: Project, measure: Measure) -> str | None:
    """The stage that a measure is counted in: its own or its touchpoint's; None for the journey."""
    touchpoint = project.touchpoints.get(measure.touchpoint or "")
    return touchpoint.stage if touchpoint is not None else measure.stage


def unit_of(measure: Measure) -> str:
    """The unit that values are written with: the measure's own, else what its kind implies."""
    if measure.unit:
        return measure.unit
    if measure.kind in SHARES:
        return "%"
    return measure.kind.label if measure.kind is MeasureKind.NPS else ""


def written(value: float, measure: Measure, currency: str = "", locale: str = "") -> str:
    """A value with its unit: ``27%``, ``62 NPS``, ``1,840 trials``; at most two decimals. Costs
    and customer values without a unit, or in the unit of the currency, are sums of money."""
    unit = unit_of(measure)
    code = currency.upper()
    if code and (unit.upper() in (code, SIGNS.get(code)) or (not unit and measure.kind in _MONEY)):
        return write_money(value, currency, locale)
    number = write_number(value, locale)
    if unit.startswith("%"):
        return f"{number}{unit}"
    return f"{number} {unit}".strip()


def is_less_better(measure: Measure) -> bool:
    """Which way is good: as the measure itself says, else as its kind does (less: drop-off, time to
    value, CAC, churn, opt-out)."""
    if measure.better is not None:
        return measure.better is Better.LOWER
    return measure.kind in LESS_IS_BETTER


def reaches_target(measure: Measure, value: float) -> bool | None:
    """Whether a value is at least the target, or at most where less is better; None without a
    target."""
    if measure.target is None:
        return None
    if is_less_better(measure):
        return value <= measure.target
    return value >= measure.target


def target_text(project: Project, state: MeasureState) -> str:
    """Where a measure stands against its target: ``below its target of 25%``, ``above its target
    of 15%`` where less is better, ``on target (at least 25%)``; empty without a target."""
    measure = state.measure
    if measure.target is None:
        return ""
    details = project.details
    target = written(measure.target, measure, details.currency, details.locale)
    less = is_less_better(measure)
    if state.is_on_target is False:
        if less:
            return said("above its target of {target}", target=target)
        return said("below its target of {target}", target=target)
    if state.is_on_target:
        if less:
            return said("on target (at most {target})", target=target)
        return said("on target (at least {target})", target=target)
    if less:
        return said("target at most {target}", target=target)
    return said("target at least {target}", target=target)


def signed_text(state: MeasureState) -> str:
    """The latest value; where it misses its target, with an arrow that says on which side, so that
    nobody depends on its colour: ``↓63%``, ``↑9 days``."""
    if state.is_on_target is not False:
        return state.text
    return f"{'↑' if is_less_better(state.measure) else '↓'}{state.text}"


def target_short(project: Project, measure: Measure) -> str:
    """``≥ 25%`` or, where less is better, ``≤ 15%``; empty without a target."""
    if measure.target is None:
        return ""
    details = project.details
    sign = "≤" if is_less_better(measure) else "≥"
    return f"{sign} {written(measure.target, measure, details.currency, details.locale)}"


def due_on(project: Project, measure: Measure) -> date | None:
    """The day of the next reading: the rhythm's days after the last dated one. None without a
    rhythm or a dated reading."""
    days = [one.taken_on for one in readings_of(project, measure.id) if one.taken_on is not None]
    if not days or not measure.every_days or measure.every_days < 0:
        return None
    try:
        return days[-1] + timedelta(days=measure.every_days)
    except OverflowError:  # a rhythm of millions of days
        return None


def due_text(project: Project, measure: Measure, today: date) -> str:
    """``next reading due 14 Oct 2026``, ``reading was due 14 Oct 2026`` or ``first reading due
    now``; empty without a rhythm."""
    if not measure.every_days:
        return ""
    day = due_on(project, measure)
    if day is None:
        return said("first reading due now")
    written_day = write_date(day, project.details.locale)
    if day < today:
        return said("reading was due {day}", day=written_day)
    return said("next reading due {day}", day=written_day)


def misfit(measure: Measure, value: float) -> str:
    """Why a measure cannot have this value, as a sentence; empty where it can."""
    low, high = None, None
    if measure.kind is MeasureKind.NPS:
        low, high = -100, 100
    elif measure.kind in SHARES and unit_of(measure).startswith("%"):
        low, high = 0, 100
    if low is None or high is None or low <= value <= high:
        return ""
    name = measure.name or measure.kind.label
    value_said = written(value, measure)
    return f"{value_said} cannot be: “{name}” runs from {low} to {high}. Type a value between them."
