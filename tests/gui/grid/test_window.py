"""The grid as a page of the window, on the same records as the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.app.session import Session
from journeymapper.app.templates import template_records
from journeymapper.gui.application import Application
from journeymapper.gui.grid.page import GridPage
from tests.gui.person import Person

Key = Qt.Key


@pytest.fixture
def at_work(desk: Application, person: Person, tmp_path: Path) -> Person:
    """The sample in a window."""
    desk.open_session(Session.create(tmp_path / "a.journey", template_records("trial-to-paid")))
    person.settle()
    return person


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_what_is_typed_in_the_grid_stands_on_the_map(at_work: Person) -> None:
    at_work.click("Grid")
    grid = at_work.find("…", kind=GridPage, within=at_work.window)
    at_work.settle()
    assert QApplication.focusWidget() is grid.view
    known = set(at_work.project.touchpoints)
    for letter in "Chat":
        QTest.keyClick(QApplication.focusWidget(), letter)
    press(Key.Key_Return)
    (card,) = set(at_work.project.touchpoints) - known
    assert card not in at_work.canvas.scene.cards.boxes  # the map waits behind the grid
    at_work.click("Map")
    assert card in at_work.canvas.scene.cards.boxes
    at_work.window.workspace.undo()  # type: ignore[union-attr]
    assert card not in at_work.canvas.scene.cards.boxes


def test_f4_shows_the_current_card_on_the_map(at_work: Person) -> None:
    at_work.click("Grid")
    at_work.settle()
    press(Key.Key_Down)
    workspace = at_work.window.workspace
    assert workspace is not None
    chosen = workspace.selected
    press(Key.Key_F4)
    assert at_work.window.view == "map"
    assert workspace.selected == chosen is not None
    at_work.click("Grid")
    assert "Touchpoints, Awareness" in at_work.find("Touchpoints, Awareness…").accessibleName()


def test_undo_and_copy_keys_of_the_menus_leave_the_grid_its_own(at_work: Person) -> None:
    at_work.click("Grid")
    at_work.settle()
    press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Review site") or "\n" in copied
