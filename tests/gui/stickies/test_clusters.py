"""Clusters in the tray: dragged together, named, taken apart and put on the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.commands.clusters import MakeCluster, clusters_of, members
from journeymapper.commands.stickies import AddStickies
from journeymapper.domain.records import Sticky
from journeymapper.gui.find.places import go_to
from journeymapper.gui.stickies.pickers import ClusterPicker
from journeymapper.gui.stickies.rows import LOOSE
from journeymapper.gui.stickies.tray import StickyTray
from journeymapper.gui.touchpoint_picker import Place, PlacePicker, TouchpointPicker
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import show, undo_names
from tests.gui.stickies.trays import choose_in_menu, click, drag_onto, rows, said_of

CONTROL = Qt.KeyboardModifier.ControlModifier
IDS = [f"sticky_{n}" for n in range(1, 5)]
TEXTS = ["Waiting", "Prices", "No reply", "Tour"]


@pytest.fixture
def tray(qtbot: QtBot, small: Workspace) -> StickyTray:
    """Four stickies, none of them in a cluster."""
    small.run(AddStickies(IDS, TEXTS, "journey_1"))
    made = StickyTray(small)
    show(qtbot, made)
    return made


def clusters(workspace: Workspace) -> dict[str, list[str]]:
    """What lies in each cluster, by its name."""
    project = workspace.project
    return {
        one.name: [each.text for each in members(project, one.id)]
        for one in clusters_of(project, workspace.journey_id)
    }


def settle(qtbot: QtBot) -> None:
    qtbot.wait(5)


def test_one_sticky_on_another_makes_a_cluster_that_is_named_at_once(
    tray: StickyTray, small: Workspace
) -> None:
    drag_onto(tray, ["sticky_1"], "Prices")
    assert clusters(small) == {"": ["Waiting", "Prices"]}
    editor = tray.list.in_place.editor
    assert editor is not None
    assert QApplication.focusWidget() is editor
    QTest.keyClicks(editor, "What hurts")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert clusters(small) == {"What hurts": ["Waiting", "Prices"]}
    assert undo_names(small)[:2] == ["Name cluster “What hurts”", "Make cluster of 2 stickies"]
    small.undo()
    assert clusters(small) == {"": ["Waiting", "Prices"]}
    small.undo()
    assert clusters(small) == {}


def test_a_name_may_wait(tray: StickyTray, small: Workspace) -> None:
    drag_onto(tray, ["sticky_1"], "Prices")
    QTest.keyClick(tray.list.in_place.editor, Qt.Key.Key_Escape)
    assert clusters(small) == {"": ["Waiting", "Prices"]}
    assert rows(tray) == ["Not in a cluster", "Tour", "No reply", "", "Prices", "Waiting"]
    assert said_of(tray, "") == "Cluster without a name, 2 stickies"
    assert said_of(tray, "Prices") == "Prices, idea, in a cluster"
    assert tray._title.text() == "In the tray · 4, in 1 cluster"


def test_stickies_are_dragged_in_and_out(qtbot: QtBot, tray: StickyTray, small: Workspace) -> None:
    small.run(MakeCluster("cluster_1", "journey_1", ["sticky_1"], "Time"))
    settle(qtbot)
    drag_onto(tray, ["sticky_2", "sticky_3"], "Time")
    settle(qtbot)
    drag_onto(tray, ["sticky_4"], "Waiting")
    assert clusters(small) == {"Time": TEXTS}
    settle(qtbot)
    drag_onto(tray, ["sticky_2"], "Not in a cluster")
    settle(qtbot)
    drag_onto(tray, ["sticky_4"], "")
    assert clusters(small) == {"Time": ["Waiting", "No reply"]}
    assert len(undo_names(small)) == 6


def test_a_drop_on_itself_is_no_edit(tray: StickyTray, small: Workspace) -> None:
    drag_onto(tray, ["sticky_1"], "Waiting")
    drag_onto(tray, ["sticky_1"], "")
    assert len(undo_names(small)) == 1


def test_clusters_are_dragged_together(qtbot: QtBot, tray: StickyTray, small: Workspace) -> None:
    small.run(MakeCluster("cluster_1", "journey_1", IDS[:2], "Time"))
    small.run(MakeCluster("cluster_2", "journey_1", IDS[2:], "Service"))
    settle(qtbot)
    drag_onto(tray, ["cluster_2"], "Time")
    assert clusters(small) == {"Time": TEXTS}


def test_keys_do_all_of_it(qtbot: QtBot, tray: StickyTray, small: Workspace) -> None:
    click(tray, "Waiting")
    click(tray, "Prices", CONTROL)
    QTest.keyClick(tray.list, Qt.Key.Key_G)
    QTest.keyClicks(tray.list.in_place.editor, "Time")
    QTest.keyClick(tray.list.in_place.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert clusters(small) == {"Time": ["Waiting", "Prices"]}
    click(tray, "Tour")
    QTest.keyClick(tray.list, Qt.Key.Key_M)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, ClusterPicker)
    QTest.keyClicks(picker.line, "tim")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert clusters(small) == {"Time": ["Waiting", "Prices", "Tour"]}
    settle(qtbot)
    click(tray, "No reply")
    QTest.keyClick(tray.list, Qt.Key.Key_M)
    picker = QApplication.activePopupWidget()
    QTest.keyClicks(picker.line, "Service")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    settle(qtbot)
    assert clusters(small)["Service"] == ["No reply"]
    click(tray, "Service")
    QTest.keyClick(tray.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert list(clusters(small)) == ["Service", "Time"]
    settle(qtbot)
    click(tray, "Service")
    QTest.keyClick(tray.list, Qt.Key.Key_Delete)
    assert list(clusters(small)) == ["Time"]
    assert len(small.project.stickies) == 4


def test_a_cluster_becomes_a_touchpoint_in_the_selected_stage(
    qtbot: QtBot, tray: StickyTray, small: Workspace
) -> None:
    small.run(MakeCluster("cluster_1", "journey_1", IDS[:2], "First days"))
    small.select(["tp_b"])
    settle(qtbot)
    click(tray, "First days")
    steps = len(undo_names(small))
    QTest.keyClick(tray.list, Qt.Key.Key_T)
    (made,) = [one for one in small.project.touchpoints.values() if one.name == "First days"]
    assert made.stage == "stage_b"
    assert made.y >= small.project.touchpoints["tp_b"].y + 88
    assert small.selection == {made.id}
    assert {one.id for one in small.project.referring(Sticky, made.id)} == set(IDS[:2])
    assert len(undo_names(small)) == steps + 1
    small.undo()
    assert clusters(small) == {"First days": ["Waiting", "Prices"]}


def test_a_cluster_and_a_sticky_are_put_on_a_touchpoint_that_is_searched(
    qtbot: QtBot, tray: StickyTray, small: Workspace
) -> None:
    small.run(MakeCluster("cluster_1", "journey_1", IDS[:2], "First days"))
    settle(qtbot)
    click(tray, "First days")
    click(tray, "Tour", CONTROL)
    QTest.keyClick(tray.list, Qt.Key.Key_P)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, TouchpointPicker)
    QTest.keyClicks(picker.line, "first course")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert len(small.project.referring(Sticky, "tp_c")) == 3
    assert clusters(small) == {}


def test_a_cluster_is_folded_by_mouse_and_keys(
    qtbot: QtBot, tray: StickyTray, small: Workspace
) -> None:
    small.run(MakeCluster("cluster_1", "journey_1", IDS[:2], "Time"))
    settle(qtbot)
    click(tray, "Waiting")
    QTest.keyClick(tray.list, Qt.Key.Key_Left)
    assert tray.list.chosen_ids() == ["cluster_1"]
    QTest.keyClick(tray.list, Qt.Key.Key_Left)
    assert rows(tray) == ["Not in a cluster", "Tour", "No reply", "Time"]
    assert said_of(tray, "Time") == "Cluster Time, 2 stickies, folded"
    QTest.keyClick(tray.list, Qt.Key.Key_Right)
    assert "Waiting" in rows(tray)
    click(tray, "Not in a cluster")
    assert rows(tray) == ["Not in a cluster", "Time", "Prices", "Waiting"]


def test_the_menu_has_what_the_mouse_can(qtbot: QtBot, tray: StickyTray, small: Workspace) -> None:
    click(tray, "Waiting")
    choose_in_menu(tray, "Put into a new cluster")
    QTest.keyClick(tray.list.in_place.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert clusters(small) == {"": ["Waiting"]}
    click(tray, "Waiting")
    choose_in_menu(tray, "Take out of the cluster")
    assert clusters(small) == {}
    settle(qtbot)
    click(tray, "Tour")
    choose_in_menu(tray, "Make a touchpoint of it")
    assert "Tour" in {one.name for one in small.project.touchpoints.values()}


def test_typing_a_name_goes_on_while_others_edit(
    qtbot: QtBot, tray: StickyTray, small: Workspace
) -> None:
    drag_onto(tray, ["sticky_1"], "Prices")
    editor = tray.list.in_place.editor
    QTest.keyClicks(editor, "Ti")
    qtbot.waitUntil(lambda: clusters(small) == {"Ti": ["Waiting", "Prices"]})
    small.run(AddStickies(["sticky_9"], ["Another"], "journey_1"))
    settle(qtbot)
    assert tray.list.in_place.editor is editor
    QTest.keyClicks(editor, "me")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "Time" in clusters(small)


def test_what_is_asked_for_unfolds_what_hides_it(
    qtbot: QtBot, tray: StickyTray, small: Workspace
) -> None:
    small.run(MakeCluster("cluster_1", "journey_1", IDS[:2], "Time"))
    settle(qtbot)
    tray.fold("cluster_1")
    assert "Waiting" not in rows(tray)
    tray.show_record("sticky_1")
    assert tray.list.chosen_ids() == ["sticky_1"]
    tray.show_record("cluster_1")
    assert tray.list.chosen_ids() == ["cluster_1"]


def test_a_cluster_that_is_found_is_shown_in_the_tray(small: Workspace) -> None:
    small.run(MakeCluster("cluster_1", "journey_1", [], "Time"))
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda page, record: asked.append((page, record)))
    go_to(small, "cluster_1")
    assert asked == [("stickies", "cluster_1")]


def test_one_after_another_is_placed_from_the_keyboard(
    tray: StickyTray, small: Workspace, qtbot: QtBot
) -> None:
    tray.line.setFocus()
    tray.list.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(tray.list, Qt.Key.Key_P)
        picker = QApplication.activePopupWidget()
        assert isinstance(picker, TouchpointPicker)
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
        settle(qtbot)
    placed = [one.text for one in small.project.stickies.values() if one.touchpoint]
    assert sorted(placed) == sorted(["Tour", "No reply", "Prices"]), "the newest stands first"
    assert tray.list.chosen_ids() == ["sticky_1"], "the next one is ready"


def test_a_heading_is_no_choice_and_says_so(tray: StickyTray, small: Workspace) -> None:
    small.run(MakeCluster("cluster_1", "journey_1", IDS[:2], "Payment"))
    tray.refresh()
    tray.list.choose([LOOSE])
    said: list[str] = []
    small.refused.connect(said.append)
    before = len(small.project.touchpoints)
    for key in (Qt.Key.Key_T, Qt.Key.Key_M, Qt.Key.Key_P, Qt.Key.Key_G):
        QTest.keyClick(tray.list, key)
    assert len(said) == 4
    assert "Choose stickies" in said[0]
    assert len(small.project.touchpoints) == before
    assert QApplication.activePopupWidget() is None


def test_a_long_name_leaves_room_for_where_it_is(tray: StickyTray) -> None:
    name = "Waits for an answer to the question that was asked in the shop"
    picker = PlacePicker([Place("a", name, "Purchase"), Place("b", "دفع", "3 stickies")], tray)
    long, arabic = (picker.list.item(row).text() for row in range(2))
    assert long.endswith("…  —  Purchase")
    assert picker.list.fontMetrics().horizontalAdvance(long) < picker.width()
    assert picker.list.item(0).toolTip() == f"{name}  —  Purchase"
    assert "\u2068دفع\u2069" in arabic, "the count stays behind a name from right to left"
