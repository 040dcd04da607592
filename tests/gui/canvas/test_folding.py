"""Stages are folded away and back; what is done on the folded map lands where it belongs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeymapper.commands.base import Command
from journeymapper.commands.journeys import AddJourney
from journeymapper.domain.order import stage_lefts, stages_in_order
from journeymapper.domain.records import Touchpoint
from journeymapper.drawing.texts import Block
from journeymapper.gui.canvas import emotion_panel
from journeymapper.gui.canvas.folding import ALREADY_REAL, PLACED
from tests import walk  # noqa: F401 - every command is imported
from tests.walking.registry import GENERATORS

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SPOKEN_OF = {
    "AddBackdrop", "PlaceBackdrop",  # photos lie in the journey's own places
    "PinNotes",  # its places are records
}  # fmt: skip


def _stages(window):
    workspace = window.workspace
    return stages_in_order(workspace.project, workspace.journey_id)


def _fold(window, place):
    stage = _stages(window)[place]
    window.workspace.select([stage.id])
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.folded == {stage.id}
    return stage


def test_a_stage_is_folded_by_its_key_and_unfolded_by_a_double_click(window):
    canvas, project = window.canvas, window.workspace.project
    whole = dict(canvas.scene.cards.boxes)
    stage = _fold(window, 1)
    inside = [one.id for one in project.referring(Touchpoint, stage.id)]
    assert not any(one in canvas.scene.cards.boxes for one in inside)
    (stand_in,) = canvas.lens.fold.stand_ins
    box = canvas.scene.cards.boxes[stand_in]
    middle = canvas.camera.point_of(box.cx, box.cy).toPoint()
    assert "unfolds" in canvas.lens.tip(stand_in)
    QTest.mouseClick(canvas, LEFT, pos=middle)
    assert window.workspace.selection == {stage.id}
    QTest.mouseDClick(canvas, LEFT, pos=middle)
    assert not window.workspace.folded
    assert canvas.scene.cards.boxes == whole


def test_a_card_that_is_dragged_right_of_a_fold_lands_where_it_was_dropped(window):
    canvas, workspace = window.canvas, window.workspace
    _fold(window, 1)
    card = next(one for one in workspace.project.referring(Touchpoint, _stages(window)[3].id))
    lefts = stage_lefts(canvas.scene.project, workspace.journey_id)
    shown = canvas.scene.cards.boxes[card.id]
    start = canvas.camera.point_of(shown.cx, shown.cy).toPoint()
    QTest.mousePress(canvas, LEFT, pos=start)
    for step in (10, 30, 60, 80):
        QTest.mouseMove(canvas, start + QPoint(0, step))
    QTest.mouseRelease(canvas, LEFT, pos=start + QPoint(0, 80))
    moved = workspace.project.touchpoints[card.id]
    assert moved.stage == card.stage
    assert abs(moved.x - card.x) <= 8 and moved.y > card.y
    assert canvas.scene.cards.boxes[card.id].y == moved.y
    assert lefts == stage_lefts(canvas.scene.project, workspace.journey_id)


def test_what_is_typed_right_of_a_fold_gets_its_stage(window):
    canvas, workspace = window.canvas, window.workspace
    _fold(window, 0)
    stage = _stages(window)[2]
    workspace.select([stage.id])
    QTest.keyClicks(canvas, "T")
    QTest.keyClicks(canvas.editor, "yped")
    QTest.keyClick(canvas.editor, Key.Key_Return)
    QTest.keyClick(canvas.editor, Key.Key_Escape)
    (made,) = [one for one in workspace.project.touchpoints.values() if one.name == "Typed"]
    assert made.stage == stage.id
    left = stage_lefts(workspace.project, workspace.journey_id)[stage.id]
    assert left <= made.x <= left + stage.width


def test_a_folded_touchpoint_that_is_looked_for_unfolds_its_stage(window):
    workspace = window.workspace
    stage = _fold(window, 2)
    card = workspace.project.referring(Touchpoint, stage.id)[0]
    workspace.reveal(card.id)
    assert not workspace.folded
    assert workspace.selection == {card.id}


def test_nothing_chosen_says_what_to_choose_and_all_are_unfolded(window):
    workspace = window.workspace
    refused: list[str] = []
    workspace.refused.connect(refused.append)
    workspace.select(())
    window.actions_by_name["fold"].trigger()
    assert "Choose a stage" in refused[-1]
    workspace.fold(one.id for one in _stages(window))
    assert len(canvas_cards(window)) == len(_stages(window))
    window.actions_by_name["unfold_all"].trigger()
    assert not workspace.folded


def test_what_stands_for_bright_touchpoints_is_bright(window):
    workspace, canvas = window.workspace, window.canvas
    stage, other = _stages(window)[1:3]
    card = workspace.project.referring(Touchpoint, stage.id)[0]
    workspace.fold([stage.id, other.id])
    stand_ins = {of: one for one, of in canvas.lens.fold.stand_ins.items()}
    workspace.light([card.id])
    assert canvas.opacity(stand_ins[stage.id]) == 1.0
    assert canvas.opacity(stand_ins[other.id]) < 1.0


def test_the_curve_says_that_feelings_are_folded_away(window, monkeypatch):
    workspace = window.workspace
    workspace.fold(one.id for one in _stages(window))
    said = []
    monkeypatch.setattr(
        emotion_panel, "block", lambda text, *args, **named: said.append(text) or Block((), 0.0)
    )
    panel = emotion_panel.EmotionPanel(workspace, window.canvas)
    try:
        panel.resize(600, 160)
        panel.grab()
    finally:
        panel.deleteLater()
    assert set(said) == {emotion_panel.FOLDED}


def test_a_journey_without_stages_says_that_it_has_none(window):
    workspace = window.workspace
    refused: list[str] = []
    workspace.refused.connect(refused.append)
    workspace.run(AddJourney("journey_bare", "Bare"))
    workspace.show_journey("journey_bare")
    window.actions_by_name["fold"].trigger()
    assert "no stages to fold" in refused[-1]


def canvas_cards(window):
    scene = window.canvas.scene
    return [one for one in scene.cards.boxes if scene.part_of(one) == "card"]


def test_every_command_with_a_place_is_led_back_or_known_not_to_need_it():
    kinds: list[type[Command]] = list(GENERATORS)
    placed = {kind.__name__ for kind in kinds if PLACED & set(kind.__dataclass_fields__)}
    assert {"AddTouchpoint", "MoveTouchpoints", "PlaceTouchpoints", "Bend", "Paste"} <= placed
    sideways = {
        kind.__name__
        for kind in kinds
        if {"left", "shift_x", "at_x", "place"} & set(kind.__dataclass_fields__)
    }
    assert not sideways, "a place under another name would not be led back"
    assert placed >= ALREADY_REAL
