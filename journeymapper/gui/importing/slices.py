"""Long work done in slices while the window stays quick."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.app.sliced import Sliced
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.importers.refusals import TableRefused

SLICE_SECONDS = 0.006
GAP_MS = 1
"""Between two slices others get their turn."""
_T = TypeVar("_T")


class Slices(QObject):
    """Does one work at a time; who starts another lets go of the one before."""

    progressed = Signal(float)
    """How much is done, 0 to 1."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Sliced[Any] | None = None
        self._done: Callable[[Any], None] = _nothing
        self._failed: Callable[[str], None] = _nothing
        self._timer = QTimer(self, singleShot=True, interval=GAP_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        return self._work is not None

    def start(
        self, work: Sliced[_T], done: Callable[[_T], None], failed: Callable[[str], None]
    ) -> None:
        """Begin; ``done`` hears the result, or ``failed`` the sentence that says why not."""
        self.stop()
        self._work, self._done, self._failed = work, done, failed
        self._timer.start()

    def stop(self) -> None:
        """Let go of the work; nobody hears of it again."""
        self._timer.stop()
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _step(self) -> None:
        work = self._work
        if work is None:
            return
        try:
            is_more = work.step(SLICE_SECONDS)
        except (EditRefused, FileTrouble) as trouble:
            self._work = None
            self._failed(sentence_of(trouble))
            return
        if is_more:
            self._timer.start()
            self.progressed.emit(work.done)
        else:
            self._work = None
            self._done(work.result())


def sentence_of(trouble: EditRefused | FileTrouble) -> str:
    """What a file's trouble says; the first line is named only where others could be meant."""
    if isinstance(trouble, TableRefused) and trouble.line <= 1:
        return trouble.reason
    return str(trouble)


def _nothing(_result: object) -> None:
    return None
