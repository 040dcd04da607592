"""Cards put in line, evenly apart and of one size never come to lie on one another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.layout import Rectangle
from journeymapper.layout.tidying import (
    ACROSS,
    DOWN,
    aligned,
    distributed,
    grown_apart,
    largest,
    overlap,
)

NUMBER = st.integers(-2_000, 2_000).map(float)
SIZE = st.integers(40, 400).map(float)
CARDS = st.lists(st.builds(Rectangle, NUMBER, NUMBER, SIZE, SIZE), min_size=2, max_size=12).map(
    lambda boxes: {f"tp_{n:02}": box for n, box in enumerate(boxes)}
)


def _moved(boxes: dict[str, Rectangle], places: dict[str, tuple[float, float]]) -> list[Rectangle]:
    return [Rectangle(*places[key], box.width, box.height) for key, box in boxes.items()]


@given(CARDS, st.sampled_from([*ACROSS, *DOWN]))
def test_aligned_cards_share_an_edge_and_do_not_overlap(
    boxes: dict[str, Rectangle], edge: str
) -> None:
    after = _moved(boxes, aligned(boxes, edge))
    side = {
        "left": lambda box: box.x,
        "centre": lambda box: box.cx,
        "right": lambda box: box.right,
        "top": lambda box: box.y,
        "middle": lambda box: box.cy,
        "bottom": lambda box: box.bottom,
    }[edge]
    assert len({side(box) for box in after}) == 1
    assert not overlap(after)


@given(CARDS, st.booleans())
def test_distributed_cards_have_even_gaps(boxes: dict[str, Rectangle], upright: bool) -> None:
    after = _moved(boxes, distributed(boxes, upright=upright))
    spans = sorted((box.y, box.bottom) if upright else (box.x, box.right) for box in after)
    gaps = [low - high for (_, high), (low, _) in pairwise(spans)]
    assert max(gaps) - min(gaps) < 1e-6
    assert min(gaps) >= 16 - 1e-6


@given(CARDS)
def test_cards_of_one_size_move_apart(boxes: dict[str, Rectangle]) -> None:
    size = largest(list(boxes.values()))
    after = list(grown_apart(boxes, size).values())
    assert {(box.width, box.height) for box in after} == {size}
    assert not overlap(after)


def test_cards_that_have_room_stay_in_their_rows() -> None:
    boxes = {"a": Rectangle(0, 0, 200, 88), "b": Rectangle(30, 120, 200, 88)}
    assert aligned(boxes, "left") == {"a": (0, 0), "b": (0, 120)}
    assert aligned(boxes, "bottom") == {"a": (0, 120), "b": (216, 120)}


@pytest.mark.parametrize(("room", "gap"), [(600.0, 18.0), (300.0, 16.0)])
def test_the_outermost_stay_where_there_is_room(room: float, gap: float) -> None:
    boxes = {
        "a": Rectangle(0, 0, 188, 40),
        "b": Rectangle(10, 60, 188, 40),
        "c": Rectangle(room - 188, 0, 188, 40),
    }
    places = distributed(boxes, upright=False)
    assert places["b"] == (188 + gap, 60)
    assert places["c"][0] == 2 * (188 + gap)
