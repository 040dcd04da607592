from __future__ import annotations

from math import hypot

import pytest

from journeymapper.layout import Rectangle, Wish, distance_to_route, flatten, point_at, route

A, B = Rectangle(0, 0, 200, 88), Rectangle(300, 200, 200, 88)
ROUTE = route([Wish("w", A, B, "a", "b")], {"a": A, "b": B})["w"]


def test_a_flat_line_begins_and_ends_where_the_curve_does() -> None:
    points = flatten(ROUTE.steps)
    assert points[0] == ROUTE.steps[0][1:]
    assert points[-1] == ROUTE.steps[-1][-2:]
    assert len(points) > 8


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_points_along_lie_on_the_line_with_a_unit_direction(share: float) -> None:
    x, y, dx, dy = point_at(ROUTE, share)
    assert distance_to_route(ROUTE, x, y) < 1e-6
    assert hypot(dx, dy) == pytest.approx(1)


def test_distance_grows_away_from_the_line() -> None:
    x, y, dx, dy = point_at(ROUTE, 0.5)
    assert distance_to_route(ROUTE, x - 7 * dy, y + 7 * dx) == pytest.approx(7, abs=0.3)


def test_rectangles_that_only_touch_do_not_intersect() -> None:
    assert not Rectangle(0, 0, 10, 10).intersects(Rectangle(10, 0, 10, 10))
    assert Rectangle(0, 0, 10, 10).intersects(Rectangle(9, 9, 10, 10))
    assert Rectangle(0, 0, 10, 10).inflated(2) == Rectangle(-2, -2, 14, 14)
    assert Rectangle(0, 0, 10, 10).united(Rectangle(20, 5, 5, 10)) == Rectangle(0, 0, 25, 15)
