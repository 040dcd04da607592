"""What stands in the lanes of a journey that are marked internal: not for the client, wherever else
it would be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeymapper.analysis.lanes import BEHIND, Places, lanes_of
from journeymapper.analysis.leaving_out import Tables
from journeymapper.domain.frozen import altered
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Content,
    Experience,
    Lane,
    Measure,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.words import said


def internal_ids(project: Project) -> Iterator[str]:
    """The lanes that are marked internal and the records that only they show: their stickies, the
    backstage and system steps of a blueprint's lanes, measures, content."""
    for journey_id in _with_internal(project):
        lanes = lanes_of(project, journey_id)
        keys = {one.key for one in lanes if one.internal}
        kinds = {one.kind for one in lanes if one.internal}
        places = Places(project, lanes)
        yield from keys
        for sticky in project.referring(Sticky, journey_id):
            if sticky.lane in keys or places.of_sticky(sticky) in keys:
                yield sticky.id
        if kinds & BEHIND:
            for one in project.referring(Touchpoint, journey_id):
                if places.kind_of(one) in BEHIND and places.of_touchpoint(one) in keys:
                    yield one.id
        if LaneKind.MEASURES in kinds:
            yield from (one.id for one in project.referring(Measure, journey_id))
        if LaneKind.CONTENT in kinds:
            yield from (one.id for one in project.referring(Content, journey_id))


def empty_what_lanes_show(project: Project, tables: Tables) -> None:
    """Empty the fields of other records that internal lanes show: thoughts, emotion, channels. A
    journey whose lanes are all internal keeps one for its touchpoints, because without any it
    would show the usual ones."""
    experiences: Any = tables[Experience.table]
    touchpoints: Any = tables[Touchpoint.table]
    for journey_id in _with_internal(project):
        lanes = project.referring(Lane, journey_id)
        kinds = {one.kind for one in lanes if one.internal}
        lived: dict[str, Any] = {}
        if LaneKind.THINKS in kinds:
            lived |= {"thought": ""}
        if LaneKind.EMOTION in kinds:
            lived |= {"emotion": None, "emotional_trigger": ""}
        if lived or LaneKind.CHANNELS in kinds:
            for card in project.referring(Touchpoint, journey_id):
                if LaneKind.CHANNELS in kinds and card.id in touchpoints:
                    touchpoints[card.id] = altered(touchpoints[card.id], channels=())
                for one in project.referring(Experience, card.id) if lived else ():
                    if one.id in experiences:
                        experiences[one.id] = altered(experiences[one.id], **lived)
        if all(one.internal for one in lanes):
            left = Lane(
                id=lanes[0].id,
                journey=journey_id,
                name=said("Touchpoints"),
                kind=LaneKind.TOUCHPOINTS,
            )
            tables[Lane.table][left.id] = left


def _with_internal(project: Project) -> list[str]:
    return list(dict.fromkeys(one.journey for one in project.all(Lane).values() if one.internal))
