"""The steps about what is done for people: content and triggers."""

from __future__ import annotations

from functools import partial

from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.saying import called
from journeymapper.app.guide.seen import ORGANISATIONS, Seen
from journeymapper.app.guide.step import Lead, Line, Next, StepName
from journeymapper.app.guide.ways import needs_touchpoints
from journeymapper.commands.base import Command
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import (
    Content,
    Touchpoint,
    new_id,
)
from journeymapper.domain.vocabulary import BuyingRole, Phase


def _content_there(seen: Seen) -> list[str]:
    contents = seen.contents
    if not contents:
        return []
    touchpoints = seen.project.touchpoints
    stages = {
        touchpoints[one.touchpoint].stage if one.touchpoint else one.stage for one in contents
    }
    of = seen.count(len(seen.stages), "stage")
    said = [
        f"{seen.count(len(contents), 'piece')} of content",
        f"At {seen.number(len(stages - {None}))} of {of}",
    ]
    roles = {one.role for one in contents if one.role is not None}
    if roles:
        said.append(f"For {seen.count(len(roles), 'role')} in particular")
    return said


def _needs_content(seen: Seen) -> Next | None:
    served = {one.touchpoint for one in seen.contents}
    for one in seen.touchpoints:
        if one.essential and one.kind not in ORGANISATIONS and one.id not in served:
            return Next(
                rule="guide content",
                text=f"Name what they read or see at {called(one.name)}",
                why="A page, a mail, a film: it answers what they worry about there.",
                line=Line(
                    name=f"Content at {one.name}",
                    placeholder="Its title, then Enter",
                    command=partial(_content, one),
                ),
            )
    return None


def _content(place: Touchpoint, title: str, role: BuyingRole | None = None) -> Command:
    return AddRecord(
        Content(
            id=new_id(Content),
            journey=place.journey,
            touchpoint=place.id,
            role=role,
            title=title,
        )
    )


def _needs_content_for_roles(seen: Seen) -> Next | None:
    """Where several roles walk, something at every essential touchpoint is for one of them."""
    roles = dict.fromkeys(one.role for one in seen.walkers)
    if len(roles) < 2:
        return None
    in_particular = {
        one.touchpoint for one in seen.contents if one.role is not None or one.persona is not None
    }
    role = next((one for one in roles if one is not BuyingRole.END_USER), BuyingRole.END_USER)
    for place in seen.front:
        if place.essential and place.id not in in_particular:
            return Next(
                rule="guide content for roles",
                text=f"Name what is for the {role.label} at {called(place.name)}",
                why="Who decides asks about cost and risk, who uses it about the daily work.",
                line=Line(
                    name=f"Content for the {role.label} at {place.name}",
                    placeholder="Its title, then Enter",
                    command=partial(_content, place, role=role),
                ),
            )
    return None


def _needs_any_content(seen: Seen) -> Next | None:
    if seen.contents:
        return None
    return Next(
        rule="guide first content",
        text="Name the first piece of content",
        why="What do they read, see or hear on the way?",
        lead=Lead(page="content", says="Type a title, then Enter."),
    )


def _triggers_there(seen: Seen) -> list[str]:
    triggers = seen.triggers
    if not triggers:
        return []
    places = {one.touchpoint for one in triggers}
    return [
        seen.count(len(triggers), "trigger"),
        f"At {seen.count(len(places), 'touchpoint')}",
    ]


def _needs_trigger(seen: Seen) -> Next | None:
    if seen.triggers or not seen.touchpoints:
        return None
    place = _where_they_hesitate(seen)
    return Next(
        rule="guide trigger",
        text=f"Say what happens when they hesitate at {called(place.name)}",
        why=(
            "When the form is left for a day, then somebody calls: help at the right moment."
            if not seen.is_commercial
            else "When the basket is left for a day, then a coach writes: help at the right moment."
        ),
        lead=Lead(
            page="triggers",
            record=place.id,
            says=f"It belongs to {called(place.name)}. Type when it happens, Tab, then what.",
        ),
    )


def _where_they_hesitate(seen: Seen) -> Touchpoint:
    """Where it is decided, and there where it feels worst; else where it feels worst at all."""
    stages = {one.id for one in seen.stages if one.phase is Phase.DECISION}
    felt = list(seen.felt.values())
    front = seen.front or seen.touchpoints

    def order(place: Touchpoint) -> tuple[bool, int]:
        return place.stage not in stages, min(
            (of[place.id] for of in felt if place.id in of), default=3
        )

    return min(front, key=order)


def _needs_answer(seen: Seen) -> Next | None:
    for one in seen.triggers:
        if not one.then.strip():
            return Next(
                rule="guide then",
                text=f"Say what happens when {called(one.when)}",
                why="A trigger without an answer triggers nothing.",
                lead=Lead(page="triggers", record=one.id),
            )
    return None


CONTENT = Plan(
    name=StepName.CONTENT,
    purpose=(
        "What each of them reads, sees or hears, where they need it. The same brochure for "
        "everybody answers nobody’s question."
    ),
    enough_when=(
        "Enough: every essential touchpoint has something to read, see or hear; where several "
        "roles walk, something is for one of them."
    ),
    there=_content_there,
    rules=(needs_touchpoints, _needs_content, _needs_any_content, _needs_content_for_roles),
)
TRIGGERS = Plan(
    name=StepName.TRIGGERS,
    purpose=(
        "When this happens, do that: a welcome on the first day, help when somebody hesitates. "
        "Rare and at the right moment, or it is noise."
    ),
    enough_when="Enough: there is a trigger, and every trigger says what happens.",
    there=_triggers_there,
    rules=(needs_touchpoints, _needs_trigger, _needs_answer),
)
