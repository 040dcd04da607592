"""Bound fields: one undo step a run, no lost keys, refusals that say what to type."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.domain.vocabulary import TouchpointKind
from journeymapper.gui.inspector.fields import (
    BoundChoice,
    BoundDate,
    BoundLine,
    BoundNumber,
    BoundScale,
    BoundTags,
    BoundText,
    labelled,
    words,
)
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import show, undo_names


def visible_text(shown: QWidget) -> str:
    assert isinstance(shown, QLabel)
    assert shown.isVisible()
    return shown.text()


class Edits:
    """Makes no edit, but remembers what was asked for."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def __call__(self, value: Any, _merge_key: str = "") -> Command | None:
        self.values.append(value)
        return None


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


def type_into(field: BoundNumber | BoundDate, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_a_field_says_how_it_reads_what_is_typed(qtbot: QtBot, small: Workspace) -> None:
    details = small.project.details.id
    small.run(EditFields(details, {"locale": "de_DE"}))
    edits = Edits()
    field = BoundNumber(small, edits, name="Value")
    block = labelled("Value", field)
    show(qtbot, block)
    type_into(field, "1234,50")
    assert visible_text(field.below()) == "= 1.234,5"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert edits.values == [1234.5]
    assert not field.below().isVisible()

    day = BoundDate(small, edits, name="Taken on")
    other = labelled("Taken on", day)
    show(qtbot, other)
    day.show_value(None)
    assert day.placeholderText() == "22.11.2026, or “today”"
    type_into(day, "3.3.2026")
    assert visible_text(day.below()) == "= 03.03.2026"
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert edits.values[1:] == [date(2026, 3, 3)]


def test_what_is_not_understood_stays_with_what_was_expected(
    qtbot: QtBot, small: Workspace
) -> None:
    edits = Edits()
    field = BoundDate(small, edits, name="Taken on")
    block = labelled("Taken on", field)
    show(qtbot, block)
    field.show_value(date(2026, 2, 28))
    with qtbot.assertNotEmitted(small.refused):
        type_into(field, "3/4/2026")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert "may be 3 Apr 2026 or 4 Mar 2026" in visible_text(field.below())
    assert field.below().property("role") == "trouble"
    field.show_value(date(2026, 2, 28))  # an edit elsewhere
    assert field.text() == "3/4/2026"
    assert edits.values == []
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "28 Feb 2026"
    assert not field.below().isVisible()


def test_a_whole_number_is_not_rounded_in_silence(qtbot: QtBot, small: Workspace) -> None:
    edits = Edits()
    field = BoundNumber(small, edits, name="Every", unit=" days", whole=True)
    block = labelled("Every", field)
    show(qtbot, block)
    type_into(field, "2.5 days")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert visible_text(field.below()) == "Every must be a whole number, for example 2."
    type_into(field, "14")
    assert visible_text(field.below()) == "= 14 days"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert edits.values == [14]


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
