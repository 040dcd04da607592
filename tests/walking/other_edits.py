"""Edits of pictures and measures, what any record knows, the clipboard, several at once."""

from __future__ import annotations

import random
from typing import Any

from journeymapper.commands.base import Command, Together
from journeymapper.commands.clipboard import Duplicate, Paste, clip
from journeymapper.commands.images import AttachPicture
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AfterMilestone, DeleteRecords, EditFields, NameMilestone
from journeymapper.domain import vocabulary as words
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Attachment,
    Backdrop,
    Cluster,
    Connection,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Journey,
    Measure,
    Milestone,
    Passage,
    Persona,
    Presence,
    Reading,
    Record,
    Stage,
    Sticky,
    Touchpoint,
)
from tests.sample_images import tiny_png
from tests.walking.plan_edits import PLAN_KINDS, plan_fields
from tests.walking.registry import (
    GENERATORS,
    a_day,
    an_id,
    any_of,
    generates,
    maybe_id,
    place,
    some_ids,
    text,
    word,
)


@generates(AttachPicture)
def attach_picture(rng: random.Random, project: Project) -> Command | None:
    holder = any_of(rng, project, rng.choice([Journey, Touchpoint, Persona]))
    image = tiny_png(rng.randrange(3))
    return holder and AttachPicture(an_id(rng, Attachment), holder.id, image, text(rng))


@generates(AddMeasure)
def add_measure(rng: random.Random, project: Project) -> Command | None:
    journey, kind = any_of(rng, project, Journey), word(rng, words.MeasureKind)
    if journey is None:
        return None
    return AddMeasure(
        an_id(rng, Measure),
        journey.id,
        text(rng),
        kind,
        unit=rng.choice(["%", ""]),
        target=rng.choice([None, 27.0]),
        stage=maybe_id(rng, project.referring(Stage, journey.id)),
        touchpoint=maybe_id(rng, project.referring(Touchpoint, journey.id)),
    )


@generates(AddReading)
def add_reading(rng: random.Random, project: Project) -> Command | None:
    measure = any_of(rng, project, Measure)
    value = rng.uniform(-100, 1_000)
    return measure and AddReading(an_id(rng, Reading), measure.id, value, a_day(rng), 1_840)


def _edits(rng: random.Random) -> list[tuple[type[Record], dict[str, Any]]]:
    """Fields that an inspector sets, by kind of record."""
    yes = rng.random() < 0.5
    return [
        (Journey, {"title": text(rng), "market": word(rng, words.Market)}),
        (Stage, {"name": text(rng), "phase": word(rng, words.Phase), "colour": "#0F766E"}),
        (Touchpoint, {"name": text(rng)}),
        (Touchpoint, {"kind": word(rng, words.TouchpointKind), "essential": yes}),
        (Touchpoint, {"devices": ("phone",), "duration": rng.choice([None, 0.25])}),
        (Connection, {"label": text(rng), "share": rng.choice([None, 0.35, 1.5])}),
        (Connection, {"walked_by": word(rng, words.WalkedBy)}),
        (Persona, {"name": text(rng), "quote": text(rng), "recency": rng.randint(0, 5)}),
        (EmpathyNote, {"text": text(rng), "evidence": word(rng, words.Evidence)}),
        (EmpathyNote, {"touchpoint": None}),
        (FeedbackNote, {"needs_reply": yes, "internal": not yes, "source": text(rng)}),
        (Sticky, {"text": text(rng), "severity": rng.choice([None, 1, 5])}),
        (Cluster, {"name": rng.choice(["", text(rng)])}),
        (Backdrop, {"opacity": rng.choice([0.05, 0.4])}),
        (Measure, {"target": rng.uniform(0, 100)}),
        *plan_fields(rng),
    ]


@generates(EditFields)
def edit_fields(rng: random.Random, project: Project) -> Command | None:
    if rng.random() < 0.1:
        values = {"title": text(rng), "participants": ("Zoë", text(rng)), "is_draft": True}
        return EditFields(project.details.id, values)
    kind, values = rng.choice(_edits(rng))
    record = any_of(rng, project, kind)
    return record and EditFields(record.id, values)


@generates(DeleteRecords)
def delete_records(rng: random.Random, project: Project) -> Command | None:
    few = (Experience, EmpathyNote, FeedbackNote, Sticky, Attachment, Measure, Reading)
    few = (*few, Backdrop, Cluster, *PLAN_KINDS)
    kind = rng.choice([Touchpoint, Connection, Presence, Passage, *few])
    if rng.random() < 0.05:
        kind = rng.choice([Journey, Persona])
    ids = some_ids(rng, project, kind)
    return DeleteRecords(ids[: rng.randint(1, 3)]) if ids else None


@generates(NameMilestone)
def name_milestone(rng: random.Random, _project: Project) -> Command | None:
    at = "2026-01-01T12:00:00+00:00"
    return NameMilestone(an_id(rng, Milestone), text(rng), at, rng.randrange(1_000))


@generates(AfterMilestone)
def after_milestone(rng: random.Random, project: Project) -> Command | None:
    milestone, command = name_milestone(rng, project), edit_fields(rng, project)
    if not isinstance(milestone, NameMilestone) or command is None:
        return None
    return AfterMilestone(milestone, command)


@generates(Paste)
def paste(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    ids = some_ids(rng, project, Touchpoint, Sticky, Presence)
    if journey is None or not ids or len(project.touchpoints) > 100:
        return None
    return Paste(clip(project, ids), journey.id, *place(rng), an_id(rng, Journey))


@generates(Duplicate)
def duplicate(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, Touchpoint, Sticky, Presence)
    if not ids or len(project.touchpoints) > 100:
        return None
    return Duplicate(ids, 24.0, 24.0, an_id(rng, Journey))


@generates(Together)
def together(rng: random.Random, project: Project) -> Command | None:
    others = [one for kind, one in GENERATORS.items() if kind is not Together]
    commands = [rng.choice(others)(rng, project) for _ in range(rng.randint(1, 3))]
    return Together("Several at once", [one for one in commands if one is not None])
