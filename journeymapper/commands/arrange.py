"""Edits that place many cards at once, as a layout found them.

ArrangeTouchpoints(journey, {id: (x, y), …}, {stage id: width, …})
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeymapper.commands.base import Command, plural, wanted
from journeymapper.commands.columns import Columns
from journeymapper.commands.draft import Draft
from journeymapper.domain.change import Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Presence, Touchpoint


@frozen
class ArrangeTouchpoints(Command):
    """Put cards and persona chips of a journey in their places and give stages new widths.

    Ways that were led by hand past a card that moves are let go: they were drawn for another
    picture. What is gone meanwhile is passed over.
    """

    journey: str
    places: Mapping[str, tuple[float, float]]
    widths: Mapping[str, float]

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey)
        draft = Draft()
        stages = []
        for stage in Columns.of(project, journey.id).stages:
            width = self.widths.get(stage.id, stage.width)
            draft.edit(stage, width=width)
            stages.append(replace(stage, width=width))
        columns = Columns(stages)
        moved: set[str] = set()
        known = 0
        for one, (x, y) in self.places.items():
            record = project.find(one)
            if not isinstance(record, Touchpoint | Presence) or record.journey != journey.id:
                continue
            known += 1
            if (record.x, record.y) != (x, y):
                moved.add(record.persona if isinstance(record, Presence) else record.id)
            if isinstance(record, Presence):
                draft.edit(record, x=x, y=y)
            else:
                draft.edit(record, x=x, y=y, stage=columns.id_at(x + record.width / 2))
        if not known:
            raise EditRefused("There is nothing to arrange here. Make a touchpoint first.")
        for end in moved:
            for connection in project.referring(Connection, end):
                if connection.bends and connection.journey == journey.id:
                    draft.edit(connection, bends=())
        return draft.changes()

    def name(self, project: Project) -> str:
        cards = sum(one in project.touchpoints for one in self.places)
        return f"Arrange {plural(cards, Touchpoint.word)}"
