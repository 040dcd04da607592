"""Chosen cards are put in order, each time in one step, and where there is nothing to do it says
so."""

from __future__ import annotations

from journeymapper.commands.touchpoints import PlaceTouchpoints, ResizeTouchpoint
from journeymapper.gui.canvas.grid_lines import are_shown
from journeymapper.layout.tidying import overlap


def test_cards_line_up_and_stay_apart(hand):
    workspace = hand.canvas.workspace
    workspace.run(PlaceTouchpoints({"tp_2": (48, 200)}))
    workspace.select(["tp_1", "tp_2", "tp_3"])
    hand.canvas.tidying.align("left")
    cards = hand.project.touchpoints
    assert cards["tp_1"].x == cards["tp_2"].x == 32
    assert (cards["tp_3"].x, cards["tp_3"].stage) == (296, "stage_2"), "every stage has its line"
    workspace.undo()
    assert (cards["tp_2"].x, cards["tp_2"].y) == (48, 200)


def test_what_is_not_chosen_is_not_covered(hand):
    workspace = hand.canvas.workspace
    workspace.run(PlaceTouchpoints({"tp_2": (32, 140), "tp_3": (300, 300)}))
    workspace.select(["tp_1", "tp_3"])
    hand.canvas.tidying.align("top")
    workspace.run(PlaceTouchpoints({"tp_3": (60, 300)}))
    workspace.select(["tp_1", "tp_3"])
    hand.canvas.tidying.align("top")
    boxes = hand.canvas.scene.cards.boxes
    assert not overlap([boxes[one] for one in ("tp_1", "tp_2", "tp_3")])


def test_even_gaps(hand):
    workspace = hand.canvas.workspace
    workspace.select(["tp_1", "tp_2", "tp_3"])
    hand.canvas.tidying.align("left")
    hand.canvas.tidying.distribute(upright=True)
    tops = sorted(one.y for one in hand.project.touchpoints.values())
    assert tops[1] - tops[0] == tops[2] - tops[1]


def test_one_size(hand):
    workspace = hand.canvas.workspace
    hand.canvas.workspace.select(["tp_1"])
    hand.canvas.tidying.same_size()
    assert "at least 2 cards" in hand.refusals[-1]
    workspace.run(ResizeTouchpoint("tp_2", 240, 120))
    position = workspace.session.position
    workspace.select(["tp_1", "tp_2"])
    hand.canvas.tidying.same_size()
    sizes = {(one.width, one.height) for one in hand.project.touchpoints.values()}
    assert sizes == {(240, 120), (200, 88)}
    assert workspace.session.position == position + 1
    told: list[str] = []
    workspace.told.connect(told.append)
    hand.canvas.tidying.same_size()
    assert told == ["They are of one size already."]


def test_pinned_cards_are_told_and_let_go_again(hand):
    workspace = hand.canvas.workspace
    hand.canvas.tidying.pin()
    assert "Choose the touchpoints" in hand.refusals[-1]
    workspace.select(["tp_1", "tp_2"])
    hand.canvas.tidying.pin()
    assert hand.project.touchpoints["tp_1"].pinned and hand.project.touchpoints["tp_2"].pinned
    hand.canvas.tidying.pin()
    assert not hand.project.touchpoints["tp_1"].pinned


def test_grid_lines_are_seen_and_remembered(hand):
    plain = hand.canvas.grab().toImage()
    hand.canvas.toggle_grid_lines()
    assert hand.canvas.grab().toImage() != plain
    assert are_shown()
    hand.canvas.toggle_grid_lines()
    assert hand.canvas.grab().toImage() == plain
