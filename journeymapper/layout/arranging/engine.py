"""The arrangement as a whole: columns, order, heights, and what is not connected below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from journeymapper.layout.arranging.alignment import align
from journeymapper.layout.arranging.columns import Layers, free_layers, staged_layers
from journeymapper.layout.arranging.exchanging import exchange
from journeymapper.layout.arranging.fitting import fit
from journeymapper.layout.arranging.graph import Graph
from journeymapper.layout.arranging.nearby import anchored, without_stages_pinned
from journeymapper.layout.arranging.ordering import find_order
from journeymapper.layout.arranging.packing import PART_GAP, Skyline, hull, shelves
from journeymapper.layout.arranging.records import Arrangement, Column, Link, Node, Ticker
from journeymapper.layout.arranging.spacing import (
    BETWEEN,
    INSET,
    free_middles,
    staged_middles,
    widest,
)
from journeymapper.layout.arranging.unit import Unit
from journeymapper.layout.geometry import Rectangle

TOP, LEFT = 40.0, 32.0
"""Where the first card stands when nothing is pinned."""
PASSES = ((200, 6), (700, 4))
"""Up to so many edges, so often every column is sifted; with more, twice."""


def arranged(
    nodes: Sequence[Node],
    links: Sequence[Link],
    columns: Sequence[Column],
    stopped: Callable[[], bool] | None,
    progress: Callable[[float], None] | None,
) -> Arrangement:
    ticker = Ticker(stopped, progress)
    ticker.tick()
    widths = tuple(column.width for column in columns)
    graph = Graph(nodes, links, len(columns))
    if not len(graph):
        return Arrangement({}, widths)
    main = graph.main_path()
    if any(stage >= 0 for stage in graph.stage):
        boxes, widths = _staged(graph, widths, main, ticker)
    else:
        boxes = _free(graph, main, ticker)
        left = sum(widths)
        boxes = [(x + left, y) for x, y in boxes]
    fitted = fit(graph, boxes)
    ticker.span(1.0, 1.0)
    return Arrangement(
        {node.id: place for node, place in zip(graph.nodes, fitted, strict=True)}, widths
    )


def arranged_part(
    nodes: Sequence[Node],
    links: Sequence[Link],
    columns: Sequence[Column],
    present: Mapping[str, tuple[float, float]],
    others: Sequence[Rectangle],
    stopped: Callable[[], bool] | None,
    progress: Callable[[float], None] | None,
) -> Arrangement:
    ticker = Ticker(stopped, progress)
    ticker.tick()
    widths = tuple(column.width for column in columns)
    graph = Graph(without_stages_pinned(nodes, present), links, len(columns))
    if not len(graph):
        return Arrangement({}, widths)
    main = graph.main_path()
    has_stages = any(stage >= 0 for stage in graph.stage)
    if has_stages:
        boxes, _ = _staged(graph, widths, main, ticker, may_grow=False)
    else:
        boxes = _free(graph, main, ticker)
    names = [node.id for node in graph.nodes]
    made = Arrangement(dict(zip(names, boxes, strict=True)), widths)
    places = anchored(graph.nodes, made, present, sideways=not has_stages)
    fitted = fit(graph, [places[name] for name in names], others, crowded=True)
    ticker.span(1.0, 1.0)
    return Arrangement(dict(zip(names, fitted, strict=True)), widths)


def _staged(
    graph: Graph,
    widths: Sequence[float],
    main: Sequence[int],
    ticker: Ticker,
    *,
    may_grow: bool = True,
) -> tuple[list[tuple[float, float]], tuple[float, ...]]:
    fixed = _fixed(graph) if may_grow else len(widths)
    layers = staged_layers(graph, _most(graph, widths, fixed))
    middles, new_widths = staged_middles(graph, layers, widths, fixed)
    wide = widest(graph, layers.of, len(middles))
    skyline = Skyline(len(middles), TOP)
    layer = dict(enumerate(layers.of))
    middle = [(0.0, 0.0)] * len(graph)
    parts = [list(range(len(graph)))] if graph.has_lanes else graph.components()
    parts.sort(key=lambda part: len(part) == 1)
    done = 0
    for part in parts:
        ticker.span(done / len(graph), (done + len(part)) / len(graph))
        done += len(part)
        if len(part) == 1:
            at = _lowest(graph, layers, wide, part[0], skyline)
            half = graph.nodes[part[0]].height / 2
            shift = skyline.drop({at: (-half, half)}, 32.0)
            middle[part[0]] = (middles[at], shift)
            continue
        unit = Unit(graph, part, layer, middles, ticker)
        find_order(
            unit,
            _passes(unit),
            partial(_heights, unit, main),
        )
        exchange(unit, layers.stage, wide, _inside(unit, main), has_stages=True)
        for members in _bands(unit):
            shape = hull(unit, members)
            if graph.has_lanes:
                shape = {at: _whole(shape) for at in range(len(middles))}
            shift = skyline.drop(shape, PART_GAP)
            for one in _cards(unit, members):
                middle[unit.cards[one]] = (float(unit.x[one]), float(unit.y[one]) + shift)
    return _corners(graph, middle), new_widths


def _free(graph: Graph, main: Sequence[int], ticker: Ticker) -> list[tuple[float, float]]:
    parts = [list(range(len(graph)))] if graph.has_lanes else graph.components()
    parts.sort(key=lambda part: len(part) == 1)
    middle = [(0.0, 0.0)] * len(graph)
    sizes: list[tuple[float, float]] = []
    done = 0
    for part in parts:
        ticker.span(done / len(graph), (done + len(part)) / len(graph))
        done += len(part)
        layer = free_layers(graph, part)
        middles = free_middles(graph, layer)
        unit = Unit(graph, part, layer, middles, ticker)
        find_order(
            unit,
            _passes(unit),
            partial(_heights, unit, main),
        )
        wide = [0.0] * len(middles)
        for one, at in layer.items():
            wide[at] = max(wide[at], graph.nodes[one].width)
        exchange(unit, [0] * len(middles), wide, _inside(unit, main), has_stages=False)
        skyline = Skyline(len(middles), 0.0)
        for members in _bands(unit):
            whole = _whole(hull(unit, members))
            shift = skyline.drop(dict.fromkeys(range(len(middles)), whole), PART_GAP)
            for one in _cards(unit, members):
                middle[unit.cards[one]] = (float(unit.x[one]), float(unit.y[one]) + shift)
        right = max(middle[one][0] + graph.nodes[one].width / 2 for one in part)
        sizes.append((right, max(skyline.bottoms)))
    for part, (x, y) in zip(parts, shelves(sizes), strict=True):
        for one in part:
            middle[one] = (middle[one][0] + x + LEFT, middle[one][1] + y + TOP)
    return _corners(graph, middle)


def _fixed(graph: Graph) -> int:
    """So many stages keep their widths: those left of a pinned card, which would else come to stand
    in another."""
    return max(
        (
            graph.stage[one]
            for one, node in enumerate(graph.nodes)
            if node.pinned is not None and graph.stage[one] >= 0
        ),
        default=0,
    )


def _most(graph: Graph, widths: Sequence[float], fixed: int) -> list[int | None]:
    """How many columns each stage may have."""
    most: list[int | None] = [None] * (len(widths) + 1)
    for stage in range(fixed):
        wide = max(
            (node.width for one, node in enumerate(graph.nodes) if graph.stage[one] == stage),
            default=0.0,
        )
        most[stage] = max(1, int((widths[stage] - 2 * INSET + BETWEEN) // (wide + BETWEEN)))
    return most


def _lowest(graph: Graph, layers: Layers, wide: Sequence[float], one: int, skyline: Skyline) -> int:
    """The least filled column of a card's stage that is wide enough."""
    stage = layers.stage[layers.of[one]]
    fitting = [
        at
        for at, other in enumerate(layers.stage)
        if other == stage and wide[at] >= graph.nodes[one].width
    ]
    return min(fitting, key=lambda at: (skyline.bottoms[at], at))


def _bands(unit: Unit) -> list[list[int]]:
    """The members of each lane, from the first to the last."""
    bands: dict[float, list[int]] = {}
    for one in range(len(unit.layer)):
        bands.setdefault(float(unit.lane[one]), []).append(one)
    return [bands[lane] for lane in sorted(bands)]


def _passes(unit: Unit) -> int:
    return next((passes for most, passes in PASSES if len(unit.edges) <= most), 2)


def _heights(unit: Unit, main: Sequence[int]) -> None:
    """Give the cards of each lane their heights, lane below lane."""
    bottom = 0.0
    for members in _bands(unit):
        align(unit, members, _inside(unit, main))
        unit.y[members] += bottom
        bottom = _whole(hull(unit, members))[1] + PART_GAP


def _cards(unit: Unit, members: Sequence[int]) -> list[int]:
    return [one for one in members if one < len(unit.cards)]


def _inside(unit: Unit, main: Sequence[int]) -> list[int]:
    local = {place: number for number, place in enumerate(unit.places)}
    return [local[place] for place in main if place in local]


def _whole(shape: dict[int, tuple[float, float]]) -> tuple[float, float]:
    return (min(top for top, _ in shape.values()), max(bottom for _, bottom in shape.values()))


def _corners(graph: Graph, middle: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [
        (x - node.width / 2, y - node.height / 2)
        for node, (x, y) in zip(graph.nodes, middle, strict=True)
    ]
