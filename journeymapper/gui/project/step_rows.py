"""The steps of the history as rows: many alike in one, the present marked, found by typing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal

from journeymapper.domain.frozen import frozen
from journeymapper.storage.history import HistoryStep

LEAST_ALIKE = 4
"""So many steps in a row that say the same of other things are one row that opens."""
BEGINNING = "Before the first step"
_TOLD = re.compile(r"“[^”]*”|\b\d[\d,.]*\b")
_MILESTONE = "Name milestone "


@frozen
class StepRow:
    """``position`` is where a jump leads: that of the newest step of several. ``count`` is how many
    steps the row stands for, ``group`` the position of the oldest of them, -1 for a step alone."""

    kind: Literal["step", "group", "beginning"]
    position: int
    name: str
    at: datetime | None = None
    count: int = 1
    group: int = -1
    is_undone: bool = False
    is_present: bool = False
    is_open: bool = False

    @property
    def is_milestone(self) -> bool:
        return self.name.startswith(_MILESTONE)


def rows_of(
    steps: Sequence[HistoryStep], position: int, opened: Collection[int], typed: str = ""
) -> list[StepRow]:
    """The newest first, and last where they begin. ``position`` is the present; ``opened`` are the
    groups that show their steps. What is typed finds steps one by one."""
    if not steps:
        return []
    oldest = steps[-1].position - 1
    wanted = typed.split()
    if wanted:
        found = [one for one in steps if _fits(one.name, wanted)]
        return [_row(one, position) for one in found]
    rows: list[StepRow] = []
    for (_, is_undone, _), run in groupby(steps, key=_alike):
        alike = list(run)
        if len(alike) < LEAST_ALIKE:
            rows += [_row(one, position) for one in alike]
            continue
        group = alike[-1].position
        is_open = group in opened
        newest = alike[0]
        holds_present = not is_undone and newest.position == position
        rows.append(
            StepRow(
                kind="group",
                position=newest.position,
                name=_common(newest.name),
                at=newest.at.astimezone(),
                count=len(alike),
                group=group,
                is_undone=is_undone,
                is_present=holds_present and not is_open,
                is_open=is_open,
            )
        )
        if is_open:
            rows += [_row(one, position, group) for one in alike]
    is_first = position == oldest
    rows.append(StepRow(kind="beginning", position=oldest, name=BEGINNING, is_present=is_first))
    return rows


def time_said(at: datetime, now: datetime) -> str:
    """``14:05`` today, with the day before it on other days."""
    if at.date() == now.date():
        return f"{at:%H:%M}"
    year = f" {at.year}" if at.year != now.year else ""
    return f"{at.day} {at:%b}{year}, {at:%H:%M}"


def _alike(step: HistoryStep) -> tuple[str, bool, object]:
    """Steps of one day with the same words, but for names and numbers, are alike; milestones and
    what lies beyond the present are not mixed in."""
    key = step.name if step.name.startswith(_MILESTONE) else _TOLD.sub("…", step.name)
    return key, step.is_undone, step.at.astimezone().date()


def _common(name: str) -> str:
    return " ".join(_TOLD.sub("", name).split())


def _row(step: HistoryStep, position: int, group: int = -1) -> StepRow:
    return StepRow(
        kind="step",
        position=step.position,
        name=step.name,
        at=step.at.astimezone(),
        group=group,
        is_undone=step.is_undone,
        is_present=step.position == position,
    )


def _fits(name: str, wanted: Sequence[str]) -> bool:
    folded = name.casefold()
    return all(one.casefold() in folded for one in wanted)
