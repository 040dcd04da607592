"""The menu of the tray: everything that can be dragged there, without dragging."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journeymapper.commands.base import Together
from journeymapper.commands.records import EditFields
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.actions.making import make_action
from journeymapper.gui.stickies.edits import TrayEdits
from journeymapper.gui.stickies.line import KINDS
from journeymapper.gui.stickies.listing import TrayList
from journeymapper.gui.workspace import Workspace


class TrayMenu:
    """Made anew for what is chosen."""

    def __init__(self, workspace: Workspace, edits: TrayEdits, shown: TrayList) -> None:
        self._workspace = workspace
        self._edits = edits
        self._list = shown

    def make(self) -> QMenu:
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids = self._list.chosen_ids()
        stickies, clusters = self._edits.split(ids)
        if clusters:
            self._fill_clusters(menu, ids, clusters)
        else:
            self._fill_stickies(menu, stickies)
        return menu

    def _fill_clusters(self, menu: QMenu, ids: list[str], clusters: list[str]) -> None:
        edits, one = self._edits, clusters[0]
        if len(ids) == 1:
            _add(menu, "Rename", lambda: self._list.edit_text(one), "F2")
        else:
            _add(menu, "Merge into one cluster", lambda: edits.cluster(ids), "G")
        self._fill_places(menu, ids)
        menu.addSeparator()
        if len(ids) == 1:
            _add(menu, "Move up", lambda: edits.shift(one, -1), "Alt+Up")
            _add(menu, "Move down", lambda: edits.shift(one, 1), "Alt+Down")
            menu.addSeparator()
        _add(menu, "Dissolve, keep the stickies", lambda: edits.dissolve(clusters), "Del")

    def _fill_stickies(self, menu: QMenu, ids: list[str]) -> None:
        edits, project = self._edits, self._workspace.project
        stickies = [project.stickies[one] for one in ids]
        first = stickies[0]
        if len(ids) == 1:
            _add(menu, "Edit", lambda: self._list.edit_text(first.id), "F2")
        kinds = menu.addMenu("Kind")
        for kind in KINDS:
            action = kinds.addAction(kind.label.capitalize(), partial(self._set_kind, ids, kind))
            action.setCheckable(True)
            action.setChecked(all(one.kind is kind for one in stickies))
        menu.addSeparator()
        _add(menu, "Put into a new cluster", lambda: edits.cluster(ids), "G")
        _add(menu, "Move to a cluster…", lambda: edits.ask_cluster(ids, self._place()), "M")
        if any(one.cluster is not None for one in stickies):
            _add(menu, "Take out of the cluster", lambda: edits.take_out(ids))
        self._fill_places(menu, ids)
        menu.addSeparator()
        if len(ids) == 1:
            place = first.touchpoint or first.stage
            if place is not None:
                _add(menu, "Show on the canvas", lambda: self._workspace.reveal(place))
            ask = self._workspace.rests_on_asked.emit
            _add(menu, "What it rests on…", lambda: ask(first.id, self._place()))
            _add(menu, "Make it an action", lambda: make_action(self._workspace, first.id))
        if any(one.touchpoint or one.stage for one in stickies):
            _add(menu, "Back into the tray", lambda: edits.take_out(ids))
        menu.addSeparator()
        _add(menu, "Delete", lambda: edits.delete(ids), "Del")

    def _fill_places(self, menu: QMenu, ids: list[str]) -> None:
        edits, project = self._edits, self._workspace.project
        menu.addSeparator()
        touchpoint = project.touchpoints.get(self._workspace.selected or "")
        if touchpoint is not None:
            name = " ".join(touchpoint.name.split())[:40].replace("&", "&&")
            _add(menu, f"Place on “{name}”", lambda: edits.put_on(ids, touchpoint.id), "Enter")
        _add(menu, "Put on a touchpoint…", lambda: edits.ask_touchpoint(ids, self._place()), "P")
        many = "Make touchpoints of them" if len(ids) > 1 else "Make a touchpoint of it"
        _add(menu, many, lambda: edits.make_touchpoints(ids), "T")

    def _set_kind(self, ids: list[str], kind: StickyKind) -> None:
        edits = [EditFields(one, {"kind": kind}) for one in ids]
        title = f"Make stickies {kind.label}s"
        self._workspace.run(edits[0] if len(edits) == 1 else Together(title, edits))

    def _place(self) -> QPoint:
        item = self._list.visualRect(self._list.currentIndex())
        return self._list.viewport().mapToGlobal(item.bottomLeft())


def _add(menu: QMenu, text: str, done: Callable[[], object], key: str = "") -> QAction:
    """An action; its key is told, not bound: the list binds its keys itself."""
    action = menu.addAction(f"{text}\t{key}" if key else text)
    action.triggered.connect(lambda: done())
    return action
