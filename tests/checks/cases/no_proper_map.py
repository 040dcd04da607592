"""Mistake 1: no proper map."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.domain.records import (
    Connection,
    EmpathyNote,
    Experience,
    Journey,
    Passage,
    Persona,
    Presence,
    Record,
    Stage,
    Touchpoint,
    Validation,
)
from journeymapper.domain.vocabulary import Evidence, Outcome, Phase, TouchpointKind
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


def _ends_in(phase: Phase, **values: object) -> list[Record]:
    stage = Stage(id="stage_1", journey="journey_1", name="Stage", phase=phase)
    return [JOURNEY, stage, touchpoint(1), touchpoint(2, **values), way("tp_1", "tp_2")]


def _standing(persona: str = "ada") -> list[Record]:
    return [
        Persona(id=f"persona_{persona}", name=persona.title()),
        Presence(id=f"presence_{persona}", persona=f"persona_{persona}", journey="journey_1"),
    ]


def _drawn() -> list[Record]:
    return [JOURNEY, STAGE, touchpoint(1), touchpoint(2), way("tp_1", "tp_2")]


def _walks(persona: str, connection: str) -> Passage:
    return Passage(
        id=f"passage_{persona}", persona=f"persona_{persona}", connection=f"con_{connection}"
    )


def _feels(persona: str, emotion: int) -> Experience:
    return Experience(
        id=f"experience_{persona}",
        persona=f"persona_{persona}",
        touchpoint="tp_1",
        emotion=emotion,
    )


def _twins(second_feels: int, *more: Record) -> list[Record]:
    records = [*_drawn(), *_standing("ada"), *_standing("ben")]
    records += [_walks("ada", "12"), _walks("ben", "12"), *more]
    return [*records, _feels("ada", 1), _feels("ben", second_feels)]


def _entered(*records: Record) -> list[Record]:
    start = touchpoint(1, kind=TouchpointKind.START)
    return [JOURNEY, STAGE, start, touchpoint(2), way("tp_1", "tp_2"), *records]


def _notes(assumed: int) -> Iterable[Record]:
    yield Persona(id="persona_ada", name="Ada")
    for number in range(10):
        evidence = Evidence.ASSUMED if number < assumed else Evidence.PARTIAL
        yield EmpathyNote(id=f"empathy_{number}", persona="persona_ada", evidence=evidence)


def _steps(count: int) -> list[Record]:
    return [JOURNEY, STAGE, *(touchpoint(number) for number in range(count))]


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
    Case(
        "dead_end",
        lambda: _dead_end(way("tp_1", "tp_2"), way("tp_2", "tp_1"), way("tp_1", "tp_3")),
        lambda: [
            JOURNEY,
            Stage(id="stage_1", journey="journey_1", name="Tell", phase=Phase.ADVOCACY),
            touchpoint(1),
            touchpoint(2),
            way("tp_1", "tp_2"),
        ],
        mends=True,
        note="who recommends need not go on",
    ),
    Case(
        "dead_end",
        lambda: [
            JOURNEY,
            STAGE,
            touchpoint(1),
            touchpoint(2, essential=True),
            way("tp_1", "tp_2"),
        ],
        lambda: [
            JOURNEY,
            STAGE,
            touchpoint(1),
            touchpoint(2, essential=True, outcome=Outcome.WON),
            way("tp_1", "tp_2"),
        ],
        note="nobody leaves at an essential one",
    ),
    *(
        Case(
            "dead_end",
            lambda phase=phase: _ends_in(phase),  # type: ignore[misc]
            lambda phase=phase: _ends_in(phase, outcome=Outcome.WON),  # type: ignore[misc]
            mends=phase is Phase.CONSIDERATION,
            note=f"at which some leave, or not: {phase.value}",
        )
        for phase in (Phase.CONSIDERATION, Phase.DECISION, Phase.POST_PURCHASE)
    ),
    Case("no_touchpoints", lambda: [JOURNEY], lambda: _steps(1), says="“Trial to paid”"),
    Case(
        "stage_without_touchpoints",
        lambda: [*_steps(1), Stage(id="stage_2", journey="journey_1", name="Use")],
        lambda: [
            *_steps(1),
            Stage(id="stage_2", journey="journey_1", name="Use"),
            touchpoint(2, stage="stage_2"),
        ],
        says="“Use” has no touchpoints",
        about=["stage_2"],
    ),
    Case(
        "stage_without_touchpoints",
        lambda: [*_steps(1), Stage(id="stage_2", journey="journey_1", name="Use")],
        lambda: [
            *_steps(1),
            Stage(id="stage_2", journey="journey_1", name="Use"),
            Stage(id="stage_3", journey="journey_1", name="Tell"),
        ],
        note="a journey that is hardly begun",
    ),
    Case(
        "unreached",
        lambda: _entered(touchpoint(3), touchpoint(4), way("tp_3", "tp_4")),
        lambda: _entered(touchpoint(3), touchpoint(4), way("tp_3", "tp_4"), way("tp_2", "tp_3")),
        says="to “Touchpoint 3”.",
        about=["tp_3", "tp_4"],
    ),
    Case(
        "unreached",
        lambda: _entered(touchpoint(3), touchpoint(4), way("tp_3", "tp_4"), way("tp_4", "tp_3")),
        lambda: [
            *_drawn(),
            *_standing(),
            Connection(id="con_in", journey="journey_1", source="persona_ada", target="tp_1"),
            touchpoint(3, kind=TouchpointKind.BACKSTAGE_STEP),
        ],
        says="2 touchpoints of “Trial to paid”",
        note="a circle apart and a step backstage",
    ),
    Case(
        "persona_without_path",
        lambda: [*_drawn(), *_standing()],
        lambda: [*_drawn(), *_standing(), _walks("ada", "12")],
        says="which way “Ada” goes through “Trial to paid”",
        about=["persona_ada", "journey_1"],
    ),
    Case(
        "persona_without_path",
        lambda: [*_drawn(), Persona(id="persona_ada", name="Ada")],
        lambda: [JOURNEY, STAGE, touchpoint(1), Persona(id="persona_ada", name="Ada")],
        says="“Ada” walks no journey yet",
        note="once there are ways to walk",
    ),
    Case(
        "personas_alike",
        lambda: _twins(1),
        lambda: _twins(2),
        says="“Ada” and “Ben” go the very same way",
        about=["persona_ada", "persona_ben", "journey_1"],
    ),
    Case(
        "personas_alike",
        lambda: _twins(1),
        lambda: _twins(
            1,
            way("tp_2", "tp_1"),
            Passage(id="passage_more", persona="persona_ben", connection="con_21"),
        ),
        note="the same emotions on another way",
    ),
    Case(
        "mostly_assumed",
        lambda: _notes(6),
        lambda: _notes(5),
        says="6 of 10 entries on what personas think and feel are only assumed.",
    ),
    Case(
        "never_validated",
        lambda: _steps(5),
        lambda: [*_steps(5), Validation(id="validation_1", journey="journey_1", asked="Ada")],
        says="“Trial to paid” was never shown to customers.",
        about=["journey_1"],
    ),
    Case("never_validated", lambda: _steps(5), lambda: _steps(4), note="once there is a map"),
]
