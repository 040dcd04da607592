"""Content that uses sensitive data, without a note of what allows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.nothing_personal.touching_content import has_content
from journeymapper.commands.base import called
from journeymapper.domain.records import Content, Journey


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    for subject in subjects:
        bare: list[Content] = []
        for count, one in enumerate(look.project.referring(Content, subject), 1):
            if count % 1000 == 0:
                yield None
            if one.uses_sensitive_data and not one.consent.strip():
                bare.append(one)
        if bare:
            bare.sort(key=lambda one: (one.title, one.id))
            verb, them = ("uses", "it") if len(bare) == 1 else ("use", "them")
            names = listed([called(one) for one in bare])
            yield Found(
                subject=subject,
                message=f"{names} {verb} sensitive data, and nothing says what allows {them} to.",
                records=tuple(one.id for one in bare[:50]),
                journey=subject,
            )


CHECK = Check(
    name="sensitive_without_consent",
    mistake=7,
    title="Sensitive data without consent",
    severity=Severity.HIGH,
    why="Customers who are addressed by what they did not agree to lose trust, and the law is on "
    "their side.",
    how="Write at the content what allows the use (“agreed at sign-up”), or do without the data.",
    subjects=Journey,
    reads={Content: ("uses_sensitive_data", "consent", "title", "journey")},
    find=find,
    applies=has_content,
)
