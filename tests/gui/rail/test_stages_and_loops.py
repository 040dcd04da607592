"""The rail's stages and loops, with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.commands.connections import Connect, MarkLoop, UnmarkLoop
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, MeasureKind
from journeymapper.gui.rail import loops as loops_module
from journeymapper.gui.rail.rail import Rail
from journeymapper.gui.rail.stages import drop_offs
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import choose_from_menu, show, too_wide

LEFT = Qt.MouseButton.LeftButton


def stage_names(workspace: Workspace) -> list[str]:
    return [one.name for one in stages_in_order(workspace.project, workspace.journey_id)]


def test_stages_are_added_one_after_another(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    rail.stages.add()
    line = rail.stages.name_line
    for name in ("Advocacy", "Return"):
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.isHidden()
    assert stage_names(small)[-2:] == ["Advocacy", "Return"]


def test_a_stage_is_renamed_in_place(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    entry = rail.stages.list.entries["stage_b"]
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_F2)
    QTest.keyClicks(entry.line, "First try")
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert stage_names(small) == ["Awareness", "First try", "Learning"]
    assert entry.line.isHidden()
    assert entry.hasFocus()
    qtbot.waitUntil(lambda: entry.accessibleName() == "Stage First try, 1 touchpoint")


def test_click_reveals_and_delete_deletes(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    with qtbot.waitSignal(small.reveal_asked) as asked:
        QTest.mouseClick(rail.stages.list.entries["stage_c"], LEFT)
    assert asked.args == ["stage_c"]
    QTest.keyClick(rail.stages.list.entries["stage_c"], Qt.Key.Key_Delete)
    assert stage_names(small) == ["Awareness", "Trial"]


def test_the_pill_says_the_latest_drop_off(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    entry = rail.stages.list.entries["stage_b"]
    assert entry.pill.isHidden()
    measure = AddMeasure(
        "measure_1", "journey_1", "Gone", MeasureKind.DROP_OFF, "%", touchpoint="tp_b"
    )
    small.run(measure)
    small.run(AddReading("reading_1", "measure_1", 35, None))
    qtbot.waitUntil(lambda: not entry.pill.isHidden())
    assert entry.pill.text() == "−35%"
    small.run(
        AddMeasure("measure_2", "journey_1", "All", MeasureKind.DROP_OFF, "%", stage="stage_b")
    )
    small.run(AddReading("reading_2", "measure_2", 12, None))
    assert drop_offs(small.project, "journey_1") == {"stage_b": "12%"}


def add_loop(workspace: Workspace) -> None:
    workspace.run(Connect("con_back", "journey_1", "tp_c", "tp_a"))
    workspace.run(MarkLoop("con_back", LoopKind.FRICTION, "once more"))


def test_a_loop_is_listed_with_its_cycle_and_lights_it(qtbot: QtBot, small: Workspace) -> None:
    add_loop(small)
    rail = Rail(small)
    show(qtbot, rail, 212)
    qtbot.waitUntil(lambda: "con_back" in rail.loops.list.entries)
    entry = rail.loops.list.entries["con_back"]
    assert entry.name == "once more"
    assert entry.cycle == "Review site → Guided tour → First course → Review site"
    QTest.mouseClick(entry, LEFT)
    assert small.focus == {"tp_a", "tp_b", "tp_c", "con_ab", "con_bc", "con_back"}
    assert entry.property("chosen") is True
    QTest.mouseClick(entry, LEFT)
    assert small.focus is None
    assert entry.property("chosen") is False


def test_an_open_loop_says_so(qtbot: QtBot, small: Workspace) -> None:
    add_loop(small)
    small.run(DeleteRecords(["con_bc"]))
    rail = Rail(small)
    show(qtbot, rail, 212)
    qtbot.waitUntil(lambda: "con_back" in rail.loops.list.entries)
    assert rail.loops.list.entries["con_back"].cycle == (
        "open: connect “Review site” onward to “First course” to close it"
    )


def test_a_loop_can_be_made_a_path_again(qtbot: QtBot, small: Workspace) -> None:
    add_loop(small)
    rail = Rail(small)
    show(qtbot, rail, 212)
    qtbot.waitUntil(lambda: "con_back" in rail.loops.list.entries)
    choose_from_menu(rail.loops.list.entries["con_back"], "Make it a path")
    assert small.project.connections["con_back"].kind is ConnectionKind.PATH
    qtbot.waitUntil(lambda: not rail.loops.list.entries)
    assert rail.loops.more.text() == "1 cycle nobody marked"
    rail.loops.more.click()
    (unmarked,) = rail.loops.unmarked.entries.values()
    assert unmarked.cycle == "Review site → Guided tour → First course → Review site"
    QTest.mouseClick(unmarked, LEFT)
    assert small.focus == {"tp_a", "tp_b", "tp_c", "con_ab", "con_bc", "con_back"}
    choose_from_menu(unmarked, "Mark as a loop")
    assert small.project.connections["con_back"].kind is ConnectionKind.LOOP


def test_loops_are_looked_for_once_after_a_burst_of_edits(
    qtbot: QtBot, small: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_loop(small)
    rail = Rail(small)
    show(qtbot, rail, 212)
    qtbot.waitUntil(lambda: "con_back" in rail.loops.list.entries)
    looked: list[str] = []
    known = loops_module.loops

    def counted(project: object, journey: str) -> object:
        looked.append(journey)
        return known(project, journey)  # type: ignore[arg-type]

    monkeypatch.setattr(loops_module, "loops", counted)
    for number in range(20):
        small.run(EditFields("tp_a", {"name": f"Review {number}"}))
    small.run(EditFields("persona_1", {"quote": "No time"}))
    entry = rail.loops.list.entries["con_back"]
    qtbot.waitUntil(lambda: entry.cycle.startswith("Review 19 →"))
    assert looked == [], "names decide nothing about loops"
    for number in range(20):
        small.run(Connect(f"con_{number}", "journey_1", "tp_a", "tp_c", label=str(number)))
    assert looked == []
    qtbot.waitUntil(lambda: entry.cycle == "Review 19 → First course → Review 19")
    assert looked == ["journey_1"]


def test_another_journey_has_loops_of_its_own(qtbot: QtBot, sample: Workspace) -> None:
    rail = Rail(sample)
    show(qtbot, rail, 212)
    qtbot.waitUntil(lambda: bool(rail.loops.list.entries))
    before = set(rail.loops.list.entries)
    sample.show_journey(next(iter(sample.project.journeys)))
    qtbot.waitUntil(
        lambda: bool(rail.loops.list.entries) and not before & set(rail.loops.list.entries)
    )
    journeys = {sample.project.connections[one].journey for one in rail.loops.list.entries}
    assert journeys == {sample.journey_id}


def test_unmarked_cycles_fit_into_a_narrow_rail(qtbot: QtBot, sample: Workspace) -> None:
    for one in list(sample.project.connections.values()):
        if one.journey == sample.journey_id and one.kind is ConnectionKind.LOOP:
            sample.run(UnmarkLoop(one.id))
    rail = Rail(sample)
    area = show(qtbot, rail, 180)
    qtbot.waitUntil(lambda: not rail.loops.more.isHidden())
    rail.loops.more.click()
    qtbot.wait(10)
    assert rail.loops.unmarked.entries
    assert rail.width() <= area.viewport().width()
    assert too_wide(rail) == []
