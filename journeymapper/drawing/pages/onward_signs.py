"""Signs at the edges of a page for connections that go on elsewhere: "to Purchase, page 4"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Box, Link, Path, Primitive
from journeymapper.drawing.texts import block
from journeymapper.layout import Rectangle, flatten
from journeymapper.layout.geometry import Steps
from journeymapper.words import said

GAP = 3.0
PADDING = 3.0
NEAR = 26.0
"""Ways that leave so near to one another, in points, share a sign."""


@frozen
class Crossing:
    """Where a connection leaves a page, in points: at its left or right edge, at ``y``; ``where``
    it goes or comes from, ``target`` the anchor of that page."""

    y: float
    is_right: bool
    where: str
    leads_there: bool
    target: str
    label: str = ""


@dataclass(slots=True)
class _Sign:
    crossings: list[Crossing]
    height: float = 0.0
    top: float = 0.0
    parts: list[Primitive] = field(default_factory=list)

    @property
    def wish(self) -> float:
        return sum(one.y for one in self.crossings) / len(self.crossings)


def crossing_of(steps: Steps, left: float, right: float, *, leaves: bool) -> tuple[float, bool]:
    """Where a way crosses the edge of a section, seen from its end inside: y, and whether at the
    right edge. ``leaves``: its beginning is inside."""
    points = flatten(steps)
    ordered = points if leaves else tuple(reversed(points))
    for (ax, ay), (bx, by) in pairwise(ordered):
        for edge, is_right in ((right, True), (left, False)):
            if (ax <= edge < bx) if is_right else (bx < edge <= ax):
                share = (edge - ax) / (bx - ax)
                return ay + (by - ay) * share, is_right
    end = ordered[-1]
    return end[1], end[0] > (left + right) / 2


def onward_signs(
    paper: Paper,
    crossings: Sequence[Crossing],
    edges: tuple[float, float],
    room: float,
    span: tuple[float, float],
    page_of: Callable[[str], int],
    taken: Sequence[Rectangle] = (),
) -> list[Primitive]:
    """The signs beside both ``edges``, ``room`` wide, within the ``span`` from top to bottom and
    clear of what is ``taken``; ``page_of`` gives the number of the page that an anchor is on."""
    parts: list[Primitive] = []
    for is_right, edge in ((False, edges[0]), (True, edges[1])):
        ours = [one for one in crossings if one.is_right is is_right]
        inner = 9.0
        x = edge + inner if is_right else edge - room
        width = room - inner
        for near in (NEAR, float("inf")):
            signs = _together(ours, near)
            for sign in signs:
                _set(sign, paper, x, width, page_of)
            if sum(sign.height + GAP for sign in signs) <= span[1] - span[0]:
                break
        beside = Rectangle(x - GAP, span[0], width + 2 * GAP, span[1] - span[0])
        _spread(signs, span, [one for one in taken if one.intersects(beside)])
        for sign in signs:
            parts += _drawn(sign, paper, x, width, edge, is_right=is_right, page_of=page_of)
    return parts


def _together(crossings: Sequence[Crossing], near: float) -> list[_Sign]:
    signs: list[_Sign] = []
    for one in sorted(crossings, key=lambda one: (one.y, one.where, one.label)):
        for sign in signs:
            first = sign.crossings[0]
            alike = (first.where, first.leads_there, first.target, first.label)
            if alike == (one.where, one.leads_there, one.target, one.label) and (
                one.y - sign.crossings[-1].y <= near
            ):
                sign.crossings.append(one)
                break
        else:
            signs.append(_Sign([one]))
    return sorted(signs, key=lambda one: one.wish)


def _text(sign: _Sign, page_of: Callable[[str], int]) -> str:
    one = sign.crossings[0]
    page = page_of(one.target)
    told = (
        said("to {place}, page {page}", place=one.where, page=page)
        if one.leads_there
        else said("from {place}, page {page}", place=one.where, page=page)
    )
    return f"{one.label}: {told}" if one.label else told


def _set(sign: _Sign, paper: Paper, x: float, width: float, page_of: Callable[[str], int]) -> None:
    style = paper.style(7.5)
    text = _text(sign, page_of)
    made = block(text, style, x + PADDING, 0.0, width - 2 * PADDING)
    sign.height = made.height + 2 * PADDING


def _spread(signs: Sequence[_Sign], span: tuple[float, float], taken: Sequence[Rectangle]) -> None:
    """Each beside its way, moved as little as keeps them apart and, where there is room, clear of
    what is taken, and within the span."""
    blocks = sorted(taken, key=lambda one: one.y)
    at = span[0]
    for sign in signs:
        sign.top = max(sign.wish - sign.height / 2, at)
        for one in blocks:
            if sign.top < one.bottom + GAP and one.y - GAP < sign.top + sign.height:
                sign.top = one.bottom + GAP
        at = sign.top + sign.height + GAP
    at = span[1]
    for sign in reversed(signs):
        sign.top = min(sign.top, at - sign.height)
        for one in reversed(blocks):
            if sign.top < one.bottom + GAP and one.y - GAP < sign.top + sign.height:
                sign.top = one.y - GAP - sign.height
        at = sign.top - GAP


def _drawn(
    sign: _Sign,
    paper: Paper,
    x: float,
    width: float,
    edge: float,
    *,
    is_right: bool,
    page_of: Callable[[str], int],
) -> list[Primitive]:
    style = paper.style(7.5)
    made = block(
        _text(sign, page_of),
        style,
        x + PADDING,
        sign.top + PADDING,
        width - 2 * PADDING,
        fill="accent_dark",
    )
    parts: list[Primitive] = []
    side = x if is_right else x + width
    middle = sign.top + sign.height / 2
    for one in sign.crossings:
        line = (("M", edge, one.y), ("L", side, middle))
        parts.append(Path(steps=line, stroke="accent", stroke_width=0.7))
    parts.append(
        Box(
            x=x,
            y=sign.top,
            width=width,
            height=sign.height,
            radius=3.0,
            fill="accent_soft",
            stroke="accent",
            stroke_width=0.5,
        )
    )
    target = sign.crossings[0].target
    link = Link(x=x, y=sign.top, width=width, height=sign.height, target=target)
    return [*parts, *made.lines, link]
