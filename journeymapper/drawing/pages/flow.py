"""Text that flows: paragraphs in frames, cut between lines where a frame ends, never dropped."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

from journeymapper.analysis.directions import line_of_facts
from journeymapper.domain.frozen import frozen
from journeymapper.drawing.primitives import (
    Anchor,
    Box,
    Ellipse,
    Link,
    Path,
    Primitive,
    TableCell,
    TextLine,
)
from journeymapper.drawing.texts import baseline_at
from journeymapper.text import Line, Style, break_lines, line_height


@frozen(kw_only=True)
class Paragraph:
    """Lines in one style, and how they are set. ``before`` is the space above, left out at the top
    of a frame; ``padding`` and ``paper`` make a note of it; ``bar`` is a colour at its left edge.
    ``keep`` holds it together with the paragraph that follows."""

    lines: tuple[Line, ...]
    style: Style
    fill: str = "ink"
    before: float = 0.0
    padding: float = 0.0
    paper: str = ""
    border: str = ""
    keep: bool = False
    room_right: float = 0.0
    """Left free at the right of every line, for what stands beside the text."""
    extra: tuple[Primitive, ...] = ()
    """Drawn relative to the paragraph's right edge and the middle of its first line."""
    target: str = ""
    """The named place that a click on it leads to; ``otherwise`` those that do instead."""
    otherwise: tuple[str, ...] = ()
    anchor: str = ""
    """The named place that it is."""

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(self.style) + 2 * self.padding


def paragraph(
    text: str,
    style: Style,
    width: float,
    *,
    fill: str = "ink",
    before: float = 0.0,
    padding: float = 0.0,
    paper: str = "",
    border: str = "",
    keep: bool = False,
    extra: tuple[Primitive, ...] = (),
    room_right: float = 0.0,
    target: str = "",
    otherwise: tuple[str, ...] = (),
    anchor: str = "",
    most: int | None = None,
) -> Paragraph:
    """A text broken to a width (its padding included), cut after the ``most`` lines."""
    room = max(width - 2 * padding - room_right, style.size)
    lines = break_lines(line_of_facts(text.strip()), style, room, most)
    return Paragraph(
        lines=lines,
        style=style,
        fill=fill,
        before=before,
        padding=padding,
        paper=paper,
        border=border,
        keep=keep,
        extra=extra,
        room_right=room_right,
        target=target,
        otherwise=otherwise,
        anchor=anchor,
    )


@dataclass(slots=True)
class Frame:
    """A column that is filled from the top."""

    x: float
    top: float
    width: float
    bottom: float
    y: float = field(init=False)
    primitives: list[Primitive] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def is_empty(self) -> bool:
        return self.y == self.top

    def fill(self, waiting: deque[Paragraph]) -> None:
        """Take paragraphs from the front as long as they fit; one too tall for any frame is cut
        between its lines."""
        while waiting:
            one = waiting[0]
            before = 0.0 if self.is_empty else one.before
            needed = before + one.height
            if one.keep and len(waiting) > 1:
                following = waiting[1]
                needed += following.before + min(
                    following.height, 2 * following.padding + line_height(following.style) * 2
                )
            room = self.bottom - self.y
            if needed <= room + 0.01:
                self._set(waiting.popleft(), before)
                continue
            step = line_height(one.style)
            fitting = int((room - before - 2 * one.padding) / step + 0.001)
            if one.keep and not self.is_empty:
                return
            least = 1 if self.is_empty else min(3, len(one.lines))
            if (
                fitting < len(one.lines)
                and fitting >= least
                and (self.is_empty or one.height > self.bottom - self.top)
            ):
                self._split(waiting, fitting, before)
                return
            if self.is_empty:
                if fitting >= len(one.lines):
                    self._set(waiting.popleft(), before)
                    continue
                self._split(waiting, 1, before)
            return

    def _split(self, waiting: deque[Paragraph], count: int, before: float) -> None:
        one = waiting.popleft()
        self._set(replace(one, lines=one.lines[:count]), before)
        if one.lines[count:]:
            waiting.appendleft(replace(one, lines=one.lines[count:], extra=(), anchor=""))

    def _set(self, one: Paragraph, before: float) -> None:
        top = self.y + before
        if one.paper:
            self.primitives.append(
                Box(
                    x=self.x,
                    y=top,
                    width=self.width,
                    height=one.height,
                    radius=4,
                    fill=one.paper,
                    stroke=one.border or None,
                    stroke_width=0.7,
                )
            )
        step = line_height(one.style)
        for number, line in enumerate(one.lines):
            middle = top + one.padding + (number + 0.5) * step
            right = line.right_to_left
            rest = self.width - 2 * one.padding - one.room_right - line.width if right else 0.0
            self.primitives.append(
                TextLine(
                    x=self.x + one.padding + max(rest, 0.0),
                    baseline=baseline_at(middle, one.style),
                    line=line,
                    fill=one.fill,
                )
            )
        if one.anchor:
            self.primitives.append(Anchor(x=self.x, y=top, name=one.anchor))
        if one.target:
            self.primitives.append(
                Link(
                    x=self.x,
                    y=top,
                    width=self.width,
                    height=one.height,
                    target=one.target,
                    otherwise=one.otherwise,
                )
            )
        for primitive in one.extra:
            self.primitives.append(
                moved(primitive, self.x + self.width, top + one.padding + step / 2)
            )
        self.y = top + one.height


def moved(primitive: Primitive, dx: float, dy: float) -> Primitive:
    """The primitive at another place."""
    if isinstance(primitive, Path):
        shift = (dx, dy)
        steps = tuple(
            (step[0], *(float(one) + shift[place % 2] for place, one in enumerate(step[1:])))
            for step in primitive.steps
        )
        return replace(primitive, steps=steps)
    if isinstance(primitive, Ellipse):
        return replace(primitive, cx=primitive.cx + dx, cy=primitive.cy + dy)
    if isinstance(primitive, TextLine):
        return replace(primitive, x=primitive.x + dx, baseline=primitive.baseline + dy)
    if isinstance(primitive, TableCell):
        return primitive
    return replace(primitive, x=primitive.x + dx, y=primitive.y + dy)


def heading(
    text: str, style: Style, width: float, before: float, fill: str = "accent"
) -> Paragraph:
    return paragraph(text, style, width, fill=fill, before=before, keep=True)
