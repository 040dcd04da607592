"""A presentation is begun by its key, moved by keys and mouse, and left by Escape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.gui import appearance
from journeymapper.gui.presentation.flight import View, between, view_of
from journeymapper.gui.presentation.show import Presentation
from journeymapper.gui.presentation.speaker import SpeakerDesk
from journeymapper.layout import Rectangle

Key = Qt.Key


def _begun(window, keys=Qt.KeyboardModifier.NoModifier):
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Key.Key_F5, keys)
    shown = [one for one in window.findChildren(Presentation) if one.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_keys_and_mouse_step_through_the_stages(window, qtbot):
    shown = _begun(window)
    project = window.workspace.project
    assert shown.caption.title.text() == project.journeys[window.workspace.journey_id].title
    QTest.keyClick(shown, Key.Key_Right)
    first = shown.caption.title.text()
    assert first in [stage.name for stage in project.stages.values()]
    assert first in shown.accessibleName()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert shown.place == 2
    QTest.keyClick(shown, Key.Key_Left)
    assert shown.caption.title.text() == first
    QTest.keyClick(shown, Key.Key_End)
    assert shown.place == len(shown.slides) - 1
    QTest.keyClick(shown, Key.Key_Space)
    assert shown.place == len(shown.slides) - 1, "behind the last there is nothing"
    QTest.keyClick(shown, Key.Key_Home)
    assert shown.place == 0
    for part in (-60, -60):
        wheel = QWheelEvent(
            QPointF(9, 9),
            QPointF(9, 9),
            QPoint(),
            QPoint(0, part),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(shown, wheel)
    assert shown.place == 1, "two halves of a notch are one step"
    QTest.keyClick(shown, Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Presentation))


def test_the_path_of_a_persona(window):
    shown = _begun(window, Qt.KeyboardModifier.ShiftModifier)
    persona = window.workspace.project.personas[window.workspace.active_persona]
    assert shown.caption.title.text() == persona.name
    QTest.keyClick(shown, Key.Key_Right)
    assert shown.slide.shown[0] in window.workspace.project.touchpoints


def test_the_camera_glides_and_stands_at_once_where_motion_is_reduced(window, qtbot):
    appearance.choose_motion(appearance.Motion.FULL)
    shown = _begun(window)
    QTest.keyClick(shown, Key.Key_Right)
    assert shown.is_gliding
    qtbot.waitUntil(lambda: not shown.is_gliding)
    appearance.choose_motion(appearance.Motion.REDUCED)
    QTest.keyClick(shown, Key.Key_Right)
    assert not shown.is_gliding
    shown.close()


def test_notes_pointer_whole_and_dark(window, qtbot):
    shown = _begun(window)
    QTest.keyClick(shown, Key.Key_Right)
    qtbot.waitUntil(lambda: not shown.is_gliding)
    plain = shown.grab().toImage()
    QTest.keyClick(shown, Key.Key_N)
    assert shown.notes.isVisible()
    assert shown.notes.text.text() == "\n\n".join(shown.slide.notes) or not shown.slide.notes
    QTest.keyClick(shown, Key.Key_N)
    qtbot.waitUntil(lambda: not shown.is_gliding)
    for key in (Key.Key_P, Key.Key_O, Key.Key_B):
        QTest.keyClick(shown, key)
        qtbot.waitUntil(lambda: not shown.is_gliding)
        assert shown.grab().toImage() != plain
        QTest.keyClick(shown, key)
        qtbot.waitUntil(lambda: not shown.is_gliding)
        assert shown.grab().toImage() == plain
    shown.close()


def test_the_speaker_follows_and_moves_it(window):
    shown = _begun(window)
    desk = SpeakerDesk(shown)
    desk.show()
    assert shown.slides[1].title in desk.next.text()
    QTest.keyClick(desk, Key.Key_Right)
    assert shown.place == 1
    assert shown.slide.title in desk.now.text()
    desk.close()
    assert not shown.isVisible()


def test_nothing_to_present_is_said(window):
    workspace = window.workspace
    workspace.select(list(workspace.project.touchpoints))
    window.canvas.delete_selected()
    refused: list[str] = []
    workspace.refused.connect(refused.append)
    window.actions_by_name["present"].trigger()
    assert "Make a touchpoint" in refused[-1]
    assert not window.findChildren(Presentation)


@pytest.mark.parametrize("zoom", [0.5, 3.0])
def test_a_glide_begins_and_ends_where_it_should(zoom):
    start, end = View(100, 50, 1.0), View(900, 300, zoom)
    assert between(start, end, 0.0) == start
    last = between(start, end, 1.0)
    assert (round(last.x), round(last.y), round(last.zoom, 6)) == (900, 300, zoom)
    even = between(View(0, 0, 1.0), View(10, 20, 1.0), 0.5)
    assert (even.x, even.y) == (5, 10)


def test_a_card_fills_no_more_than_its_share():
    from PySide6.QtCore import QRectF

    view = view_of(Rectangle(0, 0, 200, 88), QRectF(0, 0, 1920, 1000))
    assert view.zoom * 200 <= 1920 / 2
    wide = view_of(Rectangle(0, 0, 20_000, 88), QRectF(0, 0, 1920, 1000))
    assert wide.zoom * 20_000 <= 1920
