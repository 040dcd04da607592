"""Digital touchpoints whose devices are said, and no phone is among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from journeymapper.analysis.listed import MOST_NAMED, listed
from journeymapper.analysis.mobile import is_on_phone, lacks_phone
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.mobile_overlooked.touching import (
    DEVICES,
    ON_PHONE,
    WITHOUT,
    touched_where,
)
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Channel, Journey, Touchpoint

_MOST_SHOWN = 50


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        by_device = look.sorted(DEVICES)
        without = by_device.group((subject, WITHOUT))
        some_on_phone = by_device.group((subject, ON_PHONE))
        if without and some_on_phone:  # where none is, another check says so
            shown = nsmallest(_MOST_SHOWN, without)
            first = [called(project.touchpoints[one]) for one in shown[:MOST_NAMED]]
            verb = "does" if len(without) == 1 else "do"
            names = listed(first, len(without))
            yield Found(
                subject=subject,
                message=f"{names} {verb} not have a phone among the devices.",
                records=tuple(shown),
                journey=subject,
            )


def touched(look: Look, change: Change) -> Iterable[str] | None:
    project = look.project
    return touched_where(
        change,
        kept=lambda one: (lacks_phone(project, one), is_on_phone(project, one)),
        is_named=lambda one: lacks_phone(project, one),
    )


CHECK = Check(
    name="without_phone",
    mistake=4,
    title="A digital touchpoint without a phone",
    severity=Severity.LOW,
    why="Most people come to digital places on a phone first, whatever they were built for.",
    how="Try the step on a phone and add phone to its devices; note what fails there as a pain.",
    subjects=Journey,
    reads={
        Touchpoint: ("kind", "name", "channels", "devices", "journey"),
        Channel: ("digital", "icon", "name"),
    },
    find=find,
    applies=lambda look: bool(look.project.touchpoints),
    touched=touched,
    sortings=(DEVICES,),
)
