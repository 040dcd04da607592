"""Areas of a window that F6 goes through: which holds the focus, and where Tab enters one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def holds_focus(widget: QWidget) -> bool:
    """Whether the keys go to it or to something in it."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def first_in(area: QWidget) -> QWidget:
    """The first widget of an area that Tab would come to; the area itself where there is none."""
    one: QWidget | None = area
    while one is not None:
        inside = one is area or area.isAncestorOf(one)
        if inside and one.isVisible() and one.isEnabled() and one.focusPolicy() in _TAB_STOPS:
            return one
        one = one.nextInFocusChain()
        if one is area:
            break
    return area


_TAB_STOPS = (
    Qt.FocusPolicy.TabFocus,
    Qt.FocusPolicy.StrongFocus,
    Qt.FocusPolicy.WheelFocus,
)
