"""What is on the screen, as a screen reader finds it: by role and accessible name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QScrollArea, QWidget

Role = QAccessible.Role


class NotSeen(AssertionError):
    """What was looked for is not on the screen."""


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    reader = QAccessible.queryAccessibleInterface(widget)
    return reader.text(QAccessible.Text.Name) if reader is not None else ""


def is_called(widget: QWidget, name: str, role: Role | None) -> bool:
    """Whether it has this name and role; a name that ends in … may go on."""
    reader = QAccessible.queryAccessibleInterface(widget)
    if reader is None or (role is not None and reader.role() != role):
        return False
    said = reader.text(QAccessible.Text.Name)
    return said.startswith(name[:-1]) if name.endswith("…") else said == name


def can_be_seen(widget: QWidget) -> bool:
    """Now, or after rolling. Panels behind others lie outside their window."""
    if not widget.isVisible():
        return False
    areas = areas_around(widget)
    # What an area holds may cover all of it.
    seen = (areas[-1], areas[-1].viewport(), areas[-1].widget()) if areas else (widget,)
    return any(not one.visibleRegion().isEmpty() for one in seen if one is not None)


def areas_around(widget: QWidget) -> list[QScrollArea]:
    """What has to be rolled to see it, the innermost first."""
    areas, above = [], widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            areas.append(above)
        above = above.parentWidget()
    return areas


def action_called(actions: Sequence[QAction], text: str) -> QAction:
    """The entry of a menu with this text; … stands for any rest."""
    for action in actions:
        said = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        if said == text or (text.endswith("…") and said.startswith(text[:-1])):
            return action
    raise NotSeen(f"no entry {text!r} in {[one.text() for one in actions]}")
