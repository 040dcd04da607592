"""Hand-offs of which nobody said when they happen, or how soon they are answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import MOST_NAMED, listed
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.sales_and_marketing_apart.hand_offs import (
    WITHOUT_TERMS,
    is_hand_off,
    missing_terms,
    named,
)
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Touchpoint

_MOST_SHOWN = 50

_SAID = {
    ("criteria",): "does not say when a customer is ready for it",
    ("answer",): "does not say how soon it is answered",
    ("criteria", "answer"): "says neither when a customer is ready nor how soon it is answered",
}


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        lacking = [
            project.connections[one] for one in sorted(look.sorted(WITHOUT_TERMS).group(subject))
        ]
        yield None
        if lacking:
            yield Found(
                subject=subject,
                message=_said(project, subject, lacking),
                records=tuple(one.id for one in lacking[:_MOST_SHOWN]),
                journey=subject,
            )


def _said(project: Project, journey: str, lacking: list[Connection]) -> str:
    if len(lacking) == 1:
        return (
            f"The hand-off {named(project, lacking[0])} "
            f"{_SAID[missing_terms(project, lacking[0])]}."
        )
    count = write_number(len(lacking), project.details.locale)
    ways = f"{count} hand-offs of {called(project.journeys[journey])}"
    said = f"{ways} lack criteria or a promised time"
    if len(lacking) > MOST_NAMED:
        return f"{said}."
    return f"{said}: {listed([named(project, one) for one in lacking])}."


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The journeys of hand-offs that were edited, or whose ends were."""
    found: set[str] = set()
    for record in (change.before, change.after):
        if isinstance(record, Connection):
            if is_hand_off(record):
                found.add(record.journey)
        elif isinstance(record, Touchpoint):
            ways = look.project.referring(Connection, record.id)
            if any(map(is_hand_off, ways)):
                found.add(record.journey)
        elif isinstance(record, Journey):
            found.add(record.id)
    return found


CHECK = Check(
    name="hand_off_without_terms",
    mistake=5,
    title="A hand-off without criteria or a promised time",
    why="Without agreed terms one team hands over too early and the other answers too late.",
    how="Write when a customer is ready to be handed over, and in how many hours the answer comes.",
    subjects=Journey,
    reads={
        Touchpoint: ("kind",),
        Connection: ("source", "target", "kind", "criteria", "sla_hours", "journey"),
    },
    quotes={Journey: ("title",), Touchpoint: ("name",)},
    find=find,
    applies=lambda look: bool(look.project.connections),
    touched=touched,
    sortings=(WITHOUT_TERMS,),
)
