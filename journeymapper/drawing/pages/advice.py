"""How large text must be to be read, and what is said where it is not.

The sizes are a usual rule of print: 8 points in the hand, 16 and 32 points at 0.7 and 1.5 metres.
"""

from __future__ import annotations

from itertools import pairwise

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.remark import Remark

AT_HAND, AT_A_TABLE, AT_A_WALL = 0.35, 0.7, 1.5
DISTANCES = (AT_HAND, AT_A_TABLE, AT_A_WALL)
"""Metres from which documents are read."""
LARGEST = 14_400.0
"""Points a side of the largest sheet: no reader of PDF files shows more."""
_LEAST = ((AT_HAND, 8.0), (AT_A_TABLE, 16.0), (AT_A_WALL, 32.0))


def least_text(distance: float) -> float:
    """The size of text, in points, that is read from a distance in metres: between those known it
    grows with the distance."""
    if distance <= AT_HAND:
        return _LEAST[0][1]
    for (near, small), (far, large) in pairwise(_LEAST):
        if distance <= far:
            return small + (large - small) * (distance - near) / (far - near)
    return _LEAST[-1][1] * distance / AT_A_WALL


def too_small_on_a_page(
    name: str, page_size: str, scale: float, smallest: float, options: ExportPreset
) -> Remark:
    """A map that had to shrink onto its page."""
    return Remark(
        f"The map “{name}” is drawn at {scale * 100:.0f}% of its size on {page_size}: its smallest "
        f"text has {smallest:.1f} points, {_needed(options.reading_distance)}."
    )


def too_small_on_a_poster(name: str, smallest: float, options: ExportPreset) -> Remark:
    """A journey so long that even the largest sheet is too short for it."""
    return Remark(
        f"The map “{name}” is too large for one sheet, which has {LARGEST / 72 * 0.0254:.2f} "
        f"metres a side at most: its smallest text has {smallest:.1f} points, "
        f"{_needed(options.reading_distance)}."
    )


def _needed(distance: float) -> str:
    return f"and {least_text(distance):.0f} are needed to read it from {distance:g} metres"
