"""Essential touchpoints with many visitors at which nothing was ever tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.never_tested.traffic import busy_places, tested_places
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import (
    Connection,
    Experiment,
    Journey,
    Measure,
    Reading,
    Touchpoint,
    Variant,
)

_MOST_RECORDS = 50


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    tested = tested_places(project)
    touchpoints = project.touchpoints
    untested: dict[str, list[Touchpoint]] = {}
    for place in busy_places(project, look.threshold(CHECK, "people")) - tested:
        untested.setdefault(touchpoints[place].journey, []).append(touchpoints[place])
    for subject in subjects:
        yield None
        places = sorted(untested.get(subject, ()), key=_by_name)
        if not places or subject in tested:
            continue
        said = "is essential and has" if len(places) == 1 else "are essential and have"
        yield Found(
            subject=subject,
            message=f"{listed([called(one) for one in places])} {said} the visitors for a test, "
            "and nothing was ever tried there.",
            records=tuple(one.id for one in places[:_MOST_RECORDS]),
            journey=subject,
        )


def _by_name(touchpoint: Touchpoint) -> tuple[str, str]:
    return touchpoint.name, touchpoint.id


def touched(_look: Look, change: Change) -> Iterable[str] | None:
    """All journeys, for an experiment between two speaks for both; nothing where a touchpoint was
    not essential."""
    places = [one for one in (change.before, change.after) if isinstance(one, Touchpoint)]
    return () if places and not any(one.essential for one in places) else None


def there_is_traffic(look: Look) -> bool:
    """Whether anything is tested, or could be."""
    project = look.project
    if project.all(Experiment):
        return True
    return bool(busy_places(project, look.threshold(CHECK, "people")))


CHECK = Check(
    name="essential_untested",
    mistake=15,
    title="An essential touchpoint that was never tested",
    severity=Severity.LOW,
    why="Here the conversion is decided, and enough people come by to learn in weeks what works "
    "better.",
    how="Plan an experiment there: one thing changed, and what you expect of it.",
    subjects=Journey,
    reads={
        Touchpoint: ("essential", "name"),
        Measure: ("journey", "touchpoint"),
        Reading: ("measure", "sample_size"),
        Experiment: ("touchpoint", "connection", "measure"),
        Connection: ("source", "target"),
        Variant: ("experiment", "path"),
    },
    find=find,
    applies=there_is_traffic,
    thresholds=(
        ThresholdOf(
            name="people", usual=1000, says="people in a reading that make a test worth it"
        ),
    ),
    touched=touched,
)
