"""What stands in the way of lines: the cards, and the streets between them."""

from __future__ import annotations

from journeymapper.layout.geometry import Box
from journeymapper.layout.obstacles import BoxIndex
from journeymapper.layout.search import Streets

MARGIN = 8.0
"""How far lines stay from cards that are not their own."""
NEARBY = 24.0
"""Cards that come or go this close to a way through the streets have it looked for anew."""


class Ground:
    """What stands in the way: the cards, and the streets between them."""

    def __init__(self) -> None:
        self.index = BoxIndex()
        self.streets = Streets(self.index)

    def put(self, key: str, box: Box) -> None:
        if key in self.index.boxes:
            self.remove(key)
        self.index.put(key, box)
        self.streets.forget_near(box)

    def remove(self, key: str) -> None:
        box = self.index.boxes.get(key)
        if box is not None:
            self.streets.forget_near(box)
            self.streets.forget(key)
            self.index.remove(key)
