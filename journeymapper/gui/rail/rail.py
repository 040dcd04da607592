"""The left rail: whose journey it is, its stages, its loops, how well it is known, how healthy."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from journeymapper.app.observers import Event
from journeymapper.gui.parts import column
from journeymapper.gui.rail import evidence, personas, stages
from journeymapper.gui.rail.evidence import EvidenceSection
from journeymapper.gui.rail.health import HealthSection
from journeymapper.gui.rail.loops import LoopSection
from journeymapper.gui.rail.personas import PersonaSection
from journeymapper.gui.rail.stages import StageSection
from journeymapper.gui.workspace import Workspace


class Rail(QWidget):
    """Personas, stages, health, loops, evidence, one below the other; made to be 212 units wide or
    more."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setAccessibleName("Personas, stages and loops")
        layout = column(self, (8, 8, 8, 16), 16)
        self.personas = PersonaSection(workspace)
        self.stages = StageSection(workspace)
        self.loops = LoopSection(workspace)
        self.evidence = EvidenceSection(workspace)
        self.health = HealthSection(workspace)
        for part in (self.personas, self.stages, self.health, self.loops, self.evidence):
            layout.addWidget(part)
        layout.addStretch()
        self._stale: set[str] = set()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh_stale)
        workspace.records_changed.connect(self._on_records)
        workspace.personas_changed.connect(self.personas.refresh)
        workspace.journey_changed.connect(self._on_journey)
        self.personas.refresh()
        self.stages.refresh()
        self.evidence.refresh()

    def _on_records(self, event: Event) -> None:
        self._stale.update(change.table for change in event.changes)
        if self.evidence.follow(event.changes):
            self._stale.add(evidence.WORDS)
        self._later.start()
        self.loops.records_changed(event)

    def _on_journey(self) -> None:
        self.stages.refresh()
        self.evidence.journey_changed()
        self.loops.journey_changed()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._later.start()

    def _refresh_stale(self) -> None:
        if not self.isVisible():
            return  # behind another page; its keys should not pay for the rail
        stale, self._stale = self._stale, set()
        if stale & personas.TABLES:
            self.personas.refresh()
        if stale & stages.TABLES:
            self.stages.refresh()
        if stale & evidence.TABLES:
            self.evidence.refresh()
