"""Voting sheets: what the room votes on, with boxes for the dots."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.card_codes import CodeKind, blank_codes, codes
from journeymapper.analysis.sources import kind_said
from journeymapper.analysis.votes import dots_in, is_secret, rounds_of
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank, journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Sticky, VoteRound
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Box, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.drawing.worksheets.furniture import (
    FRAME,
    code_at,
    line,
)
from journeymapper.drawing.worksheets.options import WorksheetOptions
from journeymapper.text import line_height
from journeymapper.words import counted, said

ROW = 33.0
BOX = 15.0
BOXES = 10
"""Room for so many dots of the room in a row; more go beside them."""
CODE_ROOM = 62.0


def vote_drafts(project: Project, paper: Paper, options: WorksheetOptions) -> list[Draft]:
    """The rounds' sheets, or empty ones. Raises EditRefused for a page that has no room."""
    unit = paper.unit
    top = paper.margin + 62 * unit
    most = int((paper.bottom - top) // (ROW * unit))
    room = paper.right - paper.left - (CODE_ROOM + (BOX + 3) * BOXES + 20) * unit
    if most < 1 or room < 60 * unit:
        raise EditRefused("The page is smaller than a line of the voting sheet. Choose a larger.")
    if options.blank:
        return [
            _draft(
                paper,
                "",
                "",
                [("", "", one) for one in blank_codes(project, CodeKind.VOTE, most, sheet)],
            )
            for sheet in range(options.sheet, options.sheet + options.blank)
        ]
    known = codes(project, CodeKind.VOTE)
    drafts = []
    journeys = options.paper.journeys or [one.id for one in by_rank(project.journeys.values())]
    for voting in [one for journey in journeys for one in rounds_of(project, journey)]:
        if options.voting in ("", voting.id):
            rows = _rows(project, voting, known)
            told = counted(
                "{count} dot for each of you", "{count} dots for each of you", voting.dots_each
            )
            for first in range(0, len(rows), most):
                drafts.append(_draft(paper, voting.question, told, rows[first : first + most]))
    return drafts


def targets_of(project: Project, voting: VoteRound) -> list[str]:
    """What may be voted on: what has dots already, where that may be seen; else the journey's
    stickies, and where there are none its touchpoints."""
    has_dots = [one for one, dots in dots_in(project, voting.id).items() if dots > 0]
    if has_dots and not is_secret(voting):
        return sorted(has_dots, key=lambda one: (project.find(one) is None, one))
    stickies = by_rank(project.referring(Sticky, voting.journey))
    if stickies:
        return [one.id for one in stickies if one.text.strip()]
    return [one.id for one in journey_order(project, voting.journey)]


def _rows(
    project: Project, voting: VoteRound, known: dict[tuple[str, str], str]
) -> list[tuple[str, str, str]]:
    rows = []
    for one in targets_of(project, voting):
        record = project.find(one)
        if record is not None and (one, voting.id) in known:
            text = str(getattr(record, "text", "") or getattr(record, "name", ""))
            rows.append((text, kind_said(record), known[one, voting.id]))
    return rows


def _draft(paper: Paper, question: str, told: str, rows: Sequence[tuple[str, str, str]]) -> Draft:
    unit = paper.unit
    parts: list[Primitive] = list(
        title(paper, question or said("What matters most?"), told, paper.right - paper.left)
    )
    if not told:
        style, y = paper.style(9), paper.margin + 33 * unit
        parts.append(one_line(said("Question"), style, paper.left, y, 46 * unit, "muted", "left"))
        parts.append(line(paper.left + 48 * unit, y + 6 * unit, paper.right, paper))
    top = paper.margin + 62 * unit
    boxes_at = paper.right - (BOX + 3) * BOXES * unit
    at = paper.left + CODE_ROOM * unit
    width = boxes_at - at - 14 * unit
    words, quiet = paper.style(10, 500), paper.style(8)
    head = top - 7 * unit
    parts.append(one_line(said("Dots"), quiet, boxes_at, head, 100 * unit, "muted", "left"))
    parts.append(line(paper.left, top, paper.right, paper, FRAME))
    for place, (text, kind, code) in enumerate(rows):
        y = top + place * ROW * unit
        middle = y + ROW * unit / 2
        parts += code_at(code, at - 10 * unit, middle, paper)
        if text:
            lines = 2 if 2 * line_height(words) + line_height(quiet) <= ROW * unit else 1
            made = block(text, words, at, 0, width, max_lines=lines)
            height = made.height + (line_height(quiet) if kind else 0)
            start = middle - height / 2
            parts += block(text, words, at, start, width, max_lines=lines).lines
            if kind:
                below = start + made.height + line_height(quiet) / 2
                parts.append(one_line(kind, quiet, at, below, width, "muted", "left"))
        else:
            parts.append(line(at, y + ROW * unit - 8 * unit, at + width, paper))
        for number in range(BOXES):
            parts.append(
                Box(
                    x=boxes_at + number * (BOX + 3) * unit,
                    y=middle - BOX * unit / 2,
                    width=BOX * unit,
                    height=BOX * unit,
                    radius=BOX * unit / 2,
                    stroke=FRAME,
                    stroke_width=0.8 * unit,
                )
            )
        parts.append(line(paper.left, y + ROW * unit, paper.right, paper))
    return Draft(question or said("Voting sheet"), tuple(parts))
