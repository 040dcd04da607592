"""The findings of one mistake in the panel: its number and title, and as many as can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journeymapper.checks.finding import Finding
from journeymapper.checks.mistakes import Mistake
from journeymapper.gui.entries import EntryList
from journeymapper.gui.health.card import FindingCard
from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.parts import column, label, row

AT_FIRST = 5
MORE = 25
MOST = 200
"""Findings of one mistake that are listed at once, at most: who mends some sees the next."""


class MistakeGroup(QWidget):
    """``more_asked``: further findings should be listed."""

    more_asked = Signal()

    def __init__(self, mistake: Mistake, make: Callable[[str], FindingCard]) -> None:
        super().__init__()
        layout = column(self, gap=2)
        line = row(gap=8)
        self._title = ElidedLabel(f"{mistake.number}  {mistake.title}", "strong")
        self._count = label("", "small")
        line.addWidget(self._title, 1)
        line.addWidget(self._count)
        layout.addLayout(line)
        self.list = EntryList(0, make)
        layout.addWidget(self.list.widget)
        self.more = ElidedButton("", self.more_asked.emit, "quiet-link")
        layout.addWidget(self.more)

    def show_findings(
        self, findings: Mapping[str, Finding], most: int, fill: Callable[[str, FindingCard], object]
    ) -> None:
        """The first ``most`` of them."""
        shown = list(findings)[: min(most, MOST)]
        self.list.show_ids(shown, fill)
        self._count.setText(f"{len(findings):,}")
        left = len(findings) - len(shown)
        self.more.setVisible(left > 0)
        if left > 0:
            self.more.show_text(f"and {left:,} more")
            self.more.setEnabled(len(shown) < MOST)

    @property
    def cards(self) -> Sequence[FindingCard]:
        return list(self.list.entries.values())
