"""Draws pictures as native shapes: one slide's tree, and a pen that puts primitives into it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pptx.oxml import parse_xml

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
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.markup import EMU, Manner, Paragraph, Words
from journeymapper.text import Line

SMALLEST = 1.0
"""No text is written smaller, in points: a presentation has no smaller."""
_K = 0.5523
"""Handle of a quarter circle, in radii."""
_LINK = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide",
    "ppaction://hlinksldjump",
)


class SlideTree:
    """The shapes of one slide, each with a number of its own."""

    def __init__(self, slide: Any) -> None:
        self.slide = slide
        self._tree = slide.shapes._spTree
        numbers = self._tree.xpath("//@id")
        self._last = max((int(one) for one in numbers if str(one).isdigit()), default=1)

    def number(self) -> int:
        self._last += 1
        return self._last

    def saw(self, number: int) -> None:
        """Somebody else put a shape with this number on the slide."""
        self._last = max(self._last, number)

    def add(self, made: str) -> Any:
        element = parse_xml(made)
        self._tree.append(element)
        return element

    def image(self, data: bytes) -> tuple[str, int, int]:
        """A relation to an image, and its size in pixels."""
        part, relation = self.slide.part.get_or_add_image_part(io.BytesIO(data))
        width, height = part.image.size
        return relation, width, height

    def link(self, element: Any, target: Any, said: str = "") -> None:
        """A click on a shape, or on a run of text, leads to another slide."""
        kind, action = _LINK
        relation = self.slide.part.relate_to(target.part, kind)
        attributes = f'r:id="{relation}" action="{action}"'
        link = parse_xml(f"<a:hlinkClick {markup.NAMESPACES} {attributes}/>")
        if said:
            link.set("tooltip", markup.clean(said))
        is_text = element.tag.endswith("}rPr")
        named = element if is_text else next(element.iter("{*}cNvPr"))
        named.append(link)


class ShapePen:
    """Makes the shapes of primitives: ``scale`` points to a unit, the origin at (x, y). A
    ``tight`` pen sets lines that stand alone somewhat smaller, so that they keep within what was
    measured for them where their font is missing and another one is wider."""

    def __init__(
        self,
        tree: SlideTree,
        scale: float = 1.0,
        x: float = 0.0,
        y: float = 0.0,
        *,
        theme: Theme = LIGHT_THEME,
        manner: Manner | None = None,
        tight: bool = False,
    ) -> None:
        self.tree = tree
        self.tight = tight
        self.scale, self.x, self.y = scale, x, y
        self.theme = theme
        self.manner = manner or Manner()

    def moved(self, x: float, y: float, scale: float = 1.0) -> ShapePen:
        """A pen whose origin lies at (x, y) of this one."""
        return ShapePen(
            self.tree,
            self.scale * scale,
            self.x + x * self.scale,
            self.y + y * self.scale,
            theme=self.theme,
            manner=self.manner,
            tight=self.tight,
        )

    def box(self, x: float, y: float, width: float, height: float) -> markup.Box:
        scale = self.scale
        return self.x + x * scale, self.y + y * scale, width * scale, height * scale

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.scale, self.y + y * self.scale

    def colour(self, token: str | None) -> str | None:
        return None if token is None else self.theme.colour(token)

    def draw(self, picture: Picture, opacity: float = 1.0) -> None:
        """Put all of a picture on the slide, its lines of text together where they belong so."""
        for made in self.shapes(picture.primitives, opacity):
            self.tree.add(made)

    def shapes(self, primitives: Iterable[Primitive], opacity: float = 1.0) -> list[str]:
        made: list[str] = []
        lines: list[TextLine] = []
        for one in primitives:
            if isinstance(one, TextLine):
                if lines and not _goes_on(lines, one):
                    made.append(self.text(lines, opacity))
                    lines = []
                lines.append(one)
                continue
            if lines:
                made.append(self.text(lines, opacity))
                lines = []
            made += self.shape(one, opacity)
        if lines:
            made.append(self.text(lines, opacity))
        return [one for one in made if one]

    def shape(self, one: Primitive, opacity: float = 1.0) -> list[str]:
        if isinstance(one, Box):
            return [self.paper(one, opacity)]
        if isinstance(one, Ellipse):
            box = self.box(one.cx - one.rx, one.cy - one.ry, 2 * one.rx, 2 * one.ry)
            return [self._sp("dot", box, markup.preset("ellipse"), one, opacity)]
        if isinstance(one, Path):
            return [self._path(one, opacity)]
        if isinstance(one, Bitmap):
            return [self._bitmap(one)]
        if isinstance(one, Placed):
            inner = self.moved(one.x, one.y, one.scale)
            return inner.shapes(one.picture.primitives, opacity * one.opacity)
        if isinstance(one, TextLine):
            return [self.text([one], opacity)]
        return []

    def paper(
        self, one: Box, opacity: float = 1.0, *, name: str = "paper", body: str = "", told: str = ""
    ) -> str:
        """A box, with text in it where there is any."""
        box = self.box(one.x, one.y, one.width, one.height)
        geometry = markup.rounded(one.width, one.height, one.radius)
        return self._sp(name, box, geometry, one, opacity, body=body, told=told)

    def pill(self, one: Box, line: TextLine, opacity: float = 1.0) -> str:
        """A box with one line of text in its middle, as one shape."""
        body = markup.text_body(
            [Paragraph(words=(self.words(line.line.text, line, opacity),), align="ctr")],
            self.manner,
            anchor="ctr",
            wrap=False,
            fits=False,
        )
        return self.paper(one, opacity, name=line.line.text, body=body)

    def _path(self, one: Path, opacity: float) -> str:
        steps = tuple(self.placed(step) for step in one.steps)
        xs = [float(number) for step in steps for number in step[1::2]]
        ys = [float(number) for step in steps for number in step[2::2]]
        if not xs:
            return ""
        box = (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        return self._sp("line", box, markup.drawn(steps, box), one, opacity)

    def placed(self, step: tuple[str | float, ...]) -> tuple[str | float, ...]:
        """A step of a path, on the slide."""
        word, *numbers = step
        points = [
            part
            for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            for part in self.point(float(x), float(y))
        ]
        return (word, *points)

    def _sp(
        self,
        name: str,
        box: markup.Box,
        geometry: str,
        one: Box | Ellipse | Path,
        opacity: float,
        *,
        body: str = "",
        told: str = "",
    ) -> str:
        seen = opacity * one.opacity
        return markup.shape(
            self.tree.number(),
            name,
            box,
            geometry,
            paint=markup.solid(self.colour(one.fill), seen),
            outline=self.outline(one, seen),
            effects=markup.SHADOW if isinstance(one, Box) and one.shadow else "",
            body=body,
            told=told,
        )

    def steps_of_box(self, one: Box) -> tuple[tuple[str | float, ...], ...]:
        """The outline of a box as a path on the slide."""
        return tuple(self.placed(step) for step in rounded_steps(one))

    def outline(self, one: Box | Ellipse | Path, opacity: float = 1.0) -> str:
        dash = getattr(one, "dash", ())
        return markup.line(
            self.colour(one.stroke),
            one.stroke_width * self.scale,
            dash=("sysDot" if dash[0] < 1.0 else "sysDash") if dash else "",
            round_caps=isinstance(one, Path) and one.round_caps,
            opacity=opacity,
        )

    def _bitmap(self, one: Bitmap) -> str:
        relation, across, down = self.tree.image(one.data)
        x, y, width, height = self.box(one.x, one.y, one.width, one.height)
        if one.whole:
            fit = min(width / across, height / down)
            return markup.picture(
                self.tree.number(),
                "picture",
                (x, y, across * fit, down * fit),
                relation,
                (0, 0, 0, 0),
                0,
            )
        fit = max(width / across, height / down)
        aside = (1 - width / (across * fit)) / 2
        above = (1 - height / (down * fit)) / 2
        return markup.picture(
            self.tree.number(),
            "picture",
            (x, y, width, height),
            relation,
            (aside, above, aside, above),
            one.radius * self.scale,
        )

    def text(self, lines: Sequence[TextLine], opacity: float = 1.0) -> str:
        """Lines below one another in one text box, broken as they are."""
        first = lines[0]
        size = size_of(first.line)
        step = lines[1].baseline - first.baseline if len(lines) > 1 else size * 1.2
        words = "\n".join(one.line.text for one in lines)
        width = max(one.line.width for one in lines)
        # A baseline stands at four fifths of a line that has an exact height.
        top = first.baseline - step * 0.8
        left = min(one.x for one in lines)
        said = self.words(words, first, opacity)
        if self.tight:
            said = replace(said, size=max(said.size * (0.9 if said.bold else 0.95), SMALLEST))
        body = markup.text_body(
            [
                Paragraph(
                    words=(said,),
                    spacing=step * self.scale,
                    align="l",
                )
            ],
            self.manner,
            wrap=False,
            fits=False,
        )
        box = self.box(left, top, width, step * len(lines))
        name = " ".join(words.split())[:60] or "text"
        return markup.shape(
            self.tree.number(), name, box, markup.preset("rect"), body=body, is_text=True
        )

    def words(self, text: str, like: TextLine, opacity: float = 1.0) -> Words:
        """A text that looks like a line of a picture."""
        return Words(
            text=text,
            size=max(size_of(like.line) * self.scale, SMALLEST),
            colour=self.theme.colour(like.fill),
            bold=is_bold(like.line),
            opacity=opacity * like.opacity,
        )


def rounded_steps(box: Box) -> tuple[tuple[str | float, ...], ...]:
    """A rectangle with round corners as a path."""
    x, y, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    r = min(box.radius, box.width / 2, box.height / 2)
    k = r * (1 - _K)
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


def size_of(line: Line) -> float:
    """The size of a line's letters, in the units of its picture."""
    return float(line.runs[0].size) if line.runs else 10.0


def is_bold(line: Line) -> bool:
    return any(
        "Bold" in run.face.file_name or "SemiBold" in run.face.file_name for run in line.runs
    )


def _goes_on(lines: Sequence[TextLine], one: TextLine) -> bool:
    """Whether a line goes on a text: below it, as far as those before from one another."""
    last = lines[-1]
    size = size_of(last.line)
    step = one.baseline - last.baseline
    usual = lines[1].baseline - lines[0].baseline if len(lines) > 1 else step
    return (
        abs(one.x - last.x) < 0.2
        and not one.line.right_to_left
        and not last.line.right_to_left
        and size * 0.9 < step < size * 1.8
        and abs(step - usual) < 0.2
        and size_of(one.line) == size
        and one.fill == last.fill
        and is_bold(one.line) == is_bold(last.line)
    )


__all__ = ["EMU", "Link", "ShapePen", "SlideTree", "is_bold", "size_of"]
