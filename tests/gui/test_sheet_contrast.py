"""What the style sheet writes is read on what it stands on, in every theme."""

from __future__ import annotations

import re

import pytest

from journeymapper.drawing.contrast import MEANING, TEXT, contrast
from journeymapper.drawing.dark_themes import THEMES
from journeymapper.drawing.theme import Theme
from journeymapper.gui.look import SHEET

GROUNDS = ("paper", "panel", "card")
"""What a widget stands on that has no ground of its own."""
themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def rules() -> list[tuple[str, dict[str, str]]]:
    """Selectors and what they set."""
    found = []
    for selector, body in re.findall(r"([^{}]+?)\s\{\s(.*?)\s\}\n", SHEET, flags=re.DOTALL):
        settings = (one.split(":", 1) for one in body.split(";") if ":" in one)
        found.append(
            (" ".join(selector.split()), {name.strip(): value.strip() for name, value in settings})
        )
    return found


def token(value: str) -> str:
    """The token that a value names, or nothing."""
    found = re.search(r"\{([a-z_]+)\}", value)
    return found[1] if found else ""


@themes
def test_text_is_read_on_its_ground(theme: Theme) -> None:
    weak, seen = [], 0
    for selector, settings in rules():
        ink = token(settings.get("color", ""))
        if not ink or "disabled" in selector:
            continue
        own = token(settings.get("background", ""))
        for ground in (own,) if own else GROUNDS:
            seen += 1
            ratio = contrast(theme.colour(ink), theme.colour(ground))
            if ratio < TEXT:
                weak.append((selector, ink, ground, round(ratio, 2)))
    assert weak == []
    assert seen > 60


@themes
def test_selected_text_and_tips_are_read(theme: Theme) -> None:
    pairs = [
        (token(settings["selection-color"]), token(settings["selection-background-color"]))
        for _, settings in rules()
        if "selection-color" in settings
    ]
    assert pairs
    for ink, ground in [*pairs, ("card", "ink")]:
        assert contrast(theme.colour(ink), theme.colour(ground)) >= TEXT


@themes
def test_the_ring_of_the_focus_is_seen(theme: Theme) -> None:
    rings = set()
    for selector, settings in rules():
        if ":focus" in selector:
            for name in ("border", "border-color"):
                if ring := token(settings.get(name, "")):
                    rings.add(ring)
    assert rings == {"accent", "ink"}
    for ring in rings:
        for ground in GROUNDS:
            assert contrast(theme.colour(ring), theme.colour(ground)) >= MEANING


@themes
def test_boxes_to_tick_are_seen_ticked_or_not(theme: Theme) -> None:
    for front, ground in (("muted", "field"), ("accent", "field"), ("on_accent", "accent")):
        assert contrast(theme.colour(front), theme.colour(ground)) >= MEANING
