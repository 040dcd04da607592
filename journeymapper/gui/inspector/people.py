"""Short forms: a persona's chip, and a sticky."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.paths import path
from journeymapper.commands.records import DeleteRecords
from journeymapper.commands.stickies import PlaceSticky
from journeymapper.domain.records import Persona, Sticky
from journeymapper.domain.vocabulary import BuyingRole, Evidence, StickyKind
from journeymapper.gui.avatar import Avatar
from journeymapper.gui.inspector.fields import words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.more import More
from journeymapper.gui.labels import ElidedButton, ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.workspace import Workspace


def path_text(workspace: Workspace, persona_id: str, journey_id: str) -> str:
    """A persona's path as text: ``Review site → Compare plans → …``; empty without a path."""
    project = workspace.project
    names: list[str] = []
    for way in path(project, persona_id, journey_id):
        connection = project.connections[way]
        for end in (connection.source, connection.target):
            touchpoint = project.touchpoints.get(end)
            if touchpoint is not None and (not names or names[-1] != touchpoint.name):
                names.append(touchpoint.name)
    return " → ".join(names)


class PersonaForm(Form):
    """Who a chip on the canvas is, with the way to the whole page."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        head = QWidget()
        layout = row(head, (5, 4, 0, 4), 12)
        self._avatar = Avatar(48)
        layout.addWidget(self._avatar)
        texts = column(gap=0)
        self._name = ElidedLabel(role="title")
        self._about = ElidedLabel(role="muted")
        texts.addWidget(self._name)
        texts.addWidget(self._about)
        layout.addLayout(texts, 1)
        self.body.addWidget(head)
        self.line("Name", "name")
        self.choice("Role", "role", words(BuyingRole))
        self.text("In their words", "quote", lines=1)
        self.text("Goals", "goals", "One a line")
        self.body.addWidget(ElidedLabel("Path on this journey", "field"))
        self._path = WrappedLabel()
        self.body.addWidget(self._path)
        ask = workspace.page_asked.emit
        walk = ElidedButton("Walk the path", self._walk)
        page = ElidedButton("Open the page", lambda: ask("persona", self.record_id), "soft")
        empathy = ElidedButton("Open the empathy map", lambda: ask("empathy", self.record_id))
        for one in (walk, page, empathy):
            self.body.addWidget(one)
        self.leave_room()

    def show_more(self, record: Persona) -> None:
        self._avatar.show_persona(self.workspace.project, record)
        self._name.show_text(record.name)
        self._about.show_text(" · ".join(filter(None, (record.role.label, record.segment))))
        walked = path_text(self.workspace, record.id, self.workspace.journey_id)
        self._path.show_text(walked or "Not walked yet: click from touchpoint to touchpoint.")

    def _walk(self) -> None:
        self.workspace.take_tool(f"walk:{self.record_id}")


class StickyForm(Form):
    """A sticky that is selected on the canvas."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.text("Sticky", "text", lines=3)
        self.choice("Kind", "kind", words(StickyKind))
        more = More("sticky")
        self.number("Severity, 1 to 5", "severity", more.inside, low=1, high=5, whole=True)
        self.number("How often, 1 to 5", "frequency", more.inside, low=1, high=5, whole=True)
        self.choice("Evidence", "evidence", words(Evidence), more.inside)
        self.leave_room(more.inside)
        self.body.addWidget(more)
        self._back = button("Back into the tray", self._put_back)
        self.body.addWidget(self._back)
        self.body.addWidget(button("Delete sticky", self._delete, "danger"))

    def show_more(self, record: Sticky) -> None:
        self._back.setVisible(record.stage is not None or record.touchpoint is not None)

    def _put_back(self) -> None:
        self.workspace.run(PlaceSticky([self.record_id]))

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))
