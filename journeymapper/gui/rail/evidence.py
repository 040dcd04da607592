"""The rail's sign of how well the journey is known."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.evidence import journey_evidence
from journeymapper.gui.entries import INSET, Entry, Header
from journeymapper.gui.parts import column
from journeymapper.gui.sources.share_bar import ShareBar
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"touchpoints", "experiences", "stickies"})


class EvidenceSection(QWidget):
    """EVIDENCE of the journey on the canvas; hidden while there is nothing to know. A click opens
    the sources."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, gap=0)
        layout.addWidget(Header("Evidence"))
        self.entry = Entry()
        inside = column(self.entry, (INSET - 1, 6, INSET - 1, 6), 0)
        self.bar = ShareBar()
        inside.addWidget(self.bar)
        self.entry.clicked.connect(lambda: workspace.page_asked.emit("sources", ""))
        self.entry.setToolTip("What the journey rests on, and what is only assumed")
        layout.addWidget(self.entry)

    def refresh(self) -> None:
        shares = journey_evidence(self._workspace.project, self._workspace.journey_id)
        self.setVisible(shares.total > 0)
        self.bar.show_shares(shares)
        self.entry.setAccessibleName(f"Evidence: {self.bar.text}. Open the sources")
