"""Edits of handing over: presets, numbered cards, comments that come back."""

from __future__ import annotations

import random

from journeymapper.commands.base import Command
from journeymapper.commands.documents import KeepPreset
from journeymapper.commands.review_rounds import (
    NumberNewCards,
    SettleComments,
    StartReview,
    TakeComments,
)
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    ExportPreset,
    Journey,
    Persona,
    ReviewComment,
    ReviewRound,
)
from journeymapper.domain.vocabulary import Audience, Ink, Orientation, PageWay
from tests.sample_images import tiny_png
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


@generates(KeepPreset)
def keep_preset(rng: random.Random, project: Project) -> Command | None:
    image = rng.choice([tiny_png(rng.randrange(3)), None])
    rounds = list(project.all(ReviewRound).values())
    preset = ExportPreset(
        id=an_id(rng, ExportPreset),
        name=rng.choice(["Wall", "wall", "", text(rng)]),
        journeys=tuple(sorted(some_ids(rng, project, Journey))) if rng.random() < 0.5 else (),
        personas=tuple(sorted(some_ids(rng, project, Persona))) if rng.random() < 0.5 else (),
        audience=word(rng, Audience),
        orientation=word(rng, Orientation),
        way=word(rng, PageWay),
        ink=word(rng, Ink),
        overlap=rng.choice([0.0, 12.5]),
        logo=image and image.id,
        footer=text(rng),
        review_round=maybe_id(rng, rounds),
    )
    return KeepPreset(preset, image)


@generates(StartReview)
def start_review(rng: random.Random, project: Project) -> Command | None:
    journeys = some_ids(rng, project, Journey)
    title = rng.choice(["Round 1", text(rng), " "])
    return StartReview(an_id(rng, ReviewRound), title, journeys, a_day(rng))


@generates(NumberNewCards)
def number_new_cards(rng: random.Random, project: Project) -> Command | None:
    found = any_of(rng, project, ReviewRound)
    return found and NumberNewCards(found.id, some_ids(rng, project, Journey))


@generates(TakeComments)
def take_comments(rng: random.Random, project: Project) -> Command | None:
    found = any_of(rng, project, ReviewRound)
    if found is None:
        return None
    comments = [
        ReviewComment(
            id="comment_new",
            review_round=found.id,
            number=rng.choice([None, 1, 2, 999]),
            author=rng.choice(["", "Anna"]),
            text=text(rng),
            external_id=rng.choice(["", f"sheet:{rng.randrange(20)}"]),
        )
        for _ in range(rng.randint(0, 4))
    ]
    return TakeComments(found.id, comments)


@generates(SettleComments)
def settle_comments(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, ReviewComment)
    return SettleComments(ids, rng.random() < 0.7) if ids else None
