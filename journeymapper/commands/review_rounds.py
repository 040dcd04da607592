"""Edits of rounds of review: numbers on cards, and the comments that come back by them.

StartReview(round_id, title, journeys, on=None)   numbers the cards of these journeys
NumberNewCards(round_id, journeys)                cards that came later get the next numbers
TakeComments(round_id, comments, seed)            what is there already is not taken twice
SettleComments(comment_ids, settled=True)
Closing a round, renaming it: EditFields. Taking away: DeleteRecords.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymapper.commands.base import Command, called, plural, tidy, wanted
from journeymapper.commands.draft import derived_id
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order, rank_after, ranks_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    CardNumber,
    Journey,
    ReviewComment,
    ReviewRound,
)

MOST_COMMENTS = 20_000
REVIEW_COLUMNS = {
    "number": "review_number",
    "comment": "review_comment",
    "author": "review_author",
}
"""What a workbook in another language than English calls its columns inside, followed by ``_`` and
the language: names that stay at their cells when columns are moved and sheets renamed."""


def numbers_of(project: Project, round_id: str) -> dict[str, int]:
    """The number of every card that the round's documents show, by touchpoint."""
    return {one.touchpoint: one.number for one in project.referring(CardNumber, round_id)}


def open_comments(project: Project, touchpoint_id: str) -> list[ReviewComment]:
    """The comments that lie at a touchpoint still, in their order."""
    found = project.referring(ReviewComment, touchpoint_id)
    return sorted((one for one in found if not one.settled), key=lambda one: (one.rank, one.id))


@frozen
class StartReview(Command):
    """Number the cards of journeys from 1 on, journey by journey in journey order."""

    round_id: str
    title: str
    journeys: Sequence[str]
    on: date | None = None

    def plan(self, project: Project) -> Changes:
        name = tidy(self.title)
        if not name:
            raise EditRefused("A review round needs a name. Type one, for example “Round 1”.")
        made = ReviewRound(
            id=self.round_id,
            name=name,
            started_on=self.on,
            rank=rank_after(project.all(ReviewRound).values()),
        )
        numbers = _new_numbers(project, self.round_id, self.journeys)
        if not numbers:
            raise EditRefused("There is no card to number yet. Add a touchpoint first.")
        return created(made, *numbers)

    def name(self, project: Project) -> str:
        return f"Start the review round “{tidy(self.title)}”"


@frozen
class NumberNewCards(Command):
    """Give the cards of journeys that have no number in the round the next ones."""

    round_id: str
    journeys: Sequence[str]

    def plan(self, project: Project) -> Changes:
        wanted(project, ReviewRound, self.round_id)
        return created(*_new_numbers(project, self.round_id, self.journeys))

    def name(self, project: Project) -> str:
        return f"Number new cards of {called(project.find(self.round_id))}"


@frozen
class TakeComments(Command):
    """Take in comments that came back, given without id, round and rank: each lies at the card that
    has its number. One whose ``external_id`` is there already, or that says the same of the same
    card by the same author, is passed over."""

    round_id: str
    comments: Sequence[ReviewComment]

    def plan(self, project: Project) -> Changes:
        wanted(project, ReviewRound, self.round_id)
        if len(self.comments) > MOST_COMMENTS:
            raise EditRefused(f"At most {MOST_COMMENTS:,} comments come in at once.")
        cards = {number: one for one, number in numbers_of(project, self.round_id).items()}
        kept = project.referring(ReviewComment, self.round_id)
        known = {_sameness(one) for one in kept} | {one.external_id for one in kept}
        taken: list[ReviewComment] = []
        for one in self.comments:
            if not one.text.strip():
                raise EditRefused("A comment is empty. Leave it out.")
            if _sameness(one) in known or (one.external_id and one.external_id in known):
                continue
            known |= {_sameness(one), one.external_id}
            taken.append(one)
        last = max((one.rank for one in kept), default="")
        return created(
            *(
                replace(
                    one,
                    id=derived_id(
                        ReviewComment, self.round_id, str(one.number), one.author, one.text
                    ),
                    review_round=self.round_id,
                    touchpoint=cards.get(one.number) if one.number is not None else None,
                    rank=rank,
                )
                for one, rank in zip(taken, ranks_after(last, len(taken)), strict=True)
            )
        )

    def name(self, project: Project) -> str:
        return f"Take in {plural(len(self.comments), 'review comment')}"


@frozen
class SettleComments(Command):
    """Say that comments are dealt with, or that they are not."""

    comment_ids: Sequence[str]
    settled: bool = True

    def plan(self, project: Project) -> Changes:
        comments = [wanted(project, ReviewComment, one) for one in dict.fromkeys(self.comment_ids)]
        return tuple(
            Change(one, replace(one, settled=self.settled))
            for one in comments
            if one.settled != self.settled
        )

    def name(self, project: Project) -> str:
        what = plural(len(self.comment_ids), "review comment")
        return f"Settle {what}" if self.settled else f"Open {what} again"


def _sameness(one: ReviewComment) -> tuple[int | None, str, str]:
    return one.number, one.author.casefold().strip(), " ".join(one.text.split())


def _new_numbers(project: Project, round_id: str, journeys: Sequence[str]) -> list[CardNumber]:
    known = numbers_of(project, round_id) if project.find(round_id) else {}
    number = max(known.values(), default=0)
    made: list[CardNumber] = []
    for journey_id in dict.fromkeys(journeys):
        wanted(project, Journey, journey_id)
        for touchpoint in journey_order(project, journey_id):
            if touchpoint.id not in known:
                number += 1
                made.append(
                    CardNumber(
                        id=derived_id(CardNumber, round_id, touchpoint.id),
                        review_round=round_id,
                        touchpoint=touchpoint.id,
                        number=number,
                    )
                )
    return made
