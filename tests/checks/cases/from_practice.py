"""And from practice: what kills maps beside the fifteen known mistakes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeymapper.domain.records import (
    Action,
    Actor,
    Connection,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Journey,
    Record,
)
from journeymapper.domain.vocabulary import (
    ActionStatus,
    ConnectionKind,
    State,
    TouchpointKind,
    WalkedBy,
)
from tests.checks.case import Case
from tests.checks.small_map import JOURNEY, STAGE, card, cards, goes, persona, way

NOTE = EmpathyNote(id="empathy_1", persona="persona_1", text="Wants it quick")
PAY = card(1, name="Pay", essential=True)
AFTER = Journey(id="journey_2", title="After", state=State.FUTURE, derived_from="journey_1")
PASSED = way("tp_1", "tp_2")


def _line(count: int, *more: Connection) -> list[Record]:
    ways = (way(f"tp_{number}", f"tp_{number + 1}") for number in range(1, count))
    return [*cards(count), *ways, *more]


def _back(**values: Any) -> Connection:
    return way("tp_4", "tp_2", **values)


def _passes(pay: Record = PAY, *more: Record, passed: Connection = PASSED) -> list[Record]:
    """A persona whose path leaves from where people pay."""
    there = {one.id: one for one in (pay, card(2), *more)}
    return [JOURNEY, STAGE, *persona(1), *there.values(), passed, goes(1, passed)]


def _feels(number: int, emotion: int | None, time: int = 1) -> Experience:
    return Experience(
        id=f"experience_{number}_{time}",
        persona="persona_1",
        touchpoint=f"tp_{number}",
        emotion=emotion,
        round=time,
    )


def _felt(*more: Record) -> list[Record]:
    return [*cards(3), *persona(1), *more]


def _action(**values: Any) -> Action:
    return Action(id="action_1", text="Show the price earlier", **values)


_SAID = FeedbackNote(id="feedback_1", text="Too late", touchpoint="tp_1")
_ELSEWHERE = FeedbackNote(id="feedback_1", text="Too late", touchpoint="tp_2")

CASES = [
    Case(
        "straight_line",
        lambda: _line(5),
        lambda: _line(4),
        says="“Trial to paid” is a straight line",
        about=["journey_1"],
    ),
    Case(
        "straight_line",
        lambda: _line(5, way("tp_1", "tp_4")),
        lambda: _line(5, _back(kind=ConnectionKind.LOOP)),
        note="a loop",
    ),
    Case(
        "straight_line",
        lambda: _line(5),
        lambda: _line(5, _back()),
        note="a way back that nobody marked",
    ),
    Case(
        "no_empathy_map",
        lambda: [JOURNEY, STAGE, card(1), *persona(1)],
        lambda: [JOURNEY, STAGE, card(1), *persona(1), NOTE],
        says="“Persona 1” has no empathy map",
        about=["persona_1"],
    ),
    Case(
        "no_empathy_map",
        lambda: [JOURNEY, STAGE, card(1), *persona(1), *persona(2)],
        lambda: [JOURNEY, STAGE, *persona(1), *persona(2)],
        says="“Persona 1” and “Persona 2” have",
        note="before touchpoints",
    ),
    Case(
        "no_empathy_map",
        lambda: [JOURNEY, STAGE, card(1), *persona(1)],
        lambda: [JOURNEY, STAGE, card(1), persona(1)[0]],
        note="a persona that walks nowhere",
    ),
    Case(
        "essential_without_emotion",
        _passes,
        lambda: _passes(PAY, _feels(1, 0)),
        says="“Pay” is essential, and nothing says what “Persona 1” feels there.",
        about=["tp_1"],
    ),
    Case(
        "essential_without_emotion",
        lambda: _passes(PAY, replace(card(2), essential=True)),
        lambda: _passes(PAY, replace(card(2), essential=True), _feels(1, 0), _feels(2, 1)),
        says="“Pay” and “Touchpoint 2” are essential",
        about=["tp_1", "tp_2"],
        note="several",
    ),
    Case(
        "essential_without_emotion",
        lambda: _passes(PAY, _feels(1, None)),
        lambda: _passes(replace(PAY, essential=False), _feels(1, None)),
        note="not essential",
    ),
    Case(
        "essential_without_emotion",
        _passes,
        lambda: _passes(replace(PAY, kind=TouchpointKind.SYSTEM_STEP)),
        note="what customers do not see",
    ),
    Case(
        "essential_without_emotion",
        _passes,
        lambda: _passes(passed=replace(PASSED, walked_by=WalkedBy.ORGANISATION)),
        note="a way that customers do not go",
    ),
    Case(
        "lowest_point",
        lambda: _felt(_feels(1, -1), _feels(2, 2), _action(touchpoint="tp_2")),
        lambda: _felt(_feels(1, -1), _feels(2, 2), _action(touchpoint="tp_1")),
        says="“Touchpoint 1” is where “Trial to paid” feels worst",
        about=["tp_1"],
    ),
    Case(
        "lowest_point",
        lambda: _felt(_feels(1, -1)),
        lambda: _felt(_feels(1, 0)),
        note="nothing is bad",
    ),
    Case(
        "lowest_point",
        lambda: _felt(_feels(1, -2), _feels(2, -2), _feels(3, -1)),
        lambda: _felt(_feels(1, 1), _feels(2, -2, 2)),
        says="“Touchpoint 1” and “Touchpoint 2” are where",
        about=["tp_1", "tp_2"],
        note="several",
    ),
    Case(
        "lowest_point",
        lambda: _felt(_feels(1, -2), _ELSEWHERE, _action(feedback_note="feedback_1")),
        lambda: _felt(_feels(1, -2), _SAID, _action(feedback_note="feedback_1")),
        note="an action after what was said there",
    ),
    Case(
        "lowest_point",
        lambda: _felt(_feels(1, -2), _action(touchpoint="tp_1", status=ActionStatus.DROPPED)),
        lambda: _felt(_feels(1, -2), _action(touchpoint="tp_1", status=ActionStatus.DONE)),
        note="a dropped action",
    ),
    Case(
        "lowest_point",
        lambda: _felt(_feels(1, -2), replace(AFTER, state=State.CURRENT)),
        lambda: _felt(_feels(1, -2), AFTER),
        note="a future state was drawn",
    ),
    Case(
        "nobody_owns",
        lambda: [JOURNEY, STAGE, PAY],
        lambda: [
            *(JOURNEY, STAGE, Actor(id="actor_1", name="Sales")),
            replace(PAY, owner="actor_1"),
        ],
        says="“Pay” is essential, and nobody owns it.",
        about=["tp_1"],
    ),
    Case(
        "nobody_owns",
        lambda: [JOURNEY, STAGE, PAY, card(2, essential=True)],
        lambda: [JOURNEY, STAGE, replace(PAY, essential=False), card(2)],
        says="“Pay” and “Touchpoint 2” are essential, and nobody owns them.",
        note="several",
    ),
    *(
        Case(
            "nobody_owns",
            lambda: [JOURNEY, STAGE, PAY],
            lambda kind=kind: [JOURNEY, STAGE, replace(PAY, kind=kind)],  # type: ignore[misc]
            note=f"at which nobody does anything: {kind.value}",
        )
        for kind in (
            *(TouchpointKind.OWN_STEP, TouchpointKind.START),
            *(TouchpointKind.END, TouchpointKind.WAIT),
        )
    ),
]
