"""Edits of measures and their readings.

AddMeasure(measure_id, journey, title, kind=MeasureKind.OWN, unit="", target=None, stage=None,
           touchpoint=None, persona=None, value_each=None, every_days=None)
AddReading(reading_id, measure, value, taken_on, sample_size=None)     value in the measure's unit
AddReadings(readings, sources=())                 several and their new sources, one step
Other fields: EditFields.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.measures import misfit
from journeymapper.commands.base import Command, called, plural, tidy, wanted
from journeymapper.domain.change import Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Journey,
    Measure,
    Persona,
    Reading,
    Source,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import MeasureKind


@frozen
class AddMeasure(Command):
    """Count something of a journey, or of one of its stages or touchpoints. A rate in percent has
    the unit ``%`` and values such as 27."""

    measure_id: str
    journey: str
    title: str
    kind: MeasureKind = MeasureKind.OWN
    unit: str = ""
    target: float | None = None
    stage: str | None = None
    touchpoint: str | None = None
    persona: str | None = None
    value_each: float | None = None
    every_days: int | None = None

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey)
        name = tidy(self.title)
        if not name:
            raise EditRefused("A measure needs a name. Type what is counted.")
        places: list[Stage | Touchpoint] = []
        if self.stage is not None:
            places.append(wanted(project, Stage, self.stage))
        if self.touchpoint is not None:
            places.append(wanted(project, Touchpoint, self.touchpoint))
        for place in places:
            if place.journey != journey.id:
                raise EditRefused(f"{called(place)} is on another journey. Measure it there.")
        if self.persona is not None:
            wanted(project, Persona, self.persona)
        return created(
            Measure(
                id=self.measure_id,
                journey=journey.id,
                name=name,
                kind=self.kind,
                unit=tidy(self.unit),
                target=self.target,
                stage=self.stage,
                touchpoint=self.touchpoint,
                persona=self.persona,
                value_each=self.value_each,
                every_days=self.every_days,
            )
        )

    def name(self, project: Project) -> str:
        return f"Add measure “{tidy(self.title)}”"


@frozen
class AddReading(Command):
    reading_id: str
    measure: str
    value: float
    taken_on: date | None
    sample_size: int | None = None

    def plan(self, project: Project) -> Changes:
        reading = Reading(
            id=self.reading_id,
            measure=self.measure,
            value=float(self.value),
            taken_on=self.taken_on,
            sample_size=self.sample_size,
        )
        _need_to_fit(project, reading)
        return created(reading)

    def name(self, project: Project) -> str:
        return f"Add reading of {called(project.find(self.measure))}"


@frozen
class AddReadings(Command):
    """Readings as they stand, of one or several measures, with the sources that they bring."""

    readings: Sequence[Reading]
    sources: Sequence[Source] = ()

    def plan(self, project: Project) -> Changes:
        known = {one.id for one in self.sources}
        for reading in self.readings:
            _need_to_fit(project, reading)
            if reading.source is not None and reading.source not in known:
                wanted(project, Source, reading.source)
        for source in self.sources:
            if not tidy(source.reference):
                raise EditRefused("A source needs a reference. Say where the reading is from.")
        return created(*self.sources, *self.readings)

    def name(self, project: Project) -> str:
        measures = {one.measure for one in self.readings}
        what = plural(len(self.readings), "reading")
        if len(measures) == 1:
            return f"Add {what} of {called(project.find(*measures))}"
        return f"Add {what} of {plural(len(measures), 'measure')}"


def _need_to_fit(project: Project, reading: Reading) -> None:
    """Raises EditRefused for a reading that its measure cannot have."""
    measure = wanted(project, Measure, reading.measure)
    if not math.isfinite(reading.value):
        raise EditRefused("A reading needs a value. Type a number.")
    trouble = misfit(measure, reading.value)
    if trouble:
        raise EditRefused(trouble)
    if reading.sample_size is not None and reading.sample_size < 0:
        raise EditRefused("Type the sample size as a whole number, or leave it empty.")
