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


def _map(widget: Any) -> QAccessibleInterface:
    from journeymapper.gui.access.map_access import MapAccess

    return MapAccess(widget)


_MAKERS: Mapping[str, Callable[[Any], QAccessibleInterface]] = {
    "CanvasView": _map,
}
"""By the name of the widget's class."""
_alive: list[QAccessibleInterface] = []
"""What was made, until Qt deletes it."""
_installed: list[bool] = []


def install() -> None:
    """Have Qt ask here for what it does not know itself. Once is enough."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)


def _make(class_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    maker = _MAKERS.get(class_name)
    if maker is None or widget is None:
        return None
    _alive[:] = [one for one in _alive if Shiboken.isValid(one)]
    made = maker(widget)
    _alive.append(made)
    return made


def made_for(widget: QObject) -> bool:
    """Whether anybody ever asked for this widget's object."""
    return any(Shiboken.isValid(one) and one.object() is widget for one in _alive)
