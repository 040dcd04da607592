"""What was a drag or a click in the window, by key: tabs, areas, menus of what is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.app.templates import new_from_template
from journeymapper.domain.order import by_rank
from journeymapper.gui.application import Application
from tests.gui.person import Key, Person

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    person.settle()
    return person


def test_a_journey_s_tab_is_moved_by_key(at_work: Person) -> None:
    person = at_work

    def order() -> list[str]:
        return [one.title for one in by_rank(person.project.journeys.values())]

    was = order()
    person.window.tabs.bar.setFocus()
    person.press(Key.Key_Right, ALT)
    assert order() == [was[1], was[0], *was[2:]]
    person.press(Key.Key_Left, ALT)
    assert order() == was


def test_f6_leaves_the_canvas_goes_round_and_comes_back(at_work: Person) -> None:
    person = at_work
    person.canvas.setFocus()
    person.press(Key.Key_F6)
    assert not person.canvas.hasFocus()
    for _ in range(12):
        if person.canvas.hasFocus():
            break
        person.press(Key.Key_F6)
    assert person.canvas.hasFocus()
    person.press(Key.Key_F6, SHIFT)
    assert not person.canvas.hasFocus()
    person.press(Key.Key_F6)
    assert person.canvas.hasFocus()


def test_f6_keeps_what_was_being_named(at_work: Person) -> None:
    person = at_work
    person.canvas.setFocus()
    person.canvas.workspace.select(())
    person.type("Half a thought")
    person.press(Key.Key_F6)
    assert any(one.name == "Half a thought" for one in person.project.touchpoints.values())
    assert not person.canvas.editor.isVisible()


def test_the_menu_key_opens_the_menu_beside_what_is_chosen(at_work: Person) -> None:
    canvas = at_work.canvas
    at_work.canvas.setFocus()
    at_work.press(Key.Key_Home)
    (chosen,) = canvas.workspace.selection
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), canvas.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(canvas, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    box = canvas.camera.rect_of(canvas.scene.cards.boxes[chosen]).toRect()
    corner = canvas.mapFromGlobal(menu.pos())
    assert box.adjusted(-40, -40, 40, 40).contains(corner)
    at_work.close_menus()


def test_a_persona_is_added_without_the_mouse(at_work: Person) -> None:
    person = at_work
    person.canvas.setFocus()
    person.press(Key.Key_P, Qt.KeyboardModifier.ControlModifier | SHIFT)
    person.enter("Somebody new")
    assert any(one.name == "Somebody new" for one in person.project.personas.values())
    person.press(Key.Key_1, ALT)
    assert person.canvas.hasFocus()
