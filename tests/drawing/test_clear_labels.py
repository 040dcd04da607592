"""Labels on paper keep off cards."""

from __future__ import annotations

from journeymapper.drawing.journey_map import connection_wishes
from journeymapper.drawing.pages.clear_labels import clear_of_cards
from journeymapper.layout import Rectangle, Route, distance_to_route, route
from tests.drawing.examples import JOURNEY, a_map

LINE = (("M", 0.0, 0.0), ("L", 0.0, 300.0))


def a_route(label: tuple[float, float]) -> Route:
    return Route("con_1", LINE, (0.0, 300.0, 0.0, 1.0), label, Rectangle(0, 0, 0, 300))


def test_a_label_that_covers_nothing_stays() -> None:
    routes = {"con_1": a_route((0.0, 150.0))}
    far = {"tp_1": Rectangle(500, 0, 200, 88)}
    assert clear_of_cards(routes, {"con_1": (120.0, 18.0)}, far) == routes


def test_a_label_moves_along_its_line_then_beside_it() -> None:
    routes = {"con_1": a_route((0.0, 150.0))}
    size = {"con_1": (120.0, 18.0)}
    below = clear_of_cards(routes, size, {"tp_1": Rectangle(20, 100, 200, 88)})["con_1"].label
    assert below is not None and below[0] == 0.0
    assert not 90 < below[1] < 200
    beside = clear_of_cards(routes, size, {"tp_1": Rectangle(20, -50, 200, 500)})["con_1"].label
    assert beside is not None and beside[0] + 60 < 20
    assert abs(beside[0]) < 60, "the line still passes through the pill"


def test_a_label_without_a_free_place_stays() -> None:
    routes = {"con_1": a_route((0.0, 150.0))}
    everywhere = {"tp_1": Rectangle(-900, -900, 1800, 1800)}
    cleared = clear_of_cards(routes, {"con_1": (120.0, 18.0)}, everywhere)
    assert cleared["con_1"].label == (0.0, 150.0)


def test_on_a_real_map_labels_cover_no_card_and_stay_on_their_lines() -> None:
    wishes, obstacles = connection_wishes(a_map(), JOURNEY, 1.4, False)
    cards = {key: place for key, place in obstacles.items() if key != "headers"}
    sizes = {one.id: one.label_size for one in wishes if one.label_size is not None}
    for key, found in clear_of_cards(route(wishes, obstacles), sizes, cards).items():
        if found.label is None:
            continue
        (x, y), (width, height) = found.label, sizes[key]
        pill = Rectangle(x - width / 2, y - height / 2, width, height)
        assert not any(pill.intersects(card) for card in cards.values()), key
        assert distance_to_route(found, x, y) < width / 2, key
