"""Whatever is done: undo takes it back exactly, and the file holds what memory holds."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from tests.effort import SEARCHES
from tests.walk import RANDOM_COMMANDS

COMMANDS = 670
"""By seed: 2,010 in all."""
REOPENED_EVERY = 150
READ_EVERY = 1 if SEARCHES else 4
"""After so many edits the file is read: what one of them got wrong is still wrong then."""


class Walker:
    """A session that is walked through, and every state that its undo steps led to."""

    def __init__(self, path: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.session = Session.create(path, [Journey(id="journey_1", title="Walked")])
        self.states = [self.session.project.snapshot()]
        self.edits = 0

    def step(self) -> bool:
        """Dispatch one random command; says whether it changed anything."""
        session = self.session
        command = self.chance.choice(RANDOM_COMMANDS)(self.chance, session.project)
        if command is None:
            return False
        if isinstance(command, EditFields) and self.chance.random() < 0.5:
            command = replace(command, merge_key=f"type {command.record_id}")
        before, position = session.project.snapshot(), session.position
        try:
            event = session.dispatch(command)
        except EditRefused:
            assert session.project == before
            return False
        if event is None:
            assert session.project == before
            return False
        grown = session.position - position
        if grown <= 0:  # the edit became part of the step before, or took that away
            self.states.pop()
        if grown >= 0:
            self.states.append(session.project.snapshot())
        self.edits += 1
        if self.edits % READ_EVERY == 0:
            self.assert_file_equals_memory()
        if not command.merge_key:
            self.assert_undo_is_exact(command)
        return True

    def assert_undo_is_exact(self, command: Command) -> None:
        session = self.session
        name, after = session.undo_name, session.project.snapshot()
        undone = session.undo()
        assert undone is not None and undone.name == name
        assert session.project == self.states[-2], command
        assert session.redo_name == name
        session.redo()
        assert session.project == after, command

    def assert_file_equals_memory(self) -> None:
        with Session.open(self.session.path, read_only=True) as reader:
            memory, stored = self.session.project, reader.project
            assert list(stored.records()) == list(memory.records())
            assert reader.undo_name == self.session.undo_name
            for journey in memory.journeys:
                assert_same_graph(memory, stored, journey)

    def reopen(self) -> None:
        before = self.session.project
        self.session.close()
        self.session = Session.open(self.session.path)
        assert self.session.project == before


def assert_same_graph(first: Project, second: Project, journey: str) -> None:
    kept_in_step, rebuilt = first.graph(journey), second.graph(journey)
    assert set(kept_in_step.nodes) == set(rebuilt.nodes)
    assert set(kept_in_step.edges(keys=True)) == set(rebuilt.edges(keys=True))


@pytest.mark.parametrize("seed", range(3))
def test_walk_through_the_file(tmp_path: Path, seed: int) -> None:
    walker = Walker(tmp_path / "walk.journey", seed)
    done = 0
    while done < COMMANDS:
        done += walker.step()
        if done % REOPENED_EVERY == 0:
            walker.reopen()
    walker.reopen()

    session = walker.session
    assert len(walker.states) == session.position + 1
    halfway = session.position // 2
    assert session.past(halfway) == walker.states[halfway]
    while len(walker.states) > 1:
        walker.states.pop()
        assert session.undo() is not None
        assert session.project == walker.states[-1]
    assert session.undo() is None
    walker.assert_file_equals_memory()
    session.close()
