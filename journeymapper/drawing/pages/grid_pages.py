"""The grid on paper: stages across, lanes down, in as many pages as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil

from journeymapper.analysis.grid import grid
from journeymapper.analysis.lanes import BEHIND, is_blueprint
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.pages.grid_sheets import LABELS, Column, Printed, sheets
from journeymapper.drawing.pages.map_head import state_name
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Anchor, Primitive
from journeymapper.words import said

LEAST_COLUMN = 92.0
"""Narrower stages go on to another page."""


def grid_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> list[Draft]:
    """For each journey in whose grid anything stands; lanes that are hidden, internal or empty are
    left out."""
    drafts: list[Draft] = []
    for journey in journeys:
        drafts += _journey(project, paper, journey)
    return drafts


def _journey(project: Project, paper: Paper, journey: Journey) -> list[Draft]:
    printed = _printed(project, paper, journey)
    shown = printed.grid
    if not any(
        shown.cell(lane.key, column.key).lines for lane in printed.lanes for column in shown.columns
    ):
        return []
    chunks = _chunks(printed)
    made: list[Draft] = []
    for columns in chunks:
        first, last = columns[0].shown.name, columns[-1].shown.name
        told = first
        if len(columns) > 1:
            told = said("{first} to {last}", first=first, last=last)
        for parts in sheets(printed, columns):
            made.append(_draft(printed, parts, told if len(chunks) > 1 else "", is_first=not made))
    return made


def _printed(project: Project, paper: Paper, journey: Journey) -> Printed:
    shown = grid(project, journey.id, with_internal=False)
    by_who = is_blueprint(shown.rows)
    kept = {*BEHIND, LaneKind.TOUCHPOINTS} if by_who else set()
    lanes = [
        lane
        for lane in shown.rows
        if lane.kind in kept
        or any(shown.cell(lane.key, column.key).lines for column in shown.columns)
    ]
    return Printed(project, paper, journey, shown, tuple(lanes), by_who)


def _chunks(printed: Printed) -> list[list[Column]]:
    """The stages of each page, about equally many."""
    paper = printed.paper
    left = paper.left + LABELS * paper.unit
    room = paper.right - left
    most = max(int(room / (LEAST_COLUMN * paper.unit)), 1)
    shown = printed.grid.columns
    pages = ceil(len(shown) / most)
    cuts = [round(n * len(shown) / pages) for n in range(pages + 1)]
    chunks = []
    for start, end in pairwise(cuts):
        width = room / (end - start)
        chunks.append(
            [Column(one, left + n * width, width) for n, one in enumerate(shown[start:end])]
        )
    return chunks


def _draft(printed: Printed, parts: Sequence[Primitive], told: str, *, is_first: bool) -> Draft:
    paper, journey = printed.paper, printed.journey
    facts = [said("Grid"), state_name(journey), told]
    subtitle = " · ".join(filter(None, facts))
    head = title(paper, journey.title, subtitle, paper.right - paper.left)
    if is_first:
        name = f"grid-{journey.id}"
        bookmark = said("Grid · {journey}", journey=journey.title)
        head.append(Anchor(x=0, y=0, name=name, title=bookmark))
    return Draft(said("Grid"), (*head, *parts), note=told)
