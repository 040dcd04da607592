"""Before it is there, what is named or dragged is shown where it will be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtWidgets import QLabel

from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.stickies import AddSticky
from journeymapper.gui.drags import drag_picture, mime_of

Key = Qt.Key


def follow(hand, mime: QMimeData, place: QPoint) -> None:
    event = QDragMoveEvent(
        place,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    hand.canvas.dragMoveEvent(event)


def test_a_draft_at_a_small_zoom_holds_its_field(hand):
    for _ in range(5):
        hand.canvas.zoom_out()
    hand.type("A")
    canvas = hand.canvas
    field = canvas.editor.geometry()
    outside = canvas.grab().toImage()
    dashed = canvas.camera.rect_of(canvas.overlay.draft).toRect()
    assert dashed.width() < field.width(), "the card itself would be smaller"
    ink = [
        outside.pixelColor(field.left() - 6 + shift, field.center().y() + y)
        for shift in (-1, 0, 1)
        for y in range(-12, 12)
    ]
    assert any(one.lightness() < 160 for one in ink), "the dashes stand outside of the field"


def test_a_draft_s_connection_begins_at_the_edge_and_leaves_no_trace(hand):
    was = dict(hand.canvas.scene.routes)
    hand.click(hand.card("tp_2"))
    hand.key(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    overlay = hand.canvas.overlay
    box = hand.canvas.scene.cards.boxes["tp_2"]
    _, x, y = overlay.draft_route.steps[0]
    assert x in (box.x, box.right) or y in (box.y, box.bottom)
    assert hand.canvas.scene.routes == was
    hand.key(Key.Key_Escape)
    assert overlay.draft_route is None
    assert hand.canvas.scene.routes == was


def test_a_note_is_typed_where_it_will_stand(hand):
    hand.canvas.workspace.take_tool("sticky")
    hand.click(hand.at(400, 420))
    field = hand.canvas.editor.geometry()
    hand.type("Too slow")
    hand.key(Key.Key_Return)
    (note,) = hand.project.stickies.values()
    box = hand.canvas.camera.rect_of(hand.canvas.scene.cards.boxes[note.id]).toRect()
    assert (field.topLeft() - box.topLeft()).manhattanLength() <= 2
    assert hand.canvas.editor.geometry().top() > box.bottom(), "the next one stands below"


def test_what_is_dragged_lights_the_stage_or_card_that_would_take_it(hand):
    overlay = hand.canvas.overlay
    hand.canvas.workspace.run(AddSticky("sticky_1", "journey_1", "slow"))
    hand.canvas.workspace.run(AddFeedback("feedback_1", "no sound"))
    follow(hand, mime_of(["sticky_1"]), hand.at(400, 300))
    assert (overlay.lit, overlay.lit_stage) == ("", "stage_2")
    follow(hand, mime_of(["sticky_1"]), hand.card("tp_1"))
    assert (overlay.lit, overlay.lit_stage) == ("tp_1", "")
    follow(hand, mime_of(["persona_1"]), hand.card("tp_1"))
    assert (overlay.lit, overlay.lit_stage) == ("", "stage_1")
    follow(hand, mime_of(["feedback_1"]), hand.card("tp_3"))
    assert (overlay.lit, overlay.lit_stage) == ("tp_3", "")
    follow(hand, mime_of(["feedback_1"]), hand.at(400, 400))
    assert (overlay.lit, overlay.lit_stage) == ("", "")


def test_a_note_of_a_stage_lights_the_stage_it_is_dragged_over(hand):
    hand.canvas.workspace.run(AddSticky("sticky_1", "journey_1", "slow", stage="stage_2"))
    start = hand.card("sticky_1")
    plain = hand.canvas.grab().toImage().pixelColor(hand.at(250, 420))
    hand.press(start)
    hand.move(start - QPoint(60, 0))
    hand.move(hand.at(130, 400))
    assert hand.canvas.overlay.lit_stage == "stage_1"
    assert hand.canvas.grab().toImage().pixelColor(hand.at(250, 420)) != plain
    hand.key(Key.Key_Escape)
    hand.release(hand.at(130, 400))
    assert hand.canvas.overlay.lit_stage == ""


@pytest.mark.parametrize(("width", "height"), [(300, 120), (90, 24), (40, 400)])
def test_a_drag_s_picture_is_small_and_seen_through(qtbot, width, height):
    widget = QLabel("no sound")
    qtbot.addWidget(widget)
    widget.resize(width, height)
    picture = drag_picture(widget.grab())
    size = picture.deviceIndependentSize()
    assert size.width() <= min(width, 160)
    assert size.height() <= min(height, 72)
    assert picture.toImage().pixelColor(2, 2).alpha() < 200
    assert min(size.width(), size.height()) >= 6
