"""The sheet of a comparison table, with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.analysis.comparison import Comparison, parse
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Content
from journeymapper.domain.vocabulary import ContentKind
from journeymapper.gui.content.comparison_table import ComparisonTable
from journeymapper.gui.content.page import ContentPage
from journeymapper.gui.table import CellField
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG, too_wide, undo_names
from tests.gui.pages import focus, opened, type_

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
BODY = "Basic\tPro\nPrice\t€9\t€19\nCertificate\t✗\t✓"


def open_table(
    qtbot: QtBot, workspace: Workspace, body: str = ""
) -> tuple[ContentPage, ComparisonTable]:
    record = Content(
        id="content_t",
        journey="journey_1",
        stage="stage_a",
        title="Plans",
        kind=ContentKind.COMPARISON_TABLE,
        body=body,
    )
    assert workspace.run(AddRecord(record))
    page = opened(qtbot, ContentPage(workspace))
    page.open("content_t")
    table = page.form.comparison.table
    table.setFocus()
    return page, table


def kept(workspace: Workspace) -> Comparison:
    return parse(workspace.project.get(Content, "content_t").body)


def press(key: Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focus(), key, keys)
    QTest.qWait(2)


def test_a_table_is_written_without_the_mouse(qtbot: QtBot, small: Workspace) -> None:
    page, table = open_table(qtbot, small)
    assert small.project.get(Content, "content_t").body == ""  # a look changes nothing
    table.go_to(0, 1)
    type_("Basic")
    press(Key.Key_Tab)
    type_("Pro")
    press(Key.Key_Tab)
    type_("Certificate")
    press(Key.Key_Tab)
    press(Key.Key_Space)
    press(Key.Key_Space)
    press(Key.Key_Tab)
    press(Key.Key_Space)
    press(Key.Key_Tab)
    type_("Price")
    press(Key.Key_Tab)
    type_("9 euro")
    press(Key.Key_Return)
    found = kept(small)
    assert found.options == ("Basic", "Pro")
    assert [(one.name, one.cells) for one in found.criteria[:2]] == [
        ("Certificate", ("✗", "✓")),
        ("Price", ("9 euro", "")),
    ]
    assert table.currentIndex().row() == 3
    qtbot.waitUntil(lambda: page.form.comparison.preview.isVisible())
    assert page.form.comparison.advice.accessibleName().startswith("Two criteria:")
    small.undo()
    assert kept(small).criteria[1].cells == ("", "")


def test_enter_and_f2_edit_and_escape_leaves(qtbot: QtBot, small: Workspace) -> None:
    _, table = open_table(qtbot, small, BODY)
    table.go_to(1, 2)
    press(Key.Key_F2)
    press(Key.Key_End)
    type_(" a month")
    press(Key.Key_Escape)
    assert kept(small).criteria[0].cells[1] == "€19"
    press(Key.Key_Return)
    press(Key.Key_End)
    type_(" a month")
    press(Key.Key_Return)
    assert kept(small).criteria[0].cells[1] == "€19 a month"
    assert undo_names(small)[0] == "Change text of “Plans”"
    table.go_to(1, 2)
    type_("x")
    small.flush()
    assert kept(small).criteria[0].cells[1] == "x"


def test_criteria_and_options_are_added_moved_and_taken_out(qtbot: QtBot, small: Workspace) -> None:
    _, table = open_table(qtbot, small, BODY)
    table.go_to(1, 1)
    press(Key.Key_Down, ALT)
    assert [one.name for one in kept(small).criteria] == ["Certificate", "Price"]
    assert table.currentIndex().row() == 2
    press(Key.Key_Right, ALT)
    assert kept(small).options == ("Pro", "Basic")
    assert kept(small).criteria[1].cells == ("€19", "€9")
    press(Key.Key_Insert)
    assert len(kept(small).criteria) == 3 and table.currentIndex().row() == 3
    press(Key.Key_Delete, SHIFT)
    assert len(kept(small).criteria) == 2
    table.go_to(1, 2)
    press(Key.Key_Insert, ALT)
    assert kept(small).options == ("Pro", "Basic", "Option 3")
    press(Key.Key_Delete, CONTROL)
    assert kept(small).options == ("Pro", "Basic")
    table.go_to(2, 1)
    press(Key.Key_Delete)
    assert kept(small).criteria[1].cells == ("", "€9")


def test_tab_in_the_last_cell_begins_a_criterion(qtbot: QtBot, small: Workspace) -> None:
    _, table = open_table(qtbot, small, BODY)
    table.go_to(2, 2)
    press(Key.Key_Tab)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, 0)
    type_("Coach")
    press(Key.Key_Tab)
    assert kept(small).criteria[2].name == "Coach"


def test_a_table_is_pasted_from_a_spreadsheet(qtbot: QtBot, small: Workspace) -> None:
    _, table = open_table(qtbot, small)
    table.go_to(0, 0)
    QGuiApplication.clipboard().setText("Plan\tBasic\tPro\nPrice\t€9\t€19\nCertificate\t✗\t✓\n")
    press(Key.Key_V, CONTROL)
    assert kept(small) == parse(BODY)
    table.go_to(2, 2)
    QGuiApplication.clipboard().setText("yes\tno\n1\t2\n")
    press(Key.Key_V, CONTROL)
    found = kept(small)
    assert found.options == ("Basic", "Pro", "Option 3")
    assert found.criteria[1].cells == ("✗", "yes", "no")
    assert found.criteria[2].cells == ("", "1", "2")
    assert undo_names(small)[0] == "Change text of “Plans”"
    small.undo()
    assert kept(small) == parse(BODY)
    table.go_to(1, 1)
    press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "€9"


@pytest.mark.parametrize(
    "text",
    [
        "\t".join(str(n) for n in range(40)),
        "\n".join(f"{n}\tx" for n in range(80)),
        "a\tb\nc\t" + "y" * 300,
        "x" * 250,
    ],
)
def test_what_is_too_large_is_refused_and_nothing_taken_in(
    qtbot: QtBot, small: Workspace, text: str
) -> None:
    _, table = open_table(qtbot, small, BODY)
    said: list[str] = []
    small.refused.connect(said.append)
    for row, column in ((0, 0), (1, 1)):
        table.go_to(row, column)
        QGuiApplication.clipboard().setText(text)
        press(Key.Key_V, CONTROL)
        if text == "x" * 250 and (row, column) == (0, 0):
            said.append("a single cell is a table of one option")
            continue
    assert len(said) >= 2
    assert kept(small) == parse(BODY)


def test_a_body_that_is_no_table_says_so_and_can_be_mended(qtbot: QtBot, small: Workspace) -> None:
    page, table = open_table(qtbot, small, BODY)
    small.run(EditFields("content_t", {"body": "\t".join("abcdefghijklmnop")}))
    qtbot.waitUntil(lambda: page.form.comparison.trouble.isVisible())
    assert "at most 12 options" in page.form.comparison.trouble.accessibleName()
    assert not table.isVisible() and page.form.text_field.isVisible()
    page.form.text_field.setFocus()
    page.form.text_field.selectAll()
    QTest.keyClicks(page.form.text_field, "A")
    small.flush()
    qtbot.waitUntil(table.isVisible)


def test_an_empty_name_of_an_option_gets_one(qtbot: QtBot, small: Workspace) -> None:
    _, table = open_table(qtbot, small, BODY)
    table.go_to(0, 1)
    press(Key.Key_Delete)
    assert kept(small).options == ("Option 1", "Pro")


def test_screen_readers_hear_what_a_sign_means(qtbot: QtBot, small: Workspace) -> None:
    _, table = open_table(qtbot, small, BODY)
    role = Qt.ItemDataRole.AccessibleTextRole
    model = table.model()
    said = [model.index(2, column).data(role) for column in (0, 1, 2)]
    assert said == ["Criterion 2: Certificate", "Certificate, Basic: no", "Certificate, Pro: yes"]


def test_a_table_of_long_words_fits(qtbot: QtBot, small: Workspace) -> None:
    page, table = open_table(qtbot, small, BODY)
    small.run(
        EditFields("content_t", {"body": f"{LONG}\tالمؤسسات\nPrice {LONG}\t{LONG[:180]}\t下载离线"})
    )
    qtbot.wait(5)
    assert too_wide(page) == []
    shown: QWidget = table
    assert shown.height() >= sum(table.rowHeight(one) for one in range(2))


def test_the_buttons_begin_with_the_name(qtbot: QtBot, small: Workspace) -> None:
    page, table = open_table(qtbot, small, BODY)
    before = kept(small)
    for text, name in (("+ Criterion", "Support"), ("+ Option", "Team plan")):
        (way,) = [one for one in page.form.findChildren(QPushButton) if one.text() == text]
        QTest.mouseClick(way, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(focus(), CellField))
        type_(name)
        press(Key.Key_Return)
    assert len(kept(small).criteria) == len(before.criteria) + 1
    assert "Support" in [one.name for one in kept(small).criteria]
    assert "Team plan" in kept(small).options
    assert not table.is_typing
