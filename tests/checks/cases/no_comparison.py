"""Mistake 13: no comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeymapper.domain.records import Connection, Content, Record, Touchpoint
from journeymapper.domain.vocabulary import (
    ConnectionKind,
    ContentKind,
    Outcome,
    TouchpointKind,
    WalkedBy,
)
from tests.checks.case import Case
from tests.checks.small_map import JOURNEY, STAGE, card, way

DECISION = card(1, name="Which plan?", kind=TouchpointKind.DECISION)


def _choice(options: int, *more: Record) -> list[Record]:
    targets = range(2, 2 + options)
    return [
        *(JOURNEY, STAGE, DECISION),
        *(card(number) for number in targets),
        *(way("tp_1", f"tp_{number}") for number in targets),
        *more,
    ]


def _third(last: Connection, place: Touchpoint | None = None) -> list[Record]:
    """Two options, and one way more."""
    return [*_choice(2), place or card(4), last]


def _table(body: str = "", **place: Any) -> Content:
    return Content(
        id="content_1",
        journey="journey_1",
        title="Plans",
        kind=ContentKind.COMPARISON_TABLE,
        body=body,
        **place,
    )


def _criteria(count: int) -> list[Record]:
    lines = ("", "Free\tPaid", *(f"Criterion {number}\t✓\t–" for number in range(count)))
    return [JOURNEY, _table("\n".join(lines[1:]))]


_LEAVES = replace(card(4), kind=TouchpointKind.END, outcome=Outcome.LOST)

CASES = [
    Case(
        "no_table",
        lambda: _choice(3),
        lambda: _choice(2),
        says="“Which plan?” has 3 options",
        about=["tp_1"],
    ),
    Case(
        "no_table",
        lambda: _choice(3, replace(_table(stage="stage_1"), kind=ContentKind.PAGE)),
        lambda: _choice(3, _table(stage="stage_1")),
        note="a table at the stage",
    ),
    Case(
        "no_table",
        lambda: _choice(3, _table()),
        lambda: _choice(3, _table(touchpoint="tp_1")),
        note="a table there",
    ),
    Case(
        "no_table",
        lambda: _third(way("tp_1", "tp_4", kind=ConnectionKind.HAND_OFF)),
        lambda: _third(way("tp_1", "tp_4", kind=ConnectionKind.LOOP)),
        note="coming back is no option",
    ),
    Case(
        "no_table",
        lambda: _third(way("tp_1", "tp_4"), replace(_LEAVES, outcome=Outcome.WON)),
        lambda: _third(way("tp_1", "tp_4"), _LEAVES),
        note="leaving is no option",
    ),
    Case(
        "no_table",
        lambda: _third(way("tp_1", "tp_4")),
        lambda: _third(way("tp_1", "tp_4", walked_by=WalkedBy.ORGANISATION)),
        note="what the organisation does is no option",
    ),
    Case(
        "too_many_criteria",
        lambda: _criteria(8),
        lambda: _criteria(7),
        says="“Plans” compares by 8 criteria.",
        about=["content_1"],
        note="too many",
    ),
    Case(
        "too_many_criteria",
        lambda: _criteria(2),
        lambda: _criteria(3),
        says="by 2 criteria",
        note="too few",
    ),
    Case(
        "too_many_criteria",
        lambda: _criteria(8),
        lambda: [JOURNEY, _table("\t".join("x" * 40))],
        note="a text that is no table",
    ),
    Case(
        "too_many_criteria",
        lambda: [JOURNEY, _table()],
        lambda: [JOURNEY, replace(_table(), kind=ContentKind.PAGE)],
        says="by no criteria",
        note="none",
    ),
]
