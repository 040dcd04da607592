"""Mistake 1: no proper map."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.domain.records import (
    Connection,
    Journey,
    Persona,
    Presence,
    Record,
    Stage,
    Touchpoint,
)
from tests.checks.case import Case

JOURNEY = Journey(id="journey_1", title="Trial to paid")
STAGE = Stage(id="stage_1", journey="journey_1", name="Trial")


def touchpoint(number: int, **values: object) -> Touchpoint:
    given: dict[str, object] = {"journey": "journey_1", "stage": "stage_1", **values}
    return Touchpoint(id=f"tp_{number}", name=f"Touchpoint {number}", **given)  # type: ignore[arg-type]


def way(source: str, target: str) -> Connection:
    tails = source.partition("_")[2] + target.partition("_")[2]
    return Connection(id=f"con_{tails}", journey="journey_1", source=source, target=target)


def _crowd(count: int) -> Iterable[Record]:
    yield JOURNEY
    for number in range(count):
        yield Persona(id=f"persona_{number}", name=f"Persona {number}")
        yield Presence(id=f"presence_{number}", persona=f"persona_{number}", journey="journey_1")


def _dead_end(*ways: Connection) -> list[Record]:
    return [JOURNEY, STAGE, touchpoint(1), touchpoint(2), touchpoint(3), *ways]


CASES = [
    Case("no_persona", lambda: [JOURNEY], lambda: [JOURNEY, Persona(id="persona_1", name="Ada")]),
    Case("too_many_personas", lambda: _crowd(6), lambda: _crowd(5), says="6 personas"),
    Case(
        "dead_end",
        lambda: _dead_end(way("tp_1", "tp_2"), way("tp_2", "tp_1"), way("tp_1", "tp_3")),
        lambda: _dead_end(way("tp_1", "tp_2"), way("tp_2", "tp_1"), way("tp_3", "tp_1")),
        says="Touchpoint 3",
        about=["tp_3"],
        mends=True,
    ),
]
