"""Where a page of one journey is empty: that another journey has what it shows, one click away."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.commands.base import plural
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.gui.labels import ElidedButton
from journeymapper.gui.workspace import Workspace

Count = Callable[[Project, str], int]
"""How much of what a page shows a journey has."""


class Elsewhere(ElidedButton):
    """Hidden where this journey has some, or none has any."""

    def __init__(self, workspace: Workspace, word: str, count: Count) -> None:
        super().__init__("", self._show_it, "link")
        self._workspace = workspace
        self._word, self._count = word, count
        self._journey = ""
        self.hide()

    def refresh(self) -> None:
        """Name the first other journey that has some, where this one has none."""
        project, here = self._workspace.project, self._workspace.journey_id
        self._journey = ""
        if here in project.journeys and not self._count(project, here):
            others = (one for one in by_rank(project.journeys.values()) if one.id != here)
            found = next((one for one in others if self._count(project, one.id)), None)
            if found is not None:
                self._journey = found.id
                count = plural(self._count(project, found.id), self._word)
                self.show_text(f"“{found.title}” has {count}: show it")
        self.setVisible(bool(self._journey))

    def _show_it(self) -> None:
        if self._journey:
            self._workspace.show_journey(self._journey)
