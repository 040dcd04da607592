"""The one way by which assistive technology hears that something happened."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)

Event = QAccessible.Event


def tell(about: QAccessibleInterface, event: Event) -> None:
    """Something happened to this one."""
    QAccessible.updateAccessibility(QAccessibleEvent(about, event))


def announce(widget: QObject, sentence: str, *, at_once: bool = False) -> None:
    """Have a sentence spoken: when there is a pause, or ``at_once`` where it must not be missed."""
    if sentence and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, sentence)
        if at_once:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
