"""Loops and the cycles they close, and cycles that nobody marked.

A loop's cycle is the shortest way from its target back to its source, and the loop itself. Of
several shortest ways it takes the one whose touchpoints come first in journey order; of several
connections between the same two, the one with the smallest id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import order_key
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind

if TYPE_CHECKING:
    import networkx

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
    ways = _Ways(project.referring(Connection, journey))
    part = _strong_parts(ways)
    return [
        _cycle(project, ways, one) if part[one.source] == part[one.target] else _open(one)
        for one in marked
    ]


def loop_cycle(project: Project, loop: Connection) -> LoopCycle:
    """The cycle that one loop closes."""
    return _cycle(project, _Ways(project.referring(Connection, loop.journey)), loop)


class _Ways:
    """Where ways lead. ``Project.graph`` would tell it too, but networkx takes
    longer to import than a document's loops to find."""

    def __init__(self, connections: Iterable[Connection]) -> None:
        self.following: dict[str, dict[str, str]] = {}
        """The targets of a node, each with the smallest id of the connections that lead there."""
        self.before: dict[str, dict[str, None]] = {}
        for one in connections:
            targets = self.following.setdefault(one.source, {})
            targets[one.target] = min(targets.get(one.target, one.id), one.id)
            self.before.setdefault(one.target, {})[one.source] = None


def _cycle(project: Project, ways: _Ways, loop: Connection) -> LoopCycle:
    way = _shortest_way(project, ways, loop.target, loop.source)
    if way is None:
        return _open(loop)
    steps = (ways.following[one][other] for one, other in pairwise(way))
    return LoopCycle(loop, tuple(way), (*steps, loop.id), is_open=False)


def _open(loop: Connection) -> LoopCycle:
    return LoopCycle(loop, (loop.target, loop.source), (loop.id,), is_open=True)


def _strong_parts(ways: _Ways) -> dict[str, str]:
    """A node of each node's strongly connected part: a loop within one closes a cycle, one between
    two does not, and needs no search (Sharir 1981: walk forward, and from who was left last back).
    """
    seen: set[str] = set()
    left: list[str] = []
    for start in ways.following:
        if start in seen:
            continue
        seen.add(start)
        walk = [(start, iter(ways.following[start]))]
        while walk:
            node, targets = walk[-1]
            target = next((one for one in targets if one not in seen), None)
            if target is None:
                left.append(node)
                walk.pop()
            else:
                seen.add(target)
                walk.append((target, iter(ways.following.get(target, ()))))
    part: dict[str, str] = {}
    for start in reversed(left):
        edge = [start] if start not in part else []
        while edge:
            node = edge.pop()
            part[node] = start
            edge += (one for one in ways.before.get(node, ()) if one not in part)
    return part


def _key(project: Project, node: str) -> tuple[object, ...]:
    """Journey order for nodes of the graph; personas come before touchpoints."""
    touchpoint = project.touchpoints.get(node)
    return (0, node) if touchpoint is None else (1, *order_key(project, touchpoint))


def _shortest_way(project: Project, ways: _Ways, start: str, goal: str) -> list[str] | None:
    """Nodes of the shortest way, both ends included; None where there is none.

    Looks backward from the goal, no farther than the start lies.
    """
    distance = {goal: 0}
    edge = [goal]
    while edge and start not in distance:
        following: list[str] = []
        for node in edge:
            for before in ways.before.get(node, ()):
                if before not in distance:
                    distance[before] = distance[node] + 1
                    following.append(before)
        edge = following
    if start not in distance:
        return None
    way = [start]
    while way[-1] != goal:
        nearer = distance[way[-1]] - 1
        steps = (one for one in ways.following[way[-1]] if distance.get(one) == nearer)
        way.append(min(steps, key=lambda one: _key(project, one)))
    return way


def unmarked_cycles(project: Project, journey: str, most: int = 200) -> list[tuple[str, ...]]:
    """Cycles that no loop is part of, as ids of touchpoints, each from where it begins in journey
    order; the shortest first. At most ``most`` of them, however many the journey has."""
    connections = project.referring(Connection, journey)
    ways = [one for one in connections if one.kind is not ConnectionKind.LOOP]
    if not _go_round(ways):
        return []
    names, graph = _unmarked(project, ways)
    cycles = [_from_first(cycle) for cycle in islice(_bounded(graph), most)]
    cycles.sort(key=lambda cycle: (len(cycle), cycle))
    return [tuple(names[number] for number in cycle) for cycle in cycles]


def _go_round(connections: Sequence[Connection]) -> bool:
    """Whether any way leads back to where it began: mostly not, and networkx need not come."""
    part = _strong_parts(_Ways(connections))
    return any(part[one.source] == part[one.target] for one in connections)


def _unmarked(
    project: Project, ways: Sequence[Connection]
) -> tuple[list[str], networkx.DiGraph[int]]:
    """These ways as a graph over places in journey order. Numbers, so that the cycles come in the
    same order in every run."""
    import networkx

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
