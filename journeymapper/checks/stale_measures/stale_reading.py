"""Measures that nobody has read for a long time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called, plural
from journeymapper.domain.records import Journey, Measure, Reading

_MOST_RECORDS = 50


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    rhythms = look.threshold(CHECK, "rhythms")
    for subject in subjects:
        stale: list[tuple[Measure, int]] = []
        for count, measure in enumerate(project.referring(Measure, subject)):
            if count % 20 == 0:
                yield None
            rhythm = measure.every_days or 0
            if rhythm > 0:
                days = _days_since(look, measure, rhythms * rhythm)
                if days is not None:
                    stale.append((measure, days))
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


def _message(stale: list[tuple[Measure, int]]) -> str:
    if len(stale) > 1:
        names = listed([called(one) for one, _ in stale])
        return f"{names} have had no reading for much longer than they should."
    measure, days = stale[0]
    due = "every day" if measure.every_days == 1 else f"every {measure.every_days} days"
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
        Measure: ("journey", "name", "every_days"),
        Reading: ("measure", "taken_on"),
    },
    find=find,
    applies=there_are_measures,
    thresholds=(
        ThresholdOf(name="rhythms", usual=2, says="times a measure's rhythm without a reading"),
    ),
)
