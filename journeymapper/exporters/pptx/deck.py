"""The presentation while it grows: slides with title, foot and notes, and where links lead."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.project import Project
from journeymapper.drawing.theme import Theme
from journeymapper.exporters.job import Cancelled, ExportJob, IsCancelled, stop_if
from journeymapper.exporters.pptx.template import client_template, plain_template
from journeymapper.exporters.wording import subject_told
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.markup import EMU, Manner, Paragraph, Words
from journeymapper.pens.pptx.pen import ShapePen, SlideTree
from journeymapper.words import said

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SPACE = uuid.UUID("6f1f2f0e-6c8e-4a57-9a08-0a4c1d9c6b55")
_HEADER_SIZE, _FOOT_SIZE = 9.0, 9.0
QUIET = 20.0
"""Height of the quiet line under a title."""
_LEAST_ROOM = 0.45
"""Of the slide's height: less than this is no room for contents, whatever the template has."""


@dataclass(slots=True)
class Sheet:
    """A slide to draw on: its shapes, its number from 1, and the room below its title, in
    points."""

    slide: Any
    tree: SlideTree
    number: int
    area: markup.Box
    notes: list[str] = field(default_factory=list)


class Deck:
    """Slides are added in their order; ``save`` sets links and notes and writes the file."""

    def __init__(self, job: ExportJob, theme: Theme) -> None:
        self.job = job
        self.project: Project = job.project
        self.options: ExportPreset = job.options
        self.theme = theme
        self.own = not job.options.template
        self._presentation = (
            plain_template(theme) if self.own else client_template(Path(job.options.template))
        )
        self.width = self._presentation.slide_width / EMU
        self.height = self._presentation.slide_height / EMU
        self.manner = Manner(font="+mn-lt", language=job.options.language or "en")
        self.sheets: list[Sheet] = []
        self.anchors: dict[str, Sheet] = {}
        """Where links lead, by names such as ``persona-…``."""
        self._links: list[tuple[Sheet, Any, str, str]] = []
        self._sections: list[tuple[str, int]] = []

    def pen(self, sheet: Sheet, scale: float = 1.0, x: float = 0.0, y: float = 0.0) -> ShapePen:
        return ShapePen(sheet.tree, scale, x, y, theme=self.theme, manner=self.manner)

    def section(self, title: str) -> None:
        """The slides that follow belong to this part of the document."""
        self._sections.append((title, len(self.sheets)))

    def link(self, sheet: Sheet, element: Any, anchor: str, spoken: str = "") -> None:
        """A click on an element of this slide leads to an anchor, if there comes to be one."""
        self._links.append((sheet, element, anchor, spoken))

    def cover(self, title: str, subtitle: str) -> Sheet:
        """The first slide."""
        layout = self._layout("cover")
        sheet = self._new(layout)
        left = [title, subtitle]
        for shape in list(sheet.slide.placeholders):
            kind = str(shape.placeholder_format.type)
            if left and ("TITLE" in kind and "SUB" not in kind) and left[0] is title:
                shape.text_frame.text = markup.clean(left.pop(0))
            elif left and left[-1] is subtitle and ("SUBTITLE" in kind or "BODY" in kind):
                shape.text_frame.text = markup.clean(left.pop())
            else:
                shape.element.getparent().remove(shape.element)
        self._untitled(sheet, left)
        return sheet

    def _untitled(self, sheet: Sheet, texts: Sequence[str]) -> None:
        """Texts of a cover that the template has no place for."""
        y = self.height * 0.35
        for n, text in enumerate(texts):
            size = 32.0 if n == 0 and len(texts) > 1 else 18.0
            self.write(sheet, (48, y, self.width - 96, size * 2.6), [self.line(text, size, n == 0)])
            y += size * 2.7

    def sheet(self, title: str, subtitle: str = "", anchor: str = "") -> Sheet:
        """A slide with a title; the quiet line under it where there is one."""
        layout = self._layout("title")
        sheet = self._new(layout)
        place = None
        for shape in list(sheet.slide.placeholders):
            if place is None and _is_title(shape):
                shape.text_frame.text = markup.clean(title)
                place = tuple(
                    one / EMU for one in (shape.left, shape.top, shape.width, shape.height)
                )
            else:
                shape.element.getparent().remove(shape.element)
        if place is None:
            place = _plain_title(self.width)
            self.write(sheet, place, [self.line(title, 22.0, True)], anchor="ctr")
        sheet.area = self._area(place)
        if subtitle:
            left, top, width, height = sheet.area
            self.write(sheet, (left, top, width, 14.0), [self.line(subtitle, 10.5, colour="muted")])
            sheet.area = (left, top + QUIET, width, height - QUIET)
        self._foot(sheet, layout)
        if anchor:
            self.anchors.setdefault(anchor, sheet)
        return sheet

    def room(self) -> markup.Box:
        """What is left of a slide below its title and a quiet line under it."""
        layout = self._layout("title")
        title = next((one for one in layout.placeholders if _is_title(one)), None)
        place = _plain_title(self.width)
        if title is not None:
            place = tuple(one / EMU for one in (title.left, title.top, title.width, title.height))
        left, top, width, height = self._area(place)
        return left, top + QUIET, width, height - QUIET

    def retitle(self, sheet: Sheet, title: str) -> None:
        """Another title for a slide that has one."""
        if sheet.slide.shapes.title is not None:
            sheet.slide.shapes.title.text_frame.text = markup.clean(title)

    def _area(self, title: tuple[float, ...]) -> markup.Box:
        """The room that the title leaves; a title that is not at the top is let stand over it."""
        left, top, width, height = title
        bottom = self.height - 34.0
        upper = top + height + 4.0
        if bottom - upper < self.height * _LEAST_ROOM:
            upper = min(self.height * 0.16, 64.0)
        left = min(max(left, 18.0), self.width * 0.12)
        right = min(max(self.width - title[0] - width, 18.0), self.width * 0.12)
        return left, upper, self.width - left - right, bottom - upper

    def _new(self, layout: Any) -> Sheet:
        slide = self._presentation.slides.add_slide(layout)
        number = len(self.sheets) + 1
        sheet = Sheet(slide, SlideTree(slide), number, (0.0, 0.0, self.width, self.height))
        self.sheets.append(sheet)
        return sheet

    def _foot(self, sheet: Sheet, layout: Any) -> None:
        """Header, footer and number: in the template's own places where it has them."""
        options = self.options
        wanted = {"FOOTER": options.footer, "SLIDE_NUMBER": str(sheet.number)}
        for shape in layout.placeholders:
            kind = str(shape.placeholder_format.type).split()[0].rpartition(".")[2]
            text = wanted.pop(kind, "")
            if text:
                sheet.tree.add(self._foot_shape(sheet.tree.number(), kind, shape, text))
        if wanted.get("FOOTER"):
            place = (30.0, self.height - 24.0, self.width - 160.0, 16.0)
            self.write(sheet, place, [self.line(options.footer, _FOOT_SIZE, colour="muted")])
        if options.header:
            place = (30.0, 4.0, self.width - 60.0, 13.0)
            self.write(sheet, place, [self.line(options.header, _HEADER_SIZE, colour="muted")])

    def _foot_shape(self, number: int, kind: str, like: Any, text: str) -> str:
        """A footer or a slide's number in the layout's own placeholder."""
        word = "sldNum" if kind == "SLIDE_NUMBER" else "ftr"
        language, shown = quoteattr(self.manner.language), escape(markup.clean(text))
        look, set_as = f"<a:rPr lang={language}/>", ""
        if self.own:
            colour = markup.solid(self.theme.colour("muted"))
            look = f'<a:rPr lang={language} sz="900">{colour}<a:latin typeface="+mn-lt"/></a:rPr>'
            set_as = f'<a:pPr algn="{"r" if word == "sldNum" else "l"}"/>'
        run = f"<a:r>{look}<a:t>{shown}</a:t></a:r>"
        if word == "sldNum":
            named = str(uuid.uuid5(_SPACE, "slide number")).upper()
            run = f'<a:fld id="{{{named}}}" type="slidenum">{look}<a:t>{shown}</a:t></a:fld>'
        return (
            f'<p:sp {markup.NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{word} {number}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{word}" '
            f'sz="quarter" idx="{like.placeholder_format.idx}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{set_as}{run}</a:p></p:txBody></p:sp>"
        )

    def _layout(self, wish: str) -> Any:
        """The template's layout for a cover, or for a slide with nothing but a title."""
        layouts = list(self._presentation.slide_layouts)
        return min(layouts, key=lambda one: (_unfitness(one, wish), layouts.index(one)))

    def line(
        self, text: str, size: float = 11.0, bold: bool = False, colour: str = "ink", **more: Any
    ) -> Paragraph:
        words = Words(text=text, size=size, bold=bold, colour=self.theme.colour(colour))
        return Paragraph(words=(words,), **more)

    def write(
        self,
        sheet: Sheet,
        box: markup.Box,
        paragraphs: Sequence[Paragraph],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        inset: float = 0.0,
        anchor: str = "t",
        name: str = "",
        radius: float = 0.0,
    ) -> Any:
        """Text in a box of its own, with a paper under it where it has a fill."""
        first = " ".join("".join(one.text for one in part.words) for part in paragraphs[:1])
        body = markup.text_body(paragraphs, self.manner, insets=(inset,) * 4, anchor=anchor)
        made = markup.shape(
            sheet.tree.number(),
            name or " ".join(first.split())[:60] or "text",
            box,
            markup.rounded(box[2], box[3], radius),
            paint=markup.solid(self.theme.colour(fill) if fill else None),
            outline=markup.line(self.theme.colour(stroke) if stroke else None, 0.75),
            body=body,
            is_text=fill is None,
        )
        return sheet.tree.add(made)

    def save(self, path: Path, cancelled: IsCancelled) -> None:
        """Set what is only known at the end, and write the file; the same slides give the same
        bytes. Raises Cancelled."""
        for sheet, element, anchor, spoken in self._links:
            target = self.anchors.get(anchor)
            if target is not None and target is not sheet:
                sheet.tree.link(element, target.slide, spoken)
        for sheet in self.sheets:
            text = "\n".join(filter(None, sheet.notes)).strip()
            stop_if(cancelled)
            if text:
                sheet.slide.notes_slide.notes_text_frame.text = markup.clean(text)
        self._name_sections()
        self._say_who()
        made = _Watched(cancelled)
        self._presentation.save(made)
        made.check()
        with (
            zipfile.ZipFile(made) as grown,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target_file,
        ):
            for entry in grown.infolist():
                stop_if(cancelled)
                fixed = zipfile.ZipInfo(entry.filename, _EARLIEST)
                fixed.compress_type = zipfile.ZIP_DEFLATED
                target_file.writestr(fixed, grown.read(entry))

    def _name_sections(self) -> None:
        ids = [one.id for one in self._presentation.slides._sldIdLst]
        ends = [*(start for _, start in self._sections), len(ids)][1:]
        parts = []
        for (title, start), end in zip(self._sections, ends, strict=False):
            slides = "".join(f'<p14:sldId id="{one}"/>' for one in ids[start:end])
            if not slides:
                continue
            named = str(uuid.uuid5(_SPACE, f"{start} {title}")).upper()
            name = quoteattr(markup.clean(title))
            parts.append(
                f'<p14:section name={name} id="{{{named}}}"><p14:sldIdLst>{slides}'
                "</p14:sldIdLst></p14:section>"
            )
        if parts:
            self._presentation.part._element.append(
                parse_xml(
                    f'<p:extLst {markup.NAMESPACES}><p:ext uri="{_SECTIONS}"><p14:sectionLst '
                    f'xmlns:p14="{_P14}">{"".join(parts)}</p14:sectionLst></p:ext></p:extLst>'
                )
            )

    def _say_who(self) -> None:
        details, at = self.project.details, self.job.at.replace(tzinfo=None, microsecond=0)
        properties = self._presentation.core_properties
        properties.title = markup.clean(details.title or said("Journey map"))[:255]
        properties.author = properties.last_modified_by = markup.clean(details.author)[:255]
        properties.subject = markup.clean(subject_told(details.client))[:255]
        properties.language = self.manner.language
        properties.created = properties.modified = at
        properties.revision = 1
        for name in ("comments", "keywords", "category", "content_status", "identifier", "version"):
            setattr(properties, name, "")


class _Watched(io.BytesIO):
    """What a presentation is written into. It gives up at once when nobody wants it any more, and
    only once: closing an archive writes as well."""

    def __init__(self, cancelled: IsCancelled) -> None:
        super().__init__()
        self._cancelled = cancelled
        self._gave_up = False

    def write(self, data: Any) -> int:
        if not self._gave_up and self._cancelled():
            self._gave_up = True
            raise Cancelled
        return super().write(data)

    def check(self) -> None:
        if self._gave_up:
            raise Cancelled


def _is_title(shape: Any) -> bool:
    kind = str(shape.placeholder_format.type)
    return "TITLE" in kind and "SUB" not in kind


def _plain_title(width: float) -> markup.Box:
    """Where a title stands on slides that have no place for one."""
    return 30.0, 18.0, width - 60.0, 34.0


def _unfitness(layout: Any, wish: str) -> int:
    """How badly a layout serves: by its placeholders, not by its name, which is in any language."""
    kinds = [str(one.placeholder_format.type) for one in layout.placeholders]
    titles = sum("TITLE" in one and "SUB" not in one for one in kinds)
    subtitles = sum("SUBTITLE" in one for one in kinds)
    feet = sum(any(word in one for word in ("FOOTER", "DATE", "SLIDE_NUMBER")) for one in kinds)
    others = len(kinds) - titles - subtitles - feet
    centred = any("CENTER_TITLE" in one for one in kinds)
    if wish == "cover":
        return 10 * (not titles) + 6 * (not centred) + 3 * (not subtitles) + others
    return 40 * (not titles) + 10 * centred + 5 * (others + subtitles)
