"""Seasons, reviews and rituals are typed, dated, held and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.records import Review, Ritual, Season, Validation
from journeymapper.domain.vocabulary import ReviewKind
from journeymapper.gui.inspector.fields import BoundCheck, BoundDate
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

    form.where.line.setText("")
    QTest.keyClicks(form.where.line, "Nowhere")
    QTest.keyClick(form.where.line, Qt.Key.Key_Return)
    assert form.where.line.text() == "Nowhere", "what is refused stays, to be mended"
    assert form.where.below().isVisible()
    assert "Nowhere" in form.where.line.accessibleDescription()
    form.where.line.selectAll()
    QTest.keyClicks(form.where.line, "guid")
    assert not form.where.below().isVisible()
    QTest.keyClick(form.where.line, Qt.Key.Key_Return)
    assert form.where.line.text() == ""
    assert "tp_b" in small.project.get(Season, season.id).touchpoints, "the only one that holds it"
    small.undo()

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


def test_a_season_that_ends_before_it_starts_is_refused_in_place(
    small: Workspace, page: SeasonsPage
) -> None:
    enter(page.new_season, "Sale")
    (season,) = small.project.all(Season)
    form = page.seasons.entries[season].form
    assert form is not None
    days = date_fields(form)
    enter(days["From"], "9 Nov 2026")
    QApplication.processEvents()
    top = days["From"].mapTo(page, QPoint(0, 0)).y()
    enter(days["To"], "1 Nov 2026")
    QApplication.processEvents()
    assert small.project.get(Season, season).ends is None
    assert days["To"].text() == "1 Nov 2026"
    assert "before it starts" in days["To"].accessibleDescription()
    assert days["To"].below().isVisible()
    assert days["From"].mapTo(page, QPoint(0, 0)).y() == top, "its neighbour stays where it was"
    QTest.mouseClick(form.findChildren(BoundCheck)[0], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    enter(days["To"], "1 Nov 2026")
    kept = small.project.get(Season, season)
    assert (kept.ends, kept.every_year) == (date(2026, 11, 1), True), "over the year's end"
    refused: list[str] = []
    small.refused.connect(refused.append)
    QTest.mouseClick(form.findChildren(BoundCheck)[0], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert small.project.get(Season, season).every_year
    assert "before it starts" in refused[0]


def test_tab_goes_down_the_seasons_and_then_down_the_reviews(page: SeasonsPage) -> None:
    enter(page.new_season, "Sale")
    page.add_usual()
    QTest.mouseClick(page.reviews.reviewed, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    page.activateWindow()
    page.new_season.setFocus()
    seen = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        if QApplication.focusWidget() is page.new_season:
            break
    places = [one.mapTo(page, QPoint(0, 0)) for one in seen]
    order = [(at.x() >= page.width() // 2, at.y(), at.x()) for at in places]
    assert len(order) > 15
    assert order == sorted(order)


def test_note_a_review_is_ready_to_note_one(qtbot: QtBot, sample: Workspace) -> None:
    page = SeasonsPage(sample, lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    notice = ReviewNotice(sample, lambda: TODAY)
    qtbot.addWidget(notice)
    notice.show_record(sample.journey_id)
    sample.page_asked.connect(lambda _name, one: page.show_record(one))
    notice.add()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Space)
    newest = next(iter(page.reviews.log.entries.values()))
    assert QApplication.focusWidget() is newest.note
    assert newest.note.accessibleName() == "Note of the review"
    assert sample.project.get(Review, newest.record_id).held_on == TODAY


def test_whom_it_was_shown_to_stands_beside_the_reviews(
    qtbot: QtBot, small: Workspace, page: SeasonsPage
) -> None:
    part = page.validations
    assert not part.form.isVisible()
    QTest.mouseClick(part.begin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(part.asked.hasFocus)
    QTest.keyClicks(part.asked, "Three customers")
    QTest.keyClick(part.asked, Qt.Key.Key_Return)
    (made,) = small.project.all(Validation).values()
    assert (made.asked, made.held_on, made.journey) == ("Three customers", TODAY, "journey_1")
    assert not part.form.isVisible() and part.begin_button.isVisible()
    assert list(part.log.list.entries) == [made.id]
    entry = part.log.list.entries[made.id]
    enter(entry.asked, "Four customers")
    small.flush()
    assert small.project.get(Validation, made.id).asked == "Four customers"
    enter(entry.asked, "")
    small.flush()
    assert small.project.get(Validation, made.id).asked == "Four customers"
    page.show_record(made.id)
    small.run(DeleteRecords([made.id]))
    qtbot.waitUntil(lambda: not part.log.list.entries)
