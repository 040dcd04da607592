"""The map is coloured by heat from its menu, says what the colours mean, and is plain again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from journeymapper.commands.experiences import SetExperience
from journeymapper.domain.records import Touchpoint
from journeymapper.gui.heat.bar import HeatBar


def _said(bar):
    return [one.text() for one in bar.findChildren(QLabel) if one.isVisibleTo(bar)]


def test_f8_colours_the_map_and_escape_shows_it_plain(window, qtbot):
    workspace = window.workspace
    canvas = window.canvas
    plain = canvas.grab().toImage()
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_F8)
    bar = window.findChild(HeatBar)
    qtbot.waitUntil(bar.isVisible)
    assert workspace.heat == "emotion"
    assert window.actions_by_name["heat"].isChecked()
    qtbot.waitUntil(lambda: {"angry", "delighted", "no feeling noted"} <= set(_said(bar)))
    assert canvas.grab().toImage() != plain
    bar.chips["drop_off"].setFocus()
    QTest.keyClick(bar.chips["drop_off"], Qt.Key.Key_Space)
    assert workspace.heat == "drop_off"
    qtbot.waitUntil(lambda: "not measured" in _said(bar))
    QTest.keyClick(bar.chips["drop_off"], Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not window.actions_by_name["heat"].isChecked()


def test_the_colours_follow_an_edit(window, qtbot):
    workspace = window.workspace
    workspace.show_heat("emotion", workspace.active_persona)
    card = workspace.project.referring(Touchpoint, workspace.journey_id)[0]
    before = window.canvas.heat.word(card.id)
    felt = -2 if before != "−2" else 2
    workspace.run(
        SetExperience(workspace.active_persona, card.id, {"emotion": felt}, "experience_new")
    )
    wanted = "−2" if felt < 0 else "+2"
    qtbot.waitUntil(lambda: window.canvas.heat.word(card.id) == wanted)


def test_heat_is_seen_from_far_as_well(window):
    workspace = window.workspace
    for _ in range(8):
        window.canvas.zoom_out()
    plain = window.canvas.grab().toImage()
    workspace.show_heat("evidence")
    assert window.canvas.grab().toImage() != plain


def test_neighbours_stay_bright_until_escape(window):
    workspace = window.workspace
    near = window.actions_by_name["near_1"]
    refused: list[str] = []
    workspace.refused.connect(refused.append)
    workspace.select(())
    near.trigger()
    assert refused and workspace.focus is None
    card = workspace.project.referring(Touchpoint, workspace.journey_id)[0]
    workspace.select([card.id])
    near.trigger()
    assert card.id in workspace.focus
    one = len(workspace.focus)
    window.actions_by_name["near_3"].trigger()
    assert len(workspace.focus) > one
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert workspace.focus is None
