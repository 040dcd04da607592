"""Sheets of paper, and what every page has: margins, a title, a foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.remark import Remark
from journeymapper.domain.vocabulary import Orientation
from journeymapper.drawing.primitives import Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import Style

SMALLEST = 8.0
"""No text on a page is smaller, in points, as long as the map fits."""


@frozen
class Paper:
    """A sheet in points, and what was chosen for it. ``unit`` is 1 on A4 and grows with larger
    sheets, more slowly than the sheet, so that a larger sheet holds more. What hangs on a wall is
    set as on A3 and then ``enlarged`` so many times: sizes here are those before."""

    name: str
    width: float
    height: float
    enlarged: float = 1.0
    smallest: float = SMALLEST
    """No text that ``style`` sets is smaller, in points before it is enlarged."""
    options: ExportPreset = chosen()

    @property
    def unit(self) -> float:
        return float(max(self.width / A4_WIDTH, 0.95) ** 0.5)

    @property
    def margin(self) -> float:
        wished = self.options.margin
        if wished is None:
            return 30.0 * self.unit
        furnished = bool(self.options.header.strip() or self.options.footer.strip())
        least = LEAST_FURNISHED * self.unit if furnished else 0.0
        return max(wished * MILLIMETRE / self.enlarged, least)

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
        return Style(round(max(size * self.unit, self.smallest), 2), weight)


MILLIMETRE = 72 / 25.4
LEAST_FURNISHED = 22.0
"""Units of a margin that holds a header or a footer."""
A4_WIDTH = 841.89
_A3_AREA = 1190.55 * 841.89
LEAST_ENLARGED = 1.2
"""Sheets up to so many times as wide as A3 are set as they are."""
SIZES: Mapping[str, tuple[float, float]] = {
    "A5": (595.28, 419.53),
    "A4": (A4_WIDTH, 595.28),
    "A3": (1190.55, 841.89),
    "A2": (1683.78, 1190.55),
    "A1": (2383.94, 1683.78),
    "A0": (3370.39, 2383.94),
    "Letter": (792.0, 612.0),
    "Legal": (1008.0, 612.0),
    "Tabloid": (1224.0, 792.0),
}
"""The sheets that have a name: long and short side in points."""
AMERICAN = ("Letter", "Legal", "Tabloid")
"""Those of them that are not of the A series; who has the one seldom has the other."""
CUSTOM, CONTENT = "custom", "content"
PAGE_SIZES = (*SIZES, CUSTOM, CONTENT)
"""What ``ExportPreset.page_size`` may say."""


def paper_for(options: ExportPreset) -> Paper:
    """The sheet that was chosen. Raises EditRefused for a size that is not known."""
    wished = options.page_size.casefold()
    name = next((one for one in PAGE_SIZES if one.casefold() == wished), None)
    if name is None:
        raise EditRefused(f"Choose a page size: {', '.join(PAGE_SIZES)}.")
    if name == CUSTOM:
        if options.page_width is None or options.page_height is None:
            raise EditRefused("Say how wide and how high the page is, in millimetres.")
        width, height = options.page_width * MILLIMETRE, options.page_height * MILLIMETRE
    else:
        width, height = SIZES["A4" if name == CONTENT else name]
        if options.orientation is Orientation.PORTRAIT:
            width, height = height, width
    enlarged = (width * height / _A3_AREA) ** 0.5
    if enlarged < LEAST_ENLARGED:
        enlarged = 1.0
    return Paper(name, width / enlarged, height / enlarged, enlarged, options=options)


PAPERS = {name: paper_for(chosen(page_size=name)) for name in SIZES if name != "A5"}
"""Every sheet that has a name and holds a map that can be read, as it lies."""


PageOf = Callable[[str], int]
"""The number of the page that an anchor is on; 0 where the document has it not."""


@frozen
class Draft:
    """A page before its foot: what is on it, and its name in the foot and among bookmarks. The
    foot says the ``note`` beside the name; the ``remarks`` are for whoever made the document."""

    name: str
    primitives: tuple[Primitive, ...]
    has_foot: bool = True
    note: str = ""
    paper: Paper | None = None
    """Its own sheet, where it is not the document's."""
    late: Callable[[PageOf], Sequence[Primitive]] | None = None
    """What is drawn when it is known which page is which."""
    remarks: tuple[Remark, ...] = ()


def foot(paper: Paper, prepared: str, name: str, number: int, count: int) -> list[Primitive]:
    """Who made it for whom, what page this is, and its number."""
    style = paper.style(7)
    whole = paper.right - paper.left
    beside = min(fitted(prepared, style, whole * 0.3).width, whole * 0.3)
    most = whole - 2 * (beside + style.size)
    centre = min(fitted(name, style, most).width, most)
    side = (whole - centre) / 2 - style.size
    middle = paper.height - paper.margin + 4.0 * paper.unit
    return [
        one_line(prepared, style, paper.left, middle, side, "muted", "left"),
        one_line(name, style, paper.left + (whole - centre) / 2, middle, centre, "muted", "centre"),
        one_line(f"{number} / {count}", style, paper.right - side, middle, side, "muted", "right"),
    ]


def title(
    paper: Paper,
    text: str,
    subtitle: str,
    width: float,
    left: float | None = None,
    below: float | None = None,
) -> list[Primitive]:
    """A page's head: its title and a quiet line under it, which may be as wide as ``below``."""
    large, small = paper.style(21, 700), paper.style(9)
    x = paper.left if left is None else left
    top = paper.margin
    return [
        one_line(text, large, x, top + 11 * paper.unit, width, align="left"),
        one_line(subtitle, small, x, top + 33 * paper.unit, below or width, "muted", align="left"),
    ]
