"""Places of a map that look different from before, for whoever keeps pictures of it."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.layout import Rectangle

MOST = 600
"""Who has missed more places than this takes everything to be different."""


class Spoils:
    """A log; everyone who follows it keeps a mark of how far they have read."""

    def __init__(self) -> None:
        self._places: list[tuple[Rectangle, bool]] = []
        self._first = 0

    def add(self, places: Iterable[Rectangle], *, is_edit: bool = True) -> None:
        """``is_edit`` has them painted with the next frame; what only looks better can wait."""
        self._places.extend((place, is_edit) for place in places)
        if len(self._places) > MOST:
            self.add_everything()

    def add_everything(self) -> None:
        self._first += len(self._places) + 1
        self._places.clear()

    def since(self, mark: int) -> tuple[list[Rectangle] | None, int]:
        """What was added since a mark (0: from the beginning), None for everything; and the mark to
        ask with the next time."""
        places, last = self.told_since(mark)
        return (None if places is None else [place for place, _ in places]), last

    def told_since(self, mark: int) -> tuple[list[tuple[Rectangle, bool]] | None, int]:
        """As ``since``, and of every place whether it was an edit."""
        last = self._first + len(self._places)
        return (None if mark < self._first else self._places[mark - self._first :]), last
