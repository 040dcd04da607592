"""The step of gaps and friction: how people feel on the way, and what is done about it."""

from __future__ import annotations

from functools import partial

from journeymapper.app.guide.people import needs_persona
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.saying import called, short
from journeymapper.app.guide.seen import Seen
from journeymapper.app.guide.step import Lead, Line, Next, StepName
from journeymapper.app.guide.ways import FEW, needs_touchpoints
from journeymapper.commands.base import Command
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import (
    Action,
    Persona,
    Touchpoint,
    new_id,
)
from journeymapper.domain.vocabulary import EMOTION_NAMES


def _gaps_there(seen: Seen) -> list[str]:
    said = []
    places = {place for felt in seen.felt.values() for place in felt}
    if places:
        of = seen.count(len(seen.touchpoints), "touchpoint")
        said.append(f"Feelings at {seen.number(len(places))} of {of}")
        said.append(_lowest_said(seen))
    for number, word in (
        (seen.pains, "pain"),
        (seen.notes, "feedback note"),
        (sum(seen.cared_for.values()), "action"),
    ):
        if number:
            said.append(seen.count(number, word))
    return said


def _lowest_said(seen: Seen) -> str:
    names = seen.project.details.emotion_names or EMOTION_NAMES
    lowest = min(min(felt.values()) for felt in seen.felt.values())
    who, where = next(
        (persona, place)
        for persona in seen.walkers
        for place in seen.touchpoints
        if seen.felt.get(persona.id, {}).get(place.id) == lowest
    )
    return f"Lowest: {short(who.name)} at {called(where.name)}, {names[lowest + 2]}"


def _needs_feelings(seen: Seen) -> Next | None:
    for persona in seen.walkers:
        felt = seen.felt.get(persona.id, {})
        passed = seen.passed(persona.id)
        wanted = next((one for one in passed if one.essential and one.id not in felt), None)
        if wanted is None and len(felt) < min(FEW, len(passed)):
            wanted = next((one for one in passed if one.id not in felt), None)
        if wanted is not None:
            return _feel(persona, wanted)
    return None


def _feel(persona: Persona, place: Touchpoint) -> Next:
    return Next(
        rule="guide feelings",
        text=f"How does {short(persona.name)} feel at {called(place.name)}?",
        why="What people feel at a place decides whether they come back.",
        lead=Lead(
            record=place.id,
            persona=persona.id,
            says="Press 1 for the worst to 5 for the best feeling.",
        ),
    )


def _needs_action(seen: Seen) -> Next | None:
    """Where it hurts most, something is to be done; a redesigned journey is the answer itself."""
    if any(one.derived_from == seen.journey.id for one in seen.project.journeys.values()):
        return None
    lowest = min((min(felt.values()) for felt in seen.felt.values()), default=0)
    if lowest >= 0:
        return None
    worst = {place for felt in seen.felt.values() for place in felt if felt[place] == lowest}
    for place in seen.touchpoints:
        if place.id in worst and place.id not in seen.cared_for:
            return Next(
                rule="guide lowest",
                text=f"Decide what to do about {called(place.name)}",
                why="It is the lowest moment. One thing that helps is enough.",
                line=Line(
                    name=f"What helps at {place.name}",
                    placeholder="What helps there? Then Enter",
                    command=partial(_action, place.id),
                ),
            )
    return None


def _action(place: str, text: str) -> Command:
    return AddRecord(Action(id=new_id(Action), text=text.strip(), touchpoint=place))


GAPS = Plan(
    name=StepName.GAPS,
    purpose=(
        "Where it hurts, waits or breaks off. The lowest moment is remembered longest, so it is "
        "worth more than ten small improvements."
    ),
    enough_when=(
        "Enough: everybody feels something at what is essential and at three places or more, "
        "and something is done about the lowest moment."
    ),
    there=_gaps_there,
    rules=(needs_persona, needs_touchpoints, _needs_feelings, _needs_action),
)
