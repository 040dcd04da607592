"""Moments of truth that are left to machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import Moment, PerformedBy


def applies(look: Look) -> bool:
    return Moment.TRUTH in map(attrgetter("moment"), look.project.touchpoints.values())


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        one = look.project.touchpoints[subject]
        if one.moment is Moment.TRUTH and one.performed_by is PerformedBy.AUTOMATED:
            yield Found(
                subject=subject,
                message=f"{called(one)} is a moment of truth, and it is fully automated.",
            )


CHECK = Check(
    name="automated_truth",
    mistake=7,
    title="A moment of truth that is fully automated",
    why="Here customers make up their mind about you, and there is nobody whom they can turn to.",
    how="Let them reach a person there, and mark it as done by both.",
    subjects=Touchpoint,
    reads={Touchpoint: ("moment", "performed_by", "name")},
    find=find,
    applies=applies,
)
