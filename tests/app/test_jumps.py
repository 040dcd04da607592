"""Jumps in the history: any place of it is reached in one edit, exactly, back and forth."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from journeymapper.app.observers import Event
from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from tests.a_project import a_project
from tests.walk import RANDOM_COMMANDS


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Three steps on the small project."""
    made = Session.create(tmp_path / "jumps.journey", a_project().records())
    for n in range(1, 4):
        made.dispatch(AddSticky(f"sticky_{n}", "journey_1", f"Sticky {n}"))
    return made


def walked(path: Path, seed: int, steps: int) -> tuple[Session, list[Project]]:
    """A session after random edits, and the project after each of its steps."""
    chance = random.Random(seed)
    session = Session.create(path, [Journey(id="journey_1", title="Walked")])
    states = [session.project.snapshot()]
    while len(states) <= steps:
        command = chance.choice(RANDOM_COMMANDS)(chance, session.project)
        if command is None:
            continue
        try:
            event = session.dispatch(command)
        except EditRefused:
            continue
        if event is not None:
            states.append(session.project.snapshot())
    return session, states


@pytest.mark.parametrize("seed", range(4))
def test_a_jump_to_any_place_is_exact_in_memory_and_in_the_file(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "walk.journey"
    session, states = walked(path, seed, 150)
    chance = random.Random(seed)
    heard: list[Event] = []
    session.subscribe(heard.append)
    for number in range(40):
        place = chance.choice([0, 150, chance.randrange(151)])
        before, count = session.position, len(heard)
        event = session.jump_to(place)
        assert session.project == states[place]
        assert session.position == place
        assert len(heard) == count + (event is not None), "observers hear of it once"
        assert (event is None) == (place == before)
        if number % 10 == 0:
            with Session.open(path, read_only=True) as reader:
                assert reader.project == states[place]
                assert (reader.undo_name, reader.redo_name) == (
                    session.undo_name,
                    session.redo_name,
                )
        if number % 7 == 0 and place:
            session.undo()
            assert session.project == states[place - 1]
    session.close()


def test_a_jump_back_can_be_gone_forward_again_step_by_step(session: Session) -> None:
    whole = session.project.snapshot()
    session.jump_to(1)
    assert list(session.project.stickies) == ["sticky_1"]
    assert [one.is_undone for one in session.history()] == [True, True, False]
    session.redo()
    assert list(session.project.stickies) == ["sticky_1", "sticky_2"]
    session.jump_to(3)
    assert session.project == whole


def test_an_edit_after_a_jump_back_drops_what_was_undone(session: Session) -> None:
    session.jump_to(1)
    session.dispatch(EditFields("sticky_1", {"text": "Another"}))
    assert [one.position for one in session.history()] == [2, 1]
    with pytest.raises(EditRefused, match="does not reach that step"):
        session.jump_to(3)
    with pytest.raises(EditRefused, match="does not reach that step"):
        session.jump_to(-1)


def test_progress_is_told(tmp_path: Path) -> None:
    session = Session.create(tmp_path / "many.journey", a_project().records())
    for n in range(250):
        session.dispatch(AddSticky(f"sticky_{n}", "journey_1", "x"))
    told: list[tuple[int, int]] = []
    session.jump_to(0, progress=lambda done, of: told.append((done, of)))
    assert told == [(100, 250), (200, 250), (250, 250)]
    assert not session.project.stickies


def test_a_reader_does_not_jump(session: Session) -> None:
    with Session.open(session.path, read_only=True) as reader:
        with pytest.raises(FileTrouble):
            reader.jump_to(1)
        assert len(reader.project.stickies) == 3
