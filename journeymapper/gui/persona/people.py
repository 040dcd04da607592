"""The list of personas beside the page: choose, add, delete, and put in order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.commands.personas import AddPersona, MovePersona
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import Persona, new_id
from journeymapper.gui.avatar import Avatar
from journeymapper.gui.drags import drag_records, dragged_ids
from journeymapper.gui.entries import Entry, EntryList, Header, NameLine
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import choose, column, row
from journeymapper.gui.workspace import Workspace


class PersonaItem(Entry):
    """A persona in the list. Alt with up or down moves it."""

    moved = Signal(int)

    def __init__(self, workspace: Workspace, persona_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self.persona_id = persona_id
        layout = row(self, (7, 7, 7, 7), 8)
        self._avatar = Avatar(32)
        layout.addWidget(self._avatar)
        texts = column(gap=0)
        self._name = ElidedLabel(role="strong")
        self._role = ElidedLabel(role="small")
        texts.addWidget(self._name)
        texts.addWidget(self._role)
        layout.addLayout(texts, 1)

    def refresh(self, *, chosen: bool) -> None:
        persona = self._workspace.project.personas[self.persona_id]
        self._avatar.show_persona(self._workspace.project, persona)
        self._name.show_text(persona.name)
        self._role.show_text(persona.role.label)
        self.setAccessibleName(f"{persona.name}, {persona.role.label}")
        choose(self, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class PersonaList(QWidget):
    """All personas, the shown one marked."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAcceptDrops(True)
        layout = column(self, (8, 16, 8, 16), 8)
        layout.addWidget(Header("Personas", "Add a persona", self.add))
        self.list = EntryList(4, self._make)
        layout.addWidget(self.list.widget)
        self.name_line = NameLine("Who? Name, then Enter")
        self.name_line.named.connect(self._on_named)
        layout.addWidget(self.name_line)
        layout.addStretch(1)

    def refresh(self) -> None:
        shown = self._workspace.active_persona
        ids = [one.id for one in personas_in_order(self._workspace.project)]
        self.list.show_ids(ids, lambda one, entry: entry.refresh(chosen=one == shown))

    def add(self) -> None:
        """Ask for a new persona's name, in place."""
        self.name_line.begin()

    def focus_shown(self) -> None:
        entry = self.list.entries.get(self._workspace.active_persona or "")
        if entry is not None:
            entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dragged(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged persona before the one below the pointer."""
        dragged = self._dragged(event)
        if dragged is None:
            return
        below = [
            one
            for one, entry in self.list.entries.items()
            if entry.mapTo(self, entry.rect().center()).y() > event.position().y()
        ]
        self._workspace.run(MovePersona(dragged, below[0] if below else None))
        event.acceptProposedAction()

    def _dragged(self, event: QDropEvent) -> str | None:
        ids = [one for one in dragged_ids(event.mimeData()) if one in self.list.entries]
        return ids[0] if len(ids) == 1 else None

    def _on_named(self, name: str) -> None:
        persona_id = new_id(Persona)
        if self._workspace.run(AddPersona(persona_id, name)):
            self.name_line.leave()
            self._workspace.activate_persona(persona_id)

    def _make(self, persona_id: str) -> PersonaItem:
        entry = PersonaItem(self._workspace, persona_id)
        entry.clicked.connect(lambda: self._workspace.activate_persona(persona_id))
        entry.delete_asked.connect(lambda: self._workspace.run(DeleteRecords([persona_id])))
        entry.moved.connect(lambda step: self._move(persona_id, step))
        entry.dragged.connect(lambda: drag_records(entry, [persona_id]))
        entry.fill_menu = lambda menu: self._fill_menu(menu, persona_id)
        return entry

    def _fill_menu(self, menu: QMenu, persona_id: str) -> None:
        menu.addAction("Move up", lambda: self._move(persona_id, -1))
        menu.addAction("Move down", lambda: self._move(persona_id, 1))
        menu.addSeparator()
        menu.addAction("Delete", lambda: self._workspace.run(DeleteRecords([persona_id])))

    def _move(self, persona_id: str, step: int) -> None:
        ids = list(self.list.entries)
        place = ids.index(persona_id) + (step if step < 0 else step + 1)
        if 0 <= place <= len(ids):
            before = ids[place] if place < len(ids) else None
            self._workspace.run(MovePersona(persona_id, before))
