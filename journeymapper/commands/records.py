"""Edits that any record knows: changing fields, deleting with what depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from journeymapper.commands.base import Command, called, counted, tidy, wanted
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.coding import field_names
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import rank_after
from journeymapper.domain.project import Project
from journeymapper.domain.record import with_article
from journeymapper.domain.records import (
    Cluster,
    Connection,
    Experience,
    Milestone,
    Presence,
    ProjectDetails,
    Record,
    references,
    referred_ids,
)

ONE_LINE = frozenset(
    {"name", "title", "label", "client", "author", "customer", "segment", "unit", "device"}
)
NEEDED = {
    "journeys": "title",
    "stages": "name",
    "touchpoints": "name",
    "personas": "name",
    "channels": "name",
    "actors": "name",
    "measures": "name",
    "milestones": "name",
    "lanes": "name",
    "sources": "reference",
    "triggers": "when",
    "contents": "title",
    "experiments": "name",
    "variants": "name",
    "seasons": "name",
    "rituals": "name",
    "actions": "text",
    "vote_rounds": "question",
    "validations": "asked",
}
"""The field that may not be left empty, by table."""
SAID = {
    "body": "text",
    "then": "what happens then",
    "delay_hours": "delay",
    "every_days": "rhythm",
    "review_every_days": "rhythm of reviews",
    "contacts_per_week": "limit of contacts",
    "value_each": "worth of one",
    "started_on": "start",
    "ended_on": "end",
    "taken_on": "day",
    "due_on": "due date",
    "next_on": "next day",
    "held_on": "day",
    "done_on": "day it was done",
    "better": "better way",
}
"""What undo calls a field that people know by another name than the file does."""


@frozen
class AddRecord(Command):
    """A record as it stands, its id fresh; without a rank it comes last of its kind.

    For kinds that are added alone: placing and connecting have commands of their own.
    """

    record: Record

    def plan(self, project: Project) -> Changes:
        record = _tidied(self.record)
        if project.find(record.id) is not None:
            raise EditRefused(f"This {record.word} is already there.")
        _need_a_name(record)
        for _, target in referred_ids(record):
            if project.find(target) is None:
                raise EditRefused(f"What this {record.word} belongs to is gone. Choose another.")
        if getattr(record, "rank", None) == "":
            siblings = project.all(type(record)).values()
            ranked: dict[str, Any] = {"rank": rank_after(siblings)}
            record = replace(record, **ranked)
        return (Change(None, record),)

    def name(self, project: Project) -> str:
        words = dict.fromkeys(("Add", self.record.word, called(self.record)))
        return " ".join(words)


def _tidied(record: Record) -> Record:
    values = {
        name: tidy(getattr(record, name)) for name in field_names(type(record)) if name in ONE_LINE
    }
    return replace(record, **values)


def _need_a_name(record: Record) -> None:
    needed = NEEDED.get(record.table)
    if needed is not None and not getattr(record, needed).strip():
        raise EditRefused(
            f"{with_article(record.word).capitalize()} needs a {needed}. Type it, or delete it."
        )


@frozen
class EditFields(Command):
    """Set fields of one record: what an inspector does. ``values`` are the fields' own types.

    Placing and connecting have commands of their own, because they touch more than one record.
    """

    record_id: str
    values: Mapping[str, Any]

    def plan(self, project: Project) -> Changes:
        record = wanted(project, Record, self.record_id)
        unknown = set(self.values) - set(field_names(type(record)))
        if unknown or "id" in self.values:
            field = ", ".join(sorted(unknown)) or "other id"
            raise EditRefused(f"{with_article(record.word).capitalize()} has no {field}.")
        values = {
            name: tidy(value) if name in ONE_LINE and isinstance(value, str) else value
            for name, value in self.values.items()
        }
        after = replace(record, **values)
        if NEEDED.get(record.table) in values:
            _need_a_name(after)
        return (Change(record, after),) if after != record else ()

    def name(self, project: Project) -> str:
        record = project.find(self.record_id)
        if record is None:
            return "Edit"
        if NEEDED.get(record.table) in self.values:
            return f"Rename {record.word} {called(record)}"
        if isinstance(record, Cluster) and tidy(self.values.get("name", "")):
            return f"Name cluster “{tidy(self.values['name'])}”"
        *first, last = (SAID.get(name, name.replace("_", " ")) for name in self.values)
        what = f"{', '.join(first)} and {last}" if first else last
        if isinstance(record, ProjectDetails):
            return f"Change the project’s {what}"
        if isinstance(record, Experience):
            return f"Change {what} at {called(project.find(record.touchpoint))}"
        return f"Change {what} {'in' if 'then' in self.values else 'of'} {called(record)}"


@frozen
class DeleteRecords(Command):
    """Delete records with everything that cannot live without them; empty what else refers."""

    ids: Sequence[str]

    def plan(self, project: Project) -> Changes:
        return deletion(project, self.ids)

    def name(self, project: Project) -> str:
        if len(self.ids) == 1:
            record = project.find(self.ids[0])
            if isinstance(record, Presence):
                return f"Take {called(project.find(record.persona))} off the canvas"
            words = dict.fromkeys(("Delete", record.word if record else "", called(record)))
            return " ".join(word for word in words if word)
        return f"Delete {counted(self.ids)}"


def deletion(project: Project, ids: Iterable[str]) -> Changes:
    """The changes that delete these records, dependents named one by one.

    What requires a deleted record is deleted first; other references to it are emptied. With a
    persona that leaves a canvas go its connections there. Raises EditRefused for the project
    itself; ids that are not there are passed over.
    """
    gone: dict[str, Record] = {}
    waiting = [record for one in ids if (record := project.find(one)) is not None]
    while waiting:
        record = waiting.pop()
        if isinstance(record, ProjectDetails):
            raise EditRefused("The project itself cannot be deleted. Delete the file instead.")
        if record.id in gone:
            continue
        gone[record.id] = record
        waiting.extend(_living_off(project, record))
    emptied: dict[str, Record] = {}
    for record_id in gone:
        for referrer_id in project.referring_ids(record_id):
            if referrer_id not in gone:
                referrer = emptied.get(referrer_id) or project.find(referrer_id)
                assert referrer is not None
                emptied[referrer_id] = _without(referrer, record_id)
    cleared = (Change(project.find(one), record) for one, record in emptied.items())
    removed = (Change(record, None) for record in reversed(list(gone.values())))
    return (*cleared, *removed)


def _living_off(project: Project, record: Record) -> list[Record]:
    found: list[Record] = []
    for referrer_id in project.referring_ids(record.id):
        referrer = project.find(referrer_id)
        assert referrer is not None
        for reference in references(type(referrer)):
            if reference.required and getattr(referrer, reference.field) == record.id:
                found.append(referrer)
    if isinstance(record, Presence):
        connections = project.referring(Connection, record.persona)
        found.extend(one for one in connections if one.journey == record.journey)
    return found


def _without(record: Record, gone: str) -> Record:
    values: dict[str, Any] = {}
    for reference in references(type(record)):
        value = getattr(record, reference.field)
        if reference.many and gone in value:
            values[reference.field] = tuple(one for one in value if one != gone)
        elif value == gone:
            values[reference.field] = None
    return replace(record, **values)


@frozen
class NameMilestone(Command):
    """Name this place in the history. ``position`` is that of the step this edit becomes."""

    milestone_id: str
    title: str
    at: str
    position: int

    def plan(self, project: Project) -> Changes:
        title = tidy(self.title)
        if not title:
            raise EditRefused("A milestone needs a name, for example “end of day 1”.")
        milestone = Milestone(id=self.milestone_id, name=title, at=self.at, position=self.position)
        return (Change(None, milestone),)

    def name(self, project: Project) -> str:
        return f"Name milestone “{tidy(self.title)}”"


@frozen
class AfterMilestone(Command):
    """An edit with a milestone at the place before it, as one step: undoing the edit takes back
    the milestone, which then marks nothing. An edit that changes nothing leaves none."""

    milestone: NameMilestone
    command: Command

    def plan(self, project: Project) -> Changes:
        changes = self.command.plan(project)
        return (*self.milestone.plan(project), *changes) if changes else ()

    def name(self, project: Project) -> str:
        return self.command.name(project)
