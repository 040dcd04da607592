"""Which sides a connection uses and which form it takes, before ports are shared out."""

from __future__ import annotations

from dataclasses import field
from itertools import pairwise
from math import hypot

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
from journeymapper.layout.ground import MARGIN, NEARBY, Ground
from journeymapper.layout.records import BOTTOM, LEFT, RIGHT, SIDES, TOP, Wish
from journeymapper.layout.room import has_room
from journeymapper.layout.search import Gate, Way, way_round
from journeymapper.layout.shapes import (
    EAR,
    NORMAL,
    OPPOSITE,
    curve,
    ear,
    port,
    through,
)

ALMOST_STRAIGHT = 10.0
"""Cards whose middles differ by no more than this are joined by a straight line."""
SHORT = 900.0
"""A way through the streets that takes up no more than this is watched as a whole."""
DETOUR = 400.0
"""How much longer a line may get so that its name has room."""
EAR_CORNERS = ((TOP, RIGHT), (BOTTOM, RIGHT), (BOTTOM, LEFT), (TOP, LEFT))


@frozen
class Plan:
    """The sides and the form of one connection.

    ``form`` is "curve", "arc", "streets", "ear", "bends" or "plain" (through whatever is in the
    way). A line of form "streets" has ``corners``, every other an ``outline``. The plan
    holds as long as no card comes to or goes from a place in ``seen``: where the line runs, and
    the cards that ruled out something better.
    """

    form: str
    start_side: str
    end_side: str
    seen: tuple[Box, ...] = field(compare=False)
    outline: Outline = ()
    corners: tuple[Point, ...] = ()

    @property
    def is_straight(self) -> bool:
        return self.form == "curve" and len(self.outline) == 2 and len(self.outline[1]) == 2


def plan_for(wish: Wish, source: Box, target: Box, ground: Ground, rank: int = 0) -> Plan:
    """The plan for one connection; depends on its own ends and the cards near it only.

    ``rank`` counts the self loops of one card, which share its corners.
    """
    if wish.bends:
        return _bends_plan(wish, source, target)
    if wish.source_id == wish.target_id:
        return _ear_plan(wish, source, ground, rank)
    return _Chooser(wish, source, target, ground).choose()


def _ear_plan(wish: Wish, card: Box, ground: Ground, rank: int) -> Plan:
    """An ear at the corner where the fewest cards are in the way; the next one at the next."""
    wished = {wish.source_side, wish.target_side} - {""}
    corners = [pair for pair in EAR_CORNERS if wished <= set(pair)] or list(EAR_CORNERS)
    radius = EAR + 8.0 * (rank // len(corners))
    options: list[tuple[int, int]] = []
    for place, pair in enumerate(corners):
        points = flatten_outline(ear(card, *pair, radius))
        options.append((len(ground.index.hits(points, 2.0).keys() - {wish.source_id}), place))
    start_side, end_side = corners[sorted(options)[rank % len(corners)][1]]
    outline = ear(card, start_side, end_side, radius)
    return Plan("ear", start_side, end_side, (grown(card, radius + MARGIN),), outline)


def _facing(card: Box, point: Point) -> str:
    """The side of the card that looks towards the point."""
    left, top, right, bottom = card
    dx = (point[0] - (left + right) / 2) / max(1.0, right - left)
    dy = (point[1] - (top + bottom) / 2) / max(1.0, bottom - top)
    if abs(dx) >= abs(dy):
        return RIGHT if dx > 0 else LEFT
    return BOTTOM if dy > 0 else TOP


def _bends_plan(wish: Wish, source: Box, target: Box) -> Plan:
    start_side = wish.source_side or _facing(source, wish.bends[0])
    end_side = wish.target_side or _facing(target, wish.bends[-1])
    outline = through(
        port(source, start_side), start_side, wish.bends, port(target, end_side), end_side
    )
    return Plan("bends", start_side, end_side, (), outline)


class _Chooser:
    def __init__(self, wish: Wish, source: Box, target: Box, ground: Ground) -> None:
        self.wish, self.source, self.target, self.ground = wish, source, target, ground
        self.own = (wish.source_id, wish.target_id)
        self.seen: list[Box] = []
        self.start_sides = _sides(wish.source_side)
        self.end_sides = _sides(wish.target_side)

    def choose(self) -> Plan:
        first = self._loop() if self.wish.is_loop else self._forward()
        found = first or self._streets()
        if found is not None and not self._is_roomy(found):
            return self._roomier(found) or self._again(found)
        return found or self._plain()

    def _is_roomy(self, plan: Plan) -> bool:
        """Whether the name finds room on the line."""
        size = self.wish.label_size
        if size is None:
            return True
        points = plan.corners or flatten_outline(plan.outline)
        left, top, right, bottom = box_of_points(points)
        self.seen.append((left - size[0], top - size[1], right + size[0], bottom + size[1]))
        return has_room(points, size, self.ground.index)

    def _roomier(self, narrow: Plan) -> Plan | None:
        """A line that makes a small turn so that its name does not cover a card."""
        start_sides, end_sides = self.start_sides, self.end_sides
        for wished in ((BOTTOM, TOP), (LEFT, RIGHT)):
            self.start_sides = tuple(side for side in start_sides if side in wished)
            self.end_sides = tuple(side for side in end_sides if side in wished)
            found = self._streets() if self.start_sides and self.end_sides else None
            if (
                found is not None
                and self._is_roomy(found)
                and _length(found) < _length(narrow) + DETOUR
            ):
                return self._again(found)
        return None

    def _again(self, plan: Plan) -> Plan:
        """The plan with all that was seen since."""
        return Plan(
            plan.form,
            plan.start_side,
            plan.end_side,
            tuple(self.seen),
            plan.outline,
            plan.corners,
        )

    def clear(self, outline: Outline) -> bool:
        points = flatten_outline(outline)
        blocker = self.ground.index.first_hit(points, MARGIN, self.own)
        self.seen.append(blocker or grown(box_of_points(points), MARGIN))
        return blocker is None

    def _curves(self) -> list[tuple[float, str, str, Outline]]:
        """The direct lines between any two sides that look at each other, most natural first."""
        found: list[tuple[float, str, str, Outline]] = []
        for start_side in self.start_sides:
            for end_side in self.end_sides:
                start, end = direct_ports(self.source, start_side, self.target, end_side)
                outline = curve(start, start_side, end, end_side)
                if outline is not None and not _too_flat(start, end, start_side, end_side):
                    price = hypot(end[0] - start[0], end[1] - start[1])
                    price += self._oddity(start_side, end_side, straight=len(outline[1]) == 2)
                    found.append((price, start_side, end_side, outline))
        found.sort(key=lambda entry: entry[0])
        return found

    def _oddity(self, start_side: str, end_side: str, *, straight: bool) -> float:
        if straight:
            return -20.0
        if OPPOSITE[start_side] != end_side:
            return 70.0
        if start_side == RIGHT:
            return 0.0
        if start_side == LEFT:
            return 20.0
        return 40.0

    def _forward(self) -> Plan | None:
        for _, start_side, end_side, outline in self._curves():
            if self.clear(outline):
                return Plan("curve", start_side, end_side, tuple(self.seen), outline)
        return None

    def _loop(self) -> Plan | None:
        """The cheapest of the arcs and turns that are clear; below rather than above."""
        best: Plan | None = None
        best_price = float("inf")
        for least, form, start_side, end_side in self._loop_options():
            if least >= best_price:
                break
            start, end = port(self.source, start_side), port(self.target, end_side)
            if form == "arc":
                outline, seen = grow_arc(start, end, start_side, 0.0, self.ground, self.own)
                self.seen += seen
            else:
                start, end = direct_ports(self.source, start_side, self.target, end_side)
                outline = curve(start, start_side, end, end_side)
                if outline is not None and not self.clear(outline):
                    outline = None
            if outline is None:
                continue
            points = flatten_outline(outline)
            length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
            price = length + least - hypot(end[0] - start[0], end[1] - start[1])
            price += self._label_price(points)
            if price < best_price:
                best_price = price
                best = Plan(form, start_side, end_side, tuple(self.seen), outline)
        if best is None:
            return None
        return self._again(best)

    def _loop_options(self) -> list[tuple[float, str, str, str]]:
        """What a loop may look like, with the least that each form can cost, cheapest first."""
        options: list[tuple[float, str, str, str]] = []
        for side, extra in ((BOTTOM, 0.0), (TOP, 160.0), (RIGHT, 40.0), (LEFT, 40.0)):
            if side in self.start_sides and side in self.end_sides:
                start, end = port(self.source, side), port(self.target, side)
                if _may_arc(start, end, side):
                    least = hypot(end[0] - start[0], end[1] - start[1]) + extra
                    options.append((least, "arc", side, side))
        for _, start_side, end_side, outline in self._curves():
            (x0, y0), (x1, y1) = outline[0], outline[-1][-2:]
            extra = 120.0 if OPPOSITE[start_side] == end_side else 50.0
            options.append((hypot(x1 - x0, y1 - y0) + extra, "curve", start_side, end_side))
        return sorted(options, key=lambda option: option[0])

    def _label_price(self, points: tuple[Point, ...]) -> float:
        """What it costs that the name finds no room at the middle of the line."""
        if self.wish.label_size is None:
            return 0.0
        width, height = self.wish.label_size
        x, y = points[len(points) // 2]
        pill = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        self.seen.append(pill)
        return 150.0 * len(self.ground.index.within(pill))

    def _streets(self) -> Plan | None:
        middle = (
            (self.target[0] + self.target[2]) / 2 - (self.source[0] + self.source[2]) / 2,
            (self.target[1] + self.target[3]) / 2 - (self.source[1] + self.source[3]) / 2,
        )
        starts = [
            Gate(port(self.source, side), side, self.own[0], _price(side, middle))
            for side in self.start_sides
        ]
        back = (-middle[0], -middle[1])
        ends = [
            Gate(port(self.target, side), side, self.own[1], _price(side, back))
            for side in self.end_sides
        ]
        for margin in (7.0, 1.0):
            way = way_round(self.ground.index, self.ground.streets, starts, ends, margin)
            if way is not None:
                self.seen += places_of(way)
                return Plan(
                    "streets", way.start_side, way.end_side, tuple(self.seen), (), way.corners
                )
        return None

    def _plain(self) -> Plan:
        curves = self._curves()
        everywhere = (-1e9, -1e9, 1e9, 1e9)
        if curves:
            _, start_side, end_side, outline = curves[0]
            return Plan("plain", start_side, end_side, (everywhere,), outline)
        start_side, end_side = self.start_sides[0], self.end_sides[0]
        outline = through(
            port(self.source, start_side), start_side, (), port(self.target, end_side), end_side
        )
        return Plan("plain", start_side, end_side, (everywhere,), outline)


def _sides(wished: str) -> tuple[str, ...]:
    return (wished,) if wished in SIDES else SIDES


def _length(plan: Plan) -> float:
    points = plan.corners or flatten_outline(plan.outline)
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def places_of(way: Way) -> list[Box]:
    """Where cards that come or go have a way through the streets looked for anew: all around a
    short one, along every stretch of a long one."""
    whole = box_of_points(way.corners)
    if max(whole[2] - whole[0], whole[3] - whole[1]) < SHORT:
        return [grown(whole, NEARBY)]
    return [grown(box_of_points(stretch), NEARBY) for stretch in pairwise(way.corners)]


def _price(side: str, towards: Point) -> float:
    """Leaving sideways costs least, leaving away from the other end most; what goes straight up or
    down keeps to the left, because most lines leave a card on its right."""
    nx, ny = NORMAL[side]
    ahead = nx * towards[0] + ny * towards[1]
    crowded = 1.0 if nx > 0 and ahead <= 1.0 else 0.0
    return (0.0 if nx else 30.0) + (40.0 if ahead < -1.0 else 0.0) + crowded


def _too_flat(start: Point, end: Point, start_side: str, end_side: str) -> bool:
    """Whether an S from top to bottom would run level for most of its length."""
    if start_side in (LEFT, RIGHT) or OPPOSITE[start_side] != end_side:
        return False
    return abs(end[0] - start[0]) > 1.8 * abs(end[1] - start[1])


def _may_arc(start: Point, end: Point, side: str) -> bool:
    """Whether an arc on this side looks like one: its ports not on top of each other."""
    if side in (TOP, BOTTOM):
        return abs(start[0] - end[0]) >= 60
    return abs(start[1] - end[1]) >= 40


def direct_ports(source: Box, start_side: str, target: Box, end_side: str) -> tuple[Point, Point]:
    """The middles of both sides, or, for cards almost in line, two ports exactly in line."""
    start, end = port(source, start_side), port(target, end_side)
    if OPPOSITE[start_side] == end_side:
        if start_side in (LEFT, RIGHT) and abs(start[1] - end[1]) <= ALMOST_STRAIGHT:
            y = (start[1] + end[1]) / 2
            return (start[0], y), (end[0], y)
        if start_side in (TOP, BOTTOM) and abs(start[0] - end[0]) <= ALMOST_STRAIGHT:
            x = (start[0] + end[0]) / 2
            return (x, start[1]), (x, end[1])
    return start, end
