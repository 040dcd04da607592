"""Random worlds of cards and wishes, and what must hold for every routing of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hypothesis import strategies as st

from journeymapper.layout import Rectangle, Route, Wish, flatten
from journeymapper.layout.geometry import segment_meets_box

World = tuple[list[Wish], dict[str, Rectangle]]
GAP = 40


@st.composite
def worlds(draw: st.DrawFn, most_cards: int = 14, most_wishes: int = 16) -> World:
    """Cards that keep gaps of at least 40, and wishes between any of them."""
    cells = draw(
        st.lists(
            st.tuples(st.integers(0, 5), st.integers(0, 5)),
            min_size=2,
            max_size=most_cards,
            unique=True,
        )
    )
    cards: dict[str, Rectangle] = {}
    for number, (column, row) in enumerate(cells):
        dx, dy = draw(st.tuples(st.integers(0, 60), st.integers(0, 40)))
        cards[f"card{number}"] = Rectangle(
            column * (200 + GAP + 60) + dx, row * (88 + GAP + 40) + dy, 200, 88
        )
    names = sorted(cards)
    wishes: list[Wish] = []
    for number in range(draw(st.integers(1, most_wishes))):
        source, target = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        size = draw(st.sampled_from([None, (60.0, 22.0), (120.0, 22.0)]))
        wishes.append(
            Wish(
                f"wish{number:02}",
                cards[source],
                cards[target],
                source,
                target,
                is_loop=draw(st.booleans()),
                label_size=size,
            )
        )
    return wishes, cards


def is_on_edge(card: Rectangle, x: float, y: float) -> bool:
    inside = card.inflated(0.01).contains(x, y)
    return inside and not card.inflated(-0.01).contains(x, y)


def cards_crossed(route: Route, cards: Mapping[str, Rectangle], own: Sequence[str]) -> set[str]:
    """The cards, other than its ends, that the line runs through."""
    crossed: set[str] = set()
    for (ax, ay), (bx, by) in pairwise(flatten(route.steps)):
        for key, card in cards.items():
            box = (card.x, card.y, card.right, card.bottom)
            if key not in own and segment_meets_box(ax, ay, bx, by, *box):
                crossed.add(key)
    return crossed


def assert_valid(
    wishes: Sequence[Wish], cards: Mapping[str, Rectangle], routes: Mapping[str, Route]
) -> None:
    assert set(routes) == {wish.id for wish in wishes}
    for wish in wishes:
        route = routes[wish.id]
        source = cards.get(wish.source_id, wish.source)
        target = cards.get(wish.target_id, wish.target)
        points = flatten(route.steps)
        assert is_on_edge(source, *points[0]), f"{wish.id} starts off its card"
        assert is_on_edge(target, *points[-1]), f"{wish.id} ends off its card"
        x, y, dx, dy = route.arrow
        assert (x, y) == points[-1]
        assert target.contains(x + 2 * dx, y + 2 * dy), "the arrow head looks out of its card"
        assert not target.inflated(-0.01).contains(x - 2 * dx, y - 2 * dy)
        assert not cards_crossed(route, cards, (wish.source_id, wish.target_id))
        assert (route.label is None) == (wish.label_size is None)
