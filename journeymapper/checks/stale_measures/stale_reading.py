"""Measures that nobody has read for a long time, or never though they are to be read in a rhythm.

One with a target that was never read is told by a check of its own. A journey that came from a
template has rhythms that nobody chose: there nothing is said of them until the first reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import called, plural
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Measure, Reading
from journeymapper.domain.vocabulary import State

_MOST_RECORDS = 50


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    rhythms = look.threshold(CHECK, "rhythms")
    for subject in subjects:
        stale: list[tuple[Measure, int]] = []
        never: list[Measure] = []
        is_there = project.journeys[subject].state is State.CURRENT  # else nothing can be read yet
        for count, measure in enumerate(project.referring(Measure, subject)):
            if count % 20 == 0:
                yield None
            rhythm = measure.every_days or 0
            if rhythm > 0:
                days = _days_since(look, measure, rhythms * rhythm)
                if days is not None:
                    stale.append((measure, days))
                elif is_there and measure.target is None:
                    never += [] if project.referring(Reading, measure.id) else [measure]
        if never and _is_read(project, project.journeys[subject]):
            yield _never_read(subject, never)
        if not stale:
            continue
        stale.sort(key=lambda pair: (pair[0].name, pair[0].id))
        yield Found(
            subject=subject,
            message=_message(stale),
            records=tuple(one.id for one, _ in stale[:_MOST_RECORDS]),
            journey=subject,
        )


def _days_since(look: Look, measure: Measure, most: float) -> int | None:
    """Days since the latest reading, where they are more than ``most``; None without a dated
    reading. What was entered last is looked at first: mostly it tells."""
    latest: int | None = None
    for one in reversed(look.project.referring(Reading, measure.id)):
        if one.taken_on is not None:
            days = (look.today - one.taken_on).days
            if days <= most:
                return None
            latest = days if latest is None else min(latest, days)
    return latest


def _is_read(project: Project, journey: Journey) -> bool:
    """Whether anybody reads its measures; of one that was drawn here that is taken for granted."""
    measures = project.referring(Measure, journey.id)
    return not journey.template or any(project.count_referring(Reading, m.id) for m in measures)


def _never_read(journey: str, never: list[Measure]) -> Found:
    never.sort(key=lambda one: (one.name, one.id))
    names = listed([called(one) for one in never])
    if len(never) == 1:
        every = every_said(never[0].every_days or 0)
        message = f"{names} was never read, though it is to be read {every}."
    else:
        message = f"{names} were never read, though they are to be read in a rhythm."
    return Found(
        subject=journey,
        message=message,
        records=tuple(one.id for one in never[:_MOST_RECORDS]),
        journey=journey,
        severity=Severity.LOW,
        about=(journey, "never"),
    )


def every_said(days: int) -> str:
    """``every 30 days``."""
    return "every day" if days == 1 else f"every {days} days"


def _message(stale: list[tuple[Measure, int]]) -> str:
    if len(stale) > 1:
        names = listed([called(one) for one, _ in stale])
        return f"{names} have had no reading for much longer than they should."
    measure, days = stale[0]
    due = every_said(measure.every_days or 0)
    ago = plural(days, "day")
    return f"{called(measure)} is to be read {due}, and was last read {ago} ago."


def there_are_measures(look: Look) -> bool:
    return bool(look.project.measures)


CHECK = Check(
    name="stale_reading",
    mistake=14,
    title="A measure that nobody reads any more",
    why="An old number looks like knowledge: people decide by it although things have moved on.",
    how="Read it now, give it a calmer rhythm, or take the rhythm away if nobody needs it.",
    subjects=Journey,
    reads={
        Journey: ("state", "template"),
        Measure: ("journey", "name", "every_days", "target"),
        Reading: ("measure", "taken_on"),
    },
    find=find,
    applies=there_are_measures,
    thresholds=(
        ThresholdOf(name="rhythms", usual=2, says="times a measure's rhythm without a reading"),
    ),
)
