"""Edits of how checks judge a project."""

from __future__ import annotations

import random

from journeymapper.commands.base import Command
from journeymapper.commands.checks import SetAside, SetThreshold
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal, Threshold, Touchpoint
from tests.walking.registry import a_day, an_id, generates, some_ids, text

CHECKS = ("dead_end", "no_loop")


@generates(SetAside)
def set_aside(rng: random.Random, project: Project) -> Command:
    about = sorted(some_ids(rng, project, Touchpoint)) if rng.random() < 0.5 else []
    reason = rng.choice([text(rng), ""])
    return SetAside(an_id(rng, Dismissal), rng.choice(CHECKS), reason, about, a_day(rng))


@generates(SetThreshold)
def set_threshold(rng: random.Random, _project: Project) -> Command:
    value = rng.choice([None, -1.0, 0.0, 5.0, 1e12])
    return SetThreshold(an_id(rng, Threshold), rng.choice(CHECKS), "most", value)
