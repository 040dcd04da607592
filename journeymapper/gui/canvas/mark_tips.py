"""What the small signs on a card mean: the star, the rings of a moment."""

from __future__ import annotations

from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import Moment
from journeymapper.drawing.primitives import Ellipse, Path, Primitive

ESSENTIAL = "Essential: without it the conversion does not happen"
MOMENTS = {
    Moment.MICRO: "Micro-moment: the customer turns to it by reflex, to know, go, do or buy",
    Moment.TRUTH: "Moment of truth: here the customer decides what to think of us",
}
_AROUND = 3.0


def mark_tip(touchpoint: Touchpoint, parts: tuple[Primitive, ...], x: float, y: float) -> str:
    """What the sign under a point of the card means; empty where there is none."""
    for one in parts:
        if isinstance(one, Ellipse) and one.stroke == "accent" and one.fill is None:
            reach = one.rx + _AROUND
            if abs(x - one.cx) <= reach and abs(y - one.cy) <= reach:
                return MOMENTS.get(touchpoint.moment, "")
        elif isinstance(one, Path) and one.fill == "amber" and touchpoint.essential:
            xs = [float(step[1]) for step in one.steps if len(step) > 1]
            ys = [float(step[2]) for step in one.steps if len(step) > 1]
            inside = min(xs) - _AROUND <= x <= max(xs) + _AROUND
            if inside and min(ys) - _AROUND <= y <= max(ys) + _AROUND:
                return ESSENTIAL
    return ""


def marks_in_words(touchpoint: Touchpoint) -> str:
    """``essential, moment of truth``: what the signs of a card say to whoever does not see them."""
    words = ["essential"] if touchpoint.essential else []
    if touchpoint.moment is not Moment.NONE:
        words.append(touchpoint.moment.label)
    return ", ".join(words)
