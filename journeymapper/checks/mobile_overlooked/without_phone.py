"""Digital touchpoints whose devices are said, and no phone is among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import MOST_NAMED, listed
from journeymapper.analysis.mobile import is_on_phone, lacks_phone
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.mobile_overlooked.touching import touched_where
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Channel, Journey, Touchpoint

_MOST_SHOWN = 50


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        without: list[Touchpoint] = []
        some_on_phone = False
        for count, one in enumerate(project.referring(Touchpoint, subject), 1):
            if count % 1000 == 0:
                yield None
            if one.journey != subject:
                continue
            if lacks_phone(project, one):
                without.append(one)
            elif not some_on_phone:
                some_on_phone = is_on_phone(project, one)
        yield None
        if without and some_on_phone:  # where none is, another check says so
            without.sort(key=lambda one: one.id)
            rest = max(len(without) - MOST_NAMED, 0)
            verb = "does" if len(without) == 1 else "do"
            names = listed([called(one) for one in without[:MOST_NAMED]] + [""] * rest)
            yield Found(
                subject=subject,
                message=f"{names} {verb} not have a phone among the devices.",
                records=tuple(one.id for one in without[:_MOST_SHOWN]),
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
        Touchpoint: ("kind", "name", "channels", "devices"),
        Channel: ("digital", "icon", "name"),
    },
    find=find,
    applies=lambda look: bool(look.project.touchpoints),
    touched=touched,
)
