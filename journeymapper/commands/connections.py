"""Edits of connections: paths, loops and hand-offs between touchpoints and personas.

Connect(connection_id, journey, source, target, kind=None, label="", source_side=None,
        target_side=None)                kind None: a loop where it leads back, else a path
AddConnected(touchpoint_id, connection_id, journey, source, title, x, y, kind=TOUCHPOINT)
                                         a new touchpoint connected from ``source`` (Tab)
Reconnect(connection_id, source=None, target=None, source_side=None, target_side=None)
Bend(connection_id, bends)               () lets the connection find its own way again
MarkLoop(connection_id, loop_kind=None, label="", every_days=None, walked_by=CUSTOMER)
UnmarkLoop(connection_id)                an ordinary path again
Label, share, delay and so on: EditFields.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeymapper.commands.base import Command, called, tidy, wanted
from journeymapper.commands.touchpoints import new_touchpoint
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import is_earlier
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Persona, Presence, Touchpoint
from journeymapper.domain.vocabulary import (
    ConnectionKind,
    LoopKind,
    Side,
    TouchpointKind,
    WalkedBy,
)

End = Touchpoint | Persona


@frozen
class Connect(Command):
    """A way from one touchpoint (or persona on the canvas) to another. Leading back to an earlier
    touchpoint, or to itself, makes a loop unless a kind is asked for."""

    connection_id: str
    journey: str
    source: str
    target: str
    kind: ConnectionKind | None = None
    label: str = ""
    source_side: Side | None = None
    target_side: Side | None = None

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey)
        source = _end(project, journey.id, self.source)
        target = _end(project, journey.id, self.target)
        connection = Connection(
            id=self.connection_id,
            journey=journey.id,
            source=source.id,
            target=target.id,
            source_side=self.source_side,
            target_side=self.target_side,
            kind=self.kind or _natural_kind(project, source, target),
            label=tidy(self.label),
        )
        _refuse_twin(project, connection)
        return created(connection)

    def name(self, project: Project) -> str:
        source, target = project.find(self.source), project.find(self.target)
        return f"Connect {called(source)} to {called(target)}"


@frozen
class AddConnected(Command):
    """A new touchpoint and the way that leads to it, planned in one look: this is what a key of
    somebody who types waits for. It makes no loop but where it stands earlier."""

    touchpoint_id: str
    connection_id: str
    journey: str
    source: str
    title: str
    x: float
    y: float
    kind: TouchpointKind = TouchpointKind.TOUCHPOINT

    def plan(self, project: Project) -> Changes:
        place = (self.x, self.y)
        card = new_touchpoint(
            project, self.touchpoint_id, self.journey, self.title, place, self.kind
        )
        source = _end(project, self.journey, self.source)
        connection = Connection(
            id=self.connection_id,
            journey=self.journey,
            source=source.id,
            target=card.id,
            kind=_natural_kind(project, source, card),
        )
        return created(card, connection)

    def name(self, project: Project) -> str:
        return f"Add touchpoint “{tidy(self.title)}”"


@frozen
class Reconnect(Command):
    """Lead one end elsewhere. The user's bends are let go with an end that moves; a path that now
    leads back becomes a loop, and a loop that nobody gave a kind or a name a path when it no
    longer does."""

    connection_id: str
    source: str | None = None
    target: str | None = None
    source_side: Side | None = None
    target_side: Side | None = None

    def plan(self, project: Project) -> Changes:
        connection = wanted(project, Connection, self.connection_id)
        source = _end(project, connection.journey, self.source or connection.source)
        target = _end(project, connection.journey, self.target or connection.target)
        values: dict[str, Any] = {"source": source.id, "target": target.id}
        if self.source is not None:
            values["source_side"] = self.source_side
        if self.target is not None:
            values["target_side"] = self.target_side
        if (source.id, target.id) != (connection.source, connection.target):
            values["bends"] = ()
            named = connection.loop_kind or connection.label
            if connection.kind is ConnectionKind.PATH or (
                connection.kind is ConnectionKind.LOOP and not named
            ):
                values["kind"] = _natural_kind(project, source, target)
        after = replace(connection, **values)
        _refuse_twin(project, after)
        return (Change(connection, after),) if after != connection else ()

    def name(self, project: Project) -> str:
        connection = project.connections.get(self.connection_id)
        if connection is None:
            return "Reconnect"
        source = project.find(self.source or connection.source)
        target = project.find(self.target or connection.target)
        return f"Reconnect {called(source)} to {called(target)}"


@frozen
class Bend(Command):
    """Set the points, in journey units, that a connection is led through."""

    connection_id: str
    bends: tuple[tuple[float, float], ...]

    def plan(self, project: Project) -> Changes:
        connection = wanted(project, Connection, self.connection_id)
        if len(self.bends) > 100:
            raise EditRefused("A connection can have 100 bends. Take some away first.")
        after = replace(connection, bends=tuple((float(x), float(y)) for x, y in self.bends))
        return (Change(connection, after),) if after != connection else ()

    def name(self, project: Project) -> str:
        return f"{'Bend' if self.bends else 'Straighten'} {way(project, self.connection_id)}"


@frozen
class MarkLoop(Command):
    """Make a connection a loop and say what kind, its name, its rhythm and who walks it.
    ``every_days``: one round takes so many days."""

    connection_id: str
    loop_kind: LoopKind | None = None
    label: str = ""
    every_days: float | None = None
    walked_by: WalkedBy = WalkedBy.CUSTOMER

    def plan(self, project: Project) -> Changes:
        connection = wanted(project, Connection, self.connection_id)
        if self.every_days is not None and self.every_days <= 0:
            raise EditRefused("Type the rhythm as days above 0, or leave it empty.")
        after = replace(
            connection,
            kind=ConnectionKind.LOOP,
            loop_kind=self.loop_kind,
            label=tidy(self.label),
            every_days=self.every_days,
            walked_by=self.walked_by,
        )
        return (Change(connection, after),) if after != connection else ()

    def name(self, project: Project) -> str:
        if tidy(self.label):
            return f"Mark loop “{tidy(self.label)}”"
        kind = f"{self.loop_kind.label} " if self.loop_kind else ""
        return f"Mark {kind}loop {way(project, self.connection_id)}"


@frozen
class UnmarkLoop(Command):
    """Make a loop an ordinary path again; what only a loop has is emptied, its name stays."""

    connection_id: str

    def plan(self, project: Project) -> Changes:
        connection = wanted(project, Connection, self.connection_id)
        after = replace(
            connection,
            kind=ConnectionKind.PATH,
            loop_kind=None,
            every_days=None,
            walked_by=WalkedBy.CUSTOMER,
        )
        return (Change(connection, after),) if after != connection else ()

    def name(self, project: Project) -> str:
        return f"Make {way(project, self.connection_id)} a path"


def way(project: Project, connection_id: str) -> str:
    """A connection for a sentence: its own name, or the two ends that it joins."""
    connection = project.connections.get(connection_id)
    if connection is None:
        return "connection"
    if connection.label:
        return called(connection)
    source, target = project.find(connection.source), project.find(connection.target)
    return f"{called(source)} to {called(target)}"


def _end(project: Project, journey_id: str, end_id: str) -> End:
    record = project.find(end_id)
    if isinstance(record, Touchpoint) and record.journey == journey_id:
        return record
    if isinstance(record, Persona):
        if any(one.journey == journey_id for one in project.referring(Presence, record.id)):
            return record
        raise EditRefused(f"{called(record)} is not on this canvas. Place the persona there first.")
    if isinstance(record, Touchpoint):
        raise EditRefused(
            f"{called(record)} is on another journey. Connect touchpoints of the same journey."
        )
    raise EditRefused("A connection joins touchpoints or personas. Choose one that is there.")


def _natural_kind(project: Project, source: End, target: End) -> ConnectionKind:
    if isinstance(source, Touchpoint) and isinstance(target, Touchpoint):
        leads_back = source.id == target.id or is_earlier(project, target, source)
        return ConnectionKind.LOOP if leads_back else ConnectionKind.PATH
    return ConnectionKind.PATH


def _refuse_twin(project: Project, connection: Connection) -> None:
    if connection.source == connection.target and connection.source in project.personas:
        raise EditRefused("A persona cannot be connected to itself. Choose a touchpoint.")
    for other in project.referring(Connection, connection.source):
        if other.id != connection.id and _looks(other) == _looks(connection):
            source, target = project.find(connection.source), project.find(connection.target)
            raise EditRefused(
                f"{called(source)} already leads to {called(target)} this way. "
                "Give one of the two connections a label first."
            )


def _looks(connection: Connection) -> tuple[str, ...]:
    """What tells two connections apart on the map."""
    ends = (connection.journey, connection.source, connection.target)
    return (*ends, connection.kind, connection.label)
