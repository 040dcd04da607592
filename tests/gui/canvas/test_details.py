"""Small things that are noticed when they are missing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from journeymapper.commands.connections import Connect
from journeymapper.commands.personas import AddPersona
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stickies import AddSticky
from tests.gui.canvas.test_gestures import dot

Key = Qt.Key


def test_an_editor_stays_over_its_card_while_the_view_moves(hand):
    hand.double_click(hand.card("tp_1"))
    before = hand.canvas.editor.geometry()
    hand.wheel(QPoint(600, 400), -120)
    assert hand.canvas.editor.geometry().topLeft() == before.topLeft() - QPoint(0, 60)
    assert hand.canvas.editor.isVisible()


def test_an_input_method_opens_a_draft_too(empty_hand):
    event = QInputMethodEvent()
    event.setCommitString("看广告")
    QApplication.sendEvent(empty_hand.canvas, event)
    empty_hand.key(Key.Key_Return)
    assert [one.name for one in empty_hand.project.touchpoints.values()] == ["看广告"]


def test_what_is_being_typed_is_kept_when_the_window_closes(empty_hand):
    empty_hand.type("Half a thought")
    empty_hand.canvas.workspace.flush()
    assert [one.name for one in empty_hand.project.touchpoints.values()] == ["Half a thought"]


def test_a_name_being_edited_when_its_card_is_deleted_makes_no_trouble(hand):
    hand.double_click(hand.card("tp_1"))
    hand.type("Too late")
    hand.canvas.workspace.run(DeleteRecords(["tp_1"]))
    assert not hand.canvas.editor.isVisible()
    assert not hand.refusals


def test_a_persona_without_a_path_dims_nothing(hand):
    hand.canvas.workspace.run(AddPersona("persona_2", "Coach"))
    hand.canvas.workspace.show_personas(["persona_2"])
    assert hand.canvas.shown.bright is None


def test_an_emotion_needs_somebody_to_feel_it(empty_hand):
    hand = empty_hand
    hand.type("Advert")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert len(hand.selection) == 1
    hand.key(Key.Key_4)
    assert hand.refusals
    assert "persona" in hand.refusals[0]


def test_the_journey_stays_fitted_until_the_view_is_moved(hand):
    hand.canvas.resize(700, 500)
    QApplication.processEvents()
    hand.canvas.zoom_to_fit()
    narrow = hand.canvas.camera.zoom
    hand.canvas.resize(500, 500)
    QApplication.processEvents()
    assert hand.canvas.camera.zoom < narrow
    hand.canvas.zoom_to_actual()
    hand.canvas.resize(400, 500)
    QApplication.processEvents()
    assert hand.canvas.camera.zoom == 1.0


def test_the_way_of_a_connection_is_shown_before_it_is_made(hand):
    start = dot(hand, "tp_2", "right")
    hand.press(start)
    hand.move(start + QPoint(30, 0))
    assert hand.canvas.overlay.live.route is None
    hand.move(hand.card("tp_3"))
    shown = hand.canvas.overlay.live.route
    hand.release(hand.card("tp_3"))
    made = next(one for one in hand.project.connections if one != "con_1")
    assert shown.steps == hand.canvas.scene.routes[made].steps


def test_a_connection_given_up_leaves_no_trace(hand):
    was = dict(hand.canvas.scene.routes)
    start = dot(hand, "tp_2", "right")
    hand.press(start)
    hand.move(start + QPoint(30, 0))
    hand.move(hand.card("tp_3"))
    hand.key(Key.Key_Escape)
    hand.release(hand.card("tp_3"))
    assert hand.canvas.scene.routes == was
    assert set(hand.canvas.scene.lines) == {"con_1"}


def test_an_end_given_up_goes_back(hand):
    was = dict(hand.canvas.scene.routes)
    hand.click(hand.middle("con_1"))
    x, y, _, _ = hand.canvas.scene.routes["con_1"].arrow
    hand.press(hand.at(x, y))
    hand.move(hand.at(x, y) + QPoint(0, 40))
    hand.move(hand.card("tp_2"))
    assert hand.canvas.overlay.lit == "tp_2"
    hand.key(Key.Key_Escape)
    hand.release(hand.card("tp_2"))
    assert hand.canvas.scene.routes == was
    assert hand.project.connections["con_1"].target == "tp_3"


def test_a_twin_of_a_connection_is_refused_with_a_sentence(hand):
    hand.drag(dot(hand, "tp_1", "right"), hand.card("tp_3"))
    assert hand.refusals
    assert set(hand.project.connections) == {"con_1"}


def test_a_sticky_dragged_off_the_canvas_goes_back_to_the_tray(hand):
    hand.canvas.workspace.run(AddSticky("sticky_1", "journey_1", "Later", stage="stage_2"))
    hand.drag(hand.card("sticky_1"), QPoint(1200, 300))
    assert hand.project.stickies["sticky_1"].stage is None


def test_a_drag_near_the_border_scrolls(hand, qtbot):
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 3000.0}))
    hand.canvas.zoom_to_actual()
    hand.canvas.reveal("tp_2")
    left = hand.canvas.camera.left
    hand.press(hand.card("tp_2"))
    hand.move(hand.card("tp_2") + QPoint(20, 0))
    hand.move(QPoint(hand.canvas.width() - 4, 300))
    qtbot.waitUntil(lambda: hand.canvas.camera.left < left - 40)
    x = hand.canvas.camera.journey_point(QPoint(hand.canvas.width() - 4, 300).toPointF())[0]
    hand.release(QPoint(hand.canvas.width() - 4, 300))
    card = hand.project.touchpoints["tp_2"]
    assert card.x < x < card.x + card.width, "the card stayed under the pointer"


def test_an_edit_from_elsewhere_ends_a_drag(hand):
    start = hand.card("tp_2")
    hand.press(start)
    hand.move(start + QPoint(0, 80))
    hand.canvas.workspace.run(Connect("con_9", "journey_1", "tp_1", "tp_2"))
    hand.release(start + QPoint(0, 80))
    assert hand.project.touchpoints["tp_2"].y == 200
    assert hand.canvas.scene.cards.boxes["tp_2"].y == 200


def test_a_card_is_painted_once_for_each_zoom_step(hand):
    hand.canvas.repaint()
    kept = hand.canvas.shown.pixmaps
    hand.canvas.camera.pan(40, 0)
    hand.canvas.show_view()
    hand.canvas.repaint()
    count = len(kept)
    assert count == 3
    hand.canvas.zoom_in()
    hand.canvas.repaint()
    assert len(kept) == 6


def test_a_lit_cycle_comes_into_sight(hand):
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 3000.0, "y": 2000.0}))
    hand.canvas.zoom_to_actual()
    hand.canvas.workspace.light(["tp_3"])
    assert hand.canvas.rect().contains(hand.card("tp_3"))
