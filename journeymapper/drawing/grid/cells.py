"""The pieces of a cell: what each kind of lane makes of its entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymapper.analysis.grid import Entry
from journeymapper.analysis.lanes import GridLane
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.grid.pieces import Piece, Type, rows_of

TINTS = {
    LaneKind.PAIN_POINTS: "pain",
    LaneKind.OPPORTUNITIES: "opportunity",
    LaneKind.MEASURES: "stage_2",
}
"""Papers of lanes whose notes stand in tinted boxes."""


def cell_pieces(
    lane: GridLane,
    entries: Iterable[Entry],
    width: float,
    type_: Type,
    colours: Mapping[str, str],
) -> list[Piece]:
    """The entries of a cell as pieces; ``colours`` are those of the personas."""
    if lane.kind is LaneKind.EMOTION:
        return []
    if lane.holds_cards:
        return [_card(one, width, type_) for one in entries]
    if lane.kind is LaneKind.CONTENT:
        return [_content(one, width, type_, colours) for one in entries]
    if lane.kind in (LaneKind.CHANNELS, LaneKind.OWNER):
        names = ", ".join(one.text for one in entries)
        rows = rows_of(names, type_.text, width - 2 * type_.unit)
        return [Piece(width=width, rows=rows, left=type_.unit)] if rows else []
    tint = TINTS.get(lane.kind, "")
    return [_note(one, width, type_, tint, colours) for one in entries]


def label_pieces(
    name: str, below: Iterable[tuple[str, str]], width: float, type_: Type
) -> list[Piece]:
    """What stands at the left of a lane: its name, and quiet lines (text and colour) under it."""
    rows = rows_of(name, type_.name, width)
    for text, fill in below:
        rows += rows_of(text, type_.quiet, width, fill)
    return [Piece(width=width, rows=rows)]


def persona_piece(name: str, colour: str, width: float, type_: Type) -> Piece:
    """Whose curve has this colour."""
    left = type_.quiet.size
    rows = rows_of(name, type_.quiet, width - left, "muted")
    return Piece(width=width, rows=rows, left=left, dot=colour)


def _card(one: Entry, width: float, type_: Type) -> Piece:
    unit = type_.unit
    left, right = 7 * unit, 5 * unit
    star = type_.name.size * 1.1 if one.starred else 0.0
    room = width - left - right - star
    rows = rows_of(one.text, type_.name, room)
    rows += rows_of(one.second, type_.quiet, room, "muted")
    return Piece(
        width=width,
        rows=rows,
        padding=4.5 * unit,
        left=left,
        right=right + star,
        fill="card",
        border="line",
        radius=4 * unit,
        has_shadow=True,
        has_bar=True,
        emotion=one.value,
        is_starred=one.starred,
        gap=4 * unit,
        record=one.record,
    )


def _content(one: Entry, width: float, type_: Type, colours: Mapping[str, str]) -> Piece:
    left = type_.text.size
    role = one.role.label if one.role else "everybody"
    rows = rows_of(one.text, type_.text, width - left, "coral_text" if one.is_hole else "ink")
    rows += rows_of(role, type_.quiet, width - left, "muted")
    dot = colours.get(one.persona or "", "muted_line")
    return Piece(
        width=width, rows=rows, left=left, dot=dot, gap=2.5 * type_.unit, record=one.record
    )


def _note(one: Entry, width: float, type_: Type, tint: str, colours: Mapping[str, str]) -> Piece:
    unit = type_.unit
    inset = 5 * unit if tint else 1 * unit
    dot = colours.get(one.persona or "", "") if one.kind == "thought" and not tint else ""
    left = inset + (type_.text.size if dot else 0.0)
    room = width - left - inset
    rows = rows_of(one.text, type_.text, room)
    rows += rows_of(one.second, type_.quiet, room, "coral_text" if one.is_off else "muted")
    return Piece(
        width=width,
        rows=rows,
        padding=3.5 * unit if tint else 0.5 * unit,
        left=left,
        right=inset,
        fill=tint,
        radius=3 * unit,
        dot=dot,
        gap=3 * unit,
        record=one.record,
    )
