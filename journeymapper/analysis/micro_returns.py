"""What a journey's micro-conversions return: how many there were, times what one is worth.

R. O. I. of micro-conversions as marketing practice has it: sum over all of count × value of one
(A. Kaushik, "Web Analytics 2.0", 2010, chapter 5: economic value of micro-conversions).
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.analysis.measures import measures_of, stage_of, unit_of
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading, Stage
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.words import said


@frozen
class MicroReturn:
    """One micro-conversion: ``count`` at its latest reading and ``value`` in the project's
    currency, or None of both with what is ``missing``."""

    measure: Measure
    reading: Reading | None
    count: float | None
    value: float | None
    missing: str = ""


@frozen
class StageReturn:
    """The micro-conversions of a stage (None: of the journey as a whole) and their sum."""

    stage: Stage | None
    items: tuple[MicroReturn, ...]

    @property
    def value(self) -> float:
        return total(self.items)


def micro_returns(project: Project, journey: str) -> tuple[StageReturn, ...]:
    """The returns of a journey per stage, in order, what belongs to none last; stages without
    micro-conversions are left out.

    A measure of one persona or one device is part of a measure of the same name at the same place
    for everybody; where there is one, only that counts.
    """
    counted = [
        state
        for state in measures_of(project, journey)
        if state.measure.kind is MeasureKind.MICRO_CONVERSION
    ]
    whole = {_key(one.measure) for one in counted if _is_whole(one.measure)}
    by_stage: dict[str | None, list[MicroReturn]] = {}
    for state in counted:
        measure = state.measure
        if _is_whole(measure) or _key(measure) not in whole:
            found = by_stage.setdefault(stage_of(project, measure), [])
            found.append(_returned(measure, state.reading))
    stages: list[Stage | None] = [*stages_in_order(project, journey), None]
    return tuple(
        StageReturn(stage, tuple(by_stage[key]))
        for stage in stages
        if (key := stage.id if stage else None) in by_stage
    )


def total(items: Iterable[MicroReturn | StageReturn]) -> float:
    """The sum of what is known, in the project's currency."""
    return sum(one.value for one in items if one.value is not None)


def count_at(measure: Measure, reading: Reading) -> float | None:
    """How many conversions a reading tells of: its value, or for a percentage its part of the
    sample, to the nearest whole; None for a percentage of an unknown sample."""
    if not unit_of(measure).startswith("%"):
        return reading.value
    if reading.sample_size is None:
        return None
    return float(round(reading.value / 100 * reading.sample_size))


def _returned(measure: Measure, reading: Reading | None) -> MicroReturn:
    if reading is None:
        return MicroReturn(measure, None, None, None, said("no reading yet"))
    count = count_at(measure, reading)
    if count is None:
        return MicroReturn(measure, reading, None, None, said("no sample size"))
    if measure.value_each is None:
        return MicroReturn(measure, reading, count, None, said("no worth of one"))
    return MicroReturn(measure, reading, count, count * measure.value_each)


def _is_whole(measure: Measure) -> bool:
    return measure.persona is None and not measure.device


def _key(measure: Measure) -> tuple[str, ...]:
    return measure.stage or "", measure.touchpoint or "", measure.name.casefold()
