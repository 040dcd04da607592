"""Sentences for those who do not see where something happens: a screen reader speaks them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(widget: QObject, sentence: str, *, at_once: bool = False) -> None:
    """Have a sentence spoken: when there is a pause, or ``at_once`` where it must not be missed.
    Nothing happens while nobody listens."""
    if sentence and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, sentence)
        if at_once:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
