"""What happens on the map, told as it happens: what has the keys, what is chosen, what an edit did.

It listens only once somebody asked for the map's accessible object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from journeymapper.gui.access.edit_words import edit_said
from journeymapper.gui.access.map_order import JOURNEY
from journeymapper.gui.announcing import announce

if TYPE_CHECKING:
    from journeymapper.app import observers
    from journeymapper.domain.change import Change
    from journeymapper.gui.access.items import Items
    from journeymapper.gui.access.map_contents import MapContents

Event = QAccessible.Event
_WAITS_MOST = 24
"""More records made at once are told as one change of the journey."""
_ORDERS = ("id", "journey", "stage", "touchpoint", "x", "y", "rank", "source", "target", "kind")
"""The fields that say where something is read."""
_ON_THE_MAP = frozenset({"touchpoints", "stages", "stickies", "presences", "connections"})


class MapNews(QObject):
    """Lives with the canvas."""

    def __init__(self, contents: MapContents, items: Items) -> None:
        super().__init__(contents.canvas)
        self._contents = contents
        self._items = items
        canvas = contents.canvas
        workspace = canvas.workspace
        workspace.selection_changed.connect(self._on_selection)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self._on_other)
        workspace.lens_changed.connect(self._on_other)
        canvas.banner_asked.connect(self._on_banner)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # After Qt said that the canvas has the keys: which card has them.
        if event.type() == QEvent.Type.FocusIn and QAccessible.isActive():
            self._tell_focus()
        return False

    def _tell_focus(self) -> None:
        item = self._items.item(self._contents.current())
        if item is not None and self._contents.widget.hasFocus():
            tell(item, Event.Focus)

    def _on_selection(self) -> None:
        if not QAccessible.isActive():
            return
        chosen = list(self._contents.canvas.workspace.selection)
        item = self._items.item(chosen[0]) if len(chosen) == 1 else None
        if item is not None:
            tell(item, Event.Selection)
        else:
            tell(QAccessible.queryAccessibleInterface(self._contents.widget), Event.SelectionWithin)
        self._tell_focus()

    def _on_records(self, event: observers.Event) -> None:
        if any(_moves(change) for change in event.changes):
            self._contents.forget()
        if not QAccessible.isActive():
            self._items.let_go()
            return
        self._tell_names(event)
        self._items.let_go()
        self._tell_new(event)
        if event.asker is self._contents.canvas or event.kind != "edit":
            announce(self._contents.widget, edit_said(self._contents.project, event))

    def _tell_names(self, event: observers.Event) -> None:
        for change in event.changes:
            known = self._items.known(change.id)
            if known is None or change.before is None or change.after is None:
                continue
            tell(known, Event.DescriptionChanged)
            if _name(change.before) != _name(change.after):
                tell(known, Event.NameChanged)

    def _tell_new(self, event: observers.Event) -> None:
        made = [
            one.id
            for one in event.changes
            if one.before is None and one.table in _ON_THE_MAP and self._contents.has(one.id)
        ]
        if len(made) > _WAITS_MOST:
            self._tell_reordered()
            return
        for key in made:
            item = self._items.item(key)
            if item is not None:
                tell(item, Event.ObjectCreated)

    def _on_other(self) -> None:
        """Another journey, or another part of it, is shown."""
        self._contents.forget()
        self._items.let_go()
        if QAccessible.isActive():
            self._tell_reordered()
            announce(self._contents.widget, self._contents.name(JOURNEY))

    def _tell_reordered(self) -> None:
        item = self._items.item(JOURNEY)
        if item is not None:
            tell(item, Event.ObjectReorder)

    def _on_banner(self, sentence: str) -> None:
        announce(self._contents.widget, sentence)


def _moves(change: Change) -> bool:
    """Whether an edit may have changed what is read after what."""
    if change.table not in _ON_THE_MAP | {"personas"}:
        return False
    before, after = change.before, change.after
    return any(getattr(before, one, None) != getattr(after, one, None) for one in _ORDERS)


def tell(about: QAccessibleInterface, event: Event) -> None:
    """Something happened to this one."""
    QAccessible.updateAccessibility(QAccessibleEvent(about, event))


def _name(record: object) -> object:
    return tuple(getattr(record, one, "") for one in ("name", "text", "label", "title"))
