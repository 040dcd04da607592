"""What the grid says of a cell: to screen readers, and in tool tips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from journeymapper.analysis.emotion import emotion_name
from journeymapper.commands.base import plural
from journeymapper.domain.records import Experience
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.grid.looks import is_cut, is_thought
from journeymapper.gui.grid.cursor import HEADER
from journeymapper.text import Style, measure

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView

_HEAD_NAME = Style(14.0, 600)


def said_of(view: GridView) -> str:
    """The current cell in words: ``Pain points, Trial: Price appears late, 9 votes``."""
    current, sheet = view.current, view.sheet
    if sheet.is_empty:
        return "Grid without stages: type the name of the first stage"
    if current.is_block:
        cells = len(current.rows) * len(current.columns)
        return f"{plural(cells, 'cell')} selected"
    if current.row == HEADER:
        if current.column >= len(sheet.columns):
            return "New stage: type its name"
        one = sheet.columns[current.column]
        return f"Stage {one.name}{f', {one.note}' if one.note else ''}"
    lane, column = sheet.rows[current.row], sheet.columns[current.column]
    place = f"{lane.name}, {column.name}"
    if lane.kind is LaneKind.EMOTION:
        return f"{place}: {_felt(view)}"
    entry = sheet.entry(current.row, current.column, current.entry)
    if entry is None:
        return f"{place}: empty"
    parts = [" ".join(entry.text.split())]
    if entry.starred:
        parts.append("essential")
    if entry.second:
        parts.append(entry.second)
    said = f"{place}: {', '.join(parts)}"
    count = sheet.count(current.row, current.column)
    return f"{said}, {current.entry + 1} of {count}" if count > 1 else said


def _felt(view: GridView) -> str:
    record = view.current_record()
    project = view.sheet.project
    if not record:
        return "no touchpoint"
    name = project.touchpoints[record].name
    feelings = [
        f"{project.personas[one.persona].name} {emotion_name(project, one.emotion)}"
        + (f", {one.emotional_trigger}" if one.emotional_trigger else "")
        for one in project.referring(Experience, record)
        if one.emotion is not None and one.round == 1
    ]
    return f"{name}, {'; '.join(feelings) or 'nothing said'}"


def tip_at(view: GridView, point: QPoint) -> str:
    """The whole of what is cut under a point; what a touchpoint feels like on the curve."""
    place = view.frame.place_at(point)
    sheet = view.sheet
    if place.over_names:
        row = place.row
        return sheet.rows[row].name if row is not None and row != HEADER else ""
    found = view.cell_at(point)
    if found is None:
        return ""
    if found.row == HEADER:
        if found.column >= len(sheet.columns):
            return "Add a stage (Ctrl+Enter)"
        one = sheet.columns[found.column]
        note = f"  {one.note}" if one.note else ""
        room = view.frame.cell(HEADER, found.column).width() - 30
        return f"{one.name}{note}" if measure(f"{one.name} {note}", _HEAD_NAME) > room else ""
    lane = sheet.rows[found.row]
    if lane.kind is LaneKind.EMOTION:
        cards = sheet.grid.cards(sheet.columns[found.column].key)
        if not cards:
            return ""
        return cards[found.entry].name
    entry = sheet.entry(found.row, found.column, found.entry)
    if entry is None:
        return ""
    slot = sheet.cell(found.row, found.column).slots[found.entry]
    if is_thought(entry) or is_cut(slot.look, slot.width, slot.height):
        return f"{entry.text}\n{entry.second}" if entry.second else entry.text
    return entry.second if lane.kind is LaneKind.CONTENT else ""
