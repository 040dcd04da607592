"""Touchpoints from which nothing leads on, though they are no end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Mend
from journeymapper.checks.look import Look
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Connection, Touchpoint
from journeymapper.domain.vocabulary import Outcome, TouchpointKind

_OFF_THE_PATH = frozenset(
    {TouchpointKind.END, TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP}
)


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        touchpoint = project.touchpoints[subject]
        if touchpoint.kind in _OFF_THE_PATH or touchpoint.opens_journey:
            continue
        connections = project.referring(Connection, subject)
        if not connections or any(one.source == subject for one in connections):
            continue
        yield Found(
            subject=subject,
            message=f"“{touchpoint.name}” is a dead end: nothing leads on from it.",
            mend=_mend(subject),
        )


def _mend(subject: str) -> Mend:
    values = {"kind": TouchpointKind.END, "outcome": Outcome.LOST}
    return Mend("Mark as “left”", lambda _project: EditFields(subject, values))


CHECK = Check(
    name="dead_end",
    mistake=1,
    title="A dead end that is not an end",
    why="Customers who stop here either leave or go on in a way that the map does not know.",
    how="Connect it to where they go next, or mark it as the place where they leave.",
    subjects=Touchpoint,
    reads={Touchpoint: ("kind", "name", "opens_journey"), Connection: ("source", "target")},
    find=find,
)
