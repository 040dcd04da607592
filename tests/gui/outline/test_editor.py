"""The outline beside the map: what is typed, moved and pasted is an edit, and edits come back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from journeymapper.analysis.outline import outline_text
from journeymapper.commands.connections import Connect
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.touchpoints import AddTouchpoint, MoveTouchpoints
from journeymapper.domain.project import Project
from journeymapper.gui.outline.panel import OutlinePanel
from journeymapper.gui.workspace import Workspace
from tests.gui.conftest import MakeWorkspace
from tests.gui.hands import ARABIC, undo_names

Key = Qt.Key


class Typist:
    """Somebody with the outline in front of them."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self._qtbot = qtbot
        self.workspace = workspace
        self.panel = OutlinePanel(workspace)
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 600)
        with qtbot.waitExposed(self.panel):
            self.panel.show()
        self.editor = self.panel.editor
        qtbot.waitUntil(lambda: self.editor.step.is_built)
        self.panel.activateWindow()
        self.editor.setFocus()
        qtbot.waitUntil(self.editor.hasFocus)

    @property
    def lines(self) -> list[str]:
        return self.editor.toPlainText().split("\n")

    @property
    def project(self) -> Project:
        return self.workspace.project

    def at(self, line: str) -> None:
        """Put the cursor at the end of a line."""
        self.editor.go_to_line(self.lines.index(line))

    def type(self, text: str) -> None:
        for letter in text:
            if ord(letter) < 128:
                QTest.keyClick(self.editor, letter)
            else:
                self.editor.insertPlainText(letter)

    def press(self, *keys: Qt.Key, alt: bool = False) -> None:
        with_alt = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(self.editor, key, with_alt)

    def paste(self, text: str) -> None:
        mime = QMimeData()
        mime.setText(text)
        self.editor.insertFromMimeData(mime)

    def settle(self) -> None:
        """Wait until an edit from elsewhere is seen."""
        self._qtbot.waitUntil(self.in_step)

    def in_step(self) -> bool:
        """Whether the text is what the project says."""
        return self.editor.toPlainText() == outline_text(self.project, self.workspace.journey_id)


@pytest.fixture
def typist(qtbot: QtBot, small: Workspace) -> Typist:
    return Typist(qtbot, small)


def test_it_says_the_journey(typist: Typist) -> None:
    assert typist.in_step()
    assert "  Guided tour" in typist.lines


def test_typing_in_a_line_renames_the_touchpoint_as_one_step(typist: Typist, qtbot: QtBot) -> None:
    typist.at("  Guided tour")
    typist.type(" of")
    qtbot.waitUntil(lambda: typist.project.touchpoints["tp_b"].name == "Guided tour of")
    typist.type(" it")
    typist.press(Key.Key_Down)
    assert typist.project.touchpoints["tp_b"].name == "Guided tour of it"
    assert undo_names(typist.workspace)[:1] == ["Rename “Guided tour”"]
    assert len(undo_names(typist.workspace)) == 1
    assert typist.in_step()
    assert "    -> Guided tour of it" in typist.lines
    typist.workspace.undo()
    typist.settle()
    assert typist.project.touchpoints["tp_b"].name == "Guided tour"


def test_a_space_at_the_end_stays_while_somebody_types(typist: Typist, qtbot: QtBot) -> None:
    typist.at("  Guided tour")
    typist.type("s ")
    qtbot.waitUntil(lambda: typist.project.touchpoints["tp_b"].name == "Guided tours")
    typist.type("abroad")
    typist.press(Key.Key_Down)
    assert typist.project.touchpoints["tp_b"].name == "Guided tours abroad"


def test_enter_makes_lines_and_tab_indents_them(typist: Typist) -> None:
    typist.at("  First course")
    typist.press(Key.Key_Return)
    typist.type("Certificate")
    typist.press(Key.Key_Return, Key.Key_Tab)
    typist.type("(loop) Guided tour: next one")
    typist.press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    typist.type("Advocacy")
    typist.press(Key.Key_Return)
    typist.type(ARABIC)
    typist.press(Key.Key_Up)
    assert typist.in_step()
    assert typist.lines[-5:] == [
        "  First course",
        "  Certificate",
        "    (loop) Guided tour: next one",
        "Advocacy",
        f"  {ARABIC}",
    ]


def test_a_half_typed_line_makes_nothing_until_it_is_left(typist: Typist, qtbot: QtBot) -> None:
    typist.at("  Guided tour")
    typist.press(Key.Key_Return)
    typist.type("Cha")
    qtbot.wait(700)
    assert len(typist.project.touchpoints) == 3
    typist.type("t")
    typist.press(Key.Key_Down)
    assert [one.name for one in typist.project.touchpoints.values()][-1] == "Chat"
    assert typist.in_step()


def test_a_new_line_is_on_the_map_after_a_rest_of_a_second(typist: Typist, qtbot: QtBot) -> None:
    def names() -> list[str]:
        return [one.name for one in typist.project.touchpoints.values()]

    typist.at("    -> First course")
    typist.press(Key.Key_Return, Key.Key_Backtab)
    typist.type("Chat ")
    qtbot.waitUntil(lambda: "Chat" in names())
    typist.type("online")
    typist.press(Key.Key_Down)
    assert names()[-1] == "Chat online"
    assert undo_names(typist.workspace) == ["Add a touchpoint to “Trial”"]
    assert typist.in_step()


def test_a_new_line_that_rested_can_still_become_a_stage(typist: Typist, qtbot: QtBot) -> None:
    typist.at("  First course")
    typist.press(Key.Key_Return)
    typist.type("Advocacy")
    qtbot.waitUntil(lambda: len(typist.project.touchpoints) == 4)
    typist.press(Key.Key_Backtab, Key.Key_Up)
    assert [one.name for one in typist.project.stages.values()][-1] == "Advocacy"
    assert len(typist.project.touchpoints) == 3
    assert typist.in_step()


def test_tab_makes_no_branch_where_there_is_nothing_to_branch_from(typist: Typist) -> None:
    typist.at("Learning")
    typist.press(Key.Key_Return, Key.Key_Tab)
    typist.type("Read advert")
    typist.press(Key.Key_Up)
    assert "  Read advert" in typist.lines
    assert len(typist.project.connections) == 3
    assert typist.in_step()


def test_a_line_that_is_not_understood_is_named(typist: Typist) -> None:
    typist.at("    -> Guided tour")
    typist.press(Key.Key_Return)
    typist.type("(loop) Nowhere")
    typist.press(Key.Key_Up)
    assert typist.panel.trouble.text().startswith("“(loop) Nowhere”: A loop leads back")
    line = typist.lines.index("    (loop) Nowhere")
    block = typist.editor.document().findBlockByNumber(line)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + 8)
    at = typist.editor.cursorRect(cursor).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, typist.editor.viewport().mapToGlobal(at))
    QApplication.sendEvent(typist.editor.viewport(), event)
    assert "none is called “Nowhere”" in QToolTip.text()


def test_an_emptied_line_keeps_its_card_while_it_is_typed_anew(
    typist: Typist, qtbot: QtBot
) -> None:
    typist.at("  Guided tour")
    for _ in "  Guided tour":
        typist.press(Key.Key_Backspace)
    qtbot.wait(700)
    assert typist.project.touchpoints["tp_b"].name == "Guided tour"
    typist.type("  Demo")
    typist.press(Key.Key_Down)
    assert typist.project.touchpoints["tp_b"].name == "Demo"
    assert typist.in_step()


def test_what_is_not_understood_stays_and_says_why(typist: Typist, qtbot: QtBot) -> None:
    typist.at("    -> Guided tour")
    typist.press(Key.Key_Return)
    typist.type("(loop) Nowhere")
    typist.press(Key.Key_Up)
    assert "    (loop) Nowhere" in typist.lines
    assert "none is called “Nowhere”" in typist.panel.trouble.text()
    assert typist.panel.trouble.isVisible()
    before = typist.project.snapshot()
    typist.workspace.run(EditFields("tp_c", {"name": "Course"}))
    qtbot.wait(20)
    assert "    (loop) Nowhere" in typist.lines
    assert "  Course" in typist.lines
    typist.workspace.undo()
    assert typist.project == before
    typist.at("    (loop) Nowhere")
    for _ in "Nowhere":
        typist.press(Key.Key_Backspace)
    typist.type("Review site")
    typist.press(Key.Key_Up)
    assert typist.in_step()
    assert typist.panel.trouble.isHidden()


def test_what_the_project_refuses_stays_typed(typist: Typist) -> None:
    typist.at("    -> Guided tour")
    typist.press(Key.Key_Return)
    typist.type("-> Guided tour")
    typist.press(Key.Key_Up)
    assert typist.lines.count("    -> Guided tour") == 2
    assert "already leads to" in typist.panel.trouble.text()


def test_alt_and_arrows_move_a_line_with_what_is_below_it(typist: Typist) -> None:
    typist.at("  Review site")
    typist.press(Key.Key_Down, alt=True)
    assert typist.project.touchpoints["tp_a"].stage == "stage_b"
    assert typist.in_step()
    assert typist.lines[:4] == ["Awareness", "Trial", "  Review site", "    -> Guided tour"]
    assert typist.lines[typist.editor.line] == "  Review site"
    typist.press(Key.Key_Down, alt=True)
    assert typist.lines[2:4] == ["  Guided tour", "    -> First course"]
    typist.press(Key.Key_Up, alt=True)
    typist.press(Key.Key_Up, alt=True)
    assert typist.project.touchpoints["tp_a"].stage == "stage_a"
    assert typist.in_step()
    assert len(typist.project.connections) == 3


def test_alt_and_arrows_move_stages(typist: Typist) -> None:
    typist.at("Trial")
    typist.press(Key.Key_Up, alt=True)
    assert [one for one in typist.lines if not one.startswith(" ")] == [
        "Trial",
        "Awareness",
        "Learning",
    ]
    assert typist.in_step()


def test_a_pasted_list_is_one_step(typist: Typist) -> None:
    typist.at("Learning")
    pasted = "\n".join(
        f"- Phase {n}\n" + "\n".join(f"    * Step {n}.{m}" for m in range(29)) for n in range(10)
    )
    typist.paste(pasted)
    assert len(typist.project.stages) == 13
    assert len(typist.project.touchpoints) == 293
    assert typist.in_step()
    assert len(undo_names(typist.workspace)) == 1
    typist.workspace.undo()
    assert len(typist.project.touchpoints) == 3
    typist.settle()


def test_a_flat_list_stands_below_the_line(typist: Typist) -> None:
    typist.at("  Guided tour")
    typist.paste("1. Ask\n2. Try\n")
    assert typist.in_step()
    names = [one.strip() for one in typist.lines]
    assert names.index("Guided tour") < names.index("Ask") < names.index("Try")
    assert typist.project.touchpoints["tp_b"].stage == "stage_b"


def test_an_empty_journey_takes_a_list(qtbot: QtBot, make_workspace: MakeWorkspace) -> None:
    from journeymapper.domain.records import Journey, ProjectDetails

    details = ProjectDetails(id="project_1")
    typist = Typist(qtbot, make_workspace((details, Journey(id="journey_1", title="New"))))
    typist.paste("Find\n\tSearch\nBuy\n\tPay")
    assert typist.lines == ["Find", "  Search", "Buy", "  Pay"]
    assert typist.in_step()


def test_edits_from_elsewhere_change_only_their_lines(typist: Typist, qtbot: QtBot) -> None:
    run = typist.workspace.run
    typist.at("  First course")
    for command in (
        AddTouchpoint("tp_d", "journey_1", "Chat", 300, 400),
        Connect("con_new", "journey_1", "tp_d", "tp_a", label="again"),
        EditFields("tp_a", {"name": "Shop"}),
        EditFields("tp_d", {"name": "Shop"}),
        MoveTouchpoints(["tp_d"], 264, 0),
        EditFields("stage_a", {"name": "First"}),
        DeleteRecords(["tp_b"]),
    ):
        run(command)
        qtbot.waitUntil(typist.in_step)
    assert typist.lines[typist.editor.line] == "  First course"
    while typist.workspace.session.undo_name:
        typist.workspace.undo()
        qtbot.waitUntil(typist.in_step)


def test_the_card_and_its_line_are_chosen_together(typist: Typist) -> None:
    revealed: list[str] = []
    typist.workspace.reveal_asked.connect(revealed.append)
    typist.at("  Guided tour")
    assert typist.workspace.selected == "tp_b"
    assert revealed == ["tp_b"]
    typist.press(Key.Key_Down)
    assert typist.workspace.selected == "con_bc"
    typist.editor.clearFocus()
    typist.workspace.select(["tp_a"])
    assert typist.lines[typist.editor.line] == "  Review site"


def test_ctrl_z_is_the_projects(typist: Typist) -> None:
    typist.at("  Guided tour")
    typist.type("!")
    assert not typist.editor.document().isUndoAvailable()
    typist.workspace.undo()
    typist.settle()
    assert typist.project.touchpoints["tp_b"].name == "Guided tour"
    typist.workspace.redo()
    assert typist.project.touchpoints["tp_b"].name == "Guided tour!"


def test_another_journey_is_another_outline(qtbot: QtBot, sample: Workspace) -> None:
    typist = Typist(qtbot, sample)
    assert typist.in_step()
    first = next(iter(sample.project.journeys))
    sample.show_journey(first)
    qtbot.waitUntil(typist.in_step)
    assert QApplication.focusWidget() is typist.editor
