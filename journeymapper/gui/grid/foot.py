"""The line below the grid: what keys do here, whose feelings are shown, which journey it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.domain.order import by_rank, personas_in_order
from journeymapper.domain.vocabulary import State
from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.parts import row, rule
from journeymapper.gui.workspace import Workspace

_LONGEST = 60


class Foot(QWidget):
    """Keys at the left; persona and journey, each with a menu of the others, at the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setFixedHeight(38)
        layout = row(self, (24, 0, 16, 2), 4)
        line = rule()
        line.setParent(self)
        self._rule = line
        self.hint = ElidedLabel("", "small")
        layout.addWidget(self.hint, 1)
        self.persona = ElidedButton("", role="quiet-link")
        self.persona.setMenu(self._menu(self._fill_personas))
        self.journey = ElidedButton("", role="quiet-link")
        self.journey.setMenu(self._menu(self._fill_journeys))
        for one in (self.persona, self.journey):
            one.setMaximumWidth(300)
            layout.addWidget(one)
        workspace.records_changed.connect(lambda _event: self.refresh())
        workspace.personas_changed.connect(self.refresh)
        workspace.journey_changed.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rule.setGeometry(24, 0, self.width() - 48, 1)

    def refresh(self) -> None:
        project = self._workspace.project
        persona = project.personas.get(self._workspace.active_persona or "")
        self.persona.setVisible(persona is not None)
        if persona is not None:
            self._say(self.persona, persona.name, "Whose feelings the cards show")
        journey = project.journeys.get(self._workspace.journey_id)
        self.journey.setVisible(journey is not None)
        if journey is not None:
            states = [one.state for one in project.journeys.values()]
            shown = journey.title
            if states.count(journey.state) == 1 and len(states) > 1:
                shown = f"{journey.title} · {_said(journey.state)}"
            self._say(self.journey, shown, "Which journey is shown")

    @staticmethod
    def _say(one: ElidedButton, text: str, meaning: str) -> None:
        one.show_text(text)
        one.setAccessibleName(f"{meaning}: {text}")
        one.setToolTip(f"{meaning}: {text}")

    def _menu(self, fill: Callable[[QMenu], None]) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(fill, menu))
        return menu

    def _fill_personas(self, menu: QMenu) -> None:
        menu.clear()
        workspace = self._workspace
        for one in personas_in_order(workspace.project):
            action = menu.addAction(_menu_text(one.name))
            action.setCheckable(True)
            action.setChecked(one.id == workspace.active_persona)
            action.triggered.connect(partial(workspace.activate_persona, one.id))

    def _fill_journeys(self, menu: QMenu) -> None:
        menu.clear()
        workspace = self._workspace
        for one in by_rank(workspace.project.journeys.values()):
            action = menu.addAction(_menu_text(f"{one.title} · {_said(one.state)}"))
            action.setCheckable(True)
            action.setChecked(one.id == workspace.journey_id)
            action.triggered.connect(partial(workspace.show_journey, one.id))


def _said(state: State) -> str:
    return f"{state.label.capitalize()} state"


def _menu_text(text: str) -> str:
    shown = " ".join(text.split())
    shown = f"{shown[: _LONGEST - 1]}…" if len(shown) > _LONGEST else shown
    return shown.replace("&", "&&")
