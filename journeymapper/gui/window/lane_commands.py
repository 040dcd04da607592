"""What the Lanes menu does: the grid's lanes. The grid comes to the front for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeymapper.gui.window.menus import Entry

if TYPE_CHECKING:
    from journeymapper.gui.window.main_window import MainWindow


def lane_entries(window: MainWindow) -> list[Entry | QMenu | None]:
    """Commands for all lanes work everywhere, those for one while the grid shows which."""

    def change(what: str) -> None:
        window.change_lanes(what)

    def entry(what: str, text: str) -> Entry:
        return Entry(f"lane_{what}", text, partial(change, what), on_grid=True)

    return [
        Entry("lane_add", "&Add a text lane…", partial(change, "add")),
        Entry("lane_blueprint", "Service &blueprint on or off", partial(change, "blueprint")),
        Entry("lane_usual", "Show the &usual lanes", partial(change, "usual")),
        None,
        entry("rename", "&Rename this lane…"),
        entry("up", "Move this lane u&p\tAlt+Up"),
        entry("down", "Move this lane &down\tAlt+Down"),
        entry("internal", "This lane &internal or for everybody"),
        entry("hide", "&Hide this lane"),
    ]
