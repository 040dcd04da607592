"""The second question: all touchpoints of the journey, each to be ticked as essential."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from journeymapper.commands.records import EditFields
from journeymapper.domain.order import journey_order
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

HEIGHT = 112
_ID = Qt.ItemDataRole.UserRole


class CriticalList(QListWidget):
    """Space ticks; a double click shows the touchpoint on the map, leaving the essentials if it is
    none of them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAccessibleName("Touchpoints that are critical for conversion")
        fix(self, height=HEIGHT)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_ticked)
        self.doubleClicked.connect(self._on_double_click)

    def refresh(self) -> None:
        workspace = self._workspace
        cards = journey_order(workspace.project, workspace.journey_id)
        self.blockSignals(True)
        while self.count() > len(cards):
            self.takeItem(self.count() - 1)
        while self.count() < len(cards):
            added = QListWidgetItem()
            added.setFlags(added.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(added)
        for place, card in enumerate(cards):
            item = self.item(place)
            stage = workspace.project.stages.get(card.stage or "")
            item.setText(f"{card.name}  ·  {stage.name}" if stage else card.name)
            item.setToolTip(item.text())
            item.setData(_ID, card.id)
            item.setCheckState(Qt.CheckState.Checked if card.essential else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        essential = item.checkState() is Qt.CheckState.Checked
        if not self._workspace.run(EditFields(item.data(_ID), {"essential": essential})):
            self.refresh()

    def _on_double_click(self, index: QModelIndex) -> None:
        self._workspace.reveal(index.data(_ID))
