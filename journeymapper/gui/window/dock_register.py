"""The panels of the window: to add one is to add a line.

``pages.make_…`` builds a panel when it is first seen. A panel is asked for by
``workspace.page_asked`` with one of the names in ``asked``; then the method that stands there is
called with the record that it is about, unless it is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from journeymapper.domain.frozen import frozen
from journeymapper.gui.canvas.view import CanvasView
from journeymapper.gui.window import pages
from journeymapper.gui.window.docks import Dock
from journeymapper.gui.workspace import Workspace


@frozen(kw_only=True)
class DockEntry:
    """``stays_on_pages``: where it is in front on the map, it stays beside the other pages.
    ``waits``: it is not there until somebody asks for it."""

    name: str
    title: str
    make: Callable[[Workspace, CanvasView], QWidget]
    scrolls: bool = True
    stays_on_pages: bool = False
    waits: bool = False
    asked: tuple[tuple[str, str], ...] = ()


DOCKS: tuple[DockEntry, ...] = (
    DockEntry(name="rail", title="Overview", make=lambda workspace, _: pages.make_rail(workspace)),
    DockEntry(
        name="inspector",
        title="Touchpoint",
        make=lambda workspace, _: pages.make_inspector(workspace),
        asked=(("inspector", "show_record"), ("review-comments", "show_comments")),
    ),
    DockEntry(
        name="empathy",
        title="Empathy",
        make=lambda workspace, _: pages.make_empathy_panel(workspace),
        asked=(("empathy-panel", "show_record"), ("empathy-note", "add_note")),
    ),
    DockEntry(
        name="feedback",
        title="Feedback",
        make=lambda workspace, _: pages.make_feedback_panel(workspace),
        asked=(("feedback-panel", "show_record"), ("feedback-new", "add_note")),
    ),
    DockEntry(
        name="health",
        title="Health",
        make=lambda workspace, _: pages.make_health_panel(workspace),
        stays_on_pages=True,
        asked=(("health", "show_record"),),
    ),
    DockEntry(
        name="stickies",
        title="Tray",
        scrolls=False,
        make=lambda workspace, _: pages.make_sticky_tray(workspace),
        asked=(("stickies", "show_record"),),
    ),
    DockEntry(name="emotion", title="Emotion", make=pages.make_emotion_panel, scrolls=False),
    DockEntry(
        name="guide",
        title="Guide",
        make=lambda workspace, _: pages.make_guide(workspace),
        stays_on_pages=True,
        waits=True,
        asked=(("guide", "begin"),),
    ),
    DockEntry(
        name="outline",
        title="Outline",
        make=lambda workspace, _: pages.make_outline_panel(workspace),
        scrolls=False,
        waits=True,
        asked=(("outline", "begin"),),
    ),
)
PANELS: Mapping[str, tuple[str, str]] = {
    asked: (entry.name, method) for entry in DOCKS for asked, method in entry.asked
}
"""What may be asked for: the panel's name and its method."""


def make_docks(workspace: Workspace, canvas: CanvasView) -> dict[str, Dock]:
    """Every panel by name, not yet filled."""

    def filled(entry: DockEntry) -> Callable[[], QWidget]:
        return lambda: entry.make(workspace, canvas)

    return {
        entry.name: Dock(
            entry.name,
            entry.title,
            filled(entry),
            scrolls=entry.scrolls,
            stays_on_pages=entry.stays_on_pages,
            waits=entry.waits,
        )
        for entry in DOCKS
    }
