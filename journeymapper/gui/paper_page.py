"""What every whole page of the window is: paper with a name, fresh whenever it is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from journeymapper.app.observers import Event
from journeymapper.gui.appearance import told
from journeymapper.gui.parts import column, panel, row
from journeymapper.gui.scroll_column import follow_focus
from journeymapper.gui.sizes import at_most
from journeymapper.gui.when_seen import WhenSeen
from journeymapper.gui.workspace import Workspace


class PaperPage(QWidget):
    """A page that shows records of a workspace.

    It is refreshed once for any number of changes, and while nobody sees it not at all. ``name`` is
    what a screen reader says; ``tables`` are those that the page shows, empty for all.
    """

    def __init__(
        self, workspace: Workspace, name: str, tables: frozenset[str] = frozenset()
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._tables = tables
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._when_seen = WhenSeen(self, lambda: self.refresh())
        workspace.records_changed.connect(self._on_records)
        told().themed.connect(self.ask_refresh)
        told().resized.connect(self.ask_refresh)

    def refresh(self) -> None:
        """Show the project as it is now; a page says how, and calls this first."""
        self._when_seen.done()

    def ask_refresh(self) -> None:
        """Something that the page shows has changed."""
        self._when_seen.ask()

    def _on_records(self, event: Event) -> None:
        if not self._tables or any(change.table in self._tables for change in event.changes):
            self.ask_refresh()


def scrolled(content: QWidget, role: str = "paper") -> QScrollArea:
    """A frameless area in which a part of a page scrolls up and down, on a background of its
    own; sideways as well, where large text needs more than there is."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    content.setProperty("role", role)
    area.setWidget(content)
    follow_focus(area)
    return area


def sheet_of(middle: QWidget, widest: int) -> QWidget:
    """What a page scrolls: one column between margins, no wider than ``widest`` pixels."""
    page = panel("paper")
    at_most(middle, width=widest)
    row(page, (32, 24, 32, 32), 0).addWidget(middle, 1)
    return page


def in_the_middle(widget: QWidget) -> QWidget:
    """A page's empty place, a little above the middle."""
    whole = panel("paper")
    layout = column(whole)
    layout.addStretch(1)
    layout.addWidget(widget)
    layout.addStretch(2)
    return whole
