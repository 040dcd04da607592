"""Votes: what may be seen, who is first, and how many dots a name has given."""

from __future__ import annotations

import pytest

from journeymapper.analysis.votes import (
    dots_by_voter,
    dots_in,
    dots_of,
    open_round,
    result,
    rounds_of,
    votes_said,
)
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Sticky, Vote, VoteRound


@pytest.fixture
def project() -> Project:
    return Project(
        [
            ProjectDetails(id="project_1"),
            Journey(id="journey_1", title="Trial"),
            *(Sticky(id=f"sticky_{one}", journey="journey_1", text=one) for one in "abc"),
            VoteRound(id="round_1", journey="journey_1", question="Worst?", rank="a1", closed=True),
            VoteRound(id="round_2", journey="journey_1", question="Next?", rank="a2", blind=True),
            Vote(id="vote_1", round="round_1", target="sticky_a", dots=3, voter="Ana"),
            Vote(id="vote_2", round="round_1", target="sticky_a", dots=1, voter="Ben"),
            Vote(id="vote_3", round="round_1", target="sticky_b", dots=4),
            Vote(id="vote_4", round="round_1", target="sticky_c", dots=1, voter="Ana"),
            Vote(id="vote_5", round="round_2", target="sticky_a", dots=7),
        ]
    )


def test_dots_of_an_open_blind_round_are_not_told(project: Project) -> None:
    assert dots_of(project, "sticky_a") == 4
    assert dots_of(project, "sticky_9") == 0
    assert result(project, "round_2") == []
    assert dots_in(project, "round_2") == {"sticky_a": 7}


def test_the_result_is_sorted_and_equal_dots_share_a_place(project: Project) -> None:
    found = [(one.target, one.dots, one.place) for one in result(project, "round_1")]
    assert found == [("sticky_a", 4, 1), ("sticky_b", 4, 1), ("sticky_c", 1, 3)]
    assert dots_by_voter(project, "round_1") == {"Ana": 4, "Ben": 1, "": 4}


def test_the_open_round_is_the_newest_that_is_not_closed(project: Project) -> None:
    assert [one.id for one in rounds_of(project, "journey_1")] == ["round_1", "round_2"]
    found = open_round(project, "journey_1")
    assert found is not None and found.id == "round_2"


def test_votes_are_said_in_words() -> None:
    assert [votes_said(one) for one in (0, 1, 9)] == ["", "1 vote", "9 votes"]
