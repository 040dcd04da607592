"""The journey as a grid to hang up: stages across, the chosen lanes down, cells to write in."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.card_codes import CodeKind, blank_codes, codes
from journeymapper.analysis.grid import Grid, grid
from journeymapper.analysis.lanes import GridLane, record_id
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Box, Primitive
from journeymapper.drawing.texts import block
from journeymapper.drawing.worksheets.furniture import (
    FRAME,
    RULED,
    Column,
    code_at,
    code_width,
    line,
    pieces_of,
)
from journeymapper.drawing.worksheets.options import WorksheetOptions
from journeymapper.text import line_height
from journeymapper.words import noted, said

LANE_WIDTH = 84.0
LEAST_CELL = (104.0, 62.0)
"""A cell that can be written in, on A4."""
HEAD = 30.0
BLANK_LANES = (
    noted("Touchpoints"),
    noted("Thinks"),
    noted("Feels"),
    noted("Pain points"),
    noted("Opportunities"),
)
"""What an empty grid asks for in a project without any journey."""


def grid_drafts(project: Project, paper: Paper, options: WorksheetOptions) -> list[Draft]:
    """Grids of the journeys, or empty ones. Raises EditRefused where no cell fits."""
    unit = paper.unit
    across = int((paper.right - paper.left - LANE_WIDTH * unit) // (LEAST_CELL[0] * unit))
    top = paper.margin + 48 * unit
    down = int((paper.bottom - top - (HEAD + 8) * unit) // (LEAST_CELL[1] * unit))
    if across < 1 or down < 1:
        raise EditRefused("The page is smaller than one cell of the grid. Choose a larger one.")
    journeys = options.paper.journeys or [one.id for one in by_rank(project.journeys.values())]
    drafts: list[Draft] = []
    if options.blank:
        first = grid(project, journeys[0]) if journeys else None
        lanes = _lanes(first, options) if first is not None else []
        names = [one.name for one in lanes] or [said(one) for one in BLANK_LANES]
        count = min(max(options.columns, 1), across)
        for sheet in range(options.sheet, options.sheet + options.blank):
            named = blank_codes(project, CodeKind.CELL, count, sheet)
            for start, end in pieces_of(len(names), down):
                heads = [("", one) for one in named]
                rows = [(name, [((), "")] * count) for name in names[start:end]]
                drafts.append(_draft(paper, said("Journey"), "", heads, rows))
        return drafts
    known = codes(project, CodeKind.CELL)
    for journey_id in journeys:
        journey = project.journeys[journey_id]
        drafts += _filled(project, paper, journey, options, known, (across, down))
    return drafts


Cell = tuple[Sequence[str], str]
"""What is known, and the code to type in what is written."""


def _filled(
    project: Project,
    paper: Paper,
    journey: Journey,
    options: WorksheetOptions,
    known: dict[tuple[str, str], str],
    most: tuple[int, int],
) -> list[Draft]:
    whole = grid(project, journey.id)
    columns = [one for one in whole.columns if one.stage is not None]
    lanes = _lanes(whole, options)
    if not columns or not lanes:
        return []
    keys = {one.key: record_id(project, journey.id, one.key) for one in lanes}
    drafts = []
    for first, last in pieces_of(len(columns), most[0]):
        for start, end in pieces_of(len(lanes), most[1]):
            shown = columns[first:last]
            rows = [
                (
                    lane.name,
                    [
                        (
                            whole.cell(lane.key, one.key).lines,
                            known.get((one.key, keys[lane.key]), ""),
                        )
                        for one in shown
                    ],
                )
                for lane in lanes[start:end]
            ]
            heads = [(one.name, "") for one in shown]
            drafts.append(_draft(paper, journey.title, journey.scenario, heads, rows))
    return drafts


def _lanes(whole: Grid, options: WorksheetOptions) -> list[GridLane]:
    wished = {" ".join(one.split()).casefold() for one in options.lanes}
    return [
        one
        for one in whole.rows
        if not wished or one.key.casefold() in wished or one.name.casefold() in wished
    ]


def _draft(
    paper: Paper,
    name: str,
    about: str,
    heads: Sequence[tuple[str, str]],
    rows: Sequence[tuple[str, Sequence[Cell]]],
) -> Draft:
    unit = paper.unit
    parts: list[Primitive] = list(title(paper, name, about, paper.right - paper.left))
    left = paper.left + LANE_WIDTH * unit
    top = paper.margin + 48 * unit
    bottom = paper.bottom - 8 * unit
    head = HEAD * unit
    wide = (paper.right - left) / len(heads)
    high = (bottom - top - head) / len(rows)
    pad = 6 * unit
    small, strong = paper.style(9, 600), paper.style(9.5, 600)
    for place, (text, code) in enumerate(heads):
        x = left + place * wide
        room = wide - 2 * pad
        parts += code_at(code, x + wide - pad, top + head / 2, paper)
        if text:
            lines = block(text, strong, x + pad, 0, room, max_lines=2)
            y = top + (head - lines.height) / 2
            parts += block(text, strong, x + pad, y, room, max_lines=2).lines
        else:
            end = x + wide - pad - code_width(code, paper) - 5 * unit
            parts.append(line(x + pad, top + head - 8 * unit, end, paper))
    for row, (lane, cells) in enumerate(rows):
        y = top + head + row * high
        most = max(int((high - 2 * pad) // line_height(small)), 1)
        named = block(
            lane, small, paper.left + pad, y + pad, LANE_WIDTH * unit - 2 * pad, max_lines=most
        )
        parts += named.lines
        for place, (texts, code) in enumerate(cells):
            x = left + place * wide
            column = Column(paper, x + pad, y + pad, wide - 2 * pad, y + high - pad)
            if code:
                column.bottom -= 12 * unit
                parts += code_at(code, x + wide - pad, y + high - pad - 4 * unit, paper)
            column.notes([one for one in texts if one.strip()], share=0.75)
            parts += column.primitives
    parts.append(
        Box(
            x=paper.left,
            y=top,
            width=paper.right - paper.left,
            height=bottom - top,
            stroke=FRAME,
            stroke_width=0.9 * unit,
        )
    )
    parts += [
        line(paper.left, top + head + row * high, paper.right, paper, FRAME if not row else RULED)
        for row in range(len(rows))
    ]
    from_top = [left + place * wide for place in range(len(heads))]
    parts += [_upright(x, top, bottom, paper, first=x == left) for x in from_top]
    return Draft(name or said("Journey"), tuple(parts))


def _upright(x: float, top: float, bottom: float, paper: Paper, *, first: bool) -> Primitive:
    from_line = line(x, top, x, paper, FRAME if first else RULED)
    return type(from_line)(
        steps=(("M", x, top), ("L", x, bottom)),
        stroke=from_line.stroke,
        stroke_width=from_line.stroke_width,
    )
