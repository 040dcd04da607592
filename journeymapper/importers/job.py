"""What an importer is, and what it says of what it was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from journeymapper.commands.base import Command
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project

MOST_REFUSED = 20
"""Lines that are named at once; who mends them tries again."""


@frozen(kw_only=True)
class ImportOptions:
    """What rows are about that do not say it themselves, by name or id. ``journey`` is the only
    one in which measures are looked for, ``usual_journey`` the one that is meant where several
    have a measure of that name; ``today`` is the day that dates without a year count from and
    after which no reading can be."""

    measure: str = ""
    experiment: str = ""
    journey: str = ""
    usual_journey: str = ""
    today: date | None = None


@frozen
class Refusal:
    """A line that cannot be taken in, and why."""

    line: int
    reason: str


@frozen(kw_only=True)
class Brought:
    """What was read, and the one edit that takes it in: None where nothing is new, or where
    something was refused, for then nothing is taken in."""

    read: int = 0
    taken: int = 0
    duplicates: int = 0
    refused: tuple[Refusal, ...] = ()
    command: Command | None = None


@frozen(kw_only=True)
class Importer:
    """A kind of file. ``columns`` and ``required`` are what ``table.read_table`` asks for, and
    tell which importer a table belongs to; ``plan`` works out the edit and touches nothing."""

    name: str
    title: str
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    plan: Callable[[Project, str | bytes, ImportOptions], Brought]
