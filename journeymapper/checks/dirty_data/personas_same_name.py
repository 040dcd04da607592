"""Personas whose names are alike but for case and spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.analysis.naming import bare
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import Persona


def _key(_look: Look, persona: Persona) -> str | None:
    return bare(persona.name).replace(" ", "") or None


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    personas = look.project.personas
    for name in dict.fromkeys(_key(look, personas[one]) for one in subjects):
        alike = sorted(look.group(CHECK, name))
        if name is None or len(alike) < 2:
            continue
        names = list(dict.fromkeys(called(personas[one]) for one in alike))
        if len(names) > 1:
            message = f"The personas {listed(names)} differ only in case and spaces."
        else:
            message = f"{len(alike)} personas are called {names[0]}."
        yield Found(subject=alike[0], message=message, records=tuple(alike[:50]))


CHECK = Check(
    name="personas_same_name",
    mistake=6,
    title="Personas with the same name",
    why="What is known of one kind of customer scatters over two that nobody can tell apart.",
    how="Keep one of them, or give each the name of what sets it apart.",
    subjects=Persona,
    reads={Persona: ("name",)},
    find=find,
    applies=lambda look: len(look.project.personas) > 1,
    group_by=_key,
)
