"""Where the docks of one window stand: as they were left, away while a page is shown, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer

from journeymapper.gui.guide import opening
from journeymapper.gui.preferences import LAYOUT_VERSION, restore_docks, restore_place
from journeymapper.gui.window.docks import Dock, floating, give_first_sizes, lay_out

if TYPE_CHECKING:
    from journeymapper.gui.window.main_window import MainWindow


class DockPlaces:
    """Docks belong to the map; some stay beside other pages."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._on_map: QByteArray | None = None
        """How the docks stood on the map, while another view is shown."""
        self._staying: list[Dock] = []
        """The docks that stayed beside another view when it was opened."""
        self._are_new = False
        self._is_guided = False
        """Whether the guide is open at first: it was when this file was left."""

    def begin(self, path: Path) -> None:
        """A project came into the window."""
        self._are_new = self._window.isVisible()
        self._is_guided = opening.was_open(path)
        if not self._are_new:
            restore_place(self._window)
        self._arrange()

    def _arrange(self) -> None:
        """As they were left; as wide and high as becomes them before anybody has moved them."""
        window = self._window
        if restore_docks(window):
            QTimer.singleShot(0, window, self.raise_floating)
        else:
            give_first_sizes(window, window.docks)
        if self._is_guided:
            window.docks["guide"].appear()
        else:
            window.docks["guide"].hide()

    def put_where_they_began(self) -> None:
        """Every panel where it stood at the very first start."""
        lay_out(self._window, self._window.docks)
        give_first_sizes(self._window, self._window.docks)

    def raise_floating(self) -> None:
        for one in floating(self._window, self._window.docks):
            one.raise_()

    def arrange_new(self) -> None:
        """Qt has sized docks that came into a window on the screen: size them once more."""
        window = self._window
        if window.view == "map" and self._are_new:
            self._are_new = False
            self._is_guided = not window.docks["guide"].isHidden()
            self._arrange()

    def put_away(self) -> None:
        """They come back as they were: which are open, in front, how large. One that stays on pages
        does so where it is in front."""
        if self._on_map is not None:
            return
        self._on_map = self._window.saveState(LAYOUT_VERSION)
        docks = self._window.docks.values()
        self._staying = [one for one in docks if one.stays_on_pages and one.is_in_front]
        for dock in docks:
            dock.setVisible(dock in self._staying)

    def clear_away(self) -> QByteArray:
        """Hide every panel; returns how they stood on the map, for ``put_again``."""
        state = self._on_map
        if state is None:
            state = self._window.saveState(LAYOUT_VERSION)
        for dock in self._window.docks.values():
            dock.hide()
        if self._on_map is not None:
            self._on_map = self._window.saveState(LAYOUT_VERSION)
        return state

    def put_again(self, state: QByteArray) -> None:
        """Every panel as it stood, now or as soon as the map is shown."""
        if self._on_map is not None:
            self._on_map = state
        else:
            self._window.restoreState(state, LAYOUT_VERSION)

    def bring_back(self) -> None:
        """One that stays on pages and was opened or closed there, remains so."""
        window, state = self._window, self._on_map
        if state is not None:
            self._on_map = None
            docks = window.docks.values()
            opened = [one for one in docks if one.stays_on_pages and one.isVisible()]
            window.restoreState(state, LAYOUT_VERSION)
            for dock in self._staying:
                dock.setVisible(dock in opened)
            for dock in opened:
                dock.come_forward()
        if self._are_new:
            QTimer.singleShot(0, window, self.arrange_new)
