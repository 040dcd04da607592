"""The frame round what has the keyboard and does not show it by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from journeymapper.gui.canvas.view import CanvasView
from journeymapper.gui.focus_frame import FocusFrame, frame_focus
from journeymapper.gui.look import colour
from journeymapper.gui.workspace import Workspace


@pytest.fixture
def page(qapp: QApplication, sample: Workspace) -> Iterator[QWidget]:
    """A field above a map, the keyboard in the field."""
    frame_focus(qapp)
    made = QWidget()
    layout = QVBoxLayout(made)
    made.field = QLineEdit()  # type: ignore[attr-defined]
    made.canvas = CanvasView(sample)  # type: ignore[attr-defined]
    layout.addWidget(made.field)
    layout.addWidget(made.canvas)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    # A press that a test before left without its release would count as one of these tests.
    QTest.mouseClick(made.field, Qt.MouseButton.LeftButton)
    made.field.setFocus()
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()


def frames(page: QWidget) -> list[FocusFrame]:
    return [one for one in page.findChildren(FocusFrame) if one.isVisible()]


def test_a_frame_comes_with_the_keyboard_and_goes_with_it(page) -> None:  # type: ignore[no-untyped-def]
    assert frames(page) == []
    page.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    (frame,) = frames(page)
    assert frame.parentWidget() is page.canvas
    rim = page.canvas.grab().toImage().pixelColor(1, page.canvas.height() // 2)
    assert rim == colour("accent")
    page.resize(1000, 760)
    assert frame.size() == page.canvas.size()
    page.field.setFocus(Qt.FocusReason.TabFocusReason)
    assert frames(page) == []


def test_where_the_mouse_is_no_frame_is_needed(page) -> None:  # type: ignore[no-untyped-def]
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert page.canvas.hasFocus()
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert frames(page) == []


def test_a_click_into_what_is_framed_takes_the_frame_away(page) -> None:  # type: ignore[no-untyped-def]
    page.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert frames(page) == []


def test_the_frame_is_in_nobodys_way_and_not_told_of(page) -> None:  # type: ignore[no-untyped-def]
    page.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    (frame,) = frames(page)
    middle = page.canvas.rect().center()
    assert page.canvas.childAt(middle) is not frame
    assert page.canvas.childAt(QPoint(1, middle.y())) is not frame
    reader = QAccessible.queryAccessibleInterface(page.canvas)
    told = [reader.child(place).object() for place in range(reader.childCount())]
    assert frame not in told
