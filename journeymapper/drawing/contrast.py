"""How well one colour is read on another, and colours moved until they are.

Relative luminance and contrast ratio are those of WCAG 2.2 (W3C Recommendation of 5 October 2023,
"relative luminance" and "contrast ratio" in its glossary).
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

TEXT = 4.5
"""Least ratio of text on its ground (WCAG 2.2, success criterion 1.4.3)."""
MEANING = 3.0
"""Least ratio of what carries meaning and is no text (success criterion 1.4.11)."""


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def lightened(colour: str, grounds: tuple[str, ...], least: float = MEANING) -> str:
    """The colour, as light as it must become to stand out from dark grounds; its hue stays."""
    return _moved(colour, 1.0, grounds, least)


@lru_cache(maxsize=1024)
def darkened(colour: str, texts: tuple[str, ...], least: float = TEXT) -> str:
    """The colour, as dark as it must become to carry light texts; its hue stays, and where it was
    pale it grows stronger, so that it can still be told from others."""
    hue, light, strong = rgb_to_hls(*_parts(colour))
    if light > 0.7 and strong > 0.05:
        colour = _written(hue, 0.45, max(min(strong, 0.6), 0.3))
    return _moved(colour, 0.0, texts, least)


def _moved(colour: str, end: float, others: tuple[str, ...], least: float) -> str:
    hue, light, strong = rgb_to_hls(*_parts(colour))
    for step in range(41):
        found = _written(hue, light + (end - light) * step / 40, strong)
        if all(contrast(found, one) >= least for one in others):
            return found
    return found


def _written(hue: float, light: float, strong: float) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, strong))


def _parts(colour: str) -> tuple[float, float, float]:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
