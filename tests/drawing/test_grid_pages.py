"""The grid on paper: all of it, legible, on the sheet, and no text over another."""

from __future__ import annotations

from collections import Counter

import pytest

from journeymapper.analysis.grid import grid
from journeymapper.analysis.lanes import lanes_of
from journeymapper.commands.cells import WriteCell, new_entry_id
from journeymapper.commands.connections import Connect
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.lanes import AddLane, ChooseBlueprint, EditLane
from journeymapper.commands.stages import AddStage
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import ProjectDetails
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.grid.pieces import TextPiece, rows_of
from journeymapper.drawing.grid.type import TEXT, paper_type
from journeymapper.drawing.grid.ways import ENLARGED
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Box, Page, Path, Placed
from journeymapper.layout import Rectangle, flatten
from tests.a_project import a_project, do
from tests.drawing.examples import AT, JOURNEY, LONG_NAME, a_map
from tests.drawing.shapes import assert_apart, smallest_text, text_lines, texts

J = "journey_1"


def pages_of(project: Project, size: str = "A4") -> list[Page]:
    return document(project, chosen(page_size=size, sections=("grid",)), at=AT)


def said(pages: list[Page]) -> str:
    """All text, with what was broken into lines joined again."""
    return " ".join(text for page in pages for text in texts(page.picture))


def a_full_grid() -> Project:
    project = a_project()
    for number in range(12):
        do(project, AddStage(f"stage_{number}", J, f"Stage number {number} with a longer name"))
    do(project, AddLane("lane_risks", J, "Risks and whatever else the room was worried about"))
    stages = [one.key for one in grid(project, J).columns]
    for lane in lanes_of(project, J):
        if lane.holds_cards or lane.holds_stickies:
            for place, stage in enumerate(stages):
                for number in range(place % 5):
                    words = LONG_NAME if number == 3 else f"{lane.name} {place}.{number}"
                    seed = f"{lane.key} {place} {number}"
                    do(project, WriteCell(J, lane.key, stage, words, seed))
    for place, card in enumerate(list(project.touchpoints)):
        values = {"emotion": place % 5 - 2, "emotional_trigger": "price shock"}
        do(project, SetExperience("persona_1", card, values, f"experience_{place}"))
    return project


@pytest.mark.parametrize("size", list(PAPERS))
@pytest.mark.parametrize("make", [a_map, a_full_grid])
def test_text_is_legible_whole_and_on_the_sheet(size: str, make: object) -> None:
    assert callable(make)
    project = make()
    pages = pages_of(project, size)
    for page in pages:
        assert smallest_text(page.picture) >= 6.45
        assert_apart(page.picture)
        for line, box in text_lines(page.picture):
            assert box.x >= 10 and box.right <= page.width - 10, line.line.text
            assert box.y >= 10 and box.bottom <= page.height - 10, line.line.text
    words = said(pages).replace(" ", "")
    shown = grid(project, JOURNEY)
    for lane in shown.rows:
        if lane.kind is not LaneKind.EMOTION:
            for column in shown.columns:
                for entry in shown.cell(lane.key, column.key).lines:
                    assert "".join(entry.split()) in words, entry
    assert "…" not in said(pages)


def test_heads_and_lanes_come_again_on_every_page() -> None:
    project = a_full_grid()
    pages = pages_of(project)
    assert len(pages) > 2
    for page in pages:
        found = texts(page.picture)
        assert "Trial to paid" in found
        heads = [one for one in found if one.startswith(("Awareness", "Stage number"))]
        assert heads
    titles = Counter(page.title for page in pages)
    assert titles == {"Grid": len(pages)}
    assert said(pages).count("Touchpoints") >= 3, "each part of the stages begins with the cards"


def test_a_grid_with_nothing_in_it_makes_no_page() -> None:
    project = Project([ProjectDetails(id="project_1")])
    assert pages_of(project) == []
    project = a_project()
    do(project, EditLane(J, "touchpoints", {"hidden": True}))
    assert pages_of(project) == []


def test_internal_hidden_and_empty_lanes_are_not_printed() -> None:
    project = a_project()
    do(
        project,
        WriteCell(J, "pain_points", "stage_a", "Price", "1"),
        WriteCell(J, "opportunities", "stage_a", "Video", "2"),
        WriteCell(J, "feels", "stage_a", "Quote", "3"),
        EditLane(J, "opportunities", {"internal": True}),
    )
    feels = next(one.key for one in lanes_of(project, J) if one.name == "Feels")
    do(project, EditLane(J, feels, {"hidden": True}))
    found = texts(pages_of(project)[0].picture)
    assert {"Touchpoints", "Pain points", "Price"} <= set(found)
    assert not {"Opportunities", "Video", "Feels", "Quote", "Thinks", "Owner"} & set(found)


def test_a_blueprint_names_its_lines_and_draws_ways_around_the_cards() -> None:
    project = a_project()
    do(project, ChooseBlueprint(J))
    lanes = {one.kind: one.key for one in lanes_of(project, J)}
    made = []
    for kind in (LaneKind.FRONTSTAGE, LaneKind.BACKSTAGE, LaneKind.SUPPORT):
        for stage in ("stage_a", "stage_b", "stage_c"):
            seed = f"{kind} {stage}"
            do(project, WriteCell(J, lanes[kind], stage, f"{kind} {stage[-1]}", seed))
            made.append(new_entry_id(kind, seed))
    ways = [("tp_a", made[8]), (made[8], "tp_b"), (made[1], made[7]), ("tp_c", made[0])]
    for number, (source, target) in enumerate([*ways, (made[0], made[1])]):
        do(project, Connect(f"con_{number}", J, source, target))
    page = pages_of(project)[0]
    found = texts(page.picture)
    assert {"line of interaction", "line of visibility", "line of internal interaction"} <= {*found}
    drawn = [one for one in page.picture.primitives if isinstance(one, Placed) and one.record]
    assert {one.record for one in drawn} == {f"con_{number}" for number in range(4)}
    cards = [
        Rectangle(one.x, one.y, box.width * one.scale, box.height * one.scale).inflated(-0.5)
        for one in page.picture.primitives
        if isinstance(one, Placed) and isinstance(box := one.picture.primitives[0], Box)
    ]
    assert len(cards) == 12
    for one in drawn:
        line = one.picture.primitives[0]
        assert isinstance(line, Path)
        for x, y in flatten(line.steps):
            assert not any(card.contains(x / ENLARGED, y / ENLARGED) for card in cards)


def test_only_what_is_taller_than_a_page_is_cut_between_its_lines() -> None:
    type_ = paper_type(1.0)
    rows = rows_of("word " * 40, type_.style(TEXT), 60, type_)
    piece = TextPiece(width=70, rows=rows, padding=4)
    head, rest = piece.split(60)
    assert head.height <= 60
    assert head.rows + rest.rows == rows
    project = a_project()
    do(project, WriteCell(J, "feels", "stage_a", "long " * 2_000, "1"))
    pages = pages_of(project)
    assert said(pages).count("long") == 2_000
    assert len(pages) > 1
