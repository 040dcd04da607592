"""Whether a journey is a straight line, told in one walk over its connections."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind

FEWEST = 3
"""Connected touchpoints from which on a journey can be called straight."""
_SLICE = 500


def is_straight(project: Project, journey: str) -> bool:
    """Whether customers only ever walk forward: three connected touchpoints or more, no loop, and
    no cycle."""
    walk = straightness(project, journey)
    while True:
        try:
            next(walk)
        except StopIteration as end:
            return bool(end.value)


def straightness(
    project: Project, journey: str, fewest: float = FEWEST
) -> Generator[None, None, bool]:
    """Works out, a slice at a time, whether so many connected touchpoints or more have no loop and
    no cycle among them."""
    connections = project.referring(Connection, journey)
    if any(one.kind is ConnectionKind.LOOP for one in connections):
        return False
    touchpoints = project.touchpoints
    ends: dict[str, None] = {}
    for count, one in enumerate(connections, 1):
        ends[one.source] = ends[one.target] = None
        if count % _SLICE == 0:
            yield
    if sum(end in touchpoints for end in ends) < fewest:
        return False
    done: dict[str, bool] = {}
    for start in ends:
        if start in done:
            continue
        done[start] = False  # on the way that is being walked
        way = [(start, _following(project, journey, start))]
        while way:
            node, following = way[-1]
            target = next(following, None)
            if target is None:
                done[node] = True
                way.pop()
                if len(done) % _SLICE == 0:
                    yield
            elif target not in done:
                done[target] = False
                way.append((target, _following(project, journey, target)))
            elif not done[target]:
                return False
    return True


def _following(project: Project, journey: str, node: str) -> Iterator[str]:
    ways = project.referring(Connection, node)
    return iter([one.target for one in ways if one.source == node and one.journey == journey])
