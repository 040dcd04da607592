"""Bound fields: one undo step a run, no lost keys, refusals that say what to type."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.vocabulary import TouchpointKind
from journeymapper.gui.inspector.fields import (
    BoundChoice,
    BoundDate,
    BoundLine,
    BoundNumber,
    BoundScale,
    BoundTags,
    BoundText,
    words,
)
from journeymapper.gui.inspector.values import date_text, number_text, read_date, read_number
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import show, undo_names

TODAY = date(2026, 11, 22)


class Edits:
    """Makes no edit, but remembers what was asked for."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def __call__(self, value: Any, _merge_key: str = "") -> Command | None:
        self.values.append(value)
        return None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("1 200", 1200),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("-3", -3),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["abc", "1e5", "nan", "--1", "1-2", "9" * 400])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(EditRefused, match="is no number"):
        read_number(text)


@given(st.floats(-1e9, 1e9).map(lambda one: round(one, 6)))
def test_a_number_reads_back_as_it_is_written(number: float) -> None:
    assert read_number(number_text(number)) == pytest.approx(number, abs=1e-6)


@given(st.dates(date(1000, 1, 1)))
def test_a_date_reads_back_as_it_is_written(day: date) -> None:
    assert read_date(date_text(day), TODAY) == day
    assert read_date(day.isoformat(), TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 21)),
        ("31.8.2026", date(2026, 8, 31)),
        ("31 Aug", date(2026, 8, 31)),
        ("1 september 2025", date(2025, 9, 1)),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["31.2.2026", "soon", "12 xyz 2026", "2026-13-01", "0 Jan 2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EditRefused, match="is no date"):
        read_date(text, TODAY)


def line_on(workspace: Workspace, field: str = "name") -> BoundLine:
    line = BoundLine(
        workspace, lambda text, key: EditFields("tp_a", {field: text}, merge_key=key), name="Name"
    )

    def show_record() -> None:
        line.show_value(getattr(workspace.project.touchpoints["tp_a"], field))

    workspace.records_changed.connect(lambda _event: show_record())
    show_record()
    return line


def test_a_run_of_typing_is_one_step(qtbot: QtBot, small: Workspace) -> None:
    line = line_on(small)
    show(qtbot, line)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Search")
    qtbot.waitUntil(lambda: small.project.touchpoints["tp_a"].name == "Search")
    QTest.keyClicks(line, " engine")
    line.finish()
    assert small.project.touchpoints["tp_a"].name == "Search engine"
    small.undo()
    assert small.project.touchpoints["tp_a"].name == "Review site"
    assert line.text() == "Review site"


def test_a_pause_after_a_space_keeps_the_space(qtbot: QtBot, small: Workspace) -> None:
    line = line_on(small)
    show(qtbot, line)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Search ")
    qtbot.waitUntil(lambda: small.project.touchpoints["tp_a"].name == "Search")
    small.run(EditFields("tp_b", {"name": "Elsewhere"}))
    QTest.keyClicks(line, "engine")
    line.finish()
    assert small.project.touchpoints["tp_a"].name == "Search engine"


def test_a_change_elsewhere_is_shown_and_the_cursor_stays(qtbot: QtBot, small: Workspace) -> None:
    line = line_on(small)
    show(qtbot, line)
    line.setFocus()
    line.setCursorPosition(3)
    small.run(EditFields("tp_a", {"name": "Review page"}))
    assert line.text() == "Review page"
    assert line.cursorPosition() == 3


@pytest.mark.parametrize("kind", [BoundLine, BoundText])
def test_undo_goes_to_the_window_when_the_field_has_none(
    qtbot: QtBot, small: Workspace, kind: type
) -> None:
    field = kind(small, Edits())
    show(qtbot, field)
    field.setFocus()

    def is_taken() -> bool:
        control = Qt.KeyboardModifier.ControlModifier
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, control)
        event.ignore()
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    assert not is_taken()
    QTest.keyClicks(field, "a")
    assert is_taken()


def test_text_grows_with_its_lines(qtbot: QtBot, small: Workspace) -> None:
    field = BoundText(small, Edits(), lines=2, most_lines=5)
    show(qtbot, field)
    low = field.height()
    field.show_value("one\ntwo\nthree\nfour")
    qtbot.wait(10)
    assert field.height() > low
    field.show_value("line\n" * 40)
    qtbot.wait(10)
    line = field.fontMetrics().lineSpacing()
    assert field.height() < 7 * line


def test_a_share_is_typed_in_percent(qtbot: QtBot, small: Workspace) -> None:
    edits = Edits()
    field = BoundNumber(small, edits, name="Share", unit="%", factor=100, high=100)
    show(qtbot, field)
    field.show_value(0.27)
    assert field.text() == "27%"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "35 %")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert edits.values == [0.35]
    field.selectAll()
    QTest.keyClicks(field, "140")
    with qtbot.waitSignal(small.refused) as refused:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert refused.args == ["Share must be between 0 and 100."]
    assert field.text() == "27%"


def test_escape_puts_a_value_back(qtbot: QtBot, small: Workspace) -> None:
    edits = Edits()
    field = BoundNumber(small, edits, name="Share")
    show(qtbot, field)
    field.show_value(3)
    field.setFocus()
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    small.flush()
    assert field.text() == "3"
    assert edits.values == []


def test_flush_sends_a_number_that_is_not_yet_entered(qtbot: QtBot, small: Workspace) -> None:
    edits = Edits()
    field = BoundNumber(small, edits, name="Share")
    show(qtbot, field)
    field.setFocus()
    QTest.keyClicks(field, "42")
    small.flush()
    assert edits.values == [42]


def test_arrow_keys_step_a_date(qtbot: QtBot, small: Workspace) -> None:
    edits = Edits()
    field = BoundDate(small, edits, name="Taken on")
    show(qtbot, field)
    field.show_value(date(2026, 2, 28))
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert edits.values == [date(2026, 3, 1)]


def test_a_choice_is_an_edit_and_the_wheel_is_none(qtbot: QtBot, small: Workspace) -> None:
    def make(kind: TouchpointKind) -> Command:
        return EditFields("tp_a", {"kind": kind})

    field = BoundChoice(small, make, words(TouchpointKind), name="Kind")
    show(qtbot, field)
    field.show_value(TouchpointKind.TOUCHPOINT)
    field.setFocus()
    QTest.keyClicks(field, "Wait")
    assert small.project.touchpoints["tp_a"].kind is TouchpointKind.WAIT
    wheel = QWheelEvent(
        field.rect().center().toPointF(),
        field.mapToGlobal(field.rect().center()).toPointF(),
        field.rect().topLeft(),
        field.rect().topLeft() + field.rect().bottomLeft() * 8,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert small.project.touchpoints["tp_a"].kind is TouchpointKind.WAIT
    assert undo_names(small)[0] == "Change kind of “Review site”"


def test_the_chosen_step_of_a_scale_is_taken_back(qtbot: QtBot, small: Workspace) -> None:
    edits = Edits()
    field = BoundScale(small, edits, name="Recency")
    show(qtbot, field)
    QTest.mouseClick(field.steps[3], Qt.MouseButton.LeftButton)
    field.show_value(4)
    QTest.mouseClick(field.steps[3], Qt.MouseButton.LeftButton)
    assert edits.values == [4, None]


def test_tags_are_typed_and_taken_away(qtbot: QtBot, small: Workspace) -> None:
    def make(devices: tuple[str, ...]) -> Command:
        return EditFields("tp_a", {"devices": devices})

    field = BoundTags(small, make, name="Devices")
    show(qtbot, field)
    field.line.setFocus()
    QTest.keyClicks(field.line, "phone,laptop")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert small.project.touchpoints["tp_a"].devices == ("phone", "laptop")
    assert undo_names(small).count("Change devices of “Review site”") == 1
    QTest.keyClicks(field.line, "phone")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert small.project.touchpoints["tp_a"].devices == ("phone", "laptop")
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert small.project.touchpoints["tp_a"].devices == ("phone",)
