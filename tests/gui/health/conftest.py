"""A window on a small library whose map has two dead ends and nobody who walks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.domain.records import (
    Connection,
    Journey,
    ProjectDetails,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.gui.application import Application
from journeymapper.gui.canvas.hints import CLOSED
from journeymapper.gui.health.keeper import keeper_of
from journeymapper.gui.health.panel import HealthPanel
from journeymapper.gui.preferences import settings
from tests.gui.person import Person

DEAD_END = "“{}” is a dead end: nothing leads on from it."
NAMES = ("Front door", "Desk", "Shelf")


def library() -> tuple[Record, ...]:
    """The front door leads to the desk and the shelf; from neither a way leads on."""
    return (
        ProjectDetails(id="project_1", title="City library"),
        Journey(id="journey_1", title="Borrow a book"),
        Stage(id="stage_1", journey="journey_1", name="Arrive"),
        *(
            Touchpoint(
                id=f"tp_{n}", journey="journey_1", stage="stage_1", name=name, x=30, y=20 + 130 * n
            )
            for n, name in enumerate(NAMES)
        ),
        *(
            Connection(id=f"con_{n}", journey="journey_1", source="tp_0", target=f"tp_{n}")
            for n in (1, 2)
        ),
    )


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "Documents" / "Library.journey"
    path.parent.mkdir(parents=True, exist_ok=True)
    Session.create(path, library()).close()
    return path


@pytest.fixture
def reader(desk: Application, person: Person, path: Path) -> Person:
    """Somebody with the library open; the checks have looked. No advice lies over the map."""
    settings().setValue(CLOSED, True)
    desk.open_path(path)
    person.window.resize(1440, 900)
    workspace = person.window.workspace
    assert workspace is not None
    assert person.wait(lambda: workspace.report is not None)
    person.settle()
    return person


@pytest.fixture
def panel(reader: Person) -> HealthPanel:
    """The health panel in front."""
    reader.window.open_page("health", "")
    reader.settle()
    content = reader.window.docks["health"].content
    assert isinstance(content, HealthPanel)
    return content


def look(person: Person) -> None:
    """Have the checks look now."""
    workspace = person.window.workspace
    assert workspace is not None
    keeper_of(workspace).settle()
    person.settle()
