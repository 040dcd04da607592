"""The page of content: how long until it is painted, first and after an edit."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure, middle
from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.domain.order import ranks_after
from journeymapper.domain.records import (
    Content,
    Journey,
    Persona,
    Presence,
    ProjectDetails,
    Record,
    Stage,
)
from journeymapper.domain.vocabulary import BuyingRole
from journeymapper.gui.application import Application
from journeymapper.gui.look import dress

STAGES, ITEMS, EDITS = 40, 300, 20
SIZE = f"{STAGES} stages, {len(BuyingRole)} roles, {ITEMS} items"


def run() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        patch.dict(os.environ, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder),
    ):
        dress(application)
        windows = Application(application)
        window = windows.new_window()
        window.work_on(Session.create(Path(folder, "content.journey"), _records()))
        window.resize(1440, 900)
        window.show()
        _settle()
        workspace = window.workspace
        assert workspace is not None
        first = _timed(lambda: window.show_view("content"))
        _settle()
        edits = []
        for number in range(EDITS):
            edit = EditFields(f"content_{number:016x}", {"title": f"Another title {number}"})
            edits.append(_timed(lambda edit=edit: workspace.run(edit)))
        window.close()
    return [
        Figure(f"the page of content for the first time, {SIZE}", first, "ms", 1000.0),
        Figure(f"a new title on the page of content, {SIZE}", middle(edits), "ms", 100.0),
    ]


def _settle() -> None:
    for _ in range(20):
        QApplication.processEvents()
        time.sleep(0.005)


def _timed(act: Callable[[], object]) -> float:
    """Milliseconds until what was done is painted."""
    begin = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - begin) * 1000


def _records() -> list[Record]:
    journey = Journey(id="journey_0000000000000001", title="Much to read")
    stages = [
        Stage(id=f"stage_{n:016x}", journey=journey.id, name=f"Stage {n + 1}", rank=rank)
        for n, rank in enumerate(ranks_after("", STAGES))
    ]
    roles = list(BuyingRole)
    personas = [
        Persona(id=f"persona_{n:016x}", name=f"Persona {n}", role=role)
        for n, role in enumerate(roles)
    ]
    there = [
        Presence(id=f"presence_{n:016x}", journey=journey.id, persona=one.id)
        for n, one in enumerate(personas)
    ]
    items = [
        Content(
            id=f"content_{n:016x}",
            journey=journey.id,
            stage=stages[n * 7 % STAGES].id,
            role=roles[n % len(roles)],
            title=f"What people read at this stage, part {n}",
            rank=rank,
        )
        for n, rank in enumerate(ranks_after("", ITEMS))
    ]
    details = ProjectDetails(id="project_0123456789abcdef", title="Measured")
    return [details, journey, *stages, *personas, *there, *items]
