"""Essential touchpoints that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.shared_sortings import ESSENTIAL
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Journey, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind

_NOBODYS = frozenset(
    {TouchpointKind.OWN_STEP, TouchpointKind.START, TouchpointKind.END, TouchpointKind.WAIT}
)
"""Kinds at which nobody of the organisation does anything."""


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        ownerless = [
            one
            for one in map(project.touchpoints.__getitem__, look.sorted(ESSENTIAL).group(subject))
            if one.owner is None and one.kind not in _NOBODYS
        ]
        if not ownerless:
            continue
        ownerless.sort(key=lambda one: (one.name, one.id))
        is_one = len(ownerless) == 1
        yield Found(
            subject=subject,
            message=f"{listed([called(one) for one in ownerless])} "
            f"{'is' if is_one else 'are'} essential, and nobody owns {'it' if is_one else 'them'}.",
            records=tuple(one.id for one in ownerless[:50]),
            journey=subject,
        )


def touched(_look: Look, change: Change) -> Iterable[str]:
    """Nothing, unless the touchpoint is or was essential."""
    sides = (change.before, change.after)
    return {one.journey for one in sides if isinstance(one, Touchpoint) and one.essential}


def there_are_touchpoints(look: Look) -> bool:
    return bool(look.project.touchpoints)


CHECK = Check(
    name="nobody_owns",
    mistake=16,
    title="An essential touchpoint that nobody owns",
    why="What everybody takes for somebody else's is mended by nobody, however often customers "
    "say so.",
    how="Name the one team or person who answers for it.",
    subjects=Journey,
    reads={Touchpoint: ("journey", "essential", "owner", "kind", "name")},
    find=find,
    applies=there_are_touchpoints,
    touched=touched,
    sortings=(ESSENTIAL,),
)
