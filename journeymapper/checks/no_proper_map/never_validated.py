"""Whether customers were ever shown the journey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from math import ceil

from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import Journey, Touchpoint, Validation
from journeymapper.domain.vocabulary import State


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    least = look.threshold(CHECK, "least")
    for subject in subjects:
        yield None
        journey = project.journeys[subject]
        if journey.state is not State.CURRENT and journey.derived_from:
            continue  # customers can say how it is, and hardly how it will be
        if project.referring(Validation, subject):
            continue
        places = project.each_referring(Touchpoint, subject)
        here = (one for one in places if one.journey == subject)
        if sum(1 for _ in islice(here, ceil(least))) >= least:
            name = called(journey)
            yield Found(subject=subject, message=f"{name} was never shown to customers.")


CHECK = Check(
    name="never_validated",
    mistake=1,
    title="Never validated with customers",
    why="What a team draws alone is how it sees itself; customers correct it in half an hour.",
    how="Show it to a few customers and note who was asked, when, and what they corrected.",
    subjects=Journey,
    reads={
        Journey: ("state", "derived_from"),
        Touchpoint: ("opens_journey",),
        Validation: ("journey",),
    },
    quotes={Journey: ("title",)},
    find=find,
    thresholds=(ThresholdOf(name="least", usual=5, says="touchpoints before this is asked"),),
)
