"""Ctrl+Z on whole pages whose first line has the focus: with nothing typed it is the project's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from journeymapper.app.templates import new_from_template
from journeymapper.commands.records import EditFields
from journeymapper.gui.application import Application
from tests.gui.person import CONTROL, Person

Key = Qt.Key


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    return person


@pytest.mark.parametrize("page", ["what_if", "seasons", "actions", "sources"])
def test_a_line_in_which_nothing_was_typed_lets_undo_through(at_work: Person, page: str) -> None:
    person = at_work
    workspace = person.window.workspace
    assert workspace is not None
    title = workspace.project.details.title
    workspace.run(EditFields(workspace.project.details.id, {"title": "Another"}))
    person.window.open_page(page)
    person.settle()
    line = person.focus
    if not isinstance(line, QLineEdit):
        line = next(
            one
            for one in person.window.findChildren(QLineEdit)
            if one.isVisible() and not one.text()
        )
        line.setFocus()
        person.settle()
    person.type("ab")
    person.press(Key.Key_Z, CONTROL)
    assert line.text() == "", "what is typed goes first"
    assert workspace.project.details.title == "Another"
    person.press(Key.Key_Z, CONTROL)
    assert workspace.project.details.title == title
