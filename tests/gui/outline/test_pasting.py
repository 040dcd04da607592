"""Lists that are pasted, and lines that are cut: what they stand for stays what it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.commands.connections import Connect
from journeymapper.commands.outline import EditOutline
from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.workspace import Workspace
from tests.a_project import a_project
from tests.gui.conftest import MakeWorkspace
from tests.gui.hands import undo_names
from tests.gui.outline.test_editor import Typist

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def typist(qtbot: QtBot, make_workspace: MakeWorkspace) -> Typist:
    note = FeedbackNote(id="feedback_1", text="Nice", touchpoint="tp_b")
    workspace = make_workspace((*a_project().records(), note))
    workspace.run(Connect("con_loop", "journey_1", "tp_b", "tp_a", label="again"))
    return Typist(qtbot, workspace)


@pytest.fixture
def said(typist: Typist) -> list[str]:
    heard: list[str] = []
    typist.workspace.told.connect(heard.append)
    return heard


def cut(typist: Typist, line: str) -> None:
    typist.at(line)
    QTest.keyClick(typist.editor, Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(typist.editor, Key.Key_X, CONTROL)


def paste(typist: Typist, text: str = "") -> None:
    if text:
        QApplication.clipboard().setText(text)
    QTest.keyClick(typist.editor, Key.Key_V, CONTROL)


def everything(typist: Typist) -> None:
    QTest.keyClick(typist.editor, Key.Key_A, CONTROL)


def test_a_line_that_is_cut_and_pasted_keeps_all_that_hangs_on_it(typist: Typist) -> None:
    before = typist.project.snapshot()
    cut(typist, "  Guided tour")
    typist.at("  First course")
    assert "tp_b" not in typist.project.touchpoints
    typist.press(Key.Key_Return)
    paste(typist)
    assert typist.project.touchpoints["tp_b"].stage == "stage_c"
    assert typist.project.feedback_notes["feedback_1"].touchpoint == "tp_b"
    for one in ("con_ab", "con_bc", "con_loop"):
        kept, was = typist.project.connections[one], before.connections[one]
        assert (kept.source, kept.target, kept.label) == (was.source, was.target, was.label)
    assert undo_names(typist.workspace)[0] == "Move “Guided tour” to “Learning”"
    assert len(undo_names(typist.workspace)) == 2
    typist.workspace.undo()
    assert typist.project == before


def test_a_line_that_is_cut_and_pasted_twice_is_moved_once_and_then_copied(typist: Typist) -> None:
    cut(typist, "  Guided tour")
    typist.at("Learning")
    paste(typist)
    assert typist.project.touchpoints["tp_b"].stage == "stage_c"
    typist.at("Awareness")
    paste(typist)
    names = [one.name for one in typist.project.touchpoints.values()]
    assert names.count("Guided tour") == 2
    assert typist.project.touchpoints["tp_b"].stage == "stage_c"


def test_what_was_edited_elsewhere_since_stays(typist: Typist) -> None:
    cut(typist, "  Guided tour")
    typist.at("  First course")
    typist.type("s")
    typist.at("Learning")
    paste(typist)
    assert typist.project.touchpoints["tp_c"].name == "First courses"
    assert "Guided tour" in [one.name for one in typist.project.touchpoints.values()]


@pytest.mark.parametrize("text", ["\n  One\n  Two\n", "One\nTwo", "  One\n  Two", "- One\n- Two"])
def test_a_list_at_the_end_of_a_stage_is_of_its_touchpoints(typist: Typist, text: str) -> None:
    typist.at("Awareness")
    paste(typist, text)
    at = typist.lines.index("Awareness")
    assert typist.lines[at + 1 : at + 4] == ["  One", "  Two", "  Review site"]
    assert len(typist.project.stages) == 3
    assert not typist.editor.step.problems
    assert typist.lines[typist.editor.line] == "  Two"
    assert typist.editor.textCursor().atBlockEnd()


def test_what_is_pasted_with_its_ways_stands_beside_the_touchpoint(typist: Typist) -> None:
    typist.at("  Review site")
    paste(typist, "Ask\n    -> First course: at once\n")
    at = typist.lines.index("  Review site")
    assert typist.lines[at : at + 4] == [
        "  Review site",
        "    -> Guided tour",
        "  Ask",
        "    -> First course: at once",
    ]
    assert typist.project.connections["con_ab"].source == "tp_a"
    assert typist.lines[typist.editor.line] == "    -> First course: at once"


def test_after_undo_the_cursor_is_where_it_was(typist: Typist) -> None:
    typist.at("  Review site")
    paste(typist, "\n".join(f"Step {n}" for n in range(40)))
    revealed: list[str] = []
    typist.workspace.reveal_asked.connect(revealed.append)
    typist.workspace.undo()
    typist.settle()
    assert typist.lines[typist.editor.line] == "    -> Guided tour"
    assert revealed


def test_all_is_replaced_as_one_step(typist: Typist, said: list[str]) -> None:
    before = typist.project.snapshot()
    everything(typist)
    paste(typist, "Find\n" + "\n".join(f"  Step {n}" for n in range(300)))
    assert len(typist.project.touchpoints) == 300
    assert [one.name for one in typist.project.stages.values()] == ["Find"]
    assert not {"tp_a", "tp_b", "tp_c"} & set(typist.project.touchpoints)
    assert said == ["Replaced 3 touchpoints: Undo brings them back."]
    assert undo_names(typist.workspace)[0] == "Replace 3 touchpoints"
    assert typist.lines[typist.editor.line] == "  Step 299"
    assert typist.in_step()
    typist.workspace.undo()
    assert typist.project == before


def test_all_pasted_over_itself_stays_what_it_is(typist: Typist) -> None:
    before = typist.project.snapshot()
    everything(typist)
    QTest.keyClick(typist.editor, Key.Key_C, CONTROL)
    paste(typist)
    assert typist.project == before
    everything(typist)
    paste(typist, "\n".join(typist.lines).replace("Guided tour", "Demo"))
    assert typist.project.touchpoints["tp_b"].name == "Demo"
    assert typist.project.feedback_notes["feedback_1"].touchpoint == "tp_b"


def test_what_is_deleted_in_bulk_is_told(typist: Typist, said: list[str]) -> None:
    everything(typist)
    typist.press(Key.Key_Delete)
    typist.editor.clearFocus()
    assert not typist.project.touchpoints
    assert said == ["Deleted 3 touchpoints: Undo brings them back."]
    typist.workspace.undo()
    typist.settle()
    assert len(typist.project.touchpoints) == 3


def test_a_word_is_pasted_into_its_line(typist: Typist) -> None:
    typist.at("  Guided tour")
    paste(typist, " of Rome")
    assert "  Guided tour of Rome" in typist.lines
    cursor = typist.editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.WordLeft, QTextCursor.MoveMode.KeepAnchor)
    typist.editor.setTextCursor(cursor)
    paste(typist, "Ghent")
    assert "  Guided tour of Ghent" in typist.lines


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("  Guided tour\n", "  Demo\n", "Rename “Guided tour”"),
        ("  Guided tour\n", "  Guided tour\n  Demo\n", "Add a touchpoint to “Trial”"),
        ("Trial\n", "Trial\n  One\n  Two\n", "Add 2 touchpoints"),
        ("Awareness\n", "Awareness\nNew\n  One\n", "Add 1 stage with 1 touchpoint"),
        ("    -> First course\n", "", "Delete 1 connection"),
        ("Learning\n  First course", "", "Delete stage “Learning” with 1 touchpoint"),
    ],
)
def test_undo_says_what_an_edit_did(small: Workspace, before: str, after: str, name: str) -> None:
    from journeymapper.analysis.outline import Outline, outline_text

    text = outline_text(small.project, "journey_1")
    assert before in text
    stages = Outline(small.project, "journey_1").stages()
    lines = text.replace(before, after, 1).split("\n")
    assert EditOutline("journey_1", stages, lines, "seed").name(small.project) == name
