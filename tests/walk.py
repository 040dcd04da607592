"""Random commands: one generator for every kind of command, for walks through all of them.

A generator gets a random source and the project as it is, and gives a command that makes sense
there, or None where there is nothing to do it to. ``plan`` may still refuse it.
"""

from __future__ import annotations

from tests.walking import (
    check_edits,
    document_edits,
    experiment_edits,
    grid_edits,
    import_edits,
    map_edits,
    measure_edits,
    other_edits,
    outline_edits,
    people_edits,
    plan_edits,
    replacing_edits,
    wall_edits,
    who_says_edits,
)
from tests.walking.registry import GENERATORS, Generator

RANDOM_COMMANDS: list[Generator] = list(GENERATORS.values())

__all__ = [
    "GENERATORS",
    "RANDOM_COMMANDS",
    "check_edits",
    "document_edits",
    "experiment_edits",
    "grid_edits",
    "import_edits",
    "map_edits",
    "measure_edits",
    "other_edits",
    "outline_edits",
    "people_edits",
    "plan_edits",
    "replacing_edits",
    "wall_edits",
    "who_says_edits",
]
