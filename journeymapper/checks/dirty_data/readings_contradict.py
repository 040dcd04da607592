"""Readings of a measure that contradict each other on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from journeymapper.analysis.dates import write_date
from journeymapper.analysis.measures import written
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import Measure, Reading


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    seen = 0
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        by_day: dict[date, list[Reading]] = {}
        for one in project.referring(Reading, subject):
            if one.taken_on is not None:
                by_day.setdefault(one.taken_on, []).append(one)
            seen += 1
            if seen % 1000 == 0:
                yield None
        days = sorted(day for day, readings in by_day.items() if _differ(readings))
        if days:
            readings = [one for day in days for one in sorted(by_day[day], key=_first_value)]
            yield Found(
                subject=subject,
                message=_message(look, project.measures[subject], days, by_day),
                records=(subject, *(one.id for one in readings[:49])),
            )


def _differ(readings: list[Reading]) -> bool:
    """Whether they differ as they are written, with two decimals."""
    return len(readings) > 1 and len({round(one.value, 2) for one in readings}) > 1


def _first_value(reading: Reading) -> tuple[float, str]:
    return reading.value, reading.id


def _message(
    look: Look, measure: Measure, days: list[date], by_day: dict[date, list[Reading]]
) -> str:
    details = look.project.details
    values = sorted({round(one.value, 2) for one in by_day[days[-1]]})
    least, most = (
        written(one, measure, details.currency, details.locale) for one in (values[0], values[-1])
    )
    day = write_date(days[-1], details.locale)
    if len(days) == 1:
        return f"{called(measure)} is both {least} and {most} on {day}."
    return (
        f"{called(measure)} has readings that contradict each other on {len(days)} days, the last "
        f"{day}: {least} and {most}."
    )


CHECK = Check(
    name="readings_contradict",
    mistake=6,
    title="Readings that contradict each other",
    why="Nobody can say which value is right, so nobody can go by the measure.",
    how="Keep the one whose source you trust, or measure what differs (a device, a persona) apart.",
    subjects=Measure,
    reads={
        Reading: ("measure", "taken_on", "value"),
        Measure: ("name", "kind", "unit"),
    },
    find=find,
    applies=lambda look: len(look.project.readings) > 1,
)
