"""Inspects finished PDF files, read back by PDFium: texts that should be there are there, within
the page, and no glyph lies over another line's.

What a glyph's ink covers is PDFium's own finding, from the fonts in the file.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from journeymapper.drawing.primitives import Page, TextLine
from tests.inspection.finding import Finding, Kind
from tests.inspection.ink import Area, around, overlapping, text_size
from tests.inspection.sheet import Sheet
from tests.inspection.sheets_rule import frame

HAIR = 0.06
"""What inks may share, in heights of a line's largest glyph."""
_HYPHEN = {2: 0x2D}
"""What PDFium calls a hyphen at the end of a line."""
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\udc00-\udfff][\ud800-\udbff]")
_MIRRORED = str.maketrans("([{<«‹⟨“", ")]}>»›⟩”")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a PDF page and where its ink is, from the page's top left corner. Glyphs with
    one ``run`` were shown together."""

    text: str
    area: Area
    run: int


@dataclass(frozen=True)
class PdfPage:
    width: float
    height: float
    glyphs: tuple[Glyph, ...]

    @property
    def area(self) -> Area:
        return Area(0.0, 0.0, self.width, self.height)


def read_pdf(data: bytes) -> list[PdfPage]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def inspect_pdf(data: bytes, pages: Sequence[Page] = ()) -> list[Finding]:
    """Everything that is wrong with the file; ``pages`` are those that it was made from, whose
    texts must come back."""
    return list(_findings(read_pdf(data), pages))


def _findings(read: list[PdfPage], pages: Sequence[Page]) -> Iterator[Finding]:
    for number, page in enumerate(read, 1):
        sheet = Sheet(pages[number - 1], number) if number <= len(pages) else None
        title = sheet.page.title if sheet else ""
        # A file does not say which glyphs a clip hides; the pages say that better.
        if sheet is None or not any(map(frame, sheet.pieces)):
            yield from _misplaced(page, number, title)
        if sheet is not None:
            for text, place in _lost(page, sheet):
                yield Finding(Kind.LOST, number, title, place, f"“{text}”")
    for number in range(len(read) + 1, len(pages) + 1):
        lost = pages[number - 1]
        place = Area(0.0, 0.0, lost.width, lost.height)
        yield Finding(Kind.LOST, number, lost.title, place, "the whole page")


def _misplaced(page: PdfPage, number: int, title: str) -> Iterator[Finding]:
    told: set[int] = set()
    for glyph in page.glyphs:
        if glyph.run not in told and not page.area.holds(glyph.area, 0.05):
            told.add(glyph.run)
            word = _run_text(page, glyph.run)
            yield Finding(Kind.OFF_PAGE, number, title, glyph.area, f"“{word}”")
    for one, other in _over_another(page):
        both = f"“{_run_text(page, one.run)}” and “{_run_text(page, other.run)}”"
        yield Finding(Kind.ON_TEXT, number, title, one.area.shared(other.area), both)


def _page(page: pypdfium2.PdfPage) -> PdfPage:
    left, bottom, right, top = page.get_mediabox()
    texts = page.get_textpage()
    sides = [ctypes.c_double() for _ in range(4)]
    runs: dict[int, int] = {}
    glyphs = []
    for place in range(pdfium.FPDFText_CountChars(texts)):
        if pdfium.FPDFText_IsGenerated(texts, place):
            continue
        code = pdfium.FPDFText_GetUnicode(texts, place)
        character = chr(_HYPHEN.get(code, code))
        pdfium.FPDFText_GetCharBox(texts, place, *sides)
        x1, x2, y1, y2 = (one.value for one in sides)
        area = Area(x1 - left, top - y2, x2 - left, top - y1)
        shown = pdfium.FPDFText_GetTextObject(texts, place)
        address = ctypes.cast(shown, ctypes.c_void_p).value or 0
        glyphs.append(Glyph(character, area, runs.setdefault(address, len(runs))))
    texts.close()
    return PdfPage(right - left, top - bottom, tuple(glyphs))


def _over_another(page: PdfPage) -> Iterator[tuple[Glyph, Glyph]]:
    """One pair of glyphs for each two runs whose inks overlap."""
    runs: dict[int, list[Glyph]] = {}
    for glyph in page.glyphs:
        if glyph.area.size > 0:
            runs.setdefault(glyph.run, []).append(glyph)
    members = list(runs.values())
    for one, other in overlapping([around([it.area for it in run]) for run in members]):
        hair = HAIR * min(_tallest(members[one]), _tallest(members[other]))
        for glyph in members[one]:
            over = next((it for it in members[other] if it.area.overlaps(glyph.area, hair)), None)
            if over is not None:
                yield glyph, over
                break


def _tallest(run: list[Glyph]) -> float:
    return max(one.area.bottom - one.area.top for one in run)


def _lost(page: PdfPage, sheet: Sheet) -> Iterator[tuple[str, Area]]:
    """Texts of the sheet that are not in the file: each as it stands or, where a reader puts
    right-to-left text in another order, all its characters at its place."""
    said = _plain("".join(one.text for one in page.glyphs))
    for text in sheet.texts:
        if text.is_cut or not sheet.area.holds(text.whole, 0.01):
            continue
        assert isinstance(text.primitive, TextLine)
        line = text.primitive.line.text
        if _plain(line) in said:
            continue
        room = text.area.shrunk(-0.5 * text_size(text))
        here = Counter(_plain("".join(_in_room(page, room))))
        if Counter(_plain(line)) - here:
            yield line, text.area


def _in_room(page: PdfPage, room: Area) -> Iterator[str]:
    for one in page.glyphs:
        x, y = (one.area.left + one.area.right) / 2, (one.area.top + one.area.bottom) / 2
        if room.has(x, y):
            yield one.text


def _plain(text: str) -> str:
    """Compatible forms and brackets made one, and no space. PDFium gives rare characters in halves,
    and turns these round with right-to-left text."""
    text = _HALVES.sub(lambda pair: _together(*sorted(pair.group())), text)
    text = unicodedata.normalize("NFKC", text).translate(_MIRRORED)
    return "".join(text.split())


def _together(high: str, low: str) -> str:
    return (high + low).encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _run_text(page: PdfPage, run: int) -> str:
    return "".join(one.text for one in page.glyphs if one.run == run)
