"""Whole maps typed with keys alone, from a written script."""

from __future__ import annotations

from pathlib import Path

from journeymapper.app.templates import new_from_template
from journeymapper.gui.application import Application
from tests.gui.described import described
from tests.gui.player import Player, pictures_folder, script, wait_for_window


def test_forty_touchpoints_are_typed_with_keys_alone(desk: Application, home: Path) -> None:
    path = home / "Documents" / "Green power.journey"
    new_from_template(path, "empty").close()
    desk.open_path(path)
    window = desk.windows[0]
    wait_for_window(window)
    Player(window, pictures_folder("forty_touchpoints")).play(script("forty_touchpoints.txt"))
    workspace = window.workspace
    assert workspace is not None
    found = described(workspace.project, workspace.journey_id)
    assert found.splitlines() == script("forty_touchpoints.expected.txt").splitlines()
