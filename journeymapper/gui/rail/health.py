"""The rail's word on the known mistakes: how many are avoided, and what matters most now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.gui.entries import Entry, Header
from journeymapper.gui.health.score_bar import ScoreBar
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace

MOST = 2
LONGEST = 72
"""Letters of a finding that are shown."""
RESTING = "Hints rest"


class HealthSection(QWidget):
    """HEALTH: hidden until the checks have looked, where nothing applies, and while there is
    neither a persona nor a touchpoint. A click opens the panel."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, gap=0)
        layout.addWidget(Header("Health"))
        self.entry = Entry("hint")
        inside = column(self.entry, (11, 9, 11, 9), 4)
        self.score = ElidedLabel(role="strong")
        inside.addWidget(self.score)
        self.bar = ScoreBar()
        inside.addWidget(self.bar)
        inside.addSpacing(2)
        self.lines = [WrappedLabel(role="small") for _ in range(MOST)]
        for line in self.lines:
            inside.addWidget(line)
        self._aside = ElidedLabel(role="small")
        inside.addWidget(self._aside)
        self.entry.clicked.connect(lambda: workspace.page_asked.emit("health", ""))
        layout.addWidget(self.entry)
        workspace.health_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        report, rests = self._workspace.report, self._workspace.hints_rest
        project = self._workspace.project
        is_begun = bool(project.personas or project.touchpoints)
        self.setVisible(report is not None and report.applicable > 0 and is_begun)
        if report is None:
            return
        score = RESTING if rests else f"{report.avoided} of {report.applicable} mistakes avoided"
        self.score.show_text(score)
        self.bar.setVisible(not rests)
        self.bar.show_score(report.avoided, report.applicable)
        foremost = () if rests else report.foremost(MOST)
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(foremost))
            if number < len(foremost):
                line.show_text(_short(foremost[number].message))
        aside = "" if rests else report.aside_said
        self._aside.show_text(aside)
        self._aside.setVisible(bool(aside))
        parts = (score, aside, *(one.message for one in foremost))
        said = " ".join(_sentence(one) for one in parts if one)
        self.entry.setAccessibleName(f"Health: {said} Open the panel.")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"
