"""Edits of sources, actors and votes."""

from __future__ import annotations

import random

from journeymapper.commands.actors import MergeActors
from journeymapper.commands.base import Command
from journeymapper.commands.channels import SetDoers
from journeymapper.commands.sources import Cite, Uncite
from journeymapper.commands.votes import PutDots
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Citation,
    Experience,
    Journey,
    Reading,
    Source,
    Sticky,
    Touchpoint,
    Vote,
    VoteRound,
)
from tests.walking.registry import an_id, any_of, generates, text


@generates(SetDoers)
def set_doers(rng: random.Random, project: Project) -> Command | None:
    card = any_of(rng, project, Touchpoint)
    names = rng.sample(["Product", "product", "CRM", " ", text(rng)], rng.randint(0, 3))
    return card and SetDoers(card.id, names, an_id(rng, Touchpoint))


@generates(MergeActors)
def merge_actors(rng: random.Random, project: Project) -> Command | None:
    actors = list(project.actors)
    if len(actors) < 2:
        return None
    kept, *gone = rng.sample(actors, min(len(actors), rng.randint(2, 3)))
    return MergeActors(kept, gone)


@generates(Cite)
def cite(rng: random.Random, project: Project) -> Command | None:
    kind = rng.choice([Touchpoint, Experience, Sticky, Reading, Journey])
    record, known = any_of(rng, project, kind), any_of(rng, project, Source)
    if record is None:
        return None
    source = Source(id=an_id(rng, Source), reference=text(rng))
    chosen = known if known is not None and rng.random() < 0.4 else source
    return Cite(record.id, chosen, an_id(rng, Citation))


@generates(Uncite)
def uncite(rng: random.Random, project: Project) -> Command | None:
    citation, reading = any_of(rng, project, Citation), any_of(rng, project, Reading)
    if reading is not None and reading.source is not None and rng.random() < 0.3:
        return Uncite(reading.id, reading.source)
    return citation and Uncite(citation.record, citation.source)


@generates(PutDots)
def put_dots(rng: random.Random, project: Project) -> Command | None:
    voting = any_of(rng, project, VoteRound)
    target = any_of(rng, project, rng.choice([Sticky, Touchpoint]))
    if voting is None or target is None:
        return None
    voter = rng.choice(["", "Ana", " ana ", "Ben"])
    return PutDots(voting.id, target.id, rng.choice([1, 2, -1]), an_id(rng, Vote), voter)
