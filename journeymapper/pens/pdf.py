"""Writes pages as a PDF with reportlab: fonts embedded and subset, links, bookmarks, metadata.

reportlab's own fonts address characters, not glyphs, so fonts are added here as composite fonts
with numbers of our own (``pdf_text``). The same pages give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.primitives import Anchor, Bitmap, Link, Page
from journeymapper.drawing.theme import LIGHT_THEME, Theme
from journeymapper.pens.pdf_content import Content, Form, Marked, marks, placed_often
from journeymapper.pens.pdf_images import Raster, raster
from journeymapper.pens.pdf_text import EmbeddedFace, EmbeddedFaces
from journeymapper.text.embedding import measures, subset

rl_config.useA85 = 0  # streams stay binary: a quarter smaller than as letters
_COMPRESSED = [pdfdoc.PDFZCompress]


class Cancelled(Exception):
    """The user gave up while a document was being written; nothing was left behind."""


@frozen(kw_only=True)
class DocumentDetails:
    """What a PDF says of itself. ``edited_at`` is its date of making and of the last change; it
    must know its time zone."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en"
    edited_at: datetime | None = None


def write_pdf(
    pages: Sequence[Page],
    out: BinaryIO,
    details: DocumentDetails,
    theme: Theme = LIGHT_THEME,
    progress: Callable[[int, int], bool] | None = None,
) -> None:
    """Write the pages, sizes in points, as a PDF into ``out``.

    ``progress`` is told how many pages of how many are done and answers whether to go on. Raises
    Cancelled when it says no; ``out`` is written to only after the last page.
    """
    pen = PdfPen(pages, details, theme)
    for done, page in enumerate(pages):
        if progress is not None and not progress(done, len(pages)):
            raise Cancelled
        pen.add(page)
    if progress is not None and not progress(len(pages), len(pages)):
        raise Cancelled
    out.write(pen.finish())


class PdfPen:
    """Draws one document. Pages are added in order; ``finish`` gives the bytes.

    All pages are named at the beginning so that what they place more than once is drawn only once.
    """

    def __init__(
        self, pages: Sequence[Page], details: DocumentDetails, theme: Theme = LIGHT_THEME
    ) -> None:
        self._canvas = Canvas(
            "", pageCompression=1, invariant=1, lang=details.language, pdfVersion=(1, 6)
        )
        self._canvas.setTitle(details.title)
        self._canvas.setAuthor(details.author)
        self._canvas.setSubject(details.subject)
        self._canvas.setCreator("Journey Mapper")
        self._canvas.setProducer("Journey Mapper")
        self._document = self._canvas._doc
        if details.edited_at is not None:
            moment = details.edited_at.astimezone(UTC).timetuple()
            self._document._timeStamp.YMDhms = tuple(moment)[:6]
        self._theme = theme
        self._faces = EmbeddedFaces()
        self._often = placed_often(page.picture for page in pages)
        self._forms: dict[Form, str] = {}
        self._images: dict[tuple[str, bool, float, float], tuple[str, float] | None] = {}
        self._objects: dict[str, pdfdoc.PDFObjectReference] = {}
        self._plain_names: dict[str, str] = {}
        self._anchors = {
            found.mark.name
            for page in pages
            for found in marks(page.picture)
            if isinstance(found.mark, Anchor)
        }
        self._deepest = -1

    def add(self, page: Page) -> None:
        """Draw one page."""
        canvas = self._canvas
        canvas.setPageSize((page.width, page.height))
        canvas._preamble = ""  # it would ask for Helvetica, which is not embedded
        content = self._content()
        content.draw(page.picture)
        canvas._code += [f"1 0 0 1 0 {page.height:g} cm", *content.operators]
        for found in marks(page.picture):
            self._mark(found, page.height)
        canvas._formsinuse.extend(self._plain_names[name] for name in content.used)
        canvas.showPage()

    def finish(self) -> bytes:
        """The whole document."""
        for face in self._faces:
            self._embed(face)
        self._document.idToObject[pdfdoc.BasicFonts].dict.pop("F1", None)
        data = self._canvas.getpdfdata()
        return bytes(data)

    def _content(self) -> Content:
        return Content(self._theme, self._faces, self._form, self._image)

    def _mark(self, found: Marked, height: float) -> None:
        canvas = self._canvas
        top = height - found.y
        if isinstance(found.mark, Anchor):
            canvas.bookmarkPage(found.mark.name, fit="XYZ", left=found.x, top=top, zoom=0)
            if found.mark.title:
                level = min(found.mark.level, self._deepest + 1)
                canvas.addOutlineEntry(found.mark.title, found.mark.name, level, closed=level > 0)
                self._deepest = level
        elif isinstance(found.mark, Link) and found.mark.target in self._anchors:
            rectangle = (found.x, top - found.height, found.x + found.width, top)
            canvas.linkRect(
                "", found.mark.target, rectangle, relative=0, thickness=0, Border="[0 0 0]"
            )

    def _reference(self, thing: object, name: str) -> pdfdoc.PDFObjectReference:
        found: pdfdoc.PDFObjectReference = self._document.Reference(thing, name)
        return found

    def _form(self, form: Form) -> str | None:
        """The name of the form that draws this picture, made when first asked for."""
        if form not in self._often:
            return None
        name = self._forms.get(form)
        if name is None:
            content = self._content()
            content.draw(*form)
            name = self._forms[form] = self._name(f"form{len(self._forms) + 1}")
            x, y, width, height = form[0].bounds
            resources: dict[str, object] = {"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)}
            if content.used:
                resources["XObject"] = pdfdoc.PDFDictionary(
                    {one: self._objects[one] for one in content.used}
                )
            stream = pdfdoc.PDFStream(
                pdfdoc.PDFDictionary(
                    {
                        "Type": pdfdoc.PDFName("XObject"),
                        "Subtype": pdfdoc.PDFName("Form"),
                        "BBox": pdfdoc.PDFArray([x, -y - height, x + width, -y]),
                        "Resources": pdfdoc.PDFDictionary(resources),
                    }
                ),
                "\n".join(content.operators).encode("ascii"),
                _COMPRESSED,
            )
            self._keep(name, stream)
        return name

    def _keep(self, name: str, stream: pdfdoc.PDFStream) -> None:
        """Make a stream known as an XObject that pages and forms may name."""
        self._objects[name] = self._reference(stream, name)
        self._document.addForm(self._plain_names[name], stream)

    def _name(self, plain: str) -> str:
        """What the document calls an XObject."""
        name = str(self._document.getXObjectName(plain))
        self._plain_names[name] = plain
        return name

    def _image(self, bitmap: Bitmap) -> tuple[str, float] | None:
        key = (bitmap.image_id, bitmap.whole, round(bitmap.width, 1), round(bitmap.height, 1))
        if key not in self._images:
            found = raster(bitmap.data, bitmap.width, bitmap.height, bitmap.whole)
            self._images[key] = None if found is None else self._add_image(found)
        return self._images[key]

    def _add_image(self, found: Raster) -> tuple[str, float]:
        name = self._name(f"image{len(self._images) + 1}")
        size = (found.width, found.height)
        if found.jpeg:
            stream = _image_stream(size, "DeviceRGB", found.jpeg)
            stream.dictionary["Filter"] = pdfdoc.PDFName("DCTDecode")
            stream.filters = []
        else:
            stream = _image_stream(size, "DeviceRGB", found.rgb)
            opacity = _image_stream(size, "DeviceGray", found.opacity)
            stream.dictionary["SMask"] = self._reference(opacity, f"{name}-opacity")
        self._keep(name, stream)
        return name, found.width / found.height

    def _embed(self, face: EmbeddedFace) -> None:
        """Add the face as a composite font (PDF 32000-1, 9.7) with the numbers given out."""
        name, glyphs = face.name, face.glyphs
        data = subset(face.face, glyphs)
        tag = hashlib.sha256(data).hexdigest()[:6].translate(_TAG_LETTERS)
        base = pdfdoc.PDFName(f"{tag}+{face.face.name.replace(' ', '')}")
        known = measures(face.face, glyphs)
        file = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Length1": len(data)}), data, _COMPRESSED)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([round(part) for part in known.box]),
                "ItalicAngle": 0,
                "Ascent": round(known.ascent),
                "Descent": -round(known.descent),
                "CapHeight": 727,
                "StemV": 90,
                "FontFile2": self._reference(file, f"{name}-file"),
            }
        )
        table = pdfdoc.PDFStream(content=face.glyph_table(), filters=_COMPRESSED)
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._reference(descriptor, f"{name}-descriptor"),
                "DW": 0,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(face.widths())]),
                "CIDToGIDMap": self._reference(table, f"{name}-glyphs"),
            }
        )
        texts = pdfdoc.PDFStream(content=face.unicode_table(), filters=_COMPRESSED)
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": base,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([self._reference(descendant, f"{name}-cid")]),
                "ToUnicode": self._reference(texts, f"{name}-texts"),
            }
        )
        fonts = self._document.idToObject[pdfdoc.BasicFonts].dict
        fonts[name] = self._reference(font, f"{name}-font")


_TAG_LETTERS = str.maketrans("0123456789abcdef", "ABCDEFGHIJKLMNOP")


def _image_stream(size: tuple[int, int], space: str, data: bytes) -> pdfdoc.PDFStream:
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": pdfdoc.PDFName(space),
        "BitsPerComponent": 8,
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data, _COMPRESSED)
