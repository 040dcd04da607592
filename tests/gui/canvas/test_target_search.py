"""The quick search for where a loop leads."""

from __future__ import annotations

from PySide6.QtCore import Qt

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def listed(hand):
    shown = hand.canvas.target_search.list
    return [shown.item(row).text().split("   ·   ")[0] for row in range(shown.count())]


def loops(hand):
    names = {one.id: one.name for one in hand.project.touchpoints.values()}
    return [
        (names[one.source], names[one.target])
        for one in hand.project.connections.values()
        if one.id != "con_1"
    ]


def test_what_leads_here_is_offered_before_anything_is_typed(hand):
    hand.click(hand.card("tp_3"))
    hand.key(Key.Key_L)
    assert listed(hand) == ["Advert"]
    hand.key(Key.Key_Return)
    assert loops(hand) == [], "nothing is chosen yet"
    hand.key(Key.Key_Down)
    assert hand.canvas.overlay.lit == "tp_1"
    hand.key(Key.Key_Return)
    assert loops(hand) == [("Sign-up", "Advert")]
    assert hand.canvas.question.isVisible()
    hand.key(Key.Key_4)
    hand.key(Key.Key_Return)
    assert hand.selection == {"tp_3"}, "one goes on from where the loop begins"
    assert hand.canvas.hasFocus()


def test_slips_are_forgiven_and_arrows_choose(hand):
    hand.click(hand.card("tp_3"))
    hand.key(Key.Key_L)
    hand.type("wbesite")
    assert listed(hand)[0] == "Website"
    hand.key(Key.Key_Return)
    assert loops(hand) == [("Sign-up", "Website")]


def test_nothing_that_fits_is_said_and_leads_nowhere(hand):
    hand.click(hand.card("tp_3"))
    hand.key(Key.Key_L)
    hand.type("qqqq")
    assert listed(hand) == []
    assert "No touchpoint" in hand.canvas.target_search.said.text()
    hand.key(Key.Key_Return)
    assert loops(hand) == []
    hand.key(Key.Key_Escape)
    assert not hand.canvas.target_search.isVisible()
    assert not hand.canvas.pending_source
    assert hand.canvas.hasFocus()
    assert hand.selection == {"tp_3"}


def test_a_note_is_put_on_a_touchpoint_by_name(hand):
    hand.click(hand.card("tp_1"))
    hand.key(Key.Key_S)
    hand.type("Too loud")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    (note,) = hand.project.stickies.values()
    assert note.touchpoint == "tp_1"
    hand.canvas.workspace.select([note.id])
    hand.key(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert hand.project.stickies[note.id].stage == "stage_2"
    hand.key(Key.Key_L)
    hand.type("sign")
    hand.key(Key.Key_Return)
    assert hand.project.stickies[note.id].touchpoint == "tp_3"
