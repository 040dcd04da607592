"""Where a found record is shown: on the map, on its page, or in its panel."""

from __future__ import annotations

from journeymapper.domain.records import (
    Cluster,
    EmpathyNote,
    Experience,
    Experiment,
    Journey,
    Measure,
    Reading,
    ReviewComment,
    Sticky,
    Variant,
)
from journeymapper.gui.workspace import Workspace

PAGE_OF = {
    "personas": "persona",
    "empathy_notes": "empathy",
    "feedback_notes": "feedback",
    "measures": "measures",
    "triggers": "triggers",
    "contents": "content",
    "experiments": "experiments",
    "seasons": "seasons",
    "reviews": "seasons",
    "rituals": "seasons",
    "validations": "seasons",
    "actions": "actions",
    "vote_rounds": "votes",
    "sources": "sources",
    "actors": "actors",
}


def go_to(workspace: Workspace, record_id: str) -> None:
    """Show a record where it can be worked on; a record that is gone is passed over."""
    record = workspace.project.find(record_id)
    if record is None:
        return
    if isinstance(record, Variant):
        record = workspace.project.get(Experiment, record.experiment)
    elif isinstance(record, Reading):
        record = workspace.project.get(Measure, record.measure)
    elif isinstance(record, Experience | EmpathyNote):
        workspace.activate_persona(record.persona)
    if isinstance(record, Journey):
        workspace.show_journey(record.id)
        workspace.page_asked.emit("map", "")
    elif record.table in PAGE_OF:
        journey = getattr(record, "journey", None)
        if journey:
            workspace.show_journey(journey)
        workspace.page_asked.emit(PAGE_OF[record.table], record.id)
    elif isinstance(record, Cluster) or (
        isinstance(record, Sticky) and record.stage is None and record.touchpoint is None
    ):
        workspace.show_journey(record.journey)
        workspace.page_asked.emit("stickies", record.id)
    else:
        workspace.page_asked.emit("map", "")
        place = record.touchpoint if isinstance(record, Experience | ReviewComment) else record.id
        if place:
            workspace.reveal(place)
