"""Whether a journey is a straight line, told in one walk over its connections."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import islice
from operator import attrgetter

from journeymapper.analysis.slices import whole
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind

FEWEST = 3
"""Connected touchpoints from which on a journey can be called straight."""
_SLICE = 2000
_SHORT = 500


def is_straight(project: Project, journey: str) -> bool:
    """Whether customers only ever walk forward: three connected touchpoints or more, no loop, and
    no cycle."""
    return whole(straightness(project, journey))


def straightness(
    project: Project, journey: str, fewest: float = FEWEST
) -> Generator[None, None, bool]:
    """Works out, a slice at a time, whether so many connected touchpoints or more have no loop and
    no cycle among them.

    A short walk tells it of most journeys that are not straight. For the others, what nothing leads
    to is taken away, with its ways, until nothing is left to take (Kahn 1962, Topological sorting
    of large networks): what stays lies on a cycle or behind one.
    """
    connections = project.referring(Connection, journey)
    if not connections or _goes_round(project, connections[0].source, journey):
        return False
    yield
    if ConnectionKind.LOOP in map(attrgetter("kind"), connections):
        return False
    following: dict[str, list[str]] = {}
    entering: dict[str, int] = {}
    remaining = iter(connections)
    while part := list(islice(remaining, _SLICE)):
        yield
        for one in part:
            target = one.target
            following.setdefault(one.source, []).append(target)
            entering[target] = entering.get(target, 0) + 1
    ends = following.keys() | entering.keys()
    if len(ends) - sum(one in ends for one in project.personas) < fewest:
        return False
    free = [one for one in following if one not in entering]
    taken = 0
    while free:
        for target in following.get(free.pop(), ()):
            entering[target] -= 1
            if not entering[target]:
                free.append(target)
                taken += 1
                if taken % _SLICE == 0:
                    yield
    return taken == len(entering)


def _goes_round(project: Project, start: str, journey: str) -> bool:
    """Whether a walk from here, into the depth and not far, comes back to where it was."""
    is_behind = {start: False}
    way = [(start, _following(project, start, journey))]
    while way and len(is_behind) < _SHORT:
        node, following = way[-1]
        target = next(following, None)
        if target is None:
            is_behind[node] = True
            way.pop()
        elif target not in is_behind:
            is_behind[target] = False
            way.append((target, _following(project, target, journey)))
        elif not is_behind[target]:
            return True
    return False


def _following(project: Project, node: str, journey: str) -> Iterator[str]:
    ways = project.referring(Connection, node)
    return iter([one.target for one in ways if one.source == node and one.journey == journey])
