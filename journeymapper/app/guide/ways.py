"""The steps about the way: its touchpoints and loops, and where it hurts."""

from __future__ import annotations

from journeymapper.analysis.actions import actions_about
from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.emotion import CurvePoint, curve
from journeymapper.analysis.feelings import feelings_of
from journeymapper.analysis.paths import has_path
from journeymapper.analysis.straightness import is_straight
from journeymapper.app.guide.people import needs_persona
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.seen import ORGANISATIONS, Seen, called, short
from journeymapper.app.guide.step import Lead, Line, Next, StepName
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import (
    Action,
    Connection,
    FeedbackNote,
    Persona,
    Sticky,
    Touchpoint,
    new_id,
)
from journeymapper.domain.vocabulary import EMOTION_NAMES, ConnectionKind, Phase, StickyKind

FEW = 3
"""Touchpoints at which somebody feels something, for a curve to have a shape."""


def _way_there(seen: Seen) -> list[str]:
    if not seen.touchpoints:
        return []
    ways = seen.project.referring(Connection, seen.journey.id)
    loops = sum(one.kind is ConnectionKind.LOOP for one in ways)
    essential = sum(one.essential for one in seen.touchpoints)
    count = seen.count
    said = [f"{count(len(seen.touchpoints), 'touchpoint')}, {count(loops, 'loop')}"]
    stages = {one.stage for one in seen.touchpoints if one.stage}
    said.append(f"On {seen.number(len(stages))} of {count(len(seen.stages), 'stage')}")
    said.append(f"{count(len(ways), 'connection')}, {seen.number(essential)} essential")
    return said


def needs_touchpoints(seen: Seen) -> Next | None:
    """What comes before everything that belongs to a touchpoint."""
    if seen.touchpoints:
        return None
    return Next(
        rule="guide touchpoints",
        text="Draw the first touchpoints",
        why="Where do they meet you, from the first time they hear of you?",
        lead=Lead(says="Type a name. Tab makes the next one, connected to it; Enter ends."),
    )


def _needs_every_stage(seen: Seen) -> Next | None:
    taken = {one.stage for one in seen.touchpoints}
    for stage in seen.stages:
        if stage.id not in taken:
            return Next(
                rule="guide stages",
                text=f"Fill the stage {called(stage.name)}",
                why="What do they do there? A stage that is not needed can be deleted.",
                lead=Lead(record=stage.id, says="Type what happens in this stage, then Enter."),
            )
    return None


def _needs_essential(seen: Seen) -> Next | None:
    if any(one.essential for one in seen.touchpoints) or not seen.touchpoints:
        return None
    seen_by_them = [one for one in seen.touchpoints if one.kind not in ORGANISATIONS]
    place = next((one for one in seen_by_them if _phase(seen, one) is Phase.DECISION), None)
    place = place or (seen_by_them or seen.touchpoints)[-1]
    return Next(
        rule="guide essential",
        text="Mark what it cannot do without",
        why="Without these few touchpoints nobody arrives; care for them first.",
        lead=Lead(record=place.id, says="Press E where nothing works without this card."),
    )


def _phase(seen: Seen, touchpoint: Touchpoint) -> Phase | None:
    stage = seen.project.stages.get(touchpoint.stage or "")
    return stage.phase if stage is not None else None


def _needs_path(seen: Seen) -> Next | None:
    if len(seen.touchpoints) < FEW:
        return None
    for persona in seen.walkers:
        if not has_path(seen.project, persona.id, seen.journey.id):
            return Next(
                rule="guide path",
                text=f"Walk the path of {short(persona.name)}",
                why="Only who has a way of their own can be told apart from the others.",
                lead=Lead(
                    tool=f"walk:{persona.id}",
                    persona=persona.id,
                    says=f"Click the connections that {short(persona.name)} takes. Esc ends.",
                ),
            )
    return None


def _needs_loop(seen: Seen) -> Next | None:
    if not is_straight(seen.project, seen.journey.id):
        return None
    last = [one for one in seen.touchpoints if one.kind not in ORGANISATIONS][-1]
    return Next(
        rule="guide loop",
        text="Where do they come back?",
        why="Hardly anybody walks straight: people try again, ask, renew, recommend.",
        lead=Lead(
            record=last.id,
            says="With a touchpoint chosen, press L and then click where it leads back to.",
        ),
    )


def _needs_place(seen: Seen) -> Next | None:
    for one in seen.touchpoints:
        if one.essential and one.kind not in ORGANISATIONS and not one.channels:
            return _at(one, "guide channel", "Say where {} happens", "Channels")
    return None


def _needs_owner(seen: Seen) -> Next | None:
    for one in seen.touchpoints:
        if one.essential and not owner_name(seen.project, one):
            return _at(one, "guide owner", "Say who owns {}", "Owner")
    return None


def _at(one: Touchpoint, rule: str, text: str, field: str) -> Next:
    why = {
        "Channels": "On the web, by phone, in a shop: the place decides what can be done.",
        "Owner": "What belongs to nobody is mended by nobody.",
    }
    return Next(
        rule=rule,
        text=text.format(called(one.name)),
        why=why[field],
        lead=Lead(record=one.id, fields=(field,)),
    )


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


TOUCHPOINTS = Plan(
    name=StepName.TOUCHPOINTS,
    purpose=(
        "Where they meet you, alone or with you, in the order that they live it, with the ways "
        "back. What is not on the map is forgotten in the meeting, too."
    ),
    enough_when=(
        "Enough: every stage has a touchpoint, everybody a path, somewhere it leads back, and "
        "what is essential has a channel and an owner."
    ),
    there=_way_there,
    rules=(
        *(needs_touchpoints, _needs_every_stage, _needs_loop, _needs_path, _needs_essential),
        *(_needs_place, _needs_owner),
    ),
)
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
