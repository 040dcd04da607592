"""The room that a page must leave: what is set on less would be cut, or never come to its end."""

from __future__ import annotations

from journeymapper.domain.errors import EditRefused
from journeymapper.drawing.pages.paper import Paper

MILLIMETRE = 72 / 25.4
CARD = (200.0, 88.0 + 62.0)
"""The width of a card, and its height with the page's title above it, at their true size in
points."""


def check_room(paper: Paper) -> tuple[float, float]:
    """Width and height between the margins, in points. Raises EditRefused where they are less than
    one card below a title needs."""
    width = (paper.width - 2 * paper.margin) * paper.enlarged
    height = (paper.height - 2 * paper.margin) * paper.enlarged
    if width < CARD[0] or height < CARD[1]:
        raise EditRefused(
            f"The page leaves {_said((width, height))} mm between its margins, less than one card "
            f"below a title needs ({_said(CARD)} mm). Choose a larger page or smaller margins."
        )
    return width, height


def _said(sides: tuple[float, float]) -> str:
    return " × ".join(f"{max(side, 0.0) / MILLIMETRE:.0f}" for side in sides)
