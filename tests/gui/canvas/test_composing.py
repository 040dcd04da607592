"""Input methods on the canvas and in the field over a card: Chinese and Japanese are composed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

Key = Qt.Key


def names(hand):
    return [one.name for one in hand.project.touchpoints.values()]


def compose(hand, *preedits, commit=""):
    """What an input method sends to whatever has the focus, event by event."""
    for preedit in preedits:
        QApplication.sendEvent(hand._target(), QInputMethodEvent(preedit, []))
    end = QInputMethodEvent()
    end.setCommitString(commit)
    QApplication.sendEvent(hand._target(), end)


@pytest.mark.parametrize(
    ("preedits", "word"),
    [(("n", "ni", "ni h", "你好"), "你好"), (("k", "か", "かい", "買い"), "買い物")],
)
def test_a_composition_opens_a_draft_and_stays_where_it_began(empty_hand, preedits, word):
    hand = empty_hand
    QApplication.sendEvent(hand.canvas, QInputMethodEvent(preedits[0], []))
    assert hand.canvas.editor.isVisible()
    assert hand.canvas.hasFocus(), "the focus does not leave the composition"
    compose(hand, *preedits[1:], commit=word)
    assert hand.canvas.editor.text() == word
    assert hand.canvas.editor.hasFocus()
    compose(hand, "x", commit=word)
    hand.key(Key.Key_Return)
    assert names(hand) == [word * 2]


def test_a_composition_that_is_given_up_leaves_no_draft(empty_hand):
    hand = empty_hand
    compose(hand, "n", "ni", commit="")
    assert not hand.canvas.editor.isVisible()
    assert hand.canvas.overlay.draft is None
    assert names(hand) == []
    hand.type("Advert")
    hand.key(Key.Key_Return)
    assert names(hand) == ["Advert"]


def test_enter_that_ends_a_composition_ends_nothing_else(empty_hand):
    hand = empty_hand
    hand.type("A")
    QApplication.sendEvent(hand.canvas.editor, QInputMethodEvent("にほん", []))
    hand.key(Key.Key_Return)
    assert hand.canvas.editor.isVisible()
    assert names(hand) == []
    compose(hand, commit="日本")
    hand.key(Key.Key_Return)
    assert names(hand) == ["A日本"]


def test_enter_and_escape_in_the_first_composition_end_nothing_else(empty_hand):
    hand = empty_hand
    QApplication.sendEvent(hand.canvas, QInputMethodEvent("にほん", []))
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert hand.canvas.editor.isVisible()
    compose(hand, commit="日本")
    hand.key(Key.Key_Tab)
    assert names(hand) == ["日本"]


def test_a_composition_in_a_rename_is_taken(hand):
    hand.click(hand.card("tp_1"))
    hand.key(Key.Key_F2)
    compose(hand, "zh", "zhi", commit="支付")
    hand.key(Key.Key_Return)
    assert hand.project.touchpoints["tp_1"].name == "支付"


def test_letters_are_commands_with_an_input_method_too(hand):
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert hand.canvas.testAttribute(enabled)
    hand.click(hand.card("tp_1"))
    assert not hand.canvas.testAttribute(enabled)
    hand.key(Key.Key_Escape)
    assert hand.canvas.testAttribute(enabled)


def test_the_words_of_the_input_method_stand_at_the_draft(empty_hand):
    canvas = empty_hand.canvas
    QApplication.sendEvent(canvas, QInputMethodEvent("ni", []))
    place = canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert canvas.editor.geometry().contains(place.toRect().center())
