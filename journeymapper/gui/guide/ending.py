"""The end of the guide: what stands now, and where to go from here."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from journeymapper.app.guide.guide import Guide
from journeymapper.app.guide.step import StepName
from journeymapper.gui.guide.tall_button import TallButton
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace


class Ending(QFrame):
    """Seen when every step has enough."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        layout = column(self, (12, 12, 12, 12), 8)
        layout.addWidget(WrappedLabel("The map stands", "strong"))
        self.said = WrappedLabel()
        layout.addWidget(self.said)
        ask = workspace.page_asked.emit
        self.document = TallButton(lambda: ask("export", ""))
        self.document.show_text("Make the document")
        layout.addWidget(self.document)
        self.known = TallButton(lambda: ask("health", ""), "soft")
        self.known.show_text("See what is still known to be wrong")
        layout.addWidget(self.known)
        self.hide()

    def show_guide(self, guide: Guide) -> None:
        """Say what there is; nothing while a step is left."""
        self.setVisible(guide.first_left is None)
        names = (StepName.EMPATHY, StepName.TOUCHPOINTS, StepName.VALIDATE)
        there = [of[0] for name in names if (of := guide.step(name).there)]
        said = ". ".join(there)
        self.said.show_text(f"{said}. What comes to light later can still be added.")
