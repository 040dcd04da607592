"""Keys while something is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from journeymapper.commands.experiences import experience_of
from journeymapper.gui.canvas.hit import Hit
from journeymapper.gui.keymap import back_to_default, choose_key

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_alt_and_arrows_move_as_one_step_and_with_shift_by_single_units(hand):
    hand.click(hand.card("tp_1"))
    for _ in range(3):
        hand.key(Key.Key_Right, ALT)
    hand.key(Key.Key_Down, ALT | SHIFT)
    moved = hand.project.touchpoints["tp_1"]
    assert (moved.x, moved.y) == (32 + 24, 41)
    hand.canvas.workspace.undo()
    back = hand.project.touchpoints["tp_1"]
    assert (back.x, back.y) == (32, 40)


def test_number_keys_set_what_the_active_persona_feels(hand):
    hand.click(hand.card("tp_2"))
    hand.key(Key.Key_5)
    assert experience_of(hand.project, "persona_1", "tp_2").emotion == 2
    hand.key(Key.Key_1)
    assert experience_of(hand.project, "persona_1", "tp_2").emotion == -2


def test_e_marks_essential_and_back(hand):
    hand.click(hand.card("tp_2"))
    hand.key(Key.Key_E)
    assert hand.project.touchpoints["tp_2"].essential
    hand.key(Key.Key_E)
    assert not hand.project.touchpoints["tp_2"].essential


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_takes_what_is_chosen_with_its_connections(hand, key):
    hand.click(hand.card("tp_1"))
    hand.key(key)
    assert set(hand.project.touchpoints) == {"tp_2", "tp_3"}
    assert not hand.project.connections
    assert "con_1" not in hand.canvas.scene.routes
    hand.canvas.workspace.undo()
    assert "con_1" in hand.canvas.scene.routes


def test_tab_walks_in_journey_order_and_arrows_along_connections(hand):
    hand.click(hand.card("tp_1"))
    hand.key(Key.Key_Tab)
    assert hand.selection == {"tp_2"}
    hand.key(Key.Key_Tab)
    assert hand.selection == {"tp_3"}
    hand.key(Key.Key_Left)
    assert hand.selection == {"tp_1"}
    hand.key(Key.Key_Right)
    assert hand.selection == {"tp_3"}


def test_select_all_and_escape(hand):
    hand.key(Key.Key_A, CONTROL)
    assert hand.selection == {"tp_1", "tp_2", "tp_3", "con_1"}
    hand.key(Key.Key_Escape)
    assert not hand.selection


@pytest.mark.parametrize(
    ("key", "page"),
    [(Key.Key_I, "inspector"), (Key.Key_F, "feedback-new"), (Key.Key_N, "empathy-note")],
)
def test_letters_open_pages_about_the_touchpoint(hand, qtbot, key, page):
    hand.click(hand.card("tp_1"))
    with qtbot.waitSignal(hand.canvas.workspace.page_asked) as asked:
        hand.key(key)
    assert asked.args == [page, "tp_1"]
    assert set(hand.project.touchpoints) == {"tp_1", "tp_2", "tp_3"}


def test_l_leads_a_loop_to_the_card_that_is_clicked(hand):
    hand.click(hand.card("tp_3"))
    hand.key(Key.Key_L)
    hand.hover(hand.card("tp_1"))
    assert hand.canvas.overlay.lit == "tp_1"
    hand.click(hand.card("tp_1"))
    loop = next(one for one in hand.project.connections.values() if one.id != "con_1")
    assert (loop.source, loop.target, loop.kind) == ("tp_3", "tp_1", "loop")
    assert hand.canvas.question.isVisible()


def test_l_finds_its_target_by_name(hand):
    hand.click(hand.card("tp_3"))
    hand.key(Key.Key_L)
    hand.type("webs")
    assert hand.canvas.overlay.lit == "tp_2"
    hand.key(Key.Key_Return)
    assert any(
        (one.source, one.target) == ("tp_3", "tp_2") for one in hand.project.connections.values()
    )


def test_escape_gives_the_loop_up(hand):
    hand.click(hand.card("tp_3"))
    hand.key(Key.Key_L)
    hand.key(Key.Key_Escape)
    hand.click(hand.card("tp_1"))
    assert set(hand.project.connections) == {"con_1"}
    assert hand.selection == {"tp_1"}


def test_copy_and_paste_and_duplicate(hand):
    hand.click(hand.card("tp_1"))
    hand.click(hand.card("tp_3"), CONTROL)
    assert hand.selection == {"tp_1", "tp_3"}
    hand.key(Key.Key_C, CONTROL)
    hand.key(Key.Key_V, CONTROL)
    assert len(hand.project.touchpoints) == 5
    assert len(hand.project.connections) == 2, "what lay between them came along"
    assert len(hand.selection) == 2
    hand.key(Key.Key_D, CONTROL)
    assert len(hand.project.touchpoints) == 7
    hand.key(Key.Key_X, CONTROL)
    assert len(hand.project.touchpoints) == 5


def test_a_context_menu_shows_the_keys_that_were_chosen(hand, home):
    assert home
    choose_key("essential", "G")
    hand.canvas.workspace.select(["tp_1"])
    menu = hand.canvas.menus.menu_for(Hit("card", "tp_1"), hand.card("tp_1"))
    shown = [one.text() for one in menu.actions()]
    back_to_default()
    assert "Essential\tG" in shown
    assert "Inspect\tI" in shown
    menu.deleteLater()
