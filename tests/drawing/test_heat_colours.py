"""Frames of a heat map are seen on every ground in every theme, and tell levels apart."""

from __future__ import annotations

import pytest

from journeymapper.analysis.heat import EMOTION, EVIDENCE, HEATS, LEVELS
from journeymapper.drawing.contrast import MEANING, contrast
from journeymapper.drawing.dark_themes import THEMES
from journeymapper.drawing.heat_colours import frame_width, heat_frame, heat_wash

themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


@themes
@pytest.mark.parametrize("kind", list(HEATS))
def test_every_frame_stands_out_from_card_and_paper(theme, kind):
    for level in range(LEVELS):
        frame = heat_frame(theme, kind, level)
        for ground in ("card", "paper"):
            assert contrast(frame, theme.colour(ground)) >= MEANING, (level, frame, ground)


@themes
@pytest.mark.parametrize("kind", list(HEATS))
def test_levels_differ(theme, kind):
    washes = [heat_wash(theme, kind, level) for level in range(LEVELS)]
    assert len(set(washes)) == LEVELS
    widths = [frame_width(level, kind) for level in range(LEVELS)]
    assert kind == EMOTION or widths == sorted(set(widths))


def test_what_is_hotter_is_further_from_the_card():
    for theme in THEMES:
        card = theme.colour("card")
        ratios = [contrast(heat_wash(theme, EVIDENCE, level), card) for level in range(LEVELS)]
        assert ratios == sorted(ratios)
