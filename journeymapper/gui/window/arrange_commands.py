"""What the Arrange menu does: chosen cards in line, evenly apart, alike, pinned; grid lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeymapper.gui.window.menus import Entry

if TYPE_CHECKING:
    from journeymapper.gui.window.main_window import MainWindow

_EDGES = (
    ("left", "Line up &left edges", ""),
    ("centre", "Line up &centres", ""),
    ("right", "Line up &right edges", ""),
    ("top", "Line up &top edges", ""),
    ("middle", "Line up &middles", ""),
    ("bottom", "Line up &bottom edges", ""),
)


def arrange_entries(window: MainWindow) -> list[Entry | QMenu | None]:
    """The lines of the menu, for a window with a project."""
    canvas = window.canvas
    return [
        Entry(
            "arrange",
            "&Arrange the journey",
            lambda: canvas.arranger.arrange(),
            "Ctrl+Shift+A",
            on_map=True,
        ),
        Entry(
            "arrange_chosen",
            "Arrange what is &chosen",
            lambda: canvas.arranger.arrange_chosen(),
            on_map=True,
        ),
        Entry(
            "arrange_by_persona",
            "A row for each perso&na",
            lambda: canvas.arranger.arrange(by_persona=True),
            on_map=True,
        ),
        None,
        *(
            Entry(f"align_{edge}", text, partial(_align, window, edge), keys, on_map=True)
            for edge, text, keys in _EDGES
        ),
        None,
        Entry(
            "distribute_across",
            "Even gaps &across",
            lambda: canvas.tidying.distribute(upright=False),
            on_map=True,
        ),
        Entry(
            "distribute_down",
            "Even gaps &down",
            lambda: canvas.tidying.distribute(upright=True),
            on_map=True,
        ),
        Entry("same_size", "Same &size", lambda: canvas.tidying.same_size(), on_map=True),
        None,
        Entry("pin", "&Pin in place", lambda: canvas.tidying.pin(), on_map=True),
        None,
        Entry(
            "grid_lines",
            "&Grid lines",
            canvas.toggle_grid_lines,
            "Ctrl+G",
            True,
            is_on=lambda: canvas.shows_grid_lines,
        ),
    ]


def _align(window: MainWindow, edge: str) -> None:
    window.canvas.tidying.align(edge)
