"""Arranging: where all cards of a journey stand, when people leave that to the program.

Imports nothing slow before the first arrangement is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeymapper.layout.arranging.records import Arrangement, Column, Link, Node, Stopped

__all__ = ["Arrangement", "Column", "Link", "Node", "Stopped", "arrange"]


def arrange(
    nodes: Sequence[Node],
    links: Sequence[Link],
    columns: Sequence[Column],
    *,
    stopped: Callable[[], bool] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Arrangement:
    """Where the cards stand best: stages as columns, few crossings, the main path straight.

    The same question gets the same answer. Links to cards that are not among the nodes are left
    out. ``progress`` is told shares from 0 to 1. Raises ``Stopped`` when ``stopped`` says so.
    """
    from journeymapper.layout.arranging.engine import arranged

    return arranged(nodes, links, columns, stopped, progress)
