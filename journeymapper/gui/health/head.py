"""The head of the health panel: the score, its bar, and of which journeys it speaks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from journeymapper.checks.report import Report
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.health.score_bar import ScoreBar
from journeymapper.gui.parts import column, icon_button, label, row

BELOW = "mistakes are avoided"


class HealthHead(QWidget):
    """``more`` opens a menu."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap=8)
        line = row(gap=8)
        texts = column(gap=0)
        self.score = label("", "title")
        texts.addWidget(self.score)
        self._below = label(BELOW, "small")
        texts.addWidget(self._below)
        line.addLayout(texts, 1)
        self.more = icon_button("ellipsis", "More about the checks")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line.addWidget(self.more)
        layout.addLayout(line)
        self._bar = ScoreBar()
        layout.addWidget(self._bar)
        self.choice = JourneyChoice()
        layout.addWidget(self.choice)

    def show_score(self, report: Report, journeys: int) -> None:
        self.score.setText(report.counted)
        aside = report.aside_said
        self._below.setText(f"{BELOW} · {aside}" if aside else BELOW)
        self._bar.show_score(report.avoided, report.applicable)
        self.choice.setVisible(journeys > 1)
        if journeys < 2:
            self.choice.choose_journey(False)


class JourneyChoice(QWidget):
    """All journeys, or the one on the canvas."""

    journey_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = row(self, gap=6)
        self._all = ChoiceChip("All journeys", lambda: self._choose(False))
        self._this = ChoiceChip("This journey", lambda: self._choose(True))
        line.addWidget(self._all)
        line.addWidget(self._this)
        line.addStretch(1)
        self.choose_journey(False)

    @property
    def is_of_journey(self) -> bool:
        return self._this.isChecked()

    def choose_journey(self, only: bool) -> None:
        """Without telling anybody."""
        self._all.setChecked(not only)
        self._this.setChecked(only)

    def _choose(self, only: bool) -> None:
        self.choose_journey(only)
        self.journey_chosen.emit()
