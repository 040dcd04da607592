"""Writes a picture as SVG 1.1 that looks the same everywhere: glyphs are outlines, used by
reference, with their text as a title for search and for screen readers."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from journeymapper.drawing.primitives import (
    Bitmap,
    Box,
    Ellipse,
    Path,
    Picture,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.drawing.theme import LIGHT_THEME, Theme
from journeymapper.text import Face
from journeymapper.text.embedding import outline

SHADOW = ((3.0, 0.022), (1.8, 0.035), (0.7, 0.05))
SHADOW_DROP = 1.4
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def svg(
    picture: Picture,
    title: str = "",
    theme: Theme = LIGHT_THEME,
    background: str | None = "paper",
    scale: float = 1.0,
) -> str:
    """The picture as one SVG document, ``scale`` pixels to a journey unit."""
    pen = _SvgPen(theme)
    x, y, width, height = picture.bounds
    if background:
        pen.draw(Box(x=x, y=y, width=width, height=height, fill=background))
    for primitive in picture.primitives:
        pen.draw(primitive)
    view = " ".join(_number(part) for part in picture.bounds)
    size = f'width="{_number(width * scale)}" height="{_number(height * scale)}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'version="1.1" {size} viewBox="{view}">',
            f"<title>{_text(title)}</title>",
            "<defs>",
            *pen.definitions,
            "</defs>",
            *pen.elements,
            "</svg>",
            "",
        ]
    )


class _SvgPen:
    def __init__(self, theme: Theme) -> None:
        self.definitions: list[str] = []
        self.elements: list[str] = []
        self._theme = theme
        self._glyphs: dict[tuple[Face, int], str] = {}
        self._clips = 0

    def draw(self, one: Primitive) -> None:
        if isinstance(one, TextLine):
            self._line(one)
        elif isinstance(one, Box):
            self._box(one)
        elif isinstance(one, Path):
            self._path(one)
        elif isinstance(one, Ellipse):
            place = _attributes(cx=one.cx, cy=one.cy, rx=one.rx, ry=one.ry)
            self.elements.append(f"<ellipse {place} {self._paint(one, ())}/>")
        elif isinstance(one, Placed):
            self._placed(one)
        elif isinstance(one, Bitmap):
            self._bitmap(one)

    def _paint(self, one: Box | Path | Ellipse, dash: Sequence[float]) -> str:
        words = [f'fill="{self._theme.colour(one.fill) if one.fill else "none"}"']
        if one.stroke and one.stroke_width > 0:
            words.append(f'stroke="{self._theme.colour(one.stroke)}"')
            words.append(f'stroke-width="{_number(one.stroke_width)}"')
            if dash:
                words.append(f'stroke-dasharray="{" ".join(_number(part) for part in dash)}"')
        if one.opacity < 1.0:
            words.append(f'opacity="{_number(one.opacity)}"')
        return " ".join(words)

    def _box(self, box: Box) -> None:
        if box.shadow:
            for reach, strength in SHADOW:
                place = _attributes(
                    x=box.x - reach,
                    y=box.y - reach + SHADOW_DROP,
                    width=box.width + 2 * reach,
                    height=box.height + 2 * reach,
                    rx=box.radius + reach,
                )
                fill = self._theme.colour("shadow")
                opacity = _number(strength * box.opacity)
                self.elements.append(f'<rect {place} fill="{fill}" fill-opacity="{opacity}"/>')
        place = _attributes(x=box.x, y=box.y, width=box.width, height=box.height, rx=box.radius)
        self.elements.append(f"<rect {place} {self._paint(box, box.dash)}/>")

    def _path(self, path: Path) -> None:
        caps = ' stroke-linecap="round"' if path.round_caps else ""
        paint = self._paint(path, path.dash)
        data = _data(path.steps)
        self.elements.append(f'<path d="{data}" {paint}{caps} stroke-linejoin="round"/>')

    def _line(self, text: TextLine) -> None:
        opacity = f' opacity="{_number(text.opacity)}"' if text.opacity < 1.0 else ""
        self.elements.append(f'<g fill="{self._theme.colour(text.fill)}"{opacity}>')
        self.elements.append(f"<title>{_text(text.line.text)}</title>")
        for run in text.line.runs:
            scale = _number(run.size)
            for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
                name = self._glyph(run.face, glyph)
                if name:
                    at = f"{_number(text.x + x)} {_number(text.baseline + y)}"
                    self.elements.append(
                        f'<use xlink:href="#{name}" transform="translate({at}) scale({scale})"/>'
                    )
        self.elements.append("</g>")

    def _glyph(self, face: Face, glyph: int) -> str:
        """The id of a glyph's outline; empty for one without ink."""
        known = self._glyphs.get((face, glyph))
        if known is None:
            steps = outline(face, glyph)
            known = f"g{len(self._glyphs)}" if steps else ""
            self._glyphs[face, glyph] = known
            if steps:
                self.definitions.append(f'<path id="{known}" d="{_data(steps, 4)}"/>')
        return known

    def _placed(self, placed: Placed) -> None:
        moved = f"translate({_number(placed.x)} {_number(placed.y)})"
        if placed.scale != 1.0:
            moved += f" scale({placed.scale:.6g})"
        opacity = f' opacity="{_number(placed.opacity)}"' if placed.opacity < 1.0 else ""
        clip = "" if placed.clip is None else f' clip-path="url(#{self._clip(*placed.clip)})"'
        self.elements.append(f'<g transform="{moved}"{opacity}{clip}>')
        for primitive in placed.picture.primitives:
            self.draw(primitive)
        self.elements.append("</g>")

    def _clip(self, x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
        """The id of a rectangle that hides what lies beyond it."""
        self._clips += 1
        place = _attributes(x=x, y=y, width=width, height=height, rx=radius)
        self.definitions.append(f'<clipPath id="clip{self._clips}"><rect {place}/></clipPath>')
        return f"clip{self._clips}"

    def _bitmap(self, bitmap: Bitmap) -> None:
        place = _attributes(x=bitmap.x, y=bitmap.y, width=bitmap.width, height=bitmap.height)
        clip = self._clip(bitmap.x, bitmap.y, bitmap.width, bitmap.height, bitmap.radius)
        kind = "png" if bitmap.data.startswith(b"\x89PNG") else "jpeg"
        data = base64.b64encode(bitmap.data).decode("ascii")
        fit = "xMinYMin meet" if bitmap.whole else "xMidYMid slice"
        self.elements.append(
            f'<image {place} preserveAspectRatio="{fit}" clip-path="url(#{clip})" '
            f"xlink:href={quoteattr(f'data:image/{kind};base64,{data}')}/>"
        )


def _number(value: float, decimals: int = 3) -> str:
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _attributes(**values: float) -> str:
    return " ".join(f'{name}="{_number(value)}"' for name, value in values.items())


def _data(steps: Sequence[tuple[str | float, ...]], decimals: int = 2) -> str:
    return "".join(
        f"{step[0]}{' '.join(_number(float(part), decimals) for part in step[1:])}"
        for step in steps
    )


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("�", text))
