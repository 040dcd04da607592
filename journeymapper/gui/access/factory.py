"""Who tells assistive technology of which widget. To add one is to add a line.

A start installs the one function below and imports nothing; what tells of a widget is imported when
somebody first asks for it. This file is one of the few that may import late.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

Role = QAccessible.Role


def _map(widget: Any) -> QAccessibleInterface:
    from journeymapper.gui.access.map_access import MapAccess

    return MapAccess(widget)


def _curve(widget: Any) -> QAccessibleInterface:
    from journeymapper.gui.access.curve_access import CurveAccess

    return CurveAccess(widget)


def _grid(widget: Any) -> QAccessibleInterface:
    from journeymapper.gui.access.grid_access import GridAccess

    return GridAccess(widget)


def _entry(widget: Any) -> QAccessibleInterface:
    from journeymapper.gui.access.parts import Pressable

    return Pressable(widget, Role.ListItem, widget.clicked.emit)


def _portrait(widget: Any) -> QAccessibleInterface:
    from journeymapper.gui.access.parts import Pressable

    return Pressable(widget, Role.Button, widget.choose)


def _with(role: Role) -> Callable[[Any], QAccessibleInterface]:
    def make(widget: Any) -> QAccessibleInterface:
        from PySide6.QtWidgets import QAccessibleWidget

        return QAccessibleWidget(widget, role)

    return make


_MAKERS: Mapping[str, Callable[[Any], QAccessibleInterface]] = {
    "CanvasView": _map,
    "EmotionPanel": _curve,
    "GridView": _grid,
    "Entry": _entry,
    "Portrait": _portrait,
    "PaperPage": _with(Role.Pane),
    "GridPage": _with(Role.Pane),
    "HealthPanel": _with(Role.Pane),
    "WelcomePage": _with(Role.Pane),
    "Toast": _with(Role.Notification),
    "TrendLine": _with(Role.Chart),
    "MonthsChart": _with(Role.Chart),
    "Bars": _with(Role.Chart),
    "NoteText": _with(Role.StaticText),
}
"""By the name of the widget's class, or of one that it inherits from."""
_alive: list[QAccessibleInterface] = []
"""What was made, until Qt deletes it."""
_installed: list[bool] = []


def install() -> None:
    """Have Qt ask here for what it does not know itself. Once is enough."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)


def made_for(widget: QObject) -> bool:
    """Whether anybody ever asked for this widget's object."""
    return any(Shiboken.isValid(one) and one.object() is widget for one in _alive)


def _make(class_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    if widget is None:
        return None
    maker = _MAKERS.get(class_name)
    if maker is None and type(widget).__name__ == class_name and _is_picture(widget):
        maker = _with(Role.Graphic)
    if maker is None:
        return None
    _alive[:] = [one for one in _alive if Shiboken.isValid(one)]
    made = maker(widget)
    _alive.append(made)
    return made


def _is_picture(widget: QObject) -> bool:
    """Whether it is one of our own that paints itself from nothing, and that no class of Qt or
    line above says more of."""
    kinds = type(widget).__mro__
    own = [one for one in kinds if one.__module__.startswith("journeymapper.")]
    base = kinds[len(own)].__name__ if own and len(own) < len(kinds) else ""
    paints = any("paintEvent" in vars(one) for one in own)
    return (
        paints and base in ("QWidget", "QFrame") and not any(one.__name__ in _MAKERS for one in own)
    )
