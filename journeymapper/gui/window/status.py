"""The status bar: what the journey holds, what undo would take back, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStatusBar

from journeymapper.commands.base import plural
from journeymapper.domain.records import ReviewComment
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import button, label
from journeymapper.gui.sizes import at_most
from journeymapper.gui.workspace import Workspace

WIDEST_UNDO = 340


class StatusBar(QStatusBar):
    """Counts at the left, undo and zoom at the right."""

    fit_asked = Signal()
    actual_size_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setSizeGripEnabled(False)
        self._counts = label("")
        self.addWidget(self._counts)
        self._undo = ElidedLabel()
        at_most(self._undo, width=WIDEST_UNDO)
        self._zoom = self._link("100%", "Show at 100% (Ctrl+0)")
        self._zoom.clicked.connect(self.actual_size_asked)
        self._fit = self._link("Fit", "Show the whole journey (Ctrl+1)")
        self._fit.clicked.connect(self.fit_asked)
        for widget in (self._undo, self._zoom, self._fit):
            self.addPermanentWidget(widget)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        workspace.records_changed.connect(lambda _event: self._later.start())
        workspace.journey_changed.connect(self.refresh)
        workspace.busy_with.connect(self._show_busy)
        self.refresh()

    def refresh(self) -> None:
        project, journey = self._workspace.project, self._workspace.journey_id
        # Looking at each is quicker than asking who refers to the journey, most of all at first.
        kinds = [one.kind for one in project.connections.values() if one.journey == journey]
        parts = (
            plural(
                sum(one.journey == journey for one in project.touchpoints.values()), "touchpoint"
            ),
            plural(len(kinds), "connection"),
            plural(kinds.count(ConnectionKind.LOOP), "loop"),
            *self._comments(),
        )
        self._counts.setText(" · ".join(parts))
        undo = self._workspace.session.undo_name
        self._undo.show_text(f"Undo: {undo}" if undo else "")

    def _comments(self) -> list[str]:
        """The review comments that lie at cards of the journey still."""
        project, journey = self._workspace.project, self._workspace.journey_id
        cards = project.touchpoints
        left = sum(
            not one.settled
            and one.touchpoint is not None
            and cards[one.touchpoint].journey == journey
            for one in project.all(ReviewComment).values()
        )
        return [plural(left, "review comment")] if left else []

    def _show_busy(self, what: str) -> None:
        """Say at once what takes a moment: there is no time to paint until it has ended."""
        if what:
            self._counts.setText(what)
            self.repaint()
        else:
            self.refresh()

    def show_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{round(zoom * 100)}%")

    def show_zoom_buttons(self, shown: bool) -> None:
        """Only a map is zoomed."""
        self._zoom.setVisible(shown)
        self._fit.setVisible(shown)

    @staticmethod
    def _link(text: str, tip: str) -> QPushButton:
        made = button(text, role="link")
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        return made
