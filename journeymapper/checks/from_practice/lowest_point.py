"""The lowest points of a journey, where nobody decided to do anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    touchpoints = project.touchpoints
    redesigned = _redesigned(project)
    lowest = {one: (0, set[str]()) for one in subjects if one not in redesigned}
    for count, one in enumerate(project.experiences.values(), 1):
        if count % 1000 == 0:
            yield None
        if one.emotion is None or one.emotion >= 0 or one.round != 1:
            continue
        journey = touchpoints[one.touchpoint].journey
        if journey in lowest and one.emotion <= lowest[journey][0]:
            worst, places = lowest[journey]
            if one.emotion < worst:
                lowest[journey] = (one.emotion, {one.touchpoint})
            else:
                places.add(one.touchpoint)
    cared_for = _cared_for(project) if any(places for _, places in lowest.values()) else set()
    for subject, (_, places) in lowest.items():
        yield None
        left = sorted((touchpoints[one] for one in places - cared_for), key=_by_name)
        if not left:
            continue
        journey = called(project.journeys[subject])
        names = listed([called(one) for one in left])
        if len(places) == 1:
            said = f"{names} is where {journey} feels worst"
        elif len(left) == 1:
            said = f"{names} is one of the places where {journey} feels worst"
        else:
            said = f"{names} are where {journey} feels worst"
        yield Found(
            subject=subject,
            message=f"{said}, and no action was decided for {'it' if len(left) == 1 else 'them'}.",
            records=tuple(one.id for one in left[:50]),
            journey=subject,
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


def _by_name(touchpoint: Touchpoint) -> tuple[str, str]:
    return touchpoint.name, touchpoint.id


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
        if isinstance(one, Experience):
            place = project.touchpoints.get(one.touchpoint)
            if place is None:
                return None
            found.add(place.journey)
        elif isinstance(one, Touchpoint):
            found.add(one.journey)
    return found


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
