"""Connectors glued to shapes: pieces of a way, and the small joints and labels between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.connections import ConnectionLook
from journeymapper.layout import Rectangle
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.cards import site_of
from journeymapper.pens.pptx.pen import ShapePen
from journeymapper.pens.pptx.ways import QUARTER, S_CURVE, STRAIGHT, Piece

Point = tuple[float, float]
TOP, LEFT, BOTTOM, RIGHT = 0, 1, 2, 3
"""Connection sites of rectangles, round ones as well."""
LEAST_JOINT = 1.5
"""In points: no joint is smaller than can be taken hold of."""


@dataclass(slots=True)
class End:
    """A shape that ways lead to: its number, where it stands in journey units, and the connection
    sites it needs beside the middles of its sides."""

    number: int
    place: Rectangle
    sites: list[Point] = field(default_factory=list)

    def glue(self, point: Point) -> markup.Glue:
        x, y = point[0] - self.place.x, point[1] - self.place.y
        return self.number, site_of((x, y), self.place.width, self.place.height, self.sites)


@frozen
class Label:
    """The pill of a way: its number and where it stands."""

    number: int
    place: Rectangle


def connect(
    pen: ShapePen,
    look: ConnectionLook,
    way: Sequence[Piece],
    source: End,
    target: End,
    *,
    label: Label | None = None,
    name: str = "",
    told: str = "",
    opacity: float = 1.0,
    arrow: bool = True,
) -> list[str]:
    """The connectors and joints of a way, from the first shape to the last."""
    made: list[str] = []
    begin = source.glue(way[0].start)
    start = way[0].start
    for place, piece in enumerate(way):
        is_last = place == len(way) - 1
        end, glued, following, next_start = piece.end, None, begin, piece.end
        if is_last:
            glued = target.glue(piece.end)
        else:
            after = way[place + 1]
            through = _through(label, piece, after, start)
            if through is not None:
                glued, end, following, next_start = through
            else:
                number = pen.tree.number()
                made.append(_joint(pen, look, number, piece.end, name, opacity))
                glued = (number, _side(piece.end, start, piece.arrives_down))
                following = (number, _side(piece.end, after.end, after.leaves_down))
        said = name if len(way) == 1 else f"{name} ({place + 1} of {len(way)})"
        made.append(
            markup.connector(
                pen.tree.number(),
                said,
                told,
                markup.preset(piece.preset),
                _where(pen, piece, start, end),
                _stroke(pen, look, is_last and arrow, opacity),
                begin,
                glued,
            )
        )
        begin, start = following, next_start
    return made


def _through(
    label: Label | None, piece: Piece, after: Piece, start: Point
) -> tuple[markup.Glue, Point, markup.Glue, Point] | None:
    """Where a label lies on the knot of two pieces they are glued to the label's sides; None where
    it does not."""
    if label is None:
        return None
    (x, y), box = piece.end, label.place
    across = not piece.arrives_down and not after.leaves_down
    down = piece.arrives_down and after.leaves_down
    if across and abs(box.cy - y) < 1.0 and box.x + 2 < x < box.right - 2:
        ways = ((LEFT, box.x), (RIGHT, box.right))
        first, last = ways if start[0] < after.end[0] else ways[::-1]
        outside = (start[0] - first[1]) * (after.end[0] - last[1]) < 0
        if not outside or box.x < start[0] < box.right or box.x < after.end[0] < box.right:
            return None
        return (label.number, first[0]), (first[1], y), (label.number, last[0]), (last[1], y)
    if down and abs(box.cx - x) < 1.0 and box.y < y < box.bottom:
        ways = ((TOP, box.y), (BOTTOM, box.bottom))
        first, last = ways if start[1] < after.end[1] else ways[::-1]
        if box.y < start[1] < box.bottom or box.y < after.end[1] < box.bottom:
            return None
        return (label.number, first[0]), (x, first[1]), (label.number, last[0]), (x, last[1])
    return None


def _side(at: Point, other: Point, is_down: bool) -> int:
    """The side of a joint that looks towards another point."""
    if is_down:
        return TOP if other[1] < at[1] else BOTTOM
    return LEFT if other[0] < at[0] else RIGHT


def _joint(
    pen: ShapePen, look: ConnectionLook, number: int, at: Point, name: str, opacity: float
) -> str:
    size = max(look.width * pen.scale, LEAST_JOINT)
    x, y = pen.point(*at)
    colour = pen.colour(look.colour)
    return markup.shape(
        number,
        f"joint of {name}",
        (x - size / 2, y - size / 2, size, size),
        markup.preset("roundRect", adj=50000),
        paint=markup.solid(colour, opacity),
    )


def _stroke(pen: ShapePen, look: ConnectionLook, arrow: bool, opacity: float) -> str:
    double = look.kind is ConnectionKind.HAND_OFF
    width = look.width + (2.4 if double else 0.0)
    return markup.line(
        pen.colour(look.colour),
        max(width * pen.scale, 2.25 if double else 0.75),
        dash="dash" if look.kind is ConnectionKind.LOOP else "",
        arrow=arrow,
        double=double,
        opacity=opacity,
    )


def _where(pen: ShapePen, piece: Piece, start: Point, end: Point) -> str:
    """Where a connector stands: presets begin at the top left of their box and go sideways, so that
    one that begins up or down is turned."""
    (x, y), (right, bottom) = pen.point(*start), pen.point(*end)
    dx, dy = right - x, bottom - y
    if piece.preset in (QUARTER, S_CURVE) and piece.leaves_down:
        middle_x, middle_y = (x + right) / 2, (y + bottom) / 2
        long, wide = abs(dy), abs(dx)
        box = (middle_x - long / 2, middle_y - wide / 2, long, wide)
        turn = 90 if dy > 0 else 270
        flip = dx > 0 if dy > 0 else dx < 0
        return markup.place(box, turn=turn, flip_v=flip)
    box = (min(x, right), min(y, bottom), abs(dx), abs(dy))
    return markup.place(box, flip_h=dx < 0, flip_v=dy < 0)


__all__ = ["STRAIGHT", "End", "Label", "connect"]
