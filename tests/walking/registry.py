"""The register of generators, and what they choose from."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from journeymapper.commands.base import Command
from journeymapper.domain.project import Project
from journeymapper.domain.records import Record

Generator = Callable[[random.Random, Project], Command | None]
_R = TypeVar("_R", bound=Record)

TEXTS = (
    "Guided tour",
    "profile & office 3x4",
    "12:30",
    "رحلة العميل",
    "ग्राहक यात्रा",
    "客户旅程",
    "  Two   spaces ",
    "Zoë’s “trial”",
    "🙂 emoji",
    "a\nsecond line",
    "x" * 120,
)
GENERATORS: dict[type[Command], Generator] = {}


def generates(kind: type[Command]) -> Callable[[Generator], Generator]:
    def keep(generator: Generator) -> Generator:
        GENERATORS[kind] = generator
        return generator

    return keep


def an_id(rng: random.Random, kind: type[Record]) -> str:
    return f"{kind.prefix}_{rng.getrandbits(64):016x}"


def text(rng: random.Random) -> str:
    return rng.choice(TEXTS)


def place(rng: random.Random) -> tuple[float, float]:
    return rng.uniform(-300, 3_000), rng.uniform(0, 2_000)


def any_of(rng: random.Random, project: Project, kind: type[_R]) -> _R | None:
    """A record of this kind, or None where there is none."""
    records = list(project.all(kind).values())
    return rng.choice(records) if records else None


def some_ids(rng: random.Random, project: Project, *kinds: type[Record]) -> list[str]:
    ids = [one for kind in kinds for one in project.all(kind)]
    return rng.sample(ids, min(len(ids), rng.randint(1, 6)))


def maybe_id(rng: random.Random, records: Sequence[Record]) -> str | None:
    return rng.choice([*(one.id for one in records), None])


def word(rng: random.Random, kind: type[Any]) -> Any:
    return rng.choice(list(kind))


def a_day(rng: random.Random) -> date:
    return date(2026, 1, 1) + timedelta(days=rng.randrange(400))
