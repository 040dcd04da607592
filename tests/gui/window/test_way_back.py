"""Back to the map by Escape from everywhere, and the sheet of shortcuts from every control."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from journeymapper.app.templates import new_from_template
from journeymapper.gui.application import Application
from journeymapper.gui.window.page_register import PAGES
from tests.gui.person import Key, Person


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    person.settle()
    return person


def chosen_card(person: Person) -> str:
    assert person.window.workspace is not None
    card = next(iter(person.canvas.scene.cards.boxes))
    person.window.workspace.select([card])
    person.canvas.setFocus()
    return card


@pytest.mark.parametrize("key", ["F", "N"])
def test_escape_in_the_empty_line_of_a_panel_leads_back_to_the_chosen_card(
    at_work: Person, key: str
) -> None:
    person = at_work
    card = chosen_card(person)
    person.type(key.lower())
    person.settle()
    assert not person.canvas.hasFocus()
    person.type("half a thought")
    person.press(Key.Key_Escape)
    assert not person.canvas.hasFocus(), "the first one takes the words back"
    person.press(Key.Key_Escape)
    assert person.canvas.hasFocus()
    assert person.window.workspace is not None
    assert person.window.workspace.selected == card
    person.type(key.lower())
    person.settle()
    person.type("It takes too long")
    person.press(Key.Key_Return)
    person.press(Key.Key_Escape)
    assert person.canvas.hasFocus()


def test_escape_in_the_empty_line_of_the_tray_leads_back_to_the_map(at_work: Person) -> None:
    person = at_work
    person.press(Key.Key_Y, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    person.settle()
    person.type("half")
    person.press(Key.Key_Escape)
    assert not person.canvas.hasFocus()
    person.press(Key.Key_Escape)
    assert person.canvas.hasFocus()


def test_escape_leads_from_every_page_back_to_the_map(at_work: Person) -> None:
    person = at_work
    for page in PAGES:
        person.window.open_page(page.name)
        person.settle()
        for _ in range(3):
            if person.window.view != "map":
                person.press(Key.Key_Escape)
        assert person.window.view == "map", page.name
        assert person.canvas.hasFocus(), page.name


def test_a_persona_is_added_by_keys_and_escape_leads_back(at_work: Person) -> None:
    person = at_work
    person.press(Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    person.settle()
    person.type("Night nurse")
    person.press(Key.Key_Return)
    for _ in range(2):
        person.press(Key.Key_Escape)
    assert any(one.name == "Night nurse" for one in person.project.personas.values())
    assert person.window.view == "map"
    assert person.canvas.hasFocus()


def test_the_sheet_of_shortcuts_opens_from_buttons_tabs_and_lists_but_not_from_texts(
    at_work: Person,
) -> None:
    person, asked = at_work, []
    window = person.window
    assert window.workspace is not None
    window.workspace.page_asked.disconnect(window.open_page)
    window.workspace.page_asked.connect(lambda *what: asked.append(what))
    window.open_page("sources")
    person.settle()
    lists = [one for one in window.findChildren(QAbstractItemView) if one.isVisible()]
    focused: list[QWidget] = [window.tabs.bar, *lists[:1]]
    window.open_page("map")
    for one in focused:
        if not one.isVisible():
            continue
        one.setFocus()
        assert QApplication.focusWidget() is one
        person.type("?")
        assert asked.pop() == ("shortcuts", "")
    window.open_page("feedback-new")
    person.settle()
    person.type("Why?")
    assert not asked
