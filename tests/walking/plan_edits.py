"""Edits of the records that turn a map into work: added by one command, edited like any other."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from journeymapper.commands.actions import SetActionStatus
from journeymapper.commands.base import Command
from journeymapper.commands.records import AddRecord
from journeymapper.domain import vocabulary as words
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Actor,
    Channel,
    Citation,
    Connection,
    Content,
    EmpathyNote,
    Experience,
    Experiment,
    FeedbackNote,
    Journey,
    Lane,
    Measure,
    Persona,
    Record,
    Review,
    Ritual,
    Season,
    Source,
    Stage,
    Sticky,
    Touchpoint,
    Trigger,
    Validation,
    Variant,
    Vote,
    VoteRound,
)
from tests.walking.registry import (
    a_day,
    an_id,
    any_of,
    generates,
    maybe_id,
    some_ids,
    text,
    word,
)

PLAN_KINDS: tuple[type[Record], ...] = (
    *(Lane, Source, Citation, Trigger, Content, Experiment, Variant),
    *(Season, Review, Ritual, Action, VoteRound, Vote, Validation),
)
Maker = Callable[[random.Random, Project], Record | None]


def _maybe(rng: random.Random, project: Project, kind: type[Record]) -> str | None:
    return maybe_id(rng, list(project.all(kind).values()))


def _lane(rng: random.Random, project: Project) -> Record | None:
    journey = any_of(rng, project, Journey)
    return journey and Lane(
        id=an_id(rng, Lane),
        journey=journey.id,
        name=text(rng),
        kind=word(rng, words.LaneKind),
        internal=rng.random() < 0.3,
    )


def _source(rng: random.Random, _project: Project) -> Record:
    kind = word(rng, words.SourceKind)
    size = rng.choice([None, 0, 12])
    return Source(
        id=an_id(rng, Source),
        kind=kind,
        sample_size=size,
        collected_on=a_day(rng),
        reference=text(rng),
    )


def _citation(rng: random.Random, project: Project) -> Record | None:
    kinds: Sequence[type[Record]] = (Touchpoint, Connection, Stage, Persona, Experience)
    kind = rng.choice([*kinds, EmpathyNote, Sticky, Measure, Experiment])
    record, source = any_of(rng, project, kind), any_of(rng, project, Source)
    if record is None or source is None:
        return None
    return Citation(id=an_id(rng, Citation), record=record.id, source=source.id)


def _trigger(rng: random.Random, project: Project) -> Record | None:
    touchpoint = any_of(rng, project, Touchpoint)
    return touchpoint and Trigger(
        id=an_id(rng, Trigger),
        touchpoint=touchpoint.id,
        when=text(rng),
        then=text(rng),
        channel=_maybe(rng, project, Channel),
        delay_hours=rng.choice([None, 0.0, 24.0]),
    )


def _content(rng: random.Random, project: Project) -> Record | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    pain = rng.choice([Sticky, EmpathyNote])
    return Content(
        id=an_id(rng, Content),
        journey=journey.id,
        stage=maybe_id(rng, project.referring(Stage, journey.id)),
        touchpoint=maybe_id(rng, project.referring(Touchpoint, journey.id)),
        role=rng.choice([None, *words.BuyingRole]),
        persona=_maybe(rng, project, Persona),
        pain=_maybe(rng, project, pain),
        kind=word(rng, words.ContentKind),
        title=text(rng),
        body="Basic\tPro\nPrice\t✓",
    )


def _experiment(rng: random.Random, project: Project) -> Record:
    return Experiment(
        id=an_id(rng, Experiment),
        name=text(rng),
        touchpoint=_maybe(rng, project, Touchpoint),
        connection=_maybe(rng, project, Connection),
        measure=_maybe(rng, project, Measure),
        base_rate=rng.choice([None, 0.12]),
        planned_size=rng.choice([None, 0, 400]),
    )


def _variant(rng: random.Random, project: Project) -> Record | None:
    experiment = any_of(rng, project, Experiment)
    return experiment and Variant(
        id=an_id(rng, Variant),
        experiment=experiment.id,
        name=text(rng),
        visitors=rng.randrange(2_000),
        path=_maybe(rng, project, Journey),
    )


def _season(rng: random.Random, project: Project) -> Record | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    there = {one.id for one in project.referring(Touchpoint, journey.id)}
    return Season(
        id=an_id(rng, Season),
        journey=journey.id,
        name=text(rng),
        starts=a_day(rng),
        touchpoints=tuple(sorted(there & set(some_ids(rng, project, Touchpoint)))),
    )


def _review(rng: random.Random, project: Project) -> Record | None:
    journey, kind = any_of(rng, project, Journey), word(rng, words.ReviewKind)
    return journey and Review(
        id=an_id(rng, Review), journey=journey.id, kind=kind, held_on=a_day(rng), note=text(rng)
    )


def _ritual(rng: random.Random, project: Project) -> Record:
    owner = _maybe(rng, project, Actor)
    every = rng.choice([None, 0, 14])
    return Ritual(id=an_id(rng, Ritual), name=text(rng), every_days=every, owner=owner)


def _action(rng: random.Random, project: Project) -> Record:
    return Action(
        id=an_id(rng, Action),
        text=text(rng),
        owner=_maybe(rng, project, Actor),
        due_on=a_day(rng),
        impact=rng.choice([None, 1, 5, 6]),
        touchpoint=_maybe(rng, project, Touchpoint),
        feedback_note=_maybe(rng, project, FeedbackNote),
        sticky=_maybe(rng, project, Sticky),
        measure=_maybe(rng, project, Measure),
    )


def _vote_round(rng: random.Random, project: Project) -> Record | None:
    journey = any_of(rng, project, Journey)
    return journey and VoteRound(id=an_id(rng, VoteRound), journey=journey.id, question=text(rng))


def _vote(rng: random.Random, project: Project) -> Record | None:
    round_, target = any_of(rng, project, VoteRound), any_of(rng, project, Sticky)
    if round_ is None or target is None:
        return None
    return Vote(id=an_id(rng, Vote), round=round_.id, target=target.id, dots=rng.randint(0, 3))


def _validation(rng: random.Random, project: Project) -> Record | None:
    journey = any_of(rng, project, Journey)
    return journey and Validation(
        id=an_id(rng, Validation),
        journey=journey.id,
        asked=text(rng),
        held_on=a_day(rng),
        confirmed=text(rng),
        corrected=text(rng),
    )


MAKERS: tuple[Maker, ...] = (
    _lane,
    _source,
    _citation,
    _trigger,
    _content,
    _experiment,
    _variant,
    _season,
    _review,
    _ritual,
    _action,
    _vote_round,
    _vote,
    _validation,
)


@generates(AddRecord)
def add_record(rng: random.Random, project: Project) -> Command | None:
    record = rng.choice(MAKERS)(rng, project)
    return record and AddRecord(record)


@generates(SetActionStatus)
def set_action_status(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, Action)
    return SetActionStatus(ids, word(rng, words.ActionStatus), a_day(rng)) if ids else None


def plan_fields(rng: random.Random) -> list[tuple[type[Record], dict[str, Any]]]:
    """Fields of these records that a page sets."""
    return [
        (Lane, {"name": text(rng), "hidden": rng.random() < 0.5}),
        (Trigger, {"when": text(rng), "delay_hours": rng.choice([None, -1.0, 2.0])}),
        (Content, {"title": text(rng), "role": word(rng, words.BuyingRole)}),
        (Experiment, {"status": word(rng, words.ExperimentStatus), "decision": text(rng)}),
        (Variant, {"visitors": rng.randint(0, 900), "conversions": rng.randint(0, 900)}),
        (Season, {"what_changes": text(rng), "every_year": rng.random() < 0.5}),
        (Ritual, {"next_on": a_day(rng)}),
        (Action, {"status": word(rng, words.ActionStatus), "effort": rng.randint(0, 5)}),
        (VoteRound, {"closed": rng.random() < 0.5}),
        (Source, {"reference": text(rng)}),
        (Validation, {"asked": text(rng), "corrected": text(rng)}),
        (Action, {"done_on": rng.choice([None, a_day(rng)])}),
        (Content, {"consent": text(rng)}),
        (Measure, {"better": rng.choice([None, *words.Better])}),
        (Journey, {"template": text(rng), "template_words": ("0a1b2c3d",)}),
    ]
