"""The sheets that people work with: the grid as they know it, the touchpoints by number, and the
one on which reviewers write what they think."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.grid import grid
from journeymapper.commands.review_rounds import REVIEW_COLUMNS, numbers_of
from journeymapper.domain.order import journey_order, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Experience,
    Journey,
    ReviewComment,
    ReviewRound,
    Touchpoint,
)
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.exporters.xlsx.records import name_of
from journeymapper.exporters.xlsx.sheets import BETWEEN, Column, Sheets
from journeymapper.words import said

EMPTY_ROWS = 20
"""Below the cards, for what is about none of them, or a second comment."""


def numbers_for(project: Project, journeys: Sequence[str], round_id: str | None) -> dict[str, int]:
    """The number of every touchpoint: that of the review round, else its place in journey order."""
    if round_id is not None:
        return numbers_of(project, round_id)
    cards = [one for journey in journeys for one in journey_order(project, journey)]
    return {one.id: number for number, one in enumerate(cards, 1)}


def grid_sheet(
    book: Sheets, project: Project, journey: Journey, numbers: Mapping[str, int], *, alone: bool
) -> str:
    """Stages across, lanes down; touchpoints with their numbers."""
    shown = grid(project, journey.id)
    columns = [Column(name="", width=18.0, kind="strong")]
    colours = [""]
    for place, one in enumerate(shown.columns):
        columns.append(Column(name=one.name, width=30.0))
        colours.append(_ground(one.colour, place))
    rows: list[list[Any]] = []
    for lane in shown.rows:
        row: list[Any] = [lane.name]
        for one in shown.columns:
            cell = shown.cell(lane.key, one.key)
            if lane.holds_cards or lane.kind is LaneKind.TOUCHPOINTS:
                lines = [
                    f"{numbers[entry.record]}  {entry.text}"
                    if entry.record in numbers
                    else entry.text
                    for entry in cell.entries
                    if not entry.is_hole
                ]
                row.append("\n".join(lines))
            else:
                row.append(cell.text)
        rows.append(row)
    title = said("Grid") if alone else said("Grid {journey}", journey=journey.title)
    return book.sheet(title, columns, rows, head_colours=colours, freeze=1)


def _ground(colour: str, place: int) -> str:
    token = f"tint:{colour}" if colour else f"stage_{place % 6 + 1}"
    return LIGHT_THEME.colour(token)


def touchpoint_sheet(
    book: Sheets, project: Project, journeys: Sequence[str], numbers: Mapping[str, int]
) -> str:
    """Every touchpoint in journey order, with what each persona feels there."""
    personas = personas_in_order(project)
    columns = [
        Column(name=said("Number"), kind="count", width=10),
        Column(name=said("Journey"), width=18),
        Column(name=said("Stage"), width=16),
        Column(name=said("Touchpoint"), kind="strong", width=28),
        Column(name=said("Kind"), width=14),
        Column(name=said("Channels"), width=18),
        Column(name=said("Devices"), width=14),
        Column(name=said("Owner"), width=18),
        Column(name=said("Done by"), width=18),
        Column(name=said("Essential"), width=10),
        Column(name=said("Moment"), width=16),
        Column(name=said("Outcome"), width=10),
        *(
            Column(name=said("Emotion: {persona}", persona=one.name), kind="number", width=14)
            for one in personas
        ),
        Column(name=said("Description"), width=50),
        Column(name=said("Duration in hours"), kind="number", width=12),
        Column(name=said("Performed by"), width=14),
        Column(name=said("Times a week"), kind="number", width=12),
        Column(name=said("Evidence"), width=12),
        Column(name=said("Opens journey"), width=18),
        Column(name=said("Id"), width=24, hidden=True),
    ]

    def row(one: Touchpoint) -> list[Any]:
        felt: dict[str, int] = {}
        for lived in project.referring(Experience, one.id):
            if lived.round == 1 and lived.emotion is not None:
                felt[lived.persona] = lived.emotion
        return [
            numbers.get(one.id),
            name_of(project, one.journey),
            name_of(project, one.stage),
            one.name,
            one.kind,
            BETWEEN.join(filter(None, (name_of(project, each) for each in one.channels))),
            one.devices,
            owner_name(project, one),
            BETWEEN.join(filter(None, (name_of(project, each) for each in one.done_by))),
            said("yes") if one.essential else "",
            one.moment.label if one.moment.value != "none" else "",
            one.outcome,
            *(felt.get(each.id) for each in personas),
            one.description,
            one.duration,
            one.performed_by,
            one.cadence_per_week,
            one.evidence,
            name_of(project, one.opens_journey),
            one.id,
        ]

    cards = (one for journey in journeys for one in journey_order(project, journey))
    return book.sheet(said("Touchpoints"), columns, (row(one) for one in cards), freeze=4)


def review_sheet(book: Sheets, project: Project, journeys: Sequence[str], round_id: str) -> str:
    """Every numbered card with room for a comment, and empty rows below for further ones."""
    project.get(ReviewRound, round_id)
    numbers = numbers_of(project, round_id)
    wanted = set(journeys)
    cards = sorted(
        (
            one
            for one in project.touchpoints.values()
            if one.id in numbers and one.journey in wanted
        ),
        key=lambda one: numbers[one.id],
    )
    there: dict[str, list[str]] = {}
    for comment in project.referring(ReviewComment, round_id):
        if comment.touchpoint is not None:
            told = f"{comment.author}: {comment.text}" if comment.author else comment.text
            if comment.settled:
                told = said("{comment} (dealt with)", comment=told)
            there.setdefault(comment.touchpoint, []).append(told)
    columns = [
        Column(name=said("Number"), key=REVIEW_COLUMNS["number"], kind="fill_in_count", width=10),
        Column(name=said("Stage"), width=16),
        Column(name=said("Touchpoint"), kind="strong", width=30),
        Column(name=said("Comment"), key=REVIEW_COLUMNS["comment"], kind="fill_in", width=60),
        Column(name=said("Author"), key=REVIEW_COLUMNS["author"], kind="fill_in", width=20),
        Column(name=said("Said so far"), kind="quiet", width=44),
        Column(name=said("Journey"), kind="quiet", width=18),
        Column(name=said("Id"), width=24, hidden=True),
    ]
    rows: list[list[Any]] = [
        [
            numbers[one.id],
            name_of(project, one.stage),
            one.name,
            "",
            "",
            "\n".join(there.get(one.id, [])),
            name_of(project, one.journey),
            one.id,
        ]
        for one in cards
    ]
    rows += [["", "", "", "", "", "", "", ""] for _ in range(EMPTY_ROWS)]
    return book.sheet(said("Review"), columns, rows, freeze=3, protect=True)
