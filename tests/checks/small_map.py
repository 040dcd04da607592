"""Records of a small map, for cases that are about something else."""

from __future__ import annotations

from typing import Any

from journeymapper.domain.records import (
    Connection,
    Journey,
    Passage,
    Persona,
    Presence,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import BuyingRole, Market

JOURNEY = Journey(id="journey_1", title="Trial to paid")
B2B = Journey(id="journey_1", title="Buying together", market=Market.B2B)
STAGE = Stage(id="stage_1", journey="journey_1", name="Trial")


def card(number: int, **values: Any) -> Touchpoint:
    given = {"journey": "journey_1", "stage": "stage_1", "name": f"Touchpoint {number}", **values}
    return Touchpoint(id=f"tp_{number}", **given)


def cards(count: int) -> list[Record]:
    """A journey with a stage and so many touchpoints."""
    return [JOURNEY, STAGE, *(card(number) for number in range(1, count + 1))]


def way(source: str, target: str, **values: Any) -> Connection:
    tail = f"{source}_{target}".replace("_", "")
    return Connection(id=f"con_{tail}", journey="journey_1", source=source, target=target, **values)


def persona(number: int, role: BuyingRole = BuyingRole.END_USER) -> list[Record]:
    """A persona that stands on the journey."""
    return [
        Persona(id=f"persona_{number}", name=f"Persona {number}", role=role),
        Presence(id=f"presence_{number}", persona=f"persona_{number}", journey="journey_1"),
    ]


def goes(number: int, connection: Connection) -> Passage:
    return Passage(
        id=f"passage_{number}_{connection.id}",
        connection=connection.id,
        persona=f"persona_{number}",
    )
