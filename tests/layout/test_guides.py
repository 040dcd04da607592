from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.layout import Rectangle, snap

CARD = Rectangle(240, 16, 200, 88)


def test_edges_align_with_a_neighbour_and_show_a_line() -> None:
    found = snap(Rectangle(0, 12, 200, 88), [CARD])
    assert found.dy == 4
    assert ((-12.0, 16.0), (452.0, 16.0)) in found.guides


def test_middles_align_when_cards_differ_in_height() -> None:
    found = snap(Rectangle(0, 30, 200, 66), [CARD])
    assert 30 + found.dy + 33 == 60


def test_without_a_neighbour_near_the_grid_counts() -> None:
    found = snap(Rectangle(1003, 2005, 200, 88), [CARD])
    assert ((1003 + found.dx) % 8, (2005 + found.dy) % 8) == (0, 0)
    assert found.guides == ()


def test_equal_gaps_are_found_and_shown() -> None:
    left, right = Rectangle(0, 0, 200, 88), Rectangle(520, 0, 200, 88)
    found = snap(Rectangle(263, 0, 200, 88), [left, right])
    assert found.dx == -3
    assert ((200.0, 44.0), (260.0, 44.0)) in found.guides
    assert ((460.0, 44.0), (520.0, 44.0)) in found.guides


@given(st.floats(-500, 500), st.floats(-500, 500))
def test_nothing_moves_further_than_the_reach_or_half_the_grid(x: float, y: float) -> None:
    found = snap(Rectangle(x, y, 200, 88), [CARD])
    assert abs(found.dx) <= 6 and abs(found.dy) <= 6
