"""Writes pages as a PDF with reportlab: fonts embedded and subset, links, bookmarks, metadata, and
what each part of a page is, for those who hear it.

reportlab's own fonts address characters, not glyphs, so fonts are added here as composite fonts
with numbers of our own (``pdf_text``). It makes the objects; ``pdf_file`` packs them into the file.
The same pages give the same bytes.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from journeymapper.drawing.primitives import Anchor, Bitmap, Page, Picture, Primitive
from journeymapper.drawing.theme import LIGHT_THEME, Theme
from journeymapper.pens.pdf_content import Content, Marked, marks
from journeymapper.pens.pdf_file import Body, assembled
from journeymapper.pens.pdf_images import Raster, raster
from journeymapper.pens.pdf_metadata import DocumentDetails, xmp
from journeymapper.pens.pdf_structure import PageTags, heading_of, tree
from journeymapper.pens.pdf_text import EmbeddedFace, EmbeddedFaces, number
from journeymapper.text.embedding import measures, subset

__all__ = ["Cancelled", "DocumentDetails", "PdfPen", "write_pdf"]

rl_config.useA85 = 0  # streams stay binary: a quarter smaller than as letters
_COMPRESSED = [pdfdoc.PDFZCompress]
_TOLD_APART = b"/ActualText"
_ASKED_EVERY = 50
"""Pictures and objects: so many take a few milliseconds."""


class Cancelled(Exception):
    """The user gave up while a document was being written; nothing was left behind."""


def write_pdf(
    pages: Sequence[Page],
    out: BinaryIO,
    details: DocumentDetails,
    theme: Theme = LIGHT_THEME,
    progress: Callable[[int, int], bool] | None = None,
) -> None:
    """Write the pages, sizes in points, as a PDF into ``out``.

    ``progress`` is told how many pages of how many are done, again and again while a page is large,
    and answers whether to go on. Raises Cancelled when it says no; ``out`` is written to only after
    the last page.
    """
    # Large pages are millions of objects that live on: to look for rubbish among them time and
    # again would make a large document slower than its size.
    gc.freeze()
    try:
        pen = PdfPen(pages, details, theme, progress)
        for page in pages:
            pen.go_on()
            pen.add(page)
        pen.go_on()
        out.write(pen.finish())
    finally:
        gc.unfreeze()


class PdfPen:
    """Draws one document. Pages are added in order; ``finish`` gives the bytes.

    All pages are named at the beginning so that what they place more than once is drawn only once.
    """

    def __init__(
        self,
        pages: Sequence[Page],
        details: DocumentDetails,
        theme: Theme = LIGHT_THEME,
        progress: Callable[[int, int], bool] | None = None,
    ) -> None:
        self._progress = progress
        self._asked = 0
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
        self._pictures: dict[tuple[int, float], tuple[Picture, str | None]] = {}
        self._forms: dict[tuple[tuple[Primitive, ...], float], str | None] = {}
        self._images: dict[tuple[str, bool, float, float], tuple[str, float] | None] = {}
        self._objects: dict[str, pdfdoc.PDFObjectReference] = {}
        self._plain_names: dict[str, str] = {}
        self._labels = [page.label or str(place) for place, page in enumerate(pages, 1)]
        self._marks = [marks(page.picture) for page in pages]
        self._anchors = {
            found.mark.name: f"{page.title}, {label}" if page.title != label else label
            for page, label, found_marks in zip(pages, self._labels, self._marks, strict=True)
            for found in found_marks
            if isinstance(found.mark, Anchor)
        }
        self._deepest = -1
        self._tags: list[PageTags] = []
        self._links: list[str] = []
        self._places: dict[str, bytes] = {}
        self._describe(details)

    def _describe(self, details: DocumentDetails) -> None:
        """Labels of pages, metadata, and that the title is shown rather than a file's name."""
        for place, label in enumerate(self._labels):
            if label != str(place + 1):
                prefix = pdfdoc.PDFString(label)
                self._canvas.addPageLabel(place)
                self._document.Catalog.PageLabels.labels[-1][1].P = prefix
            elif place == 0 or self._labels[place - 1] != str(place):
                self._canvas.addPageLabel(place, style="ARABIC", start=place + 1)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        catalog = self._document.Catalog
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        entries = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        catalog.Metadata = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), xmp(details), [])

    def go_on(self) -> None:
        """Raises Cancelled when the document is no longer wanted."""
        if self._progress is not None and not self._progress(len(self._tags), len(self._marks)):
            raise Cancelled

    def _ask_at_times(self) -> None:
        self._asked += 1
        if self._asked % _ASKED_EVERY == 0:
            self.go_on()

    def add(self, page: Page) -> None:
        """Draw one page."""
        canvas = self._canvas
        canvas.setPageSize((page.width, page.height))
        canvas._preamble = ""  # it would ask for Helvetica, which is not embedded
        tags = PageTags(heading_of(page.picture))
        content = self._content(tags)
        content.draw(page.picture)
        tags.close(content.operators)
        canvas._code += [f"1 0 0 1 0 {page.height:g} cm", content.stream().decode("ascii")]
        for found in self._marks[len(self._tags)]:
            self._mark(found, page.height, tags)
        canvas._formsinuse.extend(self._plain_names[name] for name in content.used)
        canvas.showPage()
        sheet = self._document.Pages.pages[-1]
        sheet.__NoDefault__ = [*sheet.__NoDefault__, "StructParents", "Tabs"]
        sheet.StructParents, sheet.Tabs = len(self._tags), pdfdoc.PDFName("S")
        self._tags.append(tags)

    def finish(self) -> bytes:
        """The whole document."""
        for face in self._faces:
            self._embed(face)
        document = self._document
        document.idToObject[pdfdoc.BasicFonts].dict.pop("F1", None)
        root = document.Catalog.StructTreeRoot = pdfdoc.PDFDictionary()
        for one in (document.Catalog, document.info, root):
            document.Reference(one)
        document.Outlines.prepare(document, self._canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        bodies: dict[int, Body] = {}
        while len(bodies) < len(document.numberToId):  # what is written may name further objects
            self._ask_at_times()
            found = document.idToObject[document.numberToId[len(bodies) + 1]]
            data = pdfdoc.format(found, document, toplevel=1)
            bodies[len(bodies) + 1] = Body(bytes(data), isinstance(found, pdfdoc.PDFStream))
        sheets = [self._number(one.__InternalName__) for one in document.Pages.pages]
        links = [self._number(one) for one in self._links]
        structure = tree(
            self._tags, sheets, links, self._number(root.__InternalName__), len(bodies) + 1
        )
        for place, text in structure:
            bodies[place] = Body(text.encode("ascii"))
        numbers = (self._number(one.__InternalName__) for one in (document.Catalog, document.info))
        return assembled(bodies, *numbers)

    def _number(self, name: str) -> int:
        """The number of the object that reportlab knows under a name."""
        return int(self._document.idToObjectNumberAndVersion[name][0])

    def _content(self, tags: PageTags | None = None) -> Content:
        return Content(self._theme, self._faces, self._form, self._shapes, self._image, tags)

    def _mark(self, found: Marked, height: float, tags: PageTags) -> None:
        canvas = self._canvas
        top = height - found.y
        if isinstance(found.mark, Anchor):
            canvas.bookmarkPage(found.mark.name, fit="XYZ", left=found.x, top=top, zoom=0)
            if found.mark.title:
                level = min(found.mark.level, self._deepest + 1)
                canvas.addOutlineEntry(found.mark.title, found.mark.name, level, closed=level > 0)
                self._deepest = level
        else:
            wished = (found.mark.target, *found.mark.otherwise)
            target = next((one for one in wished if one in self._anchors), None)
            if target is None:
                return
            rectangle = (found.x, top - found.height, found.x + found.width, top)
            corners = " ".join(map(number, rectangle))
            said = self._anchors[target].encode("utf-16-be").hex().upper()
            link = _LinkNote(
                f"/Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[{corners}]"
                f"/Contents<FEFF{said}>/StructParent {len(self._marks) + len(self._links)}",
                canvas._bookmarkReference(target),
                self._places,
            )
            canvas._addAnnotation(link)
            tags.link(len(self._links), "")
            self._links.append(link.__InternalName__)

    def _reference(self, thing: object, name: str) -> pdfdoc.PDFObjectReference:
        found: pdfdoc.PDFObjectReference = self._document.Reference(thing, name)
        return found

    def _form(self, picture: Picture, opacity: float) -> str | None:
        """The name of the form that draws this picture, made when it is drawn the second time.
        Drawings give the same object for what looks the same, so that words need no comparing."""
        self._ask_at_times()
        key = (id(picture), opacity)
        if key not in self._pictures:
            self._pictures[key] = (picture, None)  # it is kept, or its id may be another's
            return None
        name = self._pictures[key][1]
        if name is None:
            name = self._new_form(picture, opacity)
            self._pictures[key] = (picture, name)
        return name or None

    def _shapes(self, picture: Picture, opacity: float) -> str | None:
        """The same for shapes, which are compared."""
        key = (picture.primitives, opacity)
        if key not in self._forms:
            self._forms[key] = None
            return None
        name = self._forms[key] = self._forms[key] or self._new_form(picture, opacity)
        return name

    def _new_form(self, picture: Picture, opacity: float) -> str:
        """The form's name, empty for a picture with text that is told apart from its glyphs: within
        forms PDFium looks for such text where the form's own corner is."""
        content = self._content()
        content.draw(picture, opacity)
        told = content.stream()
        if _TOLD_APART in told:
            return ""
        name = self._name(f"form{len(self._plain_names) + 1}")
        x, y, width, height = picture.bounds
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
            told,
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
            found = raster(
                bitmap.data, bitmap.width, bitmap.height, bitmap.whole, self._theme.is_grey
            )
            self._images[key] = None if found is None else self._add_image(found)
        return self._images[key]

    def _add_image(self, found: Raster) -> tuple[str, float]:
        name = self._name(f"image{len(self._images) + 1}")
        size = (found.width, found.height)
        space = "DeviceGray" if found.is_grey else "DeviceRGB"
        if found.jpeg:
            stream = _image_stream(size, space, found.jpeg)
            stream.dictionary["Filter"] = pdfdoc.PDFName("DCTDecode")
            stream.filters = []
        else:
            stream = _image_stream(size, space, found.pixels)
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


class _LinkNote(pdfdoc.PDFObject):  # type: ignore[misc]
    """A link on a page. A report has more than a thousand, and reportlab takes ten times as long to
    write them as dictionaries. ``places`` holds where links lead, as it is written."""

    def __init__(self, entries: str, place: pdfdoc.Destination, places: dict[str, bytes]) -> None:
        self._entries, self._place, self._places = entries.encode("ascii"), place, places

    def format(self, document: Any) -> bytes:
        """What reportlab asks for once all pages are known."""
        name = self._place.name
        if name not in self._places:
            self._places[name] = pdfdoc.format(self._place, document)
        return b"<<%b/Dest %b>>" % (self._entries, self._places[name])


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
