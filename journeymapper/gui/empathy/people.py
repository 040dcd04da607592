"""Choosing whose empathy map is shown, adding a persona, and beginning with the first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from journeymapper.analysis.evidence import EvidenceShares
from journeymapper.commands.base import plural
from journeymapper.commands.personas import AddPersona
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Persona, new_id
from journeymapper.domain.vocabulary import Evidence
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import at_least, at_most, fix
from journeymapper.gui.workspace import Workspace

LONGEST_CHIP = 28


def facts(project: Project, persona: Persona) -> str:
    """``end user · 14 notes · 5 researched, 6 partial, 3 assumed``."""
    notes = project.referring(EmpathyNote, persona.id)
    shares = EvidenceShares(*(sum(one.evidence is word for one in notes) for word in Evidence))
    counts = [
        f"{count} {word}"
        for count, word in (
            (shares.researched, "researched"),
            (shares.partial, "partial"),
            (shares.assumed, "assumed"),
        )
        if count
    ]
    parts = [persona.role.label, plural(len(notes), "note") if notes else "no notes yet"]
    return " · ".join([*parts, ", ".join(counts)] if counts else parts)


def add_persona(workspace: Workspace, name: str) -> bool:
    """Add a persona and make it the active one; False where that was refused."""
    persona = new_id(Persona)
    if workspace.run(AddPersona(persona, name)) is None:
        return False
    workspace.activate_persona(persona)
    return True


class NameLine(QLineEdit):
    """Asks for a name: Enter gives it, Escape or leaving the empty line takes it back."""

    named = Signal(str)
    given_up = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName("Name of the new persona")
        self.returnPressed.connect(lambda: self.named.emit(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.text().strip():
            self.given_up.emit()


class PersonaChips(QWidget):
    """One chip per persona, the active one lit, and a chip that adds one."""

    added = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: list[tuple[str, str]] = []
        self._flow = FlowLayout(self, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._chips: dict[str, QPushButton] = {}
        self.line: NameLine | None = None
        self.add = button("Add a persona", self.ask_name, "link", "plus")
        at_least(self.add, height=28)

    def refresh(self) -> None:
        personas = personas_in_order(self._workspace.project)
        shown = [(one.id, one.name) for one in personas]
        if shown != self._shown or not self._flow.count():
            self._shown = shown
            self._rebuild()
        for one, chip in self._chips.items():
            chip.setChecked(one == self._workspace.active_persona)

    def ask_name(self) -> None:
        """Put a line for the name in the place of the chip that adds."""
        if self.line is None:
            self.line = NameLine("Who? Name, then Enter")
            fix(self.line, width=190)
            self.line.named.connect(self._on_named)
            self.line.given_up.connect(self._leave)
            self._flow.addWidget(self.line)
            self.line.show()
            self.add.hide()
        self.line.setFocus()

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip not in (self.add, self.line) and chip is not None:
                chip.hide()
                chip.deleteLater()
        self._chips = {}
        for one, name in self._shown:
            short = name if len(name) <= LONGEST_CHIP else f"{name[: LONGEST_CHIP - 1]}…"
            chip = ChoiceChip(short.replace("&", "&&"))
            chip.setToolTip(name if short != name else "")
            chip.setAccessibleName(f"Empathy map of {name}")
            chip.clicked.connect(lambda _=False, one=one: self._choose(one))
            self._chips[one] = chip
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add)
        if self.line is not None:
            self._flow.addWidget(self.line)
        self.updateGeometry()

    def _choose(self, persona_id: str) -> None:
        self._workspace.activate_persona(persona_id)
        self.refresh()

    def _on_named(self, name: str) -> None:
        if add_persona(self._workspace, name):
            self._leave()
            self.added.emit()

    def _leave(self) -> None:
        if self.line is not None:
            line, self.line = self.line, None
            self._flow.removeWidget(line)
            line.hide()
            line.deleteLater()
            self.add.show()


class FirstPersona(QWidget):
    """The beginning: nobody to empathise with yet, and a field for who it is."""

    added = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        outer = row(self, (16, 24, 16, 24))
        body = QWidget()
        at_most(body, width=440)
        outer.addWidget(body)
        layout = column(body, gap=12)
        layout.addStretch(2)
        title = label("Begin with who they are", "title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(title)
        sentence = label(
            "Name a kind of customer. Then note what they see, say, do and feel, before you draw "
            "where they meet you.",
            "muted",
            wrap=True,
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(sentence)
        self.line = QLineEdit()
        self.line.setPlaceholderText("For example: Career changer")
        self.line.setAccessibleName("Name of the persona")
        at_most(self.line, width=320)
        at_least(self.line, width=220)
        self.line.returnPressed.connect(self._begin)
        layout.addWidget(self.line, alignment=_CENTRE)
        begin = button("Begin the empathy map", self._begin, "primary")
        layout.addWidget(begin, alignment=_CENTRE)
        layout.addStretch(3)
        self.setFocusProxy(self.line)

    def _begin(self) -> None:
        if add_persona(self._workspace, self.line.text()):
            self.line.clear()
            self.added.emit()


_CENTRE = Qt.AlignmentFlag.AlignHCenter
__all__ = ["FirstPersona", "NameLine", "PersonaChips", "add_persona", "facts"]
