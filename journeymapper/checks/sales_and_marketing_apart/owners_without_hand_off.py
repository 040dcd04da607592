"""Ways from one owner to another that are no hand-off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import islice

from journeymapper.analysis.listed import MOST_NAMED, listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Mend, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.sales_and_marketing_apart.hand_offs import (
    named,
    needs_hand_off,
    owners,
    ways_between_owners,
)
from journeymapper.commands.base import Together, called
from journeymapper.commands.records import EditFields
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Actor, Connection, Journey, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        between: list[str] = []
        for one in ways_between_owners(project, subject):
            if one is None:
                yield None
            else:
                between.append(one.id)
        if between:
            shown = tuple(nsmallest(MOST_NAMED, between))
            yield Found(
                subject=subject,
                message=_said(project, subject, len(between), shown),
                # Of many the journey, so that a hint that was closed stays closed.
                records=shown if len(between) <= MOST_NAMED else (subject,),
                journey=subject,
                mend=_mend(shown) if len(between) <= MOST_NAMED else None,
            )


def _said(project: Project, journey: str, count: int, shown: tuple[str, ...]) -> str:
    ways = [project.connections[one] for one in shown[:MOST_NAMED]]
    if count == 1:
        both = owners(project, ways[0])
        assert both is not None
        return (
            f"The way {named(project, ways[0])} leads from {called(both[0])} to "
            f"{called(both[1])} and is no hand-off."
        )
    said = (
        f"{count:,} ways of {called(project.journeys[journey])} lead from one owner to another "
        "and are no hand-off"
    )
    if count > MOST_NAMED:
        return f"{said}."
    return f"{said}: {listed([named(project, one) for one in ways])}."


def _mend(ways: tuple[str, ...]) -> Mend:
    """Of a few; among many there are some on which nobody passes anything on."""
    values = {"kind": ConnectionKind.HAND_OFF}
    if len(ways) == 1:
        return Mend("Make it a hand-off", lambda _project: EditFields(ways[0], values))
    title = f"Make {len(ways):,} ways hand-offs"
    return Mend(title, lambda _project: Together(title, [EditFields(one, values) for one in ways]))


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The journey of a way that leads from owner to owner, or did; of an edit of a touchpoint or
    an owner whatever it may bear upon."""
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        is_renamed = before.owner == after.owner
        if is_renamed and not _may_name(look.project, after):
            return ()
    found: set[str] = set()
    for record in (before, after):
        if isinstance(record, Actor):
            return None
        if isinstance(record, Touchpoint) and record.owner:
            found.add(record.journey)
        elif isinstance(record, Journey):
            found.add(record.id)
        elif isinstance(record, Connection) and needs_hand_off(look.project, record):
            found.add(record.journey)
    return found


def _may_name(project: Project, touchpoint: Touchpoint) -> bool:
    """Whether a finding may say its name: only few ways are named."""
    if not any(
        needs_hand_off(project, way) for way in project.referring(Connection, touchpoint.id)
    ):
        return False
    ways = (one for one in ways_between_owners(project, touchpoint.journey) if one is not None)
    return len(list(islice(ways, MOST_NAMED + 1))) <= MOST_NAMED


CHECK = Check(
    name="owners_without_hand_off",
    mistake=5,
    title="From one owner to another without a hand-off",
    severity=Severity.LOW,
    why="Where one team ends and the next begins, customers wait or tell their story twice.",
    how="Make it a hand-off, so that both agree when it happens and how soon it is answered.",
    subjects=Journey,
    reads={
        Journey: ("title",),
        Touchpoint: ("owner", "name"),
        Connection: ("source", "target", "kind", "walked_by"),
        Actor: ("name", "kind"),
    },
    find=find,
    applies=lambda look: len(look.project.actors) > 1,
    touched=touched,
)
