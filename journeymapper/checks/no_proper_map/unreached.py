"""Touchpoints to which no way leads from a persona or a start.

In a project with very many ways only those are looked for to which no way leads at all: what is
joined in a circle apart from everything else is then passed over, so that drawing stays quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from journeymapper.analysis.listed import MOST_NAMED, listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called, plural
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Presence, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind

_ORGANISATION = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})
_BEGINNING = _ORGANISATION | {TouchpointKind.START}
_MOST_SHOWN = 20
MOST_WAYS = 2000
"""Ways of a project up to which all that they lead to is followed."""


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        cards = [one for one in project.referring(Touchpoint, subject) if one.journey == subject]
        if not _is_entered(project, cards):
            continue  # nothing says where people enter
        ways = project.referring(Connection, subject)
        led_to: set[str] = set()
        for begin in range(0, len(ways), 2000):
            yield None
            some = ways[begin : begin + 2000]
            led_to.update(one.target for one in some if one.source != one.target)
        yield None
        is_large = len(project.connections) > MOST_WAYS
        reached = led_to if is_large else _reached(project, cards, ways)
        unreached = [one for one in cards if one.id not in reached and one.kind not in _BEGINNING]
        if unreached:
            firsts = [one for one in unreached if one.id not in led_to]
            shown = nsmallest(_MOST_SHOWN, unreached, key=lambda one: (one.id in led_to, one.id))
            yield Found(
                subject=subject,
                message=f"No way leads from a persona or a start to "
                f"{_said(project, shown[: len(firsts)], len(unreached), subject)}.",
                records=tuple(one.id for one in shown),
                journey=subject,
            )


def _is_entered(project: Project, cards: list[Touchpoint]) -> bool:
    if not cards:
        return False
    return any(one.kind is TouchpointKind.START for one in cards) or any(
        way.source == presence.persona and way.journey == cards[0].journey
        for presence in project.referring(Presence, cards[0].journey)
        for way in project.referring(Connection, presence.persona)
    )


def _reached(project: Project, cards: list[Touchpoint], ways: list[Connection]) -> set[str]:
    """All that one comes to from personas and starts; the organisation begins its own steps
    itself."""
    leading: dict[str, list[str]] = {}
    for one in ways:
        leading.setdefault(one.source, []).append(one.target)
    newly = {one.id for one in cards if one.kind in _BEGINNING}
    newly |= {source for source in leading if source in project.personas}
    reached = set(newly)
    while newly:
        newly = set().union(*(leading[one] for one in newly if one in leading)) - reached
        reached |= newly
    return reached


def _said(project: Project, firsts: list[Touchpoint], unreached: int, journey: str) -> str:
    """The first ones, by which the others would be reached too, while they are few."""
    if 0 < len(firsts) <= MOST_NAMED:
        return listed([called(one) for one in firsts])
    return f"{plural(unreached, 'touchpoint')} of {called(project.journeys[journey])}"


def _is_first(project: Project, one: Touchpoint) -> bool:
    """Whether no way at all leads to it from elsewhere."""
    return not any(
        way.target == one.id and way.source != one.id
        for way in project.referring(Connection, one.id)
    )


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The journey; none for an edit that no finding can speak of."""
    project = look.project
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        may_be_said = after.kind not in _BEGINNING and _is_first(project, after)
        return [after.journey] if may_be_said or before.kind is not after.kind else ()
    found: set[str] = set()
    for record in (before, after):
        if isinstance(record, Journey):
            found.add(record.id)
        elif isinstance(record, Touchpoint | Presence) or (
            isinstance(record, Connection) and _matters(project, record)
        ):
            found.add(record.journey)
    return found


def _matters(project: Project, way: Connection) -> bool:
    """Whether others may be reached or not by this way: among many only what it leads to itself,
    where no other does."""
    if len(project.connections) <= 2 * MOST_WAYS or way.source in project.personas:
        return True
    others = (
        one
        for one in project.referring(Connection, way.target)
        if one.id != way.id and one.target == way.target and one.source != one.target
    )
    return next(others, None) is None


CHECK = Check(
    name="unreached",
    mistake=1,
    title="A touchpoint that nobody reaches",
    why="What nobody comes to is either a step that is missing before it, or work for nobody.",
    how="Connect it to the step that customers come from, or take it away.",
    subjects=Journey,
    reads={
        Journey: ("title",),
        Touchpoint: ("kind", "name"),
        Presence: ("persona", "journey"),
        Connection: ("source", "target"),
    },
    find=find,
    touched=touched,
)
