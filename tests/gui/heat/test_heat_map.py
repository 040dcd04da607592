"""The map is coloured by heat from its menu, says what the colours mean, and is plain again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.journeys import AddJourney
from journeymapper.domain.records import Touchpoint
from journeymapper.drawing.marks import pill_height
from journeymapper.gui import appearance
from journeymapper.gui.canvas import heat
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


@pytest.mark.parametrize(("percent", "size"), [(150, (1440, 900)), (200, (1440, 900))])
def test_the_bar_is_whole_in_large_text(window, qtbot, percent, size):
    workspace = window.workspace
    workspace.show_heat("emotion")
    bar = window.findChild(HeatBar)
    qtbot.waitUntil(bar.isVisible)
    assert bar.kinds.isHidden()
    appearance.choose_text(percent)
    try:
        window.resize(*size)
        qtbot.waitUntil(lambda: bar.height() >= bar.heightForWidth(bar.width()))
        inside = bar.rect()
        for part in (*bar.chips.values(), bar.kinds, bar.persona, *bar.findChildren(QLabel)):
            if part.isVisibleTo(bar):
                place = part.rect().translated(part.mapTo(bar, part.rect().topLeft()))
                assert inside.contains(place), part
                assert isinstance(part, QComboBox) or part.width() >= part.sizeHint().width()
    finally:
        appearance.choose_text(100)


def test_a_narrow_bar_holds_the_choices_in_a_box(window):
    window.workspace.show_heat("emotion")
    bar = window.findChild(HeatBar)
    bar.resize(300, 120)
    assert bar.chips["value"].isHidden() and not bar.kinds.isHidden()
    QTest.keyClicks(bar.kinds, "V")
    bar.kinds.activated.emit(bar.kinds.currentIndex())
    assert window.workspace.heat == "value"
    bar.resize(1200, 80)
    assert bar.kinds.isHidden() and bar.chips["value"].isChecked()


def test_where_nothing_is_known_the_map_is_not_faded_and_the_bar_says_what_to_do(window, qtbot):
    workspace, canvas = window.workspace, window.canvas
    workspace.show_heat("value")
    bar = window.findChild(HeatBar)
    qtbot.waitUntil(bar.isVisible)
    assert not canvas.heat.heat.cells
    assert bar.said.isVisible() and "Give a measure a worth" in bar.said.text()
    card = workspace.project.referring(Touchpoint, workspace.journey_id)[0]
    box = canvas.camera.rect_of(canvas.scene.cards.boxes[card.id]).toRect()
    nothing = canvas.grab(box).toImage()
    workspace.show_heat("drop_off")
    faded = canvas.grab(box).toImage()
    workspace.heat = ""
    assert nothing == canvas.grab(box).toImage() != faded


def test_an_empty_journey_is_asked_for_touchpoints(window, qtbot):
    workspace = window.workspace
    workspace.run(AddJourney("journey_bare", "Bare"))
    workspace.show_journey("journey_bare")
    workspace.show_heat("value")
    bar = window.findChild(HeatBar)
    qtbot.waitUntil(bar.isVisible)
    assert "no touchpoints" in bar.said.text()


@pytest.mark.parametrize("kind", ["emotion", "evidence"])
def test_words_lie_within_their_own_cards(window, monkeypatch, kind):
    workspace, canvas = window.workspace, window.canvas
    drawn = []
    monkeypatch.setattr(heat, "pill", lambda *args, **named: drawn.append(args) or ())
    workspace.show_heat(kind)
    for zoom_out in (0, 2, 2):
        for _ in range(zoom_out):
            canvas.zoom_out()
        drawn.clear()
        canvas.grab()
        boxes = canvas.scene.cards.boxes
        cards = [canvas.camera.rect_of(boxes[one]) for one in canvas.heat.heat.cells]
        for _, style, x, y, width in drawn:
            word = QRectF(x, y, width, pill_height(style))
            assert any(card.contains(word) for card in cards)
        assert drawn or canvas.camera.zoom < heat._LEAST_ZOOM


def test_what_was_told_of_neighbours_goes_with_escape(window):
    workspace = window.workspace
    card = workspace.project.referring(Touchpoint, workspace.journey_id)[0]
    workspace.select([card.id])
    window.actions_by_name["near_2"].trigger()
    assert "within 2 steps" in window.toast.sentence
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not window.toast.sentence


def test_what_was_told_goes_after_a_glance_when_something_else_is_chosen(window, qtbot):
    workspace = window.workspace
    cards = workspace.project.referring(Touchpoint, workspace.journey_id)
    workspace.told.emit("Done")
    timer = window.toast._timer
    whole = timer.interval()
    workspace.select([cards[1].id])
    assert window.toast.sentence, "not before it can have been read"
    assert timer.interval() < whole / 2
    qtbot.waitUntil(lambda: not window.toast.sentence)
