"""Room mode: large and quiet, with all editing at hand, and back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.app.session import Session
from journeymapper.drawing.cards import NAME_SIZE
from journeymapper.gui import appearance
from journeymapper.gui.application import Application
from journeymapper.gui.window.main_window import MainWindow
from tests.a_project import a_project


@pytest.fixture
def window(desk: Application, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    session = Session.create(tmp_path / "Room.journey", tuple(a_project().records()))
    window = desk.open_session(session)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.docks["rail"].content is not None)
    yield window
    appearance.enter_room(False)


def how_it_stands(window: MainWindow) -> tuple[object, ...]:
    camera = window.canvas.camera
    return (
        {name: dock.isVisible() for name, dock in window.docks.items()},
        window.status.isVisible(),
        window.top_bar.height(),
        window.menuBar().height() > 0,
        (camera.step, camera.left, camera.top),
        appearance.text_percent(),
    )


def keys(window: MainWindow) -> None:
    QTest.keyClick(
        window.canvas,
        Qt.Key.Key_R,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )


def test_a_room_is_large_and_quiet_and_leaving_puts_all_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = how_it_stands(window)
    keys(window)
    qtbot.waitUntil(lambda: window.canvas.camera.zoom >= 2.0)
    assert appearance.text_percent() >= 150
    assert not any(dock.isVisible() for dock in window.docks.values())
    assert not window.status.isVisible()
    assert window.menuBar().height() == 0
    assert window.actions_by_name["room"].isChecked()
    keys(window)  # the menu's keys work although the menu cannot be seen
    qtbot.waitUntil(lambda: how_it_stands(window) == before)
    assert not window.actions_by_name["room"].isChecked()


def test_cards_are_edited_in_a_room_and_a_panel_comes_when_asked_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    keys(window)
    qtbot.waitUntil(lambda: window.canvas.camera.zoom >= 2.0)
    workspace = window.workspace
    assert workspace is not None
    workspace.select(())
    count = len(workspace.project.touchpoints)
    window.canvas.setFocus()
    for letter in "Door":
        focus = window.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert len(workspace.project.touchpoints) == count + 1
    window.docks["inspector"].come_forward()
    assert window.docks["inspector"].isVisible()


def test_a_room_is_left_from_a_page_too(window: MainWindow, qtbot: QtBot) -> None:
    before = how_it_stands(window)
    keys(window)
    window.open_page("empathy")
    assert not window.status.isVisible()
    window.top_bar.room_left.emit()
    assert window.status.isVisible()
    window.open_page("map")
    qtbot.waitUntil(lambda: how_it_stands(window) == before)


def test_a_window_closed_in_its_room_opens_as_it_was_before(
    window: MainWindow, desk: Application, qtbot: QtBot
) -> None:
    path = window.workspace.session.path if window.workspace else None
    assert path is not None
    keys(window)
    qtbot.waitUntil(lambda: not window.status.isVisible())
    window.close()
    assert appearance.text_percent() == 100
    desk.open_path(path)
    again = desk.windows[-1]
    qtbot.waitUntil(
        lambda: again.docks["rail"].isVisible() and again.docks["inspector"].isVisible()
    )


def test_the_whole_journey_is_read_from_afar_in_a_room(window: MainWindow, qtbot: QtBot) -> None:
    keys(window)
    qtbot.waitUntil(lambda: window.canvas.camera.zoom >= 2.0)
    window.actions_by_name["fit"].trigger()
    assert window.canvas.camera.zoom * NAME_SIZE >= 16
    keys(window)
    qtbot.waitUntil(lambda: window.status.isVisible())
    window.actions_by_name["fit"].trigger()
    assert window.canvas.camera.zoom <= 1
