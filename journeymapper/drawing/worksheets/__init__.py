"""Worksheets for the wall: pages to print, write on, and type in again by their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import islice

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.drawing.pages.paper import Draft, Paper, foot, paper_for
from journeymapper.drawing.primitives import Page, Picture, Placed
from journeymapper.drawing.worksheets.cards import card_drafts
from journeymapper.drawing.worksheets.empathy import empathy_drafts
from journeymapper.drawing.worksheets.grid import grid_drafts
from journeymapper.drawing.worksheets.options import (
    CODE_KINDS,
    MOST_SHEETS,
    SIZES,
    WorksheetKind,
    WorksheetOptions,
)
from journeymapper.drawing.worksheets.votes import vote_drafts
from journeymapper.words import said

__all__ = [
    "CODE_KINDS",
    "MOST_SHEETS",
    "SIZES",
    "TITLES",
    "WorksheetKind",
    "WorksheetOptions",
    "worksheet_pages",
]

TITLES = {
    WorksheetKind.EMPATHY_CANVAS: "Empathy map (XPLANE canvas)",
    WorksheetKind.EMPATHY_QUADRANTS: "Empathy map (four quadrants)",
    WorksheetKind.GRID: "Journey grid",
    WorksheetKind.TOUCHPOINTS: "Touchpoint cards",
    WorksheetKind.FEEDBACK: "Feedback cards",
    WorksheetKind.VOTES: "Voting sheet",
}
_NOTHING = {
    WorksheetKind.EMPATHY_CANVAS: "There is no persona yet.",
    WorksheetKind.EMPATHY_QUADRANTS: "There is no persona yet.",
    WorksheetKind.GRID: "There is no stage and lane to show yet.",
    WorksheetKind.TOUCHPOINTS: "There is no touchpoint yet.",
    WorksheetKind.FEEDBACK: "There is no feedback note yet.",
    WorksheetKind.VOTES: "There is no vote round with anything to vote on yet.",
}
_MAKERS: dict[WorksheetKind, Callable[[Project, Paper, WorksheetOptions], Iterable[Draft]]] = {
    WorksheetKind.EMPATHY_CANVAS: empathy_drafts,
    WorksheetKind.EMPATHY_QUADRANTS: empathy_drafts,
    WorksheetKind.GRID: grid_drafts,
    WorksheetKind.TOUCHPOINTS: card_drafts,
    WorksheetKind.FEEDBACK: card_drafts,
    WorksheetKind.VOTES: vote_drafts,
}
_CUT = (WorksheetKind.TOUCHPOINTS, WorksheetKind.FEEDBACK)


def worksheet_pages(
    project: Project,
    options: WorksheetOptions,
    at: date,
    most: int | None = None,
    after_sheet: Callable[[int], object] | None = None,
) -> list[Page]:
    """The sheets, sizes in points, at most so many; pre-filled ones carry ``at``, the day of the
    last edit. ``after_sheet`` hears how many are set, and may raise what shall end all.

    Raises EditRefused where there is nothing to fill in, too many sheets are wanted, or the page
    is too small.
    """
    if not 0 <= options.blank <= MOST_SHEETS:
        raise EditRefused(f"At most {MOST_SHEETS} empty sheets are made at once.")
    paper = _paper(options)
    drafts: list[Draft] = []
    for one in islice(_MAKERS[options.kind](project, paper, options), most):
        drafts.append(one)
        if after_sheet is not None:
            after_sheet(len(drafts))
    if not drafts:
        raise EditRefused(f"{_NOTHING[options.kind]} Choose empty sheets, or add one first.")
    title = project.details.title or "Journey Mapper"
    left = title if options.blank else f"{title} · {at.isoformat()}"
    return [_page(paper, one, left, number, len(drafts)) for number, one in enumerate(drafts, 1)]


def _paper(options: WorksheetOptions) -> Paper:
    """Cards are held in the hand, however large the sheet they are cut from; all else hangs on a
    wall."""
    paper = paper_for(options.paper)
    if options.kind not in _CUT:
        return paper
    width, height = paper.width * paper.enlarged, paper.height * paper.enlarged
    return replace(paper, width=width, height=height, enlarged=1.0)


def _page(paper: Paper, draft: Draft, left: str, number: int, count: int) -> Page:
    note = draft.note or said("Type it in by its codes: File, Type in worksheets")
    parts = (*draft.primitives, *foot(paper, left, f"{draft.name} · {note}", number, count))
    width, height = paper.width, paper.height
    picture = Picture(primitives=parts, bounds=(0.0, 0.0, width, height))
    if paper.enlarged != 1.0:
        width, height = width * paper.enlarged, height * paper.enlarged
        whole = Placed(picture=picture, scale=paper.enlarged)
        picture = Picture(primitives=(whole,), bounds=(0.0, 0.0, width, height))
    return Page(width=width, height=height, picture=picture, title=draft.name)
