"""The rail's signs of how well the journey is known, and of whose words it still speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.evidence import journey_evidence
from journeymapper.domain.change import Change
from journeymapper.gui.entries import INSET, Entry, Header
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.sources.share_bar import ShareBar
from journeymapper.gui.workspace import Workspace

if TYPE_CHECKING:
    from journeymapper.analysis.template_words import TemplateCount, TemplateWords

WORDS = "template words"
TABLES = frozenset({"touchpoints", "experiences", "stickies", WORDS})
"""What makes it out of date: edits of these tables, and a new count of the template's words."""
_WHY = (
    "This journey began as the template “{}”. A map that only repeats it says nothing of your "
    "customers: replace its words with what you learn, and delete what does not fit."
)


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
        self.words = WrappedLabel(role="small")
        self.words.setContentsMargins(0, 4, 0, 0)
        inside.addWidget(self.words)
        self._count = self._counted()
        self.entry.clicked.connect(lambda: workspace.page_asked.emit("sources", ""))
        self.entry.setToolTip("What the journey rests on, and what is only assumed")
        layout.addWidget(self.entry)

    def follow(self, changes: Iterable[Change]) -> bool:
        """Hear of every edit, in order; whether a ``refresh`` would say something else of the
        template's words."""
        if self._count is None:
            return False
        before = self._count.words
        self._count.follow(changes)
        return self._count.words != before

    def journey_changed(self) -> None:
        self._count = self._counted()
        self.refresh()

    def _counted(self) -> TemplateCount | None:
        """None for a journey that began as no template: most windows never count."""
        project, journey = self._workspace.project, self._workspace.journey_id
        if not project.journeys[journey].template_words:
            return None
        from journeymapper.analysis.template_words import TemplateCount

        return TemplateCount(project, journey)

    def refresh(self) -> None:
        project, journey = self._workspace.project, self._workspace.journey_id
        shares = journey_evidence(project, journey)
        self.setVisible(shares.total > 0)
        self.bar.show_shares(shares)
        name = f"Evidence: {self.bar.text}"
        words = self._count.words if self._count is not None else None
        self.words.setVisible(words is not None and words.left > 0)
        if words is not None and words.left:
            said = template_words_said(words)
            self.words.show_text(said)
            self.words.setToolTip(_WHY.format(project.journeys[journey].template))
            name = f"{name}; {said}"
        self.entry.setAccessibleName(f"{name}. Open the sources")


def template_words_said(words: TemplateWords) -> str:
    """``31 of 74 texts are still the template’s words``."""
    verb = "is" if words.left == 1 else "are"
    return f"{words.left:,} of {words.of:,} texts {verb} still the template’s words"
