"""Ways from one owner to another that are no hand-off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Mend, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.sales_and_marketing_apart.hand_offs import (
    named,
    needs_hand_off,
    owners,
)
from journeymapper.commands.base import Together, called
from journeymapper.commands.records import EditFields
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Actor, Connection, Journey, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind

_MOST_AT_ONCE = 3


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        between: list[Connection] = []
        for count, way in enumerate(project.referring(Connection, subject), 1):
            if count % 1000 == 0:
                yield None
            if needs_hand_off(project, way):
                between.append(way)
        yield None
        if between:
            between.sort(key=lambda one: one.id)
            yield Found(
                subject=subject,
                message=_said(project, between),
                records=tuple(one.id for one in between),
                journey=subject,
                mend=_mend(tuple(one.id for one in between)),
            )


def _said(project: Project, between: list[Connection]) -> str:
    if len(between) == 1:
        both = owners(project, between[0])
        assert both is not None
        return (
            f"The way {named(project, between[0])} leads from {called(both[0])} to "
            f"{called(both[1])} and is no hand-off."
        )
    ways = listed([named(project, one) for one in between])
    return f"{len(between):,} ways lead from one owner to another and are no hand-off: {ways}."


def _mend(ways: tuple[str, ...]) -> Mend | None:
    """Of a few; among many there are some on which nobody passes anything on."""
    values = {"kind": ConnectionKind.HAND_OFF}
    if len(ways) == 1:
        return Mend("Make it a hand-off", lambda _project: EditFields(ways[0], values))
    if len(ways) > _MOST_AT_ONCE:
        return None
    title = f"Make {len(ways):,} ways hand-offs"
    return Mend(title, lambda _project: Together(title, [EditFields(one, values) for one in ways]))


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The journey of a way that leads from owner to owner, or did; of an edit of a touchpoint or
    an owner whatever it may bear upon."""
    found: set[str] = set()
    for record in (change.before, change.after):
        if isinstance(record, Actor):
            return None
        if isinstance(record, Touchpoint) and record.owner:
            found.add(record.journey)
        elif isinstance(record, Journey):
            found.add(record.id)
        elif isinstance(record, Connection) and needs_hand_off(look.project, record):
            found.add(record.journey)
    return found


CHECK = Check(
    name="owners_without_hand_off",
    mistake=5,
    title="From one owner to another without a hand-off",
    severity=Severity.LOW,
    why="Where one team ends and the next begins, customers wait or tell their story twice.",
    how="Make it a hand-off, so that both agree when it happens and how soon it is answered.",
    subjects=Journey,
    reads={
        Touchpoint: ("owner", "name"),
        Connection: ("source", "target", "kind", "walked_by"),
        Actor: ("name", "kind"),
    },
    find=find,
    applies=lambda look: len(look.project.actors) > 1,
    touched=touched,
)
