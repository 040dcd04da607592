"""The grid: how long until a key is seen, and until the map has become the grid or back."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.figures import Figure, middle
from benchmarks.projects import grid_project, large_project
from journeymapper.app.session import Session
from journeymapper.gui.application import Application
from journeymapper.gui.grid.cursor import Cursor
from journeymapper.gui.grid.view import GridView
from journeymapper.gui.look import dress
from journeymapper.gui.window.main_window import MainWindow

KEYS = 300
EDITS = 60
SWITCHES = 10
FRAME = 1000 / 60
"""Milliseconds of one picture of a usual screen."""


def run() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    # Beside the project, because the folder for temporary files may lie in memory.
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        patch.dict(os.environ, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder),
    ):
        dress(application)
        windows = Application(application)
        sheet = _window(windows, Session.create(Path(folder, "grid.journey"), grid_project()))
        sheet.show_view("grid")
        view = sheet.findChild(GridView)
        assert view is not None
        _settle()
        letters, walking, edits = _letters(view), _walking(view), _edits(view)
        sheet.close()
        large = _window(
            windows, Session.create(Path(folder, "map.journey"), large_project(1000, 2000))
        )
        first, to_grid, to_map = _switches(large)
        large.close()
    return [
        Figure("a letter typed into a cell of 40 × 20", middle(letters), "ms", round(FRAME, 1)),
        Figure("an arrow key in a grid of 40 × 20", middle(walking), "ms", round(FRAME, 1)),
        Figure(
            "Enter: the edit on the disk and seen, 40 × 20", middle(edits), "ms", round(FRAME, 1)
        ),
        Figure("the grid of 1,000 touchpoints for the first time", first, "ms", 150.0),
        Figure("from map to grid, 1,000 touchpoints", middle(to_grid), "ms", 150.0),
        Figure("from grid to map, 1,000 touchpoints", middle(to_map), "ms", 150.0),
    ]


def _window(windows: Application, session: Session) -> MainWindow:
    window = windows.new_window()
    window.work_on(session)
    window.resize(1440, 900)
    window.show()
    _settle()
    return window


def _settle() -> None:
    for _ in range(20):
        QApplication.processEvents()
        time.sleep(0.005)


def _timed(act: Callable[[], object]) -> float:
    """Milliseconds until what was done is painted."""
    begin = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - begin) * 1000


def _press(widget: QWidget | None, key: Qt.Key, text: str = "") -> None:
    assert widget is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)


def _letters(view: GridView) -> list[float]:
    view.go(Cursor().at(4, 3))
    view.writing.begin("")
    times = []
    for number in range(KEYS):
        letter = "price late "[number % 11]
        key = Qt.Key(ord(letter.upper()))
        times.append(_timed(lambda key=key, letter=letter: _press(view.editor, key, letter)))
    view.editor.finish("escape")
    return times


def _walking(view: GridView) -> list[float]:
    view.go(Cursor().at(0, 0))
    ways = [Qt.Key.Key_Down] * 25 + [Qt.Key.Key_Right] * 25
    return [_timed(lambda key=key: _press(view, key)) for key in ways]


def _edits(view: GridView) -> list[float]:
    """Enter after a few letters in cells of notes: as much text as there was before."""
    times = []
    for number in range(EDITS):
        view.go(Cursor().at(4 + number % 2, number % 6))
        view.writing.edit()
        view.editor.insertPlainText(f"Price appears {number % 10} weeks late")
        QApplication.processEvents()
        times.append(_timed(lambda: _press(view.editor, Qt.Key.Key_Return)))
    return times


def _switches(window: MainWindow) -> tuple[float, list[float], list[float]]:
    first = _timed(lambda: window.show_view("grid"))
    _settle()
    to_grid, to_map = [], []
    for _ in range(SWITCHES):
        to_map.append(_timed(lambda: window.show_view("map")))
        _settle()
        to_grid.append(_timed(lambda: window.show_view("grid")))
        _settle()
    return first, to_grid, to_map
