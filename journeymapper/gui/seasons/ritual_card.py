"""A ritual: a meeting that comes back, when it is next, and whose it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.reviews import meeting_after
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import Ritual
from journeymapper.domain.vocabulary import RitualKind
from journeymapper.gui.entries import Entry
from journeymapper.gui.inspector.fields import BoundDate, labelled, words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.opening_card import OpeningCard
from journeymapper.gui.inspector.owner import OwnerPick
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.seasons.saying import how_far
from journeymapper.gui.workspace import Workspace


class RitualCard(OpeningCard["RitualForm"]):
    """One ritual; a click on its head opens it."""

    def __init__(self, workspace: Workspace, today: Callable[[], date]) -> None:
        super().__init__(Entry(), lambda: RitualForm(workspace), margin=4)
        self._workspace = workspace
        self._today = today
        self._ritual = ""
        self.setProperty("role", "sheet")
        line = row(self.head, (12, 8, 8, 8), 8)
        texts = column(gap=0)
        self._name = ElidedLabel(role="strong")
        self._about = ElidedLabel(role="small")
        texts.addWidget(self._name)
        texts.addWidget(self._about)
        line.addLayout(texts, 1)
        self._next = label("", "quiet-pill")
        line.addWidget(self._next, 0, Qt.AlignmentFlag.AlignVCenter)
        self.held = button("Held", self._hold, "link")
        self.held.setToolTip("It was held: go on to the next one")
        line.addWidget(self.held)

    def show_ritual(self, ritual: Ritual, *, is_open: bool) -> None:
        self._ritual = ritual.id
        project, today = self._workspace.project, self._today()
        rhythm = f"every {ritual.every_days} days" if ritual.every_days else "no rhythm yet"
        self._name.show_text(ritual.name)
        self._about.show_text(" · ".join(filter(None, (rhythm, owner_name(project, ritual)))))
        said = how_far(ritual.next_on, today) if ritual.next_on else "no date yet"
        is_late = ritual.next_on is not None and ritual.next_on < today
        self._next.setText(said)
        role = "trouble-pill" if is_late else "quiet-pill"
        mark(self._next, role=role)
        self.held.setVisible(meeting_after(ritual, today) is not None)
        self.head.setAccessibleName(f"Ritual {ritual.name}, {rhythm}, next {said}")
        self.open(ritual.id, is_open=is_open)

    def _hold(self) -> None:
        ritual = self._workspace.project.find(self._ritual)
        if isinstance(ritual, Ritual):
            following = meeting_after(ritual, self._today())
            self._workspace.run(EditFields(ritual.id, {"next_on": following}))


class RitualForm(Form):
    """Everything of a ritual."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.body.setContentsMargins(12, 0, 12, 12)
        self.line("Name", "name", "What people call it")
        self.choice("Kind", "kind", words(RitualKind))
        pair = row(gap=8)
        self._rhythm = self.number(
            "Every", "every_days", unit=" days", whole=True, low=1, placeholder="days"
        )
        pair.addWidget(self._rhythm, 1)
        next_on = BoundDate(workspace, self.edit("next_on"), name="Next on")
        self.bind(next_on, lambda record: record.next_on)
        pair.addWidget(labelled("Next on", next_on), 1)
        self.body.addLayout(pair)
        self.owner = OwnerPick(self)
        actions = row()
        actions.addStretch()
        actions.addWidget(button("Delete ritual", self._delete, "link"))
        self.body.addLayout(actions)

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))
