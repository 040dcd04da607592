"""A journey divided between stages: which stages share a page, and what of the map stands there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Presence, Stage, Touchpoint
from journeymapper.drawing.chips import CHIP_WIDTH
from journeymapper.layout import Rectangle


@frozen
class StageSection:
    """Neighbouring stages that share a page: from ``first`` on among the journey's, between
    ``left`` and ``right`` in journey units. ``ends`` are the touchpoints and personas that stand
    there."""

    first: int
    stages: tuple[Stage, ...]
    left: float
    right: float
    ends: frozenset[str]

    @property
    def width(self) -> float:
        return self.right - self.left


def stage_sections(
    project: Project, journey: Journey, bounds: Rectangle, widest: float
) -> list[StageSection]:
    """As few sections as there can be, none wider than ``widest`` unless a single stage is. What
    stands beside the columns belongs to the first or the last."""
    stages = stages_in_order(project, journey.id)
    if not stages:
        every = [*_touchpoints(project, journey), *_personas(project, journey)]
        ids = frozenset(key for key, _ in every)
        return [StageSection(0, (), bounds.x, bounds.right, ids)]
    lefts = [0.0, *accumulate(one.width for one in stages)]
    lefts[0], lefts[-1] = min(0.0, bounds.x), max(lefts[-1], bounds.right)
    cuts = [0]
    for place in range(1, len(stages)):
        if lefts[place + 1] - lefts[cuts[-1]] > widest:
            cuts.append(place)
    cuts = _evened(lefts, cuts, widest)
    ranges = list(zip(cuts, [*cuts[1:], len(stages)], strict=True))
    held: list[set[str]] = [set() for _ in ranges]
    place_of = {one.id: place for place, one in enumerate(stages)}
    for key, (x, stage) in (*_touchpoints(project, journey), *_personas(project, journey)):
        own = place_of.get(stage) if stage else None
        for number, (begin, end) in enumerate(ranges):
            inside = begin <= own < end if own is not None else x < lefts[end]
            if inside or number == len(ranges) - 1:
                held[number].add(key)
                break
    return [
        StageSection(begin, tuple(stages[begin:end]), lefts[begin], lefts[end], frozenset(ids))
        for (begin, end), ids in zip(ranges, held, strict=True)
    ]


def _evened(lefts: Sequence[float], cuts: list[int], widest: float) -> list[int]:
    """The same number of sections, but the widest as narrow as can be: found by halving."""
    low, high = 0.0, widest
    best = cuts
    for _ in range(20):
        middle = (low + high) / 2
        tried = [0]
        for place in range(1, len(lefts) - 1):
            if lefts[place + 1] - lefts[tried[-1]] > middle:
                tried.append(place)
        if len(tried) <= len(cuts):
            best, high = tried, middle
        else:
            low = middle
    return best


def _touchpoints(project: Project, journey: Journey) -> list[tuple[str, tuple[float, str | None]]]:
    found = project.referring(Touchpoint, journey.id)
    return [(one.id, (one.x + one.width / 2, one.stage)) for one in found]


def _personas(project: Project, journey: Journey) -> list[tuple[str, tuple[float, str | None]]]:
    found = project.referring(Presence, journey.id)
    return [(one.persona, (one.x + CHIP_WIDTH / 2, None)) for one in found]


def onward(
    project: Project, journey: Journey, sections: Sequence[StageSection], here: int
) -> list[tuple[Connection, int, bool]]:
    """The connections that go on to another section or come from one: which, where the other end
    is, and whether it leads there."""
    number_of = {key: number for number, one in enumerate(sections) for key in one.ends}
    found: list[tuple[Connection, int, bool]] = []
    for connection in project.referring(Connection, journey.id):
        source, target = number_of.get(connection.source), number_of.get(connection.target)
        if source is None or target is None or source == target:
            continue
        if source == here:
            found.append((connection, target, True))
        elif target == here:
            found.append((connection, source, False))
    return found
