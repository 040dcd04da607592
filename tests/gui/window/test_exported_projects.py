"""File, Open takes a project that was exported as JSON: a new project beside it, or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from journeymapper.app.templates import new_from_template
from journeymapper.domain.project import Project
from journeymapper.exporters.json_ import EXPORTER
from journeymapper.gui.application import Application
from tests.exporters.written import write
from tests.gui.person import Person


def test_an_exported_project_opens_as_a_new_one_beside_it(
    desk: Application, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_from_template(home / "Documents" / "Ours.journey", "trial-to-paid") as session:
        project = Project(session.project.records())
    exported = home / "Documents" / "Ours.json"
    write(EXPORTER, project, exported)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(exported), ""))
    desk.open_path(home / "Documents" / "Ours.journey")
    first = person.window
    person.menu("File", "Open…")
    opened = [one for one in desk.windows if one is not first]
    assert [one.workspace.session.path.name for one in opened] == ["Ours 2.journey"]
    assert opened[0].workspace.project == project
    exported.write_text('{"format": "journey mapper project", "version": "9.0"}', "utf-8")
    first.commands.open_file()
    assert len(desk.windows) == 2
    assert "format 9.0" in first.toast.sentence
