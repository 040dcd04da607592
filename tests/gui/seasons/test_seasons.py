"""Seasons, reviews and rituals are typed, dated, held and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journeymapper.domain.records import Review, Ritual, Season
from journeymapper.domain.vocabulary import ReviewKind
from journeymapper.gui.inspector.fields import BoundDate
from journeymapper.gui.seasons.notices import ReviewNotice, SeasonNotice
from journeymapper.gui.seasons.page import SeasonsPage
from journeymapper.gui.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(qtbot: QtBot, small: Workspace) -> SeasonsPage:
    made = SeasonsPage(small, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def enter(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def date_fields(of: object) -> dict[str, BoundDate]:
    return {one.accessibleName(): one for one in of.findChildren(BoundDate)}  # type: ignore[attr-defined]


def test_a_season_is_typed_dated_and_placed(
    qtbot: QtBot, small: Workspace, page: SeasonsPage
) -> None:
    enter(page.new_season, "Budget weeks")
    (season,) = small.project.all(Season).values()
    form = page.seasons.entries[season.id].form
    assert form is not None
    days = date_fields(form)
    enter(days["From"], "9 Nov 2026")
    enter(days["To"], "11 Dec 2026")
    cards = [one.name for one in small.project.touchpoints.values()]
    form.where.line.setFocus()
    QTest.keyClicks(form.where.line, f"{cards[0]},")
    QTest.keyClick(form.where.line, Qt.Key.Key_Return)
    season = small.project.get(Season, season.id)
    assert (season.starts, season.ends) == (date(2026, 11, 9), date(2026, 12, 11))
    assert len(season.touchpoints) == 1
    qtbot.waitUntil(
        lambda: "now, until 11 Dec 2026" in page.seasons.entries[season.id]._said.text()
    )

    notice = SeasonNotice(small, lambda: TODAY)
    qtbot.addWidget(notice)
    notice.show_record(season.touchpoints[0])
    assert notice.said.text() == "In season now: Budget weeks"

    QTest.keyClicks(form.where.line, "Nowhere")
    with qtbot.waitSignal(small.refused) as refused:
        QTest.keyClick(form.where.line, Qt.Key.Key_Return)
    assert "Nowhere" in refused.args[0]

    for _ in range(4):
        small.undo()
    assert not small.project.all(Season)


def test_a_wrong_day_stays_and_says_what_was_expected(small: Workspace, page: SeasonsPage) -> None:
    enter(page.new_season, "Sale")
    (season,) = small.project.all(Season)
    form = page.seasons.entries[season].form
    assert form is not None
    enter(date_fields(form)["From"], "31 Feb 2026")
    assert small.project.get(Season, season).starts is None


def test_a_review_is_noted_and_a_change_makes_it_due(
    qtbot: QtBot, small: Workspace, page: SeasonsPage
) -> None:
    assert page.reviews.said.text() == "Not reviewed yet."
    QTest.mouseClick(page.reviews.reviewed, Qt.MouseButton.LeftButton)
    (review,) = small.project.all(Review).values()
    assert (review.held_on, review.kind) == (TODAY, ReviewKind.REVIEWED)
    note = page.reviews.log.entries[review.id].note
    QTest.keyClicks(note, "All clear")
    note.finish()
    assert small.project.get(Review, review.id).note == "All clear"
    qtbot.waitUntil(lambda: "Next on 21 Feb 2027" in page.reviews.said.text())

    page.reviews._today = lambda: date(2026, 12, 1)
    page.reviews.add(ReviewKind.PRODUCT_CHANGED)
    qtbot.waitUntil(lambda: "The product changed" in page.reviews.said.text())
    assert page.reviews.said.property("role") == "trouble"


def test_the_inspector_says_quietly_that_a_review_is_due(qtbot: QtBot, sample: Workspace) -> None:
    notice = ReviewNotice(sample, lambda: date(2026, 12, 24))
    qtbot.addWidget(notice)
    notice.show_record(sample.journey_id)
    assert not notice.isHidden()
    assert "Due since" in notice.said.text()
    assert notice.said.property("role") == "trouble"


def test_rituals_begin_with_the_usual_three_and_go_on(
    qtbot: QtBot, small: Workspace, page: SeasonsPage
) -> None:
    page.add_usual()
    rituals = {one.name: one for one in small.project.all(Ritual).values()}
    assert rituals["Feedback review"].next_on == date(2026, 12, 6)
    qtbot.waitUntil(lambda: len(page.rituals.entries) == 3)
    card = page.rituals.entries[rituals["Feedback review"].id]
    QTest.mouseClick(card.held, Qt.MouseButton.LeftButton)
    held = small.project.get(Ritual, rituals["Feedback review"].id)
    assert held.next_on == date(2026, 12, 20)
    small.undo()
    small.undo()
    assert not small.project.all(Ritual)


def test_a_ritual_finds_its_owner_or_makes_one(small: Workspace, page: SeasonsPage) -> None:
    enter(page.new_ritual, "Breakfast with learners")
    (ritual,) = small.project.all(Ritual)
    form = page.rituals.entries[ritual].form
    assert form is not None
    enter(form.owner, "Design")
    owner = small.project.get(Ritual, ritual).owner
    assert small.project.actors[owner or ""].name == "Design"
    small.undo()
    assert small.project.get(Ritual, ritual).owner is None
    assert "Design" not in {one.name for one in small.project.actors.values()}
