"""The page of triggers, with mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Channel, Trigger
from journeymapper.gui.inspector.values import BoundNumber
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.table import CellField
from journeymapper.gui.touchpoint_picker import TouchpointPicker
from journeymapper.gui.triggers.model import CHANNEL, DELAY, THEN, TOUCHPOINT, WHEN
from journeymapper.gui.triggers.page import TriggersPage
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import ARABIC, LONG, LONG_WORDS, too_wide, undo_names
from tests.gui.pages import focus, opened, type_

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def open_page(qtbot: QtBot, workspace: Workspace, width: int = 1280) -> TriggersPage:
    page = opened(qtbot, TriggersPage(workspace), width, 860)
    page.setFocus()
    return page


def press(key: Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, keys)
    QTest.qWait(2)  # panels look at edits when the event loop comes round


def the_picker(qtbot: QtBot) -> TouchpointPicker:
    """The list that asks for a touchpoint, once it is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), TouchpointPicker))
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, TouchpointPicker)
    return picker


def triggers(workspace: Workspace) -> list[Trigger]:
    return by_rank(workspace.project.all(Trigger).values())


def row_texts(page: TriggersPage, row: int) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def add(workspace: Workspace, *found: Trigger) -> None:
    for one in found:
        assert workspace.run(AddRecord(one))


def test_triggers_are_typed_changed_and_deleted_without_the_mouse(
    qtbot: QtBot, small: Workspace
) -> None:
    page = open_page(qtbot, small)
    type_("the trial begins")
    press(Key.Key_Tab)
    assert not triggers(small)  # nobody said where it belongs
    picker = the_picker(qtbot)
    QTest.keyClick(picker.line, Key.Key_Return)
    type_("no course yet")
    press(Key.Key_Tab)
    type_("send the video")
    press(Key.Key_Tab)
    type_("e-mail, weekly")
    press(Key.Key_Tab)
    type_("2 days")
    press(Key.Key_Return)
    (made,) = triggers(small)
    assert (made.touchpoint, made.when, made.condition) == (
        "tp_a",
        "the trial begins",
        "no course yet",
    )
    assert (made.then, made.delay_hours) == ("send the video", 48.0)
    assert small.project.channels[made.channel or ""].name == "e-mail, weekly"
    assert row_texts(page, 0)[3:] == ["e-mail, weekly", "2 days", "Review site", "Awareness"]
    assert undo_names(small)[:2] == [
        "Change delay of “the trial begins”",
        "Change channel of “the trial begins”",
    ]

    small.undo()
    small.undo()
    assert not small.project.channels  # the channel came with the edit, and goes with it
    small.redo()
    small.redo()
    small.select(["tp_b"])
    press(Key.Key_Insert)  # the next one, at what is selected
    assert page.table.triggers.index(1, TOUCHPOINT).data() == "Guided tour"
    type_("the cart is left")
    press(Key.Key_Return)
    assert [one.when for one in triggers(small)] == ["the trial begins", "the cart is left"]

    page.table.go_to(0, THEN)
    press(Key.Key_F2)
    press(Key.Key_End)
    type_(" now")
    press(Key.Key_Escape)
    assert triggers(small)[0].then == "send the video"
    press(Key.Key_Return)
    press(Key.Key_End)
    type_(" now")
    press(Key.Key_Return)
    assert triggers(small)[0].then == "send the video now"
    assert undo_names(small)[0] == "Change what happens then in “the trial begins”"
    assert page.table.currentIndex().row() == 1  # Enter goes down

    page.table.go_to(0, CHANNEL)
    press(Key.Key_Backspace)
    assert triggers(small)[0].channel is None
    press(Key.Key_Delete)
    assert [one.when for one in triggers(small)] == ["the cart is left"]
    small.undo()
    assert len(triggers(small)) == 2


def test_the_touchpoint_is_picked_and_says_the_stage(qtbot: QtBot, small: Workspace) -> None:
    add(small, Trigger(id="trigger_1", touchpoint="tp_a", when="The trial begins"))
    page = open_page(qtbot, small)
    page.table.go_to(0, TOUCHPOINT)
    press(Key.Key_Return)
    picker = the_picker(qtbot)
    QTest.keyClicks(picker.line, "first co")
    QTest.keyClick(picker.line, Key.Key_Return)
    assert small.project.get(Trigger, "trigger_1").touchpoint == "tp_c"
    qtbot.waitUntil(lambda: row_texts(page, 0)[TOUCHPOINT:] == ["First course", "Learning"])
    page.table.setFocus()
    press(Key.Key_G)  # a first letter begins to find another
    picker = the_picker(qtbot)
    assert picker.line.text() == "g"
    picker.close()


def test_a_delay_that_is_none_is_refused_with_what_was_expected(
    qtbot: QtBot, small: Workspace
) -> None:
    add(small, Trigger(id="trigger_1", touchpoint="tp_a", when="The trial begins", delay_hours=5.0))
    page = open_page(qtbot, small)
    said: list[str] = []
    small.refused.connect(said.append)
    page.table.go_to(0, DELAY)
    type_("soonish")
    press(Key.Key_Return)
    field = focus()
    assert isinstance(field, CellField) and field.text() == "soonish"
    (refusal,) = [one for one in page.table.findChildren(WrappedLabel) if one.isVisible()]
    assert refusal.accessibleName() == (
        "“soonish” is no length of time. Type one such as 3 days or 12 h."
    )
    assert page.table.viewport().rect().contains(refusal.geometry())
    assert said == []
    # Elsewhere in the table, it is still there to be mended.
    page.table.setCurrentIndex(page.table.triggers.index(0, WHEN))
    qtbot.waitUntil(lambda: focus() is field)
    assert triggers(small)[0].delay_hours == 5.0
    field.setText("")
    type_("2 d")
    assert not refusal.isVisible()
    press(Key.Key_Return)
    assert triggers(small)[0].delay_hours == 48.0
    assert not page.table.is_typing

    page.table.go_to(0, DELAY)
    type_("later")
    press(Key.Key_Return)
    assert refusal.isVisible()
    press(Key.Key_Escape)
    assert not page.table.is_typing and not refusal.isVisible()
    assert triggers(small)[0].delay_hours == 48.0

    page.table.go_to(0, WHEN)
    press(Key.Key_Backspace)
    assert said == ["A trigger needs a when. Type it, or delete it."]
    assert triggers(small)[0].when == "The trial begins"


def test_a_limit_that_is_none_is_refused_in_place(qtbot: QtBot, small: Workspace) -> None:
    small.run(AddRecord(Channel(id="channel_x", name="letters")))
    add(small, Trigger(id="trigger_1", touchpoint="tp_a", when="One", channel="channel_x"))
    page = open_page(qtbot, small)
    (limit,) = [
        one
        for one in page.line.findChildren(BoundNumber)
        if one.accessibleName() == "Most contacts a week by letters"
    ]
    QTest.mouseClick(limit, LEFT)
    type_("lots")
    press(Key.Key_Return)
    assert limit.text() == "lots"
    assert limit.below().isVisible()
    assert "“lots” is no number" in limit.below().accessibleName()
    assert small.project.channels["channel_x"].contacts_per_week is None


def test_where_a_trigger_belongs_is_asked_and_its_text_waits(
    qtbot: QtBot, small: Workspace
) -> None:
    add(small, Trigger(id="trigger_1", touchpoint="tp_c", when="One"))
    page = open_page(qtbot, small)
    QTest.mouseClick(page.add_button, LEFT)
    type_("the cart is left")
    press(Key.Key_Return)
    picker = the_picker(qtbot)
    QTest.keyClick(picker.line, Key.Key_Escape)
    qtbot.wait(5)
    assert len(triggers(small)) == 1
    assert row_texts(page, 1)[WHEN] == "the cart is left"
    assert row_texts(page, 1)[TOUCHPOINT] == "Which touchpoint?"
    page.table.go_to(1, TOUCHPOINT)
    page.table.setFocus()
    press(Key.Key_Return)
    picker = the_picker(qtbot)
    QTest.keyClicks(picker.line, "guided")
    QTest.keyClick(picker.line, Key.Key_Return)
    assert [(one.when, one.touchpoint) for one in triggers(small)] == [
        ("One", "tp_c"),
        ("the cart is left", "tp_b"),
    ]
    assert row_texts(page, 2)[TOUCHPOINT] == ""


def test_what_is_typed_in_an_open_cell_is_kept_by_undo_and_close(
    qtbot: QtBot, small: Workspace
) -> None:
    add(small, Trigger(id="trigger_1", touchpoint="tp_a", when="The trial begins"))
    page = open_page(qtbot, small)
    page.table.go_to(0, THEN)
    type_("half a sen")
    assert page.table.is_typing
    small.flush()
    assert triggers(small)[0].then == "half a sen"
    assert not page.table.is_typing


def test_cells_are_copied_and_pasted(qtbot: QtBot, small: Workspace) -> None:
    add(
        small,
        Trigger(id="trigger_1", touchpoint="tp_a", when="One", then="do"),
        Trigger(id="trigger_2", touchpoint="tp_b", when="Two"),
    )
    page = open_page(qtbot, small)
    page.table.go_to(0, THEN)
    press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "do"
    page.table.go_to(1, THEN)
    press(Key.Key_V, CONTROL)
    assert small.project.get(Trigger, "trigger_2").then == "do"


def test_a_channel_s_limit_is_set_beside_its_lane_and_weeks_over_it_are_told(
    qtbot: QtBot, small: Workspace
) -> None:
    small.run(AddRecord(Channel(id="channel_x", name="letters")))
    add(
        small,
        *(
            Trigger(id=f"trigger_{n}", touchpoint="tp_a", when=f"{n}", channel="channel_x")
            for n in range(3)
        ),
    )
    page = open_page(qtbot, small)
    (limit,) = [
        one
        for one in page.line.findChildren(QWidget)
        if one.accessibleName() == "Most contacts a week by letters"
    ]
    QTest.mouseClick(limit, LEFT)
    type_("2")
    press(Key.Key_Return)
    assert small.project.channels["channel_x"].contacts_per_week == 2
    qtbot.waitUntil(lambda: "1 week over a channel’s limit" in page.figures.text())
    assert page.line.weeks.accessibleName() == (
        "Contacts a week. Over the limit: letters, week 1: 3 contacts, at most 2"
    )
    told = page.line.weeks._told_at(5, int(page.line.weeks.head) + 5)
    assert told.splitlines() == [f"Day 1 · Awareness: When {n} · letters" for n in range(3)]
    assert "Nothing takes time here yet" in page.line.told.accessibleName()
    small.run(EditFields("con_ab", {"delay_hours": 24.0}))
    qtbot.waitUntil(lambda: not page.line.told.isVisible())


def test_a_journey_without_touchpoints_says_what_to_do(qtbot: QtBot, nothing: Workspace) -> None:
    page = open_page(qtbot, nothing)
    asked: list[tuple[str, str]] = []
    nothing.page_asked.connect(lambda name, record: asked.append((name, record)))
    (way,) = [one for one in page.findChildren(QPushButton) if one.text() == "Open the map"]
    QTest.mouseClick(way, LEFT)
    assert asked == [("map", "")]
    assert not page.add_button.isVisible()


def test_the_button_begins_a_trigger_and_a_touchpoint_s_first_is_shown(
    qtbot: QtBot, small: Workspace
) -> None:
    add(small, Trigger(id="trigger_1", touchpoint="tp_b", when="Two"))
    small.select(["tp_c"])
    page = open_page(qtbot, small)
    QTest.mouseClick(page.add_button, LEFT)
    type_("the course is done")
    press(Key.Key_Return)
    assert [one.touchpoint for one in triggers(small)] == ["tp_b", "tp_c"]
    page.show_record("tp_c")
    assert page.table.triggers.trigger(page.table.currentIndex().row()) == triggers(small)[1]


@pytest.mark.parametrize("width", [760, 1280, 1900])
def test_long_texts_and_many_rows_fit(qtbot: QtBot, small: Workspace, width: int) -> None:
    project = small.project
    channel = Channel(id="channel_x", name=LONG)
    small.run(AddRecord(channel))
    small.run(EditFields("tp_a", {"name": ARABIC}))
    for number in range(40):
        add(
            small,
            Trigger(
                id=f"trigger_{number:02}",
                touchpoint="tp_a",
                when=LONG_WORDS,
                then="比较订阅计划，然后发送欢迎视频",
                channel="channel_x",
                delay_hours=24.0 * number,
            ),
        )
    page = open_page(qtbot, small, width)
    assert too_wide(page) == []
    assert page.table.rowHeight(0) > page.table.fontMetrics().height() * 2
    assert replace(project.channels["channel_x"]) == channel
    page.table.go_to(39, WHEN)
    assert page.table.visualRect(page.table.currentIndex()).top() >= 0
    assert page.table.findChildren(CellField) == []
    assert page.line.weeks.rect().contains(QPoint(1, 1))
