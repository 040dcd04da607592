"""A poster over several sheets: what stands on each, with marks to cut and glue them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import ceil
from string import ascii_uppercase

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.drawing.cutting import bounds_of, cut_out
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages.map_head import journey_name
from journeymapper.drawing.pages.paper import MILLIMETRE, Draft, Paper
from journeymapper.drawing.pages.poster import poster
from journeymapper.drawing.primitives import (
    Box,
    Path,
    Picture,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.layout import Rectangle
from journeymapper.text import Style
from journeymapper.words import said

LEAST_MARGIN = 12 * MILLIMETRE
"""Room for marks and words, and what printers leave white."""
CUT_MARK = 14.0
LEAST_SIDE = 60 * MILLIMETRE
"""Of a sheet's part of the poster: less would cut every card."""
MOST_SHEETS = 200
STYLE = Style(8.0, 600)
QUIET = Style(8.0, 400)
LEAST_NAME = 60.0
"""Points; with less room the journey's name is left out at the foot of a sheet."""
_PLAN = (54.0, 20.0)
"""The room of the small plan of all sheets."""


@frozen
class Tiling:
    """How a poster is divided: a sheet's part in points, its step to the next, rows and columns."""

    width: float
    height: float
    overlap: float
    columns: int
    rows: int

    def area(self, column: int, row: int) -> Rectangle:
        """The part of the poster on a sheet."""
        return Rectangle(
            column * (self.width - self.overlap),
            row * (self.height - self.overlap),
            self.width,
            self.height,
        )


def tiled_pages(
    project: Project, journeys: Sequence[Journey], paper: Paper, at: date, options: MapOptions
) -> list[Draft]:
    """The sheets of every journey's poster, row by row, without those that would be blank; then
    pages with notes that found no room on it."""
    sheet = replace(
        paper,
        width=paper.width * paper.enlarged,
        height=paper.height * paper.enlarged,
        enlarged=1.0,
    )
    pages: list[Draft] = []
    for journey in journeys:
        made = poster(project, journey, paper, at, options, is_limited=False)
        first, *others = made.pages
        whole = Placed(
            picture=Picture(
                primitives=first.primitives,
                bounds=(0.0, 0.0, made.paper.width, made.paper.height),
            ),
            scale=made.paper.enlarged,
        )
        size = (made.paper.width * made.paper.enlarged, made.paper.height * made.paper.enlarged)
        picture = Picture(primitives=(whole,), bounds=(0.0, 0.0, *size))
        pages += _sheets(journey_name(journey), picture, sheet, made.paper.enlarged, first)
        pages += others
    return pages


def tiling(width: float, height: float, sheet: Paper, options: ExportPreset) -> Tiling:
    """How a poster of this size comes onto sheets. Raises EditRefused where the sheet is too small
    for a part worth printing, or there would be too many."""
    margin = _margin(options)
    part = (sheet.width - 2 * margin, sheet.height - 2 * margin)
    overlap = options.overlap * MILLIMETRE
    if min(part) - overlap < LEAST_SIDE:
        raise EditRefused(
            f"The sheets are too small for a poster: {sheet.name} leaves "
            f"{part[0] / MILLIMETRE:.0f} × {part[1] / MILLIMETRE:.0f} mm. Choose larger sheets, or "
            "smaller margins and less overlap."
        )
    across, down = (
        max(ceil((whole - overlap) / (side - overlap) - 0.001), 1)
        for whole, side in zip((width, height), part, strict=True)
    )
    if across * down > MOST_SHEETS:
        raise EditRefused(
            f"The poster would need {across * down:,} sheets of {sheet.name}. Choose larger "
            "ones, or print it by stages."
        )
    return Tiling(*part, overlap, across, down)


def _sheets(name: str, picture: Picture, sheet: Paper, scale: float, first: Draft) -> list[Draft]:
    _, _, width, height = picture.bounds
    plan = tiling(width, height, sheet, sheet.options)
    places = [(column, row) for row in range(plan.rows) for column in range(plan.columns)]
    parts = {place: cut_out(picture, plan.area(*place)) for place in places}
    kept = [place for place in places if _has_ink(parts[place], plan.area(*place))]
    remarks = first.remarks
    drafts = []
    for column, row in kept:
        drafts.append(
            Draft(
                f"{name} {label(column, row)}",
                tuple(_sheet(name, parts[column, row], plan, column, row, kept, sheet, scale)),
                has_foot=False,
                remarks=remarks,
                paper=sheet,
            )
        )
        remarks = ()
    return drafts


def label(column: int, row: int) -> str:
    """What a sheet is called: its row's letter and its column's number, B3."""
    letters = ""
    row += 1
    while row:
        row, digit = divmod(row - 1, 26)
        letters = ascii_uppercase[digit] + letters
    return f"{letters}{column + 1}"


def _margin(options: ExportPreset) -> float:
    wished = LEAST_MARGIN if options.margin is None else options.margin * MILLIMETRE
    return max(wished, LEAST_MARGIN)


def _has_ink(picture: Picture, area: Rectangle, of_record: bool = False) -> bool:
    """Whether there is something to read or see in the area; lines that only divide do not count,
    nor does the air round letters and shadows."""
    for one in picture.primitives:
        if isinstance(one, Placed):
            inner = Rectangle(
                (area.x - one.x) / one.scale,
                (area.y - one.y) / one.scale,
                area.width / one.scale,
                area.height / one.scale,
            )
            if _has_ink(one.picture, inner, of_record or bool(one.record)):
                return True
        elif isinstance(one, TextLine) and one.line.runs:
            small = one.line.runs[0].size * 0.5
            if Rectangle(one.x, one.baseline - small, one.line.width, small).intersects(area):
                return True
        elif isinstance(one, Box) and of_record:
            if Rectangle(one.x, one.y, one.width, one.height).intersects(area):
                return True
        elif isinstance(one, Path) and of_record and bounds_of(one).intersects(area):
            return True
    return False


def _sheet(
    name: str,
    part: Picture,
    plan: Tiling,
    column: int,
    row: int,
    kept: Sequence[tuple[int, int]],
    sheet: Paper,
    scale: float,
) -> list[Primitive]:
    margin = _margin(sheet.options)
    area = plan.area(column, row)
    shown = Placed(
        picture=part,
        x=margin - area.x,
        y=margin - area.y,
        clip=(area.x, area.y, area.width, area.height),
    )
    parts: list[Primitive] = [shown, *_cut_marks(sheet, margin)]
    parts += _glue_marks(plan, column, row, margin)
    middle = sheet.height - margin / 2 + 2.0
    left = margin + CUT_MARK
    parts.append(one_line(label(column, row), STYLE, left, middle, 40.0, align="left"))
    where = " · ".join(
        [
            said(
                "row {row} of {rows}, column {column} of {columns}",
                row=row + 1,
                rows=plan.rows,
                column=column + 1,
                columns=plan.columns,
            ),
            said("{percent}% of true size", percent=f"{scale * 100:.0f}"),
            said("overlap {overlap} mm", overlap=f"{plan.overlap / MILLIMETRE:.0f}"),
        ]
    )
    at = left + 30.0
    room = sheet.width - at - left - _PLAN[0] - 12.0
    needed = min(fitted(where, QUIET, room).width, room)
    parts.append(one_line(where, QUIET, at, middle, needed, "muted", "left"))
    if room - needed > LEAST_NAME:
        at += needed + 12.0
        parts.append(one_line(name, QUIET, at, middle, room - needed - 12.0, "muted", "right"))
    return parts + _small_plan(plan, (column, row), kept, sheet, middle, left)


def _cut_marks(sheet: Paper, margin: float) -> list[Primitive]:
    """Short lines outside the corners of the poster's part."""
    steps: list[tuple[str | float, ...]] = []
    reach = min(CUT_MARK, margin - 6.0)
    for x, away in ((margin, -1), (sheet.width - margin, 1)):
        for y, off in ((margin, -1), (sheet.height - margin, 1)):
            steps += [("M", x + away * 3, y), ("L", x + away * reach, y)]
            steps += [("M", x, y + off * 3), ("L", x, y + off * reach)]
    return [Path(steps=tuple(steps), stroke="muted", stroke_width=0.5)]


def _glue_marks(plan: Tiling, column: int, row: int, margin: float) -> list[Primitive]:
    """Small strokes in the margin where the next sheet to the right, or below, begins."""
    steps: list[tuple[str | float, ...]] = []
    right, bottom = margin + plan.width, margin + plan.height
    if plan.overlap and column + 1 < plan.columns:
        x = right - plan.overlap
        steps += [("M", x, margin - 3), ("L", x, margin - 9)]
        steps += [("M", x, bottom + 3), ("L", x, bottom + 9)]
    if plan.overlap and row + 1 < plan.rows:
        y = bottom - plan.overlap
        steps += [("M", margin - 3, y), ("L", margin - 9, y)]
        steps += [("M", right + 3, y), ("L", right + 9, y)]
    if not steps:
        return []
    return [Path(steps=tuple(steps), stroke="accent", stroke_width=0.7, dash=(2.0, 1.5))]


def _small_plan(
    plan: Tiling,
    here: tuple[int, int],
    kept: Sequence[tuple[int, int]],
    sheet: Paper,
    middle: float,
    inset: float,
) -> list[Primitive]:
    """All sheets as small boxes, this one filled; those that were left out are not drawn."""
    wide, tall = _PLAN
    step = min(wide / plan.columns, tall / plan.rows * plan.width / plan.height)
    height = step * plan.height / plan.width
    left = sheet.width - inset - step * plan.columns
    top = middle - height * plan.rows / 2
    boxes: list[Primitive] = []
    for column, row in kept:
        is_here = (column, row) == here
        boxes.append(
            Box(
                x=left + column * step + 0.4,
                y=top + row * height + 0.4,
                width=max(step - 0.8, 0.4),
                height=max(height - 0.8, 0.4),
                fill="accent" if is_here else "card",
                stroke="accent" if is_here else "muted",
                stroke_width=0.4,
            )
        )
    return boxes
