"""A canvas that assistive technology may ask, and ears for what it is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.gui.access import factory
from journeymapper.gui.canvas.view import CanvasView
from journeymapper.gui.workspace import Workspace


@pytest.fixture(autouse=True)
def _factory() -> None:
    factory.install()


@pytest.fixture
def sample_map(sample: Workspace, qapp: QApplication) -> Iterator[CanvasView]:
    """The sample's second journey on a canvas that has the keyboard."""
    canvas = CanvasView(sample)
    canvas.resize(1200, 700)
    canvas.show()
    canvas.activateWindow()
    canvas.setFocus()
    QTest.qWaitForWindowActive(canvas)
    yield canvas
    canvas.close()
    canvas.deleteLater()
    qapp.processEvents()
    qapp.clipboard().clear()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str]]]:
    """What a screen reader that runs is told by the program: what happened, and to whom; for an
    announcement the sentence."""
    told: list[tuple[str, str]] = []
    really = QAccessible.updateAccessibility

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(("Announcement", event.message()))
        else:
            about = event.accessibleInterface()
            told.append((event.type().name, about.text(QAccessible.Text.Name)))
        really(event)

    QAccessible.setActive(True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(hear))
    yield told
    QAccessible.setActive(False)
