"""Search and replace in texts."""

from __future__ import annotations

import random

from journeymapper.analysis.replacing import Sought, searching
from journeymapper.commands.base import Command
from journeymapper.commands.replacing import ReplaceTexts
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from tests.walking.registry import any_of, generates, text


@generates(ReplaceTexts)
def replace_texts(rng: random.Random, project: Project) -> Command | None:
    letters = rng.choice(["a", "e", "客", "tour", text(rng)[:3], ""])
    sought = Sought(letters, rng.choice(["", "x", text(rng)]), rng.random() < 0.5)
    journey = any_of(rng, project, Journey)
    found = searching(project, sought, rng.choice(["", journey.id if journey else ""]))
    places = [place.key for _, some in found for place in some]
    return ReplaceTexts(sought, rng.sample(places, min(len(places), rng.randint(0, 8))))
