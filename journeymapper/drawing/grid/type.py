"""The type of a grid in a medium: how large, how whole, and how much of what could be said."""

from __future__ import annotations

from journeymapper.domain.frozen import frozen
from journeymapper.text import Style

SMALLEST = 6.5
"""No text of a printed grid is smaller, in points."""
TEXT = Style(12.5, 400)
HOLE = Style(12.5, 500)
QUIET = Style(11.0, 400)
NAME = Style(13.0, 600)
HEAD = Style(14.0, 600)
SMALL = Style(11.5, 500)
LEVEL = Style(12.0, 400)
STEP = 1.36
"""Distance of baselines, in sizes."""
ON_PAPER = 0.6
"""Points on A4 for a pixel of the screen."""


@frozen(kw_only=True)
class Type:
    """``scale`` is 1 on the screen, where texts end after some lines and tool tips say the rest.
    What is ``whole`` is cut nowhere and says what tool tips say elsewhere."""

    scale: float = 1.0
    whole: bool = False

    def style(self, style: Style) -> Style:
        """A style whose size is given for the screen."""
        if not self.whole:
            return style
        return Style(round(max(style.size * self.scale, SMALLEST), 2), style.weight)

    def step(self, style: Style) -> float:
        """The distance of a style's baselines; whole pixels on the screen, to be sharp."""
        step = style.size * STEP
        return round(step, 2) if self.whole else float(round(step))


SCREEN = Type()


def paper_type(unit: float) -> Type:
    """The type of a page; ``unit`` is 1 on A4."""
    return Type(scale=ON_PAPER * unit, whole=True)
