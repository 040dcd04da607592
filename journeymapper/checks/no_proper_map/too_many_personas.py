"""How many personas one journey bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import plural
from journeymapper.domain.records import Journey, Presence


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    most = look.threshold(CHECK, "most")
    for subject in subjects:
        personas = {one.persona for one in look.project.referring(Presence, subject)}
        if len(personas) > most:
            title = look.project.journeys[subject].title
            at_once = " at once" if len(personas) > 1 else ""
            yield Found(
                subject=subject,
                message=f"“{title}” carries {plural(len(personas), 'persona')}{at_once}.",
            )


CHECK = Check(
    name="too_many_personas",
    mistake=1,
    title="Too many personas on one journey",
    severity=Severity.LOW,
    why="Paths of many personas on one map hide what differs between them.",
    how="Give those who go their own way a journey of their own.",
    subjects=Journey,
    reads={Presence: None},
    find=find,
    thresholds=(ThresholdOf(name="most", usual=5, says="personas on one journey"),),
)
