"""What tests ask of pictures: their texts, and where ink may be."""

from __future__ import annotations

from collections.abc import Iterator

from journeymapper.drawing.primitives import Picture, Placed, TextLine
from journeymapper.layout import Rectangle


def text_lines(
    picture: Picture, x: float = 0.0, y: float = 0.0, scale: float = 1.0
) -> Iterator[tuple[TextLine, Rectangle]]:
    """Every line of text with the rectangle from its capitals' top to its baseline."""
    for one in picture.primitives:
        if isinstance(one, Placed):
            yield from text_lines(
                one.picture, x + one.x * scale, y + one.y * scale, scale * one.scale
            )
        elif isinstance(one, TextLine) and one.line.runs:
            size = one.line.runs[0].size
            yield (
                one,
                Rectangle(
                    x + one.x * scale,
                    y + (one.baseline - 0.7 * size) * scale,
                    one.line.width * scale,
                    0.7 * size * scale,
                ),
            )


def texts(picture: Picture) -> list[str]:
    return [line.line.text for line, _ in text_lines(picture)]


def assert_apart(picture: Picture) -> None:
    """No line of text lies over another one."""
    boxes = list(text_lines(picture))
    for place, (one, box) in enumerate(boxes):
        for other, other_box in boxes[place + 1 :]:
            assert not box.intersects(other_box), (one.line.text, other.line.text)


def smallest_text(picture: Picture, scale: float = 1.0) -> float:
    """The smallest size of text on the page."""
    smallest = float("inf")
    for one in picture.primitives:
        if isinstance(one, Placed):
            smallest = min(smallest, smallest_text(one.picture, scale * one.scale))
        elif isinstance(one, TextLine) and one.line.runs:
            smallest = min(smallest, one.line.runs[0].size * scale)
    return smallest
