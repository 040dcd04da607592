"""The line of one connection once its plan and its two ports are known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journeymapper.domain.frozen import frozen
from journeymapper.layout.arcs import grow_arc
from journeymapper.layout.geometry import (
    Box,
    Outline,
    Point,
    box_of_points,
    flatten_outline,
    grown,
)
from journeymapper.layout.ground import MARGIN, Ground
from journeymapper.layout.plans import Plan, places_of
from journeymapper.layout.records import Wish
from journeymapper.layout.search import Gate, way_round
from journeymapper.layout.shapes import NORMAL, OPPOSITE, curve, through

STREETS_MARGIN = 5.0
STEEP = 1.2
JOG = 12.0


@frozen
class Line:
    """Either an ``outline``, or ``corners`` that are still to be nudged and rounded.

    A steep S has both: its corners are those of the staircase that it smooths. ``side`` is the one
    that an arc hangs from.
    """

    seen: tuple[Box, ...]
    outline: Outline = ()
    corners: tuple[Point, ...] = ()
    side: str = ""


def line_for(
    wish: Wish,
    plan: Plan,
    start: Point,
    end: Point,
    ground: Ground,
    *,
    least_depth: float = 0.0,
) -> Line:
    """The line from port to port; ``least_depth`` is asked of arcs that have others in them."""
    own = (wish.source_id, wish.target_id)
    if plan.form == "ear":
        return Line(plan.seen, plan.outline)
    if plan.form == "bends":
        outline = through(start, plan.start_side, wish.bends, end, plan.end_side)
        return Line(plan.seen, outline)
    seen: list[Box] = []
    if plan.outline and (start, end) == (plan.outline[0], plan.outline[-1][-2:]):
        # The plan was made with these very ports, and watches over its line itself.
        if plan.form == "curve":
            return Line((), plan.outline, _staircase(plan, start, end))
        if plan.form == "arc" and not least_depth:
            return Line((), plan.outline, side=plan.start_side)
    if plan.form == "curve":
        found = curve(start, plan.start_side, end, plan.end_side)
        if found is not None:
            points = flatten_outline(found)
            blocker = ground.index.first_hit(points, MARGIN, own)
            seen.append(blocker or grown(box_of_points(points), MARGIN))
            if blocker is None:
                return Line(tuple(seen), found, _staircase(plan, start, end))
    elif plan.form == "arc":
        grew, asked = grow_arc(start, end, plan.start_side, least_depth, ground, own)
        seen += asked
        if grew is not None:
            return Line(tuple(seen), grew, side=plan.start_side)
    elif plan.form == "streets":
        corners = _moved_ends(plan.corners, start, end)
        if corners is not None:
            corners = _without_jogs(corners, ground, own)
            blocker = ground.index.first_hit(corners, STREETS_MARGIN, own)
            seen += [blocker] if blocker else _along(corners)
            if corners == plan.corners or blocker is None:
                return Line(tuple(seen), (), corners)
    if plan.form != "plain":
        starts = (Gate(start, plan.start_side, wish.source_id),)
        ends = (Gate(end, plan.end_side, wish.target_id),)
        way = way_round(ground.index, ground.streets, starts, ends)
        if way is not None:
            seen += places_of(way)
            return Line(tuple(seen), (), way.corners)
        if plan.outline:
            return Line(plan.seen, _moved_outline(plan.outline, start, end))
        if plan.corners:
            return Line(plan.seen, (), plan.corners)
    return Line(plan.seen, _moved_outline(plan.outline, start, end))


def _along(corners: Sequence[Point]) -> list[Box]:
    return [grown(box_of_points(stretch), STREETS_MARGIN) for stretch in pairwise(corners)]


def _moved_ends(corners: tuple[Point, ...], start: Point, end: Point) -> tuple[Point, ...] | None:
    """The corners with the first and the last stretch shifted to the ports."""
    if (corners[0], corners[-1]) == (start, end):
        return corners
    if len(corners) < 3:
        return None
    moved = list(corners)
    level = corners[0][1] == corners[1][1]
    moved[1] = (moved[1][0], start[1]) if level else (start[0], moved[1][1])
    level = corners[-1][1] == corners[-2][1]
    moved[-2] = (moved[-2][0], end[1]) if level else (end[0], moved[-2][1])
    moved[0], moved[-1] = start, end
    return tuple(moved)


def _without_jogs(
    corners: tuple[Point, ...], ground: Ground, own: tuple[str, str]
) -> tuple[Point, ...]:
    """Where a line leaves or arrives with a tiny step aside, the stretch beyond gives way."""
    for _ in range(2):
        corners = corners[::-1]
        if len(corners) < 5:
            continue
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners[:4]
        if y0 == y1 and x1 == x2 and y2 == y3 and abs(y2 - y1) < JOG:
            smooth: tuple[Point, ...] = ((x0, y0), (x3, y0), *corners[4:])
        elif x0 == x1 and y1 == y2 and x2 == x3 and abs(x2 - x1) < JOG:
            smooth = ((x0, y0), (x0, y3), *corners[4:])
        else:
            continue
        if ground.index.first_hit(smooth[:3], STREETS_MARGIN, own) is None:
            corners = smooth
    return corners


def _moved_outline(outline: Outline, start: Point, end: Point) -> Outline:
    """The outline with its first and last point, and their handles, shifted to the ports."""
    moved = [list(entry) for entry in outline]
    dx, dy = start[0] - moved[0][0], start[1] - moved[0][1]
    moved[0] = list(start)
    if len(moved[1]) == 6:
        moved[1][0] += dx
        moved[1][1] += dy
    dx, dy = end[0] - moved[-1][-2], end[1] - moved[-1][-1]
    moved[-1][-2:] = list(end)
    if len(moved[-1]) == 6:
        moved[-1][2] += dx
        moved[-1][3] += dy
    return tuple(tuple(entry) for entry in moved)


def _staircase(plan: Plan, start: Point, end: Point) -> tuple[Point, ...]:
    """The corners under an S whose middle part is steep enough to fill a street, else none."""
    if OPPOSITE[plan.start_side] != plan.end_side:
        return ()
    dx, dy = end[0] - start[0], end[1] - start[1]
    if NORMAL[plan.start_side][0]:
        if abs(dy) < STEEP * abs(dx):
            return ()
        x = (start[0] + end[0]) / 2
        return (start, (x, start[1]), (x, end[1]), end)
    if abs(dx) < STEEP * abs(dy):
        return ()
    y = (start[1] + end[1]) / 2
    return (start, (start[0], y), (end[0], y), end)


def shifted_curve(plan: Plan, line: Line, corners: tuple[Point, ...]) -> Outline:
    """A steep S with its middle where its lane is."""
    start, end = line.corners[0], line.corners[-1]
    nx, ny = NORMAL[plan.start_side]
    before, after = line.corners[1], corners[1]
    aside = (after[0] - before[0]) * nx + (after[1] - before[1]) * ny
    if not aside:
        return line.outline
    return curve(start, plan.start_side, end, plan.end_side, aside) or line.outline
