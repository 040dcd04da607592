"""Where columns stand and how wide stages become."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.layout.arranging.columns import Layers
from journeymapper.layout.arranging.graph import Graph

BETWEEN = 56.0
"""Between two columns of cards, at least."""
INSET = 32.0
"""Between a card and the edge of its stage, at least."""
LABEL_AIR = 24.0
LONGEST_LABEL = 240.0
"""No gap grows for more than so long a name."""
STEP = 8.0


def gaps(graph: Graph, layer: Sequence[int], count: int) -> list[float]:
    """The room wanted after each layer: more where the names of connections need it."""
    found = [BETWEEN] * count
    for (source, target), (wide, _) in graph.labels.items():
        low, high = sorted((layer[source], layer[target]))
        if high == low + 1:
            found[low] = max(found[low], up(min(wide, LONGEST_LABEL) + LABEL_AIR))
    return found


def up(length: float) -> float:
    """The length, or what the next line of the grid makes of it."""
    return -(-length // STEP) * STEP


def widest(graph: Graph, layer: Sequence[int], count: int) -> list[float]:
    """The widest card of each layer."""
    found = [0.0] * count
    for node, at in zip(graph.nodes, layer, strict=True):
        found[at] = max(found[at], node.width)
    return found


def staged_middles(
    graph: Graph, layers: Layers, widths: Sequence[float], fixed: int
) -> tuple[list[float], tuple[float, ...]]:
    """The middle of each layer, and the stages' widths: never less than they were, and just as
    they were in the first ``fixed`` stages."""
    count = len(layers.stage)
    between = gaps(graph, layers.of, count)
    for at, stage in enumerate(layers.stage):
        if stage < fixed:
            between[at] = BETWEEN
    wide = widest(graph, layers.of, count)
    middles = [0.0] * count
    left = 0.0
    new: list[float] = []
    for stage in range(len(widths) + 1):
        mine = [at for at in range(count) if layers.stage[at] == stage]
        inner = sum(wide[at] for at in mine) + sum(between[at] for at in mine[:-1])
        last = mine[-1] if mine else -1
        before = between[mine[0] - 1] / 2 if mine and mine[0] else 0.0
        after = between[last] / 2 if mine and last < count - 1 else 0.0
        sides = (max(INSET, before), max(INSET, after))
        needed = up(inner + sum(sides)) if mine else 0.0
        width = max(widths[stage], needed) if stage < len(widths) else needed
        if stage < fixed:
            width = widths[stage]
        at_x = left + sides[0] + (width - sum(sides) - inner) / 2
        for at in mine:
            middles[at] = at_x + wide[at] / 2
            at_x += wide[at] + between[at]
        left += width
        new.append(width)
    return middles, tuple(new[: len(widths)])


def free_middles(graph: Graph, layer: dict[int, int]) -> list[float]:
    """The middle of each layer of cards without stages, the first card's left edge at 0."""
    count = max(layer.values()) + 1
    wide = [0.0] * count
    for one, at in layer.items():
        wide[at] = max(wide[at], graph.nodes[one].width)
    between = [BETWEEN] * count
    for (source, target), (label, _) in graph.labels.items():
        if source in layer and target in layer:
            low, high = sorted((layer[source], layer[target]))
            if high == low + 1:
                between[low] = max(between[low], up(min(label, LONGEST_LABEL) + LABEL_AIR))
    middles: list[float] = []
    left = 0.0
    for width, gap in zip(wide, between, strict=True):
        middles.append(left + width / 2)
        left += width + gap
    return middles
