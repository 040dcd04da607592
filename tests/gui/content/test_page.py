"""The page of content, with mouse and keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Content, EmpathyNote, Journey, Presence, Sticky
from journeymapper.domain.vocabulary import BuyingRole, ContentKind, Section, StickyKind
from journeymapper.gui.content.cells import ItemCard
from journeymapper.gui.content.page import ContentPage
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import ARABIC, LONG, choose_from_menu, too_wide, undo_names
from tests.gui.pages import focus, opened

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
MAKER = BuyingRole.DECISION_MAKER


@pytest.fixture
def two(small: Workspace) -> Workspace:
    """Two personas on the canvas, the second decides; a pain on a sticky and one on a map."""
    small.run(EditFields("persona_2", {"role": MAKER}))
    pain = Sticky(id="sticky_p", journey="journey_1", kind=StickyKind.PAIN, text="Price comes late")
    note = EmpathyNote(
        id="empathy_p", persona="persona_1", section=Section.PAINS, text="No time at all"
    )
    for record in (
        Presence(id="presence_2", persona="persona_2", journey="journey_1"),
        pain,
        note,
    ):
        assert small.run(AddRecord(record))
    return small


def add(workspace: Workspace, name: str, **values: object) -> str:
    record = Content(id=f"content_{name}", journey="journey_1", title=name, **values)  # type: ignore[arg-type]
    assert workspace.run(AddRecord(record))
    return record.id


def open_page(qtbot: QtBot, workspace: Workspace, width: int = 1280) -> ContentPage:
    page = opened(qtbot, ContentPage(workspace), width, 860)
    page.setFocus()
    return page


def press(key: Key) -> None:
    QTest.keyClick(focus(), key)
    QTest.qWait(2)


def items(workspace: Workspace) -> list[Content]:
    return by_rank(workspace.project.all(Content).values())


def choose(box: QComboBox, text: str) -> None:
    """Choose an option with the keyboard."""
    box.setFocus()
    index = box.findText(text)
    assert index >= 0, [box.itemText(n) for n in range(box.count())]
    while box.currentIndex() != index:
        QTest.keyClick(box, Key.Key_Down if box.currentIndex() < index else Key.Key_Up)


def test_a_hole_is_filled_in_place_and_the_item_opens(qtbot: QtBot, two: Workspace) -> None:
    add(two, "Film", stage="stage_b")
    page = open_page(qtbot, two)
    assert page.holes.text() == "4 holes"
    cell = page.matrix.cells[MAKER, "stage_a"]
    assert (
        cell.hole.accessibleName() == "decision maker, Awareness: nothing yet. Enter adds content"
    )
    QTest.mouseClick(cell.hole, LEFT)
    QTest.keyClicks(focus(), "One-page brief")
    press(Key.Key_Return)
    (_, made) = items(two)
    assert (made.title, made.role, made.persona, made.stage) == (
        "One-page brief",
        MAKER,
        None,
        "stage_a",
    )
    assert page.holes.text() == "3 holes"
    assert not cell.hole.isVisible()
    assert page.form.isVisible() and page.form.record_id == made.id
    assert isinstance(focus(), ItemCard)
    two.undo()
    qtbot.waitUntil(cell.hole.isVisible)
    assert not page.form.isVisible()


def test_every_field_of_an_item_is_kept(qtbot: QtBot, two: Workspace) -> None:
    content = add(two, "Brief", stage="stage_a")
    page = open_page(qtbot, two)
    QTest.mouseClick(page.matrix.cells[None, "stage_a"].list.entries[content], LEFT)
    form = page.form
    choose(form.kind, "Brief")
    choose(form.role, "Decision maker")
    choose(form.persona, "L&D lead")
    choose(form.pain, "Price comes late")
    form.text_field.setFocus()
    QTest.keyClicks(form.text_field, "Three figures and a date")
    (check,) = [
        one for one in form.findChildren(QWidget) if one.property("text") == "Uses sensitive data"
    ]
    QTest.mouseClick(check, LEFT, pos=check.rect().center() - check.rect().center() / 1.2)
    form.reviewed.setFocus()
    QTest.keyClicks(form.reviewed, "3 Mar 2026")
    QTest.keyClick(form.reviewed, Key.Key_Return)
    form.title_line.setFocus()
    form.title_line.selectAll()
    QTest.keyClicks(form.title_line, "One page")
    two.flush()
    (made,) = items(two)
    assert (made.title, made.kind, made.role) == ("One page", ContentKind.BRIEF, MAKER)
    assert (made.persona, made.pain) == ("persona_2", "sticky_p")
    assert made.body == "Three figures and a date"
    assert made.uses_sensitive_data and made.reviewed_on == date(2026, 3, 3)
    assert undo_names(two).count("Change text of “Brief”") == 1  # one run of typing, one step
    choose(form.pain, "No time at all · Career changer")
    assert items(two)[0].pain == "empathy_p"


def test_a_pain_of_the_journey_before_is_shown_and_offered(qtbot: QtBot, two: Workspace) -> None:
    for journey in (
        Journey(id="journey_0", title="Before"),
        Journey(id="journey_z", title="Elsewhere"),
    ):
        assert two.run(AddRecord(journey))
    two.run(EditFields("journey_1", {"derived_from": "journey_0"}))
    for whose, name in (("0", "Nobody calls back"), ("0", "Two bills"), ("z", "Other house")):
        pain = Sticky(
            id=f"sticky_{name[0]}", journey=f"journey_{whose}", kind=StickyKind.PAIN, text=name
        )
        assert two.run(AddRecord(pain))
    content = add(two, "Brief", stage="stage_a", pain="sticky_N")
    page = open_page(qtbot, two)
    page.open(content)
    box = page.form.pain
    assert box.currentText() == "Nobody calls back · Before"
    choose(box, "Two bills · Before")
    assert items(two)[0].pain == "sticky_T"
    assert box.findText("Other house · Elsewhere") == -1
    # One of any other journey that it answers now is shown all the same.
    two.run(EditFields(content, {"pain": "sticky_O"}))
    qtbot.waitUntil(lambda: box.currentText() == "Other house · Elsewhere")


def test_an_item_moves_to_a_touchpoint_and_back_to_its_stage(qtbot: QtBot, two: Workspace) -> None:
    content = add(two, "Video", stage="stage_a", role=MAKER)
    page = open_page(qtbot, two)
    page.open(content)
    choose(page.form.touchpoint, "First course · Learning")
    made = items(two)[0]
    assert (made.touchpoint, made.stage) == ("tp_c", None)
    qtbot.waitUntil(lambda: content in page.matrix.cells[MAKER, "stage_c"].list.entries)
    assert page.form.stage.currentText() == "Learning"
    choose(page.form.touchpoint, "Anywhere at the stage")
    made = items(two)[0]
    assert (made.touchpoint, made.stage) == (None, "stage_a")  # by way of “Review site”
    choose(page.form.stage, "Trial")
    assert items(two)[0].stage == "stage_b"


def test_the_switch_shows_personas(qtbot: QtBot, two: Workspace) -> None:
    add(two, "Kit", stage="stage_a", role=BuyingRole.END_USER)
    page = open_page(qtbot, two)
    QTest.mouseClick(page.personas, LEFT)
    assert not page.roles.isChecked()
    cell = page.matrix.cells["persona_2", "stage_b"]
    QTest.mouseClick(cell.hole, LEFT)
    QTest.keyClicks(focus(), "Figures for the team")
    press(Key.Key_Return)
    made = items(two)[1]
    assert (made.persona, made.role, made.stage) == ("persona_2", None, "stage_b")
    assert "content_Kit" in page.matrix.cells["persona_1", "stage_a"].list.entries


def test_arrow_keys_go_between_cells_and_enter_opens(qtbot: QtBot, two: Workspace) -> None:
    first = add(two, "A", stage="stage_a")
    second = add(two, "B", stage="stage_a")
    third = add(two, "C", stage="stage_b", role=BuyingRole.END_USER)
    page = open_page(qtbot, two)
    cells = page.matrix.cells

    def card(key: object, stage: str, one: str) -> ItemCard:
        return cells[key, stage].list.entries[one]  # type: ignore[index]

    assert focus() is card(None, "stage_a", first)
    press(Key.Key_Down)
    assert focus() is card(None, "stage_a", second)
    press(Key.Key_Down)
    press(Key.Key_Down)  # past “+ Add”, into the row below
    press(Key.Key_Right)
    assert focus() is card(BuyingRole.END_USER, "stage_b", third)
    press(Key.Key_Return)
    assert page.form.record_id == third
    press(Key.Key_Escape)
    assert not page.form.isVisible()
    assert focus() is card(BuyingRole.END_USER, "stage_b", third)
    press(Key.Key_Right)
    assert focus() is cells[BuyingRole.END_USER, "stage_c"].hole
    press(Key.Key_Return)
    QTest.keyClicks(focus(), "D")
    press(Key.Key_Return)
    assert len(items(two)) == 4
    press(Key.Key_Delete)
    assert len(items(two)) == 3


def test_an_item_is_deleted_by_menu_and_button(qtbot: QtBot, two: Workspace) -> None:
    first, second = add(two, "A", stage="stage_a"), add(two, "B", stage="stage_a")
    page = open_page(qtbot, two)
    choose_from_menu(page.matrix.cells[None, "stage_a"].list.entries[first], "Delete")
    assert [one.id for one in items(two)] == [second]
    page.open(second)
    (delete,) = [one for one in page.form.findChildren(QPushButton) if one.text() == "Delete"]
    QTest.mouseClick(delete, LEFT)
    assert items(two) == []
    qtbot.waitUntil(lambda: not page.form.isVisible())


def test_an_empty_page_says_what_to_do_and_lets_one_begin(qtbot: QtBot, two: Workspace) -> None:
    page = open_page(qtbot, two)
    page.first.leave()
    assert page.first.isVisible(), "one way to begin, always in sight"
    QTest.mouseClick(page.first, LEFT)
    QTest.keyClicks(focus(), "Welcome video")
    press(Key.Key_Return)
    (made,) = items(two)
    assert (made.title, made.stage, made.role) == ("Welcome video", "stage_a", None)
    assert page.matrix.isVisible() and page.form.isVisible()


def test_another_journey_and_a_record_asked_for(qtbot: QtBot, sample: Workspace) -> None:
    page = open_page(qtbot, sample)
    contents = [one for one in items(sample) if one.kind is ContentKind.COMPARISON_TABLE]
    page.show_record(contents[0].id)
    assert page.form.comparison.isVisible()
    other = next(one for one in sample.project.journeys if one != sample.journey_id)
    sample.show_journey(other)
    qtbot.waitUntil(lambda: not page.form.isVisible())


@pytest.mark.parametrize("word", ["Übergangsmöglichkeit", "WWWWWWWWWWWWWWWW", "Ж" * 40])
def test_a_word_wider_than_its_cell_is_broken(qtbot: QtBot, two: Workspace, word: str) -> None:
    add(two, word, stage="stage_a")
    page = open_page(qtbot, two, 700)
    qtbot.wait(20)
    (card,) = page.matrix.cells[None, "stage_a"].list.entries.values()
    title = next(one for one in card.findChildren(WrappedLabel) if one.accessibleName() == word)
    assert title.text().replace("\u200b", "") == word
    parts = title.text().split("\u200b")
    widest = max(map(title.fontMetrics().horizontalAdvance, parts))
    assert widest <= title.contentsRect().width()
    assert title.height() >= title.heightForWidth(title.width())


@pytest.mark.parametrize("width", [900, 1280])
def test_long_words_stay_inside_their_cells(qtbot: QtBot, two: Workspace, width: int) -> None:
    two.run(EditFields("stage_a", {"name": LONG}))
    two.run(EditFields("sticky_p", {"text": ARABIC * 9}))
    add(two, LONG, stage="stage_a", pain="sticky_p")
    add(two, "下载离线" * 20, stage="stage_b", persona="persona_1", uses_sensitive_data=True)
    page = open_page(qtbot, two, width)
    qtbot.wait(5)
    assert too_wide(page) == []
    page.open("content_" + LONG)
    qtbot.wait(5)
    assert too_wide(page) == []
