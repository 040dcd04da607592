"""The line of one connection once its plan and its two ports are known."""

from __future__ import annotations

from dataclasses import dataclass

from journeymapper.layout.geometry import (
    Box,
    Outline,
    Point,
    box_of_points,
    box_union,
    flatten_outline,
    grown,
)
from journeymapper.layout.plans import MARGIN, Ground, Plan, grow_arc
from journeymapper.layout.records import Wish
from journeymapper.layout.search import Gate, way_round
from journeymapper.layout.shapes import curve, through

STREETS_MARGIN = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """Either an ``outline``, or ``corners`` that are still to be nudged and rounded."""

    seen: Box
    outline: Outline = ()
    corners: tuple[Point, ...] = ()


def line_for(
    wish: Wish,
    plan: Plan,
    start: Point,
    end: Point,
    ground: Ground,
    *,
    lean: float = 0.0,
    least_depth: float = 0.0,
) -> Line:
    """The line from port to port. ``lean`` is how far the two ports lie beside the middles of their
    sides, together; ``least_depth`` is asked of arcs that have others within them."""
    own = (wish.source_id, wish.target_id)
    if plan.form == "ear":
        return Line(plan.seen, plan.outline)
    if plan.form == "bends":
        outline = through(start, plan.start_side, wish.bends, end, plan.end_side)
        return Line(plan.seen, outline)
    seen = grown(box_of_points((start, end)), MARGIN)
    if plan.form == "curve":
        for shift in (0.3 * lean, 0.0):
            found = curve(start, plan.start_side, end, plan.end_side, shift)
            if found is not None:
                points = flatten_outline(found)
                seen = box_union(seen, grown(box_of_points(points), MARGIN))
                if not ground.index.hits(points, MARGIN, own):
                    return Line(seen, found)
    elif plan.form == "arc":
        grew, asked = grow_arc(start, end, plan.start_side, least_depth, ground, own)
        seen = box_union(seen, asked)
        if grew is not None:
            return Line(seen, grew)
    elif plan.form == "streets":
        corners = _moved_ends(plan.corners, start, end)
        if corners is not None:
            seen = box_union(seen, grown(box_of_points(corners), MARGIN))
            if corners == plan.corners or not ground.index.hits(corners, STREETS_MARGIN, own):
                return Line(box_union(seen, plan.seen), (), corners)
    if plan.form != "plain":
        starts = (Gate(start, plan.start_side, wish.source_id),)
        ends = (Gate(end, plan.end_side, wish.target_id),)
        way = way_round(ground.index, ground.streets, starts, ends)
        if way is not None:
            return Line(box_union(seen, way[3]), (), way[0])
        if plan.outline:
            return Line(plan.seen, _moved_outline(plan.outline, start, end))
        if plan.corners:
            return Line(plan.seen, (), plan.corners)
    return Line(plan.seen, _moved_outline(plan.outline, start, end))


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
