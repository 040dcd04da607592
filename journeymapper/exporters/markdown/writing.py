"""The parts one after another, line by line, so that memory does not grow with the document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.remark import Remark
from journeymapper.exporters import told_plans, told_views
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if
from journeymapper.exporters.markdown import parts, people
from journeymapper.exporters.markdown.marks import heading, paragraph, told
from journeymapper.words import said

PARTS = (
    "cover", "summary", "map", "grid", "loops", "essentials", "states", "personas", "feedback",
    "closing", "triggers", "content", "experiments", "measures", "seasons", "votes", "actions",
    "evidence", "what-if",
)  # fmt: skip
"""What Markdown has of a document's parts, by the names that ``--sections`` knows."""
_OF_A_JOURNEY = frozenset({"map", "grid", "loops"})
_AT_ONCE = 100


def write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    """Write the document; a remark for parts that are wanted and that Markdown has not.

    Raises EditRefused where it has none of them.
    """
    wished = job.options.sections
    wanted = [one for one in PARTS if not wished or one in wished]
    strange = [one for one in wished if one not in PARTS]
    if not wanted:
        raise EditRefused(f"Markdown has none of the chosen parts. Choose of: {', '.join(PARTS)}.")
    with job.path.open("w", encoding="utf-8", newline="\n") as file:
        lines = _watched(_lines(job, wanted, progress), cancelled)
        file.writelines(f"{line}\n" for line in _single_spaced(lines))
    if not strange:
        return ()
    left = ", ".join(f"“{one}”" for one in strange)
    return (Remark(f"Markdown leaves out {left}; it has: {', '.join(PARTS)}."),)


def _lines(job: ExportJob, wanted: list[str], progress: Progress) -> Iterator[str]:
    project, options = job.project, job.options
    journeys = [project.journeys[one] for one in job.journeys]
    at = job.at.astimezone().date()
    yield from parts.titled(project)
    of_journeys = [one for one in wanted if one in _OF_A_JOURNEY]
    order = list(dict.fromkeys("journeys" if one in _OF_A_JOURNEY else one for one in wanted))
    telling = {
        "cover": lambda: parts.cover(project, options, at),
        "summary": lambda: parts.summary(project, journeys, at),
        "journeys": lambda: _journeys(
            job, of_journeys, order.index("journeys") / len(order), progress
        ),
        "essentials": lambda: told(said("Essentials"), told_views.essentials(project, journeys)),
        "states": lambda: told(said("States side by side"), told_views.states(project, journeys)),
        "personas": lambda: people.personas(project),
        "feedback": lambda: people.feedback(project, journeys),
        "closing": lambda: told(
            said("Closing the loop"), told_plans.closing(project, journeys, at)
        ),
        "triggers": lambda: told(said("Triggers"), told_plans.triggers(project, journeys)),
        "content": lambda: told(said("Content"), told_plans.content(project, journeys)),
        "experiments": lambda: people.experiments(project, journeys),
        "measures": lambda: people.measures(project, journeys),
        "seasons": lambda: told(
            said("Seasons and reviews"), told_plans.seasons(project, journeys, at)
        ),
        "votes": lambda: told(said("Votes"), told_plans.votes(project, journeys)),
        "actions": lambda: people.actions(project, journeys, at),
        "evidence": lambda: people.evidence(project, journeys),
        "what-if": lambda: told(said("What if"), told_views.what_if(project, journeys)),
    }
    for number, name in enumerate(order):
        progress(number / len(order), f"Writing {name}")
        yield from telling[name]()
    if options.footer:
        yield from ("", "---", "", paragraph(options.footer))


def _journeys(job: ExportJob, wanted: list[str], done: float, progress: Progress) -> Iterator[str]:
    project = job.project
    for one in job.journeys:
        journey = project.journeys[one]
        progress(done, f"Writing {journey.title}")
        yield from heading(2, journey.title)
        if "map" in wanted:
            yield from parts.map_of(project, journey)
        if "grid" in wanted:
            yield from _headed(said("Touchpoints"), parts.grid_of(project, journey, job.options))
        if "loops" in wanted:
            yield from _headed(said("Loops and hand-offs"), parts.loops_of(project, journey))


def _headed(title: str, lines: Iterator[str]) -> Iterator[str]:
    first = next(lines, None)
    if first is not None:
        yield from heading(3, title)
        yield first
        yield from lines


def _watched(lines: Iterator[str], cancelled: IsCancelled) -> Iterator[str]:
    """The lines; raises Cancelled between them."""
    for number, line in enumerate(lines):
        if not line or number % _AT_ONCE == 0:
            stop_if(cancelled)
        yield line


def _single_spaced(lines: Iterator[str]) -> Iterator[str]:
    """One empty line where there are several, none at the ends."""
    begun = False
    for is_empty, some in groupby(lines, key=lambda one: not one):
        if is_empty:
            gap = begun
            continue
        if begun and gap:
            yield ""
        yield from some
        begun, gap = True, False
