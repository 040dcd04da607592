"""DrawingML: the words of a slide's shapes, as text that is parsed once.

Owns how a fill, a line, a text and a place are written. Sizes are in points, colours ``#RRGGBB``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from journeymapper.domain.frozen import frozen
from journeymapper.text import is_right_to_left

EMU = 12700
"""To a point."""
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SANS = ' panose="020B0604020202020204" pitchFamily="34" charset="0"'
"""What stands in for a font that is not there: one without serifs."""
Box = tuple[float, float, float, float]
"""Left, top, width and height in points."""
NO_FILL = "<a:noFill/>"


def clean(text: str) -> str:
    """Text without what no XML may hold."""
    return _NOT_IN_XML.sub("�", text)


def emu(points: float) -> int:
    return round(points * EMU)


@frozen(kw_only=True)
class Words:
    """Text in one style; ``size`` in points."""

    text: str
    size: float = 12.0
    colour: str = "#1F2933"
    bold: bool = False
    italic: bool = False
    opacity: float = 1.0


@frozen(kw_only=True)
class Paragraph:
    """A line of thought; ``spacing`` is the distance of baselines in points, 0 for the font's own;
    ``align`` is l, ctr or r. A bullet and an ``indent`` in points where they are wanted."""

    words: tuple[Words, ...]
    align: str = "l"
    spacing: float = 0.0
    before: float = 0.0
    indent: float = 0.0
    bullet: bool = False


@frozen(kw_only=True)
class Manner:
    """How text is set: the name of the font (``+mn-lt`` for the theme's) and its language."""

    font: str = "Arial"
    language: str = "en"


def solid(colour: str | None, opacity: float = 1.0) -> str:
    if colour is None:
        return NO_FILL
    alpha = f'<a:alpha val="{round(opacity * 100000)}"/>' if opacity < 1.0 else ""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}">{alpha}</a:srgbClr></a:solidFill>'


def line(
    colour: str | None,
    width: float = 1.0,
    *,
    dash: str = "",
    arrow: bool = False,
    double: bool = False,
    round_caps: bool = False,
    opacity: float = 1.0,
) -> str:
    """An outline; ``dash`` is a preset (``dash``, ``sysDash``, ``sysDot``)."""
    if colour is None or width <= 0:
        return f"<a:ln>{NO_FILL}</a:ln>"
    kind = ' cmpd="dbl"' if double else ""
    caps = ' cap="rnd"' if round_caps else ""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
    paint = solid(colour, opacity)
    return f'<a:ln w="{emu(width)}"{caps}{kind}>{paint}{dashed}<a:round/>{head}</a:ln>'


def place(box: Box, *, turn: int = 0, flip_h: bool = False, flip_v: bool = False) -> str:
    """Where a shape stands; ``turn`` in degrees clockwise."""
    x, y, width, height = box
    words = f' rot="{turn * 60000}"' if turn else ""
    words += ' flipH="1"' if flip_h else ""
    words += ' flipV="1"' if flip_v else ""
    return (
        f'<a:xfrm{words}><a:off x="{emu(x)}" y="{emu(y)}"/>'
        f'<a:ext cx="{max(emu(width), 0)}" cy="{max(emu(height), 0)}"/></a:xfrm>'
    )


def preset(name: str, **adjustments: int) -> str:
    """A geometry that every office program knows by name."""
    guides = "".join(f'<a:gd name="{key}" fmla="val {one}"/>' for key, one in adjustments.items())
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def rounded(width: float, height: float, radius: float) -> str:
    """A rectangle with corners of this radius."""
    side = min(width, height)
    if radius <= 0.01 or side <= 0:
        return preset("rect")
    return preset("roundRect", adj=min(round(radius / side * 100000), 50000))


def drawn(
    steps: Sequence[tuple[str | float, ...]],
    box: Box,
    sites: Sequence[tuple[float, float]] = (),
) -> str:
    """A geometry of one's own: steps and connection sites in points on the slide, in this box."""
    left, top, width, height = box
    across, down = max(emu(width), 1), max(emu(height), 1)

    def point(x: str | float, y: str | float) -> str:
        return f'<a:pt x="{emu(float(x) - left)}" y="{emu(float(y) - top)}"/>'

    parts: list[str] = []
    for word, *numbers in steps:
        points = "".join(point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        tag = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}.get(str(word))
        parts.append(f"<a:{tag}>{points}</a:{tag}>" if tag else "<a:close/>")
    glued = "".join(
        f'<a:cxn ang="0"><a:pos x="cx{n}" y="cy{n}"/></a:cxn>' for n in range(len(sites))
    )
    guides = "".join(
        f'<a:gd name="cx{n}" fmla="*/ w {emu(x - left)} {across}"/>'
        f'<a:gd name="cy{n}" fmla="*/ h {emu(y - top)} {down}"/>'
        for n, (x, y) in enumerate(sites)
    )
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/><a:cxnLst>{glued}</a:cxnLst>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{across}" h="{down}">{"".join(parts)}</a:path></a:pathLst>'
        "</a:custGeom>"
    )


SHADOW = (
    '<a:effectLst><a:outerShdw blurRad="38100" dist="12700" dir="5400000" algn="t" '
    'rotWithShape="0"><a:srgbClr val="1F2933"><a:alpha val="14000"/></a:srgbClr></a:outerShdw>'
    "</a:effectLst>"
)


def run(words: Words, manner: Manner) -> str:
    bold = ' b="1"' if words.bold else ' b="0"'
    italic = ' i="1"' if words.italic else ""
    face = quoteattr(manner.font)
    fonts = f"<a:latin typeface={face}{'' if manner.font[:1] == '+' else _SANS}/>"
    look = solid(words.colour, words.opacity)
    properties = (
        f'<a:rPr lang={quoteattr(manner.language)} sz="{max(round(words.size * 100), 100)}"'
        f'{bold}{italic} dirty="0">{look}{fonts}</a:rPr>'
    )
    # A line end inside a text goes on in the same paragraph.
    lines = clean(words.text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    runs = [f"<a:r>{properties}<a:t>{escape(one)}</a:t></a:r>" for one in lines]
    between = f"<a:br>{properties}</a:br>"
    return between.join(runs)


def paragraph(one: Paragraph, manner: Manner) -> str:
    text = "".join(words.text for words in one.words)
    align, backwards = one.align, ""
    if is_right_to_left(text):
        backwards = ' rtl="1"'
        align = {"l": "r", "r": "l"}.get(align, align)
    indent = f' marL="{emu(one.indent)}"' if one.indent else ""
    if one.bullet:
        indent += f' indent="-{emu(one.indent)}"'
    spacing = f'<a:lnSpc><a:spcPts val="{round(one.spacing * 100)}"/></a:lnSpc>'
    properties = (
        f'<a:pPr algn="{align}"{indent}{backwards}>{spacing if one.spacing else ""}'
        f'<a:spcBef><a:spcPts val="{round(one.before * 100)}"/></a:spcBef>'
        f"{'<a:buChar char=' + chr(34) + '•' + chr(34) + '/>' if one.bullet else '<a:buNone/>'}"
        "</a:pPr>"
    )
    return f"<a:p>{properties}{''.join(run(words, manner) for words in one.words)}</a:p>"


def text_body(
    paragraphs: Sequence[Paragraph],
    manner: Manner,
    *,
    insets: Sequence[float] = (0.0, 0.0, 0.0, 0.0),
    anchor: str = "t",
    wrap: bool = True,
    fits: bool = True,
) -> str:
    """What stands in a shape: insets are left, top, right and bottom; ``anchor`` is t, ctr or b.
    What ``fits`` is made smaller by the office program where its font is wider than ours."""
    left, top, right, bottom = (emu(max(one, 0.0)) for one in insets)
    made = "".join(paragraph(one, manner) for one in paragraphs) or "<a:p/>"
    return (
        f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="{left}" tIns="{top}" '
        f'rIns="{right}" bIns="{bottom}" anchor="{anchor}" rtlCol="0">'
        f"{'<a:normAutofit/>' if fits else '<a:noAutofit/>'}</a:bodyPr><a:lstStyle/>{made}"
        "</p:txBody>"
    )


def shape(
    number: int,
    name: str,
    box: Box,
    geometry: str,
    *,
    paint: str = NO_FILL,
    outline: str = "",
    effects: str = "",
    body: str = "",
    told: str = "",
    is_text: bool = False,
) -> str:
    """One shape; ``told`` is what a screen reader says of it."""
    text = ' txBox="1"' if is_text else ""
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{_named(number, name, told)}<p:cNvSpPr{text}/><p:nvPr/>"
        f"</p:nvSpPr><p:spPr>{place(box)}{geometry}{paint}{outline or line(None)}{effects}"
        f"</p:spPr>{body}</p:sp>"
    )


def group(number: int, name: str, told: str, box: Box, members: Sequence[str]) -> str:
    x, y, width, height = (emu(one) for one in box)
    return (
        f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>{_named(number, name, told)}<p:cNvGrpSpPr/><p:nvPr/>"
        f'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" '
        f'cy="{height}"/><a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'
        f"</p:grpSpPr>{''.join(members)}</p:grpSp>"
    )


def picture(number: int, name: str, box: Box, relation: str, crop: Box, radius: float) -> str:
    """An image; ``crop`` are the parts of it left away at left, top, right and bottom."""
    left, top, right, bottom = (round(one * 100000) for one in crop)
    _, _, width, height = box
    return (
        f"<p:pic {NAMESPACES}><p:nvPicPr>{_named(number, name, name)}<p:cNvPicPr/><p:nvPr/>"
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:srcRect l="{left}" t="{top}" '
        f'r="{right}" b="{bottom}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f"{place(box)}{rounded(width, height, radius)}</p:spPr></p:pic>"
    )


Glue = tuple[int, int]
"""A shape's number and one of its connection sites."""


def connector(
    number: int,
    name: str,
    told: str,
    geometry: str,
    where: str,
    outline: str,
    begin: Glue | None,
    end: Glue | None,
) -> str:
    glued = "".join(
        f'<a:{kind} id="{at[0]}" idx="{at[1]}"/>'
        for kind, at in (("stCxn", begin), ("endCxn", end))
        if at is not None
    )
    return (
        f"<p:cxnSp {NAMESPACES}><p:nvCxnSpPr>{_named(number, name, told)}<p:cNvCxnSpPr>{glued}"
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{where}{geometry}{outline}</p:spPr>"
        "</p:cxnSp>"
    )


def _named(number: int, name: str, told: str) -> str:
    said = f" descr={quoteattr(clean(told))}" if told else ""
    return f'<p:cNvPr id="{number}" name={quoteattr(clean(name))}{said}/>'
