"""The line below the grid: what keys do here, whose feelings are shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.domain.order import personas_in_order
from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.parts import row, rule
from journeymapper.gui.sizes import at_most, fix
from journeymapper.gui.workspace import Workspace

_LONGEST = 60


class Foot(QWidget):
    """Keys at the left; at the right the persona, with a menu of the others."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        fix(self, height=38)
        layout = row(self, (24, 0, 16, 2), 4)
        line = rule()
        line.setParent(self)
        self._rule = line
        self.hint = ElidedLabel("", "small")
        layout.addWidget(self.hint, 1)
        self.persona = ElidedButton("", role="quiet-link")
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.persona.setMenu(menu)
        at_most(self.persona, width=300)
        layout.addWidget(self.persona)
        workspace.records_changed.connect(lambda _event: self.refresh())
        workspace.personas_changed.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rule.setGeometry(24, 0, self.width() - 48, 1)

    def refresh(self) -> None:
        project = self._workspace.project
        persona = project.personas.get(self._workspace.active_persona or "")
        self.persona.setVisible(persona is not None)
        if persona is not None:
            said = f"Whose feelings the cards show: {persona.name}"
            self.persona.show_text(persona.name)
            self.persona.setAccessibleName(said)
            self.persona.setToolTip(said)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        workspace = self._workspace
        for one in personas_in_order(workspace.project):
            action = menu.addAction(_menu_text(one.name))
            action.setCheckable(True)
            action.setChecked(one.id == workspace.active_persona)
            action.triggered.connect(partial(workspace.activate_persona, one.id))


def _menu_text(text: str) -> str:
    shown = " ".join(text.split())
    shown = f"{shown[: _LONGEST - 1]}…" if len(shown) > _LONGEST else shown
    return shown.replace("&", "&&")
