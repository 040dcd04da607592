"""What stands in a cell: its entries one under another, or as pills side by side.

The screen asks for slots, whose heights are found without shaping most texts, and for the picture
of what is seen; a page asks for pieces, which it may set one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from journeymapper.analysis.grid import Entry
from journeymapper.analysis.lanes import CARD_LANES, GridLane
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.cards import LOWEST, CardLook
from journeymapper.drawing.grid.looks import (
    PILL_LANES,
    EntryLook,
    card_look,
    entry_height,
    entry_look,
    entry_piece,
)
from journeymapper.drawing.grid.pieces import CardPiece, Piece, SideBySide
from journeymapper.drawing.grid.type import SCREEN, Type
from journeymapper.drawing.primitives import Primitive
from journeymapper.text import measure

PADDING_TOP = 10
PADDING_BELOW = 12
CARD_HEIGHT = LOWEST
"""Of a card whose name takes one line."""
CARD_GAP = 8
BOX_GAP = 6
PILL_INSET = 4
EMOTION_HEIGHT = 138
LEAST_HEIGHT = 36
_LEAST = {
    **dict.fromkeys(CARD_LANES, CARD_HEIGHT),
    LaneKind.EMOTION: EMOTION_HEIGHT - PADDING_TOP - PADDING_BELOW,
}


@dataclass(frozen=True, slots=True, kw_only=True)  # made by the thousand, when a grid is shown
class Slot:
    """Where an entry stands in its cell, from the cell's top left corner, and how it looks."""

    key: str
    x: float
    y: float
    width: float
    height: float
    look: EntryLook | CardLook


def gap_of(lane: GridLane) -> int:
    """Left free below an entry, in pixels of the screen."""
    if lane.holds_cards:
        return CARD_GAP
    return 0 if lane.kind in (LaneKind.CONTENT, LaneKind.THINKS) else BOX_GAP


def slots_of(
    project: Project,
    lane: GridLane,
    entries: Sequence[Entry],
    width: float,
    colours: Mapping[str, str],
) -> tuple[Slot, ...]:
    """The places of a cell's entries on the screen, in their order; ``colours`` are those of the
    personas."""
    if lane.kind is LaneKind.EMOTION:
        return ()
    if lane.kind in PILL_LANES:
        return _flowing(lane, entries, width, SCREEN, float(PADDING_TOP + PILL_INSET))
    found: list[Slot] = []
    y = float(PADDING_TOP)
    for one in entries:
        look: EntryLook | CardLook
        if lane.holds_cards:
            look = card_look(project, one, width, SCREEN)
            height = look.height
        else:
            look = entry_look(lane, one, colours, SCREEN)
            height = entry_height(look, width, SCREEN)
        found.append(Slot(key=one.key, x=0.0, y=y, width=width, height=height, look=look))
        y += height + gap_of(lane)
    return tuple(found)


def cell_height(lane: GridLane, slots: Sequence[Slot]) -> int:
    """The height that a cell asks of its row on the screen, the room around it included."""
    lowest = max((slot.y + slot.height for slot in slots), default=0.0)
    least = PADDING_TOP + _LEAST.get(lane.kind, LEAST_HEIGHT)
    return round(max(lowest, least)) + PADDING_BELOW


def cell_primitives(slots: Sequence[Slot]) -> tuple[Primitive, ...]:
    """What is drawn in a cell without cards on the screen, from its top left corner."""
    return tuple(
        one
        for slot in slots
        if isinstance(slot.look, EntryLook)
        for one in entry_piece(slot.look, slot.width, SCREEN).drawn(slot.x, slot.y)
    )


def cell_pieces(
    project: Project,
    lane: GridLane,
    entries: Sequence[Entry],
    width: float,
    type_: Type,
    colours: Mapping[str, str],
) -> list[Piece]:
    """The entries of a cell as pieces for a page."""
    gap = gap_of(lane) * type_.scale
    if lane.kind is LaneKind.EMOTION:
        return []
    if lane.kind in PILL_LANES:
        return _lines(_flowing(lane, entries, width, type_, 0.0), width, type_)
    if lane.holds_cards:
        return [
            CardPiece(
                look=card_look(project, one, width / type_.scale, type_),
                scale=type_.scale,
                gap=gap,
                record=one.record,
            )
            for one in entries
        ]
    return [
        entry_piece(entry_look(lane, one, colours, type_), width, type_, gap, one.record)
        for one in entries
    ]


def _flowing(
    lane: GridLane, entries: Sequence[Entry], width: float, type_: Type, top: float
) -> tuple[Slot, ...]:
    """Pills side by side, as many as a line takes."""
    found: list[Slot] = []
    scale = type_.scale
    left, most, gap = PILL_INSET * scale, width - 2 * PILL_INSET * scale, BOX_GAP * scale
    x, y, height = left, top, 0.0
    for one in entries:
        look = entry_look(lane, one, {}, type_)
        around = (look.shape.left + look.shape.right) * scale
        wide = min(measure(one.text, type_.style(look.style)) + around + 0.1, most)
        if x > left and x + wide > left + most:
            x, y = left, y + height + gap
        height = entry_height(look, wide, type_)
        found.append(Slot(key=one.key, x=x, y=y, width=wide, height=height, look=look))
        x += wide + gap
    return tuple(found)


def _lines(slots: Sequence[Slot], width: float, type_: Type) -> list[Piece]:
    """A piece for each line of pills."""
    return [
        SideBySide(
            width=width,
            parts=tuple(
                (slot.x, entry_piece(slot.look, slot.width, type_))
                for slot in line
                if isinstance(slot.look, EntryLook)
            ),
            gap=BOX_GAP * type_.scale,
        )
        for _, line in groupby(slots, key=lambda slot: slot.y)
    ]
