"""Projects that hold secrets on every place where a client must not find one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import altered
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Actor,
    Dismissal,
    FeedbackNote,
    Journey,
    Lane,
    Milestone,
    ProjectDetails,
    Record,
    ReviewComment,
    Ritual,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.rules import check
from tests.walk import RANDOM_COMMANDS

MARK = "qz"
"""What every secret word begins with; nothing else does."""


def walked_project(seed: int, steps: int = 60) -> Project:
    """What random commands make of an empty journey."""
    rng = random.Random(seed)
    project = Project([ProjectDetails(id=f"project_{seed}"), Journey(id="journey_1", title="J")])
    for _ in range(steps):
        command = rng.choice(RANDOM_COMMANDS)(rng, project)
        try:
            changes = command.plan(project) if command is not None else ()
            check(project, changes)
        except EditRefused:
            continue
        project.apply(changes)
    return project


def with_secrets(project: Project, rng: random.Random) -> Project:
    """The project with a secret name for every owner, customer, internal lane and note, and the
    customers' names in other texts as well."""
    records = [_with_secret(project, one, rng) for one in project.records()]
    records += _more("journey_secret")
    # Whoever owns nothing may be named; here everybody owns something.
    records += (Action(id=f"action_of_{one}", owner=one) for one in project.actors)
    return Project(records)


def _with_secret(project: Project, one: Record, rng: random.Random) -> Record:
    values: dict[str, Any] = {}
    number = one.id.partition("_")[2]
    if isinstance(one, FeedbackNote):
        values = {"customer": f"{MARK}c{rng.randrange(20)} {MARK}d", "internal": rng.random() < 0.3}
        if values["internal"]:
            values["text"] = f"{MARK}n{number}"
    elif isinstance(one, Lane) and rng.random() < 0.5:
        values = {"internal": True, "name": f"{MARK}l{number}"}
    elif isinstance(one, Sticky) and one.lane and project.all(Lane)[one.lane].internal:
        values = {"text": f"{MARK}s{number}"}
    elif isinstance(one, Actor):
        values = {"name": f"{MARK}o{number}"}
    elif isinstance(one, Touchpoint | Action | Ritual) and project.actors:
        values = {"owner": rng.choice(sorted(project.actors))}
        if isinstance(one, Touchpoint):
            values["description"] = f"{MARK.upper()}C{rng.randrange(20)}  {MARK}d was here"
    elif isinstance(one, Dismissal):
        values = {"reason": f"{MARK}r{number}"}
    elif isinstance(one, Milestone):
        values = {"name": f"{MARK}m{number}"}
    elif isinstance(one, ReviewComment):
        values = {"author": f"{MARK}a{number}"}
    return altered(one, **values) if values else one


def _more(journey: str) -> Iterator[Record]:
    """Some of each kind, whatever the walk made."""
    yield Journey(id=journey, title="Shown")
    yield Actor(id="actor_secret", name=f"{MARK}owner")
    yield Touchpoint(
        id="tp_secret",
        journey=journey,
        name=f"A card with {MARK}Ann {MARK}Lee",
        owner="actor_secret",
    )
    yield Lane(id="lane_secret", journey=journey, name=f"{MARK}lane", internal=True)
    yield Sticky(
        id="sticky_secret",
        journey=journey,
        lane="lane_secret",
        touchpoint="tp_secret",
        text=f"{MARK}sticky",
    )
    yield Action(id="action_secret", text=f"{MARK}deed", sticky="sticky_secret")
    yield FeedbackNote(id="feedback_secret", text=f"{MARK}note", internal=True, customer=f"{MARK}x")
    yield FeedbackNote(
        id="feedback_shown",
        text=f"I am {MARK}Ann {MARK}Lee, says {MARK}x",
        customer=f"{MARK}Ann {MARK}Lee",
        reply=f"Dear {MARK}ann {MARK}lee",
        touchpoint="tp_secret",
        external_id=f"{MARK}7",
    )
    # More than twenty names, so that every one that stands in a text is a customer's.
    for number in range(20):
        yield FeedbackNote(id=f"feedback_c{number}", customer=f"{MARK}c{number} {MARK}d", text="-")
    yield Dismissal(id="dismissal_secret", check="dead-end", reason=f"{MARK}reason")


def secrets_of(project: Project) -> list[str]:
    """Every secret word of a project, in lower case."""
    said = " ".join(map(repr, project.records())).casefold()
    return sorted({word for word in _words(said) if word.startswith(MARK)})


def _words(text: str) -> list[str]:
    return "".join(one if one.isalnum() else " " for one in text).split()
