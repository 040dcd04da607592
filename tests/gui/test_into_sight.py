"""What a button opens is in sight where it opens, in a small window, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.app.templates import new_from_template
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Source
from journeymapper.gui.application import Application
from journeymapper.gui.preferences import settings
from journeymapper.gui.sources.page import SourcesPage
from journeymapper.gui.window.inspector_sections import SECTIONS
from journeymapper.gui.workspace import Workspace
from tests.gui.pages import enter, opened
from tests.gui.person import Person

ADDED = {
    kind: [
        make.add_text
        for make in makes
        if hasattr(make, "add_text") and not make.add_text.endswith("…")
    ]
    for kind, makes in SECTIONS.items()
}


def is_in_sight(widget: QWidget) -> bool:
    """Whether a widget lies wholly in the nearest area that scrolls."""
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    return area.viewport().rect().adjusted(-1, 0, 1, 0).contains(place)


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    for name in ("touchpoint", "stage", "journey", "connection", "persona", "sticky"):
        settings().setValue(f"open/{name}", "yes")
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    assert person.wait(lambda: person.window.docks["inspector"].content)
    person.window.resize(1024, 700)
    person.settle()
    return person


@pytest.mark.parametrize(
    "kind", [one for one, texts in ADDED.items() if texts], ids=lambda one: one.word
)
def test_a_section_that_is_begun_is_in_sight(at_work: Person, kind: type) -> None:
    person = at_work
    workspace = person.window.workspace
    assert workspace is not None
    lived = {
        one.touchpoint
        for one in workspace.project.experiences.values()
        if one.persona == workspace.active_persona
    }
    record = next(
        one.id
        for one in workspace.project.records()
        if type(one) is kind
        and getattr(one, "journey", workspace.journey_id) == workspace.journey_id
        and (kind.__name__ != "Touchpoint" or one.id in lived)
        and (kind.__name__ != "Journey" or one.id == workspace.journey_id)
    )
    inspector = person.window.docks["inspector"].content
    assert inspector is not None
    for text in ADDED[kind]:
        person.canvas.setFocus()
        inspector.show_record(record)  # type: ignore[attr-defined]
        person.settle()
        buttons = inspector.findChildren(QPushButton)
        (*_, button) = (one for one in buttons if one.text() == text and one.isVisible())
        before = person.focus
        person.click(button)
        assert person.wait(lambda: person.focus not in (before, button)), text  # noqa: B023
        assert inspector.isAncestorOf(person.focus), (text, person.focus)
        assert person.wait(lambda: is_in_sight(person.focus)), text


def test_a_new_source_is_opened_in_sight_and_the_next_is_typed_in_sight(
    qtbot: QtBot, small: Workspace
) -> None:
    for number in range(30):
        small.run(AddRecord(Source(id=f"source_{number}", reference=f"Interview {number:02}")))
    page = opened(qtbot, SourcesPage(small), 1024, 640)
    enter(page.line, "Survey, n 12")
    (made,) = [one.id for one in small.project.all(Source).values() if one.sample_size == 12]
    qtbot.waitUntil(lambda: is_in_sight(page.sources.entries[made]))
    assert not is_in_sight(page.line)
    QTest.keyClick(page.line, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: is_in_sight(page.line))
