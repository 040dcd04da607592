"""From the map to an experiment's page and to the document, in the whole program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymapper.app.templates import new_from_template
from journeymapper.domain.records import Experiment
from journeymapper.gui.application import Application
from journeymapper.gui.experiments.here import ExperimentCard
from journeymapper.gui.experiments.page import ExperimentsPage
from tests.gui.person import Person


def test_the_samples_card_opens_its_experiment(
    desk: Application, person: Person, home: Path
) -> None:
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    assert person.wait(lambda: person.window.docks["inspector"].content)
    workspace = person.window.workspace
    assert workspace is not None
    shown = next(
        one for one in workspace.project.all(Experiment).values() if one.touchpoint and one.decision
    )
    assert shown.touchpoint is not None
    workspace.reveal(shown.touchpoint)

    def cards() -> list[ExperimentCard]:
        found = person.window.findChildren(ExperimentCard)
        return [one for one in found if one.name.text() == shown.name]

    assert person.wait(cards)
    (card,) = cards()
    assert "points" in card.numbers.text()
    person.settle()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert person.wait(lambda: person.window.findChild(ExperimentsPage))
    page = person.window.findChild(ExperimentsPage)
    assert person.wait(page.isVisible)
    assert page.editor.name.text() == shown.name
    assert page.editor.decision.decided.isVisible()
