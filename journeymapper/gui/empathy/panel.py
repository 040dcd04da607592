"""The empathy map of the active persona beside the canvas."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journeymapper.app.observers import Event
from journeymapper.domain.records import EmpathyNote, Persona, Touchpoint
from journeymapper.domain.vocabulary import Section
from journeymapper.gui.empathy.board import Board
from journeymapper.gui.empathy.canons import BESIDE_QUADRANTS, QUADRANTS, XPLANE, Block
from journeymapper.gui.empathy.people import FirstPersona, PersonaChips, facts
from journeymapper.gui.empathy.view import TABLES
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, icon_button, panel, row
from journeymapper.gui.workspace import Workspace

SETTLED_MS = 40


def _one_by_one() -> tuple[Block, ...]:
    """Every section as a block of its own, in the order of the XPLANE canvas."""
    singles = {block.sections[0]: block for block in (*QUADRANTS, *BESIDE_QUADRANTS)}
    order = [section for block in XPLANE for section in block.sections]
    return tuple(singles[section] for section in order)


class EmpathyPanel(QWidget):
    """One section below another, narrow enough for a dock."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_stale = True
        self.linked: str | None = None
        """The touchpoint that new notes are linked to."""
        outer = column(self, gap=0)
        self.first = FirstPersona(workspace)
        self.first.added.connect(self._begin_typing)
        outer.addWidget(self.first)
        self._map = panel()
        layout = column(self._map, (16, 14, 16, 16), 8)
        self._name = ElidedLabel(role="title")
        self._facts = WrappedLabel(role="small")
        layout.addWidget(self._name)
        layout.addWidget(self._facts)
        self.chips = PersonaChips(workspace)
        self.chips.added.connect(self._begin_typing)
        layout.addWidget(self.chips)
        self._add_link(layout)
        self.board = Board(
            workspace, _one_by_one(), most_columns=1, compact=True, link=lambda: self.linked
        )
        self.board.sight_asked.connect(self._bring_into_sight)
        self.board.escaped.connect(self._on_escape)
        layout.addWidget(self.board)
        self.full = button("Open the full view", self._open_view)
        layout.addWidget(self.full)
        layout.addStretch(1)
        outer.addWidget(self._map)
        workspace.records_changed.connect(self._on_records)
        workspace.personas_changed.connect(self._ask_refresh)
        workspace.selection_changed.connect(self._on_selection)

    def show_record(self, record_id: str) -> None:
        """Show a persona's map, or the map of a note, the note with the focus."""
        record = self._workspace.project.find(record_id)
        if isinstance(record, Persona):
            self._workspace.activate_persona(record.id)
        elif isinstance(record, EmpathyNote):
            self._workspace.activate_persona(record.persona)
        self.refresh()
        if isinstance(record, EmpathyNote):
            self.board.focus_note(record.id)

    def add_note(self, record_id: str) -> None:
        """Be ready to type a note, linked to this touchpoint (or none)."""
        record = self._workspace.project.find(record_id)
        self.linked = record.id if isinstance(record, Touchpoint) else None
        self.refresh()
        if self._workspace.active_persona is None:
            self.first.line.setFocus()
        else:
            self.board.focus_section(Section.THINK if self.linked else Section.WHO)

    def unlink(self) -> None:
        """Let new notes stand for themselves again."""
        if self.linked is not None:
            self.linked = None
            self.refresh()

    def _on_escape(self) -> None:
        """Lead back to the map."""
        self.unlink()
        self._workspace.page_asked.emit("map", "")

    def refresh(self) -> None:
        """Show what the project holds now."""
        self._is_stale = False
        project = self._workspace.project
        persona = project.personas.get(self._workspace.active_persona or "")
        self._map.setVisible(persona is not None)
        self.first.setVisible(persona is None)
        self.chips.refresh()
        self.board.show_persona(persona.id if persona is not None else "")
        if persona is not None:
            self._name.show_text(persona.name)
            self._facts.show_text(facts(project, persona))
        place = project.touchpoints.get(self.linked or "")
        self.linked = place.id if place is not None else None
        self._link.setVisible(place is not None)
        self.board.show_link(place.name if place is not None else "")
        if place is not None:
            self._link_name.show_text(f"New notes speak of “{place.name}”")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _add_link(self, layout: QVBoxLayout) -> None:
        self._link = QWidget()
        line = row(self._link, gap=4)
        self._link_name = ElidedLabel(role="accent")
        line.addWidget(self._link_name, 1)
        line.addWidget(icon_button("x", "Do not link new notes", self.unlink, 14))
        self._link.hide()
        layout.addWidget(self._link)

    def _begin_typing(self) -> None:
        self.refresh()
        self.board.focus_section(Section.WHO)

    def _open_view(self) -> None:
        self._workspace.page_asked.emit("empathy", self._workspace.active_persona or "")

    def _on_selection(self) -> None:
        if self.linked is not None and self.linked not in self._workspace.selection:
            self.unlink()

    def _bring_into_sight(self, widget: QWidget) -> None:
        """The dock scrolls the panel; a panel that just came into sight needs time to settle."""
        QTimer.singleShot(SETTLED_MS, widget, lambda: _scroll_to(self, widget))

    def _on_records(self, event: Event) -> None:
        if any(change.table in TABLES for change in event.changes):
            self._ask_refresh()

    def _ask_refresh(self) -> None:
        """At once while seen, else when seen next."""
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True


def _scroll_to(inside: QWidget, widget: QWidget) -> None:
    above = inside.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget, 0, 40)
