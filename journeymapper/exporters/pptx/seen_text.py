"""Text of a slide as it will be seen: paragraphs broken into their box, in our own font."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.primitives import TextLine
from journeymapper.drawing.texts import Align, Block, block
from journeymapper.pens.pptx.markup import EMU, Box
from journeymapper.text import Style

USUAL_SIZE = 18.0
"""Points where neither the text nor its template says a size."""
MOST_SIZE = 400.0
INSETS = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}
"""Points, where a shape does not say them."""
_ALIGNED: dict[str, Align] = {"l": "left", "ctr": "centre", "r": "right"}
_UNBROKEN = 20_000.0
_NUMBER = re.compile("-?[0-9]{1,12}")

Colour = Callable[[Any, str], str]
"""What a fill of the XML looks like; the second is said where there is none."""


def number(element: Any, name: str, usual: float = 0.0) -> float:
    """An attribute that is a whole number; what is none counts as the usual."""
    said = str(element.get(name) or "") if element is not None else ""
    return float(said) if _NUMBER.fullmatch(said) else usual


@frozen(kw_only=True)
class Manner:
    """How a template sets text that does not say so itself; ``insets`` are those of ``INSETS`` in
    the units of the XML."""

    size: float = 0.0
    bold: bool = False
    align: str = "l"
    anchor: str = "t"
    insets: tuple[float, ...] = tuple(one * EMU for one in INSETS.values())


def body_lines(body: Any, box: Box, colour: Colour, manner: Manner) -> list[TextLine]:
    """The lines of a text body in its box."""
    about = body.find("{*}bodyPr")
    said = dict(about.attrib) if about is not None else {}
    inset = {
        name: number(about, name, inherited) / EMU
        for name, inherited in zip(INSETS, manner.insets, strict=True)
    }
    anchor = said.get("anchor") or manner.anchor
    return _set(body, _within(box, inset), colour, manner, anchor, said.get("wrap") != "none")


def cell_lines(cell: Any, box: Box, colour: Colour) -> list[TextLine]:
    """The lines of a table's cell."""
    about = cell.find("{*}tcPr")
    names = {"marL": "lIns", "marT": "tIns", "marR": "rIns", "marB": "bIns"}
    inset = dict(INSETS)
    for name, meant in names.items():
        if about is not None and about.get(name):
            inset[meant] = number(about, name) / EMU
    body = cell.find("{*}txBody")
    return [] if body is None else _set(body, _within(box, inset), colour, Manner(), "t", True)


def _within(box: Box, inset: dict[str, float]) -> Box:
    x, y, width, height = box
    left, top = inset["lIns"], inset["tIns"]
    return x + left, y + top, width - left - inset["rIns"], height - top - inset["bIns"]


def _set(
    body: Any, box: Box, colour: Colour, manner: Manner, anchor: str, is_wrapped: bool
) -> list[TextLine]:
    x, y, width, height = box
    blocks: list[tuple[float, Block]] = []
    bottom = 0.0
    for paragraph in body.findall("{*}p"):
        before, made = _paragraph(paragraph, x, width, colour, manner, is_wrapped)
        bottom += before if blocks else 0.0
        blocks.append((bottom, made))
        bottom += made.height
    top = y + {"ctr": (height - bottom) / 2, "b": height - bottom}.get(anchor, 0.0)
    return [
        TextLine(
            x=line.x,
            baseline=line.baseline + top + down,
            line=line.line,
            fill=line.fill,
            opacity=line.opacity,
        )
        for down, made in blocks
        for line in made.lines
    ]


def _paragraph(
    paragraph: Any, x: float, width: float, colour: Colour, manner: Manner, wraps: bool
) -> tuple[float, Block]:
    """The room before a paragraph, and its lines from 0 downwards."""
    about = paragraph.find("{*}pPr")
    look = next(paragraph.iter("{*}rPr", "{*}endParaRPr"), None)
    points = min(number(look, "sz") / 100, MOST_SIZE) or manner.size or USUAL_SIZE
    bold = look.get("b") if look is not None else None
    style = Style(points, 600 if bold == "1" or (bold is None and manner.bold) else 400)
    indent = number(about, "marL") / EMU
    said = (about.get("algn") if about is not None else None) or manner.align
    bullet = about.find("{*}buChar") if about is not None else None
    text = _text(paragraph)
    if bullet is not None and text:
        text, indent = f"{bullet.get('char')} {text}", max(indent - 10.0, 0.0)
    fill = colour(look, "tx1")
    room = width - indent if wraps else _UNBROKEN
    aligned = _ALIGNED.get(said, "left")
    if not wraps and aligned != "left":  # around the middle, or up to the right end, of its box
        shift = width / 2 - room / 2 if aligned == "centre" else width - room
        indent += shift
    spacing = _points(about, "{*}lnSpc/{*}spcPts") or points * 1.2
    made = block(text, style, x + indent, 0.0, room, fill=fill, align=aligned, spacing=spacing)
    height = made.height or spacing
    return _points(about, "{*}spcBef/{*}spcPts"), Block(made.lines, height)


def _text(paragraph: Any) -> str:
    parts = []
    for one in paragraph.iter("{*}t", "{*}br"):
        parts.append("\n" if one.tag.endswith("}br") else one.text or "")
    return "".join(parts)


def _points(about: Any, path: str) -> float:
    found = about.find(path) if about is not None else None
    return number(found, "val") / 100
