"""The way from a sticky, a feedback note, a touchpoint or a measure to an action."""

from __future__ import annotations

from journeymapper.commands.base import tidy
from journeymapper.commands.records import AddRecord
from journeymapper.domain.record import Record
from journeymapper.domain.records import (
    Action,
    FeedbackNote,
    Measure,
    Sticky,
    Touchpoint,
    new_id,
)
from journeymapper.gui.workspace import Workspace

LONGEST = 200
FIELDS: dict[type[Record], str] = {
    Touchpoint: "touchpoint",
    Sticky: "sticky",
    FeedbackNote: "feedback_note",
    Measure: "measure",
}
"""The field of an action that holds what it is about."""


def about(record: Record, text: str = "") -> Action:
    """An action that begins from a record; without a text it says what the record says."""
    said = text or tidy(getattr(record, "text", "") or getattr(record, "name", ""))
    short = said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
    found: dict[str, str] = {FIELDS[type(record)]: record.id} if type(record) in FIELDS else {}
    if isinstance(record, Sticky | FeedbackNote | Measure) and record.touchpoint is not None:
        found["touchpoint"] = record.touchpoint
    return Action(
        id=new_id(Action),
        text=short,
        touchpoint=found.get("touchpoint"),
        sticky=found.get("sticky"),
        feedback_note=found.get("feedback_note"),
        measure=found.get("measure"),
    )


def make_action(workspace: Workspace, record_id: str) -> str | None:
    """Make an action of a record and open it, to be said better; its id, or None if refused."""
    workspace.flush()
    record = workspace.project.find(record_id)
    if record is None:
        return None
    action = about(record)
    if workspace.run(AddRecord(action)) is None:
        return None
    workspace.page_asked.emit("actions", action.id)
    return action.id
