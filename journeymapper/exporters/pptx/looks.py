"""The colours of slides: the theme of documents in the ink and with the accent that were chosen."""

from __future__ import annotations

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.vocabulary import Ink
from journeymapper.drawing.dark_themes import WHITE_THEME
from journeymapper.drawing.theme import LIGHT_THEME, Theme

_RED, _GREEN, _BLUE = 0.299, 0.587, 0.114
"""Parts of the brightness that people see (ITU-R BT.601)."""


class _Grey(Theme):
    """A theme without hues; those that users chose become grey as well."""

    def colour(self, token: str) -> str:
        return _grey(Theme.colour(self, token))


def theme_of(options: ExportPreset) -> Theme:
    """The theme for a document that was wished so."""
    theme = WHITE_THEME if options.ink is Ink.HIGH_CONTRAST else LIGHT_THEME
    if options.accent:
        own = {
            "accent": options.accent,
            "accent_dark": _mixed(options.accent, "#000000", 0.15),
            "accent_soft": _mixed(options.accent, "#FFFFFF", 0.87),
            "accent_faint": _mixed(options.accent, "#FFFFFF", 0.95),
        }
        theme = Theme(theme.name, {**theme.colours, **own}, theme.is_dark)
    if options.ink is Ink.GREYSCALE:
        return _Grey(theme.name, theme.colours, theme.is_dark)
    return theme


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(colour: str, other: str, part: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def _grey(colour: str) -> str:
    red, green, blue = _channels(colour)
    level = round(_RED * red + _GREEN * green + _BLUE * blue)
    return f"#{level:02X}{level:02X}{level:02X}"
