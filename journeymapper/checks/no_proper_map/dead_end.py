"""Touchpoints from which nothing leads on, though they are no end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.purchase import phase_of
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Mend
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.commands.records import EditFields
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Stage, Touchpoint
from journeymapper.domain.vocabulary import Outcome, Phase, TouchpointKind

_OFF_THE_PATH = frozenset(
    {TouchpointKind.END, TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP}
)
_GOES_ON = frozenset({Phase.DECISION, Phase.POST_PURCHASE})
"""Phases in which a way that ends is rather not drawn to its end than left by everybody."""
_MANY = 500


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    subjects = list(subjects)
    left: set[str] = set()
    joined: set[str] = set()
    for count, way in enumerate(_ways(project, subjects), 1):
        if count % 1000 == 0:
            yield None
        left.add(way.source)
        joined.add(way.target)
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        if subject in left or subject not in joined:
            continue
        touchpoint = project.touchpoints[subject]
        if touchpoint.kind in _OFF_THE_PATH or touchpoint.opens_journey or touchpoint.outcome:
            continue
        phase = phase_of(project, touchpoint)
        if phase is Phase.ADVOCACY:
            continue  # who recommends need not go on
        goes_on = touchpoint.essential or phase in _GOES_ON
        yield Found(
            subject=subject,
            message=f"{called(touchpoint)} is a dead end: nothing leads on from it.",
            how=_WHERE_IT_GOES_ON if goes_on else "",
            mend=None if goes_on else _mend(subject),
        )


def _ways(project: Project, subjects: list[str]) -> Iterable[Connection]:
    """The ways of these touchpoints; of many it is quicker to look at all."""
    if len(subjects) > _MANY:
        return project.connections.values()
    return (way for subject in subjects for way in project.referring(Connection, subject))


def _mend(subject: str) -> Mend:
    values = {"kind": TouchpointKind.END, "outcome": Outcome.LOST}
    return Mend("Mark as “left”", lambda _project: EditFields(subject, values))


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The ends of a way; of a stage what stands in it."""
    found: set[str] = set()
    for record in (change.before, change.after):
        if isinstance(record, Connection):
            found |= {record.source, record.target}
        elif isinstance(record, Touchpoint):
            found.add(record.id)
        elif isinstance(record, Stage):
            found.update(one.id for one in look.project.referring(Touchpoint, record.id))
    return found


_WHERE_IT_GOES_ON = (
    "Connect it to where customers go next; if this is where they buy or are done, mark it as an "
    "end that was won."
)
CHECK = Check(
    name="dead_end",
    mistake=1,
    title="A dead end that is not an end",
    why="Customers who stop here either leave or go on in a way that the map does not know.",
    how="Connect it to where they go next, or mark it as the place where they leave.",
    subjects=Touchpoint,
    reads={
        Stage: ("phase",),
        Touchpoint: ("essential", "kind", "name", "opens_journey", "outcome", "stage"),
        Connection: ("source", "target"),
    },
    find=find,
    touched=touched,
)
