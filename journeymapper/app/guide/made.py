"""What an answer in the guide made, in one line, and where it can be seen."""

from __future__ import annotations

from journeymapper.analysis.written import write_number
from journeymapper.app.guide.saying import called, count
from journeymapper.app.guide.step import Lead
from journeymapper.domain.change import Changes
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Connection,
    Content,
    Measure,
    Persona,
    Presence,
    Reading,
    Record,
    Stage,
)


@frozen
class Made:
    """A line, and the lead that shows what it speaks of; ``seen_at_once`` where it belongs into
    sight without being asked for."""

    text: str
    lead: Lead
    seen_at_once: bool = False


def made(project: Project, changes: Changes) -> Made | None:
    """What to say of an edit; None where the guide itself shows it."""
    new = [one.after for one in changes if one.before is None and one.after is not None]
    edited = [one.after for one in changes if one.before is not None and one.after is not None]
    for record in (*new, *edited):
        said = _said(project, record, is_new=record in new)
        if said is not None:
            return said
    ways = sum(isinstance(one, Connection) for one in new)
    if ways:
        locale = project.details.locale
        return Made(f"{count(ways, 'connection', locale)} made", Lead())
    return None


def _said(project: Project, record: Record, *, is_new: bool) -> Made | None:
    if isinstance(record, Presence):
        name = called(project.personas[record.persona].name)
        return Made(f"{name} stands on the map", Lead(record=record.id), seen_at_once=True)
    if isinstance(record, Stage):
        return Made(f"The stage is called {called(record.name)}", Lead(record=record.id))
    if isinstance(record, Action):
        lead = Lead(page="actions", record=record.id)
        return Made(f"Action noted: {called(record.text)}", lead)
    if isinstance(record, Content):
        lead = Lead(page="content", record=record.id)
        return Made(f"Content noted: {called(record.title)}", lead)
    if isinstance(record, Persona):
        said = f"{called(record.name)} is there as {record.role.label}"
        return Made(said, Lead(page="persona", record=record.id))
    if isinstance(record, Measure):
        lead = Lead(page="measures", record=record.id)
        if is_new:
            return Made(f"Measure noted: {called(record.name)}", lead)
        return Made(f"One {called(record.name)} is worth {_worth(project, record)}", lead)
    if isinstance(record, Reading):
        measure = project.measures[record.measure]
        number = write_number(record.value, project.details.locale)
        lead = Lead(page="measures", record=measure.id)
        return Made(f"Reading noted: {number} of {called(measure.name)}", lead)
    return None


def _worth(project: Project, measure: Measure) -> str:
    number = write_number(measure.value_each or 0.0, project.details.locale)
    return f"{number} {project.details.currency}".rstrip()
