"""A journey as a networkx graph: derived from the records and kept in step with every edit.

Imported late (networkx takes a fifth of a second): only ``Project.graph`` asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

import networkx

from journeymapper.domain.change import Change
from journeymapper.domain.records import Connection, Presence, Record, Touchpoint

_R = TypeVar("_R", bound=Record)


class Records(Protocol):
    """What a graph asks of a project."""

    def find(self, record_id: str) -> Record | None: ...
    def referring(self, kind: type[_R], record_id: str) -> list[_R]: ...


def build(project: Records, journey_id: str) -> networkx.MultiDiGraph[str]:
    """The graph of one journey, from the records alone."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.add_nodes_from(one.id for one in project.referring(Touchpoint, journey_id))
    graph.add_nodes_from(one.persona for one in project.referring(Presence, journey_id))
    for connection in project.referring(Connection, journey_id):
        graph.add_edge(connection.source, connection.target, key=connection.id)
    return graph


def update(
    project: Records,
    graphs: Mapping[str, networkx.MultiDiGraph[str]],
    changes: tuple[Change, ...],
) -> None:
    """Bring graphs in step with changes that the project has already taken in."""
    for change in changes:
        if change.before is not None and _place(change.before) != _place(change.after):
            _take_out(project, graphs, change.before)
    for change in changes:
        if change.after is not None and _place(change.before) != _place(change.after):
            _put_in(project, graphs, change.after)


def _place(record: Record | None) -> tuple[str, ...] | None:
    """What of a record the graph shows."""
    if isinstance(record, Touchpoint):
        return (record.journey,)
    if isinstance(record, Presence):
        return (record.journey, record.persona)
    if isinstance(record, Connection):
        return (record.journey, record.source, record.target)
    return None


def _take_out(
    project: Records, graphs: Mapping[str, networkx.MultiDiGraph[str]], record: Record
) -> None:
    graph = graphs.get(getattr(record, "journey", ""))
    if graph is None:
        return
    if isinstance(record, Connection):
        if graph.has_edge(record.source, record.target, key=record.id):
            graph.remove_edge(record.source, record.target, key=record.id)
            _drop_stray_ends(project, graph, record)
        return
    node = record.persona if isinstance(record, Presence) else record.id
    if node in graph and graph.degree(node) == 0:
        graph.remove_node(node)


def _put_in(
    project: Records, graphs: Mapping[str, networkx.MultiDiGraph[str]], record: Record
) -> None:
    graph = graphs.get(getattr(record, "journey", ""))
    if graph is None:
        return
    current = project.find(record.id)
    if current is None or _place(current) != _place(record):
        return
    if isinstance(record, Connection):
        graph.add_edge(record.source, record.target, key=record.id)
    elif isinstance(record, Presence):
        graph.add_node(record.persona)
    elif isinstance(record, Touchpoint):
        graph.add_node(record.id)


def _drop_stray_ends(
    project: Records, graph: networkx.MultiDiGraph[str], connection: Connection
) -> None:
    """A node that only this connection held in the graph goes with it."""
    for end in (connection.source, connection.target):
        if end not in graph or graph.degree(end):
            continue
        touchpoint = project.find(end)
        present = any(one.journey == connection.journey for one in project.referring(Presence, end))
        belongs = (
            present
            if not isinstance(touchpoint, Touchpoint)
            else touchpoint.journey == connection.journey
        )
        if not belongs:
            graph.remove_node(end)
