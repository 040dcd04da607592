"""Touchpoints to which no way leads from a persona or a start.

On a journey with very many ways only those are looked for to which no way leads at all: what is
joined in a circle apart from everything else is then passed over, so that drawing stays quick.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from heapq import nsmallest

from journeymapper.analysis.listed import MOST_NAMED, listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.commands.base import called, plural
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Presence, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind

_ORGANISATION = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})
_BEGINNING = _ORGANISATION | {TouchpointKind.START}
_MOST_SHOWN = 20
MOST_WAYS = 2000
"""Ways of a journey up to which all that they lead to is followed."""


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        if not _is_entered(look, subject):
            continue  # nothing says where people enter
        firsts = look.sorted(FIRSTS).group(subject)
        unreached: Collection[str] = firsts
        if project.count_referring(Connection, subject) <= MOST_WAYS:
            reached = _reached(project, subject, project.referring(Connection, subject))
            unreached = [
                one.id
                for one in project.referring(Touchpoint, subject)
                if one.id not in reached and one.kind not in _BEGINNING
            ]
        if unreached:
            shown = nsmallest(_MOST_SHOWN, unreached, key=lambda one: (one not in firsts, one))
            yield Found(
                subject=subject,
                message=f"No way leads from a persona or a start to "
                f"{_said(project, shown[: len(firsts)], len(unreached), subject)}.",
                records=tuple(shown),
                journey=subject,
            )


def _is_entered(look: Look, journey: str) -> bool:
    project = look.project
    return bool(look.sorted(STARTS).group(journey)) or any(
        way.source == presence.persona and way.journey == journey
        for presence in project.referring(Presence, journey)
        for way in project.referring(Connection, presence.persona)
    )


def _reached(project: Project, journey: str, ways: list[Connection]) -> set[str]:
    """All that one comes to from personas and starts; the organisation begins its own steps
    itself."""
    leading: dict[str, list[str]] = {}
    for one in ways:
        leading.setdefault(one.source, []).append(one.target)
    newly = {one.id for one in project.referring(Touchpoint, journey) if one.kind in _BEGINNING}
    newly |= {source for source in leading if source in project.personas}
    reached = set(newly)
    while newly:
        newly = set().union(*(leading[one] for one in newly if one in leading)) - reached
        reached |= newly
    return reached


def _said(project: Project, firsts: list[str], unreached: int, journey: str) -> str:
    """The first ones, by which the others would be reached too, while they are few."""
    if 0 < len(firsts) <= MOST_NAMED:
        return listed([called(project.touchpoints[one]) for one in firsts])
    return f"{plural(unreached, 'touchpoint')} of {called(project.journeys[journey])}"


def _is_first(project: Project, one: Touchpoint) -> bool:
    """Whether no way at all leads to it from elsewhere."""
    return not any(
        way.target == one.id and way.source != one.id
        for way in project.referring(Connection, one.id)
    )


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The journey; none for an edit of a touchpoint that no finding can speak of."""
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        may_be_said = after.kind not in _BEGINNING and _is_first(look.project, after)
        return [after.journey] if may_be_said or before.kind is not after.kind else ()
    found: set[str] = set()
    for record in (before, after):
        if isinstance(record, Journey):
            found.add(record.id)
        elif isinstance(record, Touchpoint | Presence | Connection):
            found.add(record.journey)
    return found


def _first(look: Look, one: Touchpoint) -> str | None:
    return one.journey if one.kind not in _BEGINNING and _is_first(look.project, one) else None


def _led_to(_look: Look, change: Change) -> Iterable[str]:
    ways = (change.before, change.after)
    return {one.target for one in ways if isinstance(one, Connection)}


FIRSTS = Sorting(
    name="touchpoints to which no way leads",
    kind=Touchpoint,
    key=_first,
    reads={Touchpoint: ("journey", "kind"), Connection: ("source", "target")},
    concerned=_led_to,
)
"""By journey."""
STARTS = Sorting(
    name="starts",
    kind=Touchpoint,
    key=lambda _look, one: one.journey if one.kind is TouchpointKind.START else None,
    reads={Touchpoint: ("journey", "kind")},
)
"""By journey."""
CHECK = Check(
    name="unreached",
    mistake=1,
    title="A touchpoint that nobody reaches",
    why="What nobody comes to is either a step that is missing before it, or work for nobody.",
    how="Connect it to the step that customers come from, or take it away.",
    subjects=Journey,
    reads={
        Touchpoint: ("journey", "kind"),
        Presence: ("persona", "journey"),
        Connection: ("source", "target"),
    },
    quotes={Journey: ("title",), Touchpoint: ("name",)},
    sortings=(FIRSTS, STARTS),
    find=find,
    touched=touched,
)
