"""Personas pulled in from another project."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from journeymapper.app.session import Session
from journeymapper.commands.base import plural
from journeymapper.commands.personas import BringPersonas, records_to_bring
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import EmpathyNote
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
        chosen = []
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.checkState() is Qt.CheckState.Checked:
                chosen.append(item.data(Qt.ItemDataRole.UserRole))
        records = records_to_bring(self._other, chosen)
        command = BringPersonas(records, secrets.token_hex(8))
        if records and self._workspace.run(command) is not None:
            self._workspace.told.emit(f"{plural(len(chosen), 'persona')} brought over.")
        self.accept()
