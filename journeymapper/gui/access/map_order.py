"""The order in which a map is read: journey, people on it, stages, touchpoints, and what leads on
from each. Worked out when somebody asks, and kept until an edit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from journeymapper.domain.order import by_rank, journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Presence, Sticky
from journeymapper.domain.vocabulary import ConnectionKind

JOURNEY, PEOPLE, NO_STAGE = "journey", "people", "no stage"
"""The keys of what is no record."""


class MapOrder:
    """One journey of a project as it is now. Keys are ids of records, and the three above."""

    def __init__(self, project: Project, journey_id: str) -> None:
        self.project = project
        self.journey_id = journey_id
        self._made: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, dict[str, int]] = {}

    @cached_property
    def _by_stage(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        stages = self.project.stages
        for one in journey_order(self.project, self.journey_id):
            stage = one.stage if one.stage in stages else None
            found.setdefault(stage or NO_STAGE, []).append(one.id)
        return found

    @cached_property
    def _rank(self) -> dict[str, int]:
        """The place of each touchpoint in the journey."""
        order = journey_order(self.project, self.journey_id)
        return {one.id: place for place, one in enumerate(order)}

    @cached_property
    def stages(self) -> tuple[str, ...]:
        return tuple(one.id for one in stages_in_order(self.project, self.journey_id))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The chips on the canvas, in the order of the personas."""
        found = self.project.referring(Presence, self.journey_id)
        personas = self.project.personas
        found.sort(key=lambda one: (personas[one.persona].rank, one.persona, one.id))
        return tuple(one.id for one in found)

    def cards_of(self, stage: str) -> Sequence[str]:
        return self._by_stage.get(stage, ())

    def children(self, key: str) -> tuple[str, ...]:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._children(key)
        return made

    def place(self, parent: str, key: str) -> int:
        """Which child of its parent a key is; -1 for none."""
        places = self._places.get(parent)
        if places is None:
            places = {one: place for place, one in enumerate(self.children(parent))}
            self._places[parent] = places
        return places.get(key, -1)

    def parent(self, key: str) -> str:
        """The key above; empty for the journey and for what does not stand on this map."""
        project = self.project
        if key in (PEOPLE, NO_STAGE) or key in project.stages:
            return JOURNEY
        if (card := project.touchpoints.get(key)) is not None:
            return card.stage if card.stage and card.stage in project.stages else NO_STAGE
        if (sticky := project.stickies.get(key)) is not None:
            return sticky.touchpoint or sticky.stage or ""
        if (connection := project.connections.get(key)) is not None:
            return self._standing(connection.source)
        return PEOPLE if key in project.presences else ""

    def has(self, key: str) -> bool:
        """Whether it stands on this map."""
        if key == JOURNEY:
            return self.journey_id in self.project.journeys
        if key == NO_STAGE:
            return bool(self._by_stage.get(NO_STAGE))
        if key == PEOPLE:
            return bool(self.people)
        record = self.project.find(key)
        return getattr(record, "journey", None) == self.journey_id and self.parent(key) != ""

    def _children(self, key: str) -> tuple[str, ...]:
        project = self.project
        if key == "":
            return (JOURNEY,) if self.has(JOURNEY) else ()
        if key == JOURNEY:
            extra = [one for one in (PEOPLE,) if self.has(one)]
            rest = [one for one in (NO_STAGE,) if self.has(one)]
            return (*extra, *self.stages, *rest)
        if key == PEOPLE:
            return self.people
        if key == NO_STAGE or key in project.stages:
            notes = by_rank(one for one in project.referring(Sticky, key) if not one.touchpoint)
            return (*self.cards_of(key), *(one.id for one in notes))
        if key in project.touchpoints:
            notes = by_rank(project.referring(Sticky, key))
            return (*self._ways(key), *(one.id for one in notes))
        presence = project.presences.get(key)
        return self._ways(presence.persona) if presence is not None else ()

    def _ways(self, end: str) -> tuple[str, ...]:
        """The connections that lead on from an end: along the journey first, loops last."""
        ways = [
            one
            for one in self.project.referring(Connection, end)
            if one.source == end and one.journey == self.journey_id
        ]
        far = len(self._rank)
        ways.sort(
            key=lambda one: (
                one.kind is ConnectionKind.LOOP,
                self._rank.get(one.target, far),
                one.id,
            )
        )
        return tuple(one.id for one in ways)

    def _standing(self, end: str) -> str:
        """The key of a touchpoint, or of the chip of a persona on this canvas."""
        if end in self.project.touchpoints:
            return end
        for presence in self.project.referring(Presence, end):
            if presence.journey == self.journey_id:
                return presence.id
        return ""
