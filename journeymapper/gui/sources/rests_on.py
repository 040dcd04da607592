"""What a record rests on: its sources, added by typing a reference."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.sources import facts_of, sources_in_order, sources_of, typed_source
from journeymapper.commands.experiences import experience_of
from journeymapper.commands.sources import Cite, Uncite
from journeymapper.domain.records import Citation, Source, new_id
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.inspector.values import offer_names
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import button, column, icon_button, row
from journeymapper.gui.sources.fields import SourceFields
from journeymapper.gui.workspace import Workspace


class RestsOn(QWidget):
    """A section of the inspector, hidden while there is nothing; with ``stays`` it always asks."""

    add_text = "Say what it rests on"

    def __init__(self, workspace: Workspace, *, stays: bool = False) -> None:
        super().__init__()
        self._workspace = workspace
        self._record = ""
        self._open = ""
        self._stays = stays
        layout = column(self, gap=8)
        self.heading = ElidedLabel("Rests on", "field")
        layout.addWidget(self.heading)
        self.list = EntryList(4, self._make)
        layout.addWidget(self.list.widget)
        self.line = NameLine("Who says so? Interviews in March, n 12", stays=stays)
        self.line.named.connect(self._on_named)
        self.line.left.connect(self.refresh)
        self._suggested: list[str] = []
        layout.addWidget(self.line)
        self._more = button("Add a source", self.add, "link")
        layout.addWidget(self._more)

    def show_record(self, record_id: str) -> None:
        cited = self.cited_by(record_id)
        if cited != self._record:
            self.finish()
            self._record, self._open = cited, ""
            self.line.leave()
        self.refresh()

    def cited_by(self, record_id: str) -> str:
        """The record that rests on something, for the one that the form shows."""
        return record_id

    def refresh(self) -> None:
        project = self._workspace.project
        sources = {one.id: one for one in sources_of(project, self._record)}
        self.list.show_ids(list(sources), lambda one, entry: self._fill(sources[one], entry))
        is_typing = not self.line.isHidden()
        self._more.setVisible(bool(sources) and not is_typing)
        self.setVisible(bool(sources) or is_typing or self._stays)
        names = [one.reference for one in sources_in_order(project) if one.id not in sources]
        if names != self._suggested:
            self._suggested = names
            offer_names(self.line, names, self._on_named)

    def finish(self) -> None:
        for entry in self.list.entries.values():
            entry.finish()

    def add(self) -> None:
        """Ask for a reference, in place."""
        if self._record:
            self.show()
            self.line.begin()
            self._more.hide()

    def _fill(self, source: Source, entry: SourceEntry) -> None:
        entry.show_source(source, is_open=source.id == self._open)
        own = self._workspace.project.referring(Citation, self._record)
        is_own = any(one.source == source.id for one in own)
        entry.show_removable(is_own or self._record not in self._workspace.project.measures)

    def _make(self, source_id: str) -> SourceEntry:
        entry = SourceEntry(self._workspace)
        entry.head.clicked.connect(partial(self._toggle, source_id))
        entry.remove_asked.connect(partial(self._remove, source_id))
        entry.head.delete_asked.connect(partial(self._remove, source_id))
        return entry

    def _toggle(self, source_id: str) -> None:
        self._open = "" if self._open == source_id else source_id
        self.refresh()

    def _remove(self, source_id: str) -> None:
        self._workspace.run(Uncite(self._record, source_id))

    def _on_named(self, text: str) -> None:
        if not text.strip() or self._workspace.project.find(self._record) is None:
            return
        source = typed_source(text, new_id(Source))
        if self._workspace.run(Cite(self._record, source, new_id(Citation))):
            self.line.clear()
        self.refresh()


class FeelingRestsOn(RestsOn):
    """What the active persona's experience at the touchpoint rests on."""

    add_text = "Say what the feeling rests on"

    @property
    def can_add(self) -> bool:
        """Whether the active persona feels anything here yet."""
        return bool(self._record)

    def cited_by(self, record_id: str) -> str:
        workspace = self._workspace
        persona = workspace.active_persona or ""
        lived = experience_of(workspace.project, persona, record_id)
        if lived is None:
            return ""
        self.heading.show_text(f"What {workspace.project.personas[persona].name} feels rests on")
        return lived.id

    def add(self) -> None:
        if not self._record:
            self._workspace.refused.emit("Say first what the persona feels, wants or thinks here.")
        super().add()


class SourceEntry(QWidget):
    """A source: its reference and facts; open, its fields."""

    remove_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._layout = column(self, gap=8)
        self.head = Entry("card")
        line = row(self.head, (12, 6, 6, 6), 4)
        texts = column(gap=0)
        self._reference = ElidedLabel(role="name")
        self._facts = ElidedLabel(role="small")
        texts.addWidget(self._reference)
        texts.addWidget(self._facts)
        line.addLayout(texts, 1)
        self.remove = icon_button("x", "It does not rest on this", self.remove_asked.emit, 12)
        line.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self.head)
        self._fields: SourceFields | None = None

    def show_source(self, source: Source, *, is_open: bool) -> None:
        facts = facts_of(source, self._workspace.project.details.locale)
        self._reference.show_text(source.reference)
        self._facts.show_text(facts)
        self.head.setAccessibleName(f"Source {source.reference}, {facts}")
        if is_open and self._fields is None:
            self._fields = SourceFields(self._workspace)
            self._layout.addWidget(self._fields)
        if self._fields is not None:
            self._fields.setVisible(is_open)
            if is_open:
                self._fields.show_record(source.id)

    def show_removable(self, can_be_taken_off: bool) -> None:
        """What a measure rests on by its readings is taken off there."""
        self.remove.setVisible(can_be_taken_off)

    def finish(self) -> None:
        if self._fields is not None:
            self._fields.finish()
