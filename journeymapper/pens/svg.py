"""Writes a picture as SVG that looks the same everywhere: words are outlines, used by reference,
with their text as a title for search and for screen readers."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.primitives import (
    Bitmap,
    Box,
    Ellipse,
    Link,
    Path,
    Picture,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.drawing.theme import LIGHT_THEME, Theme
from journeymapper.text import Face, Run
from journeymapper.text.embedding import outline

SHADOW = ((3.0, 0.022), (1.8, 0.035), (0.7, 0.05))
SHADOW_DROP = 1.4
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As ``xml.sax`` has it, which brings half of the internet's protocols along."""
_ESCAPED_IN_QUOTES = {
    **_ESCAPED,
    **str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}),
}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _nothing() -> None:
    pass


@frozen(kw_only=True)
class Told:
    """What is said of a record where its picture is. ``href`` is where a click leads, within the
    document. ``attributes`` are further ones of its element."""

    title: str
    description: str = ""
    href: str = ""
    role: str = "img"
    attributes: tuple[tuple[str, str], ...] = ()


def svg(
    picture: Picture,
    title: str = "",
    theme: Theme = LIGHT_THEME,
    background: str | None = "paper",
    scale: float = 1.0,
    *,
    description: str = "",
    language: str = "",
    told: Mapping[str, Told] | None = None,
    between: Callable[[], None] = _nothing,
) -> str:
    """The picture as one SVG document, ``scale`` pixels to a journey unit. ``told`` says what its
    records are, by their ids. ``between`` is called often, and may raise to put an end to it."""
    pen = _drawn(_SvgPen(theme, told or {}, between=between), picture, background)
    spoken = f' xml:lang="{_quoted(language)}"' if language else ""
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'version="1.1" {_extent(picture, scale)}{spoken}>',
            f"<title>{_text(title)}</title>",
            *([f"<desc>{_text(description)}</desc>"] if description else []),
            "<defs>",
            *pen.definitions,
            "</defs>",
            *pen.elements,
            "</svg>",
            "",
        ]
    )


def inline_svg(
    picture: Picture,
    title: str,
    theme: Theme,
    prefix: str,
    told: Mapping[str, Told],
    *,
    background: str | None = None,
    between: Callable[[], None] = _nothing,
) -> str:
    """The picture as an element of an HTML document, in which nobody else has ids that begin with
    ``prefix``. Its records say what ``told`` says of them, and have ids that begin with ``map-``;
    the lines of text are outlines only."""
    pen = _drawn(_SvgPen(theme, told, prefix, inline=True, between=between), picture, background)
    return "\n".join(
        [
            f'<svg {_extent(picture, 1.0)} role="group" aria-label="{_quoted(title)}">',
            f"<defs>{''.join(pen.definitions)}</defs>",
            *pen.elements,
            "</svg>",
        ]
    )


def safe_id(record_id: str) -> str:
    """An id that is a name in XML and in addresses; different for different records."""
    return "r-" + "".join(
        one if one.isascii() and (one.isalnum() or one == "-") else _escaped(one)
        for one in record_id
    )


def _escaped(sign: str) -> str:
    return "__" if sign == "_" else f"_{ord(sign):x}_"


def _drawn(pen: _SvgPen, picture: Picture, background: str | None) -> _SvgPen:
    x, y, width, height = picture.bounds
    if background:
        pen.draw(Box(x=x, y=y, width=width, height=height, fill=background))
    for primitive in picture.primitives:
        pen.draw(primitive)
    return pen


def _extent(picture: Picture, scale: float) -> str:
    _, _, width, height = picture.bounds
    view = " ".join(_number(part) for part in picture.bounds)
    size = f'width="{_number(width * scale)}" height="{_number(height * scale)}"'
    return f'{size} viewBox="{view}"'


_Word = tuple[Face, tuple[tuple[int, float, float], ...]]
"""Glyphs of a face and where they stand after the first, in ems."""


class _SvgPen:
    def __init__(
        self,
        theme: Theme,
        told: Mapping[str, Told],
        prefix: str = "",
        inline: bool = False,
        between: Callable[[], None] = _nothing,
    ) -> None:
        self.definitions: list[str] = []
        self.elements: list[str] = []
        self._theme = theme
        self._told = told
        self._named: set[str] = set()
        self._prefix = prefix
        self._inline = inline
        self._href = "href" if inline else "xlink:href"
        self._words: dict[_Word, str] = {}
        self._clips = 0
        self._between = between

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
        elif isinstance(one, Link):
            self._link(one)

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
        if not self._inline:
            self.elements.append(f"<title>{_text(text.line.text)}</title>")
        for run in text.line.runs:
            scale = _number(run.size)
            for x, y, word in _words(run):
                at = f"{_number(text.x + x)} {_number(text.baseline + y)}"
                self.elements.append(
                    f'<use {self._href}="#{self._word(word)}" '
                    f'transform="translate({at}) scale({scale})"/>'
                )
        self.elements.append("</g>")

    def _word(self, word: _Word) -> str:
        """The id of a word's outlines."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = f"{self._prefix}w{len(self._words)}"
            face, glyphs = word
            data = "".join(_data(_moved(outline(face, glyph), x, y), 4) for glyph, x, y in glyphs)
            self.definitions.append(f'<path id="{known}" d="{data}"/>')
        return known

    def _placed(self, placed: Placed) -> None:
        self._between()
        moved = f"translate({_number(placed.x)} {_number(placed.y)})"
        if placed.scale != 1.0:
            moved += f" scale({placed.scale:.6g})"
        opacity = f' opacity="{_number(placed.opacity)}"' if placed.opacity < 1.0 else ""
        clip = "" if placed.clip is None else f' clip-path="url(#{self._clip(*placed.clip)})"'
        told = self._told.get(placed.record) if placed.record else None
        named, said = self._named_as(placed.record, told) if told else ("", "")
        if told and told.href:
            self.elements.append(f'<a {self._href}="{_quoted(told.href)}"{named}>')
            self.elements.append(f'<g transform="{moved}"{opacity}{clip}>{said}')
        else:
            self.elements.append(f'<g transform="{moved}"{opacity}{clip}{named}>{said}')
        for primitive in placed.picture.primitives:
            self.draw(primitive)
        self.elements.append("</g></a>" if told and told.href else "</g>")

    def _named_as(self, record: str, told: Told) -> tuple[str, str]:
        """Attributes of a record's element, and what stands first in it."""
        is_first = record not in self._named
        self._named.add(record)
        named = "".join(f' {name}="{_quoted(value)}"' for name, value in told.attributes)
        if self._inline:
            if not is_first or not told.title:
                away = ' tabindex="-1"' if told.href else ""
                return f'{named} aria-hidden="true"{away}', ""
            named = f' id="map-{safe_id(record)}"{named} aria-label="{_quoted(told.title)}"'
            if told.description:
                named += f' aria-description="{_quoted(told.description)}"'
            return named if told.href else f'{named} role="{told.role}"', ""
        if is_first:
            named = f' id="{safe_id(record)}"{named}'
        inner = f"<title>{_text(told.title)}</title>"
        if told.description:
            inner += f"<desc>{_text(told.description)}</desc>"
        return f'{named} role="{told.role}"', inner

    def _link(self, link: Link) -> None:
        """Links of a page lead to what has been told of; others lead nowhere."""
        told = self._told.get(link.target)
        if told is None or not told.href:
            return
        place = _attributes(x=link.x, y=link.y, width=link.width, height=link.height)
        named, said = self._named_as(link.target, told)
        self.elements.append(
            f'<a {self._href}="{_quoted(told.href)}"{named}>{said}'
            f'<rect {place} fill="#FFFFFF" fill-opacity="0"/></a>'
        )

    def _clip(self, x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
        """The id of a rectangle that hides what lies beyond it."""
        self._clips += 1
        place = _attributes(x=x, y=y, width=width, height=height, rx=radius)
        name = f"{self._prefix}clip{self._clips}"
        self.definitions.append(f'<clipPath id="{name}"><rect {place}/></clipPath>')
        return name

    def _bitmap(self, bitmap: Bitmap) -> None:
        place = _attributes(x=bitmap.x, y=bitmap.y, width=bitmap.width, height=bitmap.height)
        clip = self._clip(bitmap.x, bitmap.y, bitmap.width, bitmap.height, bitmap.radius)
        kind = "png" if bitmap.data.startswith(b"\x89PNG") else "jpeg"
        data = base64.b64encode(bitmap.data).decode("ascii")
        fit = "xMinYMin meet" if bitmap.whole else "xMidYMid slice"
        self.elements.append(
            f'<image {place} preserveAspectRatio="{fit}" clip-path="url(#{clip})" '
            f'{self._href}="data:image/{kind};base64,{data}"/>'
        )


def _words(run: Run) -> Iterator[tuple[float, float, _Word]]:
    """What of a run has ink, up to each gap: where it begins, and its glyphs."""
    begun: list[tuple[int, float, float]] = []
    for place in (*zip(run.glyphs, run.xs, run.ys, strict=True), None):
        if place is not None and outline(run.face, place[0]):
            begun.append(place)
        elif begun:
            _, left, top = begun[0]
            glyphs = tuple(
                (glyph, round((x - left) / run.size, 4), round((y - top) / run.size, 4))
                for glyph, x, y in begun
            )
            yield left, top, (run.face, glyphs)
            begun = []


def _moved(
    steps: Sequence[tuple[str | float, ...]], x: float, y: float
) -> Iterator[tuple[str | float, ...]]:
    for word, *parts in steps:
        shifts = (x, y) * (len(parts) // 2)
        yield (word, *(float(one) + shift for one, shift in zip(parts, shifts, strict=True)))


def _number(value: float, decimals: int = 3) -> str:
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _attributes(**values: float) -> str:
    return " ".join(f'{name}="{_number(value)}"' for name, value in values.items())


def _data(steps: Iterable[tuple[str | float, ...]], decimals: int = 2) -> str:
    return "".join(
        f"{step[0]}{' '.join(_number(float(part), decimals) for part in step[1:])}"
        for step in steps
    )


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("�", text).translate(_ESCAPED)


def _quoted(text: str) -> str:
    return _NOT_IN_XML.sub("�", text).translate(_ESCAPED_IN_QUOTES)
