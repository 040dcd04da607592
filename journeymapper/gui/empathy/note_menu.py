"""What the context menu of an empathy note offers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journeymapper.commands.empathy import MoveEmpathyNote
from journeymapper.commands.records import EditFields
from journeymapper.domain.vocabulary import Evidence, Section
from journeymapper.gui.empathy.canons import SHORT
from journeymapper.gui.empathy.note_card import NoteCard
from journeymapper.gui.touchpoint_picker import TouchpointPicker
from journeymapper.gui.workspace import Workspace


def note_menu(workspace: Workspace, card: NoteCard, place: QPoint) -> QMenu:
    """The menu of a note's card; ``place`` is where on the screen a picker would open."""
    note = card.note
    menu = QMenu(card)
    menu.addAction("Edit\tEnter", card.start_editing)
    evidence = menu.addMenu("Evidence\tR")
    for word in Evidence:
        action = evidence.addAction(word.label, partial(card.set_evidence, word))
        _check(action, word is note.evidence)
    move = menu.addMenu("Move to")
    for section in Section:
        action = move.addAction(
            SHORT[section], partial(workspace.run, MoveEmpathyNote(note.id, section))
        )
        action.setEnabled(section is not note.section)
    menu.addSeparator()
    menu.addAction("Link to a touchpoint…", partial(link_to_touchpoint, workspace, card, place))
    touchpoint = workspace.project.touchpoints.get(note.touchpoint or "")
    if touchpoint is not None:
        shown = touchpoint.name if len(touchpoint.name) < 32 else f"{touchpoint.name[:30]}…"
        shown = shown.replace("&", "&&")
        menu.addAction(f"Show “{shown}” on the map", partial(_reveal, workspace, touchpoint.id))
        menu.addAction(
            f"Unlink from “{shown}”",
            partial(workspace.run, EditFields(note.id, {"touchpoint": None})),
        )
    menu.addSeparator()
    menu.addAction("Delete\tDel", card.delete)
    return menu


def link_to_touchpoint(workspace: Workspace, card: NoteCard, place: QPoint) -> TouchpointPicker:
    """Ask which touchpoint the note speaks of."""
    note_id = card.note.id
    picker = TouchpointPicker(workspace.project, workspace.journey_id, card)
    picker.picked.connect(lambda one: workspace.run(EditFields(note_id, {"touchpoint": one})))
    picker.open_at(place)
    return picker


def _reveal(workspace: Workspace, touchpoint: str) -> None:
    workspace.page_asked.emit("map", "")
    workspace.reveal(touchpoint)


def _check(action: QAction, checked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(checked)
