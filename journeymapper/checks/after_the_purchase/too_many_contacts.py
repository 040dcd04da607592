"""How often customers hear from the organisation after the purchase.

What counts in a stage: the rhythms of all its touchpoints together, and the most triggers of one
touchpoint that fall into seven days. Triggers of different touchpoints come at different times and
are not added, so that what is found is certain. A channel with a limit of its own has its own
check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.purchase import AFTERWARDS, is_commercial
from journeymapper.analysis.written import write_number
from journeymapper.checks.after_the_purchase.places import HOURS_A_DAY
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel, Journey, Stage, Touchpoint, Trigger
from journeymapper.domain.vocabulary import TouchpointKind

_WEEK = 7 * HOURS_A_DAY
_ALONE = frozenset({TouchpointKind.OWN_STEP, TouchpointKind.WAIT})


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    most = look.threshold(CHECK, "most")
    count = 0
    for subject in subjects:
        stage = project.stages[subject]
        if stage.phase not in AFTERWARDS or not is_commercial(project.journeys[stage.journey]):
            continue
        rhythm, triggered = 0.0, 0
        heard: list[str] = []
        for one in project.referring(Touchpoint, subject):
            count += 1
            if count % 500 == 0:
                yield None
            times = _rhythm(project, one)
            at_once = _triggered(project, one)
            rhythm += times
            triggered = max(triggered, at_once)
            if times or at_once:
                heard.append(one.id)
        if rhythm + triggered > most:
            number = write_number(rhythm + triggered, project.details.locale)
            yield Found(
                subject=subject,
                message=f"In {called(stage)} customers are contacted {number} times a week.",
                records=(subject, *sorted(heard)),
                journey=stage.journey,
            )


def _rhythm(project: Project, one: Touchpoint) -> float:
    """Contacts a week; none where the customer is alone, or where channels have their limits."""
    if one.kind in _ALONE or not one.cadence_per_week or one.cadence_per_week < 0:
        return 0.0
    without_limit = sum(not _has_limit(project, channel) for channel in one.channels)
    return one.cadence_per_week * (without_limit if one.channels else 1)


def _triggered(project: Project, one: Touchpoint) -> int:
    """The most of its triggers that fall into seven days."""
    delays = sorted(
        trigger.delay_hours or 0.0
        for trigger in project.referring(Trigger, one.id)
        if not _has_limit(project, trigger.channel)
    )
    most, first = 0, 0
    for last, delay in enumerate(delays):
        while delay - delays[first] >= _WEEK:
            first += 1
        most = max(most, last - first + 1)
    return most


def _has_limit(project: Project, channel: str | None) -> bool:
    found = project.channels.get(channel or "")
    return found is not None and found.contacts_per_week is not None


CHECK = Check(
    name="too_many_contacts",
    mistake=2,
    title="Too many contacts after the purchase",
    why="Who has bought wants to use it. With more than a few messages a week people stop reading.",
    how="Leave out what nobody needs. Where customers come by themselves, make it an own step or "
    "give its channel a limit of its own.",
    subjects=Stage,
    reads={
        Journey: ("market",),
        Stage: ("phase", "name"),
        Touchpoint: ("stage", "kind", "channels", "cadence_per_week"),
        Trigger: ("touchpoint", "channel", "delay_hours"),
        Channel: ("contacts_per_week",),
    },
    find=find,
    applies=Look.is_commercial,
    thresholds=(ThresholdOf(name="most", usual=3, says="contacts a week after the purchase"),),
)
