"""Journeys on which customers only ever go forward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.straightness import straightness
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.shared_sortings import LOOPS
from journeymapper.commands.base import called
from journeymapper.domain.records import Connection, Journey


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    fewest = look.threshold(CHECK, "fewest")
    for subject in subjects:
        yield None
        if look.sorted(LOOPS).group(subject):
            continue
        is_straight = yield from straightness(project, subject, fewest)
        if is_straight:
            journey = called(project.journeys[subject])
            yield Found(subject=subject, message=f"{journey} is a straight line without any loop.")


def there_are_ways(look: Look) -> bool:
    return bool(look.project.connections)


CHECK = Check(
    name="straight_line",
    mistake=16,
    title="A straight line",
    why="People hesitate, ask, come back and try again; a line without a loop is a process, and "
    "hides where they get stuck.",
    how="Ask where customers go back to and why, and draw it: select the touchpoint and press L.",
    subjects=Journey,
    reads={Connection: ("journey", "source", "target", "kind")},
    quotes={Journey: ("title",)},
    sortings=(LOOPS,),
    find=find,
    applies=there_are_ways,
    thresholds=(
        ThresholdOf(name="fewest", usual=5, says="connected touchpoints before a loop is missed"),
    ),
)
