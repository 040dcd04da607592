"""Cards that stay where they are: what was arranged moves out of their way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.layout.arranging.graph import Graph
from journeymapper.layout.geometry import Box, Rectangle

GAP = 32.0
STEP = 8.0


def fit(
    graph: Graph,
    places: Sequence[tuple[float, float]],
    others: Iterable[Rectangle] = (),
    *,
    crowded: bool = False,
) -> list[tuple[float, float]]:
    """Top left corners: those of pinned cards as they were, the others as near to theirs as nothing
    overlaps. ``others`` are further places that must stay free;
    ``crowded`` says that cards may lie on one another as they come."""
    taken = [other.box for other in others]
    for node in graph.nodes:
        if node.pinned is not None:
            taken.append((*node.pinned, node.pinned[0] + node.width, node.pinned[1] + node.height))
    found = [node.pinned or place for node, place in zip(graph.nodes, places, strict=True)]
    if not taken and not crowded:
        return found
    moving = [one for one, node in enumerate(graph.nodes) if node.pinned is None]
    for one in sorted(moving, key=lambda one: (places[one][1], places[one][0], one)):
        node = graph.nodes[one]
        x, y = places[one]
        y = nearest_free(x, y, node.width, node.height, taken)
        found[one] = (x, y)
        taken.append((x, y, x + node.width, y + node.height))
    return found


def nearest_free(x: float, y: float, width: float, height: float, taken: Sequence[Box]) -> float:
    """The height nearest to ``y`` where the card is clear of all that is taken."""
    near = sorted(
        (box[1] - GAP - height, box[3] + GAP)
        for box in taken
        if box[0] < x + width + 1.0 and x - 1.0 < box[2]
    )
    # heights of the top left corner that are ruled out, merged
    closed: list[tuple[float, float]] = []
    for low, high in near:
        if closed and low < closed[-1][1]:
            closed[-1] = (closed[-1][0], max(closed[-1][1], high))
        else:
            closed.append((low, high))
    for low, high in closed:
        if low < y < high:
            up = low if low >= 0.0 or y < 0.0 else None
            return up if up is not None and y - low <= high - y else high
    return y
