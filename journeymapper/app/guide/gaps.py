"""The step of gaps and friction: how people feel on the way, and what is done about it."""

from __future__ import annotations

from journeymapper.analysis.actions import actions_about
from journeymapper.analysis.emotion import CurvePoint, curve
from journeymapper.analysis.feelings import feelings_of
from journeymapper.app.guide.people import needs_persona
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.seen import Seen, called, short
from journeymapper.app.guide.step import Lead, Line, Next, StepName
from journeymapper.app.guide.ways import FEW, needs_touchpoints
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import (
    Action,
    FeedbackNote,
    Persona,
    Sticky,
    Touchpoint,
    new_id,
)
from journeymapper.domain.vocabulary import EMOTION_NAMES, StickyKind


def _gaps_there(seen: Seen) -> list[str]:
    felt = feelings_of(seen.project, seen.journey.id)
    said = []
    if felt:
        places = {point.touchpoint for one in felt for point in one.points}
        of = seen.count(len(seen.touchpoints), "touchpoint")
        said.append(f"Feelings at {seen.number(len(places))} of {of}")
        lowest = min(felt, key=lambda one: one.lowest.emotion)
        who = seen.project.personas[lowest.persona]
        said.append(f"Lowest: {short(who.name)} at {_place(seen, lowest.lowest)}")
    pains = sum(
        one.kind is StickyKind.PAIN for one in seen.project.referring(Sticky, seen.journey.id)
    )
    notes = sum(len(seen.project.referring(FeedbackNote, one.id)) for one in seen.touchpoints)
    about = [one for place in seen.touchpoints for one in actions_about(seen.project, place.id)]
    for number, word in ((pains, "pain"), (notes, "feedback note"), (len(about), "action")):
        if number:
            said.append(seen.count(number, word))
    return said


def _place(seen: Seen, point: CurvePoint) -> str:
    names = seen.project.details.emotion_names or EMOTION_NAMES
    place = seen.project.touchpoints[point.touchpoint]
    return f"{called(place.name)}, {names[point.emotion + 2]}"


def _needs_feelings(seen: Seen) -> Next | None:
    for persona in seen.walkers:
        felt = {one.touchpoint for one in curve(seen.project, seen.journey.id, persona.id)}
        passed = seen.passed(persona.id)
        wanted = [one for one in passed if one.essential and one.id not in felt]
        if not wanted and len(felt) < min(FEW, len(passed)):
            wanted = [one for one in passed if one.id not in felt]
        if wanted:
            return _feel(persona, wanted[0])
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
    """Where it hurts most, something is to be done."""
    for one in feelings_of(seen.project, seen.journey.id):
        for point in one.low_points:
            if not actions_about(seen.project, point.touchpoint):
                place = seen.project.touchpoints[point.touchpoint]
                return Next(
                    rule="guide lowest",
                    text=f"Decide what to do about {called(place.name)}",
                    why="It is the lowest moment. One thing that helps is enough.",
                    line=Line(
                        name=f"What helps at {place.name}",
                        placeholder="What helps there? Then Enter",
                        command=lambda text, place=place: AddRecord(  # type: ignore[misc]
                            Action(id=new_id(Action), text=text.strip(), touchpoint=place.id)
                        ),
                    ),
                )
    return None


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
