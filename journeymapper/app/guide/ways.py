"""The step of the way: its touchpoints, where they lead and who cares for them."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.mobile import is_digital, is_on_phone
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.saying import NAMING_KEYS, called, short
from journeymapper.app.guide.seen import ORGANISATIONS, Seen
from journeymapper.app.guide.step import Choice, Lead, Next, StepName
from journeymapper.commands.base import Command, Together
from journeymapper.commands.connections import Connect
from journeymapper.commands.personas import PlacePersona
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import (
    Connection,
    Persona,
    Presence,
    Touchpoint,
    new_id,
)
from journeymapper.domain.vocabulary import Phase
from journeymapper.drawing.chips import CHIP_HEIGHT, CHIP_WIDTH

POST_PURCHASE = "post-purchase"
FEW = 3
"""Touchpoints at which somebody feels something, for a curve to have a shape."""


def _way_there(seen: Seen) -> list[str]:
    if not seen.touchpoints:
        return []
    essential = sum(one.essential for one in seen.touchpoints)
    count = seen.count
    said = [f"{count(len(seen.touchpoints), 'touchpoint')}, {count(seen.loops, 'loop')}"]
    stages = {one.stage for one in seen.touchpoints if one.stage}
    said.append(f"On {seen.number(len(stages))} of {count(len(seen.stages), 'stage')}")
    marked = seen.number(essential) if essential else "none"
    said.append(f"{count(seen.ways, 'connection')}, {marked} essential")
    return said


def needs_touchpoints(seen: Seen) -> Next | None:
    """What comes before everything that belongs to a touchpoint."""
    if seen.touchpoints:
        return None
    return Next(
        rule="guide touchpoints",
        text="Draw the first touchpoints",
        why="Where do they meet you, from the first time they hear of you?",
        lead=Lead(says=f"Type a name. {NAMING_KEYS}"),
    )


def _needs_words_without_sale(seen: Seen) -> Next | None:
    """Where nobody buys nothing comes after a purchase."""
    if not seen.nobody_buys:
        return None
    for stage in seen.stages:
        if stage.phase is Phase.POST_PURCHASE and stage.name.strip().casefold() == POST_PURCHASE:
            return Next(
                rule="guide stage words",
                text=f"Rename the stage {called(stage.name)}",
                why="Nobody buys here, so nothing comes after a purchase.",
                choices=(
                    Choice(
                        "Call it “Afterwards”",
                        partial(EditFields, stage.id, {"name": "Afterwards"}),
                    ),
                ),
            )
    return None


def _needs_every_stage(seen: Seen) -> Next | None:
    taken = {one.stage for one in seen.touchpoints}
    for stage in seen.stages:
        if stage.id not in taken:
            return Next(
                rule="guide stages",
                text=f"Fill the stage {called(stage.name)}",
                why="What do they do there? A stage that is not needed can be deleted.",
                lead=Lead(record=stage.id, says=f"Type a name. {NAMING_KEYS}"),
            )
    return None


def _needs_ways(seen: Seen) -> Next | None:
    """Touchpoints that stand alone lead nowhere."""
    connected = seen.connected
    pairs = [
        (before, after)
        for before, after in pairwise(seen.front)
        if before.id not in connected or after.id not in connected
    ]
    if not pairs:
        return None
    return Next(
        rule="guide ways",
        text=f"Connect {called(pairs[0][0].name)} with what follows",
        why="The arrows show in which order people go, and where nobody goes on.",
        lead=Lead(
            record=pairs[0][0].id,
            tool="connect",
            says="Drag from one touchpoint to the one that follows. Esc ends.",
        ),
        choices=(
            Choice(
                f"Connect all {seen.number(len(seen.front))} in their order",
                lambda: Together(
                    "Connect touchpoints in their order",
                    [
                        Connect(new_id(Connection), seen.journey.id, before.id, after.id)
                        for before, after in pairs
                    ],
                ),
            ),
        ),
    )


def _needs_devices(seen: Seen) -> Next | None:
    """Where something is digital, at least one touchpoint is used on a phone."""
    digital = [one for one in seen.touchpoints if is_digital(seen.project, one)]
    if any(is_on_phone(seen.project, one) for one in digital):
        return None
    for one in sorted(digital, key=lambda one: not one.essential)[:1]:
        return _at(one, "guide devices", "Say which devices {} is used on", "Add to Devices")
    return None


def _needs_essential(seen: Seen) -> Next | None:
    if any(one.essential for one in seen.touchpoints) or not seen.touchpoints:
        return None
    place = next((one for one in seen.front if _phase(seen, one) is Phase.DECISION), None)
    place = place or (seen.front or seen.touchpoints)[-1]
    return Next(
        rule="guide essential",
        text="Mark the touchpoints nobody can skip",
        why="These few are called essential. Care for them first.",
        lead=Lead(
            record=place.id,
            says="Press E on each card that nobody can skip. E again takes the mark away.",
        ),
    )


def _phase(seen: Seen, touchpoint: Touchpoint) -> Phase | None:
    stage = seen.project.stages.get(touchpoint.stage or "")
    return stage.phase if stage is not None else None


def _needs_path(seen: Seen) -> Next | None:
    if len(seen.touchpoints) < FEW:
        return None
    for persona in seen.walkers:
        if not seen.paths.get(persona.id):
            return Next(
                rule="guide path",
                text=f"Walk the path of {short(persona.name)}",
                why=(
                    "Their path shows where they come in, turn back and leave."
                    if len(seen.walkers) == 1
                    else "Different people take different ways: each path shows what is theirs."
                ),
                lead=Lead(tool=f"walk:{persona.id}", persona=persona.id),
            )
    return None


def _needs_presence(seen: Seen) -> Next | None:
    """Whoever walks stands at the beginning, and the first way leads from there."""
    if len(seen.touchpoints) < FEW:
        return None
    for persona in seen.walkers:
        if persona.id not in seen.standing:
            first = (seen.passed(persona.id) or seen.touchpoints)[0]
            return Next(
                rule="guide presence",
                text=f"Let {short(persona.name)} stand on the map",
                why="Then everybody sees who walks here, and where they come in.",
                choices=(
                    Choice(
                        f"Come in at {called(first.name)}",
                        partial(_enter, seen, persona, first, len(seen.standing)),
                    ),
                ),
            )
    return None


def _enter(seen: Seen, persona: Persona, first: Touchpoint, others: int) -> Command:
    left = min(0.0, *(one.x for one in seen.touchpoints)) - CHIP_WIDTH - 64
    top = first.y + others * (CHIP_HEIGHT + 24)
    journey = seen.journey.id
    return Together(
        f"Let {short(persona.name)} stand on the map",
        [
            PlacePersona(new_id(Presence), persona.id, journey, left, top),
            Connect(new_id(Connection), journey, persona.id, first.id),
        ],
    )


def _needs_loop(seen: Seen) -> Next | None:
    if not seen.is_straight:
        return None
    last = (seen.front or seen.touchpoints)[-1]
    return Next(
        rule="guide loop",
        text="Where do they come back?",
        why="Hardly anybody walks straight: people try again, ask, renew, recommend.",
        lead=Lead(record=last.id, tool="loop"),
    )


def _needs_place(seen: Seen) -> Next | None:
    for one in seen.touchpoints:
        if one.essential and one.kind not in ORGANISATIONS and not one.channels:
            return _at(one, "guide channel", "Say where {} happens", "Add to Channels")
    return None


def _needs_owner(seen: Seen) -> Next | None:
    for one in seen.touchpoints:
        if one.essential and not owner_name(seen.project, one):
            return _at(one, "guide owner", "Say who owns {}", "Owner")
    return None


def _at(one: Touchpoint, rule: str, text: str, field: str) -> Next:
    why = {
        "Add to Devices": "Most people come on a phone first, whatever it was built for.",
        "Add to Channels": "On the web, by phone, in a shop: the place decides what can be done.",
        "Owner": "What belongs to nobody is mended by nobody.",
    }
    return Next(
        rule=rule,
        text=text.format(called(one.name)),
        why=why[field],
        lead=Lead(record=one.id, fields=(field,)),
    )


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
        *(
            needs_touchpoints,
            _needs_words_without_sale,
            _needs_every_stage,
            _needs_ways,
            _needs_loop,
            _needs_path,
        ),
        *(_needs_presence, _needs_essential, _needs_place, _needs_devices, _needs_owner),
    ),
)
