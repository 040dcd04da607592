"""The way from a list to the place of a record."""

from __future__ import annotations

from journeymapper.domain.records import (
    EmpathyNote,
    Experience,
    FeedbackNote,
    Measure,
    Persona,
    Reading,
    Sticky,
)
from journeymapper.gui.workspace import Workspace


def open_place(workspace: Workspace, record_id: str) -> None:
    """Show a record where it is edited: on the map, or on the page that it belongs to."""
    record = workspace.project.find(record_id)
    if isinstance(record, Reading):
        record = workspace.project.find(record.measure)
    if record is None:
        return
    if isinstance(record, Experience):
        workspace.activate_persona(record.persona)
        _reveal(workspace, record.touchpoint)
    elif isinstance(record, Persona):
        workspace.page_asked.emit("persona", record.id)
    elif isinstance(record, EmpathyNote):
        workspace.activate_persona(record.persona)
        workspace.page_asked.emit("empathy", record.persona)
    elif isinstance(record, FeedbackNote):
        workspace.page_asked.emit("feedback", record.id)
    elif isinstance(record, Measure):
        _reveal(workspace, record.touchpoint or record.stage or record.journey)
    elif isinstance(record, Sticky):
        _reveal(workspace, record.touchpoint or record.stage or "")
        workspace.show_journey(record.journey)
        workspace.page_asked.emit("stickies", record.id)
    else:
        _reveal(workspace, record.id)


def _reveal(workspace: Workspace, record_id: str) -> None:
    workspace.page_asked.emit("map", "")
    if record_id:
        workspace.reveal(record_id)
