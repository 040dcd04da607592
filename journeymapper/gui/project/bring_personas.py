"""Personas pulled in from another project."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from journeymapper.app.session import Session
from journeymapper.commands.base import plural
from journeymapper.commands.personas import BringPersonas
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import EmpathyNote, Record
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.workspace import Workspace


class BringPersonasDialog(QDialog):
    """Choose which personas come over, with their portraits and empathy maps.

    Raises FileTrouble when the other project cannot be read.
    """

    def __init__(self, workspace: Workspace, source: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        with Session.open(source, read_only=True) as other:
            self._other = other.project.snapshot()
        self.setWindowTitle("Bring personas")
        self.resize(420, 420)
        layout = column(self, (24, 20, 24, 20), 12)
        layout.addWidget(label(f"Personas of “{source.stem}”", "title", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName("Personas to bring")
        for persona in personas_in_order(self._other):
            notes = len(self._other.referring(EmpathyNote, persona.id))
            item = QListWidgetItem(
                f"{persona.name} · {persona.role.label} · {plural(notes, 'empathy note')}"
            )
            item.setData(Qt.ItemDataRole.UserRole, persona.id)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        layout.addWidget(self.list, 1)
        if not self.list.count():
            layout.addWidget(label("That project holds no personas. Choose another file.", "muted"))
        lower = row()
        lower.addStretch()
        lower.addWidget(button("Cancel", self.reject))
        bring = button("Bring them", self._bring, "primary")
        bring.setEnabled(self.list.count() > 0)
        bring.setDefault(True)
        lower.addWidget(bring)
        layout.addLayout(lower)

    def _bring(self) -> None:
        records: list[Record] = []
        count = 0
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.checkState() is not Qt.CheckState.Checked:
                continue
            persona = self._other.personas[item.data(Qt.ItemDataRole.UserRole)]
            records.append(persona)
            records.extend(self._other.referring(EmpathyNote, persona.id))
            if persona.portrait is not None:
                records.append(self._other.images[persona.portrait])
            count += 1
        command = BringPersonas(tuple(records), secrets.token_hex(8))
        if records and self._workspace.run(command) is not None:
            self._workspace.told.emit(f"{plural(count, 'persona')} brought over.")
        self.accept()
