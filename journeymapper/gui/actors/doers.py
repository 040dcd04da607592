"""Who does what happens at a touchpoint: names of actors as tags."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.commands.base import Command
from journeymapper.commands.channels import SetDoers
from journeymapper.domain.records import Touchpoint, new_id
from journeymapper.gui.inspector.fields import BoundTags, labelled
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace


class DoneBy(QWidget):
    """A section of the touchpoint's form, hidden while nobody is named."""

    add_text = "Say who does it"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._touchpoint = ""
        self._is_asked = False
        self.tags = BoundTags(
            workspace, self._edit, name="Done by", placeholder="a team, a system…"
        )
        self.tags.setToolTip("Who does the work; who answers for it is the owner")
        labelled("Done by", self.tags, column(self))

    def show_record(self, record_id: str) -> None:
        if record_id != self._touchpoint:
            self.finish()
            self._touchpoint, self._is_asked = record_id, False
        project = self._workspace.project
        touchpoint = project.touchpoints.get(record_id)
        doers = touchpoint.done_by if touchpoint is not None else ()
        self.tags.show_value(sorted(project.actors[one].name for one in doers))
        self.tags.show_names(sorted(one.name for one in project.actors.values()))
        self.setVisible(bool(doers) or self._is_asked)

    def finish(self) -> None:
        self.tags.finish()

    def add(self) -> None:
        """Ask for names, in place."""
        self._is_asked = True
        self.show()
        self.tags.line.setFocus()

    def _edit(self, names: tuple[str, ...]) -> Command | None:
        if self._touchpoint not in self._workspace.project.touchpoints:
            return None
        return SetDoers(self._touchpoint, names, new_id(Touchpoint))
