"""A line that makes records: what it made is taken back by Ctrl+Z, and once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from journeymapper.app.templates import new_from_template
from journeymapper.domain.records import Action, Touchpoint
from journeymapper.gui.actions.here import ActionsHere
from journeymapper.gui.application import Application
from tests.gui.person import CONTROL, Person

Key = Qt.Key


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    assert person.wait(lambda: person.window.docks["inspector"].content)
    return person


def on_a_card(person: Person) -> ActionsHere:
    """The section of actions of a touchpoint about which nothing was decided yet."""
    workspace = person.window.workspace
    assert workspace is not None
    project = workspace.project
    free = next(
        one.id
        for one in project.touchpoints.values()
        if one.journey == workspace.journey_id
        and not any(action.touchpoint == one.id for action in project.all(Action).values())
    )
    assert isinstance(project.find(free), Touchpoint)
    workspace.reveal(free)
    person.settle()
    inspector = person.window.docks["inspector"].content
    assert inspector is not None
    return next(one for one in inspector.findChildren(ActionsHere) if one._record == free)


def test_undo_after_adding_takes_the_record_back_and_leaves_the_line_empty(
    at_work: Person,
) -> None:
    person = at_work
    part = on_a_card(person)
    before = len(person.project.all(Action))
    part.add()
    person.settle()
    person.enter("Glue")
    assert len(person.project.all(Action)) == before + 1
    assert person.focus is part.line
    person.press(Key.Key_Z, CONTROL)
    assert part.line.text() == "", "what was named does not come back into the line"
    assert len(person.project.all(Action)) == before, "the edit is taken back"
    person.press(Key.Key_Tab)
    assert len(person.project.all(Action)) == before, "leaving makes no second one"


def test_undo_takes_back_what_is_typed_before_it_is_named(at_work: Person) -> None:
    person = at_work
    part = on_a_card(person)
    before = len(person.project.all(Action))
    part.add()
    person.settle()
    person.enter("Glue")
    person.type("Pas")
    person.press(Key.Key_Z, CONTROL)
    assert part.line.text() == ""
    assert len(person.project.all(Action)) == before + 1, "the typing first"
    person.press(Key.Key_Z, CONTROL)
    assert len(person.project.all(Action)) == before
