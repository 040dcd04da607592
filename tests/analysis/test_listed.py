"""Several names in a sentence."""

from __future__ import annotations

import pytest

from journeymapper.analysis.listed import listed


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "A"),
        (2, "A and B"),
        (3, "A, B and C"),
        (4, "A, B and 2 more"),
        (9, "A, B and 7 more"),
    ],
)
def test_names_are_listed(count: int, said: str) -> None:
    assert listed("ABCDEFGHI"[:count]) == said


def test_not_all_names_need_to_be_given() -> None:
    assert listed("ABC", 40) == "A, B and 38 more"
