from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.layout import (
    Rectangle,
    Router,
    Wish,
    distance_to_route,
    flatten,
    point_at,
    route,
)
from tests.layout.worlds import World, assert_valid, cards_crossed, worlds

A = Rectangle(0, 0, 200, 88)
RIGHT_OF_A = Rectangle(240, 0, 200, 88)
BELOW_A = Rectangle(0, 136, 200, 88)


def wish(name: str, source: str, target: str, cards: dict[str, Rectangle], **more: object) -> Wish:
    return Wish(name, cards[source], cards[target], source, target, **more)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=120)
@given(worlds())
def test_lines_join_edges_and_cross_no_other_card(world: World) -> None:
    wishes, cards = world
    assert_valid(wishes, cards, route(wishes, cards))


@settings(deadline=None, max_examples=40)
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_wishes_and_cards_does_not_matter(world: World, random: object) -> None:
    wishes, cards = world
    shuffled, keys = list(wishes), list(cards)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(keys)  # type: ignore[attr-defined]
    assert route(wishes, cards) == route(shuffled, {key: cards[key] for key in keys})


@settings(deadline=None, max_examples=60)
@given(worlds())
def test_no_two_lines_lie_on_each_other_between_the_same_cards(world: World) -> None:
    wishes, cards = world
    routes = route(wishes, cards)
    for one, two in combinations(wishes, 2):
        if {one.source_id, one.target_id} == {two.source_id, two.target_id}:
            apart = [
                distance_to_route(routes[two.id], *point_at(routes[one.id], share)[:2])
                for share in (0.05, 0.3, 0.5, 0.7, 0.95)
            ]
            assert max(apart) > 2.0, (one.id, two.id)


def test_cards_side_by_side_are_joined_by_a_straight_line_at_the_middle() -> None:
    cards = {"a": A, "b": RIGHT_OF_A}
    routes = route([wish("w", "a", "b", cards)], cards)
    assert routes["w"].steps == (("M", 200, 44), ("L", 240, 44))
    assert routes["w"].arrow == (240, 44, 1, 0)


def test_cards_below_each_other_are_joined_by_a_straight_line() -> None:
    cards = {"a": A, "b": BELOW_A}
    assert route([wish("w", "a", "b", cards)], cards)["w"].steps == (
        ("M", 100, 88),
        ("L", 100, 136),
    )


def test_a_straight_line_stays_straight_when_others_use_its_side() -> None:
    cards = {
        "a": A,
        "b": RIGHT_OF_A,
        "low": Rectangle(240, 136, 200, 88),
        "lower": Rectangle(240, 272, 200, 88),
    }
    routes = route([wish(f"to {key}", "a", key, cards) for key in ("b", "low", "lower")], cards)
    assert routes["to b"].steps == (("M", 200, 44), ("L", 240, 44))
    starts = [flatten(routes[f"to {key}"].steps)[0][1] for key in ("b", "low", "lower")]
    assert starts == sorted(starts)
    assert starts[0] + 8 <= starts[1] and starts[1] + 8 <= starts[2] <= 88 - 14


def test_there_and_back_between_two_cards_are_two_parallel_lines() -> None:
    cards = {"a": A, "b": RIGHT_OF_A}
    routes = route([wish("1", "a", "b", cards), wish("2", "b", "a", cards)], cards)
    one, two = flatten(routes["1"].steps), flatten(routes["2"].steps)
    assert one[0][1] == one[-1][1] and two[0][1] == two[-1][1]
    assert abs(one[0][1] - two[0][1]) >= 12


def test_wished_sides_are_kept() -> None:
    cards = {"a": A, "b": Rectangle(300, 200, 200, 88)}
    for side, point in {"top": (100, 0), "bottom": (100, 88), "left": (0, 44)}.items():
        found = route([wish("w", "a", "b", cards, source_side=side)], cards)["w"]
        assert flatten(found.steps)[0] == point


def test_the_line_passes_through_the_users_bends() -> None:
    cards = {"a": A, "b": RIGHT_OF_A}
    bends = ((300.0, 300.0), (50.0, 260.0))
    found = route([wish("w", "a", "b", cards, bends=bends)], cards)["w"]
    assert all(distance_to_route(found, x, y) < 0.5 for x, y in bends)


def test_a_self_loop_is_an_ear_outside_of_its_card_and_two_do_not_meet() -> None:
    cards = {"a": A}
    routes = route([wish("1", "a", "a", cards), wish("2", "a", "a", cards)], cards)
    for found in routes.values():
        x, y, _, _ = point_at(found, 0.5)
        assert not A.contains(x, y)
    assert not routes["1"].bounds.intersects(routes["2"].bounds)


def test_a_loop_goes_below_what_lies_between() -> None:
    cards = {f"c{i}": Rectangle(i * 240, 0, 200, 88) for i in range(4)}
    cards["deep"] = Rectangle(240, 136, 200, 88)
    found = route([wish("w", "c3", "c0", cards, is_loop=True)], cards)["w"]
    points = flatten(found.steps)
    assert points[0] == (820, 88) and points[-1] == (100, 88)
    assert max(y for _, y in points) > 224
    assert not cards_crossed(found, cards, ("c0", "c3"))


def test_loops_within_loops_do_not_meet() -> None:
    cards = {f"c{i}": Rectangle(i * 240, 0, 200, 88) for i in range(6)}
    wishes = [
        wish("outer", "c5", "c0", cards, is_loop=True),
        wish("inner", "c4", "c1", cards, is_loop=True),
        wish("twin", "c4", "c1", cards, is_loop=True),
        wish("core", "c3", "c2", cards, is_loop=True),
    ]
    routes = route(wishes, cards)
    for one, two in combinations(routes.values(), 2):
        nearest = min(distance_to_route(two, x, y) for x, y in flatten(one.steps))
        assert nearest > 6, (one.id, two.id)


def test_lines_in_one_street_have_lanes_of_their_own() -> None:
    cards = {f"c{i}": Rectangle(0, i * 136, 200, 88) for i in range(5)}
    cards |= {f"d{i}": Rectangle(240, i * 136, 200, 88) for i in range(5)}
    wishes = [wish("near", "c0", "c2", cards), wish("far", "c0", "c3", cards)]
    routes = route(wishes, cards)
    near, far = (point_at(routes[key], 0.5) for key in ("near", "far"))
    assert abs(near[0] - far[0]) >= 4
    assert distance_to_route(routes["far"], near[0], near[1]) >= 4


def test_labels_lie_on_their_line_and_off_cards_and_other_labels() -> None:
    cards = {
        f"c{column}{row}": Rectangle(column * 260, row * 140, 200, 88)
        for column in range(4)
        for row in range(3)
    }
    size = (40.0, 22.0)
    wishes = [
        wish("a", "c00", "c11", cards, label_size=size),
        wish("b", "c10", "c21", cards, label_size=size),
        wish("c", "c30", "c00", cards, label_size=size, is_loop=True),
        wish("d", "c32", "c12", cards, label_size=size, is_loop=True),
        wish("e", "c00", "c01", cards, label_size=size),
    ]
    routes = route(wishes, cards)
    pills: list[Rectangle] = []
    for found in routes.values():
        assert found.label is not None
        assert distance_to_route(found, *found.label) < 0.5
        pill = Rectangle(found.label[0] - 20, found.label[1] - 11, *size)
        assert not any(pill.intersects(card) for card in cards.values())
        assert not any(pill.intersects(other) for other in pills)
        assert found.bounds.inflated(0.1).contains(pill.x, pill.y)
        pills.append(pill)


def test_overlapping_and_touching_cards_still_get_lines() -> None:
    cards = {"a": A, "b": Rectangle(100, 40, 200, 88), "c": Rectangle(200, 0, 200, 88), "d": A}
    names = sorted(cards)
    wishes = [wish(one + two, one, two, cards) for one in names for two in names]
    routes = route(wishes, cards)
    assert set(routes) == {each.id for each in wishes}


@settings(deadline=None, max_examples=60)
@given(worlds(), st.data())
def test_updates_are_as_good_as_routing_anew(world: World, data: st.DataObject) -> None:
    wishes, cards = world
    router = Router()
    router.set_all(wishes, cards)
    names = sorted(cards)
    for _ in range(3):
        name = data.draw(st.sampled_from(names))
        home = data.draw(st.tuples(st.integers(6, 8), st.integers(0, 5)))
        place = Rectangle(home[0] * 300.0, home[1] * 168.0, 200, 88)
        if any(place.inflated(39).intersects(card) for card in cards.values()):
            continue
        cards = {**cards, name: place}
        before = dict(router.routes)
        changed = router.update({name: place}, {})
        assert all(router.routes[key] is found for key, found in changed.items())
        assert all(router.routes[key] is before[key] for key in before if key not in changed)
        assert_valid(wishes, cards, router.routes)


def test_an_update_touches_only_what_is_near_and_tells_what_is_gone() -> None:
    cards = {f"c{i}": Rectangle(i * 240, 0, 200, 88) for i in range(12)}
    wishes = [wish(f"w{i:02}", f"c{i}", f"c{i + 1}", cards) for i in range(11)]
    router = Router()
    router.set_all(wishes, cards)
    changed = router.update({"c5": Rectangle(1200, 40, 200, 88)}, {})
    assert set(changed) == {"w04", "w05"}
    assert router.update({"c5": cards["c5"]}, {"w09": None}).keys() == {"w04", "w05", "w09"}
    assert router.routes == route([each for each in wishes if each.id != "w09"], cards)
    assert router.update({}, {}) == {}


def test_a_card_moved_onto_a_line_makes_it_go_round() -> None:
    cards = {"a": A, "b": Rectangle(700, 0, 200, 88), "x": Rectangle(300, 400, 200, 88)}
    router = Router()
    router.set_all([wish("w", "a", "b", cards)], cards)
    straight = router.routes["w"]
    moved = Rectangle(350, 0, 200, 88)
    assert set(router.update({"x": moved}, {})) == {"w"}
    assert not cards_crossed(router.routes["w"], {**cards, "x": moved}, ("a", "b"))
    router.update({"x": cards["x"]}, {})
    assert router.routes["w"] == straight


def test_cards_at_absurd_places_take_no_longer() -> None:
    cards = {
        "a": A,
        "far": Rectangle(4e8, -3e8, 200, 88),
        "huge": Rectangle(-1e7, -1e7, 3e7, 5e6),
        "flat": Rectangle(0, 500, 0, 0),
    }
    names = sorted(cards)
    wishes = [
        wish(one + two, one, two, cards, is_loop=one < two, label_size=(40.0, 22.0))
        for one in names
        for two in names
    ]
    assert set(route(wishes, cards)) == {each.id for each in wishes}


def test_a_label_that_comes_goes_or_grows_moves_no_line() -> None:
    cards = {"a": A, "b": Rectangle(400, 0, 200, 88)}
    router = Router()
    router.set_all([wish("w", "a", "b", cards)], cards)
    steps = router.routes["w"].steps
    for size in ((60.0, 22.0), (90.0, 22.0), None):
        changed = router.update({}, {"w": wish("w", "a", "b", cards, label_size=size)})
        assert router.routes["w"].steps == steps
        assert router.routes["w"].label == (None if size is None else (300, 44))
        assert set(changed) <= {"w"}
    assert router.update({}, {"unknown": None}) == {}
