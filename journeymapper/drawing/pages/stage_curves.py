"""Emotion curves and legend of a map by stages on pages of their own, where the map needs all of
its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order
from journeymapper.domain.records import Experience, Touchpoint
from journeymapper.drawing.curves import SMALLEST_STEP, CurveFrame, emotion_curves
from journeymapper.drawing.options import shown_personas
from journeymapper.drawing.pages.leads import DOT, dot_links
from journeymapper.drawing.pages.map_head import journey_name, map_head, stage_bands
from journeymapper.drawing.pages.map_sheet import MapSheet
from journeymapper.drawing.pages.paper import Draft
from journeymapper.drawing.pages.spoken import curve_said
from journeymapper.drawing.pages.stage_rows import Column
from journeymapper.drawing.primitives import Placed, Primitive
from journeymapper.drawing.stages import separator
from journeymapper.words import said

STEP = SMALLEST_STEP + 1.0
"""Between two dots, in points on A4."""
LEAST_DOTS = 4
"""A stage's column is as wide as so many need, for its name."""
TALLEST = 200.0


@frozen
class _Piece:
    """Touchpoints of one stage that somebody feels something at."""

    stage: str | None
    felt: tuple[Touchpoint, ...]
    is_first: bool

    @property
    def dots(self) -> int:
        return max(len(self.felt), LEAST_DOTS)


def curve_pages(sheet: MapSheet, *, curve: bool, legend: bool) -> list[Draft]:
    """Pages with the curves through all that is felt, in the order of the journey, and the legend
    under them; only what is wished of these."""
    unit = sheet.paper.unit
    across = sheet.paper.right - sheet.left
    groups: list[list[_Piece]] = []
    if curve and sheet.has_curve:
        groups = _pages(_felt(sheet), max(int(across / (STEP * unit)), LEAST_DOTS))
    drafts: list[Draft] = []
    people = shown_personas(sheet.project, sheet.options)
    for number, pieces in enumerate(groups or [[]]):
        parts: list[Primitive] = list(
            map_head(sheet.project, sheet.journey, sheet.paper, sheet.at, people, anchor=False)
        )
        if pieces:
            parts += _curve(sheet, pieces)
        if legend:
            parts.append(sheet.legend())
        name = said("Emotion") if groups else said("Legend")
        note = ""
        if len(groups) > 1:
            note = said("{number} of {count}", number=number + 1, count=len(groups))
        drafts.append(Draft(f"{journey_name(sheet.journey)} · {name}", tuple(parts), note=note))
    return drafts if groups or legend else []


def _felt(sheet: MapSheet) -> list[_Piece]:
    project = sheet.project
    wanted = {one.id for one in shown_personas(project, sheet.options)}
    order = [
        one
        for one in journey_order(project, sheet.journey.id)
        if any(
            each.emotion is not None and each.persona in wanted
            for each in project.referring(Experience, one.id)
        )
    ]
    return [
        _Piece(stage, tuple(found), True)
        for stage, found in groupby(order, key=lambda one: one.stage)
    ]


def _pages(pieces: Sequence[_Piece], most: int) -> list[list[_Piece]]:
    """As few pages as hold so many dots each, about equally full."""
    total = sum(one.dots for one in pieces)
    each = min(ceil(total / max(ceil(total / most), 1)) + LEAST_DOTS, most)
    pages: list[list[_Piece]] = [[]]
    room = each
    for piece in pieces:
        rest, is_first = piece.felt, piece.is_first
        while rest:
            if room < LEAST_DOTS:
                pages.append([])
                room = each
            part, rest = rest[:room], rest[room:]
            found = _Piece(piece.stage, part, is_first)
            pages[-1].append(found)
            room -= found.dots
            is_first = False
    return [one for one in pages if one]


def _curve(sheet: MapSheet, pieces: Sequence[_Piece]) -> list[Primitive]:
    project, paper = sheet.project, sheet.paper
    unit = paper.unit
    each = (paper.right - sheet.left) / sum(one.dots for one in pieces)
    places: dict[str, float] = {}
    columns: list[Column] = []
    parts: list[Primitive] = []
    x = sheet.left
    order = {one.id: place for place, one in enumerate(sheet.stages)}
    bands = sheet.map_top - sheet.header_height
    for piece in pieces:
        width = piece.dots * each
        step = width / len(piece.felt)
        for number, one in enumerate(piece.felt):
            places[one.id] = x + (number + 0.5) * step
        stage = project.stages.get(piece.stage or "")
        if stage is not None:
            columns.append(Column(stage, x, width))
            parts += stage_bands(project, paper, columns[-1:], bands, order[stage.id])
        x += width
    height = min(sheet.room, TALLEST * unit)
    top = sheet.map_top + (sheet.room - height) * 0.3
    parts += [
        separator(one.x, sheet.map_top + 4, sheet.map_top + sheet.room) for one in columns[1:]
    ]
    parts += sheet.row_label(said("Emotion"), sheet.map_top + 14 * unit, None)
    shift = paper.left
    frame = CurveFrame(
        width=paper.right - shift,
        height=height,
        left=sheet.left - shift,
        margin=max(height * 0.16, 18 * unit),
        text_size=paper.smallest / 0.95,  # names of levels take 0.95 of it,
    )
    here = project.snapshot()
    here.apply(
        Change(one, None)
        for one in project.all(Experience).values()
        if one.touchpoint not in places
    )
    curves = emotion_curves(
        here, sheet.journey.id, frame, sheet.options, lambda one: places[one.id] - shift
    )
    told = curve_said(project, sheet.journey.id, sheet.options)
    parts.append(Placed(picture=curves.picture, x=shift, y=top, said=told))
    return [*parts, *dot_links(project, curves.dots, shift, top, DOT * unit)]
