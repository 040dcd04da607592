"""The grid on a screen, and hands for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.domain.records import Journey, Persona, ProjectDetails, Record
from journeymapper.gui.grid.cursor import Cursor
from journeymapper.gui.grid.page import GridPage
from journeymapper.gui.workspace import Workspace

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton

MakeWorkspace = Callable[..., Workspace]


class Hands:
    """Somebody at the grid, with keys and a mouse."""

    def __init__(self, page: GridPage, workspace: Workspace) -> None:
        self.page = page
        self.view = page.view
        self.workspace = workspace

    @property
    def project(self):  # type: ignore[no-untyped-def]
        return self.workspace.project

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text: str) -> None:
        for letter in text:  # the first one may open a field that takes the others
            key = Key(ord(letter.upper())) if letter.isascii() else Key.Key_unknown
            event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)

    def at(self, lane: str, stage: str, entry: int = 0) -> None:
        """Go to a cell by the names of its lane and stage."""
        self.view.go(Cursor().at(self.row(lane), self.column(stage), entry))
        self.view.setFocus()

    def row(self, lane: str) -> int:
        return [one.name for one in self.view.sheet.rows].index(lane)

    def column(self, stage: str) -> int:
        return [one.name for one in self.view.sheet.columns].index(stage)

    def lanes(self) -> list[str]:
        return [one.name for one in self.view.sheet.rows]

    def stages(self) -> list[str]:
        return [one.name for one in self.view.sheet.columns]

    def texts(self, lane: str, stage: str) -> list[str]:
        """What stands in a cell."""
        cell = self.view.sheet.cell(self.row(lane), self.column(stage))
        return [one.text for one in cell.entries]

    def place(self, lane: str, stage: str, entry: int = 0) -> QPoint:
        """Where an entry is seen."""
        return self.view.part_at(self.row(lane), self.column(stage), entry).center()

    def click(self, at: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, modifier, at)

    def drag(self, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
        viewport = self.view.viewport()
        QTest.mousePress(viewport, LEFT, NONE, start)
        for step in range(1, 6):
            QTest.mouseMove(viewport, start + (end - start) * step / 5)
            QApplication.processEvents()
        if let_go:
            QTest.mouseRelease(viewport, LEFT, NONE, end)

    def said(self) -> str:
        """What a screen reader is told."""
        QApplication.processEvents()
        return self.view.accessibleName()


@pytest.fixture
def make_hands(qtbot: QtBot) -> Callable[..., Hands]:
    def make(workspace: Workspace, width: int = 1440, height: int = 900) -> Hands:
        page = GridPage(workspace)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.view.setFocus()
        return Hands(page, workspace)

    return make


@pytest.fixture
def blank(make_workspace: MakeWorkspace, make_hands: Callable[..., Hands]) -> Hands:
    """A journey without stages; one persona."""
    records: tuple[Record, ...] = (
        ProjectDetails(id="project_0000000000000001", title="Blank"),
        Journey(id="journey_0000000000000001", title="Paper map"),
        Persona(id="persona_0000000000000001", name="Team coach", rank="a0"),
    )
    return make_hands(make_workspace(records))


@pytest.fixture
def hands(sample: Workspace, make_hands: Callable[..., Hands]) -> Hands:
    """The sample's future journey: six stages, all lanes."""
    return make_hands(sample)
