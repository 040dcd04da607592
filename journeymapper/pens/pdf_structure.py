"""What a PDF says of its own content, for those who hear it or read it on a small screen: headings,
paragraphs, tables, figures with what they show, links, and what is only decoration (PDF 32000-1,
14.7 and 14.8). Knows no PDF library; ``pens/pdf.py`` gives the numbers of pages and links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeymapper.drawing.primitives import Picture, Placed, TableCell, TextLine

_LEAST_HEADING = 12.0
"""Points; a page whose largest words are smaller has no heading."""
_OF_TABLES = frozenset({"Table", "TR", "TH", "TD"})
_NEXT_LINE = 1.8
"""Baselines of one paragraph are at most so many sizes apart."""


@dataclass(slots=True)
class Element:
    """A part of a page: its kind in PDF's words, what a figure says, the numbers of its marked
    content, or the number of the link that it is. ``parent`` is the place of the part it is in."""

    kind: str
    said: str = ""
    parent: int = -1
    marks: list[int] = field(default_factory=list)
    link: int = -1
    scope: str = ""
    """Whether a head is that of its row or of its column."""
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
    _table: int = -1
    _cell: int = -1
    _rows: dict[int, int] = field(default_factory=dict)
    _cells: dict[tuple[int, int], int] = field(default_factory=dict)

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

    def cell(self, one: TableCell) -> None:
        """What follows is in a cell of the table begun before, or of a new one; or in none."""
        self._before = None
        self._cell = -1
        if one.row < 0:
            self._table = -1
            self._rows.clear()
            self._cells.clear()
            return
        if self._table < 0:
            self._table = self._new(Element("Table"))
        place = (one.row, one.column)
        if place not in self._cells:
            if one.row not in self._rows:
                self._rows[one.row] = self._new(Element("TR"), self._table)
            kind = "TH" if one.is_head else "TD"
            scope = "" if not one.is_head else "Row" if one.row else "Column"
            self._cells[place] = self._new(Element(kind, scope=scope), self._rows[one.row])
        self._cell = self._cells[place]

    @property
    def is_decoration(self) -> bool:
        return bool(self._figures) and self._figures[-1] < 0

    def link(self, number: int, said: str) -> None:
        self.elements.append(Element("Link", said, link=number))

    def close(self, operators: list[str]) -> None:
        """The page ends."""
        self._end(operators)

    def _new(self, element: Element, parent: int | None = None) -> int:
        element.parent = self._cell if parent is None else parent
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
        numbers: dict[int, int] = {}
        inner: dict[int, list[str]] = {-1: []}
        for place, one in enumerate(page.elements):
            if one.marks or one.link >= 0 or one.said or one.kind in _OF_TABLES:
                numbers[place] = number + len(numbers)
                inner.setdefault(one.parent, []).append(f"{numbers[place]} 0 R")
        yield section, _element("Sect", whole, " ".join(inner[-1]))
        for place, own in numbers.items():
            one = page.elements[place]
            kids = " ".join(map(str, one.marks))
            if one.link >= 0:
                of_links[one.link] = own
                kids = f"<</Type/OBJR/Obj {links[one.link]} 0 R>>"
            parent = numbers[one.parent] if one.parent >= 0 else section
            if one.kind in _OF_TABLES:
                kids = " ".join(inner.get(place, ()))
                yield own, _element(one.kind, parent, kids, scope=one.scope)
                continue
            text = " ".join(one.lines) if one.backwards else ""
            yield own, _element(one.kind, parent, kids, sheet, one.said, text)
        number += len(numbers)
        owners = " ".join(f"{numbers[one]} 0 R" for one in page.owners)
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
    kind: str,
    parent: int,
    kids: str,
    sheet: int = 0,
    said: str = "",
    text: str = "",
    scope: str = "",
) -> str:
    page = f"/Pg {sheet} 0 R" if sheet else ""
    alt = f"/Alt<FEFF{said.encode('utf-16-be').hex().upper()}>" if said else ""
    actual = f"/ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>" if text else ""
    head = f"/A<</O/Table/Scope/{scope}>>" if scope else ""
    return f"<</S/{kind}/P {parent} 0 R{page}{alt}{actual}{head}/K[{kids}]>>"
