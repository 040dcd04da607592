"""Quiet lines of the inspector: a journey's review, and the season that a touchpoint is in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.reviews import log_of, review_state
from journeymapper.analysis.seasons import in_season
from journeymapper.domain.records import Journey, Touchpoint
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.seasons.saying import review_said
from journeymapper.gui.workspace import Workspace


class _Notice(QWidget):
    """A sentence and the way to the page; hidden while there is nothing to say."""

    def __init__(self, workspace: Workspace, today: Callable[[], date]) -> None:
        super().__init__()
        self._workspace = workspace
        self._today = today
        layout = column(self, gap=0)
        self.said = WrappedLabel("", "small")
        layout.addWidget(self.said)
        line = row()
        ask = workspace.page_asked.emit
        line.addWidget(button("Seasons and reviews", lambda: ask("seasons", ""), "link"))
        line.addStretch()
        layout.addLayout(line)

    def say(self, sentence: str, role: str = "small") -> None:
        mark(self.said, role=role)
        self.said.show_text(sentence)
        self.setVisible(bool(sentence))

    def finish(self) -> None:
        """Nothing is typed here."""


class ReviewNotice(_Notice):
    """When the journey was reviewed and is due; nothing before somebody began to review it."""

    add_text = "Note a review…"

    def __init__(self, workspace: Workspace, today: Callable[[], date] = date.today) -> None:
        super().__init__(workspace, today)
        self._journey = ""

    def show_record(self, record_id: str) -> None:
        self._journey = record_id
        project = self._workspace.project
        journey = project.journeys.get(record_id)
        if not isinstance(journey, Journey) or not log_of(project, record_id):
            self.say("")
            return
        state = review_state(project, journey, self._today())
        sentence = review_said(state, self._today(), project.details.locale)
        self.say(sentence, "trouble" if state.is_due else "small")

    def add(self) -> None:
        """Open the page on which reviews are noted."""
        self._workspace.page_asked.emit("seasons", self._journey)


class SeasonNotice(_Notice):
    """The running seasons that change something at a touchpoint."""

    def __init__(self, workspace: Workspace, today: Callable[[], date] = date.today) -> None:
        super().__init__(workspace, today)

    def show_record(self, record_id: str) -> None:
        project = self._workspace.project
        touchpoint = project.find(record_id)
        names: tuple[str, ...] = ()
        if isinstance(touchpoint, Touchpoint):
            names = in_season(project, touchpoint.journey, self._today()).get(record_id, ())
        self.say(f"In season now: {', '.join(names)}" if names else "")
