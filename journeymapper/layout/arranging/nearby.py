"""Small arrangements: some cards in the place they take up, and new cards beside old ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from journeymapper.domain.frozen import altered
from journeymapper.layout.arranging.fitting import GAP, nearest_free
from journeymapper.layout.arranging.records import Arrangement, Column, Link, Node
from journeymapper.layout.arranging.spacing import BETWEEN, INSET
from journeymapper.layout.geometry import Box, Rectangle

TOP = 40.0
Place = tuple[float, float]


def anchored(
    nodes: Sequence[Node], made: Arrangement, present: Mapping[str, Place], *, sideways: bool
) -> dict[str, Place]:
    """The arrangement moved to where its cards stand today: the tops in one line, and where the
    cards have no columns (``sideways``) the left edges too."""
    moving = [node.id for node in nodes if node.pinned is None]
    known = [name for name in moving if name in present]
    if not known:
        return dict(made.places)
    dy = min(present[name][1] for name in known) - min(made.places[name][1] for name in moving)
    dx = 0.0
    if sideways:
        dx = min(present[name][0] for name in known) - min(made.places[name][0] for name in moving)
    free = set(moving)
    return {
        name: (x + dx, y + dy) if name in free else (x, y) for name, (x, y) in made.places.items()
    }


def without_room(
    nodes: Sequence[Node], present: Mapping[str, Place], others: Iterable[Rectangle]
) -> tuple[dict[str, Place], list[Node]]:
    """The cards that can stay where they are, pinned ones first, and those that cannot: new ones
    and such as lie on others."""
    taken: list[Box] = [other.box for other in others]
    kept: dict[str, Place] = {}
    homeless: list[Node] = []
    ordered = sorted(nodes, key=lambda one: (one.pinned is None, one.order, one.id))
    for node in ordered:
        place = node.pinned or present.get(node.id)
        if place is None:
            homeless.append(node)
            continue
        box = (*place, place[0] + node.width, place[1] + node.height)
        if node.pinned is None and any(_overlap(box, other) for other in taken):
            homeless.append(node)
            continue
        kept[node.id] = place
        taken.append(box)
    return kept, homeless


def beside(
    nodes: Sequence[Node],
    links: Sequence[Link],
    columns: Sequence[Column],
    present: Mapping[str, Place],
    others: Iterable[Rectangle] = (),
) -> dict[str, Place]:
    """Places for all cards of which none moves that has one and covers nothing: a new card stands
    in its stage after what leads to it, as near to its height as there is room."""
    others = list(others)
    kept, homeless = without_room(nodes, present, others)
    of = {node.id: node for node in nodes}
    taken = [other.box for other in others]
    taken += [_box(of[name], place) for name, place in kept.items()]
    lefts = [0.0, *accumulate(column.width for column in columns)]
    for node in homeless:
        sources = [
            of[link.source] for link in links if link.target == node.id and link.source in kept
        ]
        targets = [
            of[link.target] for link in links if link.source == node.id and link.target in kept
        ]
        x = _column(node, columns, lefts, of, kept, sources)
        near = sources or targets
        if node.id in present:
            x, y = present[node.id]
        elif near:
            y = sum(kept[one.id][1] + one.height / 2 for one in near) / len(near) - node.height / 2
        else:
            y = max((box[3] + GAP for box in taken if _share(box, x, node.width)), default=TOP)
        place = (x, nearest_free(x, y, node.width, node.height, taken))
        kept[node.id] = place
        taken.append(_box(node, place))
    return kept


def without_stages_pinned(nodes: Sequence[Node], present: Mapping[str, Place]) -> list[Node]:
    """Cards that stand in no stage while others do stay where they are."""
    if all(node.stage is None for node in nodes):
        return list(nodes)
    return [
        altered(node, pinned=present[node.id])
        if node.stage is None and node.pinned is None and node.id in present
        else node
        for node in nodes
    ]


def _column(
    node: Node,
    columns: Sequence[Column],
    lefts: Sequence[float],
    of: Mapping[str, Node],
    kept: Mapping[str, Place],
    sources: Sequence[Node],
) -> float:
    """The left edge of a new card: the first column of its stage after what leads to it."""
    before = max((kept[one.id][0] + one.width for one in sources), default=None)
    if node.stage is None or not 0 <= node.stage < len(columns):
        return (
            lefts[-1] + INSET
            if before is None
            else max(before + BETWEEN, lefts[-1] + INSET * bool(columns))
        )
    left, width = lefts[node.stage], columns[node.stage].width
    middles = sorted(
        {
            kept[name][0] + of[name].width / 2
            for name in kept
            if of[name].stage == node.stage
            and left <= kept[name][0] + of[name].width / 2 < left + width
        }
    )
    options = [
        middle - node.width / 2
        for middle in middles
        if left <= middle - node.width / 2 and middle + node.width / 2 <= left + width
    ] or [left + (width - node.width) / 2]
    if before is not None and options[-1] + node.width + BETWEEN + node.width + 8 <= left + width:
        options.append(options[-1] + node.width + BETWEEN)
    after = [x for x in options if before is None or x >= before]
    return after[0] if after else options[-1]


def _box(node: Node, place: Place) -> Box:
    return (*place, place[0] + node.width, place[1] + node.height)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _share(box: Box, x: float, width: float) -> bool:
    return box[0] < x + width and x < box[2]
