"""What a cell looks like: its entries set one under another, and the picture of it.

Heights are found without shaping text where a cheap bound says that it fits on one line, so that
a large grid is laid out quickly; pictures are made for what is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from journeymapper.analysis.grid import Entry
from journeymapper.analysis.lanes import CARD_LANES, GridLane
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience
from journeymapper.domain.vocabulary import LaneKind, Moment, TouchpointKind
from journeymapper.drawing.cards import CardLook
from journeymapper.drawing.marks import pill, pill_height, pill_width
from journeymapper.drawing.primitives import Box, Ellipse, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.text import Style, break_lines, measure

PADDING_TOP = 10
PADDING_BELOW = 12
TEXT = Style(12.5, 400)
QUIET = Style(11.0, 400)
CARD_NAME = Style(14.0, 600)
PILL = Style(11.5, 500)
LINE = 17.0
QUIET_LINE = 15.0
MOST_LINES = 12
CARD_HEIGHT = 54
CARD_STEP = 18
CARD_GAP = 8
BOX_GAP = 6
BOX_PADDING = 9
DOT_LINE = 20
DOT_ROOM = 22.0
EMOTION_HEIGHT = 138
_EDGES = {
    TouchpointKind.DECISION: 42,
    TouchpointKind.START: 46,
    TouchpointKind.END: 46,
}
"""Pixels that the shape of a card takes from its name, where it is no rectangle."""
_PILLS = frozenset({LaneKind.CHANNELS, LaneKind.OWNER})
_FILLS = {
    LaneKind.PAIN_POINTS: "pain",
    LaneKind.OPPORTUNITIES: "opportunity",
    LaneKind.MEASURES: "question",
}
_PLAIN = frozenset({"thought", "quote", "text"})
_LEAST = {
    **dict.fromkeys(CARD_LANES, CARD_HEIGHT),
    LaneKind.EMOTION: EMOTION_HEIGHT - PADDING_TOP - PADDING_BELOW,
}
LEAST_HEIGHT = 36
LEAST_OF_KERNED = 0.94
"""No text of Latin letters is narrower than this part of its letters one by one."""


@frozen(kw_only=True)
class Slot:
    """Where an entry stands in its cell, from the cell's top left corner."""

    key: str
    x: float
    y: float
    width: float
    height: float


def slots_of(
    project: Project, lane: GridLane, entries: Sequence[Entry], width: float
) -> tuple[Slot, ...]:
    """The places of a cell's entries, in their order."""
    if lane.kind is LaneKind.EMOTION:
        return ()
    if lane.kind in _PILLS:
        return _flowing(entries, width)
    found: list[Slot] = []
    y = float(PADDING_TOP)
    for one in entries:
        height = entry_height(project, lane, one, width)
        found.append(Slot(key=one.key, x=0.0, y=y, width=width, height=height))
        y += height + gap_of(lane)
    return tuple(found)


def gap_of(lane: GridLane) -> int:
    if lane.holds_cards:
        return CARD_GAP
    return 0 if lane.kind in (LaneKind.CONTENT, LaneKind.THINKS) else BOX_GAP


def entry_height(project: Project, lane: GridLane, one: Entry, width: float) -> float:
    """How tall an entry is in a lane of this kind."""
    if lane.holds_cards:
        room = name_room(project, one, width)
        return CARD_HEIGHT + CARD_STEP * (line_count(one.text, CARD_NAME, room, 2) - 1)
    if lane.kind is LaneKind.CONTENT:
        return float(DOT_LINE)
    if is_thought(one):
        return 8.0 + LINE * line_count(one.text, TEXT, width - DOT_ROOM - 4, MOST_LINES)
    lines = line_count(one.text, TEXT, width - 2 * BOX_PADDING, MOST_LINES)
    second = QUIET_LINE if one.second else 0.0
    return 2 * BOX_PADDING - 2 + lines * LINE + second


def name_room(project: Project, one: Entry, width: float) -> float:
    """The width that a card's shape and its marks leave to its name."""
    card = project.touchpoints[one.record]
    edges = _EDGES.get(card.kind, 28)
    stars = 20 if one.starred else 0
    moments = 17 if card.moment is not Moment.NONE else 0
    return float(width - edges - stars - moments)


def is_thought(one: Entry) -> bool:
    """Whether this is what a persona thinks at a touchpoint: plain text beside their dot."""
    return one.kind == "thought" and one.record.startswith(Experience.prefix)


def cell_height(lane: GridLane, slots: Sequence[Slot]) -> int:
    """The height that a cell asks of its row, the room around it included."""
    lowest = max((slot.y + slot.height for slot in slots), default=0.0)
    least = PADDING_TOP + _LEAST.get(lane.kind, LEAST_HEIGHT)
    return round(max(lowest, least)) + PADDING_BELOW


def cell_primitives(
    lane: GridLane, entries: Sequence[Entry], slots: Sequence[Slot], colours: Mapping[str, str]
) -> tuple[Primitive, ...]:
    """What is drawn in a cell without cards, from its top left corner. ``colours`` are those of
    the personas."""
    found: list[Primitive] = []
    for one, slot in zip(entries, slots, strict=True):
        if lane.kind in _PILLS:
            found += pill(one.text, PILL, slot.x, slot.y, slot.width, fill="quiet", colour="ink")
        elif lane.kind is LaneKind.CONTENT:
            found += _dotted(one, slot, colours)
        elif is_thought(one):
            found += _thought(one, slot, colours)
        else:
            found += _boxed(lane, one, slot)
    return tuple(found)


def card_look_of(project: Project, one: Entry, slot: Slot) -> CardLook:
    """How a touchpoint's card looks in the grid."""
    card = project.touchpoints[one.record]
    return CardLook(
        name=one.text,
        subtitle=one.second,
        kind=card.kind,
        width=slot.width,
        height=slot.height,
        emotion=one.value,
        essential=one.starred,
        moment=card.moment,
        outcome=card.outcome,
    )


def is_cut(project: Project, lane: GridLane, one: Entry, slot: Slot) -> bool:
    """Whether some of an entry's text is not shown, so that a tool tip must say it."""
    if lane.holds_cards:
        room = name_room(project, one, slot.width)
        return (
            len(break_lines(one.text, CARD_NAME, room, 3)) > 2 or measure(one.second, TEXT) > room
        )
    if lane.kind in _PILLS:
        return measure(one.text, PILL) + PILL.size * 1.5 > slot.width
    if lane.kind is LaneKind.CONTENT:
        return measure(one.text, TEXT) > slot.width - 18
    if is_thought(one):
        return True  # whose thought it is stands in the tool tip
    room = slot.width - 2 * BOX_PADDING
    return (
        len(break_lines(one.text, TEXT, room, MOST_LINES + 1)) > MOST_LINES
        or measure(one.second, QUIET) > room
    )


def _boxed(lane: GridLane, one: Entry, slot: Slot) -> list[Primitive]:
    fill = _FILLS.get(lane.kind) or (None if one.kind in _PLAIN else one.kind)
    found: list[Primitive] = []
    if fill is not None:
        found.append(
            Box(x=slot.x, y=slot.y, width=slot.width, height=slot.height, radius=6, fill=fill)
        )
    room = slot.width - 2 * BOX_PADDING
    text = block(
        one.text, TEXT, slot.x + BOX_PADDING, slot.y + BOX_PADDING - 1, room,
        max_lines=MOST_LINES, spacing=LINE,
    )  # fmt: skip
    found += text.lines
    if one.second:
        middle = slot.y + BOX_PADDING - 1 + text.height + QUIET_LINE / 2
        tone = "coral_text" if one.is_off else "muted"
        found.append(one_line(one.second, QUIET, slot.x + BOX_PADDING, middle, room, tone))
    return found


def _dotted(one: Entry, slot: Slot, colours: Mapping[str, str]) -> list[Primitive]:
    middle = slot.y + slot.height / 2
    colour = colours.get(one.persona or "", "connection")
    dot = Ellipse(
        cx=slot.x + BOX_PADDING, cy=middle, rx=4, ry=4,
        fill=colour, opacity=0.32 if one.is_hole else 1.0,
    )  # fmt: skip
    style = Style(TEXT.size, 500 if one.is_hole else 400)
    left = slot.x + BOX_PADDING + 10
    tone = "coral_text" if one.is_hole else "ink"
    return [dot, one_line(one.text, style, left, middle, slot.width - BOX_PADDING - 10, tone)]


def _thought(one: Entry, slot: Slot, colours: Mapping[str, str]) -> list[Primitive]:
    colour = colours.get(one.persona or "", "connection")
    middle = slot.y + 4 + LINE / 2
    dot = Ellipse(cx=slot.x + BOX_PADDING + 2, cy=middle, rx=3, ry=3, fill=colour)
    text = block(
        one.text, TEXT, slot.x + DOT_ROOM, slot.y + 4, slot.width - DOT_ROOM - 4,
        max_lines=MOST_LINES, spacing=LINE,
    )  # fmt: skip
    return [dot, *text.lines]


def _flowing(entries: Sequence[Entry], width: float) -> tuple[Slot, ...]:
    """Pills side by side, as many as a line takes."""
    found: list[Slot] = []
    x, y, height = 4.0, float(PADDING_TOP) + 4, pill_height(PILL)
    for one in entries:
        wide = min(pill_width(one.text, PILL, width - 8), width - 8)
        if x > 4.0 and x + wide > width - 4:
            x, y = 4.0, y + height + 6
        found.append(Slot(key=one.key, x=x, y=y, width=wide, height=height))
        x += wide + 6
    return tuple(found)


def line_count(text: str, style: Style, width: float, most: int) -> int:
    """How many lines a text takes, at most ``most``."""
    if len(text) < 200 and "\n" not in text:
        widest = _widest(text, style)
        if widest <= width:
            return 1
        if most == 2 and text.isascii() and widest * LEAST_OF_KERNED > width:
            return 2
    return len(break_lines(text, style, max(width, style.size), most))


def _widest(text: str, style: Style) -> float:
    """At least the width of the text: kerning only brings its letters closer."""
    return sum(_advance(letter, style) for letter in text) * 1.005


@lru_cache(maxsize=4096)
def _advance(letter: str, style: Style) -> float:
    """The width of a letter alone; of other scripts, whose letters change beside one another,
    more than any has."""
    return measure(letter, style) if letter.isascii() else style.size * 3
