"""Presets: what was chosen for a document, kept in the project under a name; and what was chosen
last, which only this window remembers."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from journeymapper.commands.documents import KeepPreset
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.coding import BadRecord, decode, encode
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Image, new_id
from journeymapper.gui.export.fields import Choice
from journeymapper.gui.parts import button, row
from journeymapper.gui.preferences import settings
from journeymapper.gui.workspace import Workspace

_LAST = "export/last"


def remember(project: Project, options: ExportPreset) -> None:
    """Begin with this when the project is exported next."""
    plain = encode(replace(options, logo=None) if options.logo else options)
    settings().setValue(f"{_LAST}/{project.details.id}", json.dumps(plain))


def remembered(project: Project) -> ExportPreset | None:
    """What was chosen last for the project; None where that is not known or makes no sense now."""
    text = str(settings().value(f"{_LAST}/{project.details.id}", "") or "")
    try:
        found = decode(ExportPreset.table, json.loads(text)) if text else None
    except (ValueError, BadRecord):
        return None
    return found if isinstance(found, ExportPreset) else None


class Presets(QWidget):
    """Choose a preset, keep what is chosen under a name, rename, delete."""

    picked = Signal(object)
    """An ExportPreset."""
    keeping = Signal()
    """What is chosen shall be kept: ``keep`` is to be called."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = row(self)
        self.choice = Choice("Preset", ())
        self.choice.chosen.connect(self._pick)
        self.more: QPushButton = button("Presets")
        self.more.setAccessibleName("Keep, rename or delete a preset")
        menu = QMenu(self.more)
        self.keep_action = menu.addAction("&Keep what is chosen…", self.keeping.emit)
        self.rename_action = menu.addAction("&Rename…", self.rename)
        self.delete_action = menu.addAction("&Delete", self.delete)
        self.more.setMenu(menu)
        layout.addWidget(self.choice, 1)
        layout.addWidget(self.more)
        workspace.records_changed.connect(self._on_records)
        self._fill("")

    @property
    def preset(self) -> ExportPreset | None:
        """The preset that is chosen."""
        found = self._workspace.project.find(self.choice.value or "")
        return found if isinstance(found, ExportPreset) else None

    def loosen(self) -> None:
        """Something else than a preset is chosen now."""
        self.choice.take("")
        self._enable()

    def keep(self, options: ExportPreset, logo: Image | None) -> None:
        """Ask for a name and keep these options under it."""
        name, agreed = QInputDialog.getText(
            self,
            "Keep what is chosen",
            "A name, for example “Poster for the wall”. A preset of that name is replaced.",
            text=self.preset.name if self.preset else "",
        )
        if agreed:
            self.keep_as(name, options, logo)

    def keep_as(self, name: str, options: ExportPreset, logo: Image | None) -> None:
        own = replace(options, id=new_id(ExportPreset), name=name)
        if self._workspace.run(KeepPreset(own, logo)) is not None:
            wanted = " ".join(name.split()).casefold()
            for one in self._workspace.project.all(ExportPreset).values():
                if one.name.casefold() == wanted:
                    self._fill(one.id)

    def rename(self) -> None:
        preset = self.preset
        if preset is None:
            return
        name, agreed = QInputDialog.getText(
            self, "Rename the preset", "Its new name", text=preset.name
        )
        if agreed:
            self._workspace.run(EditFields(preset.id, {"name": name}))

    def delete(self) -> None:
        if self.preset is not None:
            self._workspace.run(DeleteRecords((self.preset.id,)))

    def _pick(self) -> None:
        self._enable()
        if self.preset is not None:
            self.picked.emit(self.preset)

    def _on_records(self, _event: object) -> None:
        self._fill(self.choice.value or "")

    def _fill(self, wanted: str) -> None:
        self.choice.empty()
        kept = by_rank(self._workspace.project.all(ExportPreset).values())
        self.choice.add("", "Presets kept under a name" if kept else "No preset yet")
        for one in kept:
            self.choice.add(one.id, one.name)
        self.choice.take(wanted)
        self._enable()

    def _enable(self) -> None:
        for one in (self.rename_action, self.delete_action):
            one.setEnabled(self.preset is not None)
        self.keep_action.setEnabled(not self._workspace.session.read_only)
