"""The empathy map of a persona as a view of its own, in two canons over the same notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app.observers import Event
from journeymapper.commands.base import plural
from journeymapper.commands.empathy import notes_in
from journeymapper.domain.records import EmpathyNote, Persona
from journeymapper.domain.vocabulary import Section
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.empathy.board import Board
from journeymapper.gui.empathy.canons import BESIDE_QUADRANTS, QUADRANTS, XPLANE, Block
from journeymapper.gui.empathy.people import FirstPersona, PersonaChips, facts
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import button, column, label, panel, row
from journeymapper.gui.preferences import settings
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"empathy_notes", "personas", "touchpoints"})
CANONS = (("xplane", "XPLANE canvas"), ("quadrants", "Four quadrants"))
ENOUGH_TO_DRAW = 3
_PREFERENCE = "empathy/canon"


class EmpathyView(QWidget):
    """Fills the window; shows the active persona of the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_stale = True
        self._beside: set[Section] = set()
        self.canon = str(settings().value(_PREFERENCE, "xplane"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        outer = column(self, gap=0)
        self.first = FirstPersona(workspace)
        self.first.added.connect(self._begin_typing)
        outer.addWidget(self.first)
        self._map = panel("paper")
        layout = column(self._map, (24, 16, 12, 0), 10)
        self._add_head(layout)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._area, 1)
        self.hint = button(
            "Now draw where they meet you  →  Map",
            lambda: workspace.page_asked.emit("map", ""),
            "link",
        )
        layout.addWidget(self.hint)
        outer.addWidget(self._map)
        self._make_board()
        workspace.records_changed.connect(self._on_records)
        workspace.personas_changed.connect(self._ask_refresh)

    @property
    def persona(self) -> Persona | None:
        return self._workspace.project.personas.get(self._workspace.active_persona or "")

    def show_record(self, record_id: str) -> None:
        """Show a persona's map, or the map that a note stands on, the note with the focus."""
        record = self._workspace.project.find(record_id)
        if isinstance(record, Persona):
            self._workspace.activate_persona(record.id)
        elif isinstance(record, EmpathyNote):
            self._workspace.activate_persona(record.persona)
            self.refresh()
            if not self.board.focus_note(record.id):
                self._open_beside(record.section)
                self.board.focus_note(record.id)

    def show_canon(self, name: str) -> None:
        """``xplane`` or ``quadrants``; remembered for the next time."""
        if name != self.canon:
            self._workspace.flush()
            self.canon = name
            settings().setValue(_PREFERENCE, name)
            self._make_board()
            self.refresh()

    def refresh(self) -> None:
        """Show what the project holds now."""
        self._is_stale = False
        persona = self.persona
        self._map.setVisible(persona is not None)
        self.first.setVisible(persona is None)
        for name, choice in self.choices.items():
            choice.setChecked(name == self.canon)
        self._refresh_beside()
        self.chips.refresh()
        self.board.show_persona(persona.id if persona is not None else "")
        project = self._workspace.project
        if persona is not None:
            self._name.show_text(persona.name)
            self._facts.show_text(facts(project, persona))
        enough = len(project.empathy_notes) >= ENOUGH_TO_DRAW
        self.hint.setVisible(enough and not project.touchpoints)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def focus_first(self) -> None:
        if self.persona is None:
            self.first.line.setFocus()
        else:
            self.board.focus_section(next(iter(self.board.lists)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_first()

    def _add_head(self, layout: QVBoxLayout) -> None:
        head = row(None, (0, 0, 12, 0), 10)
        self._name = ElidedLabel(role="title")
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._facts = ElidedLabel(role="muted")
        head.addWidget(self._name)
        head.addWidget(self._facts, 1)
        self.choices: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for name, text in CANONS:
            choice = ChoiceChip(text, partial(self.show_canon, name))
            group.addButton(choice)
            self.choices[name] = choice
            head.addWidget(choice)
        layout.addLayout(head)
        self.chips = PersonaChips(self._workspace)
        self.chips.added.connect(self.focus_first)
        layout.addWidget(self.chips)

    def _make_board(self) -> None:
        is_xplane = self.canon != "quadrants"
        beside = [one for one in BESIDE_QUADRANTS if one.sections[0] in self._beside]
        blocks: tuple[Block, ...] = XPLANE if is_xplane else (*QUADRANTS, *beside)
        page = panel("paper")
        layout = column(page, (0, 2, 12, 16), 12)
        self.board = Board(self._workspace, blocks, most_columns=3 if is_xplane else 2)
        self.board.sight_asked.connect(self._bring_into_sight)
        self.board.escaped.connect(lambda: self._workspace.page_asked.emit("map", ""))
        layout.addWidget(self.board, 1)
        self._beside_row = QWidget()
        self._beside_chips: dict[Section, QPushButton] = {}
        if not is_xplane:
            self._fill_beside_row()
            layout.addWidget(self._beside_row)
        self._area.setWidget(page)
        page.show()

    def _fill_beside_row(self) -> None:
        chips = row(self._beside_row, gap=6)
        chips.addWidget(label("Also:", "muted"))
        for block in BESIDE_QUADRANTS:
            section = block.sections[0]
            chip = ChoiceChip("", partial(self._toggle_beside, section))
            self._beside_chips[section] = chip
            chips.addWidget(chip)
        chips.addStretch()

    def _refresh_beside(self) -> None:
        persona = self.persona
        for block in BESIDE_QUADRANTS:
            section = block.sections[0]
            chip = self._beside_chips.get(section)
            if chip is not None and persona is not None:
                count = len(notes_in(self._workspace.project, persona.id, section))
                chip.setText(f"{block.title}  {count}")
                chip.setAccessibleName(f"{block.title}, {plural(count, 'note')}")
                chip.setChecked(section in self._beside)

    def _toggle_beside(self, section: Section) -> None:
        if section in self._beside:
            self._workspace.flush()
            self._beside.discard(section)
            self._make_board()
            self.refresh()
        else:
            self._open_beside(section)
            self.board.focus_section(section)

    def _open_beside(self, section: Section) -> None:
        self._workspace.flush()
        self._beside.add(section)
        self._make_board()
        self.refresh()

    def _begin_typing(self) -> None:
        self.refresh()
        self.focus_first()

    def _bring_into_sight(self, widget: QWidget) -> None:
        """When the layout has settled; a new note has no place yet."""
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget, 0, 40))

    def _on_records(self, event: Event) -> None:
        if any(change.table in TABLES for change in event.changes):
            self._ask_refresh()

    def _ask_refresh(self) -> None:
        """At once while seen, else when seen next."""
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
