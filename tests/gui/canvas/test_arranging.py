"""Arranging from the window: beside it, in one step, stopped by Escape, never against an edit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymapper.commands.records import EditFields
from journeymapper.drawing.arrangement import Question
from journeymapper.gui.canvas import arranger
from journeymapper.layout.arranging import Stopped
from journeymapper.layout.tidying import overlap

Key = Qt.Key


def _places(window):
    return {one.id: (one.x, one.y) for one in window.workspace.project.touchpoints.values()}


def _wait(window, qtbot):
    qtbot.waitUntil(lambda: not window.canvas.arranger.is_busy, timeout=20_000)


def test_the_map_is_arranged_in_one_step_and_undone_in_one(window, qtbot):
    before = _places(window)
    position = window.workspace.session.position
    window.actions_by_name["arrange"].trigger()
    _wait(window, qtbot)
    assert _places(window) != before
    assert window.workspace.session.position == position + 1
    boxes = window.canvas.scene.cards.boxes
    cards = [boxes[one] for one in window.workspace.project.touchpoints if one in boxes]
    assert not overlap(cards)
    for one, box in boxes.items():
        if one in window.workspace.project.touchpoints:
            assert (box.x, box.y) == _places(window)[one], "what glided has arrived"
    window.workspace.undo()
    assert _places(window) == before


def test_an_edit_meanwhile_is_kept_and_the_map_arranged_with_it(window, qtbot, monkeypatch):
    monkeypatch.setattr(arranger, "MOST_AT_ONCE", (0, 0))
    window.actions_by_name["arrange"].trigger()
    card = next(iter(window.workspace.project.touchpoints))
    window.workspace.run(EditFields(card, {"name": "Renamed while it worked"}))
    _wait(window, qtbot)
    assert window.workspace.project.touchpoints[card].name == "Renamed while it worked"
    assert window.workspace.session.undo_name.startswith("Arrange")


def test_escape_stops_it_and_nothing_is_edited(window, qtbot, monkeypatch):
    def slow(_, stopped, progress):
        while not stopped():
            progress(0.25)
            QTest.qSleep(5)
        raise Stopped

    monkeypatch.setattr(Question, "answer", slow)
    monkeypatch.setattr(arranger, "MOST_AT_ONCE", (0, 0))
    position = window.workspace.session.position
    banners: list[str] = []
    window.canvas.banner_asked.connect(banners.append)
    window.actions_by_name["arrange"].trigger()
    qtbot.waitUntil(lambda: any("25%" in one for one in banners))
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert not window.canvas.arranger.is_busy
    assert banners[-1] == ""
    assert window.workspace.session.position == position


def test_too_few_and_none_are_refused_with_what_to_do(window):
    refused: list[str] = []
    window.workspace.refused.connect(refused.append)
    window.workspace.select(())
    window.actions_by_name["arrange_chosen"].trigger()
    assert "at least two" in refused[-1]
    window.workspace.select(list(window.workspace.project.touchpoints))
    window.canvas.delete_selected()
    window.actions_by_name["arrange"].trigger()
    assert "nothing to arrange" in refused[-1]
