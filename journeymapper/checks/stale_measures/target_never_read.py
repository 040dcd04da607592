"""Targets that nobody ever held a number against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.stale_measures.stale_reading import there_are_measures
from journeymapper.commands.base import called
from journeymapper.domain.records import Journey, Measure, Reading
from journeymapper.domain.vocabulary import State

_MOST_RECORDS = 50


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        if project.journeys[subject].state is not State.CURRENT:
            continue  # what is not yet there cannot be read
        unread: list[Measure] = []
        for measure in project.referring(Measure, subject):
            yield None
            if measure.target is not None and not project.referring(Reading, measure.id):
                unread.append(measure)
        if not unread:
            continue
        unread.sort(key=lambda one: (one.name, one.id))
        said = "has a target" if len(unread) == 1 else "have targets"
        yield Found(
            subject=subject,
            message=f"{listed([called(one) for one in unread])} {said}, and no reading yet.",
            records=tuple(one.id for one in unread[:_MOST_RECORDS]),
            journey=subject,
        )


CHECK = Check(
    name="target_never_read",
    mistake=14,
    title="A target that was never read",
    severity=Severity.LOW,
    why="A target without a number is a wish: nobody knows how far away it is.",
    how="Enter where it stands today, even roughly, or take the target away.",
    subjects=Journey,
    reads={
        Journey: ("state",),
        Measure: ("journey", "name", "target"),
        Reading: ("measure",),
    },
    find=find,
    applies=there_are_measures,
)
