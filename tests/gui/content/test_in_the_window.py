"""Triggers and content reached from the window, as somebody at the screen does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymapper.domain.records import Content, Trigger
from journeymapper.gui.content.page import ContentPage
from journeymapper.gui.touchpoint_picker import TouchpointPicker
from journeymapper.gui.triggers.page import TriggersPage
from tests.gui.person import Person

Key = Qt.Key


def test_pages_open_from_the_menu_and_an_edit_is_taken_back(person: Person) -> None:
    person.desk.show_welcome()
    person.click("Open the sample")
    person.menu("Plan", "Triggers")
    page = person.find("Triggers", kind=TriggersPage)
    before = len(person.project.all(Trigger))
    person.click(page.add_button)
    person.type("the week ends")
    person.press(Key.Key_Return)
    assert person.wait(lambda: isinstance(person.front, TouchpointPicker))
    picker = person.front
    assert isinstance(picker, TouchpointPicker)
    QTest.keyClick(picker.line, Key.Key_Return)  # the first that is offered
    assert len(person.project.all(Trigger)) == before + 1
    person.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(person.project.all(Trigger)) == before
    person.menu("Plan", "Content")
    content = person.find("Content", kind=ContentPage)
    before = len(person.project.all(Content))
    assert content.first.isVisible()
    person.enter("A letter")  # the sample’s first journey has none yet
    assert len(person.project.all(Content)) == before + 1
    hole = next(one.hole for one in content.matrix.cells.values() if one.hole.isVisible())
    person.click(hole)
    person.enter("A film")
    assert len(person.project.all(Content)) == before + 2
    assert content.form.title_line.text() == "A film"
