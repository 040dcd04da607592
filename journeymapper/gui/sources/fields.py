"""Everything of a source: reference, kind, sample size and day."""

from __future__ import annotations

from journeymapper.analysis.sources import resting_on
from journeymapper.commands.base import Command, plural
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import Source
from journeymapper.domain.vocabulary import SourceKind
from journeymapper.gui.inspector.fields import BoundDate, BoundLine, labelled, words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.parts import row
from journeymapper.gui.workspace import Workspace


class SourceFields(Form):
    """Edits a source, wherever it is shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        reference = BoundLine(workspace, self._refer, placeholder="What, and where to find it")
        self.place("Reference", reference, "reference")
        self.choice("Kind", "kind", words(SourceKind))
        pair = row(gap=8)
        size = self.number("Sample size", "sample_size", whole=True, placeholder="12")
        collected = BoundDate(workspace, self.edit("collected_on"), name="Collected on")
        self.bind(collected, lambda record: record.collected_on)
        pair.addWidget(size, 1)
        pair.addWidget(labelled("Collected on", collected), 1)
        self.body.addLayout(pair)

    def _refer(self, text: str, merge_key: str) -> Command | None:
        """A source is never left without its reference while somebody types."""
        if not text.strip() or self.record is None:
            return None
        return EditFields(self.record_id, {"reference": text.strip()}, merge_key=merge_key)


def delete_source(workspace: Workspace, source_id: str) -> None:
    """Delete a source, and say how much rested on it."""
    source = workspace.project.find(source_id)
    if not isinstance(source, Source):
        return
    count = len(resting_on(workspace.project, source_id))
    if workspace.run(DeleteRecords([source_id])) and count:
        rested = "1 thing rests" if count == 1 else f"{plural(count, 'thing')} rest"
        workspace.told.emit(
            f"{rested} on “{source.reference[:60]}” no more. Ctrl+Z brings it back."
        )
