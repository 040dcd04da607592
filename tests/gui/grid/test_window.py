"""The grid as a page of the window, on the same records as the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel

from journeymapper.app.session import Session
from journeymapper.app.templates import template_records
from journeymapper.gui.application import Application
from journeymapper.gui.find.finder import Finder
from journeymapper.gui.find.offers import from_menus
from journeymapper.gui.grid.page import GridPage
from journeymapper.gui.help.shortcuts import ShortcutSheet
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


def trigger(at_work: Person, name: str) -> None:
    action = at_work.window.actions_by_name[name]
    assert action.isEnabled()
    action.trigger()
    at_work.settle()


def grid_of(at_work: Person) -> GridPage:
    return at_work.find("…", kind=GridPage, within=at_work.window)


def test_lanes_have_a_menu_that_brings_the_grid(
    at_work: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Risks", True))
    actions = at_work.window.actions_by_name
    assert not actions["lane_hide"].isEnabled(), "nobody sees which lane that would be"
    trigger(at_work, "lane_add")
    view = grid_of(at_work).view
    assert at_work.window.view == "grid"
    assert view.sheet.rows[view.current.row].name == "Risks", "the cursor stands in the new lane"
    assert QApplication.focusWidget() is view
    row = view.current.row
    trigger(at_work, "lane_up")
    assert view.sheet.rows[row - 1].name == "Risks" and view.current.row == row - 1
    trigger(at_work, "lane_internal")
    assert view.sheet.rows[row - 1].internal
    trigger(at_work, "lane_rename")
    for letter in "Dangers":
        QTest.keyClick(QApplication.focusWidget(), letter)
    press(Key.Key_Return)
    assert view.sheet.rows[row - 1].name == "Dangers"
    trigger(at_work, "lane_hide")
    assert "Dangers" not in [one.name for one in view.sheet.rows]
    was = view.sheet.is_blueprint
    trigger(at_work, "lane_blueprint")
    assert view.sheet.is_blueprint is not was
    at_work.click("Map")
    assert not actions["lane_hide"].isEnabled()


def test_the_finder_and_the_shortcut_sheet_know_the_lanes(at_work: Person) -> None:
    workspace = at_work.window.workspace
    assert workspace is not None
    finder = Finder(workspace, from_menus(at_work.window.menuBar(), {}), at_work.window)
    finder.line.setText("text lane")
    assert finder.list.item(0).text() == "Add a text lane"
    finder.close()
    sheet = ShortcutSheet(at_work.window)
    said = " ".join(one.text() for one in sheet.findChildren(QLabel))
    sheet.deleteLater()
    assert "IN THE GRID" in said and "Alt+Up, Alt+Down" in said


def test_the_focus_goes_back_to_the_grid_after_its_lanes_menu(at_work: Person) -> None:
    at_work.click("Grid")
    view = grid_of(at_work).view
    at_work.settle()
    menu = view.lanes_button.menu()
    view.lanes_menu.fill(menu)
    view.lanes_button.setFocus()
    menu.actions()[0].trigger()
    assert QApplication.focusWidget() is view
