"""Whatever commands follow one another: undo is exact, plans are pure, and the rules hold."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import random
from pathlib import Path

import pytest

import journeymapper.commands
from journeymapper.commands.base import Command
from journeymapper.domain import graph as graphs
from journeymapper.domain.change import undone
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order, stage_at
from journeymapper.domain.project import Project
from journeymapper.domain.records import ProjectDetails
from journeymapper.domain.rules import check
from tests.walk import GENERATORS, RANDOM_COMMANDS


def all_commands() -> set[type[Command]]:
    for module in pkgutil.iter_modules(journeymapper.commands.__path__):
        importlib.import_module(f"journeymapper.commands.{module.name}")
    gc.collect()  # a class with slots takes the place of one that is a subclass until then
    found: set[type[Command]] = set()
    waiting: list[type[Command]] = [Command]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("journeymapper.commands."):
                found.add(kind)
    return found


def test_every_command_has_a_generator() -> None:
    assert all_commands() == set(GENERATORS)


def test_every_command_has_a_test() -> None:
    here = Path(__file__)
    texts = [
        one.read_text(encoding="utf-8") for one in here.parent.glob("test_*.py") if one != here
    ]
    untested = {
        one.__name__ for one in all_commands() if not any(f"{one.__name__}(" in t for t in texts)
    }
    assert not untested


@pytest.mark.parametrize("seed", range(6))
def test_walk(seed: int) -> None:
    rng = random.Random(seed)
    project = Project([ProjectDetails(id="project_1")])
    done: set[str] = set()
    for _ in range(600):
        command = rng.choice(RANDOM_COMMANDS)(rng, project)
        if command is None:
            continue
        try:
            changes = command.plan(project)
            check(project, changes)
        except EditRefused as refusal:
            assert str(refusal)[-1] in ".!?”", refusal
            continue
        assert command.plan(project) == changes
        assert command.name(project).strip()
        before = project.snapshot()
        project.apply(changes)
        after = project.snapshot()
        project.apply(undone(changes))
        assert project == before
        project.apply(changes)
        assert project == after
        done.add(type(command).__name__)
        assert_cards_stand_in_their_stages(project)
    for journey in project.journeys:
        rebuilt = graphs.build(project, journey)
        assert set(project.graph(journey).edges(keys=True)) == set(rebuilt.edges(keys=True))
    assert len(done) > len(RANDOM_COMMANDS) * 0.8


def assert_cards_stand_in_their_stages(project: Project) -> None:
    for journey in project.journeys:
        for card in journey_order(project, journey):
            stage = stage_at(project, journey, card.x + card.width / 2)
            assert card.stage == (stage and stage.id), (card, stage)
