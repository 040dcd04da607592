"""Cards in line, in even gaps and of one size: what is done to several that were placed by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeymapper.layout.geometry import Point, Rectangle

LEAST_GAP = 16.0
"""What is left between two cards that would else come to lie on one another."""

ACROSS = ("left", "centre", "right")
DOWN = ("top", "middle", "bottom")


def aligned(
    boxes: Mapping[str, Rectangle], edge: str, others: Sequence[Rectangle] = ()
) -> dict[str, Point]:
    """Top left corners with which one edge of every card is in line with that of the outermost, or
    all middles with the middle of them all.

    ``edge`` is left, centre, right, top, middle or bottom. Cards that would come to lie on one
    another, or on one of the ``others``, move on along the line, in the order in which they stood.
    """
    left, right = min(box.x for box in boxes.values()), max(box.right for box in boxes.values())
    top, bottom = min(box.y for box in boxes.values()), max(box.bottom for box in boxes.values())
    line: Mapping[str, Callable[[Rectangle], Point]] = {
        "left": lambda box: (left, box.y),
        "centre": lambda box: ((left + right - box.width) / 2, box.y),
        "right": lambda box: (right - box.width, box.y),
        "top": lambda box: (box.x, top),
        "middle": lambda box: (box.x, (top + bottom - box.height) / 2),
        "bottom": lambda box: (box.x, bottom - box.height),
    }
    placed = {key: Rectangle(*line[edge](box), box.width, box.height) for key, box in boxes.items()}
    return _apart(placed, others, upright=edge in ACROSS)


def _apart(
    boxes: Mapping[str, Rectangle], others: Sequence[Rectangle], *, upright: bool
) -> dict[str, Point]:
    """Push each card past what it would cover, along the line."""
    places: dict[str, Point] = {}
    end = float("-inf")
    order = sorted(boxes, key=lambda key: (*_span(boxes[key], upright=upright), key))
    for key in order:
        box = boxes[key]
        low, high = _span(box, upright=upright)
        at = _past(box, low if low >= end else end + LEAST_GAP, others, upright=upright)
        places[key] = (box.x, at) if upright else (at, box.y)
        end = at + high - low
    return places


def _past(box: Rectangle, at: float, others: Sequence[Rectangle], *, upright: bool) -> float:
    """Where the card stands clear, no sooner than ``at``."""
    for other in sorted(others, key=lambda one: _span(one, upright=upright)):
        here = Rectangle(*((box.x, at) if upright else (at, box.y)), box.width, box.height)
        if _meet(here, other):
            at = _span(other, upright=upright)[1] + LEAST_GAP
    return at


def distributed(boxes: Mapping[str, Rectangle], *, upright: bool) -> dict[str, Point]:
    """Top left corners with even gaps from the first card to the last, which stay where they are;
    from top to bottom, or from left to right. Where the cards need more room than there is, the
    last ones move on."""
    order = sorted(boxes, key=lambda key: (_middle(boxes[key], upright=upright), key))
    spans = [_span(boxes[key], upright=upright) for key in order]
    sizes = [high - low for low, high in spans]
    room = spans[-1][1] - spans[0][0] - sum(sizes)
    gap = max(room / max(len(order) - 1, 1), LEAST_GAP)
    places: dict[str, Point] = {}
    at = spans[0][0]
    for key, size in zip(order, sizes, strict=True):
        box = boxes[key]
        places[key] = (box.x, at) if upright else (at, box.y)
        at += size + gap
    return places


def largest(boxes: Sequence[Rectangle]) -> tuple[float, float]:
    """The width and height that hold whatever any of the cards holds."""
    return max(box.width for box in boxes), max(box.height for box in boxes)


def grown_apart(
    boxes: Mapping[str, Rectangle],
    size: tuple[float, float],
    others: Sequence[Rectangle] = (),
) -> dict[str, Rectangle]:
    """The cards at one size; those that would then cover one another, or one of the ``others``,
    move downwards as little as needed."""
    grown: dict[str, Rectangle] = {}
    for key in sorted(boxes, key=lambda one: (boxes[one].y, boxes[one].x, one)):
        box = Rectangle(boxes[key].x, boxes[key].y, *size)
        taken = [*others, *grown.values()]
        while (under := next((one for one in taken if _meet(one, box)), None)) is not None:
            box = Rectangle(box.x, under.bottom + LEAST_GAP, *size)
        grown[key] = box
    return grown


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def _span(box: Rectangle, *, upright: bool) -> tuple[float, float]:
    return (box.y, box.bottom) if upright else (box.x, box.right)


def _middle(box: Rectangle, *, upright: bool) -> float:
    return box.cy if upright else box.cx


def overlap(boxes: Sequence[Rectangle]) -> bool:
    """Whether any two cards lie on one another."""
    order = sorted(boxes, key=lambda box: box.x)
    waiting: list[Rectangle] = []
    for box in order:
        waiting = [one for one in waiting if one.right > box.x]
        if any(_meet(one, box) for one in waiting):
            return True
        waiting.append(box)
    return False
