"""Edits of journeys, stages, touchpoints and connections."""

from __future__ import annotations

import random

from journeymapper.commands.arrange import ArrangeTouchpoints
from journeymapper.commands.base import Command
from journeymapper.commands.channels import SetChannels, SetOwner
from journeymapper.commands.connections import (
    AddConnected,
    Bend,
    Connect,
    MarkLoop,
    Reconnect,
    UnmarkLoop,
)
from journeymapper.commands.journeys import DEFAULT_STAGES, AddJourney, CopyJourney, MoveJourney
from journeymapper.commands.stages import AddStage, DeleteStages, MoveStage, ResizeStage
from journeymapper.commands.touchpoints import (
    AddTouchpoint,
    AddTouchpoints,
    MoveTouchpoints,
    PlaceTouchpoints,
    ResizeTouchpoint,
)
from journeymapper.domain import vocabulary as words
from journeymapper.domain.project import Project
from journeymapper.domain.records import Actor, Connection, Journey, Presence, Stage, Touchpoint
from tests.walking.registry import an_id, any_of, generates, maybe_id, place, some_ids, text, word


@generates(AddJourney)
def add_journey(rng: random.Random, project: Project) -> Command | None:
    if len(project.journeys) > 3:
        return None
    stages = tuple((an_id(rng, Stage), name, phase) for name, phase in DEFAULT_STAGES)
    state = word(rng, words.State)
    return AddJourney(an_id(rng, Journey), text(rng), state, stages[: rng.randint(0, 5)])


@generates(CopyJourney)
def copy_journey(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    if journey is None or len(project.journeys) > 3:
        return None
    new = an_id(rng, Journey)
    return CopyJourney(journey.id, new, text(rng), words.State.FUTURE, new)


@generates(MoveJourney)
def move_journey(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    others = list(project.journeys.values())
    return journey and MoveJourney(journey.id, maybe_id(rng, others))


@generates(AddStage)
def add_stage(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    after = maybe_id(rng, project.referring(Stage, journey.id))
    before = maybe_id(rng, project.referring(Stage, journey.id))
    return AddStage(an_id(rng, Stage), journey.id, text(rng), after, before=before)


@generates(ResizeStage)
def resize_stage(rng: random.Random, project: Project) -> Command | None:
    stage = any_of(rng, project, Stage)
    return stage and ResizeStage(stage.id, rng.uniform(50, 900))


@generates(MoveStage)
def move_stage(rng: random.Random, project: Project) -> Command | None:
    stage = any_of(rng, project, Stage)
    return stage and MoveStage(stage.id, maybe_id(rng, project.referring(Stage, stage.journey)))


@generates(DeleteStages)
def delete_stages(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, Stage)
    return DeleteStages(ids[: rng.randint(1, 2)]) if ids else None


@generates(AddTouchpoint)
def add_touchpoint(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    kind = word(rng, words.TouchpointKind)
    return AddTouchpoint(an_id(rng, Touchpoint), journey.id, text(rng), *place(rng), kind)


@generates(AddTouchpoints)
def add_touchpoints(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    names = ["", *(text(rng) for _ in range(rng.randint(1, 4)))]
    ids = [an_id(rng, Touchpoint) for _ in names]
    return AddTouchpoints(ids, names, journey.id, *place(rng))


@generates(MoveTouchpoints)
def move_touchpoints(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, Touchpoint, Presence)
    return MoveTouchpoints(ids, rng.uniform(-300, 300), rng.uniform(-300, 300))


@generates(PlaceTouchpoints)
def place_touchpoints(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, Touchpoint, Presence)
    return PlaceTouchpoints({one: place(rng) for one in ids})


@generates(ResizeTouchpoint)
def resize_touchpoint(rng: random.Random, project: Project) -> Command | None:
    card = any_of(rng, project, Touchpoint)
    x = rng.choice([None, rng.uniform(0, 2_000)])
    return card and ResizeTouchpoint(card.id, rng.uniform(20, 900), rng.uniform(20, 900), x)


def _ends(project: Project, journey: str) -> list[str]:
    ends = [one.id for one in project.referring(Touchpoint, journey)]
    return [*ends, *(one.persona for one in project.referring(Presence, journey))]


@generates(Connect)
def connect(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    ends = _ends(project, journey.id) if journey else []
    if journey is None or not ends:
        return None
    kind = rng.choice([None, None, None, words.ConnectionKind.HAND_OFF])
    source, target = rng.choice(ends), rng.choice(ends)
    return Connect(an_id(rng, Connection), journey.id, source, target, kind)


@generates(AddConnected)
def add_connected(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    ends = _ends(project, journey.id) if journey else []
    if journey is None or not ends:
        return None
    ids = an_id(rng, Touchpoint), an_id(rng, Connection)
    kind = word(rng, words.TouchpointKind)
    return AddConnected(*ids, journey.id, rng.choice(ends), text(rng), *place(rng), kind)


@generates(Reconnect)
def reconnect(rng: random.Random, project: Project) -> Command | None:
    connection = any_of(rng, project, Connection)
    ends = _ends(project, connection.journey) if connection else []
    if connection is None or not ends:
        return None
    side = word(rng, words.Side)
    if rng.random() < 0.5:
        return Reconnect(connection.id, source=rng.choice(ends), source_side=side)
    return Reconnect(connection.id, target=rng.choice(ends), target_side=side)


@generates(Bend)
def bend(rng: random.Random, project: Project) -> Command | None:
    connection = any_of(rng, project, Connection)
    bends = tuple(place(rng) for _ in range(rng.randint(0, 3)))
    return connection and Bend(connection.id, bends)


@generates(MarkLoop)
def mark_loop(rng: random.Random, project: Project) -> Command | None:
    connection = any_of(rng, project, Connection)
    if connection is None:
        return None
    kind, walked_by = word(rng, words.LoopKind), word(rng, words.WalkedBy)
    return MarkLoop(connection.id, kind, text(rng), rng.choice([None, 14.0, 0.5]), walked_by)


@generates(UnmarkLoop)
def unmark_loop(rng: random.Random, project: Project) -> Command | None:
    connection = any_of(rng, project, Connection)
    return connection and UnmarkLoop(connection.id)


@generates(SetChannels)
def set_channels(rng: random.Random, project: Project) -> Command | None:
    card = any_of(rng, project, Touchpoint)
    names = rng.sample(["Web", "web", "App", " ", text(rng)], rng.randint(0, 3))
    return card and SetChannels(card.id, names, an_id(rng, Touchpoint))


@generates(SetOwner)
def set_owner(rng: random.Random, project: Project) -> Command | None:
    card = any_of(rng, project, Touchpoint)
    return card and SetOwner(card.id, rng.choice(["Product", "", text(rng)]), an_id(rng, Actor))


@generates(ArrangeTouchpoints)
def arrange_touchpoints(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    cards = [one.id for one in project.referring(Touchpoint, journey.id)]
    if not cards:
        return None
    chips = [one.id for one in project.referring(Presence, journey.id)]
    stages = project.referring(Stage, journey.id)
    return ArrangeTouchpoints(
        journey.id,
        {one: place(rng) for one in (*cards, *chips)},
        {one.id: rng.uniform(120, 900) for one in stages if rng.random() < 0.5},
    )
