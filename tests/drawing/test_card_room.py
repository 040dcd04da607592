"""What is laid over a card finds a place that hides neither its text nor its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.domain.vocabulary import Moment, StickyKind, TouchpointKind
from journeymapper.drawing.card_room import EDGE, free_place
from journeymapper.drawing.card_shapes import card_shape, edge_inset
from journeymapper.drawing.cards import CardLook, card_picture
from journeymapper.drawing.primitives import Ellipse, TextLine

looks = st.builds(
    CardLook,
    name=st.sampled_from(["Subscribe", "First course done by the whole team", "A", "Überweisung"]),
    subtitle=st.sampled_from(["", "web", "decision · web, phone, shop"]),
    kind=st.sampled_from(list(TouchpointKind)),
    width=st.sampled_from([96.0, 184.0, 260.0]),
    height=st.sampled_from([54.0, 84.0, 140.0]),
    emotion=st.sampled_from([None, -2.0, 1.0]),
    essential=st.booleans(),
    moment=st.sampled_from(list(Moment)),
    badges=st.sampled_from([(), (("35% drop-off", "coral"),)]),
    persona_colours=st.sampled_from([(), ("#0F766E", "#4F46E5")]),
    stickies=st.sampled_from([(), (StickyKind.PAIN, StickyKind.IDEA)]),
    type_scale=st.sampled_from([1.0, 1.4]),
)


@given(looks, st.sampled_from([(20, 14), (38, 26), (90, 28)]))
def test_a_place_lies_within_the_shape_and_hides_no_name_and_no_dot(look, size):
    place = free_place(look, *size)
    if place is None:
        return
    left, top, width = place
    bottom, right = top + size[1], left + width
    assert top >= EDGE - 0.01 and bottom <= look.height - EDGE + 0.01
    for y in (top, bottom):
        inset = edge_inset(look.kind, look.width, look.height, "left", abs(y - look.height / 2))
        assert left >= inset and right <= look.width - inset
    drawn = card_picture(look).primitives[len(card_shape(look)) :]
    for one in drawn:
        if isinstance(one, Ellipse):
            apart = one.cx + one.rx <= left or one.cx - one.rx >= right
            assert apart or one.cy + one.ry <= top or one.cy - one.ry >= bottom
        elif isinstance(one, TextLine):
            apart = one.x + one.line.width <= left or one.x >= right
            covered = left <= one.x and one.x + one.line.width <= right
            above = one.baseline <= top or one.baseline - one.line.ascent * 0.78 >= bottom
            assert apart or above or covered, "no text is cut by it"


@pytest.mark.parametrize("kind", [TouchpointKind.TOUCHPOINT, TouchpointKind.DECISION])
def test_the_lower_left_corner_is_taken_when_it_is_free(kind):
    look = CardLook(name="Subscribe", subtitle="web", kind=kind, persona_colours=("#0F766E",))
    left, top, width = free_place(look, 24, 17)
    assert left < look.width / 4 and top + 17 == look.height - EDGE and width == 24


def test_a_place_too_large_for_the_card_is_none():
    assert free_place(CardLook(name="Subscribe"), 400, 17) is None
