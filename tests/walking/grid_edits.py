"""Edits of the grid: its lanes, what is written into cells, dragged, pasted, emptied."""

from __future__ import annotations

import random

from journeymapper.analysis.grid import Grid, grid
from journeymapper.commands.base import Command
from journeymapper.commands.cell_blocks import ClearCells, PasteCells
from journeymapper.commands.cell_moves import MoveCellEntries
from journeymapper.commands.cells import WriteCell
from journeymapper.commands.lanes import AddLane, ChooseBlueprint, DeleteLanes, EditLane, MoveLane
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Lane, Sticky, Touchpoint
from journeymapper.domain.vocabulary import LaneKind
from tests.walking.registry import an_id, any_of, generates, text, word

WRITTEN = ("pleased", "-2", "web", "web, chat", "Sales", "paid: 49", "nothing yet", "", "  ")


def _a_grid(rng: random.Random, project: Project) -> Grid | None:
    journey = any_of(rng, project, Journey)
    return journey and grid(project, journey.id, with_hidden=rng.random() < 0.5)


def _a_lane(rng: random.Random, shown: Grid) -> str:
    return rng.choice([*(one.key for one in shown.rows), "lane_gone", "notes"])


def _a_stage(rng: random.Random, shown: Grid) -> str | None:
    return rng.choice([*(one.stage for one in shown.columns), None])


def _a_text(rng: random.Random, project: Project) -> str:
    card = any_of(rng, project, Touchpoint)
    named = f"{card.name}: {rng.choice(WRITTEN)}" if card else "nobody: 1"
    return rng.choice([*WRITTEN, named, text(rng), text(rng)])


@generates(AddLane)
def add_lane(rng: random.Random, project: Project) -> Command | None:
    shown = _a_grid(rng, project)
    if shown is None:
        return None
    before = rng.choice(["", _a_lane(rng, shown)])
    return AddLane(an_id(rng, Lane), shown.journey, text(rng), word(rng, LaneKind), before)


@generates(EditLane)
def edit_lane(rng: random.Random, project: Project) -> Command | None:
    shown = _a_grid(rng, project)
    if shown is None:
        return None
    values = rng.choice(
        [{"name": text(rng)}, {"hidden": rng.random() < 0.4}, {"internal": rng.random() < 0.4}]
    )
    return EditLane(shown.journey, _a_lane(rng, shown), values)


@generates(MoveLane)
def move_lane(rng: random.Random, project: Project) -> Command | None:
    shown = _a_grid(rng, project)
    if shown is None:
        return None
    before = rng.choice(["", _a_lane(rng, shown)])
    return MoveLane(shown.journey, _a_lane(rng, shown), before)


@generates(DeleteLanes)
def delete_lanes(rng: random.Random, project: Project) -> Command | None:
    shown = _a_grid(rng, project)
    if shown is None:
        return None
    return DeleteLanes(shown.journey, [_a_lane(rng, shown) for _ in range(rng.randint(1, 2))])


@generates(ChooseBlueprint)
def choose_blueprint(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    return journey and ChooseBlueprint(journey.id, rng.random() < 0.7)


@generates(WriteCell)
def write_cell(rng: random.Random, project: Project) -> Command | None:
    shown = _a_grid(rng, project)
    if shown is None:
        return None
    lane, stage = _a_lane(rng, shown), _a_stage(rng, shown)
    entry = None
    if shown.lane(lane) is not None and rng.random() < 0.4:
        entries = shown.cell(lane, stage or "").entries
        entry = rng.choice(entries).key if entries else None
    persona = rng.choice([*project.personas, None])
    seed = str(rng.random())
    return WriteCell(shown.journey, lane, stage, _a_text(rng, project), seed, entry, persona)


@generates(MoveCellEntries)
def move_cell_entries(rng: random.Random, project: Project) -> Command | None:
    shown = _a_grid(rng, project)
    kind = rng.choice([Touchpoint, Sticky])
    if shown is None:
        return None
    here = [one.id for one in project.referring(kind, shown.journey)]
    ids = rng.sample(here, min(len(here), rng.randint(1, 3)))
    if not ids:
        return None
    lanes = [
        one.key
        for one in shown.rows
        if (one.holds_cards if kind is Touchpoint else one.holds_stickies)
    ]
    lane = rng.choice([*lanes, _a_lane(rng, shown)])
    before = rng.choice([None, *here])
    seed = str(rng.random())
    return MoveCellEntries(shown.journey, ids, lane, _a_stage(rng, shown), seed, before)


@generates(PasteCells)
def paste_cells(rng: random.Random, project: Project) -> Command | None:
    shown = _a_grid(rng, project)
    if shown is None:
        return None
    width, height = rng.randint(1, 3), rng.randint(1, 3)
    rows = [[_a_text(rng, project) for _ in range(width)] for _ in range(height)]
    persona = rng.choice([*project.personas, None])
    lane, stage = _a_lane(rng, shown), _a_stage(rng, shown)
    return PasteCells(shown.journey, lane, stage, rows, str(rng.random()), persona)


@generates(ClearCells)
def clear_cells(rng: random.Random, project: Project) -> Command | None:
    shown = _a_grid(rng, project)
    if shown is None:
        return None
    cells = [(_a_lane(rng, shown), _a_stage(rng, shown)) for _ in range(rng.randint(1, 4))]
    return ClearCells(shown.journey, cells)
