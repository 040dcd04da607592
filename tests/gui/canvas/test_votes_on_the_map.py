"""Votes on the map: a note says them as soon as they may be seen, and goes back with undo."""

from __future__ import annotations

from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.votes import PutDots
from journeymapper.domain.records import VoteRound


def said(hand) -> str:
    look, _ = hand.canvas.shown.looks.box("sticky_1")
    return look.votes


def height(hand) -> float:
    return hand.canvas.scene.cards.boxes["sticky_1"].height


def test_a_note_shows_the_votes_it_gets(hand):
    run = hand.canvas.workspace.run
    run(AddSticky("sticky_1", "journey_1", "Call us", stage="stage_2"))
    voting = VoteRound(id="round_1", journey="journey_1", question="Worst?", blind=True)
    run(AddRecord(voting))
    low = height(hand)
    run(PutDots("round_1", "sticky_1", 9, "vote_1"))
    assert (said(hand), height(hand)) == ("", low)
    run(EditFields("round_1", {"closed": True}))
    assert said(hand) == "9 votes"
    assert height(hand) > low
    hand.canvas.workspace.undo()
    assert (said(hand), height(hand)) == ("", low)
    run(EditFields("round_1", {"blind": False}))
    run(PutDots("round_1", "sticky_1", 1, "vote_2"))
    assert said(hand) == "10 votes"
