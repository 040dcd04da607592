"""What a document's readers may see of a project: what a client is not shown, and what only belongs
to personas that were not chosen, is left out."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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
from journeymapper.domain.frozen import altered, altered_all
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
    Record,
    ReviewComment,
    ReviewRound,
    Ritual,
    Threshold,
    Touchpoint,
    Validation,
    Vote,
)
from journeymapper.domain.vocabulary import Audience, LaneKind
from journeymapper.going_on import go_on

_AT_HOME = (Dismissal, Threshold, Milestone, ExportPreset, ReviewComment, Backdrop)
"""Kinds of record that are never for a client: how the checks are used, places in the history, what
was chosen for other documents, what other reviewers said, photos of the wall as it was."""
_EMPTY_FOR_CLIENTS: Mapping[str, tuple[str, ...]] = {
    Vote.table: ("voter",),
    Validation.table: ("asked",),
    FeedbackNote.table: ("external_id",),
    Action.table: ("finding",),
}


def project_for(project: Project, options: ExportPreset) -> Project:
    """What the document's readers may see; the project itself where that is all of it.

    For a client: no internal lane nor what stands in it, no owner, nothing of what checks said, no
    internal note, and customers under other names (``pseudonyms``). The details get another id.
    """
    with _without_garbage_collection():
        return _project_for(project, options)


def _project_for(project: Project, options: ExportPreset) -> Project:
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
        _hide_people(project, tables)
        _rename_details(tables)
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
    others = set(project.personas).difference(chosen)
    if not options.personas or not others:
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
        if one.owner is not None and blueprint_kind(project, one) is not LaneKind.TOUCHPOINTS:
            touchpoints[one.id] = _without_owner(project, one)
    for table in (Touchpoint.table, Action.table, Ritual.table):
        owned: Any = tables[table]
        _alter(owned, {"owner": dict.fromkeys(owners)})
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


def _rename_details(tables: Tables) -> None:
    """Whoever has the project's id could try out which name a pseudonym follows from."""
    details: Any = tables[ProjectDetails.table]
    for one in list(details.values()):
        del details[one.id]
        mark = hashlib.sha256(one.id.encode()).hexdigest()[:16]
        other = altered(one, id=f"{ProjectDetails.prefix}_{mark}")
        details[other.id] = other


def _hide_people(project: Project, tables: Tables) -> None:
    """Customers go by their pseudonyms. Who voted, who was asked and under which number a note is
    kept elsewhere tell of people as their names do; what checks found nobody outside can see."""
    pseudonyms = pseudonyms_of(project)
    for table, records in tables.items():
        changes: dict[str, dict[Any, Any]] = {}
        go_on()
        for field in own_words(table) if records and len(pseudonyms) else ():
            is_name = (table, field) == (FeedbackNote.table, "customer")
            hide = pseudonyms.of if is_name else pseudonyms.hide
            changes[field] = {text: _hidden(text, hide) for text in _said(records, field)}
        for field in _EMPTY_FOR_CLIENTS.get(table, ()):
            changes[field] = dict.fromkeys(_said(records, field), "")
        _alter(records, changes)


def _hidden(said: str | tuple[str, ...], hide: Callable[[str], str]) -> str | tuple[str, ...]:
    go_on()
    return hide(said) if isinstance(said, str) else tuple(map(hide, said))


def _said(records: Mapping[str, Record], field: str) -> set[Any]:
    """Everything that records say in a field, each once."""
    return set(map(attrgetter(field), records.values())) - {"", ()}


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Tens of thousands of records are made, and none is garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _alter(records: dict[str, Record], changes: Mapping[str, Mapping[Any, Any]]) -> None:
    """Say otherwise in fields: for each what it says and what it shall say."""
    other = {
        field: {text: after for text, after in said.items() if text != after}
        for field, said in changes.items()
    }
    other = {field: said for field, said in other.items() if said}
    if not other:
        return
    read = {field: attrgetter(field) for field in other}
    found = [
        one
        for one in records.values()
        if any(read[field](one) in said for field, said in other.items())
    ]
    columns = {
        field: [said.get(text, text) for text in map(read[field], found)]
        for field, said in other.items()
    }
    records.update((one.id, one) for one in altered_all(found, **columns))
