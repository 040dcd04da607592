"""Pictures as the operators of a PDF page or form; y is turned round, everything else kept.

Colours are mixed with the page's background instead of being transparent, so that every printer
draws the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.primitives import (
    Anchor,
    Bitmap,
    Box,
    Ellipse,
    Link,
    Path,
    Picture,
    Placed,
    Primitive,
    TableCell,
    TextLine,
)
from journeymapper.drawing.theme import Theme
from journeymapper.pens.pdf_structure import PageTags, holds_text
from journeymapper.pens.pdf_text import EmbeddedFaces, number, show

QUARTER = 0.5523
"""Handle length over radius that makes a cubic a quarter of a circle."""
SHADOW = ((3.0, 0.022), (1.8, 0.035), (0.7, 0.05))
SHADOW_DROP = 1.4

_REACH = 100.0
"""Shapes of a picture may stand so far beyond its bounds: those are for text and cards."""


@frozen
class Marked:
    """A link or anchor in the coordinates of its page (y downwards)."""

    mark: Link | Anchor
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0


def marks(picture: Picture, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> list[Marked]:
    """Links and anchors of a picture and of all that is placed in it."""
    found: list[Marked] = []
    for one in picture.primitives:
        if isinstance(one, Placed):
            inner = (x + one.x * scale, y + one.y * scale, scale * one.scale)
            found += [
                mark
                for mark in marks(one.picture, *inner)
                if one.clip is None or _meets(mark, one.clip, *inner)
            ]
        elif isinstance(one, Link):
            found.append(
                Marked(
                    one, x + one.x * scale, y + one.y * scale, one.width * scale, one.height * scale
                )
            )
        elif isinstance(one, Anchor):
            found.append(Marked(one, x + one.x * scale, y + one.y * scale))
    return found


def _meets(
    mark: Marked, clip: tuple[float, float, float, float], x: float, y: float, scale: float
) -> bool:
    """Whether a mark can be seen through a clip that is placed there."""
    left, top = x + clip[0] * scale, y + clip[1] * scale
    right, bottom = left + clip[2] * scale, top + clip[3] * scale
    return (
        mark.x < right and mark.x + mark.width >= left
        and mark.y < bottom and mark.y + mark.height >= top
    )  # fmt: skip


@dataclass(slots=True)
class Content:
    """The operators of one page or form, and the forms and images that they name.

    ``form_name`` gives the name of the form that draws a picture at an opacity, None where it is
    drawn for the first time and may never come again; ``shapes_name`` the same for mere shapes.
    ``image`` gives the name of an image and its width over its height; ``tags`` collects what the
    parts of a page are. A form has none: it is one part of whatever page shows it.
    """

    theme: Theme
    faces: EmbeddedFaces
    form_name: Callable[[Picture, float], str | None]
    shapes_name: Callable[[Picture, float], str | None]
    image: Callable[[Bitmap], tuple[str, float] | None]
    tags: PageTags | None = None
    background: str = "card"
    operators: list[str] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)
    _known: dict[tuple[str, float], str] = field(default_factory=dict)
    _settings: dict[str, str] = field(default_factory=dict)
    _kept: list[dict[str, str]] = field(default_factory=list)

    def draw(self, picture: Picture, opacity: float = 1.0) -> None:
        for primitive in picture.primitives:
            self._draw(primitive, opacity)

    def _draw_placed(self, picture: Picture, opacity: float) -> None:
        """Shapes that follow one another are alike in many pictures, as cards are beside their
        words: each such run may be a form."""
        shapes: list[Box | Path | Ellipse] = []
        for one in picture.primitives:
            if isinstance(one, Box | Path | Ellipse):
                shapes.append(one)
                continue
            self._draw_shapes(shapes, picture, opacity)
            shapes.clear()
            self._draw(one, opacity)
        self._draw_shapes(shapes, picture, opacity)

    def _draw_shapes(
        self, shapes: Sequence[Box | Path | Ellipse], picture: Picture, opacity: float
    ) -> None:
        name = None
        if len(shapes) > 1 and isinstance(shapes[0], Box):
            x, y, width, height = picture.bounds
            bounds = (x - _REACH, y - _REACH, width + 2 * _REACH, height + 2 * _REACH)
            name = self.shapes_name(Picture(primitives=tuple(shapes), bounds=bounds), opacity)
        if name is None:
            for one in shapes:
                self._draw(one, opacity)
            return
        if self.tags is not None:
            self.tags.shape(self.operators)
        self._do(name)

    def _do(self, name: str) -> None:
        self.used[name] = None
        self.operators.append(f"/{name} Do")

    def _draw(self, one: Primitive, opacity: float) -> None:
        if isinstance(one, TextLine):
            self._text(one, opacity)
        elif isinstance(one, Box):
            self._box(one, opacity)
        elif isinstance(one, Path):
            self._paint(_path(one), one, opacity * one.opacity, one.dash, one.round_caps)
        elif isinstance(one, Ellipse):
            self._paint(_ellipse(one), one, opacity * one.opacity, (), True)
        elif isinstance(one, Placed):
            self._placed(one, opacity * one.opacity)
        elif isinstance(one, Bitmap):
            self._bitmap(one)
        elif isinstance(one, TableCell) and self.tags is not None:
            self.tags.cell(one)

    def _colour(self, token: str, opacity: float) -> str:
        known = self._known.get((token, opacity))
        if known is None:
            mixed = mix(self.theme.colour(token), self.theme.colour(self.background), opacity)
            known = " ".join(f"{part:.3f}".rstrip("0").rstrip(".") or "0" for part in mixed)
            self._known[token, opacity] = known
        return known

    def _paint(
        self,
        shape: str,
        one: Box | Path | Ellipse,
        opacity: float,
        dash: tuple[float, ...],
        round_caps: bool,
    ) -> None:
        stroke = one.stroke if one.stroke_width > 0 else None
        if not one.fill and not stroke:
            return
        if self.tags is not None:
            self.tags.shape(self.operators)
        if one.fill:
            self._set("rg", self._colour(one.fill, opacity))
        if stroke:
            self._set("RG", self._colour(stroke, opacity))
            self._set("w", number(one.stroke_width))
            self._set("J", "1" if round_caps else "0")
            self._set("j", "1")
            self._set("d", f"[{' '.join(number(length) for length in dash)}] 0")
        self.operators += [shape, ("B" if stroke else "f") if one.fill else "S"]

    def _set(self, operator: str, value: str) -> None:
        """Say how the following is painted, unless it is so already."""
        if self._settings.get(operator) != value:
            self._settings[operator] = value
            self.operators.append(f"{value} {operator}")

    def _save(self) -> None:
        self._kept.append(dict(self._settings))
        self.operators.append("q")

    def _restore(self) -> None:
        self._settings = self._kept.pop()
        self.operators.append("Q")

    def stream(self) -> bytes:
        """All operators; whole numbers without decimals."""
        return "\n".join(self.operators).replace(".00 ", " ").encode("ascii")

    def _box(self, box: Box, opacity: float) -> None:
        opacity *= box.opacity
        if box.shadow:
            for reach, strength in SHADOW:
                around = Box(
                    x=box.x - reach,
                    y=box.y - reach + SHADOW_DROP,
                    width=box.width + 2 * reach,
                    height=box.height + 2 * reach,
                    radius=box.radius + reach,
                    fill="shadow",
                )
                self._paint(rounded(around), around, strength * opacity, (), True)
        self._paint(rounded(box), box, opacity, box.dash, bool(box.dash))

    def _text(self, text: TextLine, opacity: float) -> None:
        if not text.line.runs:
            return
        if self.tags is not None:
            self.tags.line(self.operators, text)
        self._set("rg", self._colour(text.fill, opacity * text.opacity))
        self.operators.append("BT")
        for run in text.line.runs:
            self.operators.append(show(run, text.x, -text.baseline, self.faces))
        self.operators.append("ET")

    def _placed(self, placed: Placed, opacity: float) -> None:
        if self.tags is not None:
            self.tags.enter(placed.said)
        moves = placed.x or placed.y or placed.scale != 1.0 or placed.clip is not None
        if moves:
            self._save()
            scale = f"{placed.scale:.6f}".rstrip("0").rstrip(".")
            at = f"{number(placed.x)} {number(-placed.y)}"
            self.operators.append(f"{scale} 0 0 {scale} {at} cm")
        if placed.clip is not None:
            x, y, width, height = placed.clip
            self.operators.append(f"{rounded(Box(x=x, y=y, width=width, height=height))} W n")
        picture = placed.picture
        name = self.form_name(picture, opacity) if len(picture.primitives) > 2 else None
        if name is None:
            self._draw_placed(picture, opacity)
        else:
            if self.tags is not None and holds_text(placed.picture):
                self.tags.words(self.operators)
            elif self.tags is not None:
                self.tags.shape(self.operators)
            self._do(name)
        if moves:
            self._restore()
        if self.tags is not None:
            self.tags.leave(placed.said)

    def _bitmap(self, bitmap: Bitmap) -> None:
        frame = Box(
            x=bitmap.x,
            y=bitmap.y,
            width=bitmap.width,
            height=bitmap.height,
            radius=bitmap.radius,
            fill="quiet",
        )
        found = self.image(bitmap)
        if found is None:
            self._paint(rounded(frame), frame, 1.0, (), True)
            return
        if self.tags is not None:
            self.tags.shape(self.operators)
        name, proportion = found
        self.used[name] = None
        width, height = bitmap.width, bitmap.height
        if bitmap.whole:
            width, height = min(width, height * proportion), min(height, width / proportion)
        size = f"{number(width)} 0 0 {number(height)}"
        at = f"{number(bitmap.x)} {number(-bitmap.y - height)}"
        self.operators += ["q", rounded(frame), "W n", f"{size} {at} cm", f"/{name} Do", "Q"]


def mix(colour: str, background: str, opacity: float) -> tuple[float, float, float]:
    """A colour seen on a background, parts from 0 to 1."""
    opacity = min(max(opacity, 0.0), 1.0)
    one, two = _parts(colour), _parts(background)
    red, green, blue = (a * opacity + b * (1 - opacity) for a, b in zip(one, two, strict=True))
    return red, green, blue


def _parts(colour: str) -> tuple[float, float, float]:
    digits = colour.lstrip("#")
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


_STEPS = {
    "M": "%.2f %.2f m",
    "L": "%.2f %.2f l",
    "C": "%.2f %.2f %.2f %.2f %.2f %.2f c",
    "Z": "h",
}
_ROUNDED = " ".join([_STEPS["M"], *(_STEPS[one] for one in ("L", "C") * 4), _STEPS["Z"]])
_OVAL = " ".join([_STEPS["M"], *[_STEPS["C"]] * 4, _STEPS["Z"]])


def _path(path: Path) -> str:
    words: list[str] = []
    numbers: list[float] = []
    for kind, *places in path.steps:
        words.append(_STEPS[str(kind)])
        numbers += places  # type: ignore[arg-type]
    numbers[1::2] = [-one for one in numbers[1::2]]
    return " ".join(words) % tuple(numbers)


def _ellipse(one: Ellipse) -> str:
    left, right, middle = one.cx - one.rx, one.cx + one.rx, -one.cy
    top, bottom = middle + one.ry, middle - one.ry
    kx, ky = one.rx * QUARTER, one.ry * QUARTER
    return _OVAL % (
        right, middle,
        right, middle - ky, one.cx + kx, bottom, one.cx, bottom,
        one.cx - kx, bottom, left, middle - ky, left, middle,
        left, middle + ky, one.cx - kx, top, one.cx, top,
        one.cx + kx, top, right, middle + ky, right, middle,
    )  # fmt: skip


def rounded(box: Box) -> str:
    """The outline of a rectangle with rounded corners."""
    left, top, right, bottom = box.x, -box.y, box.x + box.width, -box.y - box.height
    radius = min(box.radius, box.width / 2, box.height / 2)
    if radius <= 0:
        return f"{left:.2f} {bottom:.2f} {box.width:.2f} {box.height:.2f} re"
    inner = radius * (1 - QUARTER)
    return _ROUNDED % (
        left + radius, top, right - radius, top,
        right - inner, top, right, top - inner, right, top - radius, right, bottom + radius,
        right, bottom + inner, right - inner, bottom, right - radius, bottom,
        left + radius, bottom,
        left + inner, bottom, left, bottom + inner, left, bottom + radius, left, top - radius,
        left, top - inner, left + inner, top, left + radius, top,
    )  # fmt: skip
