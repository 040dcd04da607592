"""Work that is done in slices, so that a window stays quick meanwhile."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Generic, TypeVar

from journeymapper.exporters.job import Cancelled

_T = TypeVar("_T")


class Sliced(Generic[_T]):
    """``step`` until it says that nothing is left, then ask ``result``. ``done`` runs from 0 to 1.
    Errors of the work come out of ``step``."""

    def __init__(self, work: Generator[float, None, _T]) -> None:
        self._work = work
        self._result: list[_T] = []
        self._is_cancelled = False
        self.done = 0.0

    def step(self, seconds: float = 0.008) -> bool:
        """Work for about so long; whether something is left to do."""
        until = time.perf_counter() + seconds
        while not self.is_finished:
            try:
                self.done = max(self.done, next(self._work))
            except StopIteration as end:
                self._result.append(end.value)
                self.done = 1.0
            if time.perf_counter() >= until:
                break
        return not self.is_finished

    def cancel(self) -> None:
        """Stop here and let go of what is open; ``result`` then raises Cancelled."""
        if not self._result:
            self._is_cancelled = True
            self._work.close()

    @property
    def is_finished(self) -> bool:
        return self._is_cancelled or bool(self._result)

    def result(self) -> _T:
        """What came of it, worked out to the end where nobody stepped. Raises Cancelled."""
        while self.step(1.0):
            pass
        if self._is_cancelled:
            raise Cancelled
        return self._result[0]
