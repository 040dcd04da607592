"""The chosen item beside the matrix, with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeymapper.analysis.content import stage_of
from journeymapper.commands.base import Command
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import Content
from journeymapper.domain.vocabulary import BuyingRole, ContentKind
from journeymapper.gui.content.comparison_table import ComparisonEditor
from journeymapper.gui.content.edits import (
    pain_options,
    persona_options,
    stage_options,
    touchpoint_options,
)
from journeymapper.gui.inspector.fields import (
    BoundChoice,
    BoundDate,
    BoundText,
    labelled,
    words,
)
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.parts import button, row
from journeymapper.gui.workspace import Workspace


class ContentForm(Form):
    """Shows one item after another."""

    def __init__(self, workspace: Workspace, closed: Callable[[], object]) -> None:
        super().__init__(workspace)
        self.title_line = self.title("title", "Title of the content")
        self.kind = BoundChoice(workspace, self.edit("kind"), words(ContentKind), name="Kind")
        self.place("Kind", self.kind, "kind")
        self.role = BoundChoice(
            workspace, self.edit("role"), words(BuyingRole, "Everybody"), name="For the role"
        )
        self.persona = BoundChoice(workspace, self.edit("persona"), name="For the persona")
        self.bind(self.role, lambda one: one.role)
        self.bind(self.persona, lambda one: one.persona)
        self.body.addLayout(_pair("For the role", self.role, "For the persona", self.persona))
        self.stage = BoundChoice(workspace, self._to_stage, name="Stage")
        self.bind(self.stage, lambda one: stage_of(workspace.project, one))
        self.touchpoint = BoundChoice(workspace, self._to_touchpoint, name="Touchpoint")
        self.bind(self.touchpoint, lambda one: one.touchpoint)
        self.body.addLayout(_pair("Stage", self.stage, "Touchpoint", self.touchpoint))
        self.pain = BoundChoice(workspace, self.edit("pain"), name="Answers this pain")
        self.place("Answers this pain", self.pain, "pain")
        self.text_field = BoundText(
            workspace,
            self.edit("body"),
            name="What it says",
            placeholder="The text, its outline, or where to find it",
            lines=4,
            most_lines=16,
        )
        self._text_block = self.place("What it says", self.text_field, "body")
        self.comparison = ComparisonEditor(workspace)
        self._comparison_block = labelled("What is compared", self.comparison, self.body)
        self.check("Uses sensitive data", "uses_sensitive_data")
        self.reviewed = BoundDate(workspace, self.edit("reviewed_on"), name="Reviewed on")
        self.place("Reviewed on", self.reviewed, "reviewed_on")
        actions = row()
        actions.addWidget(button("Delete", self._delete, "danger"))
        actions.addStretch(1)
        actions.addWidget(button("Close", closed))
        self.body.addSpacing(8)
        self.body.addLayout(actions)
        self.body.addStretch(1)

    @property
    def is_comparison(self) -> bool:
        record = self.record
        return isinstance(record, Content) and record.kind is ContentKind.COMPARISON_TABLE

    def refresh(self) -> None:
        record = self.record
        if isinstance(record, Content):
            project = self.workspace.project
            self.persona.show_options(persona_options(project))
            self.stage.show_options(stage_options(project, record.journey))
            self.touchpoint.show_options(touchpoint_options(project, record.journey))
            self.pain.show_options(pain_options(project, record))
        super().refresh()

    def show_more(self, record: Any) -> None:
        """A comparison table has a sheet; where its text is none, the text to mend below it."""
        is_table = record.kind is ContentKind.COMPARISON_TABLE
        self._comparison_block.setVisible(is_table)
        is_sheet = is_table and self.comparison.show_content(record)
        self._text_block.setVisible(not is_sheet)
        self.comparison.table.setVisible(is_sheet)

    def finish(self) -> None:
        super().finish()
        self.comparison.finish()

    def _to_stage(self, stage: str | None) -> Command | None:
        if self.record is None:
            return None
        return EditFields(self.record_id, {"stage": stage, "touchpoint": None})

    def _to_touchpoint(self, touchpoint: str | None) -> Command | None:
        record = self.record
        if record is None:
            return None
        stage = None if touchpoint else stage_of(self.workspace.project, record)
        return EditFields(self.record_id, {"touchpoint": touchpoint, "stage": stage})

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))


def _pair(first: str, left: QWidget, second: str, right: QWidget) -> QHBoxLayout:
    """Two fields of the same width in a row."""
    pair = row(gap=10)
    pair.addWidget(labelled(first, left), 1)
    pair.addWidget(labelled(second, right), 1)
    return pair
