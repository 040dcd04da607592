"""What an entry of the grid looks like, on the screen and on paper: its words, their tones and the
paper, the dot or the card that stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from journeymapper.analysis.grid import Entry
from journeymapper.analysis.lanes import GridLane
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.card_looks import value_badge
from journeymapper.drawing.cards import LOWEST, CardLook, height_for_text
from journeymapper.drawing.grid.pieces import TextPiece, empty_row, rows_of
from journeymapper.drawing.grid.type import HOLE, QUIET, SMALL, TEXT, Type
from journeymapper.drawing.texts import line_count
from journeymapper.text import Style
from journeymapper.words import said

MOST_LINES = 12
"""Lines of an entry on the screen."""
MOST_OF_NAME = 2
"""Lines of a card's name on the screen."""
PILL_LANES = frozenset({LaneKind.CHANNELS, LaneKind.OWNER})
_FILLS = {
    LaneKind.PAIN_POINTS: "pain",
    LaneKind.OPPORTUNITIES: "opportunity",
    LaneKind.MEASURES: "question",
}
_PLAIN = frozenset({"thought", "quote", "text"})
"""Kinds of sticky that stand on no paper of their own."""
DOT = 3.5
DOT_AT = 10.0


@frozen(kw_only=True)
class Shape:
    """The room around an entry's text, in pixels of the screen."""

    padding: float
    left: float
    right: float
    radius: float = 0.0
    most: int = MOST_LINES


BOXED = Shape(padding=8.0, left=9.0, right=9.0, radius=6.0)
THOUGHT = Shape(padding=4.0, left=21.0, right=4.0)
CONTENT = Shape(padding=2.0, left=21.0, right=4.0, most=1)
PILL = Shape(padding=1.0, left=8.5, right=8.5, radius=9.0, most=1)


@dataclass(frozen=True, slots=True, kw_only=True)  # made by the thousand, when a grid is shown
class EntryLook:
    """``second`` is the quiet line under the text; ``fill`` the paper, empty for none; ``dot`` the
    colour of whose it is."""

    text: str
    shape: Shape
    second: str = ""
    style: Style = TEXT
    tone: str = "ink"
    second_tone: str = "muted"
    fill: str = ""
    dot: str = ""
    is_faint: bool = False


def entry_look(lane: GridLane, one: Entry, colours: Mapping[str, str], type_: Type) -> EntryLook:
    """How an entry that is no card looks; ``colours`` are those of the personas."""
    if lane.kind in PILL_LANES:
        return EntryLook(text=_one_line(one.text), shape=PILL, style=SMALL, fill="quiet")
    dot = colours.get(one.persona or "", "connection")
    if lane.kind is LaneKind.CONTENT:
        return EntryLook(
            text=_one_line(one.text),
            shape=CONTENT,
            second=_role(one) if type_.whole else "",
            style=HOLE if one.is_hole else TEXT,
            tone="coral_text" if one.is_hole else "ink",
            dot=dot,
            is_faint=one.is_hole,
        )
    if is_thought(one):
        second = one.second if type_.whole else ""
        return EntryLook(text=one.text, shape=THOUGHT, second=second, dot=dot)
    return EntryLook(
        text=one.text,
        shape=BOXED,
        second=_one_line(
            said("{value} · off target", value=one.second) if one.is_off else one.second
        ),
        second_tone="coral_text" if one.is_off else "muted",
        fill=_FILLS.get(lane.kind) or ("" if one.kind in _PLAIN else one.kind),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _role(one: Entry) -> str:
    return one.role.label if one.role else said("everybody")


def is_thought(one: Entry) -> bool:
    """Whether this is what a persona thinks at a touchpoint: plain text beside their dot."""
    return one.kind == "thought" and one.record.startswith(Experience.prefix)


def entry_height(look: EntryLook, width: float, type_: Type) -> float:
    """How tall an entry is; the same as its piece, found without shaping where that is certain."""
    scale, shape = type_.scale, look.shape
    style, quiet = type_.style(look.style), type_.style(QUIET)
    room = width - (shape.left + shape.right) * scale
    most = None if type_.whole else shape.most
    height = 2 * shape.padding * scale
    height += line_count(look.text.strip(), style, room, most) * type_.step(style)
    if look.second:
        most = None if type_.whole else 1
        height += line_count(look.second, quiet, room, most) * type_.step(quiet)
    return height


def entry_piece(
    look: EntryLook, width: float, type_: Type, gap: float = 0.0, record: str = ""
) -> TextPiece:
    """An entry with its text, shaped."""
    scale, shape = type_.scale, look.shape
    room = width - (shape.left + shape.right) * scale
    style = type_.style(look.style)
    rows = rows_of(look.text, style, room, type_, look.tone, shape.most) or empty_row(style, type_)
    rows += rows_of(look.second, type_.style(QUIET), room, type_, look.second_tone, 1)
    return TextPiece(
        width=width,
        rows=rows,
        padding=shape.padding * scale,
        left=shape.left * scale,
        right=shape.right * scale,
        fill=look.fill,
        radius=shape.radius * scale,
        dot=look.dot,
        dot_at=DOT_AT * scale,
        dot_radius=DOT * scale,
        is_faint=look.is_faint,
        gap=gap,
        record=record,
    )


def card_look(project: Project, one: Entry, width: float, type_: Type) -> CardLook:
    """A touchpoint's card with its latest value, as tall as its text needs; ``width`` in pixels of
    the screen."""
    card = project.touchpoints[one.record]
    made = partial(
        CardLook,
        name=one.text,
        subtitle=one.second,
        kind=card.kind,
        width=width,
        emotion=one.value,
        essential=one.starred,
        moment=card.moment,
        outcome=card.outcome,
        badges=value_badge(project, card),
        whole=type_.whole,
    )
    look = made(height=LOWEST)
    height = height_for_text(look, None if type_.whole else MOST_OF_NAME)
    return look if height == LOWEST else made(height=height)


def is_cut(look: EntryLook | CardLook, width: float, height: float) -> bool:
    """Whether an entry that is so large on the screen does not show all of its text."""
    if isinstance(look, CardLook):
        return height_for_text(replace(look, whole=True)) > height
    return entry_height(look, width, Type(whole=True)) > height + 2.0
