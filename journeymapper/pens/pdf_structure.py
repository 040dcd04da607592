"""What a PDF says of its own content, for those who hear it or read it on a small screen: headings,
paragraphs, figures with what they show, links, and what is only decoration (PDF 32000-1, 14.7 and
14.8). Knows no PDF library; ``pens/pdf.py`` gives the numbers of pages and links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeymapper.drawing.primitives import Picture, Placed, TextLine

_LEAST_HEADING = 12.0
"""Points; a page whose largest words are smaller has no heading."""
_NEXT_LINE = 1.8
"""Baselines of one paragraph are at most so many sizes apart."""


@dataclass(slots=True)
class Element:
    """A part of a page: its kind in PDF's words, what a figure says, the numbers of its marked
    content, or the number of the link that it is."""

    kind: str
    said: str = ""
    marks: list[int] = field(default_factory=list)
    link: int = -1
    lines: list[str] = field(default_factory=list)
    """The text of a paragraph in the order of reading."""
    backwards: bool = False
    """Whether any of it runs from right to left: glyphs are drawn from left to right, and readers
    differ in turning them round, so that such a paragraph says its text as a whole."""


_DECORATION = Element("Artifact")


@dataclass(slots=True)
class PageTags:
    """The elements of one page in the order of drawing, and who owns each marked content."""

    heading: TextLine | None = None
    elements: list[Element] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    _open: Element | None = None
    _before: TextLine | None = None
    _paragraph: int = -1
    _figures: list[int] = field(default_factory=list)

    def line(self, operators: list[str], line: TextLine) -> None:
        """A line of text follows: of the paragraph before it, or of a new one."""
        if self.is_decoration:
            self.shape(operators)
            return
        if self._before is None or not _goes_on(self._before, line):
            kind = "H1" if line is self.heading else "P"
            self._paragraph = self._new(Element(kind))
        self._before = line
        element = self.elements[self._paragraph]
        element.lines.append(line.line.text)
        element.backwards |= any(run.right_to_left for run in line.line.runs)
        self._begin(operators, self._paragraph)

    def shape(self, operators: list[str]) -> None:
        """What follows is of the figure around it, or decoration."""
        if self._figures and self._figures[-1] >= 0:
            self._begin(operators, self._figures[-1])
        elif self._open is not _DECORATION:
            self._end(operators)
            operators.append("/Artifact BMC")
            self._open = _DECORATION

    def words(self, operators: list[str]) -> None:
        """A form follows that holds text."""
        if self.is_decoration:
            self.shape(operators)
            return
        self._before = None
        self._begin(operators, self._new(Element("P")))

    def enter(self, said: str | None) -> None:
        """A picture follows, with what it says as a figure (empty: it is decoration); None leaves
        that to what is in it."""
        self._before = None
        if said is not None:
            self._figures.append(self._new(Element("Figure", said)) if said else -1)

    def leave(self, said: str | None) -> None:
        self._before = None
        if said is not None:
            self._figures.pop()

    @property
    def is_decoration(self) -> bool:
        return bool(self._figures) and self._figures[-1] < 0

    def link(self, number: int, said: str) -> None:
        self.elements.append(Element("Link", said, link=number))

    def close(self, operators: list[str]) -> None:
        """The page ends."""
        self._end(operators)

    def _new(self, element: Element) -> int:
        self.elements.append(element)
        return len(self.elements) - 1

    def _begin(self, operators: list[str], place: int) -> None:
        element = self.elements[place]
        if self._open is element:
            return
        self._end(operators)
        number = len(self.owners)
        self.owners.append(place)
        element.marks.append(number)
        operators.append(f"/{element.kind} <</MCID {number}>> BDC")
        self._open = element

    def _end(self, operators: list[str]) -> None:
        if self._open is not None:
            operators.append("EMC")
            self._open = None


def heading_of(picture: Picture) -> TextLine | None:
    """The line that names a page: the first of its largest bold ones."""
    scale = 1.0
    primitives = picture.primitives
    while len(primitives) == 1 and isinstance(primitives[0], Placed):
        scale *= primitives[0].scale
        primitives = primitives[0].picture.primitives
    lines = [
        one
        for one in primitives
        if isinstance(one, TextLine)
        and one.line.runs
        and one.line.runs[0].face.name.endswith("Bold")
    ]
    largest = max(lines, key=_size, default=None)
    return largest if largest is not None and _size(largest) * scale >= _LEAST_HEADING else None


def holds_text(picture: Picture) -> bool:
    return any(
        isinstance(one, TextLine) or (isinstance(one, Placed) and holds_text(one.picture))
        for one in picture.primitives
    )


def _size(line: TextLine) -> float:
    return line.line.runs[0].size


def _goes_on(before: TextLine, line: TextLine) -> bool:
    """Whether a line looks like the next one of the same paragraph."""
    step = line.baseline - before.baseline
    size = _size(line)
    return (
        before.fill == line.fill
        and abs(_size(before) - size) < 0.01
        and 0 < step <= _NEXT_LINE * size
        and line.x < before.x + max(before.line.width, size)
        and before.x < line.x + max(line.line.width, size)
    )


def tree(
    pages: Sequence[PageTags], sheets: Sequence[int], links: Sequence[int], root: int, first: int
) -> Iterator[tuple[int, str]]:
    """The objects of the structure with their numbers: the ``root`` and, from ``first`` on, all
    others. ``sheets`` and ``links`` are the numbers of the page and link objects. The key of a page
    in the tree of parents is its place, that of a link follows the pages'."""
    whole = first
    sections = range(first + 1, first + 1 + len(pages))
    number = first + 1 + len(pages)
    parents: list[str] = []
    of_links: dict[int, int] = {}
    for section, page, sheet in zip(sections, pages, sheets, strict=True):
        kept = [one for one in page.elements if one.marks or one.link >= 0 or one.said]
        numbers = {id(one): number + place for place, one in enumerate(kept)}
        yield section, _element("Sect", whole, " ".join(f"{one} 0 R" for one in numbers.values()))
        for one in kept:
            own = numbers[id(one)]
            kids = " ".join(map(str, one.marks))
            if one.link >= 0:
                of_links[one.link] = own
                kids = f"<</Type/OBJR/Obj {links[one.link]} 0 R>>"
            text = " ".join(one.lines) if one.backwards else ""
            yield own, _element(one.kind, section, kids, sheet, one.said, text)
        number += len(kept)
        owners = " ".join(f"{numbers[id(page.elements[one])]} 0 R" for one in page.owners)
        yield number, f"[{owners}]"
        parents.append(f"{len(parents)} {number} 0 R")
        number += 1
    parents += [f"{len(pages) + key} {own} 0 R" for key, own in sorted(of_links.items())]
    yield whole, _element("Document", root, " ".join(f"{one} 0 R" for one in sections))
    yield number, f"<</Nums[{' '.join(parents)}]>>"
    yield (
        root,
        f"<</Type/StructTreeRoot/K {whole} 0 R/ParentTree {number} 0 R"
        f"/ParentTreeNextKey {len(pages) + len(links)}>>",
    )


def _element(
    kind: str, parent: int, kids: str, sheet: int = 0, said: str = "", text: str = ""
) -> str:
    page = f"/Pg {sheet} 0 R" if sheet else ""
    alt = f"/Alt<FEFF{said.encode('utf-16-be').hex().upper()}>" if said else ""
    actual = f"/ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>" if text else ""
    return f"<</S/{kind}/P {parent} 0 R{page}{alt}{actual}/K[{kids}]>>"
