"""The notes of one section, a field for the next one, and the place to drop others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from journeymapper.commands.empathy import MoveEmpathyNote, notes_in
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import EmpathyNote
from journeymapper.domain.vocabulary import Section
from journeymapper.gui.drags import dragged_ids
from journeymapper.gui.empathy.edits import (
    add_notes,
    lines_of,
    step_in_section,
    step_over_sections,
)
from journeymapper.gui.empathy.note_card import NoteCard
from journeymapper.gui.empathy.note_menu import note_menu
from journeymapper.gui.growing_field import GrowingField
from journeymapper.gui.look import colour
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace

GAP = 6
_LONGEST_PLACE = 26


class NoteList(QWidget):
    """One section of a persona's map. ``order`` are the sections that Alt+Left and Alt+Right move
    a note over; ``link`` tells which touchpoint new notes are linked to."""

    tabbed = Signal(int)
    """Tab (1) or Shift+Tab (-1) in the field."""
    sight_asked = Signal(QWidget)
    """This card or field should be scrolled into sight."""
    escaped = Signal()
    walked_out = Signal(int)
    """Down (1) on the last note, or Up (-1) on the first: the next note is in another section."""
    moved = Signal(str)
    """A note went to another section and takes the focus along."""

    def __init__(
        self,
        workspace: Workspace,
        section: Section,
        name: str,
        order: Sequence[Section],
        link: Callable[[], str | None] = lambda: None,
    ) -> None:
        super().__init__()
        self.section = section
        self.cards: dict[str, NoteCard] = {}
        self._workspace = workspace
        self._order = order
        self._link = link
        self._persona = ""
        self._drop_at: int | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(name)
        self._layout = column(self, gap=GAP)
        self._name = name
        self.field = GrowingField("", f"New note: {name}")
        self.field.setProperty("role", "next")
        self.field.setToolTip("Enter adds the note, Tab goes to the next section, Up to the notes")
        self.field.entered.connect(self.send)
        self.field.left.connect(self.send)
        self.field.cancelled.connect(self._on_escape)
        self.field.lines_pasted.connect(self._send_lines)
        self.field.arrow_pressed.connect(self._on_arrow)
        self.field.on_tab = self._on_tab
        self._layout.addWidget(self.field)
        self._layout.addStretch(1)
        self.show_link("")
        remove = workspace.add_flusher(self.send)
        self.field.destroyed.connect(remove)

    def show_persona(self, persona_id: str) -> None:
        """Show what this persona's section holds now."""
        if persona_id != self._persona:
            self.send()
            self._persona = persona_id
        project = self._workspace.project
        notes = notes_in(project, persona_id, self.section) if persona_id else []
        self._let_go(set(self.cards) - {note.id for note in notes})
        for place, note in enumerate(notes):
            card = self.cards.get(note.id)
            if card is None:
                card = self.cards[note.id] = self._make_card(note)
            else:
                card.show_note(note)
            if self._layout.indexOf(card) != place:
                self._layout.removeWidget(card)
                self._layout.insertWidget(place, card)
                card.show()
        self.cards = {note.id: self.cards[note.id] for note in notes}

    def show_link(self, place: str) -> None:
        """Say in the empty field which touchpoint the next note will be linked to; empty: none."""
        shown = place if len(place) <= _LONGEST_PLACE else f"{place[: _LONGEST_PLACE - 1]}…"
        self.field.setPlaceholderText(f"At “{shown}”…" if shown else "Type, Enter: the next note")
        self.field.setAccessibleName(f"New note: {self._name}{f', at {place}' if place else ''}")

    def send(self) -> None:
        """Make what is typed in the field a note."""
        text = self.field.text().strip()
        if text:
            self._add([text])

    def focus_card(self, note_id: str) -> None:
        card = self.cards.get(note_id)
        (card or self.field).setFocus()
        self.sight_asked.emit(card or self.field)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped_note(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._dropped_note(event) is not None:
            self._show_drop(self._place_at(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        place = self._place_at(event.position().toPoint())
        self._show_drop(None)
        note = self._dropped_note(event)
        if note is None:
            return
        event.acceptProposedAction()
        ids = list(self.cards)
        before = ids[place] if place < len(ids) else None
        self._workspace.run(MoveEmpathyNote(note.id, self.section, before))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at is None:
            return
        cards = list(self.cards.values())
        below = cards[self._drop_at] if self._drop_at < len(cards) else self.field
        y = max(below.y() - GAP / 2, 1.5)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, y - 1.5, self.width(), 3), colour("accent"))
        painter.end()

    def _add(self, texts: list[str]) -> None:
        project = self._workspace.project
        if self._persona not in project.personas:
            return
        command = add_notes(project, self._persona, self.section, texts, self._link())
        if self._workspace.run(command, self.field) is not None:
            self.field.clear()
            self.sight_asked.emit(self.field)

    def _send_lines(self) -> None:
        try:
            lines = lines_of(self.field.text())
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            self.field.undo()
            return
        if lines:
            self._add(lines)

    def _on_tab(self, step: int) -> bool:
        self.send()
        self.tabbed.emit(step)
        return True

    def _on_escape(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.escaped.emit()

    def _on_arrow(self, step: int) -> None:
        if step < 0 and self.cards:
            self.focus_card(list(self.cards)[-1])

    def _make_card(self, note: EmpathyNote) -> NoteCard:
        card = NoteCard(self._workspace, note)
        card.asked.connect(partial(self._on_asked, note.id))
        card.menu_asked.connect(partial(self._open_menu, note.id))
        return card

    def _open_menu(self, note_id: str, place: QPoint) -> None:
        note_menu(self._workspace, self.cards[note_id], place).popup(place)

    def _on_asked(self, note_id: str, wish: str) -> None:
        ids = list(self.cards)
        if note_id not in self.cards:
            return
        at, note = ids.index(note_id), self.cards[note_id].note
        below = ids[at + 1] if at + 1 < len(ids) else ""
        if wish == "above" and at:
            self.focus_card(ids[at - 1])
        elif wish == "below" and below:
            self.focus_card(below)
        elif wish in ("above", "below"):
            self.walked_out.emit(1 if wish == "below" else -1)
        elif wish == "field":
            self.focus_card("")
        elif wish == "gone":
            self.focus_card(below or (ids[at - 1] if at else ""))
        elif wish in ("up", "down"):
            command = step_in_section(self._workspace.project, note, 1 if wish == "down" else -1)
            if command is not None and self._workspace.run(command) is not None:
                self.focus_card(note_id)
        else:
            over = step_over_sections(note, self._order, 1 if wish == "on" else -1)
            if over is not None and self._workspace.run(over) is not None:
                self.moved.emit(note_id)

    def _let_go(self, ids: set[str]) -> None:
        for one in ids:
            card = self.cards.pop(one)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _dropped_note(self, event: QDropEvent) -> EmpathyNote | None:
        ids = dragged_ids(event.mimeData())
        note = self._workspace.project.find(ids[0]) if len(ids) == 1 else None
        if isinstance(note, EmpathyNote) and note.persona == self._persona:
            return note
        return None

    def _place_at(self, point: QPoint) -> int:
        middles = [card.y() + card.height() / 2 for card in self.cards.values()]
        return sum(point.y() > middle for middle in middles)

    def _show_drop(self, place: int | None) -> None:
        if place != self._drop_at:
            self._drop_at = place
            self.update()
