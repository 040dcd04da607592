"""The triggers of a touchpoint, in the inspector."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.commands.records import AddRecord, DeleteRecords
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Trigger, new_id
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.inspector.fields import BoundPick, labelled
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.opening_card import OpeningCard
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.triggers.edits import (
    BoundDelay,
    channel_names,
    said_trigger,
    sentence,
    set_channel,
)
from journeymapper.gui.workspace import Workspace


class TriggerSection(QWidget):
    """One line a trigger; a click opens its fields."""

    add_text = "Add a trigger"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._touchpoint = ""
        self._open = ""
        layout = column(self, gap=8)
        self._heading = ElidedLabel("Triggers", "field")
        layout.addWidget(self._heading)
        self.list = EntryList(8, self._make)
        layout.addWidget(self.list.widget)
        self.line = NameLine("When … then …, and Enter")
        self.line.named.connect(self._on_said)
        self.line.left.connect(self._hide)
        layout.addWidget(self.line)
        self._all = button("All triggers and their contacts", self._show_all, "link")
        layout.addWidget(self._all)

    def show_record(self, record_id: str) -> None:
        """``record_id`` is a touchpoint's."""
        if record_id != self._touchpoint:
            self.finish()
            self._touchpoint, self._open = record_id, ""
            self.line.leave()
        triggers = by_rank(self._workspace.project.referring(Trigger, record_id))
        ids = [one.id for one in triggers]
        self.list.show_ids(
            ids, lambda one, entry: entry.show_trigger(one, is_open=one == self._open)
        )
        self._all.setVisible(bool(ids))
        self._heading.setVisible(bool(ids))
        self._hide()

    def finish(self) -> None:
        for entry in self.list.entries.values():
            entry.finish()

    def add(self) -> None:
        """Ask for a trigger in one line, in place."""
        self.show()
        self.line.begin()

    def _hide(self) -> None:
        """Nothing is shown of a section that has nothing."""
        self.setVisible(bool(self.list.entries) or not self.line.isHidden())

    def _make(self, trigger_id: str) -> TriggerEntry:
        entry = TriggerEntry(self._workspace)
        entry.head.clicked.connect(lambda: self._toggle(trigger_id))
        entry.head.delete_asked.connect(lambda: self._workspace.run(DeleteRecords([trigger_id])))
        return entry

    def _toggle(self, trigger_id: str) -> None:
        self._open = "" if self._open == trigger_id else trigger_id
        self.show_record(self._touchpoint)

    def _on_said(self, text: str) -> None:
        when, then = said_trigger(text)
        trigger = Trigger(id=new_id(Trigger), touchpoint=self._touchpoint, when=when, then=then)
        if self._workspace.run(AddRecord(trigger), self) is not None:
            self.line.clear()
            self.line.leave()
            self.show_record(self._touchpoint)

    def _show_all(self) -> None:
        self._workspace.page_asked.emit("triggers", self._touchpoint)


class TriggerEntry(OpeningCard["TriggerForm"]):
    """A trigger as a sentence; open, its fields below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(Entry("card"), lambda: TriggerForm(workspace), gap=4)
        self._workspace = workspace
        line = column(self.head, (12, 8, 12, 8), 0)
        self._text = WrappedLabel()
        line.addWidget(self._text)

    def show_trigger(self, trigger_id: str, *, is_open: bool) -> None:
        project = self._workspace.project
        said = sentence(project, project.get(Trigger, trigger_id))
        self._text.show_text(said)
        self.head.setAccessibleName(f"Trigger: {said}")
        self.open(trigger_id, is_open=is_open)


class TriggerForm(Form):
    """Every field of a trigger."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.body.setContentsMargins(12, 0, 0, 8)
        self.line("When", "when", "the cart is left")
        self.line("and", "condition", "a condition, if there is one")
        self.line("Then", "then", "a coach writes")
        self.channel = BoundPick(
            workspace,
            lambda name: set_channel(workspace.project, self.record_id, name),
            name="On channel",
            placeholder="e-mail, app…",
        )
        self.bind(self.channel, self._channel_name)
        labelled("On channel", self.channel, self.body)
        self.delay = BoundDelay(
            workspace, self.edit("delay_hours"), name="After", placeholder="3 days, 12 h, at once"
        )
        self.place("After", self.delay, "delay_hours")
        actions = row()
        actions.addStretch()
        actions.addWidget(button("Delete trigger", self._delete, "link"))
        self.body.addLayout(actions)

    def show_more(self, record: Trigger) -> None:
        self.channel.show_names(channel_names(self.workspace.project))

    def _channel_name(self, trigger: Trigger) -> str:
        channel = self.workspace.project.channels.get(trigger.channel or "")
        return channel.name if channel else ""

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))
