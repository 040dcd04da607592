"""What a document's readers may see of a project: what a client is not shown, and what only belongs
to personas that were not chosen, is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from journeymapper.analysis import leaving_out
from journeymapper.analysis.internal_lanes import empty_what_lanes_show, internal_ids
from journeymapper.analysis.lanes import blueprint_kind
from journeymapper.analysis.leaving_out import Tables, leave_out
from journeymapper.analysis.own_words import own_words
from journeymapper.analysis.paths import has_path
from journeymapper.analysis.pseudonyms import Pseudonyms
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.frozen import altered
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    TABLES,
    Action,
    Actor,
    Backdrop,
    Connection,
    Dismissal,
    Experience,
    FeedbackNote,
    Milestone,
    ProjectDetails,
    ReviewComment,
    ReviewRound,
    Ritual,
    Threshold,
    Touchpoint,
    Validation,
    Vote,
)
from journeymapper.domain.vocabulary import Audience

_AT_HOME = (Dismissal, Threshold, Milestone, ExportPreset, ReviewComment, Backdrop)
"""Kinds of record that are never for a client: how the checks are used, places in the history, what
was chosen for other documents, what other reviewers said, photos of the wall as it was."""


def project_for(project: Project, options: ExportPreset) -> Project:
    """What the document's readers may see; the project itself where that is all of it.

    For a client: no internal lane nor what stands in it, no owner, nothing of what checks said, no
    internal note, and customers under other names (``pseudonyms``). The details get another id.
    """
    tables = {table: dict(project.all(kind)) for table, kind in TABLES.items()}
    is_for_client = options.audience is Audience.CLIENT
    gone = set(_of_other_personas(project, options))
    if is_for_client:
        gone.update(_internal(project, options))
    elif not gone:
        return project
    leave_out(tables, gone)
    if is_for_client:
        empty_what_lanes_show(project, tables)
        _leave_out_owners(project, tables)
        _leave_out_who_said(tables)
        _hide_customers(project, tables)
        leave_out(tables, leaving_out.unused_images(tables, filter(None, [options.logo])))
    return Project(record for table in tables.values() for record in table.values())


def pseudonyms_of(project: Project) -> Pseudonyms:
    """The names under which a client reads of the project's customers."""
    names = (one.customer for one in project.feedback_notes.values())
    return Pseudonyms(project.details.id, names)


def _internal(project: Project, options: ExportPreset) -> Iterator[str]:
    yield from internal_ids(project)
    yield from (one.id for one in project.feedback_notes.values() if one.internal)
    for kind in _AT_HOME:
        yield from project.all(kind)
    yield from (one for one in project.all(ReviewRound) if one != options.review_round)


def _of_other_personas(project: Project, options: ExportPreset) -> Iterator[str]:
    """The personas that were not chosen, the ways that only they walk, and the cards that nobody
    else comes to. Where somebody who was chosen has no way of their own on a journey, nobody knows
    which of its ways they walk: all of them stay."""
    chosen = [one for one in options.personas if one in project.personas]
    others = set(project.personas).difference(chosen) if chosen else set()
    if not others:
        return
    yield from others
    walked: dict[str, set[str]] = {}
    for passage in project.passages.values():
        walked.setdefault(passage.connection, set()).add(passage.persona)
    for journey_id in project.journeys:
        if all(has_path(project, one, journey_id) for one in chosen):
            yield from _ways_of(project, journey_id, others, walked)


def _ways_of(
    project: Project, journey_id: str, others: set[str], walked: Mapping[str, set[str]]
) -> Iterator[str]:
    ways = project.referring(Connection, journey_id)
    theirs = {
        one.id
        for one in ways
        if one.source in others or (walked.get(one.id) and walked[one.id] <= others)
    }
    yield from theirs
    reached = {end for one in ways if one.id not in theirs for end in (one.source, one.target)}
    lost = {end for one in ways if one.id in theirs for end in (one.source, one.target)} - reached
    for card in lost.intersection(project.touchpoints):
        lived = project.referring(Experience, card)
        if all(one.persona in others for one in lived):
            yield card


def _leave_out_owners(project: Project, tables: Tables) -> None:
    """Nothing has an owner, and who owns anything has no name: where they also do something that is
    shown, they are called what they are (``Frontstage``), which says in which lane it stands."""
    owners = owner_ids(project)
    touchpoints: Any = tables[Touchpoint.table]
    for one in list(touchpoints.values()):
        if one.owner is not None:
            touchpoints[one.id] = _without_owner(project, one)
    for table in (Action.table, Ritual.table):
        owned: Any = tables[table]
        for one in list(owned.values()):
            owned[one.id] = altered(one, owner=None)
    doing = {actor for one in touchpoints.values() for actor in one.done_by}
    actors: Any = tables[Actor.table]
    for actor_id in list(actors):
        if actor_id not in doing:
            del actors[actor_id]
        elif actor_id in owners:
            actors[actor_id] = altered(actors[actor_id], name=actors[actor_id].kind.label)


def _without_owner(project: Project, one: Touchpoint) -> Touchpoint:
    """A touchpoint that nobody owns, in the same lane of a blueprint as before."""
    owner = one.owner or ""
    for done_by in (one.done_by, tuple(sorted({*one.done_by, owner})), (owner,)):
        bare = altered(one, owner=None, done_by=done_by)
        if blueprint_kind(project, bare) is blueprint_kind(project, one):
            break
    return bare


def owner_ids(project: Project) -> set[str]:
    """The actors that own anything."""
    owners = {one.owner for one in project.touchpoints.values()}
    owners |= {one.owner for one in project.all(Action).values()}
    owners |= {one.owner for one in project.all(Ritual).values()}
    return {one for one in owners if one is not None}


def _leave_out_who_said(tables: Tables) -> None:
    """Who voted, who was asked, and under which number a note is kept elsewhere, tell of people as
    their names do; and what nobody sees cannot be pointed at."""
    _clear(tables, Vote.table, "voter")
    _clear(tables, Validation.table, "asked")
    _clear(tables, FeedbackNote.table, "external_id")
    _clear(tables, Action.table, "finding")
    details: Any = tables[ProjectDetails.table]
    for one in list(details.values()):
        del details[one.id]
        mark = hashlib.sha256(one.id.encode()).hexdigest()[:16]
        other = altered(one, id=f"{ProjectDetails.prefix}_{mark}")
        details[other.id] = other


def _clear(tables: Tables, table: str, field: str) -> None:
    empty: dict[str, Any] = {field: ""}
    read, records = attrgetter(field), tables[table]
    records.update([(one.id, altered(one, **empty)) for one in records.values() if read(one)])


def _hide_customers(project: Project, tables: Tables) -> None:
    pseudonyms = pseudonyms_of(project)
    if not len(pseudonyms):
        return
    for table in tables:
        for field in own_words(table):
            is_name = (table, field) == (FeedbackNote.table, "customer")
            _say_otherwise(tables, table, field, pseudonyms.of if is_name else pseudonyms.hide)


def _say_otherwise(tables: Tables, table: str, field: str, change: Callable[[str], str]) -> None:
    """Change a text of all records of a table; what many of them say is looked at once."""
    read, records = attrgetter(field), tables[table]
    said = {read(one) for one in records.values()}
    other = {
        text: after
        for text in said
        if text
        and text != (after := change(text) if isinstance(text, str) else tuple(map(change, text)))
    }
    if other:
        for record_id, one in records.items():
            if (text := read(one)) in other:
                changed: dict[str, Any] = {field: other[text]}
                records[record_id] = altered(one, **changed)
