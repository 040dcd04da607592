"""Edits of votes.

PutDots(round_id, target, dots, vote_id, voter="")      negative dots are taken back
A round is added by AddRecord and closed by EditFields.
"""

from __future__ import annotations

from dataclasses import replace

from journeymapper.commands.base import Command, called, plural, tidy, wanted
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import Sticky, Touchpoint, Vote, VoteRound


@frozen
class PutDots(Command):
    """Give a sticky or touchpoint dots in an open round, or take some back. Who is named has
    ``dots_each`` and no more; the room's dots without a name are not counted."""

    round_id: str
    target: str
    dots: int
    vote_id: str
    voter: str = ""

    def plan(self, project: Project) -> Changes:
        voting = wanted(project, VoteRound, self.round_id)
        target = wanted(project, Record, self.target)
        if not isinstance(target, Sticky | Touchpoint):
            raise EditRefused("Dots go on stickies and touchpoints.")
        if voting.closed:
            raise EditRefused("This round is closed. Open it again to go on voting.")
        if target.journey != voting.journey:
            raise EditRefused(
                "The round is about another journey. Vote on that journey’s stickies."
            )
        voter = tidy(self.voter)
        votes = project.referring(Vote, voting.id)
        own = [one for one in votes if one.voter.casefold() == voter.casefold()]
        here = next((one for one in own if one.target == target.id), None)
        if voter and sum(one.dots for one in own) + self.dots > voting.dots_each:
            raise EditRefused(
                f"{voter} has {plural(voting.dots_each, 'dot')} in this round and has put them all."
            )
        if here is None:
            if self.dots <= 0:
                return ()
            vote = Vote(
                id=self.vote_id, round=voting.id, target=target.id, dots=self.dots, voter=voter
            )
            return created(vote)
        left = here.dots + self.dots
        return (Change(here, replace(here, dots=left) if left > 0 else None),)

    def name(self, project: Project) -> str:
        target = called(project.find(self.target))
        if self.dots < 0:
            return f"Take {plural(-self.dots, 'dot')} off {target}"
        return f"Put {plural(self.dots, 'dot')} on {target}"
