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
from journeymapper.domain.vocabulary import LaneKind, TouchpointKind

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
