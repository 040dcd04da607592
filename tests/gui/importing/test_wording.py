"""What the import window says of scales, dates and counts, and of real files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeymapper.app.feedback_import import look_into, plan_feedback
from journeymapper.domain.vocabulary import Sentiment
from journeymapper.gui.importing.first_notes import first_notes, settled
from journeymapper.gui.importing.wording import counts_said, date_said, scale_said
from journeymapper.importers.feedback.scales import SCALES
from tests.a_project import a_project
from tests.gui.importing.tables import nps, write

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("scale", "said"),
    [
        ("0-10", "6 and less is negative, 9 and more positive"),
        ("-1/1", "-1 is negative, 1 positive"),
        ("grades", "4 and more is negative, 2 and less positive"),
        ("", "Sentiment is left open"),
    ],
)
def test_a_scale_says_what_it_makes_of_ratings(scale: str, said: str) -> None:
    assert scale_said(scale) == said


@pytest.mark.parametrize("name", [one for one in SCALES if one != "words"])
def test_what_a_scale_says_is_what_it_does(name: str) -> None:
    scale = SCALES[name]
    negative, _, positive = scale_said(name).partition(" negative, ")
    for text, sentiment in ((negative, Sentiment.NEGATIVE), (positive, Sentiment.POSITIVE)):
        assert scale.sentiment(float(text.split()[0])) is sentiment


def test_a_date_is_read_as_the_layout_says(tmp_path: Path) -> None:
    glance = look_into(nps(tmp_path / "nps.csv"))
    layout = settled(glance, glance.layout, "", TODAY)
    assert date_said(glance, layout, "", TODAY) == "“01-10-2025” is 1 October 2025"


def test_the_first_notes_are_those_that_come_in(tmp_path: Path) -> None:
    project = a_project()
    glance = look_into(nps(tmp_path / "nps.csv"))
    shown = first_notes(project, glance, settled(glance, glance.layout, "", TODAY), TODAY)
    brought = plan_feedback(project, glance, today=TODAY)
    told = [(one.text, one.sentiment, one.received_on, one.needs_reply) for one in shown]
    assert brought.command is not None
    notes = brought.command.notes  # type: ignore[attr-defined]
    assert told == [(one.text, one.sentiment, one.received_on, one.needs_reply) for one in notes]
    assert counts_said(brought, "de_DE") == "3 notes come in."


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    glance = look_into(write(tmp_path / "none.csv", [("comment", "rating")]))
    brought = plan_feedback(a_project(), glance, glance.open_layout)
    assert counts_said(brought, "") == "The table has no rows below the names of its columns."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            ("01/01/2026", "02/08/2026"),
            "“02/08/2026” is 8 February 2026; these fit both orders: please choose",
        ),
        (("02/08/2026", "13/08/2026"), "“02/08/2026” is 2 August 2026"),
    ],
)
def test_dates_that_fit_both_orders_ask_to_choose(
    days: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    rows = [("date", "comment"), *((day, f"It was fine on {day}") for day in days)]
    glance = look_into(write(tmp_path / "a.csv", rows), today=TODAY)
    assert date_said(glance, settled(glance, glance.layout, "", TODAY), "", TODAY) == said
