"""Whose words a journey still speaks, said quietly in the rail."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from journeymapper.app.templates import new_from_template
from journeymapper.commands.records import EditFields
from journeymapper.gui.rail.rail import Rail
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import show


def test_the_rail_counts_the_templates_words_down(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = Workspace(new_from_template(tmp_path / "Clinic.journey", "saas-trial"))
    rail = Rail(workspace)
    show(qtbot, rail, 212)
    words = rail.evidence.words
    assert words.isVisible()
    left, of = (int(one) for one in words.accessibleName().split(" texts")[0].split(" of "))
    assert left == of > 40
    assert "SaaS trial to paid" in words.toolTip()
    assert words.accessibleName() in rail.evidence.entry.accessibleName()
    touchpoint = next(one for one in workspace.project.touchpoints.values() if one.description)
    workspace.run(EditFields(touchpoint.id, {"description": "Ines heard of it at work."}))
    qtbot.waitUntil(
        lambda: words.accessibleName() == f"{of - 1} of {of} texts are still the template’s words"
    )
    workspace.undo()
    qtbot.waitUntil(lambda: words.accessibleName().startswith(f"{of} of {of}"))
    workspace.close()


def test_a_journey_of_ones_own_says_nothing_of_templates(small: Workspace, qtbot: QtBot) -> None:
    rail = Rail(small)
    show(qtbot, rail, 212)
    assert not rail.evidence.words.isVisible()
