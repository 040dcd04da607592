"""Lines found by place: as a search of all of them would find."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.gui.canvas.line_field import LineField
from journeymapper.gui.canvas.rough import box_of, rough_way
from journeymapper.layout import Rectangle

numbers = st.integers(-9000, 9000).map(float)
sizes = st.one_of(st.just(0.0), st.integers(0, 600).map(float), st.integers(0, 20_000).map(float))
boxes = st.builds(lambda x, y, w, h: (x, y, x + w, y + h), numbers, numbers, sizes, sizes)
lines = st.lists(boxes, min_size=1, max_size=4)


def meets(box: tuple[float, float, float, float], area: Rectangle) -> bool:
    return box[0] <= area.right and box[2] >= area.x and box[1] <= area.bottom and box[3] >= area.y


@given(
    st.lists(st.tuples(st.integers(0, 12), st.one_of(st.none(), lines)), max_size=40),
    boxes,
)
def test_a_search_finds_what_is_there(steps, area):
    field, known = LineField(), {}
    for number, boxes_now in steps:
        key = f"con_{number}"
        if boxes_now is None:
            field.remove(key)
            known.pop(key, None)
        else:
            field.put(key, boxes_now)
            known[key] = boxes_now
    wanted = Rectangle(area[0], area[1], area[2] - area[0], area[3] - area[1])
    expected = {key for key, some in known.items() if any(meets(box, wanted) for box in some)}
    found = list(field.meeting(wanted))
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert set(field) == set(known)
    everything = [box for some in known.values() for box in some]
    bounds = field.bounds()
    assert (bounds is None) == (not everything)
    if bounds is not None:
        assert (bounds.x, bounds.y) == (
            min(box[0] for box in everything),
            min(box[1] for box in everything),
        )
        assert (bounds.right, bounds.bottom) == (
            max(box[2] for box in everything),
            max(box[3] for box in everything),
        )


@given(st.lists(st.tuples(st.integers(0, 12), st.one_of(st.none(), boxes)), max_size=40))
def test_bounds_follow_every_line_that_moves(steps):
    field, known = LineField(), {}
    for n in range(1200):
        field.put(f"still_{n}", [(0.0, 0.0, 1.0, 1.0)])
    for number, box in steps:
        key = f"con_{number}"
        field.remove(key)
        known.pop(key, None)
        if box is not None:
            field.put(key, [box])
            known[key] = box
        bounds = field.bounds()
        everything = [(0.0, 0.0, 1.0, 1.0), *known.values()]
        assert bounds is not None
        assert (bounds.x, bounds.y, bounds.right, bounds.bottom) == (
            min(one[0] for one in everything),
            min(one[1] for one in everything),
            max(one[2] for one in everything),
            max(one[3] for one in everything),
        )


@given(boxes, boxes)
def test_rough_lines_run_along_the_axes_from_card_to_card(first, second):
    source = Rectangle(first[0], first[1], 200.0, 88.0)
    target = Rectangle(second[0], second[1], 200.0, 88.0)
    pieces = rough_way(source, target)
    for (_, _, x, y), (next_x, next_y, _, _) in pairwise(pieces):
        assert (x, y) == (next_x, next_y)
    for x, y, end_x, end_y in pieces:
        assert x == end_x or y == end_y
        assert box_of((x, y, end_x, end_y)) == box_of((end_x, end_y, x, y))
    assert source.inflated(0.01).contains(*pieces[0][:2])
    assert target.inflated(0.01).contains(*pieces[-1][2:])
