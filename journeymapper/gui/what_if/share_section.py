"""In the inspector of a connection: which measure its share rests on, and what its readings say."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.measures import readings_of
from journeymapper.analysis.what_if.chain import latest_share
from journeymapper.analysis.what_if.ranges import wilson_limits
from journeymapper.analysis.what_if.results import Ranged
from journeymapper.analysis.what_if.said import ranged_share
from journeymapper.analysis.written import write_date, write_number, write_share
from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Connection, Measure
from journeymapper.gui.inspector.fields import BoundChoice, labelled
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace


class ShareSection(QWidget):
    """Hidden until a measure is chosen, or is to be chosen."""

    add_text = "Rest the share on a measure"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._connection, self._is_asked = "", False
        layout = column(self, gap=8)
        self.measure = BoundChoice(workspace, self._set, name="Measure behind the share")
        labelled("The share rests on", self.measure, layout)
        self.said = WrappedLabel("", "small")
        layout.addWidget(self.said)
        self.take = ElidedButton("Take the share from the latest reading", self._take, "soft")
        layout.addWidget(self.take)

    def show_record(self, record_id: str) -> None:
        if record_id != self._connection:
            self._connection, self._is_asked = record_id, False
        record = self._record
        self.setVisible(record is not None and (self._is_asked or record.measure is not None))
        if record is None:
            return
        project = self._workspace.project
        measures = sorted(
            project.referring(Measure, record.journey), key=lambda one: (one.name, one.id)
        )
        options: list[tuple[str | None, str]] = [(None, "Nothing: it is assumed")]
        self.measure.show_options(options + [(one.id, one.name) for one in measures])
        self.measure.show_value(record.measure)
        self._say(record)

    def finish(self) -> None:
        """A choice is an edit at once."""

    def add(self) -> None:
        """Ask for the measure, in place."""
        record = self._record
        if record is None:
            return
        if not self._workspace.project.referring(Measure, record.journey):
            self._workspace.told.emit("This journey has no measure yet. Add one on a touchpoint.")
            return
        self._is_asked = True
        self.show_record(record.id)
        self.measure.setFocus()

    @property
    def _record(self) -> Connection | None:
        return self._workspace.project.connections.get(self._connection)

    def _say(self, record: Connection) -> None:
        project = self._workspace.project
        locale = project.details.locale
        found = latest_share(project, record)
        self.take.setVisible(found is not None and found[0] != record.share)
        if found is not None:
            share, reading = found
            limits = wilson_limits(share, reading.sample_size) if reading.sample_size else ()
            said = f"Latest reading: {ranged_share(Ranged(share, *limits), locale)}"
            if reading.sample_size:
                said += f" over {write_number(reading.sample_size, locale)} customers"
            if reading.taken_on is not None:
                said += f", {write_date(reading.taken_on, locale)}"
            self.take.show_text(
                f"Take {write_share(share, locale, 2)} from the latest reading as the share"
            )
        elif record.measure is None:
            said = ""
        elif readings_of(project, record.measure):
            said = "Its latest reading is no share: that lies between 0% and 100%."
        else:
            said = "It has no reading yet."
        self.said.show_text(said)
        self.said.setVisible(bool(said))

    def _set(self, measure: str | None) -> Command | None:
        return EditFields(self._connection, {"measure": measure}) if self._record else None

    def _take(self) -> None:
        record = self._record
        found = latest_share(self._workspace.project, record) if record is not None else None
        if record is not None and found is not None:
            self._workspace.run(EditFields(record.id, {"share": found[0]}), self)
