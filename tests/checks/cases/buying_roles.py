"""Mistake 11: buying roles missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeymapper.domain.records import Content, Journey, Record, Stage
from journeymapper.domain.vocabulary import BuyingRole, ContentKind, Market, Phase
from tests.checks.case import Case
from tests.checks.small_map import B2B, STAGE, card, goes, persona, way

ROLE = BuyingRole


def _team(*roles: BuyingRole, on: Journey = B2B) -> list[Record]:
    return [on, *(one for number, role in enumerate(roles) for one in persona(number, role))]


def _after(phase: Phase | None) -> list[Record]:
    return [*_team(ROLE.END_USER), replace(STAGE, phase=phase)]


def _content(number: int, **values: Any) -> Content:
    return Content(id=f"content_{number}", journey="journey_1", title=f"Content {number}", **values)


def _two_ways(*, differ: bool) -> list[Record]:
    first, second = way("tp_1", "tp_2"), way("tp_1", "tp_3")
    return [
        *_team(ROLE.END_USER, ROLE.DECISION_MAKER),
        Stage(id="stage_1", journey="journey_1", name="Trial"),
        *(card(number) for number in (1, 2, 3)),
        first,
        second,
        goes(0, first),
        goes(1, second if differ else first),
    ]


CASES = [
    Case(
        "no_decision_maker",
        lambda: _team(ROLE.END_USER, ROLE.CHAMPION),
        lambda: _team(ROLE.END_USER, ROLE.DECISION_MAKER),
        says="“Buying together”",
        about=["journey_1"],
    ),
    Case(
        "no_decision_maker",
        lambda: _team(ROLE.END_USER),
        lambda: _team(ROLE.END_USER, on=replace(B2B, market=Market.B2C)),
        note="consumers",
    ),
    Case(
        "no_decision_maker",
        lambda: _team(ROLE.END_USER),
        lambda: [B2B],
        note="nobody yet",
    ),
    Case(
        "no_end_user",
        lambda: _team(ROLE.DECISION_MAKER, ROLE.CHAMPION),
        lambda: _team(ROLE.DECISION_MAKER, ROLE.END_USER),
        says="an end user",
    ),
    Case(
        "no_influencer",
        lambda: _team(ROLE.DECISION_MAKER, ROLE.END_USER, ROLE.PROCUREMENT),
        lambda: _team(ROLE.DECISION_MAKER, ROLE.END_USER, ROLE.CHAMPION),
        says="an influencer",
    ),
    Case(
        "no_influencer",
        lambda: _after(None),
        lambda: _after(Phase.POST_PURCHASE),
        note="all is signed",
    ),
    Case(
        "content_without_role",
        lambda: [B2B, _content(1)],
        lambda: [B2B, _content(1, role=ROLE.END_USER), _content(2, kind=ContentKind.LEGAL)],
        says="“Content 1” on “Buying together” is for no role",
        about=["content_1"],
    ),
    Case(
        "content_without_role",
        lambda: [B2B, *(_content(number) for number in range(4))],
        lambda: [*_team(ROLE.END_USER), _content(1, persona="persona_0")],
        says="4 pieces of content on “Buying together” are for no role: “Content 0”, “Content 1” "
        "and 2 more.",
        note="many",
    ),
    Case(
        "content_without_role",
        lambda: [
            *(B2B, replace(STAGE, phase=Phase.CONSIDERATION), card(1)),
            *(_content(1, touchpoint="tp_1"), _content(2, stage="stage_1")),
        ],
        lambda: [
            *(B2B, replace(STAGE, phase=Phase.AWARENESS), card(1)),
            *(_content(1, touchpoint="tp_1"), _content(2, stage="stage_1")),
        ],
        about=["content_1", "content_2"],
        note="in awareness it should speak to everybody",
    ),
    Case(
        "one_path_for_all",
        lambda: _two_ways(differ=False),
        lambda: _two_ways(differ=True),
        says="all 2 roles",
        about=["journey_1"],
    ),
]
