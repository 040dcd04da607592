"""How a persona feels on one journey, in numbers, and its lowest points to go to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.feelings import Feelings, feelings
from journeymapper.analysis.feelings_in_words import in_words
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.parts import clear, column, label, row
from journeymapper.gui.workspace import Workspace

MOST_POINTS = 4
NOTHING = "No emotion yet. On the map, choose a touchpoint and press 1 to 5."


class FeltOnJourney(QWidget):
    def __init__(self, workspace: Workspace, journey_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._journey = journey_id
        layout = column(self, gap=4)
        self.said = WrappedLabel()
        layout.addWidget(self.said)
        self._low = row(gap=4)
        self.points: list[ElidedButton] = []
        layout.addLayout(self._low)

    def show_persona(self, persona_id: str) -> None:
        project = self._workspace.project
        felt = feelings(project, self._journey, persona_id)
        self.said.show_text(in_words(project, felt) if felt is not None else NOTHING)
        clear(self._low)
        self.points = []
        if felt is not None and felt.low_points:
            self._show_low(felt)

    def _show_low(self, felt: Feelings) -> None:
        self._low.addWidget(label("Lowest at", "muted"))
        for point in felt.low_points[:MOST_POINTS]:
            name = self._workspace.project.touchpoints[point.touchpoint].name
            made = ElidedButton(name, lambda one=point.touchpoint: self._go(one), "link")  # type: ignore[misc]
            self.points.append(made)
            self._low.addWidget(made)
        more = len(felt.low_points) - MOST_POINTS
        if more > 0:
            self._low.addWidget(label(f"and {more} more", "muted"))
        self._low.addStretch(1)

    def _go(self, touchpoint: str) -> None:
        self._workspace.page_asked.emit("map", "")
        self._workspace.reveal(touchpoint)
