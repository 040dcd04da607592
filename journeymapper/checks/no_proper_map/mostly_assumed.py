"""Whether what personas think and feel (experiences and empathy notes) is known, or mostly
assumed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from operator import attrgetter

from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.domain.records import EmpathyNote, Experience, ProjectDetails, Record
from journeymapper.domain.vocabulary import Evidence


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    said: tuple[Iterable[Record], ...] = (
        look.project.experiences.values(),
        look.project.empathy_notes.values(),
    )
    total = len(look.project.experiences) + len(look.project.empathy_notes)
    if total < look.threshold(CHECK, "least"):
        return
    assumed = 0
    evidence = map(attrgetter("evidence"), chain(*said))
    while some := list(islice(evidence, 1000)):
        assumed += some.count(Evidence.ASSUMED)
        yield None
    if assumed * 100 > total * look.threshold(CHECK, "most"):
        locale = look.project.details.locale
        part, whole = write_number(assumed, locale), write_number(total, locale)
        for subject in subjects:
            yield Found(
                subject=subject,
                message=f"{part} of {whole} entries on what personas think and feel are "
                "only assumed.",
            )


CHECK = Check(
    name="mostly_assumed",
    mistake=1,
    title="Mostly assumed",
    why="A map of assumptions shows what the team believes, and plans that follow it may miss.",
    how="Ask customers about the most important ones and mark as researched what they confirm.",
    subjects=ProjectDetails,
    reads={Experience: ("evidence",), EmpathyNote: ("evidence",)},
    find=find,
    thresholds=(
        ThresholdOf(name="most", usual=50, says="percent of them that may be only assumed"),
        ThresholdOf(
            name="least",
            usual=10,
            says="entries on what personas think and feel before this is asked",
        ),
    ),
)
