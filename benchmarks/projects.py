"""Projects to measure with: as large as is asked, alike every time."""

from __future__ import annotations

import random

from journeymapper.domain.order import ranks_after
from journeymapper.domain.records import (
    Connection,
    Journey,
    ProjectDetails,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import TouchpointKind

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
