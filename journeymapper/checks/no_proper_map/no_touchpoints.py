"""Journeys on which nothing is drawn yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import Journey, Touchpoint


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        if any(one.journey == subject for one in project.each_referring(Touchpoint, subject)):
            continue
        name = called(project.journeys[subject])
        yield Found(subject=subject, message=f"{name} has no touchpoints yet.")


CHECK = Check(
    name="no_touchpoints",
    mistake=1,
    title="A journey without touchpoints",
    severity=Severity.LOW,
    why="A map begins to help with the first steps that customers really take.",
    how="Type the name of a first step on the canvas and press Enter.",
    subjects=Journey,
    reads={Touchpoint: ("opens_journey",)},
    quotes={Journey: ("title",)},
    find=find,
)
