"""Which subjects of a check an edit concerns."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.checks.check import Check
from journeymapper.checks.look import Look
from journeymapper.domain.change import Change
from journeymapper.domain.records import ProjectDetails, Record, referred_ids

FARTHEST = 3
"""References that are followed from an edited record to the subjects that it bears upon."""


def subjects_touched(look: Look, check: Check, change: Change) -> Iterable[str] | None:
    """The ids of subjects that the check should be asked of again; None for all of them."""
    if check.touched is not None:
        return check.touched(look, change)
    return None if check.subjects is ProjectDetails else followed(look, check.subjects, change)


def followed(look: Look, kind: type[Record], change: Change) -> Iterable[str] | None:
    """The ids of records of a kind that the references of what was edited lead to; None where they
    lead to none."""
    found: dict[str, None] = {}
    for record in (change.before, change.after):
        if record is not None:
            found.update(_reached(look, kind, record))
    return found or None


def the_project(look: Look, _change: Change) -> tuple[str]:
    """For ``Check.touched``: whatever the edit, what is found is the project's."""
    return (look.project.details.id,)


def _reached(look: Look, kind: type[Record], record: Record) -> dict[str, None]:
    found: dict[str, None] = {}
    here: list[Record] = [record]
    for _ in range(FARTHEST):
        following: list[Record] = []
        for one in here:
            if isinstance(one, kind):
                found[one.id] = None
                continue
            for _, target in referred_ids(one):
                other = look.project.find(target)
                if other is not None:
                    following.append(other)
        here = following
    found.update((one.id, None) for one in here if isinstance(one, kind))
    return found
