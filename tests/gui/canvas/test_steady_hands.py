"""Nothing runs away under the hand: scrolling drags, clicks on edges, lines, loop questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from journeymapper.commands.connections import Connect, MarkLoop
from journeymapper.commands.records import EditFields
from journeymapper.domain.vocabulary import LoopKind, WalkedBy
from tests.gui.canvas.test_gestures import dot
from tests.gui.canvas.test_loops_and_personas import lead_back

Key = Qt.Key
HELD_MS = 500


def view(hand):
    return hand.canvas.camera.left, hand.canvas.camera.top


@pytest.fixture
def wide(hand):
    """A map far larger than the canvas, shown in true size."""
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 3000.0, "y": 3000.0}))
    hand.canvas.zoom_to_actual()
    hand.canvas.reveal("tp_1")
    return hand


def test_a_stage_s_edge_and_header_scroll_nothing(wide):
    was = view(wide)
    edge = QPoint(round(wide.canvas.camera.x_of(264)), 28)
    wide.press(edge)
    wide.move(edge + QPoint(20, 0))
    wide.move(QPoint(wide.canvas.width() - 3, 28))
    QTest.qWait(HELD_MS)
    assert view(wide) == was
    wide.key(Key.Key_Escape)
    wide.release(edge)
    wide.drag(wide.header("stage_1"), QPoint(3, 20))
    assert view(wide) == was


def test_a_card_held_over_the_headers_scrolls_nothing(wide):
    wide.canvas.camera.pan(0, -100)
    wide.canvas.show_view()
    start = wide.card("tp_2")
    was = view(wide)
    wide.press(start)
    wide.move(start + QPoint(0, 20))
    wide.move(QPoint(start.x(), 30))
    QTest.qWait(HELD_MS)
    assert view(wide) == was
    wide.key(Key.Key_Escape)
    wide.release(start)


def test_a_drag_cannot_leave_the_map(hand):
    was = view(hand)
    start = hand.card("tp_2")
    hand.press(start)
    hand.move(start + QPoint(0, 20))
    hand.move(QPoint(hand.canvas.width() - 2, hand.canvas.height() - 2))
    QTest.qWait(HELD_MS)
    hand.move(QPoint(3, hand.canvas.height() - 2))
    QTest.qWait(HELD_MS)
    assert view(hand) == was, "all of the map is in sight already"
    hand.key(Key.Key_Escape)
    hand.release(start)


def test_a_click_on_a_card_s_edge_chooses_the_card(hand):
    hand.click(dot(hand, "tp_1", "left"))
    assert hand.selection == {"tp_1"}
    assert not hand.canvas.pending_source
    assert not hand.canvas.banner.isVisible()


def test_a_click_on_an_edge_begins_a_connection_with_the_connecting_tool(hand):
    hand.canvas.workspace.take_tool("connect")
    hand.click(dot(hand, "tp_2", "right"))
    hand.click(hand.card("tp_3"))
    assert any(
        (one.source, one.target) == ("tp_2", "tp_3") for one in hand.project.connections.values()
    )


def test_the_line_of_help_goes_when_the_keyboard_goes_elsewhere(hand, qtbot):
    other = QLineEdit(hand.canvas.window())
    other.show()
    hand.click(hand.card("tp_2"))
    hand.key(Key.Key_L)
    assert hand.canvas.target_search.isVisible()
    other.setFocus()
    qtbot.waitUntil(lambda: not hand.canvas.target_search.isVisible())
    assert not hand.canvas.pending_source


def test_a_line_that_nobody_chose_is_chosen_and_bent_by_one_drag(hand):
    was = view(hand)
    hand.drag(hand.middle("con_1"), hand.at(264, 160))
    assert hand.project.connections["con_1"].bends == ((264.0, 160.0),)
    assert hand.selection == {"con_1"}
    assert view(hand) == was


def test_control_and_a_click_add_a_line_to_what_is_chosen(hand):
    hand.click(hand.card("tp_2"))
    hand.click(hand.middle("con_1"), Qt.KeyboardModifier.ControlModifier)
    assert hand.selection == {"tp_2", "con_1"}


def test_arrows_choose_the_kind_of_a_loop(hand):
    loop = lead_back(hand)
    question = hand.canvas.question
    assert question.kinds.checkedButton() is None
    assert not any(chip.hasFocus() for chip in question.kinds.buttons())
    for _ in range(4):
        hand.key(Key.Key_Right)
    assert question.kinds.checkedId() == 3
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Tab)
    assert question.name.hasFocus()
    hand.type("morning look")
    hand.key(Key.Key_Return)
    made = hand.project.connections[loop]
    assert (made.loop_kind, made.label) == (LoopKind.HABIT, "morning look")


def test_arrows_choose_who_walks_a_loop(hand):
    loop = lead_back(hand)
    question = hand.canvas.question
    question.walkers.button(0).setFocus()
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Return)
    assert hand.project.connections[loop].walked_by is WalkedBy.ORGANISATION
    assert hand.project.connections[loop].loop_kind is None


def test_a_pasted_picture_is_shown_in_the_inspector(hand, qtbot):
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    hand.click(hand.card("tp_2"))
    with qtbot.waitSignal(hand.canvas.workspace.page_asked) as asked:
        hand.key(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["inspector", "tp_2"]


def test_a_chosen_friction_loop_stays_coral(hand):
    hand.canvas.workspace.run(Connect("con_l", "journey_1", "tp_3", "tp_2"))
    hand.canvas.workspace.run(MarkLoop("con_l", LoopKind.FRICTION, "", None, WalkedBy.CUSTOMER))

    def halo() -> QColor:
        """The colour beside the line, where its halo shines."""
        hand.canvas.workspace.select(["con_l"])
        place = hand.middle("con_l")
        image = hand.canvas.grab().toImage()
        found = [image.pixelColor(place.x(), place.y() + way) for way in range(-5, 6)]
        return max(found, key=lambda one: one.red() - one.green())

    tints = halo()
    assert tints.red() > tints.green() + 30
