"""A canvas on a small journey, and a hand that presses real keys and mouse buttons on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.app.session import Session
from journeymapper.domain.records import (
    Connection,
    Journey,
    Persona,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.gui.canvas.view import CanvasView
from journeymapper.gui.look import dress
from journeymapper.gui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def records() -> list[Record]:
    """Two stages, three touchpoints (two in the first), one path, one persona."""
    journey = "journey_1"
    return [
        Journey(id=journey, title="Trial", rank="a0"),
        Stage(id="stage_1", journey=journey, name="Awareness", rank="a0"),
        Stage(id="stage_2", journey=journey, name="Trial", rank="a1"),
        Touchpoint(id="tp_1", journey=journey, stage="stage_1", name="Advert", x=32, y=40),
        Touchpoint(id="tp_2", journey=journey, stage="stage_1", name="Website", x=32, y=200),
        Touchpoint(id="tp_3", journey=journey, stage="stage_2", name="Sign-up", x=296, y=40),
        Connection(id="con_1", journey=journey, source="tp_1", target="tp_3"),
        Persona(id="persona_1", name="Career changer", rank="a0"),
    ]


class Hand:
    """Presses, drags and types on a canvas, and says where things are."""

    def __init__(self, canvas: CanvasView) -> None:
        self.canvas = canvas
        self.refusals: list[str] = []
        canvas.workspace.refused.connect(self.refusals.append)

    @property
    def project(self):  # type: ignore[no-untyped-def]
        return self.canvas.workspace.project

    @property
    def selection(self) -> frozenset[str]:
        return self.canvas.workspace.selection

    def at(self, x: float, y: float) -> QPoint:
        return self.canvas.camera.point_of(x, y).toPoint()

    def card(self, key: str) -> QPoint:
        box = self.canvas.scene.cards.boxes[key]
        return self.at(box.cx, box.cy)

    def middle(self, connection: str) -> QPoint:
        return self.at(*self.canvas.scene.middle_of(connection))

    def header(self, stage: str) -> QPoint:
        scene = self.canvas.scene
        middle = scene.lefts[stage] + scene.project.stages[stage].width / 2
        return QPoint(round(self.canvas.camera.x_of(middle)), 28)

    def click(self, place: QPoint, modifiers=NONE, button=LEFT) -> None:  # type: ignore[no-untyped-def]
        QTest.mouseClick(self.canvas, button, modifiers, place)

    def double_click(self, place: QPoint) -> None:
        QTest.mouseClick(self.canvas, LEFT, NONE, place)
        QTest.mouseDClick(self.canvas, LEFT, NONE, place)

    def hover(self, place: QPoint) -> None:
        self._send(QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, NONE)

    def press(self, place: QPoint, modifiers=NONE, button=LEFT) -> None:  # type: ignore[no-untyped-def]
        QTest.mousePress(self.canvas, button, modifiers, place)

    def move(self, place: QPoint, modifiers=NONE, button=LEFT) -> None:  # type: ignore[no-untyped-def]
        self._send(QEvent.Type.MouseMove, place, button, modifiers)

    def release(self, place: QPoint, modifiers=NONE, button=LEFT) -> None:  # type: ignore[no-untyped-def]
        QTest.mouseRelease(self.canvas, button, modifiers, place)

    def drag(self, start: QPoint, end: QPoint, modifiers=NONE, button=LEFT) -> None:  # type: ignore[no-untyped-def]
        self.press(start, modifiers, button)
        self.move(start + (end - start) / 2, modifiers, button)
        self.move(end, modifiers, button)
        self.release(end, modifiers, button)

    def wheel(self, place: QPoint, ticks: int, modifiers=NONE) -> None:  # type: ignore[no-untyped-def]
        event = QWheelEvent(
            QPointF(place),
            QPointF(self.canvas.mapToGlobal(place)),
            QPoint(),
            QPoint(0, ticks),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)

    def key(self, key: Qt.Key, modifiers=NONE) -> None:  # type: ignore[no-untyped-def]
        QTest.keyClick(self._target(), key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._target(), letter)

    def _target(self):  # type: ignore[no-untyped-def]
        return QApplication.focusWidget() or self.canvas

    def _send(self, kind: QEvent.Type, place: QPoint, button, modifiers) -> None:  # type: ignore[no-untyped-def]
        # QTest.mouseMove never tells which buttons are held.
        event = QMouseEvent(
            kind,
            QPointF(place),
            QPointF(self.canvas.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            button,
            modifiers,
        )
        QApplication.sendEvent(self.canvas, event)


def show_canvas(qapp: QApplication, path: Path, made: list[Record]) -> CanvasView:
    dress(qapp)
    workspace = Workspace(Session.create(path, made))
    canvas = CanvasView(workspace)
    canvas.resize(1000, 640)
    canvas.show()
    canvas.activateWindow()
    canvas.setFocus()
    QTest.qWaitForWindowActive(canvas)
    return canvas


@pytest.fixture(autouse=True)
def _clean_clipboard(qapp: QApplication) -> Iterator[None]:
    """The offscreen platform crashes at exit while its clipboard holds what Python put there."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def canvas(qapp: QApplication, tmp_path: Path) -> Iterator[CanvasView]:
    made = show_canvas(qapp, tmp_path / "map.journey", records())
    yield made
    made.workspace.close()
    made.deleteLater()
    qapp.processEvents()


@pytest.fixture
def hand(canvas: CanvasView) -> Hand:
    return Hand(canvas)


@pytest.fixture
def empty_hand(qapp: QApplication, tmp_path: Path) -> Iterator[Hand]:
    """On a journey of two stages without anything in it."""
    bare = [one for one in records() if isinstance(one, Journey | Stage)]
    canvas = show_canvas(qapp, tmp_path / "empty.journey", bare)
    yield Hand(canvas)
    canvas.workspace.close()
    canvas.deleteLater()
    qapp.processEvents()
