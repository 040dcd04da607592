"""Every colour that is read, on every ground that it is read on, in every theme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.domain.vocabulary import StickyKind
from journeymapper.drawing.contrast import MEANING, TEXT, contrast, luminance
from journeymapper.drawing.dark_themes import THEMES
from journeymapper.drawing.theme import LIGHT, Theme

themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
colours = st.from_regex(r"\A#[0-9A-F]{6}\Z")

STAGES = tuple(f"stage_{number}" for number in range(1, 7))
PERSONAS = tuple(f"persona_{number}" for number in range(1, 7))
NOTES = tuple(kind.value for kind in StickyKind)
EMOTIONS = tuple(f"emotion_{level}" for level in range(-2, 3))
WINDOW = ("paper", "card", "panel", "field", "quiet", "accent_faint", "accent_soft")
"""Grounds that the style sheet and painted widgets put text on."""

READ: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("ink",), (*WINDOW, *STAGES, *NOTES, "note", "amber_soft", "coral_soft", "stage_1")),
    (("muted",), (*WINDOW, *STAGES, "note", "thought", "amber_soft")),
    (("accent",), (*WINDOW, *NOTES)),
    (("coral_text",), ("paper", "card", "panel", "quiet", "coral_soft", *STAGES)),
    (("amber_text",), ("paper", "card", "panel", "amber_soft", "quiet")),
    (("good_text",), ("paper", "card", "panel", "opportunity", "accent_faint", "note")),
    (("on_accent",), ("accent", "accent_dark", "coral_text")),
    (("card",), ("ink",)),
)
"""Text, and the grounds it stands on. Toasts and tips are ``card`` on ``ink``; what is disabled is
exempt."""

SEEN: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("connection", "accent", "coral"), ("paper", "card")),
    (("amber",), ("paper", "card", "amber_soft", "panel")),
    (("accent",), (*WINDOW, "note")),
    (PERSONAS, ("paper", "card", "panel")),
    (tuple(one.replace("_", "_line_") for one in EMOTIONS), ("paper", "card")),
    (("guide",), ("paper",)),
    (("muted",), ("paper", "card", "panel", "quiet")),
    (("emotion_2", "amber", "muted"), ("card", "panel")),
)
"""What carries meaning without being text, and what it is told from: lines, marks of cards, rings
of focus, curves, the rims of emotions, dots of evidence."""

ON_FILLS = (*PERSONAS, *EMOTIONS)
"""Fills that carry a letter or a number, in the ink that is read best on them."""


@themes
def test_text_is_read(theme: Theme) -> None:
    assert too_weak(theme, READ, TEXT) == []


@themes
def test_what_carries_meaning_is_seen(theme: Theme) -> None:
    assert too_weak(theme, SEEN, MEANING) == []


@themes
def test_letters_on_fills_are_read(theme: Theme) -> None:
    weak = {
        fill: round(contrast(theme.colour(f"on:{fill}"), theme.colour(fill)), 2)
        for fill in ON_FILLS
        if contrast(theme.colour(f"on:{fill}"), theme.colour(fill)) < TEXT
    }
    assert weak == {}


@themes
def test_every_theme_knows_every_token(theme: Theme) -> None:
    assert set(theme.colours) == set(LIGHT)


@themes
@given(own=colours)
def test_names_of_stages_in_any_colour_are_read(theme: Theme, own: str) -> None:
    ground = theme.colour(f"tint:{own}")
    assert contrast(theme.colour(f"on:tint:{own}"), ground) >= TEXT


@themes
@given(own=colours)
def test_letters_of_personas_in_any_colour_are_read(theme: Theme, own: str) -> None:
    assert contrast(theme.colour(f"on:{own}"), theme.colour(own)) >= TEXT


@given(own=colours)
def test_a_persona_of_any_colour_stands_out_from_dark_paper(own: str) -> None:
    for theme in THEMES:
        if theme.is_dark:
            assert contrast(theme.colour(own), theme.colour("card")) >= MEANING


@given(own=colours)
def test_documents_show_the_colour_that_was_chosen(own: str) -> None:
    light = THEMES[0]
    assert light.colour(own) == light.colour(f"tint:{own}") == own


def test_black_and_white_are_the_ends() -> None:
    assert luminance("#000000") == 0
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


def too_weak(
    theme: Theme, table: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...], least: float
) -> list[tuple[str, str, float]]:
    return [
        (front, ground, round(ratio, 2))
        for fronts, grounds in table
        for front in fronts
        for ground in grounds
        if (ratio := contrast(theme.colour(front), theme.colour(ground))) < least
    ]
