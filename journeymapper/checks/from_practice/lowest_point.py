"""The lowest points of a journey, where nobody decided to do anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import islice
from operator import attrgetter

from journeymapper.analysis.actions import place_of
from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
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
_SLICE = 5000


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    touchpoints = project.touchpoints
    redesigned = _redesigned(project)
    wanted = {one for one in subjects if one not in redesigned}
    lowest: dict[str, set[str]] = {}
    for emotion in (-2, -1):
        open_ones = wanted - lowest.keys()
        if not open_ones:
            break
        felt = iter(project.experiences.values())
        while part := list(islice(felt, _SLICE)):
            yield None
            for place in [x.touchpoint for x in part if x.emotion == emotion and x.round == 1]:
                journey = touchpoints[place].journey
                if journey in open_ones:
                    lowest.setdefault(journey, set()).add(place)
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
        Touchpoint: ("name",),
        Experience: ("touchpoint", "emotion", "round"),
        Action: ("touchpoint", "sticky", "feedback_note", "measure", "status"),
        Sticky: ("touchpoint", "stage"),
        FeedbackNote: ("touchpoint",),
        Measure: ("touchpoint", "stage"),
    },
    find=find,
    applies=somebody_feels,
    touched=touched,
)
