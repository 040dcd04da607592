"""Which of several notes a step moves on, and what is said of the others."""

from __future__ import annotations

import pytest

from journeymapper.analysis.feedback import left_said, to_move_on
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status

NEW, TRIAGED, ACTING, CLOSED = Status


def notes(*statuses: Status) -> list[FeedbackNote]:
    return [
        FeedbackNote(id=f"feedback_{n}", text="x", status=one) for n, one in enumerate(statuses)
    ]


@pytest.mark.parametrize(
    ("statuses", "step", "moved", "said"),
    [
        ((NEW, NEW), TRIAGED, 2, ""),
        ((NEW, TRIAGED), TRIAGED, 1, ""),
        ((NEW, ACTING, CLOSED), TRIAGED, 1, "1 triaged; 2 are further already"),
        ((NEW, TRIAGED, CLOSED), ACTING, 2, "2 acting; 1 is further already"),
        ((ACTING, CLOSED), TRIAGED, 0, "2 are further already"),
        ((CLOSED, CLOSED), TRIAGED, 2, ""),
        ((ACTING,), TRIAGED, 1, ""),
        ((CLOSED,), ACTING, 1, ""),
        ((TRIAGED, ACTING, CLOSED), NEW, 2, "2 new; 1 is closed"),
    ],
)
def test_a_step_moves_nothing_back_but_where_that_is_meant(
    statuses: tuple[Status, ...], step: Status, moved: int, said: str
) -> None:
    some = notes(*statuses)
    assert len(to_move_on(some, step)) == moved
    assert left_said(some, moved, step) == said
