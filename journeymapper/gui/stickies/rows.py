"""What the tray lists, row by row: loose stickies, clusters with theirs, and what is placed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Cluster, Sticky

LOOSE, PLACED = "loose", "placed"


@frozen
class Row:
    """``id`` is that of the sticky or cluster, or LOOSE or PLACED for a title. ``count`` is how
    many stickies stand under a title or in a cluster; ``cluster`` what a sticky lies in."""

    kind: Literal["title", "cluster", "sticky"]
    id: str
    count: int = 0
    cluster: str = ""
    is_open: bool = True


@frozen
class Listed:
    """The rows and what they count."""

    rows: tuple[Row, ...]
    waiting: int
    clusters: int
    placed: int


def title_of(sticky: Sticky) -> str:
    """The cluster or title that a sticky stands under."""
    is_placed = sticky.stage is not None or sticky.touchpoint is not None
    return PLACED if is_placed else sticky.cluster or LOOSE


def listed(project: Project, journey_id: str, folded: Collection[str]) -> Listed:
    """The newest first, wherever they are. ``folded``: titles and clusters that hide theirs."""
    clusters = by_rank(project.referring(Cluster, journey_id))
    inside: dict[str, list[str]] = {one.id: [] for one in clusters}
    loose: list[str] = []
    placed: list[str] = []
    for sticky in reversed(by_rank(project.referring(Sticky, journey_id))):
        if sticky.stage is not None or sticky.touchpoint is not None:
            placed.append(sticky.id)
        else:
            inside.get(sticky.cluster or "", loose).append(sticky.id)
    rows: list[Row] = []
    if clusters:
        rows.append(Row("title", LOOSE, len(loose), is_open=LOOSE not in folded))
    if not clusters or LOOSE not in folded:
        rows += [Row("sticky", one) for one in loose]
    for cluster in clusters:
        found, is_open = inside[cluster.id], cluster.id not in folded
        rows.append(Row("cluster", cluster.id, len(found), is_open=is_open))
        if is_open:
            rows += [Row("sticky", one, cluster=cluster.id) for one in found]
    if placed:
        rows.append(Row("title", PLACED, len(placed), is_open=PLACED not in folded))
        if PLACED not in folded:
            placed.reverse()
            rows += [Row("sticky", one) for one in placed]
    waiting = len(loose) + sum(map(len, inside.values()))
    return Listed(tuple(rows), waiting, len(clusters), len(placed))
