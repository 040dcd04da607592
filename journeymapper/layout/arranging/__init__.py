"""Arranging: where all cards of a journey stand, when people leave that to the program.

Imports nothing slow before the first arrangement is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeymapper.layout.arranging.records import Arrangement, Column, Link, Node, Stopped
from journeymapper.layout.geometry import Rectangle

__all__ = ["Arrangement", "Column", "Link", "Node", "Stopped", "arrange", "arrange_part"]


def arrange(
    nodes: Sequence[Node],
    links: Sequence[Link],
    columns: Sequence[Column],
    *,
    stopped: Callable[[], bool] | None = None,
    progress: Callable[[float], None] | None = None,
    near: Mapping[str, tuple[float, float]] | None = None,
) -> Arrangement:
    """Where the cards stand best: stages as columns, few crossings, the main path straight.

    The same question gets the same answer. Links to cards that are not among the nodes are left
    out. ``progress`` is told shares from 0 to 1. Raises ``Stopped`` when ``stopped`` says so.

    With ``near``, the top left corners of today, the arrangement is a gentle one: nothing moves but
    what lies on something else, and new cards stand beside what they are connected with.
    """
    if near is not None:
        from journeymapper.layout.arranging.nearby import beside

        return Arrangement(
            beside(nodes, links, columns, near), tuple(column.width for column in columns)
        )
    from journeymapper.layout.arranging.engine import arranged

    return arranged(nodes, links, columns, stopped, progress)


def arrange_part(
    nodes: Sequence[Node],
    links: Sequence[Link],
    columns: Sequence[Column],
    present: Mapping[str, tuple[float, float]],
    others: Sequence[Rectangle] = (),
    *,
    stopped: Callable[[], bool] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Arrangement:
    """The same for some of the cards: they are arranged where they stand ``present``ly, the stages
    keep their widths, and nothing comes to lie on the ``others``. Raises as ``arrange`` does."""
    from journeymapper.layout.arranging.engine import arranged_part

    return arranged_part(nodes, links, columns, present, others, stopped, progress)
