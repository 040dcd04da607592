"""Finding by place: boxes in a grid of square buckets, so that a look costs what it sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymapper.layout import Rectangle

SIDE = 512.0
WIDEST = 64
"""A box over more buckets than this is kept apart and looked at every time."""


class Buckets:
    """Boxes by id. The order of ``boxes`` is the order in which they were put."""

    def __init__(self) -> None:
        self.boxes: dict[str, Rectangle] = {}
        self._cells: dict[tuple[int, int], dict[str, None]] = {}
        self._wide: dict[str, None] = {}
        self._bounds: Rectangle | None = None
        self._is_bounded = True

    def put(self, key: str, box: Rectangle) -> None:
        self._take_out(key)
        self.boxes[key] = box
        if self._is_bounded:
            self._bounds = box if self._bounds is None else self._bounds.united(box)
        cells = self._cells_of(box)
        if cells is None:
            self._wide[key] = None
        else:
            for cell in cells:
                self._cells.setdefault(cell, {})[key] = None

    def put_all(self, boxes: Mapping[str, Rectangle]) -> None:
        """Put what is not there yet, quickly."""
        self.boxes.update(boxes)
        for key, box in boxes.items():
            cells = self._cells_of(box)
            if cells is None:
                self._wide[key] = None
                continue
            for cell in cells:
                held = self._cells.get(cell)
                if held is None:
                    held = self._cells[cell] = {}
                held[key] = None
        self._is_bounded = False

    def remove(self, key: str) -> None:
        self._take_out(key)
        self.boxes.pop(key, None)

    def clear(self) -> None:
        self.boxes.clear()
        self._cells.clear()
        self._wide.clear()
        self._bounds, self._is_bounded = None, True

    def bounds(self) -> Rectangle | None:
        """What all boxes take up; None without any."""
        if not self._is_bounded:
            boxes = self.boxes.values()
            self._bounds = None
            if boxes:
                left, top = min(box.x for box in boxes), min(box.y for box in boxes)
                right = max(box.x + box.width for box in boxes)
                bottom = max(box.y + box.height for box in boxes)
                self._bounds = Rectangle(left, top, right - left, bottom - top)
            self._is_bounded = True
        return self._bounds

    def meeting(self, area: Rectangle) -> Iterator[str]:
        """The ids of boxes that touch the area, each once, in no particular order."""
        cells = self._cells_of(area)
        if cells is None:
            candidates: set[str] | dict[str, Rectangle] = self.boxes
        else:
            candidates = {key for cell in cells for key in self._cells.get(cell, ())}
            candidates.update(self._wide)
        for key in candidates:
            box = self.boxes[key]
            if (
                box.x <= area.right
                and area.x <= box.right
                and box.y <= area.bottom
                and area.y <= box.bottom
            ):
                yield key

    def _take_out(self, key: str) -> None:
        box = self.boxes.get(key)
        if box is None:
            return
        whole = self._bounds
        if whole is not None and (
            box.x <= whole.x
            or box.y <= whole.y
            or box.right >= whole.right
            or box.bottom >= whole.bottom
        ):
            self._is_bounded = False  # it may have been what the whole reached to
        self._wide.pop(key, None)
        for cell in self._cells_of(box) or ():
            held = self._cells.get(cell)
            if held is not None:
                held.pop(key, None)
                if not held:
                    del self._cells[cell]

    def _cells_of(self, box: Rectangle) -> list[tuple[int, int]] | None:
        first_x, last_x = int(box.x // SIDE), int(box.right // SIDE)
        first_y, last_y = int(box.y // SIDE), int(box.bottom // SIDE)
        if first_x == last_x and first_y == last_y:
            return [(first_x, first_y)]
        across, down = last_x - first_x + 1, last_y - first_y + 1
        if across * down > WIDEST * 4 or (across > WIDEST or down > WIDEST):
            return None
        return [(x, y) for x in range(first_x, last_x + 1) for y in range(first_y, last_y + 1)]
