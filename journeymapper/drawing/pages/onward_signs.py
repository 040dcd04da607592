"""Signs at the edges of a page for connections that go on elsewhere: "to Purchase, page 4"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Box, Link, Primitive
from journeymapper.drawing.texts import Block, block
from journeymapper.layout import Rectangle
from journeymapper.words import said

GAP = 4.0
PADDING = 3.0
_WIDEST_NUMBER = 888
"""Signs have room for it, whatever pages they will name."""


@frozen
class Onward:
    """A connection that goes on to another page or comes from one: at which height, in points, its
    card stands here, whether the sign is at the right edge, ``where`` the other end is, on which
    page of the journey (from 0), and what the connection is called."""

    connection: str
    y: float
    is_right: bool
    where: str
    leads_there: bool
    page: int
    label: str = ""


@frozen
class Sign:
    """A sign where it stands on the page, in points."""

    told: tuple[Onward, ...]
    place: Rectangle
    is_brief: bool

    @property
    def is_right(self) -> bool:
        return self.told[0].is_right


PageNumber = Callable[[int], int]
"""The number in the document of a page of the journey (from 0)."""


def signs_of(
    paper: Paper,
    onward: Sequence[Onward],
    left: float,
    right: float,
    width: float,
    top: float,
    bottom: float,
) -> list[Sign]:
    """The signs of a page, those at the left from ``left`` on, those at the right up to ``right``,
    each as near to its cards as keeps all apart. Where there is no room for all, those of one
    direction become one for each page, else one that lists pages."""
    found: list[Sign] = []
    for is_right in (False, True):
        ours = [one for one in onward if one.is_right is is_right]
        x = right - width if is_right else left
        for exactness in (3, 2, 1, 0):
            groups = _together(ours, exactness)
            heights = [
                _text(paper, one, 0.0, 0.0, width, is_brief=exactness < 2).height + 2 * PADDING
                for one in groups
            ]
            if sum(heights) + GAP * (len(heights) - 1) <= bottom - top:
                break
        tops = _spread([_middle(one) for one in groups], heights, top, bottom)
        for group, height, at in zip(groups, heights, tops, strict=True):
            place = Rectangle(x, at, width, height)
            found.append(Sign(tuple(group), place, exactness < 2))
    return found


def drawn(
    sign: Sign, paper: Paper, page_number: PageNumber, target: Callable[[int], str]
) -> list[Primitive]:
    """A sign that leads to the page it names; ``target`` names the anchor of a page."""
    place = sign.place
    text = _text(
        paper, sign.told, place.x, place.y, place.width, page_number, is_brief=sign.is_brief
    )
    paper_box = Box(
        x=place.x,
        y=place.y,
        width=place.width,
        height=place.height,
        radius=3.0,
        fill="accent_soft",
        stroke="accent",
        stroke_width=0.5,
    )
    link = Link(
        x=place.x,
        y=place.y,
        width=place.width,
        height=place.height,
        target=target(sign.told[0].page),
    )
    return [paper_box, *text.lines, link]


def _together(onward: Sequence[Onward], exactness: int) -> list[list[Onward]]:
    """Connections that share a sign: at 3 those that it says the same of, at 2 whatever they are
    called, at 1 all with one page, at 0 all of one direction."""

    def key(one: Onward) -> tuple[bool, int, str, str]:
        if exactness < 2:
            return one.leads_there, one.page if exactness else 0, "", ""
        return one.leads_there, one.page, one.where, one.label if exactness == 3 else ""

    ordered = sorted(onward, key=lambda one: (key(one), one.connection))
    groups = [list(members) for _, members in groupby(ordered, key=key)]
    return sorted(groups, key=lambda group: (_middle(group), key(group[0])))


def _middle(group: Sequence[Onward]) -> float:
    return sum(one.y for one in group) / len(group)


def _text(
    paper: Paper,
    told: Sequence[Onward],
    x: float,
    top: float,
    width: float,
    page_number: PageNumber = lambda _: _WIDEST_NUMBER,
    *,
    is_brief: bool,
) -> Block:
    one = told[0]
    page = page_number(one.page)
    numbers = sorted({each.page for each in told})
    if is_brief and len(numbers) == 1:
        text = (
            said("to page {page}", page=page)
            if one.leads_there
            else said("from page {page}", page=page)
        )
    elif is_brief:
        pages = ", ".join(str(page_number(number)) for number in numbers)
        text = (
            said("to pages {pages}", pages=pages)
            if one.leads_there
            else said("from pages {pages}", pages=pages)
        )
    elif one.leads_there:
        text = said("to {place}, page {page}", place=one.where, page=page)
    else:
        text = said("from {place}, page {page}", place=one.where, page=page)
    labels = {each.label for each in told}
    if len(labels) == 1 and one.label and not is_brief:
        text = f"{one.label}: {text}"
    return block(
        text,
        paper.style(7.5),
        x + PADDING,
        top + PADDING,
        width - 2 * PADDING,
        fill="accent_dark",
    )


def _spread(
    wishes: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Each at its wish, moved as little as keeps them apart and between top and bottom."""
    tops: list[float] = []
    at = top
    for wish, height in zip(wishes, heights, strict=True):
        tops.append(max(wish - height / 2, at))
        at = tops[-1] + height + GAP
    at = bottom
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], at - heights[place])
        at = tops[place] - GAP
    return tops
