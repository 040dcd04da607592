"""A round begins: what it is called, and whose cards are numbered."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from journeymapper.domain.order import by_rank
from journeymapper.domain.records import ReviewRound
from journeymapper.gui.export.fields import Ticks
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace


class StartDialog(QDialog):
    """Agreed to, the round may begin."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        project = workspace.project
        self.setWindowTitle("Start a review round")
        at_least(self, width=400)
        layout = column(self, (24, 20, 24, 20), 8)
        layout.addWidget(label("Start a review round", "title"))
        self.name = QLineEdit(f"Round {len(project.all(ReviewRound)) + 1}")
        self.name.setAccessibleName("Name of the round")
        self.name.setMaxLength(200)
        layout.addWidget(label("Name", "field"))
        layout.addWidget(self.name)
        found = by_rank(project.journeys.values())
        self.journeys = Ticks(
            "Journeys whose cards are numbered", [(one.id, one.title, True) for one in found], 6
        )
        layout.addWidget(label("Number the cards of", "field"))
        layout.addWidget(self.journeys)
        layout.addStretch()
        foot = row()
        foot.addStretch()
        foot.addWidget(button("Cancel", self.reject))
        self.go_on = button("Start", self.accept, "primary")
        self.go_on.setDefault(True)
        foot.addWidget(self.go_on)
        layout.addLayout(foot)
        self.name.selectAll()
        self.name.setFocus()
