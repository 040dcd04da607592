"""Pictures as the operators of a PDF page or form; y is turned round, everything else kept.

Colours are mixed with the page's background instead of being transparent, so that every printer
draws the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
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
    TextLine,
)
from journeymapper.drawing.theme import Theme
from journeymapper.pens.pdf_structure import PageTags, holds_text
from journeymapper.pens.pdf_text import EmbeddedFaces, number, show

QUARTER = 0.5523
"""Handle length over radius that makes a cubic a quarter of a circle."""
SHADOW = ((3.0, 0.022), (1.8, 0.035), (0.7, 0.05))
SHADOW_DROP = 1.4

Form = tuple[Picture, float]
"""A picture at an opacity."""


def placed_often(pictures: Iterable[Picture]) -> frozenset[Form]:
    """What is placed more than once: worth being a form that is drawn again by name."""
    counts: Counter[Form] = Counter()
    waiting: list[tuple[Picture, float]] = [(picture, 1.0) for picture in pictures]
    while waiting:
        picture, opacity = waiting.pop()
        for one in picture.primitives:
            if isinstance(one, Placed):
                form = (one.picture, opacity * one.opacity)
                counts[form] += 1
                if counts[form] == 1:
                    waiting.append(form)
    return frozenset(
        form for form, count in counts.items() if count > 1 and len(form[0].primitives) > 2
    )


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

    ``image`` gives the name of an image and its width over its height; ``tags`` collects what the
    parts of a page are. A form has none: it is one part of whatever page shows it.
    """

    theme: Theme
    faces: EmbeddedFaces
    form_name: Callable[[Form], str | None]
    image: Callable[[Bitmap], tuple[str, float] | None]
    tags: PageTags | None = None
    background: str = "card"
    operators: list[str] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)

    def draw(self, picture: Picture, opacity: float = 1.0) -> None:
        for primitive in picture.primitives:
            self._draw(primitive, opacity)

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

    def _colour(self, token: str, opacity: float) -> str:
        mixed = mix(self.theme.colour(token), self.theme.colour(self.background), opacity)
        return " ".join(number(part) for part in mixed)

    def _paint(
        self,
        shape: str,
        one: Box | Path | Ellipse,
        opacity: float,
        dash: tuple[float, ...],
        round_caps: bool,
    ) -> None:
        setting: list[str] = []
        if one.fill:
            setting.append(f"{self._colour(one.fill, opacity)} rg")
        stroked = one.stroke is not None and one.stroke_width > 0
        if stroked and one.stroke:
            cap = 1 if round_caps else 0
            setting.append(f"{self._colour(one.stroke, opacity)} RG")
            setting.append(f"{number(one.stroke_width)} w {cap} J 1 j")
            setting.append(f"[{' '.join(number(length) for length in dash)}] 0 d")
        operator = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
            (bool(one.fill), stroked)
        )
        if operator:
            if self.tags is not None:
                self.tags.shape(self.operators)
            self.operators += [*setting, shape, operator]

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
        self.operators.append(f"{self._colour(text.fill, opacity * text.opacity)} rg")
        self.operators.append("BT")
        for run in text.line.runs:
            self.operators.append(show(run, text.x, -text.baseline, self.faces))
        self.operators.append("ET")

    def _placed(self, placed: Placed, opacity: float) -> None:
        if self.tags is not None:
            self.tags.enter(placed.said)
        scale = f"{placed.scale:.6f}".rstrip("0").rstrip(".")
        moved = f"{scale} 0 0 {scale} {number(placed.x)} {number(-placed.y)} cm"
        self.operators += ["q", moved]
        if placed.clip is not None:
            x, y, width, height = placed.clip
            self.operators.append(f"{rounded(Box(x=x, y=y, width=width, height=height))} W n")
        name = self.form_name((placed.picture, opacity))
        if name is None:
            self.draw(placed.picture, opacity)
        else:
            self.used[name] = None
            if self.tags is not None and holds_text(placed.picture):
                self.tags.words(self.operators)
            elif self.tags is not None:
                self.tags.shape(self.operators)
            self.operators.append(f"/{name} Do")
        self.operators.append("Q")
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


def _points(*values: float) -> str:
    return " ".join(number(-value if place % 2 else value) for place, value in enumerate(values))


def _path(path: Path) -> str:
    words = {"M": "m", "L": "l", "C": "c"}
    return " ".join(
        "h" if step[0] == "Z" else f"{_points(*map(float, step[1:]))} {words[str(step[0])]}"
        for step in path.steps
    )


def _ellipse(one: Ellipse) -> str:
    return rounded(
        Box(x=one.cx - one.rx, y=one.cy - one.ry, width=2 * one.rx, height=2 * one.ry),
        (one.rx, one.ry),
    )


def rounded(box: Box, radii: tuple[float, float] | None = None) -> str:
    """The outline of a rectangle with rounded corners."""
    if radii is None:
        radius = min(box.radius, box.width / 2, box.height / 2)
        radii = (radius, radius)
    rx, ry = radii
    if rx <= 0 or ry <= 0:
        return f"{_points(box.x, box.y + box.height)} {number(box.width)} {number(box.height)} re"
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    kx, ky = rx * (1 - QUARTER), ry * (1 - QUARTER)
    corners = (
        (right - kx, top, right, top + ky, right, top + ry),
        (right, bottom - ky, right - kx, bottom, right - rx, bottom),
        (left + kx, bottom, left, bottom - ky, left, bottom - ry),
        (left, top + ky, left + kx, top, left + rx, top),
    )
    sides = ((right - rx, top), (right, bottom - ry), (left + rx, bottom), (left, top + ry))
    found = [f"{_points(left + rx, top)} m"]
    for side, corner in zip(sides, corners, strict=True):
        found += [f"{_points(*side)} l", f"{_points(*corner)} c"]
    return " ".join([*found, "h"])
