"""Loops and the cycles they close, and cycles that nobody marked.

A loop's cycle is the shortest way from its target back to its source, and the loop itself. Of
several shortest ways it takes the one whose touchpoints come first in journey order; of several
connections between the same two, the one with the smallest id.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeAlias

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import order_key
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind

if TYPE_CHECKING:
    import networkx

    Graph: TypeAlias = networkx.MultiDiGraph[str]

MOST_STEPS = 200_000
"""Touchpoints that all listed unmarked cycles may have together."""


@frozen
class LoopCycle:
    """A loop with the cycle that it closes.

    ``touchpoints``: ids in the order of the cycle, from the loop's target to its source; a persona
    that the cycle passes is among them. ``connections``: the ways between them, then the loop.
    Where no way leads back (``is_open``), the loop's own two ends and nothing but the loop.
    """

    connection: Connection
    touchpoints: tuple[str, ...]
    connections: tuple[str, ...]
    is_open: bool


def loops(project: Project, journey: str) -> list[LoopCycle]:
    """Every loop of a journey, in journey order of where it leads back to."""
    marked = [
        one for one in project.referring(Connection, journey) if one.kind is ConnectionKind.LOOP
    ]
    marked.sort(key=lambda one: (_key(project, one.target), _key(project, one.source), one.id))
    if not marked:
        return []
    part = _strong_parts(project.graph(journey))
    return [
        loop_cycle(project, one) if part[one.source] == part[one.target] else _open(one)
        for one in marked
    ]


def loop_cycle(project: Project, loop: Connection) -> LoopCycle:
    """The cycle that one loop closes."""
    way = _shortest_way(project, loop.journey, loop.target, loop.source)
    if way is None:
        return _open(loop)
    graph = project.graph(loop.journey)
    steps = (min(graph[one][other]) for one, other in pairwise(way))
    return LoopCycle(loop, tuple(way), (*steps, loop.id), is_open=False)


def _open(loop: Connection) -> LoopCycle:
    return LoopCycle(loop, (loop.target, loop.source), (loop.id,), is_open=True)


def _strong_parts(graph: Graph) -> dict[str, int]:
    """Each node's strongly connected part: a loop within one closes a cycle, one between two does
    not, and needs no search."""
    import networkx

    parts = networkx.strongly_connected_components(graph)
    return {node: number for number, part in enumerate(parts) for node in part}


def _key(project: Project, node: str) -> tuple[object, ...]:
    """Journey order for nodes of the graph; personas come before touchpoints."""
    touchpoint = project.touchpoints.get(node)
    return (0, node) if touchpoint is None else (1, *order_key(project, touchpoint))


def _shortest_way(project: Project, journey: str, start: str, goal: str) -> list[str] | None:
    """Nodes of the shortest way, both ends included; None where there is none.

    Looks backward from the goal, no farther than the start lies.
    """
    graph = project.graph(journey)
    if start not in graph or goal not in graph:
        return None
    distance = {goal: 0}
    edge = [goal]
    while edge and start not in distance:
        following: list[str] = []
        for node in edge:
            for before in graph.pred[node]:
                if before not in distance:
                    distance[before] = distance[node] + 1
                    following.append(before)
        edge = following
    if start not in distance:
        return None
    way = [start]
    while way[-1] != goal:
        nearer = distance[way[-1]] - 1
        steps = (one for one in graph.succ[way[-1]] if distance.get(one) == nearer)
        way.append(min(steps, key=lambda one: _key(project, one)))
    return way


def unmarked_cycles(project: Project, journey: str, most: int = 200) -> list[tuple[str, ...]]:
    """Cycles that no loop is part of, as ids of touchpoints, each from where it begins in journey
    order; the shortest first. At most ``most`` of them, however many the journey has."""
    names, graph = _unmarked(project, journey)
    cycles = [_from_first(cycle) for cycle in islice(_bounded(graph), most)]
    cycles.sort(key=lambda cycle: (len(cycle), cycle))
    return [tuple(names[number] for number in cycle) for cycle in cycles]


def _unmarked(project: Project, journey: str) -> tuple[list[str], networkx.DiGraph[int]]:
    """The ways that are no loops as a graph over places in journey order. Numbers, so that the
    cycles come in the same order in every run."""
    import networkx

    connections = project.referring(Connection, journey)
    ways = [one for one in connections if one.kind is not ConnectionKind.LOOP]
    nodes = {end for one in ways for end in (one.source, one.target)}
    names = sorted(nodes, key=lambda node: _key(project, node))
    number = {name: n for n, name in enumerate(names)}
    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_nodes_from(range(len(names)))
    graph.add_edges_from(sorted((number[one.source], number[one.target]) for one in ways))
    return names, graph


def _bounded(graph: networkx.DiGraph[int]) -> Iterator[list[int]]:
    import networkx

    steps = 0
    for cycle in networkx.simple_cycles(graph):
        yield cycle
        steps += len(cycle)
        if steps > MOST_STEPS:
            return


def _from_first(cycle: list[int]) -> tuple[int, ...]:
    start = cycle.index(min(cycle))
    return (*cycle[start:], *cycle[:start])
