"""A window on a small or doubled screen: nothing is cut off that cannot be reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from journeymapper.app.templates import new_from_template
from journeymapper.gui import appearance
from journeymapper.gui.application import Application
from journeymapper.gui.window.page_register import PAGES
from tests.gui.person import Person


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    assert person.wait(lambda: person.window.docks["inspector"].content)
    return person


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("percent", [150, 200])
def test_large_text_leaves_the_map_its_room(at_work: Person, percent: int) -> None:
    at_work.window.resize(1440, 900)
    at_work.settle()
    appearance.choose_text(percent)
    try:
        at_work.settle()
        assert at_work.window.canvas.width() >= 0.45 * 1440
    finally:
        appearance.choose_text(100)


def test_the_window_fits_a_doubled_laptop_screen(at_work: Person) -> None:
    person, window = at_work, at_work.window
    window.resize(720, 450)
    person.settle()
    hint = window.minimumSizeHint()
    assert (hint.width(), hint.height()) <= (700, 440)
    for dock in window.docks.values():
        if not dock.visibleRegion().isEmpty():
            assert window.rect().contains(place(dock)), dock.objectName()
    bar = window.top_bar
    for one in bar.findChildren(QWidget):
        if one.isVisible() and one.parentWidget() is bar:
            assert bar.rect().contains(one.geometry()), one
    hidden = [name for name, view in bar._views.items() if not view.isVisible()]
    assert hidden
    person.click(bar._more)
    person.choose(next(one.label for one in PAGES if one.name == hidden[-1]))
    assert window.view == hidden[-1]
    assert bar._more.isChecked()
    window.resize(1440, 900)
    person.settle()
    assert bar._views[hidden[-1]].isVisible()
    assert bar._views[hidden[-1]].isChecked()
    assert bar._more.text() == "More"


def test_the_top_bar_stands_still_whatever_page_is_shown(at_work: Person) -> None:
    person, window = at_work, at_work.window
    window.resize(1280, 800)
    person.settle()
    places = set()
    for page in PAGES:
        window.show_view(page.name)
        person.settle()
        bar = window.top_bar
        places.add(tuple(one.x() for one in (bar._views["map"], bar._more, bar._find, bar._export)))
    assert len(places) == 1
