"""Where an experiment is: a touchpoint, a connection, or between whole journeys."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox

from journeymapper.analysis.experiments.verdict import connection_text, place_text
from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.domain.order import by_rank, journey_order
from journeymapper.domain.records import Connection, Experiment
from journeymapper.gui.inspector.fields import BoundChoice
from journeymapper.gui.workspace import Workspace

BETWEEN = "Between journeys"


class PlaceChoice(BoundChoice):
    """Offers every place; large maps have thousands, so they are listed when somebody looks."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, self._move, name="Where")
        self._experiment = ""
        self.setMaxVisibleItems(20)

    def show_experiment(self, experiment: Experiment) -> None:
        self._experiment = experiment.id
        place = experiment.touchpoint or experiment.connection or ""
        options = [("", BETWEEN)]
        if place:
            options.append((place, place_text(self._workspace.project, experiment)))
        if not self.hasFocus():
            self.show_options(options)
        self.show_value(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._list_places()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._list_places()
        QComboBox.showPopup(self)

    def _list_places(self) -> None:
        project = self._workspace.project
        options = [("", BETWEEN)]
        journeys = by_rank(project.journeys.values())
        journeys.sort(key=lambda one: one.id != self._workspace.journey_id)
        for journey in journeys:
            title = f" · {journey.title}" if len(journeys) > 1 else ""
            for touchpoint in journey_order(project, journey.id):
                options.append((touchpoint.id, f"{touchpoint.name}{title}"))
            ways = project.referring(Connection, journey.id)
            named = sorted((connection_text(project, one), one.id) for one in ways)
            options += [(one, f"{text}{title}") for text, one in named]
        self.show_options(options)

    def _move(self, place: str) -> Command | None:
        project = self._workspace.project
        if project.find(self._experiment) is None:
            return None
        values = {
            "touchpoint": place if place in project.touchpoints else None,
            "connection": place if place in project.connections else None,
        }
        return EditFields(self._experiment, values)
