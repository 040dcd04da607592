"""Whether anybody goes on this journey at all; grave once there is a map without anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.domain.records import Persona, ProjectDetails, Touchpoint


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    if not look.project.personas:
        for subject in subjects:
            yield Found(
                subject=subject,
                message="There is no persona yet.",
                severity=None if look.project.touchpoints else Severity.LOW,
            )


CHECK = Check(
    name="no_persona",
    mistake=1,
    title="No persona",
    severity=Severity.HIGH,
    why="Without somebody who walks it, a map shows a process and no experience.",
    how="Add a persona in the rail, or begin with an empathy map.",
    subjects=ProjectDetails,
    reads={Persona: (), Touchpoint: ()},
    find=find,
)
