"""Every page, panel and dialog over the sample: what can be used has a name, what is painted says
what it shows, and what has the keyboard shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QTabBar, QWidget
from shiboken6 import Shiboken

from journeymapper.app.templates import open_sample
from journeymapper.gui.application import Application
from journeymapper.gui.window import pages
from journeymapper.gui.window.main_window import MainWindow
from journeymapper.gui.window.page_register import PAGES
from tests.gui.access.reading import Role

DECORATION = {
    "Avatar": "the persona's name stands beside it",
    "Badge": "the number of a heading that stands beside it",
    "IconLabel": "a sign before words",
    "Progress": "the steps below it say how far each is",
    "ScoreBar": "its words stand beside it",
    "SeveritySign": "the word stands beside it",
    "ShareBar": "its words stand below it",
    "StepSign": "the step's name says its number and state",
    "_Bar": "its words stand below it",
    "_Dots": "the count stands beside it",
    "_Picture": "a legend; the plan below it says everything",
    "_Sign": "a sign before words",
}
"""Painted by hand and without a name, and why nothing is lost."""
ROLES_OF_NOTHING = {Role.Client, Role.Border, Role.NoRole, Role.Whitespace}


@pytest.fixture
def window(desk: Application) -> Iterator[MainWindow]:
    """While somebody listens, as from the start with a screen reader."""
    QAccessible.setActive(True)
    shown = desk.open_session(open_sample())
    shown.resize(1440, 900)
    shown.activateWindow()
    QTest.qWaitForWindowActive(shown)
    yield shown
    QAccessible.setActive(False)


def shown_in(root: QWidget) -> list[QWidget]:
    """What is on the screen of a window, without Qt's own inner parts."""
    found = [root, *root.findChildren(QWidget)]
    return [
        one
        for one in found
        if Shiboken.isValid(one) and one.isVisible() and not one.objectName().startswith("qt_")
    ]


def takes_focus(one: QWidget) -> bool:
    policy = one.focusPolicy() != Qt.FocusPolicy.NoFocus
    return policy and one.isEnabled() and one.focusProxy() is None


def is_painted(one: QWidget) -> bool:
    """Whether it is one of our own that paints itself, and no kind of label."""
    kinds = type(one).__mro__
    own = [kind for kind in kinds if kind.__module__.startswith("journeymapper.")]
    base = kinds[len(own)].__name__
    return any("paintEvent" in vars(kind) for kind in own) and base in ("QWidget", "QFrame")


def told(one: QWidget) -> str:
    around = one.parentWidget()
    return f"{type(one).__name__} in {type(around).__name__} ({one.toolTip()[:40]})"


def unnamed(root: QWidget) -> set[str]:
    found = set()
    for one in shown_in(root):
        reader = QAccessible.queryAccessibleInterface(one)
        name = reader.text(QAccessible.Text.Name).strip() if reader is not None else ""
        is_used = takes_focus(one) or isinstance(one, QAbstractButton)
        points = one.testAttribute(Qt.WidgetAttribute.WA_SetCursor)
        is_clicked = points and one.cursor().shape() == Qt.CursorShape.PointingHandCursor
        says_something = any(letter.isalnum() for letter in name)
        if isinstance(one, QTabBar) and not one.count():
            continue  # of no size, and called as its tab in front is
        if (is_used or is_clicked) and not says_something:
            found.add(f"no name: {told(one)} {name!r}")
        rolls = isinstance(one, QScrollArea)  # Qt has no role for what only rolls
        if takes_focus(one) and reader.role() in ROLES_OF_NOTHING and not rolls:
            found.add(f"no role: {told(one)}")
        if is_painted(one) and not name and type(one).__name__ not in DECORATION:
            found.add(f"painted, and says nothing: {told(one)}")
    return found


def look(root: QWidget, one: QWidget) -> bytes:
    """How a widget and its rim are seen now."""
    place = QRect(one.mapTo(root, QPoint(0, 0)), one.size()).adjusted(-4, -4, 4, 4)
    image = root.grab(place).toImage()
    return bytes(image.constBits())


def unseen_focus(root: QWidget, seen: set[tuple[str, ...]]) -> set[str]:
    """What looks the same with and without the keyboard; of each kind in each place one."""
    found = set()
    for one in shown_in(root):
        around = type(one.parentWidget()).__name__ if Shiboken.isValid(one) else ""
        kind = (type(one).__name__, around, str(Shiboken.isValid(one) and one.property("role")))
        if kind in seen or not Shiboken.isValid(one) or not takes_focus(one):
            continue
        if not one.isVisible() or one.visibleRegion().isEmpty():
            continue
        seen.add(kind)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if QApplication.focusWidget() is not one:
            continue  # a page hands it on to what is in it
        with_it = look(root, one)
        one.clearFocus()
        QApplication.processEvents()
        if with_it == look(root, one):
            found.add(told(one))
    return found


def test_every_page_and_panel(window: MainWindow) -> None:
    without_name, without_look = set[str](), set[str]()
    seen = set[tuple[str, ...]]()

    def audit(place: str) -> None:
        QTest.qWait(60)
        without_name.update(f"{place}: {one}" for one in unnamed(window))
        without_look.update(f"{place}: {one}" for one in unseen_focus(window, seen))

    audit("map")
    for page in PAGES:
        window.open_page(page.name)
        audit(page.name)
    window.open_page("map")
    for name, dock in window.docks.items():
        dock.show()
        dock.raise_()
        audit(f"panel {name}")
    project = window.workspace.project
    records = (project.touchpoints, project.connections, project.stages, project.personas)
    for record in (next(iter(table)) for table in records):
        window.workspace.page_asked.emit("inspector", record)
        audit(f"inspector of {record}")
    assert sorted(without_name) == []
    assert sorted(without_look) == []


def test_every_dialog_and_the_welcome_page(window: MainWindow, desk: Application) -> None:
    workspace = window.workspace
    assert workspace is not None
    seen = set[tuple[str, ...]]()
    made = [
        pages.make_export_dialog(workspace, window),
        pages.make_import_dialog(workspace, window),
        pages.make_details_dialog(workspace, window),
        pages.make_history_dialog(workspace, window),
        pages.make_shortcut_sheet(window),
        pages.make_about_dialog(window),
        pages.make_template_naming("A journey", window),
    ]
    without_name, without_look = set[str](), set[str]()
    for dialog in made:
        dialog.setModal(False)
        dialog.show()
        dialog.activateWindow()
        QTest.qWaitForWindowActive(dialog)
        place = type(dialog).__name__
        without_name |= {f"{place}: {one}" for one in unnamed(dialog)}
        without_look |= {f"{place}: {one}" for one in unseen_focus(dialog, seen)}
        dialog.close()
    welcome = desk.new_window()
    welcome.show_welcome()
    welcome.show()
    welcome.activateWindow()
    QTest.qWaitForWindowActive(welcome)
    without_name |= {f"welcome: {one}" for one in unnamed(welcome)}
    without_look |= {f"welcome: {one}" for one in unseen_focus(welcome, seen)}
    assert sorted(without_name) == []
    assert sorted(without_look) == []
