"""Ways that go on to another slide of the same map: a stub, and a marker that says where to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.connections import ConnectionLook
from journeymapper.drawing.texts import fitted
from journeymapper.exporters.pptx.map_parts import GAP_OF_STRIP, STRIP
from journeymapper.layout import Rectangle, Route, flatten
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.connectors import End, connect
from journeymapper.pens.pptx.markup import Paragraph, Words
from journeymapper.pens.pptx.pen import ShapePen
from journeymapper.pens.pptx.ways import (
    LEAST_CURVE,
    QUARTER,
    S_CURVE,
    STRAIGHT,
    Piece,
    is_small,
    meets_any,
    simplified,
    straight,
)
from journeymapper.text import Style
from journeymapper.words import said

if TYPE_CHECKING:
    from journeymapper.exporters.pptx.deck import Sheet

HEIGHT = 15.0
WIDTH = STRIP - GAP_OF_STRIP
WIDER = 24.0
"""What a long name of a stage may take of the slide's margin."""
EDGE = 6.0
INSET = 4.0
SIZE = 9.0
GAP = 3.0


@frozen(kw_only=True)
class Leaving:
    """A way with one end on this slide. ``goes_out`` says that it begins here; ``part`` is the
    number of the slide among those of the map where its other end is; ``name`` is what it ends at
    there, ``place`` the stage in which that stands."""

    look: ConnectionLook
    way: Route
    end: End
    goes_out: bool
    part: int
    name: str
    place: str
    label: str
    told: str
    opacity: float


class Markers:
    """The markers at the left and right of a slide; ``part`` is its number among those of the
    map, ``strips`` are where the markers begin and ``across`` how wide the slide is, in points."""

    def __init__(
        self, sheet: Sheet, pen: ShapePen, part: int, strips: tuple[float, float], across: float
    ) -> None:
        self.sheet, self.pen, self.part, self._across = sheet, pen, part, across
        self.made: list[str] = []
        self._strips = strips
        self._taken: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
        self._wishes: list[tuple[int, int]] = []

    def add(self, one: Leaving, around: list[Rectangle]) -> None:
        """Set the marker of a way, as near as can be to where the way leaves the slide."""
        pen, left = self.pen, self._is_left(one)
        strip = self._strips[0] if left else self._strips[1]
        edge_x = strip + WIDTH if left else strip
        edge = (edge_x - pen.x) / pen.scale
        points = self._points(one, edge, left)
        wished = pen.y + points[-1][1] * pen.scale
        y = self._free(wished, left)
        number = pen.tree.number()
        page = self.sheet.number - self.part + one.part
        words, width = _fitting(one, page, edge_x if left else self._across - strip)
        x = edge_x - width if left else strip
        box = (x, y - HEIGHT / 2, width, HEIGHT)
        place = Rectangle(
            (box[0] - pen.x) / pen.scale,
            (box[1] - pen.y) / pen.scale,
            box[2] / pen.scale,
            box[3] / pen.scale,
        )
        marker = End(number, place)
        at = (place.right if left else place.x, place.cy)
        way = self._way(points, at, around)
        if not one.goes_out:
            way = [Piece(p.preset, p.end, p.start, p.arrives_down) for p in reversed(way)]
        first, last = (one.end, marker) if one.goes_out else (marker, one.end)
        self.made += connect(
            pen,
            one.look,
            way,
            first,
            last,
            name=one.label or _whither(one),
            told=one.told,
            opacity=one.opacity,
        )
        self.made.append(self._marker(number, one, box, words, page))
        self._wishes.append((number, one.part))

    def link(self, sheets: Sequence[Sheet]) -> None:
        """A click on a marker leads to where the way goes on."""
        found: dict[int, Any] = {
            int(one.get("id")): one for one in self.sheet.slide.shapes._spTree.iter("{*}cNvPr")
        }
        for number, part in self._wishes:
            shape = found[number].getparent().getparent()
            self.sheet.tree.link(shape, sheets[part].slide)

    def _is_left(self, one: Leaving) -> bool:
        return one.part < self.part

    def _points(self, one: Leaving, edge: float, left: bool) -> list[tuple[float, float]]:
        """The way from its end here to where it leaves the slide."""
        points = list(flatten(one.way.steps))
        if not one.goes_out:
            points.reverse()
        # The drawn edge of a pill or a decision lies inside its rectangle.
        kept = [points[0]]
        for x, y in points[1:]:
            before_x, before_y = kept[-1]
            if (x < edge) if left else (x > edge):
                span = x - before_x
                at = (edge - before_x) / span if span else 0.0
                kept.append((edge, before_y + (y - before_y) * at))
                break
            kept.append((x, y))
        return kept

    def _free(self, wished: float, left: bool) -> float:
        taken = self._taken[left]
        _, top, _, height = self.sheet.area
        low, high = top + 30.0 + HEIGHT / 2, top + height - HEIGHT / 2
        wished = min(max(wished, low), high)
        step = HEIGHT + GAP
        for n in range(200):
            for sign in (1, -1):
                y = wished + sign * n * step / 3
                if low <= y <= high and all(abs(y - other) >= step - 0.1 for other, _ in taken):
                    taken.append((y, y))
                    return y
        return wished

    def _way(
        self,
        points: list[tuple[float, float]],
        at: tuple[float, float],
        around: Sequence[Rectangle],
    ) -> list[Piece]:
        """The stub: in one piece where nothing is in the way, else along the route."""
        start = points[0]
        if len(points) > 1:
            goes = (points[1][0] - start[0], points[1][1] - start[1])
            down = abs(goes[1]) > abs(goes[0])
            level = abs(start[1] - at[1]) < 0.3
            if level:
                direct = Piece(STRAIGHT, start, (at[0], start[1]))
            else:
                direct = Piece(QUARTER if down else S_CURVE, start, at, down)
            towards = goes[1] * (at[1] - start[1]) if down else goes[0] * (at[0] - start[0])
            small = is_small(direct, LEAST_CURVE / self.pen.scale)
            if towards > 0 and not small and not meets_any(direct, around):
                return [direct]
        kept = simplified(points)
        if abs(kept[-1][1] - at[1]) > 0.3 or kept[-1][0] != at[0]:
            kept = [*kept[:-1], at] if len(kept) > 1 else [*kept, at]
        return straight(kept)

    def _marker(self, number: int, one: Leaving, box: markup.Box, text: str, page: int) -> str:
        pen = self.pen
        colour = "accent" if one.look.colour == "accent" else "muted"
        colour = "coral_text" if one.look.colour == "coral" else colour
        words = Words(text=text, size=SIZE, colour=pen.theme.colour(colour))
        body = markup.text_body(
            [Paragraph(words=(words,), align="ctr")],
            pen.manner,
            insets=(INSET / 2, 0.0, INSET / 2, 0.0),
            anchor="ctr",
            wrap=False,
            fits=False,
        )
        return markup.shape(
            number,
            _whither(one),
            box,
            markup.preset("roundRect", adj=50000),
            paint=markup.solid(pen.colour("card")),
            outline=markup.line(pen.colour(one.look.colour), 0.75),
            body=body,
            told=said("{way}; goes on on slide {page}", way=one.told, page=page),
        )


def _fitting(way: Leaving, page: int, room: float) -> tuple[str, float]:
    """What a marker says, and how wide it is; a name is cut only where the margin has no room."""
    style = Style(SIZE, 500)
    around = fitted(_whither(way, "", page), style, 200.0).width + 2 * INSET
    needed = around + fitted(way.place, style, 200.0).width
    width = min(max(needed, WIDTH), WIDTH + WIDER, max(room - EDGE, WIDTH))
    name = fitted(way.place, style, max(width - around, 12.0)).text
    return _whither(way, name, page), width


def _whither(way: Leaving, place: str | None = None, page: int | None = None) -> str:
    """Where a way goes on or comes from, as far as its marker has room to say."""
    name = way.name if place is None else place
    if page is None:
        fields = {"place": name}
        return said("to {place}", **fields) if way.goes_out else said("from {place}", **fields)
    if way.goes_out:
        return said("to {place} · {page}", place=name, page=page)
    return said("from {place} · {page}", place=name, page=page)
