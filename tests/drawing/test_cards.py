"""Cards: text stays inside, apart and readable whatever a touchpoint is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.domain.vocabulary import Moment, StickyKind, TouchpointKind
from journeymapper.drawing.card_shapes import edge_inset
from journeymapper.drawing.cards import CardLook, card_picture, dot_places
from journeymapper.drawing.primitives import Box, Ellipse
from tests.drawing.shapes import assert_apart, text_lines, texts

NAMES = st.one_of(
    st.text(max_size=120),
    st.text("abc iW", max_size=120),
    st.text("دعوة إلى الندوة لا", max_size=120),
    st.text("比较不同的订阅计划", max_size=120),
    st.text("👩🏽‍🏫👍🏿 ok", max_size=40),
    st.text("प्रोफ़ाइल पूरी", max_size=60),
)
LOOKS = st.builds(
    CardLook,
    name=NAMES,
    subtitle=st.sampled_from(["", "web", "web, email, in-app message, telephone, shop"]),
    kind=st.sampled_from(TouchpointKind),
    width=st.sampled_from([80.0, 120.0, 200.0, 320.0]),
    height=st.sampled_from([40.0, 64.0, 88.0, 160.0]),
    emotion=st.one_of(st.none(), st.floats(-2, 2)),
    essential=st.booleans(),
    moment=st.sampled_from(Moment),
    badges=st.sampled_from(
        [(), (("35% drop-off", "coral"),), (("35% drop-off", "coral"), ("12 notes", "coral"))]
    ),
    persona_colours=st.sampled_from(
        [(), ("persona_1",), tuple(f"persona_{n}" for n in range(1, 7))]
    ),
    stickies=st.sampled_from([(), (StickyKind.PAIN,), (StickyKind.PAIN,) * 12]),
    type_scale=st.sampled_from([1.0, 1.2, 1.4]),
)


@given(LOOKS)
def test_text_stays_inside_its_card_and_apart(look: CardLook) -> None:
    picture = card_picture(look)
    for line, box in text_lines(picture):
        if box.width <= 0 or len(line.line.text) == 1:
            continue
        assert box.x >= -0.01, line.line.text
        assert box.right <= look.width + 0.01, line.line.text
        assert box.y >= 0, line.line.text
        assert box.bottom <= look.height, line.line.text
    assert_apart(picture)


@given(LOOKS)
def test_no_text_covers_a_persona_dot(look: CardLook) -> None:
    for cx, cy, radius in dot_places(look):
        for line, box in text_lines(card_picture(look)):
            covers = box.inflated(radius * 0.9).contains(cx, cy)
            assert not covers, line.line.text


def test_equal_looks_are_one_picture() -> None:
    assert card_picture(CardLook(name="Subscribe")) is card_picture(CardLook(name="Subscribe"))


def test_a_long_name_takes_two_lines_and_an_ellipsis() -> None:
    lines = texts(card_picture(CardLook(name="Guided tour after the chosen courses " * 4)))
    assert len(lines) == 2
    assert lines[0].startswith("Guided tour")
    assert lines[1].endswith("…")


def test_a_short_name_is_shown_whole_with_channel_and_badge() -> None:
    look = CardLook(name="Free-trial sign-up", subtitle="web", badges=(("35% drop-off", "coral"),))
    assert sorted(texts(card_picture(look))) == ["35% drop-off", "Free-trial sign-up", "web"]


def test_emotion_is_told_by_height_as_well_as_colour() -> None:
    heights = []
    for emotion in (-2.0, -1.0, 0.0, 1.0, 2.0):
        picture = card_picture(CardLook(name="x", emotion=emotion))
        (bar,) = (
            one
            for one in picture.primitives
            if isinstance(one, Box) and (one.fill or "").startswith("emotion_")
        )
        assert bar.fill == f"emotion_{emotion:.0f}"
        heights.append(bar.height)
    assert heights == sorted(heights)
    assert len(set(heights)) == 5


def test_more_personas_than_fit_do_not_push_anything_out() -> None:
    look = CardLook(name="x", persona_colours=tuple(f"#0000{n:02}" for n in range(10, 30)))
    dots = [one for one in card_picture(look).primitives if isinstance(one, Ellipse)]
    assert len(dots) == len(dot_places(look)) == 5


def test_edges_of_pills_and_decisions_lie_inside_their_rectangle() -> None:
    assert edge_inset(TouchpointKind.TOUCHPOINT, 200, 88, "left", 30) == 0
    assert edge_inset(TouchpointKind.DECISION, 200, 88, "left", 0) == 0
    assert edge_inset(TouchpointKind.DECISION, 200, 88, "left", 44) == 14
    assert edge_inset(TouchpointKind.DECISION, 200, 88, "top", 20) == 0
    assert 0 < edge_inset(TouchpointKind.END, 200, 88, "right", 20) < 10
    assert edge_inset(TouchpointKind.END, 200, 88, "bottom", 0) == 0


@pytest.mark.parametrize("type_scale", [1.0, 1.2, 1.5])
def test_a_badge_shows_whole_beside_many_personas(type_scale: float) -> None:
    look = CardLook(
        name="Free-trial sign-up",
        badges=(("35% drop-off", "coral"),),
        persona_colours=tuple(f"persona_{place}" for place in range(1, 6)),
        type_scale=type_scale,
    )
    assert "35% drop-off" in texts(card_picture(look))
    assert dot_places(look), "at least one dot stays"
    assert_apart(card_picture(look))


def test_a_second_badge_without_room_tells_its_number() -> None:
    badges = (("35% drop-off", "coral"), ("12 notes", "coral"))
    look = CardLook(name="Sign-up", badges=badges, type_scale=1.3)
    assert {"35% drop-off", "12"} <= set(texts(card_picture(look)))
