"""Labels of connections on a whole map, at the sizes of the screen and of paper."""

from __future__ import annotations

import pytest

from journeymapper.drawing.journey_map import HEADERS, connection_wishes
from journeymapper.layout import Rectangle, route
from tests.drawing.examples import JOURNEY, a_map


@pytest.mark.parametrize("type_scale", [1.0, 1.4])
def test_no_label_covers_a_card(type_scale: float) -> None:
    wishes, obstacles = connection_wishes(a_map(), JOURNEY, type_scale, False)
    cards = {key: place for key, place in obstacles.items() if key != HEADERS}
    sizes = {one.id: one.label_size for one in wishes if one.label_size is not None}
    for key, found in route(wishes, obstacles).items():
        if found.label is None:
            continue
        (x, y), (width, height) = found.label, sizes[key]
        pill = Rectangle(x - width / 2, y - height / 2, width, height)
        assert not any(pill.intersects(card) for card in cards.values()), key
