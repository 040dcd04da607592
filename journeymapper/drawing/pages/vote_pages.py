"""Pages of votes: the result of each round that may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.confidential import is_internal
from journeymapper.analysis.sources import kind_said, said_of
from journeymapper.analysis.votes import dots_in, result, rounds_of
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
from journeymapper.words import counted, noted, said

NAME = noted("Votes")
COLUMNS = (
    ("", 5.0),
    (noted("What was voted for"), 45.0),
    (noted("What"), 13.0),
    (noted("Where"), 22.0),
    (noted("Dots"), 15.0),
)
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
                    said=_facts(project, journey, voting),
                )
                add_table(paper, sheets, table)
    return drafts_of(paper, sheets, NAME, said("What the room found most important"), "votes")


def _facts(project: Project, journey: Journey, voting: VoteRound) -> str:
    dots = sum(dots_in(project, voting.id).values())
    facts = [journey.title, counted("{count} dot", "{count} dots", dots)]
    if not voting.closed:
        facts.append(said("still open"))
    return " · ".join(facts)


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
