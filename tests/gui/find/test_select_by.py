"""Select by…: touchpoints are chosen by what they have in common, added, and narrowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.analysis.choosing import choices
from journeymapper.app.templates import SAMPLE, new_from_template
from journeymapper.commands.records import EditFields
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, FeedbackNote
from journeymapper.gui.application import Application
from journeymapper.gui.find.select_by import SelectBy
from journeymapper.gui.workspace import Workspace
from tests.a_project import a_project, do

Key = Qt.Key


def by_name(project: Project, group: str, persona: str | None = None) -> dict[str, tuple[str, ...]]:
    found = choices(project, "journey_1", persona)
    return {one.name: one.ids for one in found if one.group == group}


def test_what_touchpoints_have_in_common() -> None:
    felt = Experience(id="experience_1", persona="persona_1", touchpoint="tp_b", emotion=-2)
    note = FeedbackNote(id="feedback_1", text="Late", touchpoint="tp_c")
    project = Project([*a_project().records(), felt, note])
    do(project, EditFields("tp_a", {"essential": True}))
    assert by_name(project, "kind") == {"touchpoint": ("tp_a", "tp_b", "tp_c")}
    assert by_name(project, "stage")["Trial"] == ("tp_b",)
    assert by_name(project, "more")["essential"] == ("tp_a",)
    assert by_name(project, "more")["open feedback"] == ("tp_c",)
    assert by_name(project, "path")["Career changer"] == ("tp_a",)
    feels = by_name(project, "emotion of Career changer", "persona_1")
    assert feels == {"angry": ("tp_b",), "nothing felt yet": ("tp_a", "tp_c")}
    assert by_name(project, "channel") == {"without a channel": ("tp_a", "tp_b", "tp_c")}


@pytest.fixture
def panel(qtbot: QtBot, small: Workspace) -> SelectBy:
    made = SelectBy(small)
    qtbot.addWidget(made)
    made.show()
    return made


def chosen(panel: SelectBy) -> set[str]:
    return set(panel._workspace.selection)


def test_typing_and_enter_choose_shift_adds_and_ctrl_keeps(panel: SelectBy) -> None:
    QTest.keyClicks(panel.line, "stage trial")
    assert panel.list.count() == 1
    QTest.keyClick(panel.line, Key.Key_Return)
    assert chosen(panel) == {"tp_b"}
    assert panel.said.text().startswith("1 touchpoint chosen")
    assert not panel.edit.isEnabled()
    panel.line.clear()
    QTest.keyClicks(panel.line, "learning")
    QTest.keyClick(panel.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(panel) == {"tp_b", "tp_c"}
    assert panel.edit.isEnabled()
    panel.line.clear()
    QTest.keyClicks(panel.line, "trial")
    QTest.keyClick(panel.line, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen(panel) == {"tp_b"}


def test_the_way_can_be_chosen_with_the_mouse(panel: SelectBy) -> None:
    panel._workspace.select(["tp_a"])
    QTest.mouseClick(panel.ways.button(1), Qt.MouseButton.LeftButton)
    panel.line.setText("trial")
    box = panel.list.visualItemRect(panel.list.item(0))
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert chosen(panel) == {"tp_a", "tp_b"}


def test_it_opens_from_the_menu_and_leads_to_the_inspector(
    qtbot: QtBot, desk: Application, home: Path
) -> None:
    desk.open_session(new_from_template(home / "Trial.journey", SAMPLE))
    window = desk.windows[-1]
    window.actions_by_name["select_by"].trigger()
    (panel,) = window.findChildren(SelectBy)
    QTest.keyClicks(panel.line, "essential")
    QTest.keyClick(panel.line, Key.Key_Return)
    assert window.workspace is not None
    count = len(window.workspace.selection)
    assert count > 2
    QTest.mouseClick(panel.edit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.docks["inspector"].is_in_front)
    assert len(window.workspace.selection) == count
