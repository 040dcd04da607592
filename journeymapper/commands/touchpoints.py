"""Edits of touchpoints, the cards. A card belongs to the stage whose column holds its centre.

AddTouchpoint(touchpoint_id, journey, title, x, y, kind=TouchpointKind.TOUCHPOINT)
AddTouchpoints(touchpoint_ids, titles, journey, x, y, gap=24)      one below the other
MoveTouchpoints(ids, dx, dy)             ids of touchpoints and of presences (persona chips)
PlaceTouchpoints({id: (x, y), …})        likewise
ResizeTouchpoint(touchpoint_id, width, height, x=None, y=None)
Name, kind, channels, owner, essential, moment, outcome and so on: EditFields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymapper.commands.base import Command, called, counted, plural, tidy, wanted
from journeymapper.commands.columns import Columns
from journeymapper.commands.draft import Draft
from journeymapper.domain.change import Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    CARD_HEIGHT,
    CARD_WIDTH,
    Connection,
    Journey,
    Presence,
    Touchpoint,
)
from journeymapper.domain.vocabulary import TouchpointKind

NARROWEST, LOWEST, LARGEST = 80.0, 40.0, 2_000.0


def new_touchpoint(
    project: Project,
    touchpoint_id: str,
    journey_id: str,
    title: str,
    place: tuple[float, float],
    kind: TouchpointKind = TouchpointKind.TOUCHPOINT,
) -> Touchpoint:
    """A card with its top left corner at ``place``, in the stage that stands there.

    Raises EditRefused without a name or where the journey is gone.
    """
    journey = wanted(project, Journey, journey_id)
    name = tidy(title)
    if not name:
        raise EditRefused("A touchpoint needs a name. Type what happens there.")
    x, y = place
    stage = Columns.of(project, journey.id).id_at(x + CARD_WIDTH / 2)
    return Touchpoint(
        id=touchpoint_id, journey=journey.id, stage=stage, name=name, kind=kind, x=x, y=y
    )


@frozen
class AddTouchpoint(Command):
    touchpoint_id: str
    journey: str
    title: str
    x: float
    y: float
    kind: TouchpointKind = TouchpointKind.TOUCHPOINT

    def plan(self, project: Project) -> Changes:
        place = (self.x, self.y)
        return created(
            new_touchpoint(project, self.touchpoint_id, self.journey, self.title, place, self.kind)
        )

    def name(self, project: Project) -> str:
        return f"Add touchpoint “{tidy(self.title)}”"


@frozen
class AddTouchpoints(Command):
    """Several touchpoints one below the other, as from pasted lines; empty lines are left out."""

    touchpoint_ids: Sequence[str]
    titles: Sequence[str]
    journey: str
    x: float
    y: float
    gap: float = 24.0

    def plan(self, project: Project) -> Changes:
        lines = self._lines()
        if not lines:
            raise EditRefused("There is no text to make touchpoints of. Copy some lines first.")
        step = CARD_HEIGHT + self.gap
        return created(
            *(
                new_touchpoint(project, one, self.journey, title, (self.x, self.y + n * step))
                for n, (one, title) in enumerate(lines)
            )
        )

    def _lines(self) -> list[tuple[str, str]]:
        pairs = zip(self.touchpoint_ids, self.titles, strict=True)
        return [(one, title) for one, title in pairs if tidy(title)]

    def name(self, project: Project) -> str:
        return f"Add {plural(len(self._lines()), Touchpoint.word)}"


@frozen
class MoveTouchpoints(Command):
    """Move cards and persona chips by the same way; bends between them go with them."""

    ids: Sequence[str]
    dx: float
    dy: float

    def plan(self, project: Project) -> Changes:
        return _moved(project, dict.fromkeys(self.ids, (self.dx, self.dy)))

    def name(self, project: Project) -> str:
        return _moving(project, self.ids)


@frozen
class PlaceTouchpoints(Command):
    """Put the top left corner of each card or persona chip at a place of its own."""

    places: Mapping[str, tuple[float, float]]

    def plan(self, project: Project) -> Changes:
        ways = {}
        for one, (x, y) in self.places.items():
            record = project.find(one)
            if isinstance(record, Touchpoint | Presence):
                ways[one] = (x - record.x, y - record.y)
        return _moved(project, ways, self.places)

    def name(self, project: Project) -> str:
        return _moving(project, list(self.places))


@frozen
class ResizeTouchpoint(Command):
    """Set a card's size, and its top left corner where an edge on that side was dragged."""

    touchpoint_id: str
    width: float
    height: float
    x: float | None = None
    y: float | None = None

    def plan(self, project: Project) -> Changes:
        card = wanted(project, Touchpoint, self.touchpoint_id)
        width = min(max(self.width, NARROWEST), LARGEST)
        height = min(max(self.height, LOWEST), LARGEST)
        x = card.x if self.x is None else self.x
        y = card.y if self.y is None else self.y
        stage = Columns.of(project, card.journey).id_at(x + width / 2)
        draft = Draft()
        draft.edit(card, x=x, y=y, width=width, height=height, stage=stage)
        return draft.changes()

    def name(self, project: Project) -> str:
        return f"Resize {called(project.find(self.touchpoint_id))}"


def _moved(
    project: Project,
    ways: Mapping[str, tuple[float, float]],
    places: Mapping[str, tuple[float, float]] | None = None,
) -> Changes:
    """Each card or chip its way on, or to its exact place; bends go along where both ends go the
    same way. Costs what is touched, however large the project."""
    draft = Draft()
    columns: dict[str, Columns] = {}
    ends: dict[tuple[str, str], tuple[float, float]] = {}
    for one, (dx, dy) in ways.items():
        record = project.find(one)
        if not isinstance(record, Touchpoint | Presence):
            continue
        x, y = places[one] if places else (record.x + dx, record.y + dy)
        if isinstance(record, Presence):
            ends[record.journey, record.persona] = (dx, dy)
            draft.edit(record, x=x, y=y)
            continue
        ends[record.journey, record.id] = (dx, dy)
        if record.journey not in columns:
            columns[record.journey] = Columns.of(project, record.journey)
        stage = columns[record.journey].id_at(x + record.width / 2)
        draft.edit(record, x=x, y=y, stage=stage)
    if not ends:
        raise EditRefused("There is nothing left to move. Choose something on the map first.")
    for (journey, end), (dx, dy) in ends.items():
        for connection in project.referring(Connection, end):
            if (
                connection.bends
                and connection.source == end
                and connection.journey == journey
                and ends.get((journey, connection.target)) == (dx, dy)
            ):
                draft.edit(connection, bends=tuple((x + dx, y + dy) for x, y in connection.bends))
    return draft.changes()


def _moving(project: Project, ids: Sequence[str]) -> str:
    if len(ids) == 1:
        record = project.find(ids[0])
        if isinstance(record, Presence):
            record = project.find(record.persona)
        return f"Move {called(record)}"
    return f"Move {counted(ids)}"
