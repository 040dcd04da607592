"""Mistake 7: nothing personal."""

from __future__ import annotations

from journeymapper.domain.records import (
    Connection,
    Content,
    Journey,
    Passage,
    Persona,
    Presence,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import BuyingRole, Moment, PerformedBy, Phase, TouchpointKind
from tests.checks.case import Case

JOURNEY = Journey(id="journey_1", title="Trial to paid")
STAGE = Stage(id="stage_1", journey="journey_1", name="Hear of it", phase=Phase.AWARENESS)
USER = Persona(id="persona_1", name="Ada")
BUYER = Persona(id="persona_2", name="Bob", role=BuyingRole.DECISION_MAKER)
PEOPLE: list[Record] = [
    USER,
    BUYER,
    Presence(id="presence_1", persona="persona_1", journey="journey_1"),
    Presence(id="presence_2", persona="persona_2", journey="journey_1"),
]


def _touchpoint(number: int = 1, **values: object) -> Touchpoint:
    given: dict[str, object] = {"journey": "journey_1", "stage": "stage_1", **values}
    return Touchpoint(id=f"tp_{number}", name=f"Touchpoint {number}", **given)  # type: ignore[arg-type]


def _content(number: int = 1, **values: object) -> Content:
    given: dict[str, object] = {"journey": "journey_1", **values}
    return Content(id=f"content_{number}", title=f"Content {number}", **given)  # type: ignore[arg-type]


def _essential(*more: Record, **values: object) -> list[Record]:
    return [JOURNEY, STAGE, *PEOPLE, _touchpoint(essential=True, **values), *more]


def _only_the_user_comes() -> list[Record]:
    way = Connection(id="con_1", journey="journey_1", source="persona_1", target="tp_1")
    return _essential(_content(touchpoint="tp_1"), way)


def _both_come() -> list[Record]:
    way = Connection(id="con_1", journey="journey_1", source="persona_1", target="tp_1")
    passage = Passage(id="passage_1", connection="con_1", persona="persona_2")
    return _essential(_content(touchpoint="tp_1"), way, passage)


def _one_each(for_users: str, for_buyers: str) -> list[Record]:
    """One piece of content for each role, the second through a persona."""
    return [
        Content(
            id="content_1",
            journey="journey_1",
            touchpoint="tp_1",
            title=for_users,
            role=BuyingRole.END_USER,
        ),
        Content(
            id="content_2",
            journey="journey_1",
            touchpoint="tp_1",
            title=for_buyers,
            persona="persona_2",
        ),
    ]


CASES = [
    Case(
        "essential_without_content",
        lambda: _essential(_content()),
        lambda: _essential(_content(touchpoint="tp_1")),
        says="“Touchpoint 1” has no content",
        about=["tp_1"],
    ),
    Case(
        "essential_without_content",
        lambda: _essential(_touchpoint(2, essential=True)),
        lambda: _essential(_touchpoint(2, essential=True), _content(stage="stage_1")),
        says="None of the 2 essential touchpoints on “Trial to paid”",
        note="content of the stage is there at each of its touchpoints",
    ),
    Case(
        "essential_without_content",
        lambda: _essential(kind=TouchpointKind.DECISION),
        lambda: _essential(kind=TouchpointKind.OWN_STEP),
        note="what customers do alone needs none",
    ),
    Case(
        "same_content_for_all",
        lambda: _essential(_content(touchpoint="tp_1")),
        lambda: _essential(
            _content(touchpoint="tp_1"), _content(2, touchpoint="tp_1", role=BuyingRole.END_USER)
        ),
        says="“Touchpoint 1” has the same content for all roles",
        about=["tp_1"],
    ),
    Case(
        "same_content_for_all",
        lambda: _essential(*_one_each("Pricing", "pricing ")),
        lambda: _essential(*_one_each("Pricing", "What it saves")),
        about=["tp_1"],
        note="one title for each role is one content",
    ),
    Case(
        "same_content_for_all",
        lambda: _essential(_content(stage="stage_1")),
        lambda: [one for one in _essential(_content(stage="stage_1")) if one.id != "presence_2"],
        note="a single role has it for itself",
    ),
    Case(
        "same_content_for_all",
        _both_come,
        _only_the_user_comes,
        note="where only one role comes, it is for that role",
    ),
    Case(
        "narrowed_in_awareness",
        lambda: [JOURNEY, STAGE, *PEOPLE, _content(stage="stage_1", persona="persona_1")],
        lambda: [
            *[JOURNEY, STAGE, *PEOPLE],
            _content(stage="stage_1", role=BuyingRole.END_USER),
            _content(2, persona="persona_1"),
        ],
        says="“Content 1” in “Hear of it” is for “Ada” only.",
        about=["stage_1", "content_1"],
        mends=True,
    ),
    Case(
        "narrowed_in_awareness",
        lambda: [
            *[JOURNEY, STAGE, *PEOPLE, _touchpoint()],
            _content(touchpoint="tp_1", persona="persona_1"),
            _content(2, stage="stage_1", persona="persona_2"),
        ],
        lambda: [
            *[JOURNEY, STAGE, *PEOPLE[:3], _touchpoint()],
            _content(touchpoint="tp_1", persona="persona_1"),
        ],
        says="2 pieces of content",
        mends=True,
        note="at touchpoints too, and not where there is one persona only",
    ),
    Case(
        "sensitive_without_consent",
        lambda: [JOURNEY, _content(uses_sensitive_data=True, consent=" ")],
        lambda: [JOURNEY, _content(uses_sensitive_data=True, consent="agreed at sign-up")],
        says="“Content 1” uses sensitive data",
        about=["content_1"],
    ),
    Case(
        "automated_truth",
        lambda: [
            *[JOURNEY, STAGE],
            _touchpoint(moment=Moment.TRUTH, performed_by=PerformedBy.AUTOMATED),
        ],
        lambda: [
            *[JOURNEY, STAGE],
            _touchpoint(moment=Moment.TRUTH, performed_by=PerformedBy.BOTH),
            _touchpoint(2, moment=Moment.MICRO, performed_by=PerformedBy.AUTOMATED),
        ],
        says="“Touchpoint 1” is a moment of truth",
        about=["tp_1"],
    ),
]
