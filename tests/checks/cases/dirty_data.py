"""Mistake 6: dirty data."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.records import (
    FeedbackNote,
    Journey,
    Measure,
    Persona,
    Reading,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import MeasureKind, Sentiment, TouchpointKind
from tests.checks.case import Case

JOURNEY = Journey(id="journey_1", title="Trial to paid")
OTHER = Journey(id="journey_2", title="Renewal")
STAGES = [
    Stage(id="stage_1", journey="journey_1", name="Trial"),
    Stage(id="stage_2", journey="journey_1", name="Purchase"),
    Stage(id="stage_3", journey="journey_2", name="Renew"),
]
RATE = Measure(
    id="measure_1", journey="journey_1", name="Trial to paid", kind=MeasureKind.CONVERSION_RATE
)
SAID = "I could not find the price anywhere."


def _drawn(*touchpoints: Touchpoint) -> list[Record]:
    return [JOURNEY, OTHER, *STAGES, *touchpoints]


def _touchpoint(number: int, name: str, stage: int = 1, **values: object) -> Touchpoint:
    journey = "journey_2" if stage == 3 else "journey_1"
    return Touchpoint(
        id=f"tp_{number}",
        name=name,
        journey=journey,
        stage=f"stage_{stage}",
        **values,  # type: ignore[arg-type]
    )


def _end(number: int, name: str) -> Touchpoint:
    return _touchpoint(number, name, kind=TouchpointKind.END)


def _note(number: int, text: str = SAID, **values: object) -> FeedbackNote:
    return FeedbackNote(id=f"feedback_{number}", text=text, **values)  # type: ignore[arg-type]


def _readings(*values: tuple[int, float]) -> list[Record]:
    readings = [
        Reading(id=f"reading_{n}", measure="measure_1", taken_on=date(2026, 11, day), value=value)
        for n, (day, value) in enumerate(values)
    ]
    return [JOURNEY, RATE, *readings]


CASES = [
    Case(
        "touchpoints_same_name",
        lambda: _drawn(_touchpoint(1, "Pricing page"), _touchpoint(2, "pricing PAGE", 2)),
        lambda: _drawn(_touchpoint(1, "Pricing page"), _touchpoint(2, "Pricing pages", 2)),
        says="“Pricing page” and “pricing PAGE”",
        about=["tp_1", "tp_2"],
        mends=True,
    ),
    Case(
        "touchpoints_same_name",
        lambda: _drawn(_touchpoint(1, "Pricing  page"), _touchpoint(2, "Pricing page", 2)),
        lambda: _drawn(_touchpoint(1, "Pricing page"), _touchpoint(2, "pricing page", 3)),
        says="other signs or spaces",
        mends=True,
        note="spaces, and not on another journey",
    ),
    Case(
        "touchpoints_same_name",
        lambda: _drawn(_touchpoint(1, "Newsletter"), _touchpoint(2, "Newsletter")),
        lambda: _drawn(_touchpoint(1, "Newsletter"), _touchpoint(2, "Newsletter", 2)),
        says="“Newsletter” is drawn twice in “Trial”",
        note="drawn twice in a stage, and not once in each of two",
    ),
    Case(
        "touchpoints_same_name",
        lambda: _drawn(_touchpoint(1, "Left"), _touchpoint(2, "Left")),
        lambda: _drawn(_end(1, "Left"), _end(2, "Left")),
        note="many ways may end alike",
    ),
    Case(
        "touchpoints_same_name",
        lambda: _drawn(_touchpoint(1, "Sign up"), _touchpoint(2, "Signup", 2)),
        lambda: _drawn(_touchpoint(1, "Sign up"), _touchpoint(2, "Sign off", 2)),
        says="“Sign up” and “Signup”",
        mends=True,
        note="spaces within",
    ),
    Case(
        "touchpoints_same_name",
        lambda: _drawn(_touchpoint(1, "Caf\u00e9"), _touchpoint(2, "Cafe\u0301", 2)),
        lambda: _drawn(_touchpoint(1, "Caf\u00e9"), _touchpoint(2, "Cafe", 2)),
        says="2 touchpoints “Café” on “Trial to paid” look alike",
        mends=True,
        note="signs that look the same",
    ),
    Case(
        "personas_same_name",
        lambda: [
            *(Persona(id=f"persona_{n}", name=name) for n, name in enumerate(("An na", "Anna")))
        ],
        lambda: [*(Persona(id=f"persona_{n}", name=name) for n, name in enumerate(("An", "Anna")))],
        says="“An na” and “Anna”",
        note="spaces within",
    ),
    Case(
        "personas_same_name",
        lambda: [Persona(id="persona_1", name="Ada"), Persona(id="persona_2", name="ada ")],
        lambda: [Persona(id="persona_1", name="Ada"), Persona(id="persona_2", name="Ada L.")],
        says="“Ada” and “ada”",
        about=["persona_1", "persona_2"],
    ),
    Case(
        "feedback_twice",
        lambda: [_note(1), _note(2, SAID.upper().replace(" ", "  "))],
        lambda: [_note(1), _note(2, SAID.replace("price", "prices"))],
        says="“I could not find the price anywhere.” stands here twice",
        about=["feedback_1", "feedback_2"],
        mends=True,
    ),
    Case(
        "feedback_twice",
        lambda: [_note(1, received_on=date(2026, 3, 2)), _note(2, received_on=date(2026, 3, 2))],
        lambda: [_note(1, received_on=date(2026, 3, 2)), _note(2, received_on=date(2026, 3, 3))],
        mends=True,
        note="not on two days",
    ),
    Case(
        "feedback_twice",
        lambda: [_note(1), _note(2, external_id="17")],
        lambda: [_note(1, external_id="16"), _note(2, external_id="17")],
        about=["feedback_2", "feedback_1"],
        mends=True,
        note="what says more is kept, and two ids are two notes",
    ),
    Case(
        "feedback_twice",
        lambda: [_note(1, "Good", customer="Ada"), _note(2, "good", customer="ADA")],
        lambda: [_note(1, "Good", customer="Ada"), _note(2, "good", customer="Bob")],
        mends=True,
        note="two customers may say the same",
    ),
    Case(
        "feedback_twice",
        lambda: [_note(1, "So good"), _note(2, "so good"), _note(3), _note(4)],
        lambda: [_note(1, "So good"), _note(2, "so good"), _note(3)],
        about=["feedback_3", "feedback_4"],
        mends=True,
        note="short answers of unknown people are often alike",
    ),
    Case(
        "feedback_twice",
        lambda: [_note(10 * n + copy, f"{SAID} {n}") for n in range(6) for copy in (1, 2)],
        lambda: [_note(n, f"{SAID} {n}") for n in range(6)],
        says="6 feedback notes are copies",
        mends=True,
        note="many are one finding",
    ),
    Case(
        "feedback_twice",
        lambda: [_note(1, rating=3), _note(2, rating=3), _note(3, rating=9), _note(4, source="A")],
        lambda: [_note(1, rating=3), _note(2, rating=9), _note(3, rating=0)],
        says="stands here twice",
        mends=True,
        note="other ratings are other customers",
    ),
    Case(
        "feedback_twice",
        lambda: [_note(1, source="Survey"), _note(2, source="survey "), _note(3)],
        lambda: [_note(1, source="Survey"), _note(2, source="Support ticket")],
        says="stands here 3 times",
        mends=True,
        note="other sources too",
    ),
    Case(
        "feedback_twice",
        lambda: [_note(1, reply="It is there."), _note(2, sentiment=Sentiment.NEGATIVE)],
        lambda: [
            *(_note(1, reply="It is there."), _note(2, reply="We will show it earlier.")),
            _note(3, f"{SAID}!", sentiment=Sentiment.NEGATIVE),
            _note(4, f"{SAID}!", sentiment=Sentiment.POSITIVE),
        ],
        mends=True,
        note="no answer is lost",
    ),
    Case(
        "readings_contradict",
        lambda: _readings((3, 27), (3, 31)),
        lambda: _readings((3, 27), (3, 27.001), (4, 31)),
        says="“Trial to paid” is both 27% and 31% on 3 Nov 2026.",
        about=["measure_1", "reading_0", "reading_1"],
    ),
    Case(
        "readings_contradict",
        lambda: _readings((3, 27), (3, 31), (5, 20), (5, 22)),
        lambda: _readings((3, 27), (5, 31)),
        says="on 2 days",
        note="several days are one finding",
    ),
]
