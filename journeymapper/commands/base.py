"""What a command is, how a value is checked before it is planned, and several commands as one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import field
from typing import Any, TypeVar

from journeymapper.domain.change import Changes, composed
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import TABLES, Record, table_of

_R = TypeVar("_R", bound=Record)


@frozen
class Command(ABC):
    """An edit that somebody asks for. Values that it needs (new ids, dates) are fields, so that
    ``plan`` is pure: the same project gives the same changes."""

    merge_key: str = field(default="", kw_only=True)
    """Commands that follow one another with the same key, not empty, become one undo step."""

    @abstractmethod
    def plan(self, project: Project) -> Changes:
        """The changes that the edit makes; none when it changes nothing.

        Raises EditRefused with a sentence that the user can act on.
        """

    @abstractmethod
    def name(self, project: Project) -> str:
        """What undo calls it, seen before the edit: ``Move 3 touchpoints``."""


@frozen
class Together(Command):
    """Several commands, each planned on what the earlier ones left, as one undo step."""

    title: str
    commands: Sequence[Command]

    def plan(self, project: Project) -> Changes:
        scratch = project.snapshot()
        steps = []
        for command in self.commands:
            changes = command.plan(scratch)
            scratch.apply(changes)
            steps.append(changes)
        return composed(*steps)

    def name(self, project: Project) -> str:
        return self.title


def wanted(project: Project, kind: type[_R], record_id: str) -> _R:
    """The record that a command speaks of; raises EditRefused where it is gone."""
    record = project.find(record_id)
    if not isinstance(record, kind):
        raise EditRefused(f"This {kind.word} is no longer there. Choose another one.")
    return record


def called(record: Record | None, longest: int = 40) -> str:
    """A record's name in quotes for a sentence, cut when long; its kind when it has no name."""
    if record is None:
        return "something"
    for name in (
        "name",
        "title",
        "label",
        "text",
        "quote",
        "when",
        "question",
        "reference",
        "note",
    ):
        text = " ".join(str(getattr(record, name, "")).split())
        if text:
            return f"“{text[: longest - 1]}…”" if len(text) > longest else f"“{text}”"
    return record.word


def counted(ids: Sequence[str]) -> str:
    """``3 touchpoints``, ``2 touchpoints and 1 sticky``: what a selection is called."""
    counts: dict[str, int] = {}
    for one in ids:
        table = table_of(one)
        counts[table] = counts.get(table, 0) + 1
    parts = [plural(count, TABLES[table].word) for table, count in counts.items()]
    return " and ".join(parts) if len(parts) < 3 else f"{len(ids):,} things"


def plural(count: int, word: str) -> str:
    if count == 1:
        return f"1 {word}"
    head, space, rest = word.partition(" on the ")
    if head.endswith("y") and head[-2] not in "aeiou":
        head = f"{head[:-1]}ie"
    return f"{count:,} {head}s{space}{rest}"


def tidy(text: Any) -> str:
    """A name as it is kept: on one line, no spaces around it."""
    return " ".join(str(text).split())
