"""Where a presentation looks, and how the view glides from one place to the next."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from journeymapper.domain.frozen import frozen
from journeymapper.layout import Rectangle

LARGEST = 3.2
"""Screen pixels per journey unit: a card is never larger than a third of a wide screen."""


@frozen
class View:
    """``x`` and ``y`` are the journey's point in the middle of the room; ``zoom`` is in pixels per
    journey unit."""

    x: float
    y: float
    zoom: float


def view_of(box: Rectangle, room: QRectF, largest: float = LARGEST) -> View:
    """The view with the whole box in the room, as large as it goes."""
    zoom = min(room.width() / max(box.width, 1.0), room.height() / max(box.height, 1.0), largest)
    return View(box.cx, box.cy, zoom)


def between(start: View, end: View, part: float) -> View:
    """The view after ``part`` (0 to 1) of the way. What the eye follows moves evenly: in steps of
    proportion for the zoom, and for the place in step with how large things are."""
    zoom = math.exp(_mixed(math.log(start.zoom), math.log(end.zoom), part))
    if math.isclose(start.zoom, end.zoom, rel_tol=1e-3):
        way = part
    else:
        # The target keeps to its line on the screen: a point's way grows as 1/zoom does.
        way = (1 / start.zoom - 1 / zoom) / (1 / start.zoom - 1 / end.zoom)
    return View(_mixed(start.x, end.x, way), _mixed(start.y, end.y, way), zoom)


def _mixed(start: float, end: float, part: float) -> float:
    return start + (end - start) * part
