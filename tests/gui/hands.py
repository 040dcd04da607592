"""Hands for tests of panels: what a user does with them, and what they look at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.gui.entries import Entry
from journeymapper.gui.workspace import Workspace

LONG = "Kundenzufriedenheitsbefragung" * 4 + "end!"
LONG_WORDS = "A name of a hundred and twenty characters that somebody pasted from a report " * 2
ARABIC = "المشتري الذي يقرر في النهاية"


def show(qtbot: QtBot, widget: QWidget, width: int = 300, height: int = 1200) -> QScrollArea:
    """Show a panel in a scroll area, as a dock does."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(widget)
    widget.shown_in = area  # type: ignore[attr-defined]  # keeps the area for as long as the test
    qtbot.addWidget(area)
    area.resize(width, height)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    qtbot.wait(1)
    return area


def choose_from_menu(entry: Entry, text: str) -> None:
    """Trigger an action of an entry's context menu."""
    menu = QMenu()
    assert entry.fill_menu is not None
    entry.fill_menu(menu)
    (action,) = [one for one in menu.actions() if one.text() == text]
    action.trigger()
    menu.deleteLater()


def drop(target: QWidget, mime: QMimeData, at: QPoint) -> bool:
    """Drag over a widget and let go there; whether it took what was dropped."""
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(at, actions, mime, left, keys))
    QApplication.sendEvent(target, QDragMoveEvent(at, actions, mime, left, keys))
    let_go = QDropEvent(QPointF(at), actions, mime, left, keys, QEvent.Type.Drop)
    QApplication.sendEvent(target, let_go)
    return let_go.isAccepted()


def undo_names(workspace: Workspace) -> list[str]:
    """What undo would take back, the newest first."""
    return [step.name for step in workspace.session.history()]


def too_wide(panel: QWidget) -> list[str]:
    """What stands beyond its parent's right or left edge, and so is clipped."""
    return [
        f"{type(one).__name__} {one.accessibleName()!r} at {one.geometry()}"
        for one in panel.findChildren(QWidget)
        if one.isVisible()
        and (parent := one.parentWidget()) is not None
        and not isinstance(parent, QScrollArea)
        and parent.objectName() not in ("qt_scrollarea_viewport",)
        and type(one).__module__.startswith(("journeymapper", "PySide6.QtWidgets"))
        and not one.isWindow()
        and (one.x() < 0 or one.x() + one.width() > parent.width())
    ]
