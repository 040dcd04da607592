"""Keeps the index of a window's project: built in slices while nothing waits, in step with edits.

It is made some time after the window's first paint, or when somebody looks for something.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.analysis.find_index import FindIndex
from journeymapper.app.observers import Event
from journeymapper.app.sliced import Sliced
from journeymapper.domain.change import Change
from journeymapper.gui.workspace import Workspace

SLICE_SECONDS, PAUSE_MS = 0.003, 12
"""Of work, and between two slices: what moves on the map is not to be felt to stumble."""
_HURRY_SECONDS, _HURRY_MS = 0.008, 2
"""The same while somebody waits for what is found."""
_AT_ONCE = 100
"""Changed records that are taken in with the edit itself."""


class FindKeeper(QObject):
    """One for each workspace, from ``keeper_of``."""

    grown = Signal()
    """All is taken in that was missing: an answer may be another now."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.index = FindIndex(workspace.project)
        self._work: Sliced[None] = Sliced(self.index.building())
        self._changes: deque[Change] = deque()
        self._seconds = SLICE_SECONDS
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._step)
        workspace.records_changed.connect(self._take)
        self._timer.start()

    @property
    def is_behind(self) -> bool:
        """Whether something is not taken in yet."""
        return self._timer.isActive()

    def begin(self, seconds: float) -> None:
        """Somebody looks for something: take in at once what there is time for, and hurry."""
        self._work.step(seconds)
        self._seconds = _HURRY_SECONDS
        self._timer.setInterval(_HURRY_MS)

    def _take(self, event: Event) -> None:
        if len(event.changes) <= _AT_ONCE and not self._changes:
            self.index.take(event.changes)
        else:
            self._changes.extend(event.changes)
            self._timer.start()

    def _step(self) -> None:
        if self._work.step(self._seconds):
            return
        if self._changes:
            self._work = Sliced(self._taking())
        elif self.index.is_worn:
            self.index = FindIndex(self._workspace.project)
            self._work = Sliced(self.index.building())
        else:
            self._timer.stop()
            self._seconds = SLICE_SECONDS
            self._timer.setInterval(PAUSE_MS)
            self.grown.emit()

    def _taking(self) -> Generator[float, None, None]:
        while self._changes:
            some = tuple(islice(self._changes, 20))
            for _ in some:
                self._changes.popleft()
            self.index.take(some)
            yield 0.5


def keeper_of(workspace: Workspace) -> FindKeeper:
    """The keeper of a workspace's index, made when it is first asked for."""
    found = workspace.findChild(FindKeeper)
    return found if isinstance(found, FindKeeper) else FindKeeper(workspace)
