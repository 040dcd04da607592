"""Which actions are shown: by status, and by who owns them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from journeymapper.analysis.actions import is_overdue, still_waits
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action
from journeymapper.domain.vocabulary import ActionStatus
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.parts import row
from journeymapper.gui.sizes import at_least

ANYBODY, NOBODY = "any", ""
STATUSES: dict[str, Callable[[Action, date], bool]] = {
    "All": lambda _action, _today: True,
    "Waiting": lambda action, _today: still_waits(action),
    "Overdue": is_overdue,
    "Done": lambda action, _today: action.status is ActionStatus.DONE,
    "Dropped": lambda action, _today: action.status is ActionStatus.DROPPED,
}


class Filters(QWidget):
    """Chips for the status, a choice of owners."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = row(self, gap=6)
        self.status = "All"
        self.chips: dict[str, ChoiceChip] = {}
        for name in STATUSES:
            chip = ChoiceChip(name, partial(self.show_status, name))
            chip.setChecked(name == self.status)
            self.chips[name] = chip
            layout.addWidget(chip)
        layout.addStretch(1)
        self.owner = QComboBox()
        self.owner.setAccessibleName("Owner")
        at_least(self.owner, width=160)
        self.owner.activated.connect(lambda _index: self.changed.emit())
        layout.addWidget(self.owner)
        self._owners: list[tuple[str, str]] = []

    def show_status(self, name: str) -> None:
        """Show the actions of one status."""
        self.status = name
        for one, chip in self.chips.items():
            chip.setChecked(one == name)
        self.changed.emit()

    def show_all(self) -> None:
        self.owner.setCurrentIndex(0)
        self.show_status("All")

    def show_owners(self, project: Project, actions: Sequence[Action]) -> None:
        """Offer everybody who owns something; the choice stays."""
        ids = {one.owner for one in actions if one.owner is not None}
        named = sorted((project.actors[one].name, one) for one in ids)
        owners = [(ANYBODY, "Every owner"), *((one, name) for name, one in named)]
        if any(one.owner is None for one in actions):
            owners.append((NOBODY, "Nobody yet"))
        if owners != self._owners:
            chosen = self.owner.currentData()
            self._owners = owners
            self.owner.clear()
            for one, name in owners:
                self.owner.addItem(" ".join(name.split()), one)
            self.owner.setCurrentIndex(max(self.owner.findData(chosen), 0))

    def fits(self, action: Action, today: date) -> bool:
        owner = self.owner.currentData()
        if owner not in (None, ANYBODY) and (action.owner or NOBODY) != owner:
            return False
        return STATUSES[self.status](action, today)
