"""Mistake 5: sales and marketing apart."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.domain.records import Actor, Connection, Record, Stage, Touchpoint
from journeymapper.domain.vocabulary import (
    ActorKind,
    ConnectionKind,
    Outcome,
    Phase,
    TouchpointKind,
)
from tests.checks.case import Case
from tests.checks.cases.no_proper_map import JOURNEY, touchpoint, way

STAGE = Stage(id="stage_1", journey="journey_1", name="Prove", phase=Phase.CONSIDERATION)
MARKETING = Actor(id="actor_marketing", name="Marketing")
SALES = Actor(id="actor_sales", name="Sales")


def _from_to(first: str | None, second: str | None, kind: ConnectionKind) -> list[Record]:
    return [
        JOURNEY,
        STAGE,
        MARKETING,
        SALES,
        touchpoint(1, owner=first),
        touchpoint(2, owner=second),
        replace(way("tp_1", "tp_2"), kind=kind),
    ]


def _hand_off(**values: object) -> Connection:
    return replace(way("tp_1", "tp_2"), kind=ConnectionKind.HAND_OFF, **values)  # type: ignore[arg-type]


def _passed_on(*records: Record, **values: object) -> list[Record]:
    given: dict[str, object] = {"criteria": "A budget", "sla_hours": 24, **values}
    return [JOURNEY, STAGE, touchpoint(1), touchpoint(2), _hand_off(**given), *records]


def _and_other(share: float, outcome: Outcome | None) -> list[Record]:
    end = Touchpoint(
        id="tp_3", journey="journey_1", name="Left", kind=TouchpointKind.END, outcome=outcome
    )
    return [end, replace(way("tp_1", "tp_3"), share=share)]


def _afterwards(records: list[Record]) -> list[Record]:
    return [
        replace(one, phase=Phase.ADVOCACY) if isinstance(one, Stage) else one for one in records
    ]


CASES = [
    Case(
        "owners_without_hand_off",
        lambda: _from_to("actor_marketing", "actor_sales", ConnectionKind.PATH),
        lambda: _from_to("actor_marketing", "actor_sales", ConnectionKind.HAND_OFF),
        says="“Touchpoint 1” to “Touchpoint 2” leads from “Marketing” to “Sales”",
        about=["con_12"],
        mends=True,
    ),
    Case(
        "owners_without_hand_off",
        lambda: _from_to("actor_marketing", "actor_sales", ConnectionKind.PATH),
        lambda: _from_to("actor_marketing", "actor_marketing", ConnectionKind.PATH),
        mends=True,
        note="one owner",
    ),
    Case(
        "owners_without_hand_off",
        lambda: [
            *_from_to("actor_marketing", "actor_sales", ConnectionKind.PATH),
            way("tp_2", "tp_1"),
        ],
        lambda: [
            replace(one, kind=ActorKind.SYSTEM) if one is SALES else one  # type: ignore[call-arg]
            for one in _from_to("actor_marketing", "actor_sales", ConnectionKind.PATH)
        ],
        says="2 ways of “Trial to paid” lead from one owner to another",
        mends=True,
        note="several at once and a system",
    ),
    Case(
        "hand_off_without_terms",
        lambda: _passed_on(criteria="", sla_hours=None),
        lambda: _passed_on(),
        says="says neither when a customer is ready nor how soon",
        about=["con_12"],
    ),
    Case(
        "hand_off_without_terms",
        lambda: _passed_on(sla_hours=None),
        lambda: _passed_on(sla_hours=1),
        says="does not say how soon it is answered",
        note="only the time",
    ),
    Case(
        "losing_hand_off",
        lambda: _passed_on(share=0.49),
        lambda: _passed_on(share=0.5),
        says="51% are lost at the hand-off “Touchpoint 1” to “Touchpoint 2”",
        about=["con_12"],
    ),
    Case(
        "losing_hand_off",
        lambda: _passed_on(*_and_other(0.7, Outcome.LOST), share=0.3),
        lambda: _passed_on(*_and_other(0.7, Outcome.NEUTRAL), share=0.3),
        says="70%",
        note="another way on",
    ),
    Case(
        "losing_hand_off",
        lambda: _afterwards(_passed_on(*_and_other(0.7, Outcome.LOST), share=0.3)),
        lambda: _afterwards(_passed_on(share=0.1)),
        note="customers who go no further are customers still",
    ),
    Case(
        "criteria_not_right",
        lambda: _passed_on(share=0.95),
        lambda: _passed_on(share=0.94),
        says="95%: its criteria may be too loose",
        about=["con_12"],
    ),
    Case(
        "criteria_not_right",
        lambda: _passed_on(*_and_other(0.9, Outcome.NEUTRAL), share=0.05),
        lambda: _passed_on(*_and_other(0.9, Outcome.NEUTRAL), share=0.06),
        says="only 5%: its criteria may be too strict",
        note="nearly all refused",
    ),
    Case(
        "criteria_not_right",
        lambda: _passed_on(*_and_other(0.9, Outcome.NEUTRAL), share=0.05),
        lambda: _afterwards(_passed_on(*_and_other(0.9, Outcome.NEUTRAL), share=0.05)),
        note="customers who go no further are not refused",
    ),
]
