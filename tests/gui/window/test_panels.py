"""Panels on their way: floating, put back, and on screens that are small."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from journeymapper.app.templates import new_from_template
from journeymapper.gui.application import Application
from journeymapper.gui.outline.editor import OutlineEditor
from journeymapper.gui.window.areas import holds_focus
from journeymapper.gui.window.on_screen import FRAME, within
from tests.gui.person import Key, Person

CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SCREEN = QRect(0, 0, 1024, 700)


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "Documents" / "Coffee shop.journey"
    new_from_template(path, "empty").close()
    return path


@pytest.fixture
def shop(desk: Application, person: Person, path: Path) -> Person:
    desk.open_path(path)
    assert person.wait(lambda: person.window.docks["rail"].content)
    return person


def test_the_program_ends_with_its_last_window_though_panels_float(
    desk: Application, shop: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    docks = shop.window.docks
    shop.click("Hide Emotion")
    for name in ("inspector", "feedback"):
        docks[name].setFloating(True)
    desk.show_welcome()
    shop.settle()
    welcome, window = shop.window, desk.windows[0]
    welcome.close()
    assert not ended
    window.close()
    assert ended
    assert not any(dock.isVisible() for dock in docks.values())


def test_panels_are_put_back(shop: Person) -> None:
    docks = shop.window.docks
    first = {name: dock.geometry() for name, dock in docks.items()}
    docks["inspector"].setFloating(True)
    docks["rail"].setFloating(True)
    shop.click("Hide Emotion")
    shop.settle()
    shop.menu("View", "Panels", "Put panels back")
    shop.settle()
    assert not any(dock.isFloating() for dock in docks.values())
    assert [name for name, dock in docks.items() if dock.isHidden()] == ["guide", "outline"]
    for name in ("rail", "inspector", "emotion"):
        assert docks[name].geometry() == first[name]
    assert set(shop.window.tabifiedDockWidgets(docks["inspector"])) == {
        docks[name] for name in ("empathy", "feedback", "health", "stickies")
    }


@pytest.mark.parametrize(
    "wanted",
    [QRect(2, 40, 1440, 900), QRect(900, 600, 760, 520), QRect(-3000, -20, 800, 520)],
)
def test_a_window_and_its_frame_stand_on_the_screen(wanted: QRect) -> None:
    assert SCREEN.contains(within(wanted, SCREEN).marginsAdded(FRAME))


def test_a_window_that_fits_stays_where_it_was_left() -> None:
    wanted = QRect(100, 80, 800, 560)
    assert within(wanted, SCREEN) == wanted


def test_panels_keep_their_width_on_a_small_screen(shop: Person) -> None:
    shop.window.resize(SCREEN.size())
    for _ in range(2):
        shop.press(Key.Key_3, Qt.KeyboardModifier.AltModifier)
        shop.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
        docks = shop.window.docks
        assert (docks["rail"].width(), docks["inspector"].width()) == (212, 340)
        assert shop.window.size() == SCREEN.size()


def test_a_panel_is_named_once(shop: Person) -> None:
    assert shop.wait(lambda: len(shop.all_seen("EMOTION")) == 1)
    assert not shop.all_seen("RAIL") and not shop.all_seen("TOUCHPOINT")
    alone = shop.window.docks["feedback"]
    shop.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, alone)
    shop.settle()
    assert shop.wait(lambda: shop.all_seen("FEEDBACK", within=alone))
    shop.window.tabifyDockWidget(shop.window.docks["inspector"], alone)
    shop.settle()
    assert shop.wait(lambda: not shop.all_seen("FEEDBACK", within=alone))


def test_a_panels_key_brings_it_to_the_front_with_the_keys_and_puts_it_away(shop: Person) -> None:
    window = shop.window
    outline = window.docks["outline"]
    window.canvas.setFocus()
    numbers = {name: n for n, name in enumerate(window.docks, 1)}

    def press(name: str) -> None:
        shop.press(Key(Key.Key_0 + numbers[name]), CONTROL_ALT)

    for name in ("outline", "feedback", "inspector", "outline"):
        press(name)
        dock = window.docks[name]
        assert shop.wait(lambda dock=dock: dock.is_in_front and holds_focus(dock)), name
    assert isinstance(shop.focus, OutlineEditor)
    shop.press(Key.Key_Escape)
    assert window.canvas.hasFocus()
    assert outline.is_in_front
    press("outline")
    assert shop.wait(lambda: holds_focus(outline))
    press("outline")
    assert outline.isHidden()
    assert window.canvas.hasFocus()
    assert not outline.toggleViewAction().isChecked()
    outline.toggleViewAction().trigger()  # as the finder does
    assert shop.wait(lambda: holds_focus(outline))
    assert outline.width() >= 300


def test_a_panel_that_is_ticked_off_in_the_menu_goes_away(shop: Person) -> None:
    inspector = shop.window.docks["inspector"]
    shop.window.canvas.setFocus()
    shop.menu("View", "Panels", "Touchpoint")
    assert inspector.isHidden()
    shop.menu("View", "Panels", "Touchpoint")
    assert shop.wait(lambda: inspector.is_in_front)
