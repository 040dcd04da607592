"""Sheets of paper, and what every page has: margins, a title, a foot."""

from __future__ import annotations

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.primitives import Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import Style

SMALLEST = 6.5
"""No text on a page is smaller, in points, as long as the map fits."""


@frozen
class Paper:
    """A landscape sheet in points. ``unit`` is 1 on A4 and grows with larger sheets, more slowly
    than the sheet, so that a larger sheet holds more. What hangs on a wall is set as on A3 and then
    ``enlarged`` so many times."""

    name: str
    width: float
    height: float
    enlarged: float = 1.0

    @property
    def unit(self) -> float:
        return float(max(self.width / A4_WIDTH, 0.95) ** 0.5)

    @property
    def margin(self) -> float:
        return 30.0 * self.unit

    @property
    def left(self) -> float:
        return self.margin

    @property
    def right(self) -> float:
        return self.width - self.margin

    @property
    def bottom(self) -> float:
        """Where the contents end, above the foot."""
        return self.height - self.margin - 10.0 * self.unit

    def style(self, size: float, weight: int = 400) -> Style:
        """A style whose size is given for A4."""
        return Style(round(max(size * self.unit, SMALLEST), 2), weight)


A4_WIDTH = 841.89
A3 = (1190.55, 841.89)
PAPERS = {
    "A4": Paper("A4", A4_WIDTH, 595.28),
    "A3": Paper("A3", *A3),
    "A2": Paper("A2", *A3, enlarged=2**0.5),
    "A1": Paper("A1", *A3, enlarged=2.0),
    "A0": Paper("A0", *A3, enlarged=2 * 2**0.5),
    "Letter": Paper("Letter", 792.0, 612.0),
}


@frozen
class Draft:
    """A page before its foot: what is on it, and its name in the foot and among bookmarks. The
    foot says the ``note`` beside the name; the ``remark`` is for whoever made the document."""

    name: str
    primitives: tuple[Primitive, ...]
    has_foot: bool = True
    note: str = ""
    remark: str = ""


def foot(paper: Paper, prepared: str, name: str, number: int, count: int) -> list[Primitive]:
    """Who made it for whom, what page this is, and its number."""
    style = paper.style(7)
    whole = paper.right - paper.left
    centre = min(fitted(name, style, whole * 0.4).width, whole * 0.4)
    side = (whole - centre) / 2 - style.size
    middle = paper.height - paper.margin + 4.0 * paper.unit
    return [
        one_line(prepared, style, paper.left, middle, side, "muted", "left"),
        one_line(name, style, paper.left + (whole - centre) / 2, middle, centre, "muted", "centre"),
        one_line(f"{number} / {count}", style, paper.right - side, middle, side, "muted", "right"),
    ]


def title(
    paper: Paper, text: str, subtitle: str, width: float, left: float | None = None
) -> list[Primitive]:
    """A page's head: its title and a quiet line under it."""
    large, small = paper.style(21, 700), paper.style(9)
    x = paper.left if left is None else left
    top = paper.margin
    return [
        one_line(text, large, x, top + 11 * paper.unit, width, align="left"),
        one_line(subtitle, small, x, top + 33 * paper.unit, width, "muted", align="left"),
    ]
