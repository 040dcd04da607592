"""The rail's personas, with mouse and keys."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import EditFields
from journeymapper.gui.drags import RECORDS_MIME, dragged_ids, mime_of
from journeymapper.gui.rail import personas
from journeymapper.gui.rail.rail import Rail
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import ARABIC, LONG, choose_from_menu, show, too_wide

LEFT = Qt.MouseButton.LeftButton


def test_click_makes_a_persona_the_active_one(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    entries = rail.personas.list.entries
    assert small.active_persona == "persona_1"
    QTest.mouseClick(entries["persona_2"], LEFT)
    assert small.active_persona == "persona_2"
    assert entries["persona_2"].property("chosen") is True
    assert entries["persona_1"].property("chosen") is False


def test_the_eye_dims_a_path_and_lights_it_again(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    entries = rail.personas.list.entries
    QTest.mouseClick(entries["persona_1"].eye, LEFT)
    assert small.shown_personas == {"persona_2"}
    assert entries["persona_1"].eye.accessibleName() == "Light the path of Career changer"
    assert small.active_persona == "persona_1"
    QTest.mouseClick(entries["persona_1"].eye, LEFT)
    assert small.shown_personas == frozenset()


def test_double_click_opens_the_page(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    with qtbot.waitSignal(small.page_asked) as asked:
        QTest.mouseDClick(rail.personas.list.entries["persona_2"], LEFT)
    assert asked.args == ["persona", "persona_2"]


def test_plus_takes_a_name_in_place(qtbot: QtBot, nothing: Workspace) -> None:
    rail = Rail(nothing)
    show(qtbot, rail, 212)
    rail.personas.add()
    QTest.keyClicks(rail.personas.name_line, "Career changer")
    QTest.keyClick(rail.personas.name_line, Qt.Key.Key_Return)
    (persona,) = nothing.project.personas.values()
    assert persona.name == "Career changer"
    assert nothing.active_persona == persona.id
    assert rail.personas.name_line.isHidden()
    assert rail.personas.list.entries[persona.id].hasFocus()
    nothing.undo()
    assert not nothing.project.personas


def test_escape_adds_nobody(qtbot: QtBot, nothing: Workspace) -> None:
    rail = Rail(nothing)
    show(qtbot, rail, 212)
    rail.personas.add()
    QTest.keyClicks(rail.personas.name_line, "Care")
    QTest.keyClick(rail.personas.name_line, Qt.Key.Key_Escape)
    assert not nothing.project.personas
    assert rail.personas.name_line.isHidden()


def test_menu_walks_places_and_deletes(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    entry = rail.personas.list.entries["persona_2"]
    choose_from_menu(entry, "Walk path")
    assert small.tool == "walk:persona_2"
    choose_from_menu(entry, "Place on the canvas")
    (placed,) = [one for one in small.project.presences.values() if one.persona == "persona_2"]
    first = small.project.presences["presence_1"]
    assert (placed.x, placed.y > first.y) == (first.x, True)
    assert small.selection == {placed.id}
    with pytest.raises(ValueError, match="not enough values"):
        choose_from_menu(entry, "Place on the canvas")
    choose_from_menu(entry, "Delete")
    assert "persona_2" not in small.project.personas


def test_delete_key_deletes_and_undo_brings_back(qtbot: QtBot, small: Workspace) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    QTest.keyClick(rail.personas.list.entries["persona_1"], Qt.Key.Key_Delete)
    assert list(small.project.personas) == ["persona_2"]
    small.undo()
    qtbot.waitUntil(lambda: "persona_1" in rail.personas.list.entries)
    assert list(rail.personas.list.entries) == ["persona_1", "persona_2"]


def test_drag_carries_the_persona(
    qtbot: QtBot, small: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[Any] = []
    monkeypatch.setattr(personas, "drag_records", lambda _widget, ids: dragged.extend(ids))
    rail = Rail(small)
    show(qtbot, rail, 212)
    entry = rail.personas.list.entries["persona_2"]
    QTest.mousePress(entry, LEFT, pos=QPoint(20, 20))
    QTest.mouseMove(entry, QPoint(22, 20))
    assert not dragged
    QTest.mouseMove(entry, QPoint(80, 60))
    QTest.mouseRelease(entry, LEFT, pos=QPoint(80, 60))
    assert dragged == ["persona_2"]
    assert small.active_persona == "persona_1"


def test_what_is_dragged_is_read_back_and_nothing_else() -> None:
    assert dragged_ids(mime_of(["persona_1", "tp_2"])) == ["persona_1", "tp_2"]
    for hostile in (b"", b"{", b'{"a": 1}', b"[1, null]", json.dumps(["x"] * 10_001).encode()):
        mime = QMimeData()
        mime.setData(RECORDS_MIME, hostile)
        assert dragged_ids(mime) == []


@pytest.mark.parametrize("width", [180, 212, 300])
@pytest.mark.parametrize("name", [LONG, ARABIC])
def test_long_names_are_not_clipped(qtbot: QtBot, sample: Workspace, width: int, name: str) -> None:
    for one in (*sample.project.personas, *sample.project.stages, *sample.project.touchpoints):
        assert sample.run(EditFields(one, {"name": name}))
    rail = Rail(sample)
    area = show(qtbot, rail, width)
    qtbot.waitUntil(lambda: bool(rail.loops.list.entries))
    qtbot.wait(20)
    assert rail.width() <= area.viewport().width()
    assert too_wide(rail) == []
