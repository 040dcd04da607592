"""Edits that bring what other programs wrote."""

from __future__ import annotations

import random

from journeymapper.commands.base import Command
from journeymapper.commands.feedback_import import ImportFeedback
from journeymapper.domain import vocabulary as words
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Persona, Touchpoint
from tests.walking.registry import a_day, an_id, any_of, generates, text, word


@generates(ImportFeedback)
def import_feedback(rng: random.Random, project: Project) -> Command:
    card, persona = any_of(rng, project, Touchpoint), any_of(rng, project, Persona)
    notes = [
        FeedbackNote(
            id=an_id(rng, FeedbackNote),
            text=text(rng),
            touchpoint=rng.choice([None, card and card.id]),
            persona=rng.choice([None, persona and persona.id]),
            received_on=rng.choice([None, a_day(rng)]),
            sentiment=word(rng, words.Sentiment),
            rating=rng.choice([None, -1.0, 9.0]),
            tags=("office",),
            external_id=rng.choice(["", "17"]),
        )
        for _ in range(rng.randint(1, 5))
    ]
    return ImportFeedback(notes, rng.choice(["", "reviews.csv"]))
