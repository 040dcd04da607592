"""Edits of readings that come in together."""

from __future__ import annotations

import random

from journeymapper.commands.base import Command
from journeymapper.commands.measures import AddReadings
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading, Source
from tests.walking.registry import a_day, an_id, any_of, generates, text


@generates(AddReadings)
def add_readings(rng: random.Random, project: Project) -> Command | None:
    measure = any_of(rng, project, Measure)
    if measure is None:
        return None
    sources = [Source(id=an_id(rng, Source), reference=text(rng)) for _ in range(rng.randrange(2))]
    readings = [
        Reading(
            id=an_id(rng, Reading),
            measure=measure.id,
            taken_on=a_day(rng),
            value=round(rng.uniform(0, 100), 3),
            sample_size=rng.choice([None, 0, 1_840]),
            source=sources[0].id if sources else None,
        )
        for _ in range(rng.randrange(1, 4))
    ]
    return AddReadings(readings, sources)
