"""Essential touchpoints at which there is nothing to read, see or hear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.nothing_personal.touching_content import (
    content_at,
    essentials,
    has_essentials,
    journeys_touched,
)
from journeymapper.checks.shared_sortings import ESSENTIAL
from journeymapper.commands.base import called
from journeymapper.domain.records import Content, Journey, Touchpoint


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        bare: list[Touchpoint] = []
        asked = 0
        for one in essentials(look, subject):
            if one is None:
                yield None
                continue
            asked += 1
            if not content_at(project, one):
                bare.append(one)
        yield None
        if bare:
            bare.sort(key=lambda one: (one.name, one.id))
            yield Found(
                subject=subject,
                message=_message(called(project.journeys[subject]), bare, asked),
                records=tuple(one.id for one in bare[:50]),
                journey=subject,
            )


def _message(journey: str, bare: list[Touchpoint], asked: int) -> str:
    if len(bare) == 1:
        return f"The essential touchpoint {called(bare[0])} has no content."
    if len(bare) == asked:
        return f"None of the {asked} essential touchpoints on {journey} has content."
    names = listed([called(one) for one in bare[:3]], len(bare))
    return f"{len(bare)} essential touchpoints on {journey} have no content: {names}."


CHECK = Check(
    name="essential_without_content",
    mistake=7,
    title="An essential touchpoint without content",
    why="Where much is decided, customers find nothing that answers what holds them back.",
    how="Say what each role finds there: a page, a video, a comparison, an e-mail.",
    subjects=Journey,
    reads={
        Touchpoint: ("journey", "essential", "kind", "stage", "name"),
        Content: ("stage", "touchpoint"),
        Journey: ("title",),
    },
    find=find,
    applies=has_essentials,
    touched=journeys_touched,
    sortings=(ESSENTIAL,),
)
