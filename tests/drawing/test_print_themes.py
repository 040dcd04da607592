"""Documents in grey, in high contrast and with any accent: everything that is read can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.vocabulary import Ink, StickyKind
from journeymapper.drawing.cards import CardLook, card_picture
from journeymapper.drawing.contrast import MEANING, TEXT, contrast, luminance
from journeymapper.drawing.primitives import Path
from journeymapper.drawing.print_themes import grey, theme_for
from journeymapper.drawing.stickies import StickyLook, sticky_picture
from journeymapper.drawing.theme import LIGHT, LIGHT_THEME, Theme
from tests.drawing.test_contrast import PERSONAS, READ, SEEN, too_weak

colours = st.from_regex(r"\A#[0-9A-F]{6}\Z")
inks = pytest.mark.parametrize("ink", list(Ink))


def is_grey(colour: str) -> bool:
    return colour[1:3] == colour[3:5] == colour[5:7]


@inks
def test_text_is_read_and_what_carries_meaning_is_seen(ink: Ink) -> None:
    theme = theme_for(chosen(ink=ink))
    assert set(theme.colours) == set(LIGHT)
    assert too_weak(theme, READ, TEXT) == []
    assert too_weak(theme, SEEN, MEANING) == []


@inks
@given(accent=colours)
def test_so_it_is_with_any_accent(ink: Ink, accent: str) -> None:
    theme = theme_for(chosen(ink=ink, accent=accent))
    assert too_weak(theme, READ, TEXT) == []
    assert too_weak(theme, SEEN, MEANING) == []


@inks
@given(own=colours)
def test_names_and_letters_on_colours_of_users_are_read(ink: Ink, own: str) -> None:
    theme = theme_for(chosen(ink=ink))
    for token in (own, f"tint:{own}"):
        assert contrast(theme.colour(f"on:{token}"), theme.colour(token)) >= TEXT


@given(own=colours, accent=colours)
def test_grey_has_no_hue_anywhere(own: str, accent: str) -> None:
    theme = theme_for(chosen(ink=Ink.GREYSCALE, accent=accent))
    wished = (*LIGHT, own, f"tint:{own}", f"on:{own}", "tint:stage_1", "on:tint:stage_2")
    assert [one for one in wished if not is_grey(theme.colour(one))] == []
    assert theme.is_grey


def test_grey_keeps_which_is_lighter() -> None:
    theme = theme_for(chosen(ink=Ink.GREYSCALE))
    others = [one for one in LIGHT if one not in PERSONAS]
    by_light = sorted(others, key=lambda one: luminance(LIGHT[one]))
    lights = [luminance(theme.colour(one)) for one in by_light]
    assert lights == sorted(lights)
    people = sorted(PERSONAS, key=lambda one: luminance(theme.colour(one)))
    for darker, lighter in pairwise(people):
        assert contrast(theme.colour(darker), theme.colour(lighter)) > 1.2
    assert theme.colour(LIGHT["persona_2"]) == theme.colour("persona_2")


@given(own=colours)
def test_high_contrast_lets_the_colours_of_users_stand_out(own: str) -> None:
    theme = theme_for(chosen(ink=Ink.HIGH_CONTRAST))
    assert contrast(theme.colour(own), theme.colour("card")) >= MEANING
    assert theme.colour("paper") == "#FFFFFF"


@given(colour=colours)
def test_a_grey_is_as_light_as_its_colour(colour: str) -> None:
    assert luminance(grey(colour)) == pytest.approx(luminance(colour), abs=0.006)


def test_what_is_usual_stays_as_it_is() -> None:
    assert theme_for(chosen()) is LIGHT_THEME


def test_a_readable_accent_is_the_one_that_was_chosen() -> None:
    theme: Theme = theme_for(chosen(accent="#4f46e5"))
    assert theme.colour("accent") == "#4F46E5"
    assert theme.colour("coral") == LIGHT["coral"]


def test_an_accent_that_is_no_colour_is_refused() -> None:
    with pytest.raises(EditRefused, match="no colour"):
        theme_for(chosen(accent="teal"))


def test_kinds_of_notes_differ_by_their_signs_as_well_as_by_their_grey() -> None:
    def shapes(kind: StickyKind) -> tuple[object, ...]:
        parts = sticky_picture(StickyLook(text="Note", kind=kind)).primitives
        return tuple(one.steps for one in parts if isinstance(one, Path))

    assert len({shapes(kind) for kind in StickyKind}) == len(StickyKind)
    tabs = {card_picture(CardLook(name="Card", stickies=(kind,))).primitives for kind in StickyKind}
    strokes = {tuple(one.steps for one in tab if isinstance(one, Path)) for tab in tabs}
    assert len(strokes) == len(StickyKind)
