"""Order: ranks among siblings, and the order in which a journey is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from fractional_indexing import generate_key_between, generate_n_keys_between

from journeymapper.domain.project import Project
from journeymapper.domain.records import Persona, Record, Stage, Touchpoint

_R = TypeVar("_R", bound=Record)


def by_rank(records: Iterable[_R]) -> list[_R]:
    """Siblings in their order: rank, ties by id."""
    return sorted(records, key=_rank_key)


def _rank_key(record: Any) -> tuple[str, str]:
    return record.rank, record.id


def rank_between(before: str, after: str) -> str:
    """A rank between two neighbours; an empty text stands for the beginning or the end.

    Neighbours that share a rank (from merged files) give a rank after the first.
    """
    low, high = before or None, after or None
    if low is not None and high is not None and low >= high:
        high = None
    return str(generate_key_between(low, high))


def rank_after(siblings: Iterable[Any]) -> str:
    """A rank after all siblings."""
    return rank_between(max((one.rank for one in siblings), default=""), "")


def ranks_after(last: str, count: int) -> list[str]:
    """So many ranks in order, after the rank ``last`` (empty: from the beginning)."""
    return [str(one) for one in generate_n_keys_between(last or None, None, n=count)]


def stages_in_order(project: Project, journey_id: str) -> list[Stage]:
    """The stages of a journey from left to right."""
    if project.is_indexed:
        return by_rank(project.referring(Stage, journey_id))
    # The first picture asks; indexing a large project for it would hold it up.
    return by_rank(one for one in project.stages.values() if one.journey == journey_id)


def stage_lefts(project: Project, journey_id: str) -> dict[str, float]:
    """Where each stage's column begins, in journey units; the first begins at 0."""
    lefts: dict[str, float] = {}
    left = 0.0
    for stage in stages_in_order(project, journey_id):
        lefts[stage.id] = left
        left += stage.width
    return lefts


def stage_at(project: Project, journey_id: str, x: float) -> Stage | None:
    """The stage whose column holds x; beyond the ends the nearest, None without stages."""
    stages = stages_in_order(project, journey_id)
    left = 0.0
    for stage in stages:
        left += stage.width
        if x < left:
            return stage
    return stages[-1] if stages else None


def journey_order(project: Project, journey_id: str) -> list[Touchpoint]:
    """Touchpoints as the journey is read: stage, then x, then y, then id; without stage last."""
    place = {stage.id: n for n, stage in enumerate(stages_in_order(project, journey_id))}
    last = len(place)
    return sorted(
        project.referring(Touchpoint, journey_id),
        key=lambda one: (place.get(one.stage or "", last), one.x, one.y, one.id),
    )


def is_earlier(project: Project, first: Touchpoint, second: Touchpoint) -> bool:
    """Whether ``first`` comes before ``second`` in journey order."""
    return order_key(project, first) < order_key(project, second)


def order_key(project: Project, one: Touchpoint) -> tuple[bool, str, str, float, float, str]:
    """Sorts touchpoints of a journey in journey order, a few as well as all."""
    stage = project.stages.get(one.stage or "")
    if stage is None:
        return (True, "", "", one.x, one.y, one.id)
    return (False, stage.rank, stage.id, one.x, one.y, one.id)


def personas_in_order(project: Project) -> list[Persona]:
    return by_rank(project.personas.values())
