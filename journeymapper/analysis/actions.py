"""Actions: what still waits, what is overdue, what an action is about, and where it stands between
impact and effort."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from journeymapper.analysis.written import write_date
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import Action, Journey, Stage, Touchpoint
from journeymapper.domain.vocabulary import ActionStatus
from journeymapper.words import counted, noted, said

HIGH = 3
"""From this level of 1 to 5 on, impact or effort counts as high."""


class Quadrant(StrEnum):
    """A part of the matrix of impact and effort; its value is its name on the screen."""

    QUICK_WINS = noted("Quick wins")
    BIG_PROJECTS = noted("Big projects")
    FILL_INS = noted("Fill-ins")
    THANKLESS = noted("Thankless")


def quadrant_at(impact: int, effort: int) -> Quadrant:
    """Much impact for little effort is a quick win, and so on."""
    if impact >= HIGH:
        return Quadrant.BIG_PROJECTS if effort >= HIGH else Quadrant.QUICK_WINS
    return Quadrant.THANKLESS if effort >= HIGH else Quadrant.FILL_INS


def quadrant(action: Action) -> Quadrant | None:
    """None while impact or effort is not said."""
    if action.impact is None or action.effort is None:
        return None
    return quadrant_at(action.impact, action.effort)


def still_waits(action: Action) -> bool:
    """Whether it is neither done nor dropped."""
    return action.status in (ActionStatus.OPEN, ActionStatus.DOING)


def is_overdue(action: Action, today: date) -> bool:
    """Whether it still waits and was due before today."""
    return still_waits(action) and action.due_on is not None and action.due_on < today


def late_said(action: Action, today: date) -> str:
    """``2 days late``; empty where it is not overdue."""
    if action.due_on is None or not is_overdue(action, today):
        return ""
    days = (today - action.due_on).days
    return counted("{count} day late", "{count} days late", days)


def due_said(action: Action, today: date, locale: str = "") -> str:
    """``3 Mar 2026``; of what is overdue also for how long: ``3 Mar 2026, 2 days late``."""
    if action.due_on is None:
        return ""
    day, late = write_date(action.due_on, locale), late_said(action, today)
    return said("{day}, {late}", day=day, late=late) if late else day


def actions_in_order(project: Project) -> list[Action]:
    """Every action as it was decided."""
    return by_rank(project.all(Action).values())


def subjects_of(project: Project, action: Action) -> list[Record]:
    """What an action is about: its touchpoint, sticky, feedback note and measure."""
    ids = (action.touchpoint, action.sticky, action.feedback_note, action.measure)
    return [found for one in ids if one is not None and (found := project.find(one)) is not None]


def actions_about(project: Project, record_id: str) -> list[Action]:
    """The actions that a touchpoint, sticky, feedback note or measure led to, as decided; of an
    actor, those that they own."""
    return by_rank(project.referring(Action, record_id))


def journeys_of(project: Project, action: Action) -> set[str]:
    """The journeys that an action belongs to; none where nothing it is about is on a journey."""
    found: set[str] = set()
    for subject in subjects_of(project, action):
        place = project.find(getattr(subject, "touchpoint", None) or subject.id)
        journey = getattr(place, "journey", None)
        if journey is not None:
            found.add(journey)
    return found


def actions_for(project: Project, journeys: Sequence[Journey]) -> list[Action]:
    """The actions of some journeys and those of none: what waits first, soonest due first."""
    wanted = {one.id for one in journeys}
    found = [
        one
        for one in actions_in_order(project)
        if not (on := journeys_of(project, one)) or on & wanted
    ]
    return sorted(found, key=lambda one: (not still_waits(one), one.due_on or date.max))


def place_of(project: Project, action: Action) -> Touchpoint | Stage | None:
    """Where on the map an action belongs: its touchpoint, or the place of what it is about."""
    for subject in subjects_of(project, action):
        if isinstance(subject, Touchpoint):
            return subject
        for name in ("touchpoint", "stage"):
            place = project.find(getattr(subject, name, None) or "")
            if isinstance(place, Touchpoint | Stage):
                return place
    return None
