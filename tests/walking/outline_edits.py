"""Edits of a journey as indented text: lines are renamed, moved, indented, made and deleted."""

from __future__ import annotations

import random

from journeymapper.analysis.outline import Outline
from journeymapper.commands.base import Command
from journeymapper.commands.outline import EditOutline
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from tests.walking.registry import any_of, generates, text

MADE = ("", "  ", "    ", "    -> ", "    => ", "    (loop) ", "      ", "\t")


@generates(EditOutline)
def edit_outline(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    outline = Outline(project, journey.id)
    stages = outline.stages()
    if len(stages) > 1 and rng.random() < 0.5:
        first = rng.randrange(len(stages))
        stages = stages[first : first + rng.randint(1, 3)]
    lines = [one.text for one in outline.lines(stages)]
    for _ in range(rng.randint(1, 4)):
        _edit(rng, lines)
    resting = rng.choice([None, None, rng.randrange(len(lines) + 1)])
    return EditOutline(journey.id, tuple(stages), tuple(lines), str(rng.random()), resting)


def _edit(rng: random.Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines) + 1)
    way = rng.randrange(6)
    if way == 0 or at == len(lines):
        lines.insert(at, f"{rng.choice(MADE)}{text(rng)}")
    elif way == 1:
        del lines[at]
    elif way == 2:
        lines.insert(rng.randrange(len(lines) + 1), lines.pop(at))
    elif way == 3:
        lines[at] = f"{lines[at]} {rng.choice(['more', ': label', '#2', ''])}"
    elif way == 4:
        lines[at] = rng.choice(["  " + lines[at], lines[at].removeprefix("  "), ""])
    else:
        rng.shuffle(lines)
