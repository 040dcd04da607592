"""Rules for text: within the page, within its box, over nothing and under nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from math import hypot

import numpy as np

from journeymapper.drawing.primitives import Bitmap, Box, Ellipse, Path, TextLine
from tests.inspection.finding import Finding, Kind
from tests.inspection.ink import Area, Piece, core, glyph_areas, overlapping, text_size
from tests.inspection.sheet import ARROW, CARD, Sheet, words

HAIR = 0.05
"""What inks may share, in sizes of the text: what an eye does not see."""
SLACK = 0.1
"""How far ink may reach over the edge of its box, in sizes of the text: accents and tails do."""
LEAST_BOX = 0.6
"""What is lower or narrower than this, in sizes of the text, is a mark, and no box for the text."""
EDGE = 0.5
"""How far ink may reach beyond its picture, in points: curves are measured by their middle line."""
SEEN = 0.5
"""What is less opaque hides nothing."""


def off_page(sheet: Sheet) -> Iterator[Finding]:
    for text in sheet.texts:
        if text.is_cut or not sheet.area.holds(text.whole, 0.01):
            yield _finding(Kind.OFF_PAGE, sheet, text.area, words(text))


def off_picture(sheet: Sheet) -> Iterator[Finding]:
    """A picture says in which rectangle it stays; pens that draw it once and use it again cut off
    what is beyond. Bounds of the whole page are its edge, which has rules of its own."""
    for one in sheet.pieces:
        for spot in one.spots:
            if spot.bounds.holds(sheet.area, 0.01):
                continue
            if not spot.bounds.holds(one.area, EDGE):
                what = f"{words(one)}, which stays in {spot.bounds}"
                yield _finding(Kind.OFF_PICTURE, sheet, one.area, what)
                break


def off_box(sheet: Sheet) -> Iterator[Finding]:
    for text in sheet.texts:
        box = own_box(sheet, text)
        if box is not None and not box.whole.holds(text.whole, SLACK * text_size(text)):
            yield _finding(Kind.OFF_BOX, sheet, text.area, f"{words(text)} in {words(box)}")


def own_box(sheet: Sheet, text: Piece) -> Piece | None:
    """The smallest shape on which a text begins, stands or ends, of those that are seen there:
    none that another shape has hidden since."""
    boxes, sides, orders, filled = _boxes(sheet)
    if not boxes:
        return None
    body, least = core(text), LEAST_BOX * text_size(text)
    middle = (body.top + body.bottom) / 2
    inset = min(0.1 * text_size(text), (body.right - body.left) / 2)
    on_row = (sides[:, 1] <= middle) & (middle <= sides[:, 3]) & (orders < text.order)
    large = (sides[:, 2] - sides[:, 0] >= least) & (sides[:, 3] - sides[:, 1] >= least)
    found: list[Piece] = []
    for x in (body.left + inset, (body.left + body.right) / 2, body.right - inset):
        here = on_row & (sides[:, 0] <= x) & (x <= sides[:, 2])
        ground = max(orders[here & filled], default=-1)
        found += [boxes[place] for place in np.flatnonzero(here & large & (orders >= ground))]
    return min(found, key=lambda one: (one.area.size, -one.order), default=None)


def on_text(sheet: Sheet) -> Iterator[Finding]:
    """Two texts whose letters touch, or whose lines run through one another."""
    texts = sheet.texts
    for one, other in overlapping([text.area for text in texts]):
        first, second = texts[one], texts[other]
        hair = HAIR * min(text_size(first), text_size(second))
        if core(first).overlaps(core(second), hair) or any(
            glyph.overlaps(under, hair)
            for under in glyph_areas(first)
            if under.overlaps(second.area, hair)
            for glyph in glyph_areas(second)
        ):
            both = first.area.shared(second.area)
            yield _finding(Kind.ON_TEXT, sheet, both, f"{words(first)} and {words(second)}")


def covered(sheet: Sheet) -> Iterator[Finding]:
    """Something that is drawn later and lies over letters. A label over a card is found as such."""
    shapes = [
        one
        for one in sheet.shapes
        if one.opacity >= SEEN and (isinstance(one.primitive, Bitmap) or one.primitive.fill)
    ]
    if not shapes:
        return
    sides = np.array([one.area for one in shapes])
    orders = np.array([one.order for one in shapes])
    for text in sheet.texts:
        area = text.area
        over = (sides[:, 0] < area.right) & (sides[:, 2] > area.left) & (orders > text.order)
        over &= (sides[:, 1] < area.bottom) & (sides[:, 3] > area.top)
        for place in np.flatnonzero(over):
            shape = shapes[place]
            if _is_meant(text, shape):
                break
            is_told = text.record.startswith(CARD) and shape.record.startswith((ARROW, CARD))
            if is_told and shape.record != text.record:
                continue
            if _hides(shape, text):
                yield _finding(Kind.COVERED, sheet, area, f"{words(text)} under {words(shape)}")


def struck(sheet: Sheet) -> Iterator[Finding]:
    """An arrow that runs through a text outside cards, with no paper between them."""
    arrows = [
        one for part in sheet.arrows for one in part.pieces if isinstance(one.primitive, Path)
    ]
    if not arrows:
        return
    for text in sheet.texts:
        body = core(text).shrunk(HAIR * text_size(text))
        if text.record.startswith(CARD) or not body.size:
            continue
        for arrow in arrows:
            if not arrow.area.overlaps(body, -0.01) or arrow.record == text.record:
                continue
            if any(crosses(line, body) for line in arrow.lines()) and not any(
                arrow.order < one.order < text.order and one.area.holds(body)
                for one in sheet.shapes
                if _is_filled(one) and one.opacity >= SEEN
            ):
                yield _finding(Kind.STRUCK, sheet, text.area, f"{words(text)} by {arrow.record}")


def crosses(line: list[tuple[float, float]], area: Area) -> bool:
    """Whether a line of straight parts goes through the inside of an area."""
    return any(True for _ in _parts_inside(line, area))


def length_inside(line: list[tuple[float, float]], area: Area) -> float:
    """How much of a line lies in an area, in points."""
    return sum(_parts_inside(line, area))


def _parts_inside(line: list[tuple[float, float]], area: Area) -> Iterator[float]:
    """The lengths of what each straight part has in the area (Liang and Barsky)."""
    for (x1, y1), (x2, y2) in pairwise(line):
        enters, leaves = 0.0, 1.0
        for start, along, low, high in (
            (x1, x2 - x1, area.left, area.right),
            (y1, y2 - y1, area.top, area.bottom),
        ):
            if along == 0:
                if not low < start < high:
                    enters, leaves = 1.0, 0.0
                continue
            one, two = (low - start) / along, (high - start) / along
            enters, leaves = max(enters, min(one, two)), min(leaves, max(one, two))
        if enters < leaves:
            yield (leaves - enters) * hypot(x2 - x1, y2 - y1)


def _hides(shape: Piece, text: Piece) -> bool:
    hair = HAIR * text_size(text)
    glyphs = [one for one in glyph_areas(text) if one.overlaps(shape.area, hair)]
    if isinstance(shape.primitive, Box | Bitmap):
        return bool(glyphs)
    if isinstance(shape.primitive, Ellipse):
        middle_x, middle_y = (
            (shape.area.left + shape.area.right) / 2,
            (shape.area.top + shape.area.bottom) / 2,
        )
        rx, ry = shape.area.right - middle_x, shape.area.bottom - middle_y
        for one in glyphs:
            x = min(max(middle_x, one.left), one.right) - middle_x
            y = min(max(middle_y, one.top), one.bottom) - middle_y
            if (x / rx) ** 2 + (y / ry) ** 2 < 0.9:
                return True
        return False
    outline = list(chain.from_iterable(shape.lines()))
    return any(
        _inside(outline, (one.left + one.right) / 2, (one.top + one.bottom) / 2)
        or crosses(outline, one.shrunk(min(hair, 0.4 * (one.right - one.left))))
        for one in glyphs
    )


def _inside(outline: list[tuple[float, float]], x: float, y: float) -> bool:
    """Whether a point is in a closed outline: a ray to the right crosses it an odd number of
    times."""
    odd = False
    for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


def _is_meant(text: Piece, shape: Piece) -> bool:
    """Whether a word lies under its sign for those who read or search the text alone: in the colour
    of the page and whole under what is drawn next."""
    assert isinstance(text.primitive, TextLine)
    return (
        text.primitive.fill == "card"
        and shape.order == text.order + 1
        and shape.area.holds(text.area)
    )


def _is_ground(shape: Piece) -> bool:
    """Whether it is only there so that nothing shines through: in the colour of what is around it,
    without an edge. Its edge is not seen, and so is no text's."""
    one = shape.primitive
    return isinstance(one, Box) and one.fill == "card" and not one.stroke and not one.shadow


def _is_filled(shape: Piece) -> bool:
    return isinstance(shape.primitive, Bitmap) or (
        not isinstance(shape.primitive, TextLine) and bool(shape.primitive.fill)
    )


_Boxes = tuple[list[Piece], "np.ndarray", "np.ndarray", "np.ndarray"]
_boxes_of: dict[int, tuple[Sheet, _Boxes]] = {}


def _boxes(sheet: Sheet) -> _Boxes:
    """The shapes of a sheet; their sides, their orders and whether they are filled as arrays; kept
    for the last sheet."""
    known = _boxes_of.get(id(sheet))
    if known is None:
        _boxes_of.clear()
        shapes = [one for one in sheet.shapes if one.opacity >= SEEN and not _is_ground(one)]
        made = (
            shapes,
            np.array([one.area for one in shapes]).reshape(-1, 4),
            np.array([one.order for one in shapes]),
            np.array([_is_filled(one) for one in shapes], dtype=bool),
        )
        known = _boxes_of[id(sheet)] = (sheet, made)
    return known[1]


def _finding(kind: Kind, sheet: Sheet, place: Area, what: str) -> Finding:
    return Finding(kind, sheet.number, sheet.page.title, place, what)
