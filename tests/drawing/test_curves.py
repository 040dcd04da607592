"""Emotion curves: they follow what was felt, never swing beyond it, and can be dragged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.drawing.curves import CurveFrame, emotion_curves, smooth
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.primitives import Ellipse
from journeymapper.layout import flatten
from tests.drawing.examples import CAREER, JOURNEY, LEAD, a_map
from tests.drawing.shapes import assert_apart, text_lines, texts

FRAME = CurveFrame(width=1600, height=150, left=80, right=20)


@given(st.lists(st.integers(-2, 2), min_size=2, max_size=12), st.floats(10, 200))
def test_the_line_stays_between_its_points(emotions: list[int], step: float) -> None:
    points = [(place * step, FRAME.y_of(emotion)) for place, emotion in enumerate(emotions)]
    ys = [y for _, y in points]
    line = flatten(smooth(points))
    assert all(min(ys) - 0.01 <= y <= max(ys) + 0.01 for _, y in line)
    assert [x for x, _ in line] == sorted(x for x, _ in line)


def test_dots_stand_at_their_touchpoint_and_emotion() -> None:
    project = a_map()
    curves = emotion_curves(
        project, JOURNEY, FRAME, MapOptions(active=LEAD), lambda one: one.x + one.width / 2
    )
    dot = next(one for one in curves.dots if one.touchpoint == "tp_compare")
    assert dot.x == 264 + 32 + 100
    assert dot.y == FRAME.y_of(1)
    assert curves.dots[-1].persona == LEAD, "the active persona is drawn last, in front"


def test_touchpoints_above_one_another_stand_side_by_side_in_order() -> None:
    project = a_map()
    curves = emotion_curves(
        project, JOURNEY, FRAME, MapOptions(active=CAREER), lambda one: one.x + one.width / 2
    )
    xs = {one.touchpoint: one.x for one in curves.dots if one.persona == CAREER}
    assert xs["tp_signup"] + 14 <= xs["tp_video"]
    assert xs["tp_video"] + 14 <= xs["tp_tour"]
    assert xs["tp_video"] == 264 * 2 + 132


def test_a_dragged_dot_means_the_nearest_emotion() -> None:
    for emotion in range(-2, 3):
        assert FRAME.emotion_at(FRAME.y_of(emotion) + FRAME.step * 0.4) == emotion
    assert FRAME.emotion_at(-500) == 2
    assert FRAME.emotion_at(5000) == -2


def test_the_lowest_point_names_its_trigger_and_levels_have_names() -> None:
    picture = emotion_curves(a_map(), JOURNEY, FRAME, MapOptions(active=CAREER)).picture
    assert "price shock" in texts(picture)
    assert {"angry", "uneasy", "neutral", "pleased", "delighted"} <= set(texts(picture))


def test_labels_cover_neither_each_other_nor_leave_the_frame() -> None:
    picture = emotion_curves(
        a_map(), JOURNEY, CurveFrame(500, 130, left=60), MapOptions(), touchpoint_names=True
    ).picture
    assert_apart(picture)
    for line, box in text_lines(picture):
        assert box.x >= 0 and box.right <= 500.01, line.line.text
        assert box.y >= 0 and box.bottom <= 130, line.line.text


def test_rings_closer_than_they_are_wide_give_way_but_for_lowest_and_highest() -> None:
    project = a_map()
    radii = {}
    for width in (1600, 40, 20):
        frame = CurveFrame(width=width, height=150)
        primitives = emotion_curves(project, JOURNEY, frame).picture.primitives
        radii[width] = [one.rx for one in primitives if isinstance(one, Ellipse)]
    assert len(radii[1600]) == len(radii[40]) > len(radii[20]) > 0
    assert max(radii[1600]) > max(radii[40])
    curves = emotion_curves(project, JOURNEY, CurveFrame(width=20, height=150))
    ends = {
        (edge(one.emotion for one in curves.dots if one.persona == persona), persona)
        for persona in {one.persona for one in curves.dots}
        for edge in (min, max)
    }
    marked = {
        (dot.emotion, dot.persona)
        for dot in curves.dots
        for one in curves.picture.primitives
        if isinstance(one, Ellipse) and (one.cx, one.cy) == (dot.x, dot.y)
    }
    assert ends <= marked


def test_personas_switched_off_are_not_drawn() -> None:
    curves = emotion_curves(a_map(), JOURNEY, FRAME, MapOptions(personas=frozenset({LEAD})))
    assert {one.persona for one in curves.dots} == {LEAD}


def test_a_journey_without_experiences_has_a_middle_line_only() -> None:
    curves = emotion_curves(a_map(), JOURNEY, FRAME, MapOptions(personas=frozenset()))
    assert curves.dots == ()
