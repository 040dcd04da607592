"""Journeys of which no digital touchpoint is known to be used on a phone.

Where the devices of all are said, one is enough to be asked; where not, there must be some.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.mobile import is_digital, is_on_phone, lacks_phone
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.mobile_overlooked.touching import (
    DEVICES,
    ON_PHONE,
    UNSAID,
    WITHOUT,
    touched_where,
)
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Channel, Journey, Touchpoint


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    least = look.threshold(CHECK, "least")
    for subject in subjects:
        yield None
        by_device = look.sorted(DEVICES)
        if by_device.group((subject, ON_PHONE)):
            continue
        unsaid = len(by_device.group((subject, UNSAID)))
        digital = unsaid + len(by_device.group((subject, WITHOUT)))
        if digital and (digital >= least or not unsaid):
            name = called(project.journeys[subject])
            count = write_number(digital, project.details.locale)
            which = f"None of the {count} digital touchpoints of {name} is"
            if digital == 1:
                which = f"The only digital touchpoint of {name} is not"
            yield Found(subject=subject, message=f"{which} said to be used on a phone.")


def touched(look: Look, change: Change) -> Iterable[str] | None:
    project = look.project
    return touched_where(
        change,
        lambda one: (
            is_digital(project, one),
            is_on_phone(project, one),
            lacks_phone(project, one),
        ),
    )


CHECK = Check(
    name="none_on_phone",
    mistake=4,
    title="Nothing on a phone",
    why="Most people come to digital places on a phone first. A map without one misses their day.",
    how="Say at each digital touchpoint on which devices people use it, and try these on a phone.",
    subjects=Journey,
    reads={
        Touchpoint: ("kind", "channels", "devices", "journey"),
        Channel: ("digital", "icon", "name"),
    },
    quotes={Journey: ("title",)},
    find=find,
    applies=lambda look: bool(look.project.touchpoints),
    thresholds=(
        ThresholdOf(
            name="least",
            usual=3,
            says="digital touchpoints before this is asked where devices are not said",
        ),
    ),
    touched=touched,
    sortings=(DEVICES,),
)
