"""What goes into arranging and what comes out of it: cards, connections, columns, places."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeymapper.domain.frozen import frozen


class Stopped(Exception):
    """Whoever asked for the arrangement wants it no longer."""


@frozen
class Node:
    """One card. ``stage`` is the number of its column, ``lane`` the number of its row (a persona's,
    say), None without one; ``order`` tells where it stands among the others today, lower is
    higher; ``pinned`` is the top left corner that it must keep."""

    id: str
    width: float
    height: float
    stage: int | None = None
    lane: int | None = None
    order: float = 0.0
    pinned: tuple[float, float] | None = None


@frozen
class Link:
    """One connection. ``is_loop`` says that it leads back; the heavier, the straighter; ``label``
    is the width and height of the pill with its name."""

    id: str
    source: str
    target: str
    is_loop: bool = False
    weight: float = 1.0
    label: tuple[float, float] | None = None


@frozen
class Column:
    """A stage's column with its present width."""

    width: float


@frozen
class Arrangement:
    """Where cards stand: their top left corners in journey units, and the widths of the stages."""

    places: Mapping[str, tuple[float, float]]
    widths: tuple[float, ...]


class Ticker:
    """Asks whether to stop, and tells how far things are."""

    def __init__(
        self,
        stopped: Callable[[], bool] | None,
        progress: Callable[[float], None] | None,
    ) -> None:
        self._stopped, self._progress = stopped, progress
        self._begin, self._end = 0.0, 1.0

    def tick(self) -> None:
        """Raises ``Stopped`` when that was asked for."""
        if self._stopped is not None and self._stopped():
            raise Stopped

    def span(self, begin: float, end: float) -> None:
        """What is told from now on lies between these shares of the whole."""
        self._begin, self._end = begin, end
        self.tell(0.0)

    def tell(self, share: float) -> None:
        self.tick()
        if self._progress is not None:
            self._progress(self._begin + (self._end - self._begin) * share)
