"""Where the touchpoints of an outline come to stand: each after the one above it, what would lie
under it pushed down, so that the journey reads as the outline does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from journeymapper.commands.columns import Columns
from journeymapper.domain.project import Project
from journeymapper.domain.records import CARD_HEIGHT, CARD_WIDTH, Touchpoint

GAP = 24.0
INSET = 32.0

Place = tuple[float, float]


def to_move(project: Project, stage: str, ids: Sequence[str]) -> set[str]:
    """Which of these, wished in a stage in this order, have to move: as few as that takes."""
    places: list[tuple[float, float, str]] = []
    staying: list[str] = []
    for one in ids:
        card = project.touchpoints.get(one)
        if card is not None and (card.stage or "") == stage:
            places.append((card.x, card.y, card.id))
            staying.append(one)
    kept = {staying[one] for one in _longest_rising(places)}
    return {one for one in ids if one not in kept}


def free_place(
    project: Project, journey: str, stage: str, before: str, after: str, own: str
) -> tuple[Place, dict[str, Place]]:
    """Where a touchpoint stands that comes after one and before another (either may be empty), and
    where those go that have to make room."""
    cards = [
        one
        for one in project.referring(Touchpoint, stage or journey)
        if one.id != own and (one.stage or "") == stage
    ]
    first, following = project.touchpoints.get(before), project.touchpoints.get(after)
    if first is not None:
        x, y = first.x, first.y + first.height + GAP
    elif following is not None:
        x, y = following.x, following.y
    else:
        left = Columns.of(project, journey).lefts.get(stage, 0.0)
        x = left + INSET
        y = max((one.y + one.height + GAP for one in cards), default=GAP)
    card = project.touchpoints.get(own)
    width = card.width if card is not None else CARD_WIDTH
    height = card.height if card is not None else CARD_HEIGHT
    if stage:
        x = Columns.of(project, journey).fitted(stage, x, width)
    pushed: dict[str, Place] = {}
    bottom = y + height + GAP
    below = (one for one in cards if one.id != before and one.y + one.height > y)
    for one in sorted(below, key=lambda one: one.y):
        if abs(one.x - x) < max(width, one.width):
            if one.y >= bottom:
                break
            pushed[one.id] = (one.x, bottom)
            bottom += one.height + GAP
    return (x, y), pushed


def _longest_rising(places: Sequence[tuple[float, float, str]]) -> list[int]:
    """The places of a longest run that rises, in order."""
    tails: list[tuple[float, float, str]] = []
    ends: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            ends.append(number)
        else:
            tails[at], ends[at] = place, number
    run = []
    number = ends[-1] if ends else -1
    while number >= 0:
        run.append(number)
        number = before[number]
    return run[::-1]
