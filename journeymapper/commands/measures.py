"""Edits of measures and their readings.

AddMeasure(measure_id, journey, title, kind=MeasureKind.OWN, unit="", target=None, stage=None,
           touchpoint=None, persona=None, value_each=None, every_days=None)
AddReading(reading_id, measure, value, taken_on, sample_size=None)     value in the measure's unit
Other fields: EditFields.
"""

from __future__ import annotations

from datetime import date

from journeymapper.commands.base import Command, called, tidy, wanted
from journeymapper.domain.change import Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Measure, Persona, Reading, Stage, Touchpoint
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
        measure = wanted(project, Measure, self.measure)
        if self.sample_size is not None and self.sample_size < 0:
            raise EditRefused("Type the sample size as a whole number, or leave it empty.")
        return created(
            Reading(
                id=self.reading_id,
                measure=measure.id,
                value=float(self.value),
                taken_on=self.taken_on,
                sample_size=self.sample_size,
            )
        )

    def name(self, project: Project) -> str:
        return f"Add reading of {called(project.find(self.measure))}"
