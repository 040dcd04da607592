"""Generated dense maps: what must hold for every line and every name, however they come about."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.layout import Rectangle, Router, Wish, flatten, route
from journeymapper.layout.geometry import segment_meets_box
from tests.layout.worlds import World, assert_valid, worlds


def dense(seed: int, columns: int = 8, rows: int = 6, count: int = 40) -> World:
    """Cards 56 and 32 apart, and connections between any of them, a third of them named."""
    chance = random.Random(seed)
    cards = {
        f"c{column}{row}": Rectangle(column * 256.0, row * 120.0, 200, 88)
        for column in range(columns)
        for row in range(rows)
    }
    names = sorted(cards)
    wishes: list[Wish] = []
    for number in range(count):
        source, target = chance.sample(names, 2)
        size = (chance.choice((40.0, 90.0, 120.0)), 18.0) if number % 3 == 0 else None
        wishes.append(
            Wish(
                f"w{number:02}",
                cards[source],
                cards[target],
                source,
                target,
                is_loop=number % 5 == 0,
                label_size=size,
            )
        )
    return wishes, cards


def pill_of(centre: tuple[float, float], size: tuple[float, float]) -> Rectangle:
    return Rectangle(centre[0] - size[0] / 2, centre[1] - size[1] / 2, *size)


def test_in_narrow_streets_lines_keep_off_cards_and_names_off_cards_and_names() -> None:
    for seed in range(12):
        wishes, cards = dense(seed, count=24)
        routes = route(wishes, cards)
        assert_valid(wishes, cards, routes)
        pills: list[Rectangle] = []
        for wish in wishes:
            label = routes[wish.id].label
            if label is None or wish.label_size is None:
                continue
            pill = pill_of(label, wish.label_size)
            assert not any(pill.intersects(card) for card in cards.values()), (seed, wish.id)
            assert not any(pill.intersects(other) for other in pills), (seed, wish.id)
            points = flatten(routes[wish.id].steps)
            assert any(segment_meets_box(*a, *b, *pill.box) for a, b in pairwise(points)), (
                seed,
                wish.id,
            )
            pills.append(pill)


def test_the_same_map_is_routed_the_same_way_twice() -> None:
    wishes, cards = dense(3, count=60)
    assert route(wishes, cards) == route(wishes[::-1], cards)


@settings(deadline=None, max_examples=30)
@given(worlds(), st.integers(1, 5))
def test_portions_are_as_good_as_all_at_once(world: World, size: int) -> None:
    wishes, cards = world
    router = Router()
    router.update(cards, {})
    for first in range(0, len(wishes), size):
        router.update({}, {wish.id: wish for wish in wishes[first : first + size]})
    assert_valid(wishes, cards, router.routes)


def test_what_an_update_was_stopped_before_is_told_and_can_be_given_again() -> None:
    wishes, cards = dense(1, count=70)
    router = Router()
    router.update(cards, {})
    router.update({}, {wish.id: wish for wish in wishes}, stop=lambda: True)
    assert router.left == tuple(wish.id for wish in wishes[20:])
    assert set(router.routes) == {wish.id for wish in wishes[:20]}
    router.update({}, {wish.id: wish for wish in wishes}, stop=lambda: False)
    assert router.left == ()
    assert_valid(wishes, cards, router.routes)


def test_a_drag_renews_what_the_card_lies_upon_and_its_end_the_rest() -> None:
    cards = {
        "a": Rectangle(0, 0, 200, 88),
        "b": Rectangle(700, 0, 200, 88),
        "x": Rectangle(300, 400, 200, 88),
        "y": Rectangle(700, 400, 200, 88),
    }
    wishes = [
        Wish("line", cards["a"], cards["b"], "a", "b"),
        Wish("own", cards["x"], cards["y"], "x", "y"),
    ]
    router = Router()
    router.set_all(wishes, cards)
    before = dict(router.routes)
    beside = Rectangle(300, 300, 200, 88)
    assert set(router.update({"x": beside}, {}, in_motion=True)) == {"own"}
    upon = Rectangle(350, 0, 200, 88)
    assert set(router.update({"x": upon}, {}, in_motion=True)) == {"line", "own"}
    assert_valid(wishes, {**cards, "x": upon}, router.routes)
    router.update({"x": cards["x"]}, {})
    assert router.routes == before
