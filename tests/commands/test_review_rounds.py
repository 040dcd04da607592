"""Rounds of review: every card has its number, and what is said of it comes back to it."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.commands.records import DeleteRecords
from journeymapper.commands.review_rounds import (
    NumberNewCards,
    SettleComments,
    StartReview,
    TakeComments,
    numbers_of,
    open_comments,
)
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import ReviewComment, ReviewRound
from tests.a_project import a_project, do

ROUND = "reviewround_1"


@pytest.fixture
def project() -> Project:
    made = a_project()
    do(made, StartReview(ROUND, "Round 1", ["journey_1"], date(2026, 11, 22)))
    return made


def comment(number: int | None, text: str, author: str = "Anna", of: str = "") -> ReviewComment:
    return ReviewComment(
        id="comment_new",
        review_round=ROUND,
        number=number,
        author=author,
        text=text,
        external_id=of,
    )


def test_cards_are_numbered_in_journey_order(project: Project) -> None:
    order = [one.id for one in journey_order(project, "journey_1")]
    assert numbers_of(project, ROUND) == {one: n for n, one in enumerate(order, 1)}


def test_a_number_is_never_given_twice(project: Project) -> None:
    first, *rest = [one.id for one in journey_order(project, "journey_1")]
    count = len(rest) + 1
    do(project, AddTouchpoint("tp_new", "journey_1", "Later", 0, 900))
    do(project, DeleteRecords([first]))
    do(project, NumberNewCards(ROUND, ["journey_1"]))
    numbers = numbers_of(project, ROUND)
    assert numbers["tp_new"] == count + 1
    assert 1 not in numbers.values()
    assert NumberNewCards(ROUND, ["journey_1"]).plan(project) == ()


def test_comments_come_back_by_number_once(project: Project) -> None:
    card = next(one for one, number in numbers_of(project, ROUND).items() if number == 2)
    answers = [comment(2, "Too slow", of="sheet:2"), comment(None, "Well done"), comment(99, "?")]
    do(project, TakeComments(ROUND, answers))
    do(project, TakeComments(ROUND, [*answers, comment(2, " Too  slow "), comment(2, "Why?")]))
    assert [one.text for one in open_comments(project, card)] == ["Too slow", "Why?"]
    assert len(project.all(ReviewComment)) == 4
    loose = [one.text for one in project.all(ReviewComment).values() if one.touchpoint is None]
    assert sorted(loose) == ["?", "Well done"]


def test_a_comment_lies_at_its_card_until_it_is_settled(project: Project) -> None:
    card = next(one for one, number in numbers_of(project, ROUND).items() if number == 1)
    do(project, TakeComments(ROUND, [comment(1, "Too slow")]))
    (one,) = open_comments(project, card)
    do(project, SettleComments([one.id]))
    assert not open_comments(project, card)
    do(project, SettleComments([one.id], settled=False))
    do(project, DeleteRecords([card]))
    kept = project.all(ReviewComment)[one.id]
    assert (kept.touchpoint, kept.number) == (None, 1)


def test_a_round_takes_its_numbers_and_comments_along(project: Project) -> None:
    do(project, TakeComments(ROUND, [comment(1, "Too slow")]))
    do(project, DeleteRecords([ROUND]))
    assert not project.all(ReviewRound)
    assert not project.all(ReviewComment)


def test_what_makes_no_sense_is_refused(project: Project) -> None:
    with pytest.raises(EditRefused, match="needs a name"):
        do(project, StartReview("reviewround_2", " ", ["journey_1"]))
    with pytest.raises(EditRefused, match="no card to number"):
        do(project, StartReview("reviewround_2", "Two", []))
    with pytest.raises(EditRefused, match="comment is empty"):
        do(project, TakeComments(ROUND, [comment(1, " ")]))
