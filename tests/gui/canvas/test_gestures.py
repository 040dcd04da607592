"""What hands do with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeymapper.commands.records import EditFields
from journeymapper.layout import flatten

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def dot(hand, key, side):
    """Where the dot on a card's edge is, once the card is hovered."""
    hand.hover(hand.card(key))
    box = hand.canvas.scene.cards.boxes[key]
    places = {
        "right": (box.right, box.cy),
        "left": (box.x, box.cy),
        "bottom": (box.cx, box.bottom),
        "top": (box.cx, box.y),
    }
    return hand.at(*places[side])


def test_a_drag_is_one_edit_and_snaps_to_the_grid(hand):
    before = hand.canvas.workspace.session.position
    hand.drag(hand.card("tp_2"), hand.card("tp_2") + QPoint(3, 61))
    moved = hand.project.touchpoints["tp_2"]
    assert (moved.x, moved.y) == (32, 264), "x stays in line with the card above, y is on the grid"
    assert hand.canvas.workspace.session.position == before + 1
    assert hand.canvas.scene.cards.boxes["tp_2"].y == 264


def test_alt_lets_go_of_the_grid_and_shift_keeps_to_one_axis(hand):
    hand.drag(hand.card("tp_2"), hand.card("tp_2") + QPoint(13, 61), ALT)
    moved = hand.project.touchpoints["tp_2"]
    assert (moved.x, moved.y) == (45, 261)
    start = hand.card("tp_3")
    hand.press(start)
    hand.move(start + QPoint(30, 90), SHIFT)
    hand.move(start + QPoint(31, 161), SHIFT)
    hand.release(start + QPoint(31, 161), SHIFT)
    assert hand.project.touchpoints["tp_3"].x == 296
    assert hand.project.touchpoints["tp_3"].y > 180


def test_escape_puts_a_drag_back(hand):
    was = hand.canvas.scene.routes["con_1"]
    start = hand.card("tp_3")
    hand.press(start)
    hand.move(start + QPoint(0, 100))
    assert hand.canvas.scene.routes["con_1"] != was, "connections follow while dragging"
    hand.key(Key.Key_Escape)
    hand.release(start + QPoint(0, 100))
    assert hand.project.touchpoints["tp_3"].y == 40
    assert hand.canvas.scene.cards.boxes["tp_3"].y == 40
    assert hand.canvas.scene.routes["con_1"] == was


def test_a_card_dropped_in_another_column_belongs_to_that_stage(hand):
    hand.drag(hand.card("tp_2"), hand.card("tp_2") + QPoint(264, 0))
    assert hand.project.touchpoints["tp_2"].stage == "stage_2"


def test_the_whole_selection_moves_and_a_click_chooses_one(hand):
    hand.click(hand.card("tp_1"))
    hand.click(hand.card("tp_2"), CONTROL)
    hand.drag(hand.card("tp_1"), hand.card("tp_1") + QPoint(0, 48))
    ys = [hand.project.touchpoints[one].y for one in ("tp_1", "tp_2", "tp_3")]
    assert ys == [88, 248, 40]
    hand.click(hand.card("tp_2"))
    assert hand.selection == {"tp_2"}


def test_the_marquee_chooses_what_it_touches_and_paper_lets_go(hand):
    hand.drag(hand.at(10, 20), hand.at(200, 320))
    assert hand.selection == {"tp_1", "tp_2"}
    hand.click(hand.at(500, 450))
    assert not hand.selection
    hand.drag(hand.at(10, 10), hand.at(520, 320))
    assert hand.selection == {"tp_1", "tp_2", "tp_3", "con_1"}


def test_dragging_from_an_edge_connects_and_lights_the_target(hand):
    start = dot(hand, "tp_1", "bottom")
    hand.press(start)
    hand.move(start + QPoint(0, 30))
    hand.move(hand.card("tp_2"))
    assert hand.canvas.overlay.lit == "tp_2"
    assert hand.canvas.overlay.live is not None
    hand.release(hand.card("tp_2"))
    made = next(one for one in hand.project.connections.values() if one.id != "con_1")
    assert (made.source, made.target, made.kind) == ("tp_1", "tp_2", "path")
    assert hand.selection == {made.id}
    assert hand.canvas.overlay.live is None


def test_a_connection_dropped_on_paper_makes_the_touchpoint_it_leads_to(hand):
    hand.drag(dot(hand, "tp_2", "right"), hand.at(400, 300))
    hand.type("Guided tour")
    hand.key(Key.Key_Return)
    made = next(one for one in hand.project.touchpoints.values() if one.name == "Guided tour")
    assert made.stage == "stage_2"
    assert any(
        (one.source, one.target) == ("tp_2", made.id) for one in hand.project.connections.values()
    )


def test_the_connecting_tool_joins_whole_cards(hand):
    hand.canvas.workspace.take_tool("connect")
    hand.drag(hand.card("tp_2"), hand.card("tp_3"))
    assert any(
        (one.source, one.target) == ("tp_2", "tp_3") for one in hand.project.connections.values()
    )
    hand.click(hand.card("tp_1"))
    hand.click(hand.card("tp_2"))
    assert any(
        (one.source, one.target) == ("tp_1", "tp_2") for one in hand.project.connections.values()
    )


def test_an_end_of_a_chosen_connection_can_be_led_elsewhere(hand):
    hand.click(hand.middle("con_1"))
    assert hand.selection == {"con_1"}
    x, y, _, _ = hand.canvas.scene.routes["con_1"].arrow
    hand.drag(hand.at(x, y), hand.card("tp_2"))
    assert hand.project.connections["con_1"].target == "tp_2"
    start = hand.canvas.scene.routes["con_1"].steps[0]
    hand.drag(hand.at(start[1], start[2]), hand.card("tp_3"))
    assert hand.project.connections["con_1"].source == "tp_3"


def test_a_line_bends_where_it_is_dragged_and_a_double_click_takes_the_bend_away(hand):
    hand.click(hand.middle("con_1"))
    hand.drag(hand.middle("con_1"), hand.at(264, 160))
    assert hand.project.connections["con_1"].bends == ((264.0, 160.0),)
    line = flatten(hand.canvas.scene.routes["con_1"].steps)
    assert min(abs(x - 264) + abs(y - 160) for x, y in line) < 12
    hand.double_click(hand.at(264, 160))
    assert hand.project.connections["con_1"].bends == ()


def test_a_stage_grows_by_its_headers_edge(hand):
    camera = hand.canvas.camera
    edge = QPoint(round(camera.x_of(264)), 28)
    hand.drag(edge, edge + QPoint(80, 0))
    assert hand.project.stages["stage_1"].width == 344
    assert hand.project.touchpoints["tp_3"].x == 296 + 80, "what is right of it follows"
    assert hand.canvas.scene.cards.boxes["tp_3"].x == 376


def test_a_card_is_resized_by_its_corner(hand):
    hand.click(hand.card("tp_2"))
    corner = hand.at(232, 288) - QPoint(4, 4)
    hand.drag(corner, corner + QPoint(24, 16))
    card = hand.project.touchpoints["tp_2"]
    assert (card.width, card.height) == (224, 104)


@pytest.mark.parametrize("way", ["middle", "space"])
def test_panning_moves_the_view_and_nothing_else(hand, way):
    left, top = hand.canvas.camera.left, hand.canvas.camera.top
    button = Qt.MouseButton.MiddleButton if way == "middle" else Qt.MouseButton.LeftButton
    if way == "space":
        QTest.keyPress(hand.canvas, Key.Key_Space)
    hand.drag(hand.card("tp_1"), hand.card("tp_1") + QPoint(50, 70), button=button)
    if way == "space":
        QTest.keyRelease(hand.canvas, Key.Key_Space)
    assert (hand.canvas.camera.left, hand.canvas.camera.top) == (left + 50, top + 70)
    assert hand.project.touchpoints["tp_1"].x == 32


def test_the_wheel_scrolls_and_zooms_at_the_pointer(hand, qtbot):
    camera = hand.canvas.camera
    top, left = camera.top, camera.left
    hand.wheel(QPoint(300, 300), -120)
    assert camera.top == top - 60
    hand.wheel(QPoint(300, 300), -120, SHIFT)
    assert camera.left == left - 60
    before = camera.journey_point(QPoint(300, 300).toPointF())
    with qtbot.waitSignal(hand.canvas.zoom_changed):
        hand.wheel(QPoint(300, 300), 120, CONTROL)
    after = camera.journey_point(QPoint(300, 300).toPointF())
    assert camera.zoom > 1
    assert after == pytest.approx(before, abs=1)


def test_fit_shows_everything_and_100_percent_is_true_size(hand):
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 3000.0}))
    hand.canvas.zoom_to_fit()
    sight = hand.canvas.camera.in_sight()
    assert sight.right > 3200
    assert hand.canvas.camera.zoom < 0.5
    hand.canvas.zoom_to_actual()
    assert hand.canvas.camera.zoom == 1.0


def test_hovering_a_card_offers_its_dots(hand):
    hand.hover(hand.card("tp_1"))
    assert hand.canvas.overlay.hovered == "tp_1"
    box = hand.canvas.scene.cards.boxes["tp_1"]
    assert hand.canvas.hit_at(hand.at(box.right, box.cy).toPointF()).part == "dot"
    hand.hover(hand.at(500, 450))
    assert hand.canvas.overlay.hovered == ""


def test_a_refused_move_goes_back(hand):
    hand.canvas.workspace.run(EditFields("tp_2", {"x": 999_990.0}))
    hand.canvas.reveal("tp_2")
    start = hand.card("tp_2")
    hand.drag(start, start + QPoint(200, 0), ALT)
    assert hand.refusals
    assert hand.project.touchpoints["tp_2"].x == 999_990.0
    assert hand.canvas.scene.cards.boxes["tp_2"].x == 999_990.0


def test_undo_shows_where_things_were(hand):
    hand.drag(hand.card("tp_2"), hand.card("tp_2") + QPoint(264, 0))
    hand.canvas.workspace.undo()
    assert hand.canvas.scene.cards.boxes["tp_2"].x == 32
    assert hand.selection == {"tp_2"}
