"""The empathy panel beside the canvas."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.domain.records import Journey
from journeymapper.domain.vocabulary import Section
from journeymapper.gui.empathy.panel import EmpathyPanel
from journeymapper.gui.workspace import Workspace
from tests.gui.empathy.conftest import said


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> EmpathyPanel:
    made = EmpathyPanel(workspace)
    qtbot.addWidget(made)
    made.resize(300, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def type_and_enter(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_every_section_stands_below_the_one_before(panel: EmpathyPanel) -> None:
    assert list(panel.board.lists) == list(Section)
    tops = [one.mapTo(panel, one.rect().topLeft()).y() for one in panel.board.lists.values()]
    assert tops == sorted(set(tops))


def test_a_note_is_linked_to_the_touchpoint_it_was_asked_for(
    panel: EmpathyPanel, workspace: Workspace
) -> None:
    workspace.select(["tp_3"])
    panel.add_note("tp_3")
    steps = workspace.session.position
    type_and_enter("Will they call me?")
    (note,) = [one for one in workspace.project.empathy_notes.values() if "call me" in one.text]
    assert note.touchpoint == "tp_3"
    assert panel.board.lists[Section.SEE].field.placeholderText() == "At “Sign-up”…"
    assert note.section is Section.THINK
    assert workspace.session.position == steps + 1
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    type_and_enter("Too many fields")
    (free,) = [one for one in workspace.project.empathy_notes.values() if "fields" in one.text]
    assert free.touchpoint is None


def test_choosing_something_else_ends_the_link(panel: EmpathyPanel, workspace: Workspace) -> None:
    workspace.select(["tp_3"])
    panel.add_note("tp_3")
    assert panel.linked == "tp_3"
    workspace.select(["tp_1"])
    assert panel.linked is None


def test_a_deleted_touchpoint_ends_the_link(panel: EmpathyPanel, workspace: Workspace) -> None:
    from journeymapper.commands.records import DeleteRecords

    panel.add_note("tp_3")
    workspace.run(DeleteRecords(["tp_3"]))
    type_and_enter("Still typed")
    assert said(workspace, Section.THINK) == ["Still typed"]


def test_the_full_view_opens_for_the_persona(
    panel: EmpathyPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    panel.show_record("persona_2")
    with qtbot.waitSignal(workspace.page_asked) as asked:
        qtbot.mouseClick(panel.full, Qt.MouseButton.LeftButton)
    assert asked.args == ["empathy", "persona_2"]


def test_without_a_persona_it_asks_who(
    make_workspace: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = make_workspace([Journey(id="journey_1", title="Trial", rank="a0")])
    panel = EmpathyPanel(workspace)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.add_note("")
    type_and_enter("Buyer")
    type_and_enter("Signs for 260 people")
    assert said(workspace, Section.WHO, workspace.active_persona or "") == ["Signs for 260 people"]
