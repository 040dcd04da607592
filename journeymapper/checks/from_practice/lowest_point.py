"""The lowest points of a journey, where nobody decided to do anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from operator import attrgetter

from journeymapper.analysis.actions import place_of
from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Experience,
    FeedbackNote,
    Journey,
    Measure,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ActionStatus, State

_MOST_RECORDS = 50


def _pain(look: Look, one: Experience) -> tuple[str, int] | None:
    if one.emotion not in (-1, -2) or one.round != 1:
        return None
    return look.project.touchpoints[one.touchpoint].journey, one.emotion


def _felt_there(look: Look, change: Change) -> list[str]:
    if not isinstance(change.record, Touchpoint):
        return []
    return [one.id for one in look.project.referring(Experience, change.id)]


PAINS = Sorting(
    name="pains",
    kind=Experience,
    key=_pain,
    reads={Experience: ("touchpoint", "emotion", "round"), Touchpoint: ("journey",)},
    concerned=_felt_there,
)
"""By journey and emotion."""


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    redesigned = _redesigned(project)
    lowest: dict[str, set[str]] = {}
    experiences = project.experiences
    for subject in subjects:
        if subject in redesigned:
            continue
        for emotion in (-2, -1):
            yield None
            felt = look.sorted(PAINS).group((subject, emotion))
            if felt:
                lowest[subject] = {experiences[one].touchpoint for one in felt}
                break
    cared_for = _cared_for(project) if lowest else set()
    for subject, places in lowest.items():
        yield None
        left = places - cared_for
        if left:
            yield _found(project, subject, len(places), left)


def _found(project: Project, journey: str, lowest: int, left: set[str]) -> Found:
    """``lowest`` counts the places where it feels worst, ``left`` are those without an action."""
    touchpoints = project.touchpoints
    named = nsmallest(
        _MOST_RECORDS, (touchpoints[one] for one in left), key=attrgetter("name", "id")
    )
    said = listed([called(one) for one in named], len(left))
    title = called(project.journeys[journey])
    if lowest == 1:
        where = f"{said} is where {title} feels worst"
    elif len(left) == 1:
        where = f"{said} is one of the places where {title} feels worst"
    else:
        where = f"{said} are where {title} feels worst"
    return Found(
        subject=journey,
        message=f"{where}, and no action was decided for {'it' if len(left) == 1 else 'them'}.",
        records=tuple(one.id for one in named),
        journey=journey,
    )


def _cared_for(project: Project) -> set[str]:
    """The touchpoints that an action is about, also by what was said or counted there."""
    actions = project.all(Action).values()
    there = (place_of(project, one) for one in actions if one.status is not ActionStatus.DROPPED)
    return {one.id for one in there if isinstance(one, Touchpoint)}


def _redesigned(project: Project) -> set[str | None]:
    """The journeys of which a future or ideal state was drawn: that is the answer to them."""
    every = project.journeys.values()
    return {one.derived_from for one in every if one.state is not State.CURRENT}


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """Journeys of the touchpoint; notes, stickies and measures only where an action rests on
    them."""
    project = look.project
    if isinstance(change.record, Action | Journey):
        return None
    if isinstance(change.record, FeedbackNote | Sticky | Measure):
        return None if project.referring(Action, change.id) else ()
    found: set[str] = set()
    for one in (change.before, change.after):
        if isinstance(one, Experience) and _hurts(one):
            place = project.touchpoints.get(one.touchpoint)
            if place is None:
                return None
            found.add(place.journey)
        elif isinstance(one, Touchpoint) and any(map(_hurts, _lived(project, one))):
            found.add(one.journey)
    return found


def _hurts(experience: Experience) -> bool:
    return (experience.emotion or 0) < 0


def _lived(project: Project, touchpoint: Touchpoint) -> list[Experience]:
    return project.referring(Experience, touchpoint.id)


def somebody_feels(look: Look) -> bool:
    return bool(look.project.experiences)


CHECK = Check(
    name="lowest_point",
    mistake=16,
    title="The lowest point without an action",
    why="The worst moment is what customers remember and tell others.",
    how="Decide on one thing that would make it better, who does it and by when.",
    subjects=Journey,
    reads={
        Journey: ("title", "state", "derived_from"),
        Touchpoint: ("name", "journey"),
        Experience: ("touchpoint", "emotion", "round"),
        Action: ("touchpoint", "sticky", "feedback_note", "measure", "status"),
        Sticky: ("touchpoint", "stage"),
        FeedbackNote: ("touchpoint",),
        Measure: ("touchpoint", "stage"),
    },
    find=find,
    applies=somebody_feels,
    touched=touched,
    sortings=(PAINS,),
)
