"""Ways from one owner to another that are no hand-off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import MOST_NAMED, listed
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Mend, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.sales_and_marketing_apart.hand_offs import (
    WITHOUT_HAND_OFF,
    named,
    owners,
)
from journeymapper.commands.base import Together, called
from journeymapper.commands.records import EditFields
from journeymapper.domain.project import Project
from journeymapper.domain.records import Actor, Connection, Journey, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        between = look.sorted(WITHOUT_HAND_OFF).group(subject)
        is_few = len(between) <= MOST_NAMED
        shown = tuple(sorted(between)) if is_few else ()
        if between:
            yield Found(
                subject=subject,
                message=_said(project, subject, len(between), shown),
                # Of many the journey, so that a hint that was closed stays closed.
                records=shown if is_few else (subject,),
                journey=subject,
                mend=_mend(shown) if is_few else None,
            )


def _said(project: Project, journey: str, count: int, shown: tuple[str, ...]) -> str:
    ways = [project.connections[one] for one in shown]
    if count == 1:
        both = owners(project, ways[0])
        assert both is not None
        return (
            f"The way {named(project, ways[0])} leads from {called(both[0])} to "
            f"{called(both[1])} and is no hand-off."
        )
    said = (
        f"{write_number(count, project.details.locale)} ways of "
        f"{called(project.journeys[journey])} lead from one owner to another and are no hand-off"
    )
    if count > MOST_NAMED:
        return f"{said}."
    return f"{said}: {listed([named(project, one) for one in ways])}."


def _mend(ways: tuple[str, ...]) -> Mend:
    """Of a few; among many there are some on which nobody passes anything on."""
    values = {"kind": ConnectionKind.HAND_OFF}
    if len(ways) == 1:
        return Mend("Make it a hand-off", lambda _project: EditFields(ways[0], values))
    title = f"Make {len(ways)} ways hand-offs"
    return Mend(title, lambda _project: Together(title, [EditFields(one, values) for one in ways]))


CHECK = Check(
    name="owners_without_hand_off",
    mistake=5,
    title="From one owner to another without a hand-off",
    severity=Severity.LOW,
    why="Where one team ends and the next begins, customers wait or tell their story twice.",
    how="Make it a hand-off, so that both agree when it happens and how soon it is answered.",
    subjects=Journey,
    reads={
        Touchpoint: ("owner",),
        Connection: ("source", "target", "kind", "walked_by", "journey"),
        Actor: ("kind",),
    },
    quotes={Journey: ("title",), Touchpoint: ("name",), Actor: ("name",)},
    find=find,
    applies=lambda look: len(look.project.actors) > 1,
    sortings=(WITHOUT_HAND_OFF,),
)
