"""Mistake 12: seasons ignored."""

from __future__ import annotations

from datetime import date, timedelta

from journeymapper.domain.records import Content, Record, Season
from journeymapper.domain.vocabulary import ContentKind
from tests.checks.case import TODAY, Case
from tests.checks.small_map import JOURNEY, STAGE, card


def _season(
    *touchpoints: str, ends: date = TODAY, starts: date = date(2026, 11, 1)
) -> list[Record]:
    season = Season(
        id="season_1",
        journey="journey_1",
        name="Budget weeks",
        starts=starts,
        ends=ends,
        touchpoints=touchpoints,
    )
    return [JOURNEY, STAGE, card(1), season]


def _terms(
    reviewed: date | None, kind: ContentKind = ContentKind.LEGAL, number: int = 1
) -> Content:
    return Content(
        id=f"content_{number}",
        journey="journey_1",
        title=f"Terms {number}",
        kind=kind,
        reviewed_on=reviewed,
    )


_PAGE = ContentKind.PAGE
_A_YEAR_AGO = TODAY - timedelta(days=365)
_LONGER_AGO = TODAY - timedelta(days=366)

CASES = [
    Case(
        "season_unnoticed",
        _season,
        lambda: _season("tp_1"),
        says="“Budget weeks” is running",
        about=["season_1"],
    ),
    Case(
        "season_unnoticed",
        _season,
        lambda: _season(ends=TODAY - timedelta(days=1)),
        note="it is over",
    ),
    Case(
        "season_unnoticed",
        lambda: _season(starts=TODAY),
        lambda: _season(starts=TODAY + timedelta(days=1), ends=TODAY + timedelta(days=9)),
        note="it comes",
    ),
    Case(
        "old_terms",
        lambda: [JOURNEY, _terms(_LONGER_AGO)],
        lambda: [JOURNEY, _terms(_A_YEAR_AGO)],
        says="“Terms 1” is a legal text, and was last reviewed 366 days ago.",
        about=["content_1"],
    ),
    Case(
        "old_terms",
        lambda: [JOURNEY, _terms(_LONGER_AGO, ContentKind.PRICES)],
        lambda: [JOURNEY, _terms(None, ContentKind.PRICES), _terms(_LONGER_AGO, _PAGE, 2)],
        says="“Terms 1” holds prices, and was last reviewed 366 days ago.",
        note="what has no day is not said to be old",
    ),
    Case(
        "old_terms",
        lambda: [JOURNEY, _terms(_LONGER_AGO), _terms(_LONGER_AGO, ContentKind.PRICES, 2)],
        lambda: [JOURNEY, _terms(TODAY), _terms(TODAY, ContentKind.PRICES, 2)],
        says="“Terms 1” and “Terms 2”",
        about=["content_1", "content_2"],
        note="several",
    ),
]
