"""Projects to measure with: as large as is asked, alike every time."""

from __future__ import annotations

import random

from journeymapper.analysis.lanes import STICKY_LANES, USUAL
from journeymapper.domain.order import ranks_after
from journeymapper.domain.records import (
    Channel,
    Connection,
    Experience,
    Journey,
    Lane,
    Persona,
    ProjectDetails,
    Record,
    Stage,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind, LaneKind, LoopKind, TouchpointKind

STAGES = 12


def large_project(touchpoints: int, connections: int) -> list[Record]:
    """One journey with so many touchpoints and connections, ids scattered as real ones are."""
    chance = random.Random(7)
    journey = Journey(id=f"journey_{chance.randbytes(8).hex()}", title="A long journey")
    stages = [
        Stage(
            id=f"stage_{chance.randbytes(8).hex()}",
            journey=journey.id,
            name=f"Stage {n}",
            rank=rank,
        )
        for n, rank in enumerate(ranks_after("", STAGES))
    ]
    cards = [
        Touchpoint(
            id=f"tp_{chance.randbytes(8).hex()}",
            journey=journey.id,
            stage=stages[n % STAGES].id,
            name=f"Touchpoint {n} of the journey",
            kind=chance.choice(list(TouchpointKind)),
            description="What the customer does here, and what they hope for." * (n % 3),
            devices=("phone", "laptop") if n % 4 == 0 else (),
            x=264.0 * (n % STAGES) + 32,
            y=120.0 * (n // STAGES),
        )
        for n in range(touchpoints)
    ]
    ways = []
    for _ in range(connections):
        source, target = chance.sample(cards, 2)
        ways.append(
            Connection(
                id=f"con_{chance.randbytes(8).hex()}",
                journey=journey.id,
                source=source.id,
                target=target.id,
                label=chance.choice(("", "", "goes on", "asks again")),
            )
        )
    details = ProjectDetails(id="project_0123456789abcdef", title="Measured")
    return [details, journey, *stages, *cards, *ways]


def canvas_project(touchpoints: int) -> list[Record]:
    """One journey as a canvas meets it: twelve stages of several columns, twice as many connections
    as touchpoints, a label on a third of them, and what one persona feels at every touchpoint.

    Of the connections 92 % lead to a card one or two columns on and at most three rows away, 5 %
    are loops back to one as near, and 3 % lead anywhere.
    """
    chance = random.Random(11)
    journey = Journey(id=f"journey_{chance.randbytes(8).hex()}", title="A journey of many")
    columns = max(STAGES, round((touchpoints * 0.73) ** 0.5))
    wide = -(-columns // STAGES)
    stages = [
        Stage(
            id=f"stage_{chance.randbytes(8).hex()}",
            journey=journey.id,
            name=f"Stage {n + 1}",
            width=264.0 * wide,
            rank=rank,
        )
        for n, rank in enumerate(ranks_after("", STAGES))
    ]
    columns = wide * STAGES
    persona = Persona(id="persona_0000000000000001", name="Career changer")
    cards = [
        Touchpoint(
            id=f"tp_{chance.randbytes(8).hex()}",
            journey=journey.id,
            stage=stages[n % columns // wide].id,
            name=f"Touchpoint {n} of the journey",
            kind=chance.choice(list(TouchpointKind)),
            description="What the customer does here, and what they hope for." * (n % 3),
            devices=("phone", "laptop") if n % 4 == 0 else (),
            essential=n % 9 == 0,
            x=264.0 * (n % columns) + 32,
            y=120.0 * (n // columns),
        )
        for n in range(touchpoints)
    ]
    felt = [
        Experience(
            id=f"experience_{n:016x}", persona=persona.id, touchpoint=card.id, emotion=n % 5 - 2
        )
        for n, card in enumerate(cards)
    ]
    ways = [_way(chance, journey.id, cards, columns, place) for place in range(touchpoints * 2)]
    details = ProjectDetails(id="project_0123456789abcdef", title="Measured")
    return [details, journey, *stages, persona, *cards, *felt, *ways]


def _way(
    chance: random.Random, journey_id: str, cards: list[Touchpoint], columns: int, place: int
) -> Connection:
    """One connection of ``canvas_project``."""
    start = place % len(cards)
    is_loop = place % 20 == 3
    across, down = chance.randint(1, 2), chance.randint(-3, 3)
    end = start + (-across if is_loop else across) + down * columns
    if place % 100 in (7, 41, 77) or not 0 <= end < len(cards) or end == start:
        end = chance.randrange(len(cards))
    return Connection(
        id=f"con_{chance.randbytes(8).hex()}",
        journey=journey_id,
        source=cards[start].id,
        target=cards[end].id,
        kind=ConnectionKind.LOOP if is_loop else ConnectionKind.PATH,
        loop_kind=chance.choice(list(LoopKind)) if is_loop else None,
        label=("goes on", "asks again", "pays")[place % 9 // 3] if place % 3 == 0 else "",
    )


def grid_project(stages: int = 40, lanes: int = 20, touchpoints: int = 500) -> list[Record]:
    """One journey for the grid: the usual lanes and lanes of text, cards in every stage, notes in
    most cells, and what one persona feels at each card."""
    journey = Journey(id="journey_0000000000000001", title="Wide and high")
    columns = [
        Stage(id=f"stage_{n:016x}", journey=journey.id, name=f"Stage {n + 1}", rank=rank)
        for n, rank in enumerate(ranks_after("", stages))
    ]
    kinds = [*USUAL, *((LaneKind.TEXT, f"Row {n}") for n in range(len(USUAL), lanes))]
    rows = [
        Lane(id=f"lane_{n:016x}", journey=journey.id, name=name, kind=kind, rank=rank)
        for n, ((kind, name), rank) in enumerate(
            zip(kinds[:lanes], ranks_after("", lanes), strict=True)
        )
    ]
    channels = [Channel(id=f"channel_{n:016x}", name=name) for n, name in enumerate(("web", "app"))]
    persona = Persona(id="persona_0000000000000001", name="Career changer")
    cards = [
        Touchpoint(
            id=f"tp_{n:016x}",
            journey=journey.id,
            stage=columns[n % stages].id,
            name=f"Touchpoint {n} of the journey",
            channels=(channels[n % 2].id,),
            essential=n % 9 == 0,
            x=264.0 * (n % stages) + 32,
            y=112.0 * (n // stages),
        )
        for n in range(touchpoints)
    ]
    felt = [
        Experience(
            id=f"experience_{n:016x}", persona=persona.id, touchpoint=card.id, emotion=n % 5 - 2
        )
        for n, card in enumerate(cards)
    ]
    notes = [
        Sticky(
            id=f"sticky_{row * stages + n:016x}",
            journey=journey.id,
            stage=column.id,
            lane=lane.id,
            kind=STICKY_LANES[lane.kind],
            text=f"What was said at stage {n + 1}, and somewhat more of it",
        )
        for row, lane in enumerate(rows)
        if lane.kind in STICKY_LANES
        for n, column in enumerate(columns)
    ]
    details = ProjectDetails(id="project_0123456789abcdef", title="Measured")
    return [details, journey, *columns, *rows, *channels, persona, *cards, *felt, *notes]
