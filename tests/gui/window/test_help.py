"""The keyboard sheet: every key on it, found, changed, taken from another, and given back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from journeymapper.app.templates import new_from_template
from journeymapper.gui.application import Application
from journeymapper.gui.canvas.keys import CANVAS_KEYS
from journeymapper.gui.help.recorder import KeyButton
from journeymapper.gui.help.shortcuts import ShortcutSheet
from journeymapper.gui.keymap import chosen_keys
from journeymapper.gui.menu_keys import menu_keys_of
from tests.gui.person import CONTROL, Key, Person, Role

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    person.settle()
    return person


def on_sheet(person: Person, does: Callable[[ShortcutSheet], object]) -> None:
    """Open the sheet as people do on the map, do something with it, and close it."""

    def look(dialog: Any) -> None:
        assert isinstance(dialog, ShortcutSheet)
        does(dialog)
        person.click("Close", within=dialog)

    person.canvas.setFocus()
    person.canvas.workspace.select(())
    with person.answering(look):
        person.type("?")


def change(person: Person, sheet: ShortcutSheet, command: str, *keys: Any) -> None:
    """Press a command's key anew, without the mouse."""
    sheet.search.setFocus()
    person.retype(command)
    person.press(Key.Key_Tab)
    button = person.find(f"{command}: …", Role.Button, sheet)
    while person.focus is not button:
        person.press(Key.Key_Tab)
    person.press(Key.Key_Return)
    person.press(*keys)


def test_every_shortcut_is_said_once(desk: Application, person: Person, home: Path) -> None:
    path = home / "Documents" / "Coffee shop.journey"
    new_from_template(path, "empty").close()
    desk.show_welcome()
    desk.open_path(path, desk.windows[0])
    person.settle()

    def read(sheet: Any) -> None:
        texts = [one.text() for one in sheet.findChildren(KeyButton)]
        for keys in ("Ctrl+N", "Ctrl+O", "Ctrl+Q", "Ctrl+Z", "L", "E", "?", "Home"):
            assert texts.count(keys) == 1, keys
        person.click("Close", within=sheet)

    with person.answering(read):
        person.press(Key.Key_F1)


def test_no_two_commands_share_a_name_or_a_key(at_work: Person) -> None:
    bound = {one.name for one in menu_keys_of(at_work.window) if one.binds}
    both = {"copy", "cut", "paste", "duplicate", "rename_selected", "select_all"}
    assert bound & {one.name for one in CANVAS_KEYS} == both
    map_keys = [
        key
        for one in CANVAS_KEYS
        if one.does is not None and one.name not in both
        for key in one.keys
    ]
    menu_keys = [key for one in menu_keys_of(at_work.window) if one.binds for key in one.own]
    assert sorted(map_keys + menu_keys) == sorted({*map_keys, *menu_keys})
    assert len({one.name for one in CANVAS_KEYS}) == len(CANVAS_KEYS)


def test_a_menu_holds_every_key_of_the_map(at_work: Person) -> None:
    in_menus = {one.name for one in menu_keys_of(at_work.window)}
    for one in CANVAS_KEYS:
        if one.does is not None and one.name not in ("enter", "keys_sheet"):
            assert one.name in in_menus, one.name


def test_a_letter_of_the_map_is_changed_for_all_windows_and_given_back(at_work: Person) -> None:
    person = at_work
    change_it = "Essential, or no more"
    on_sheet(person, lambda sheet: change(person, sheet, change_it, Key.Key_G))
    assert chosen_keys() == {"essential": "G"}
    assert person.window.actions_by_name["essential"].text().endswith("\tG")
    card = next(iter(person.canvas.scene.stages)).id
    card = next(one.id for one in person.project.touchpoints.values() if one.stage == card)
    was = person.project.touchpoints[card].essential
    person.canvas.workspace.select([card])
    person.press(Key.Key_E)
    assert person.project.touchpoints[card].essential == was, "E is free now"
    person.press(Key.Key_G)
    assert person.project.touchpoints[card].essential != was
    on_sheet(person, lambda sheet: person.click(f"{change_it}: back to E", within=sheet))
    assert chosen_keys() == {}
    person.canvas.workspace.select([card])
    person.press(Key.Key_E)
    assert person.project.touchpoints[card].essential == was


def test_a_key_that_another_has_is_asked_for_and_taken(at_work: Person) -> None:
    person = at_work
    actions = person.window.actions_by_name

    def take(sheet: ShortcutSheet) -> None:
        change(person, sheet, "Quit", Key.Key_D, CONTROL)
        assert sheet.said.text() == "Ctrl+D is “Duplicate”: take it from there?"
        assert chosen_keys() == {}, "nothing happens before the answer"
        person.press(Key.Key_Return)

    on_sheet(person, take)
    assert actions["quit"].shortcut().toString() == "Ctrl+D"
    assert actions["duplicate"].shortcut().isEmpty()
    on_sheet(person, lambda sheet: person.click("All as they were", within=sheet))
    assert actions["quit"].shortcut().toString() == "Ctrl+Q"
    assert actions["duplicate"].shortcut().toString() == "Ctrl+D"


def test_what_would_take_keys_from_typing_is_refused(at_work: Person) -> None:
    person = at_work

    def try_it(sheet: ShortcutSheet) -> None:
        change(person, sheet, "Quit", Key.Key_Q)
        assert "Hold Ctrl or Alt" in sheet.said.text()
        change(person, sheet, "Quit", Key.Key_Escape)

    on_sheet(person, try_it)
    assert chosen_keys() == {}


def test_a_key_for_naming_is_changed(at_work: Person) -> None:
    person = at_work
    said = "Done; the next one, connected to it"
    on_sheet(person, lambda sheet: change(person, sheet, said, Key.Key_Return, CONTROL | SHIFT))
    before = len(person.project.connections)
    person.type("First")
    person.press(Key.Key_Return, CONTROL | SHIFT)
    person.type("Second")
    person.press(Key.Key_Return)
    assert len(person.project.connections) == before + 1


def test_the_search_finds_commands_and_keys(at_work: Person) -> None:
    person = at_work

    def look(sheet: ShortcutSheet) -> None:
        sheet.search.setFocus()
        person.type("duplic")
        seen = [one.text() for one in sheet.findChildren(KeyButton) if one.isVisible()]
        assert seen == ["Ctrl+D"]
        person.retype("ctrl+k")
        assert [one.text() for one in sheet.findChildren(KeyButton) if one.isVisible()] == [
            "Ctrl+K"
        ]
        person.retype("nothing of the kind")
        assert person.sees_text("No command or key is called like that.", sheet)

    on_sheet(person, look)


def test_broken_preferences_are_passed_over(at_work: Person) -> None:
    from journeymapper.gui.preferences import settings

    for broken in ("{", "[]", '{"essential": 5}', '{"essential": "' + "x" * 500 + '"}'):
        settings().setValue("keys", broken)
        assert chosen_keys() == {}
    del at_work
