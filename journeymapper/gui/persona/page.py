"""The page of personas: a list at the left, everything about the chosen one beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from journeymapper.gui.parts import EmptyPlace, column, panel, row
from journeymapper.gui.persona.people import PersonaList
from journeymapper.gui.persona.profile import Profile
from journeymapper.gui.workspace import Workspace

LIST_WIDTH = 232
WIDEST = 1120


class PersonaPage(QWidget):
    """Shows the active persona; choosing one in the list makes it the active one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self.setAccessibleName("Personas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = row(self, gap=0)
        self.people = PersonaList(workspace)
        side = self._scrolled(self.people, "panel")
        side.setFixedWidth(LIST_WIDTH)
        layout.addWidget(side)
        self._stack = QStackedWidget()
        self.profile = Profile(workspace)
        self.profile.setMaximumWidth(WIDEST)
        page = panel("paper")
        centred = row(page, gap=0)
        centred.addWidget(self.profile, 1)
        self._stack.addWidget(self._scrolled(page, "paper"))
        self._stack.addWidget(self._make_empty())
        layout.addWidget(self._stack, 1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        workspace.records_changed.connect(lambda _event: self._later.start())
        workspace.personas_changed.connect(self.refresh)
        self.refresh()

    def show_record(self, persona_id: str) -> None:
        """Show this persona's page."""
        if persona_id in self._workspace.project.personas:
            self._workspace.activate_persona(persona_id)
            self.refresh()

    def refresh(self) -> None:
        self._later.stop()
        self.people.refresh()
        shown = self._workspace.active_persona
        self._stack.setCurrentIndex(0 if shown is not None else 1)
        if shown is not None:
            self.profile.show_record(shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.people.focus_shown()

    def _make_empty(self) -> QWidget:
        whole = panel("paper")
        layout = column(whole)
        layout.addStretch(1)
        sentence = (
            "Who is this about? A persona is a kind of customer: "
            "what they want, fear and do decides where the journey goes."
        )
        layout.addWidget(EmptyPlace(sentence, "Add a persona", self.people.add))
        layout.addStretch(2)
        return whole

    @staticmethod
    def _scrolled(content: QWidget, role: str) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content.setProperty("role", role)
        area.setWidget(content)
        return area
