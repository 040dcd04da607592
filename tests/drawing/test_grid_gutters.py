"""Ways of a blueprint keep to the gutters: they cross no card and share no port."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.grid.gutters import Stand, Way, gutter_routes
from journeymapper.layout import Rectangle, flatten

WIDTH, GUTTER, ROW = 180.0, 30.0, 150.0
COLUMNS = ROWS = 3


def stands() -> dict[str, Stand]:
    """Two cards in every cell, as the grid puts them."""
    return {
        f"{row}{column}{n}": Stand(
            place=Rectangle(column * WIDTH, row * ROW + 10 + n * 62, WIDTH - GUTTER, 54),
            column=column,
            row=row,
        )
        for row in range(ROWS)
        for column in range(COLUMNS)
        for n in range(2)
    }


ENDS = st.tuples(st.sampled_from(sorted(stands())), st.sampled_from(sorted(stands())))


@given(st.lists(ENDS.filter(lambda ends: ends[0][0] != ends[1][0]), max_size=9))
def test_ways_cross_no_card_and_have_ports_of_their_own(ends: list[tuple[str, str]]) -> None:
    cards = stands()
    ways = [Way(f"way{n}", *pair) for n, pair in enumerate(ends)]
    middles = [(n + 1) * WIDTH - GUTTER / 2 for n in range(COLUMNS)]
    routes = gutter_routes(ways, cards, middles, [n * ROW for n in range(ROWS + 1)])
    assert set(routes) == {one.id for one in ways}
    ports = []
    for one in ways:
        route = routes[one.id]
        points = [(float(step[-2]), float(step[-1])) for step in route.steps]
        ports += [points[0], points[-1]]
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            assert x0 == x1 or y0 == y1, "at right angles"
        assert abs(points[-1][0] - points[-2][0]) > 9, "room for the head of the arrow"
        for x, y in flatten(route.steps):
            assert not any(card.place.inflated(-0.5).contains(x, y) for card in cards.values())
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            for part in range(1, 20):
                x, y = x0 + (x1 - x0) * part / 20, y0 + (y1 - y0) * part / 20
                assert not any(one.place.inflated(-0.5).contains(x, y) for one in cards.values())
    assert len(set(ports)) == len(ports)
