"""Mistake 10: feedback ignored."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.records import (
    Action,
    Actor,
    FeedbackNote,
    Journey,
    Persona,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import Sentiment, Status
from tests.checks.case import TODAY, Case

JOURNEY = Journey(id="journey_1", title="Trial to paid")
STAGE = Stage(id="stage_1", journey="journey_1", name="Trial")
TEAM = Actor(id="actor_1", name="Growth")
OWNED = Touchpoint(
    id="tp_1", journey="journey_1", stage="stage_1", name="Checkout", owner="actor_1"
)
OWNERLESS = [
    Touchpoint(id=f"tp_{n}", journey="journey_1", stage="stage_1", name=f"Touchpoint {n}")
    for n in (2, 3)
]
PLACES: list[Record] = [JOURNEY, STAGE, TEAM, OWNED, *OWNERLESS]
NEGATIVE = Sentiment.NEGATIVE
_THREE_DAYS_AGO = date(2026, 11, 19)


def _note(number: int = 1, **values: object) -> FeedbackNote:
    given: dict[str, object] = {"text": f"Note {number}", "touchpoint": "tp_1", **values}
    return FeedbackNote(id=f"feedback_{number}", **given)  # type: ignore[arg-type]


def _with(*notes: Record) -> list[Record]:
    return [*PLACES, *notes]


def _asked(day: date, number: int = 1, **values: object) -> FeedbackNote:
    return _note(number, received_on=day, needs_reply=True, **values)


def _closed(number: int = 1, **values: object) -> FeedbackNote:
    return _note(number, status=Status.CLOSED, **values)


def _tagged(count: int, **values: object) -> list[Record]:
    return _with(*(_note(n, tags=("price", f"tag {n}"), **values) for n in range(count)))


CASES = [
    Case(
        "feedback_without_owner",
        lambda: _with(_note(touchpoint=None)),
        lambda: _with(_note(), _closed(2, touchpoint=None)),
        says="“Note 1” belongs to no touchpoint",
        about=["feedback_1"],
    ),
    Case(
        "feedback_without_owner",
        lambda: _with(_note(1, touchpoint="tp_2")),
        lambda: _with(_closed(1, touchpoint="tp_2")),
        says="Nobody owns “Touchpoint 2”",
        about=["tp_2"],
        note="at a touchpoint that nobody owns",
    ),
    Case(
        "feedback_without_owner",
        lambda: _with(*(_note(n, touchpoint=f"tp_{1 + n % 2 * 2}") for n in range(2))),
        lambda: _with(
            _note(1, touchpoint="tp_3"),
            _note(2, touchpoint=None),
            *(
                Action(id=f"action_{n}", text="Mend it", owner="actor_1", feedback_note=note)
                for n, note in enumerate(("feedback_1", "feedback_2"))
            ),
        ),
        about=["tp_3"],
        note="a note that somebody acts on has reached somebody",
    ),
    Case(
        "feedback_without_owner",
        lambda: [
            Persona(id="persona_1", name="Ada"),
            *(_note(n, touchpoint=None, persona="persona_1", needs_reply=True) for n in range(300)),
        ],
        lambda: [
            Persona(id="persona_1", name="Ada"),
            *(_note(n, touchpoint=None, persona="persona_1") for n in range(300)),
        ],
        says="300 feedback notes",
        note="many are one finding, and quotes kept for a persona are research",
    ),
    Case(
        "feedback_waiting",
        lambda: _with(_asked(date(2026, 11, 19), sentiment=NEGATIVE)),
        lambda: _with(_asked(date(2026, 11, 20), sentiment=NEGATIVE)),
        says="“Note 1” of an unhappy customer has waited for a reply since 19 Nov 2026",
        about=["feedback_1"],
    ),
    Case(
        "feedback_waiting",
        # Today is a Sunday: from the Friday before last on, six working days are over.
        lambda: _with(_asked(date(2026, 11, 13)), _asked(date(2026, 11, 12), 2)),
        lambda: _with(_asked(date(2026, 11, 14)), _asked(TODAY, 2)),
        says="2 notes have waited for a reply longer than 5 working days",
        about=["feedback_2", "feedback_1"],
        note="working days for others",
    ),
    Case(
        "feedback_waiting",
        lambda: _with(_asked(date(2026, 11, 1), sentiment=NEGATIVE, status=Status.ACTING)),
        lambda: _with(
            _note(received_on=date(2026, 11, 1), sentiment=NEGATIVE),
            _asked(date(2026, 11, 1), 2, sentiment=NEGATIVE, status=Status.CLOSED),
        ),
        note="not where no reply is needed, nor once it is closed",
    ),
    Case(
        "feedback_waiting",
        lambda: _with(_asked(date(2026, 11, 1), reply="A draft")),
        lambda: _with(_asked(date(2026, 11, 1), reply="We did.", answered_on=TODAY)),
        note="nor once it was answered, closed or not",
    ),
    Case(
        "feedback_waiting",
        lambda: _with(_asked(_THREE_DAYS_AGO, rating=6), _asked(_THREE_DAYS_AGO, 2, rating=1)),
        lambda: _with(
            _asked(_THREE_DAYS_AGO, rating=7), _asked(_THREE_DAYS_AGO, 2, rating=3, source="Stars")
        ),
        says="2 notes of unhappy customers",
        note="unhappy by the rating",
    ),
    Case(
        "feedback_waiting",
        lambda: _with(
            _asked(_THREE_DAYS_AGO, rating=4, source="NPS"), _note(2, rating=9, source="nps")
        ),
        lambda: _with(
            _asked(_THREE_DAYS_AGO, rating=4, source="Stars"), _note(2, rating=9, source="NPS")
        ),
        says="of an unhappy customer",
        about=["feedback_1"],
        note="where other ratings of the source tell its scale",
    ),
    Case(
        "same_tag_no_action",
        lambda: _tagged(3),
        lambda: _tagged(2),
        says="3 notes at “Checkout” speak of “price”, and no action follows.",
        about=["tp_1"],
    ),
    Case(
        "same_tag_no_action",
        lambda: [*_tagged(3), Action(id="action_1", text="Mend it", touchpoint="tp_2")],
        lambda: [*_tagged(3), Action(id="action_1", text="Mend it", touchpoint="tp_1")],
        note="an action for the touchpoint",
    ),
    Case(
        "same_tag_no_action",
        lambda: [
            *_tagged(3),
            _note(9),
            Action(id="action_1", text="x", feedback_note="feedback_9"),
        ],
        lambda: [*_tagged(3), Action(id="action_1", text="x", feedback_note="feedback_2")],
        note="an action that came from one of the notes",
    ),
    Case(
        "same_tag_no_action",
        lambda: _tagged(3, sentiment=Sentiment.NEUTRAL),
        lambda: _tagged(3, sentiment=Sentiment.POSITIVE),
        note="praise asks for none",
    ),
    Case(
        "same_tag_no_action",
        lambda: _tagged(3, rating=8),
        lambda: _tagged(3, rating=9),
        note="nor do the best ratings",
    ),
    Case(
        "same_tag_no_action",
        lambda: [*_tagged(3, rating=5), _note(9, rating=10)],
        lambda: _tagged(3, rating=5),
        note="five of five are best, five of ten are not",
    ),
    Case(
        "same_tag_no_action",
        lambda: _tagged(3, status=Status.ACTING),
        lambda: _tagged(3, status=Status.CLOSED),
        note="what was closed is done",
    ),
    Case(
        "closed_without_answer",
        lambda: _with(_closed(needs_reply=True)),
        lambda: _with(_closed(needs_reply=True, reply="We did."), _closed(2)),
        says="“Note 1” needed a reply",
        about=["feedback_1"],
        mends=True,
    ),
    Case(
        "closed_without_answer",
        lambda: _with(*(_closed(n, needs_reply=True) for n in range(30))),
        lambda: _with(
            *(_closed(n, needs_reply=True, answered_on=TODAY) for n in range(30)),
        ),
        says="30 notes",
        mends=True,
        note="many are one finding; a day of the answer is an answer",
    ),
]
