"""What slides are made on: the client's own template, or the program's plain one.

Owns opening a template that may be broken or hostile, and emptying it of its example slides.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.oxml import parse_xml
from pptx.util import Emu

from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.drawing.theme import Theme
from journeymapper.pens.pptx.markup import EMU, NAMESPACES

MOST_BYTES = 200_000_000
MOST_UNPACKED = 600_000_000
MOST_XML = 60_000_000
"""What of it may be XML, which takes many times as much memory once it is read."""
MOST_PARTS = 20_000
WIDTH, HEIGHT = 960.0, 540.0
"""Of a slide without a template, in points: sixteen to nine."""
FONT = "Arial"
"""Every machine has it or one of the same widths, which are a little less than ours."""
KEPT = ("Title Slide", "Title Only", "Blank")
_TEMPLATE_KIND = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_PRESENTATION_KIND = (
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
)
_KINDS = "[Content_Types].xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def client_template(path: Path) -> Any:
    """The template at a path, without its example slides.

    Raises EditRefused for what is no presentation, FileTrouble where it cannot be read.
    """
    try:
        presentation = Presentation(_readable(path))
        _drop_slides(presentation)
        usable = len(presentation.slide_layouts)
        _ = presentation.slide_width, presentation.slide_height
    except OSError as error:
        raise FileTrouble(
            f"The template “{path}” cannot be read: {error.strerror or error}. Choose another one.",
            "missing",
        ) from error
    except (
        PythonPptxError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        AttributeError,
        KeyError,
        IndexError,
        NotImplementedError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        raise EditRefused(_broken(path)) from error
    if not usable or not presentation.slide_width or not presentation.slide_height:
        raise EditRefused(_broken(path))
    return presentation


def _broken(path: Path) -> str:
    return (
        f"“{path.name}” is no presentation that can be written into. Open it in PowerPoint, save "
        "it as .pptx or .potx, and choose it again."
    )


def _readable(path: Path) -> io.BytesIO:
    """The bytes of a presentation; those of a template (.potx) as the presentation that it is."""
    if path.stat().st_size > MOST_BYTES:
        raise EditRefused(
            f"“{path.name}” has more than {MOST_BYTES // 1_000_000} MB. Take its pictures out, or "
            "choose another template."
        )
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_UNPACKED:
            raise EditRefused(
                f"“{path.name}” would unpack to more than {MOST_UNPACKED // 1_000_000} MB. Choose "
                "another template."
            )
        text = (one.file_size for one in entries if one.filename.endswith((".xml", ".rels")))
        if sum(text) > MOST_XML:
            raise EditRefused(
                f"“{path.name}” holds more than {MOST_XML // 1_000_000} MB of text, as no template "
                "does. Choose another one."
            )
        kinds = archive.read(_KINDS)
        if b"macroEnabled" in kinds:
            raise EditRefused(
                f"“{path.name}” holds macros, which are not handed on. Save it as .pptx or .potx "
                "and choose it again."
            )
        if _TEMPLATE_KIND not in kinds:
            return io.BytesIO(data)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed:
            for entry in entries:
                content = archive.read(entry)
                if entry.filename == _KINDS:
                    content = content.replace(_TEMPLATE_KIND, _PRESENTATION_KIND)
                changed.writestr(entry.filename, content)
        return io.BytesIO(made.getvalue())


def _drop_slides(presentation: Any) -> None:
    """Take the example slides away, and the lists that name them."""
    root = presentation.part._element
    slides = presentation.slides._sldIdLst
    for one in list(slides):
        presentation.part.drop_rel(one.rId)
        slides.remove(one)
    for name in ("custShowLst", "extLst"):
        for found in root.findall(f"{{*}}{name}"):
            root.remove(found)


def plain_template(theme: Theme) -> Any:
    """A wide presentation in the program's own look."""
    presentation = Presentation()
    wider = WIDTH * EMU / presentation.slide_width
    presentation.slide_width, presentation.slide_height = (
        Emu(round(WIDTH * EMU)),
        Emu(round(HEIGHT * EMU)),
    )
    for layout in list(presentation.slide_layouts):
        if layout.name not in KEPT:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    for holder in (master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.spPr.find("{*}xfrm") is not None:
                shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)
    _set_title(master)
    _set_cover(next(one for one in presentation.slide_layouts if one.name == KEPT[0]))
    _paint(master, theme)
    for relation, part in list(presentation.part.package._rels.items()):
        if part.reltype.endswith("/thumbnail"):
            presentation.part.package._rels.pop(relation)
    return presentation


def _set_title(master: Any) -> None:
    for shape in master.placeholders:
        kind = str(shape.placeholder_format.type)
        if "TITLE" in kind:
            shape.left, shape.top = Emu(30 * EMU), Emu(18 * EMU)
            shape.width, shape.height = Emu(round((WIDTH - 60) * EMU)), Emu(34 * EMU)
            shape.text_frame._txBody.bodyPr.set("anchor", "ctr")
            for side in ("lIns", "rIns", "tIns", "bIns"):
                shape.text_frame._txBody.bodyPr.set(side, "0")
        elif "FOOTER" in kind or "SLIDE_NUMBER" in kind or "DATE" in kind:
            shape.top, shape.height = Emu(round((HEIGHT - 25) * EMU)), Emu(16 * EMU)
            if "FOOTER" in kind:
                shape.left, shape.width = Emu(30 * EMU), Emu(round((WIDTH - 160) * EMU))
                for properties in shape.element.iter("{*}lvl1pPr"):
                    properties.set("algn", "l")
            elif "SLIDE_NUMBER" in kind:
                shape.left, shape.width = Emu(round((WIDTH - 110) * EMU)), Emu(80 * EMU)
            for properties in shape.element.iter("{*}defRPr"):
                properties.set("sz", "900")
    styles = master.element.find("{*}txStyles")
    first = styles.find("{*}titleStyle/{*}lvl1pPr")
    first.set("algn", "l")
    words = first.find("{*}defRPr")
    words.set("sz", "2200")
    words.set("b", "1")


def _set_cover(layout: Any) -> None:
    for shape in layout.placeholders:
        kind = str(shape.placeholder_format.type)
        if "CENTER_TITLE" in kind:
            place = (60, 96, WIDTH - 120, 120)
            size, anchor = "4800", "b"
        elif "SUBTITLE" in kind:
            place = (60, 226, WIDTH - 120, 70)
            size, anchor = "2200", "t"
        else:
            continue
        shape.left, shape.top, shape.width, shape.height = (Emu(round(one * EMU)) for one in place)
        body = shape.text_frame._txBody
        body.bodyPr.set("anchor", anchor)
        for side in ("lIns", "rIns"):
            body.bodyPr.set(side, "0")
        old = body.find("{*}lstStyle")
        body.replace(
            old,
            parse_xml(
                f'<a:lstStyle {NAMESPACES}><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/>'
                f'<a:defRPr sz="{size}"/></a:lvl1pPr></a:lstStyle>'
            ),
        )


def _paint(master: Any, theme: Theme) -> None:
    """The theme's colours and a font that every machine has into the presentation's own theme."""
    colours = {
        "dk1": "ink",
        "lt1": "card",
        "dk2": "muted",
        "lt2": "paper",
        "accent1": "accent",
        "accent2": "coral",
        "accent3": "amber",
        "accent4": "persona_2",
        "accent5": "emotion_2",
        "accent6": "connection",
        "hlink": "accent",
        "folHlink": "muted",
    }
    for relation in master.part.rels.values():
        if not relation.reltype.endswith("/theme"):
            continue
        part = relation.target_part
        root = parse_xml(part.blob)
        for name, token in colours.items():
            for slot in root.iter(f"{{*}}{name}"):
                for old in list(slot):
                    slot.remove(old)
                value = theme.colour(token).lstrip("#")
                slot.append(parse_xml(f'<a:srgbClr {NAMESPACES} val="{value}"/>'))
        for fonts in ("majorFont", "minorFont"):
            for latin in root.iterfind(f".//{{*}}{fonts}/{{*}}latin"):
                latin.set("typeface", FONT)
                latin.set("panose", "020B0604020202020204")
        part._blob = _serialised(root)
    ground = parse_xml(
        f'<p:bg {NAMESPACES}><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    )
    shapes = master.element.cSld
    for old in shapes.findall("{*}bg"):
        shapes.remove(old)
    shapes.insert(0, ground)


def _serialised(root: Any) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))
