"""Votes: how many dots a sticky or touchpoint has, and how a round stands."""

from __future__ import annotations

from collections import Counter

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Vote, VoteRound
from journeymapper.words import counted


@frozen
class Standing:
    """How many dots one sticky or touchpoint has in a round. ``place`` counts from 1; equal dots
    share a place."""

    target: str
    dots: int
    place: int


def is_secret(voting: VoteRound) -> bool:
    """Whether nobody may see the sums yet: the round is blind and still open."""
    return voting.blind and not voting.closed


def dots_of(project: Project, record_id: str) -> int:
    """The dots on a sticky or touchpoint, over all rounds whose sums may be seen."""
    return sum(
        vote.dots
        for vote in project.referring(Vote, record_id)
        if not is_secret(project.get(VoteRound, vote.round))
    )


def votes_said(dots: int) -> str:
    """``1 vote``, ``9 votes``; empty without any."""
    return counted("{count} vote", "{count} votes", dots) if dots else ""


def rounds_of(project: Project, journey: str) -> list[VoteRound]:
    """The rounds of a journey, the oldest first."""
    return by_rank(project.referring(VoteRound, journey))


def open_round(project: Project, journey: str) -> VoteRound | None:
    """The round that is voted in now: the newest of the journey that is not closed."""
    return next((one for one in rounds_of(project, journey)[::-1] if not one.closed), None)


def dots_in(project: Project, round_id: str) -> dict[str, int]:
    """Dots by target in one round, whether or not they may be seen."""
    dots: Counter[str] = Counter()
    for vote in project.referring(Vote, round_id):
        dots[vote.target] += vote.dots
    return dict(dots)


def dots_by_voter(project: Project, round_id: str) -> dict[str, int]:
    """How many dots each voter has given in a round; the empty name is everybody unnamed."""
    dots: Counter[str] = Counter()
    for vote in project.referring(Vote, round_id):
        dots[vote.voter] += vote.dots
    return dict(dots)


def result(project: Project, round_id: str) -> list[Standing]:
    """What has dots in a round, most first, ties by id. Empty while the sums are secret."""
    if is_secret(project.get(VoteRound, round_id)):
        return []
    ranked = sorted(dots_in(project, round_id).items(), key=lambda one: (-one[1], one[0]))
    counts = [dots for _, dots in ranked]
    return [Standing(target, dots, counts.index(dots) + 1) for target, dots in ranked if dots > 0]
