"""The page of states: two or three journeys, their curves in one picture, and what changed."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeymapper.analysis.states import base_of, in_state_order, states_to_compare
from journeymapper.commands.journeys import CopyJourney
from journeymapper.domain.order import by_rank, personas_in_order
from journeymapper.domain.records import Journey, new_id
from journeymapper.domain.vocabulary import State
from journeymapper.gui.paper_page import PaperPage, in_the_middle
from journeymapper.gui.parts import EmptyPlace, button, clear, column, label, row
from journeymapper.gui.sizes import at_least, at_most
from journeymapper.gui.states.curves import CurvesView
from journeymapper.gui.states.lists import ChangesList, MeasuresTable
from journeymapper.gui.workspace import Workspace

ALONE = (
    "One journey has nothing beside it yet. Copy it as its future state and change it there: "
    "here both curves stand in one picture, with what is new, changed and dropped."
)


class StatesPage(PaperPage):
    """Compares the journey on the map with the one it derives from, until others are chosen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "States side by side")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab begins at the first choice
        self._chosen: list[str] = []
        self._people: set[str] | None = None
        """Who is shown; None: the active persona."""
        self._stack = QStackedWidget()
        column(self).addWidget(self._stack)
        whole = QWidget()
        self._layout = column(whole, (28, 18, 28, 18), 14)
        self.choices: list[QComboBox] = []
        self.people_chips: dict[str, QPushButton] = {}
        self._layout.addLayout(self._make_head())
        self.curves = CurvesView(workspace)
        self._no_curve = label("", "muted", wrap=True)
        sheet, inner = _sheet()
        inner.addLayout(self._make_people())
        inner.addWidget(self.curves)
        inner.addWidget(self._no_curve)
        self._layout.addWidget(sheet)
        self._layout.addLayout(self._make_lists(), 1)
        self._stack.addWidget(whole)
        alone = EmptyPlace(ALONE, "Copy as future state", self._copy)
        self._stack.addWidget(in_the_middle(alone))
        for signal in (
            workspace.personas_changed,
            workspace.lens_changed,
            workspace.journey_changed,
        ):
            signal.connect(self.ask_refresh)
        self.ask_refresh()

    def show_record(self, journey_id: str) -> None:
        """Compare this journey with the one it belongs to."""
        if journey_id in self._workspace.project.journeys:
            self._chosen = list(states_to_compare(self._workspace.project, journey_id))
            self.refresh()

    def refresh(self) -> None:
        """Show the project as it is now."""
        super().refresh()
        project = self._workspace.project
        self._chosen = [one for one in self._chosen if one in project.journeys]
        if len(self._chosen) < 2:
            self._chosen = list(states_to_compare(project, self._workspace.journey_id))
        self._stack.setCurrentIndex(0 if len(self._chosen) > 1 else 1)
        if len(self._chosen) < 2:
            return
        self._fill_choices()
        self._fill_people()
        people = self._shown_people()
        self.curves.show_curves(self._chosen, people)
        drawn = bool(self.curves.dots)
        self.curves.setVisible(drawn)
        self._no_curve.setVisible(not drawn)
        self._no_curve.setText(
            "Nobody felt anything here yet. On the map, choose a touchpoint and press 1 to 5."
            if project.personas
            else "Add a persona first: a curve is always somebody’s."
        )
        self.changes.show_journeys(project, self._chosen)
        self.measures.setVisible(self.measures.show_journeys(project, self._chosen) > 0)
        derived = base_of(project, self._chosen[-1]) is not None
        self.mark.setVisible(derived)
        self.mark.setChecked(derived and self._workspace.marks_changes)

    def _shown_people(self) -> list[str]:
        order = [one.id for one in personas_in_order(self._workspace.project)]
        if self._people is not None:
            return [one for one in order if one in self._people]
        return [one for one in order if one == self._workspace.active_persona]

    # Head

    def _make_head(self) -> QHBoxLayout:
        head = row(gap=8)
        for word, said in (
            ("Compare", "The first journey"),
            ("with", "The second journey"),
            ("and", "A third journey, or none"),
        ):
            head.addWidget(label(word, "strong" if word == "Compare" else "muted"))
            choice = QComboBox()
            choice.setAccessibleName(said)
            at_least(choice, width=150)
            at_most(choice, width=280)
            choice.activated.connect(self._on_chosen)
            self.choices.append(choice)
            head.addWidget(choice)
        head.addStretch(1)
        self.mark = button("Mark on the map", self._mark, "chip")
        self.mark.setCheckable(True)
        self.mark.setToolTip("Tint what is new and changed on the map of the derived journey")
        head.addWidget(self.mark)
        return head

    def _fill_choices(self) -> None:
        journeys = by_rank(self._workspace.project.journeys.values())
        for place, choice in enumerate(self.choices):
            choice.clear()
            if place == 2:
                choice.addItem("no other", "")
            for one in journeys:
                if place == 2 and one.id in self._chosen[:2]:
                    continue
                choice.addItem(f"{one.title} · {one.state.label}", one.id)
            here = self._chosen[place] if place < len(self._chosen) else ""
            choice.setCurrentIndex(max(choice.findData(here), 0))
            choice.setEnabled(choice.count() > 1)

    def _on_chosen(self) -> None:
        """The same journey twice makes the other choice give way to what stood here before."""
        asked = [choice.currentData() for choice in self.choices]
        before = [*self._chosen, ""][:3]
        changed = next((n for n, one in enumerate(asked) if one != before[n]), None)
        if changed is None:
            return
        for place, one in enumerate(asked):
            if place != changed and one and one == asked[changed]:
                asked[place] = before[changed]
        kept = [one for one in dict.fromkeys(asked) if one]
        if len(kept) > 1:
            self._chosen = kept
        self.refresh()

    # Personas

    def _make_people(self) -> QHBoxLayout:
        self._people_row = row(gap=6)
        return self._people_row

    def _fill_people(self) -> None:
        clear(self._people_row)
        shown = self._shown_people()
        self.people_chips = {}
        for persona in personas_in_order(self._workspace.project):
            chip = button(persona.name.replace("&", "&&"), None, "chip")
            chip.setCheckable(True)
            chip.setChecked(persona.id in shown)
            chip.clicked.connect(lambda _=False, one=persona.id: self._toggle(one))
            self.people_chips[persona.id] = chip
            self._people_row.addWidget(chip)
        self._people_row.addStretch(1)

    def _toggle(self, persona: str) -> None:
        shown = set(self._shown_people()) ^ {persona}
        self._people = shown or {persona}
        self.refresh()
        self.people_chips[persona].setFocus()

    # Lists

    def _make_lists(self) -> QHBoxLayout:
        lists = row(gap=14)
        self.changes = ChangesList()
        lists.addWidget(self.changes, 3)
        self.measures = MeasuresTable()
        lists.addWidget(self.measures, 2)
        self.changes.touchpoint_chosen.connect(self._show_on_map)
        self.curves.touchpoint_chosen.connect(self._show_on_map)
        return lists

    def _show_on_map(self, touchpoint: str) -> None:
        self._workspace.page_asked.emit("map", "")
        self._workspace.reveal(touchpoint)

    def _mark(self) -> None:
        workspace = self._workspace
        workspace.mark_changes(self.mark.isChecked())
        if workspace.marks_changes:
            derived = [one for one in self._chosen if base_of(workspace.project, one)]
            workspace.show_journey(derived[-1])
            workspace.page_asked.emit("map", "")

    def _copy(self) -> None:
        workspace = self._workspace
        journey = workspace.project.journeys.get(workspace.journey_id)
        if journey is None:
            return
        copy_id = new_id(Journey)
        title = f"{journey.title} (future)"
        seed = secrets.token_hex(8)
        if workspace.run(CopyJourney(journey.id, copy_id, title, State.FUTURE, seed)):
            self._chosen = list(in_state_order(workspace.project, (journey.id, copy_id)))
            self.refresh()


def _sheet() -> tuple[QFrame, QVBoxLayout]:
    sheet = QFrame()
    sheet.setProperty("role", "sheet")
    return sheet, column(sheet, (14, 12, 14, 12), 8)
