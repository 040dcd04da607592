"""The themes of documents: in colour, in grey, of high contrast, with an accent of somebody's own.

Grey keeps the relative luminance of every colour, so that what is read on what, and which of two
is lighter, stays as it was. Only personas, whom colours tell apart, are drawn apart in grey too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.vocabulary import Ink, StickyKind
from journeymapper.drawing.contrast import MEANING, TEXT, darkened, lightened, luminance
from journeymapper.drawing.dark_themes import WHITE
from journeymapper.drawing.theme import LIGHT, LIGHT_THEME, Theme

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_GROUNDS = ("paper", "card", "panel", "field", "quiet", *(kind.value for kind in StickyKind))
"""What the accent is read on."""
_PERSONAS = {value: name for name, value in LIGHT.items() if name.startswith("persona_")}
"""What people choose from the swatches for a persona."""
_SOFT, _FAINT = 0.13, 0.05
"""How much of an accent is in its grounds."""
_DARKEST, _LIGHTEST = 0.012, 0.25
"""Luminances between which personas are told apart; the lightest is still seen on paper."""
_ROOM = 1.03
"""Colours are moved a little farther than they must, because grey has only 256 steps."""


class _Grey(Theme):
    """Colours that users chose are grey as well."""

    def _ground(self, own: str) -> str:
        return grey(own)

    def _mark(self, own: str) -> str:
        return self.colours[_PERSONAS[own]] if own in _PERSONAS else grey(own)


class _Strong(Theme):
    """Colours that users chose stand out from white paper."""

    def _mark(self, own: str) -> str:
        return darkened(own, (self.colours["card"],), MEANING)


def theme_for(options: ExportPreset) -> Theme:
    """The theme of a document that is wished so. Raises EditRefused for an accent that is no
    colour."""
    own = options.accent.strip()
    if own and not _COLOUR.fullmatch(own):
        raise EditRefused(f"“{own}” is no colour. Write the accent like #0F766E.")
    return _theme(options.ink, own.upper())


@lru_cache(maxsize=64)
def _theme(ink: Ink, accent: str) -> Theme:
    table = WHITE if ink is Ink.HIGH_CONTRAST else LIGHT
    if accent:
        table = {**table, **_relatives(accent, table)}
    if ink is Ink.GREYSCALE:
        return _Grey("grey", _greyed(table), is_grey=True)
    if ink is Ink.HIGH_CONTRAST:
        return _Strong("white", table)
    return Theme("light", table) if accent else LIGHT_THEME


def grey(colour: str) -> str:
    """The grey that is as light as the colour."""
    return _grey_of(luminance(colour))


def _grey_of(light: float) -> str:
    part = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(part * 255):02X}" * 3


def _greyed(table: Mapping[str, str]) -> dict[str, str]:
    found = {token: grey(colour) for token, colour in table.items()}
    people = sorted((one for one in table if one.startswith("persona_")), key=found.__getitem__)
    ends = _DARKEST ** (1 / 3), _LIGHTEST ** (1 / 3)
    for place, token in enumerate(people):
        step = ends[0] + (ends[1] - ends[0]) * place / (len(people) - 1)
        found[token] = _grey_of(step**3)
    return found


def _relatives(accent: str, table: Mapping[str, str]) -> dict[str, str]:
    """The accent and its like: dark enough to be read, its grounds light enough to be read on."""
    least = TEXT * _ROOM
    texts = (table["ink"], table["muted"])
    soft, faint = (
        lightened(_mixed(accent, "#FFFFFF", part), texts, least) for part in (_SOFT, _FAINT)
    )
    grounds = (*(table[one] for one in _GROUNDS), soft, faint)
    readable = darkened(accent, grounds, least)
    return {
        "accent": readable,
        "accent_dark": _mixed("#000000", readable, 0.2),
        "accent_soft": soft,
        "accent_faint": faint,
        "on_accent": "#FFFFFF",
    }


def _mixed(one: str, other: str, part: float) -> str:
    """So much of one colour in another."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02X}" for a, b in pairs)
