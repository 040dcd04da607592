"""The first half of 400 graphs; see holding.py."""

from __future__ import annotations

from tests.layout.arranging.holding import hold


def test_no_cards_overlap_stages_are_kept_and_the_result_is_the_same_twice() -> None:
    hold(0)
