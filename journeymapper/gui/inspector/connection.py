"""Everything about a connection: what kind of way it is, who goes it and how often."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.analysis.loops import loop_cycle
from journeymapper.commands.base import Command
from journeymapper.commands.connections import MarkLoop, Reconnect, UnmarkLoop
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, WalkedBy
from journeymapper.gui.inspector.fields import BoundChoice, words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.more import More
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace


class ConnectionForm(Form):
    """A connection; loops and hand-offs show what only they have."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.heading = label("Connection", "title")
        self.heading.setContentsMargins(5, 4, 0, 4)
        self.body.addWidget(self.heading)
        self._add_ends()
        self.line("Label", "label", "What it says on the map")
        self.kind = BoundChoice(workspace, self._set_kind, words(ConnectionKind))
        self.place("Kind", self.kind, "kind")
        self._loop = QWidget()
        loop = column(self._loop, gap=8)
        self.choice("Kind of loop", "loop_kind", words(LoopKind, "not said"), loop)
        self.number("One round every", "every_days", loop, unit=" days", placeholder="days")
        self.choice("Who walks it", "walked_by", words(WalkedBy), loop)
        loop.addWidget(ElidedLabel("The cycle it closes", "field"))
        self._cycle = WrappedLabel()
        loop.addWidget(self._cycle)
        loop.addWidget(button("Show this loop", self._light))
        self.body.addWidget(self._loop)
        self._hand_off = QWidget()
        hand_off = column(self._hand_off, gap=8)
        self.text("Ready to hand over when", "criteria", "One thing a line", into=hand_off)
        self.number("Answer promised within", "sla_hours", hand_off, unit=" h", placeholder="hours")
        self.body.addWidget(self._hand_off)
        self.number(
            "Share of customers who go this way",
            "share",
            unit="%",
            factor=100,
            high=100,
            placeholder="%",
        )
        more = More("connection")
        self.number("Usual delay", "delay_hours", more.inside, unit=" h", placeholder="hours")
        self.leave_room(more.inside)
        self.body.addWidget(more)

    def show_more(self, record: Connection) -> None:
        project = self.workspace.project
        for end, shown in zip((record.source, record.target), self._ends, strict=True):
            name = str(getattr(project.find(end), "name", ""))
            shown.show_text(name)
        is_loop = record.kind is ConnectionKind.LOOP
        kinds = {ConnectionKind.LOOP: "Loop", ConnectionKind.HAND_OFF: "Hand-off"}
        self.heading.setText(kinds.get(record.kind, "Connection"))
        self._loop.setVisible(is_loop)
        self._hand_off.setVisible(record.kind is ConnectionKind.HAND_OFF)
        if is_loop:
            cycle = loop_cycle(project, record)
            names = [str(getattr(project.find(one), "name", "")) for one in cycle.touchpoints]
            closed = " → ".join((*names, names[0]))
            self._cycle.show_text("open: no way back yet" if cycle.is_open else closed)

    def _add_ends(self) -> None:
        self._ends = (ElidedLabel(role="strong"), ElidedLabel(role="strong"))
        for said, end, name in zip(("From", "To"), self._ends, ("source", "target"), strict=True):
            line = QWidget()
            layout = row(line, (5, 0, 0, 0), 8)
            word = label(said, "small")
            fix(word, width=32)
            layout.addWidget(word)
            layout.addWidget(end, 1)
            layout.addWidget(self._link(name, f"Show where it {said.lower()}"))
            self.body.addWidget(line)
        self.body.addWidget(button("Reverse", self._reverse, icon_name="arrow-right-left"))

    def _link(self, name: str, tip: str) -> QPushButton:
        made = button("show", lambda: self._show_end(name), "link")
        made.setAccessibleName(tip)
        return made

    def _show_end(self, name: str) -> None:
        if self.record is not None:
            self.workspace.reveal(getattr(self.record, name))

    def _reverse(self) -> None:
        record = self.record
        if record is not None:
            self.workspace.run(
                Reconnect(
                    record.id,
                    source=record.target,
                    target=record.source,
                    source_side=record.target_side,
                    target_side=record.source_side,
                )
            )

    def _set_kind(self, kind: ConnectionKind) -> Command | None:
        record = self.record
        if record is None:
            return None
        if kind is ConnectionKind.LOOP:
            return MarkLoop(record.id, record.loop_kind, record.label, record.every_days)
        if kind is ConnectionKind.PATH and record.kind is ConnectionKind.LOOP:
            return UnmarkLoop(record.id)
        return self.edit("kind")(kind)

    def _light(self) -> None:
        if self.record is not None:
            cycle = loop_cycle(self.workspace.project, self.record)
            self.workspace.light((*cycle.touchpoints, *cycle.connections))
