"""Pages of votes: the result of each round that may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.confidential import is_internal
from journeymapper.analysis.sources import kind_said, said_of
from journeymapper.analysis.votes import dots_in, result, rounds_of
from journeymapper.commands.base import plural
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, VoteRound
from journeymapper.drawing.pages.headed_tables import (
    HeadedTable,
    Words,
    add_table,
    drafts_of,
    text,
)
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.tables import Sheet

NAME = "Votes"
COLUMNS = (("", 5.0), ("What was voted for", 45.0), ("What", 13.0), ("Where", 22.0), ("Dots", 15.0))
MOST_DOTS = 12


def vote_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> list[Draft]:
    """A table for each round with dots whose sums may be seen, most dots first."""
    sheets: list[Sheet] = []
    for journey in journeys:
        for voting in rounds_of(project, journey.id):
            rows = _rows(project, voting)
            if rows:
                table = HeadedTable(
                    heading=voting.question,
                    columns=COLUMNS,
                    rows=rows,
                    said=_said(project, journey, voting),
                )
                add_table(paper, sheets, table)
    return drafts_of(paper, sheets, NAME, "What the room found most important", "votes")


def _said(project: Project, journey: Journey, voting: VoteRound) -> str:
    count = plural(sum(dots_in(project, voting.id).values()), "dot")
    state = "" if voting.closed else " · still open"
    return f"{journey.title} · {count}{state}"


def _rows(project: Project, voting: VoteRound) -> list[list[Words]]:
    rows = []
    for one in result(project, voting.id):
        target = project.find(one.target)
        if target is None or is_internal(project, target):
            continue
        place_id = getattr(target, "touchpoint", None) or getattr(target, "stage", None)
        place = project.find(place_id or "")
        dots = "●" * min(one.dots, MOST_DOTS)
        rows.append(
            [
                text(f"{one.place}.", 600, "muted"),
                text(said_of(project, target), 600 if one.place == 1 else 400),
                text(kind_said(target), fill="muted"),
                text(str(getattr(place, "name", "")), fill="muted"),
                text(f"{one.dots}  {dots}", 500, "accent"),
            ]
        )
    return rows
