"""Context menus of the grid: of an entry, a stage's name, a lane's name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from journeymapper.analysis.emotion import emotion_names
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.gui.grid.cursor import HEADER

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView


class GridMenus:
    def __init__(self, view: GridView) -> None:
        self._view = view

    def menu_at(self, point: QPoint, *, by_key: bool) -> QMenu | None:
        """The menu for what is under a point, which becomes current; by key, for what is."""
        view = self._view
        place = view.frame.place_at(point)
        menu = QMenu(view)
        if not by_key:
            if place.over_names and place.row is not None and place.row != HEADER:
                view.go(view.current.at(place.row, view.current.column))
                view.lanes_menu.fill_for(menu, view.sheet.rows[place.row])
                return menu
            if place.over_names:
                view.lanes_menu.fill(menu)
                return menu
            found = view.cell_at(point)
            if found is None:
                view.lanes_menu.fill(menu)
                return menu
            if not view.current.holds(found.row, found.column) or not view.current.is_block:
                view.go(found)
        if view.current.row == HEADER:
            self._stage(menu)
        else:
            self._cell(menu)
        return menu

    def _stage(self, menu: QMenu) -> None:
        view = self._view
        if view.current.column < len(view.sheet.columns):
            menu.addAction("&Rename stage\tF2", view.writing.edit)
            menu.addAction("Move stage &left\tAlt+Left", partial(view.edits.shift, -1, 0))
            menu.addAction("Move stage ri&ght\tAlt+Right", partial(view.edits.shift, 1, 0))
            menu.addAction("Show on the &map\tF4", view.edits.reveal)
            menu.addSeparator()
        menu.addAction("&Add a stage\tCtrl+Enter", view.writing.add_stage)
        if view.current.column < len(view.sheet.columns):
            menu.addAction("&Delete stage\tDel", view.edits.clear)

    def _cell(self, menu: QMenu) -> None:
        view = self._view
        current = view.current
        lane = view.sheet.rows[current.row]
        record = view.current_record()
        card = view.sheet.project.touchpoints.get(record)
        if not current.is_block:
            if view.sheet.entry(current.row, current.column, current.entry) is not None:
                menu.addAction("&Edit\tEnter", view.writing.edit)
            if lane.kind is not LaneKind.EMOTION:
                menu.addAction("&New entry here\tShift+Enter", view.writing.another)
            if record:
                menu.addAction("Show on the &map\tF4", view.edits.reveal)
            if card is not None:
                essential = menu.addAction("E&ssential")
                essential.setCheckable(True)
                essential.setChecked(card.essential)
                essential.triggered.connect(partial(view.edits.toggle_essential, card.id))
                self._feelings(menu)
            menu.addSeparator()
        menu.addAction("&Copy\tCtrl+C", view.clipboard.copy)
        menu.addAction("Cu&t\tCtrl+X", view.clipboard.cut)
        menu.addAction("&Paste\tCtrl+V", view.clipboard.paste)
        menu.addAction("&Delete\tDel", view.edits.clear)
        menu.addSeparator()
        lanes = menu.addMenu("&Lane")
        view.lanes_menu.fill_for(lanes, lane)

    def _feelings(self, menu: QMenu) -> None:
        view = self._view
        if view.workspace.active_persona is None:
            return
        feelings = menu.addMenu("&Feels")
        for number, name in enumerate(emotion_names(view.sheet.project)):
            act = partial(view.edits.feel, number - 2)
            feelings.addAction(f"{name.capitalize()}\tCtrl+{number + 1}", act)
        feelings.addAction("Nothing said", partial(view.edits.feel, None))
