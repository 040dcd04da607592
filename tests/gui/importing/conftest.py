"""Somebody at work on an empty project."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymapper.app.templates import new_from_template
from journeymapper.gui.application import Application
from tests.gui.person import Person


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial.journey"
    new_from_template(path, "empty").close()
    desk.open_path(path)
    person.settle()
    return person
