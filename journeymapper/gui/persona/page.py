"""The page of personas: a list at the left, everything about the chosen one beside it."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from journeymapper.gui.paper_page import PaperPage, in_the_middle, scrolled
from journeymapper.gui.parts import EmptyPlace, row
from journeymapper.gui.persona.people import PersonaList
from journeymapper.gui.persona.profile import Profile
from journeymapper.gui.sizes import at_most, fix
from journeymapper.gui.workspace import Workspace

LIST_WIDTH = 232
WIDEST = 1120


class PersonaPage(PaperPage):
    """Shows the active persona; choosing one in the list makes it the active one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Personas")
        layout = row(self, gap=0)
        self.people = PersonaList(workspace)
        side = scrolled(self.people, "panel")
        fix(side, width=LIST_WIDTH)
        layout.addWidget(side)
        self._stack = QStackedWidget()
        self.profile = Profile(workspace)
        at_most(self.profile, width=WIDEST)
        page = QWidget()
        centred = row(page, gap=0)
        centred.addWidget(self.profile, 1)
        self._stack.addWidget(scrolled(page))
        self._stack.addWidget(self._make_empty())
        layout.addWidget(self._stack, 1)
        workspace.personas_changed.connect(self.refresh)
        self.refresh()

    def show_record(self, persona_id: str) -> None:
        """Show this persona's page."""
        if persona_id in self._workspace.project.personas:
            self._workspace.activate_persona(persona_id)
            self.refresh()

    def refresh(self) -> None:
        super().refresh()
        self.people.refresh()
        shown = self._workspace.active_persona
        self._stack.setCurrentIndex(0 if shown is not None else 1)
        if shown is not None:
            self.profile.show_record(shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.people.focus_shown()

    def _make_empty(self) -> QWidget:
        sentence = (
            "Who is this about? A persona is a kind of customer: "
            "what they want, fear and do decides where the journey goes."
        )
        return in_the_middle(EmptyPlace(sentence, "Add a persona", self.people.add))
