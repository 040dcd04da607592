"""Work on a large map between frames: in slices so short that nobody waits for one."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

SLICE_SECONDS = 0.004
SHOW_SECONDS = 0.12
"""Between two frames that show how far the work is."""
REST_SECONDS = 0.08
"""After the last step of a zoom: until then the zoom is taken to go on."""
_WAIT_MS = 10

Work = Callable[[float], bool | None]
"""Works until about a deadline (of ``perf_counter``) and says whether there is more to do, None
where there was nothing."""


class Filling(QObject):
    """``show`` paints what is there by now; while it ``pauses``, something else needs all time."""

    def __init__(
        self,
        parent: QObject,
        work: Work,
        show: Callable[[], object],
        pauses: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._pauses = pauses
        self._work = work
        self._show = show
        self._shown_at = 0.0
        self._zoomed_at = 0.0
        self._moved = False
        self._has_news = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def in_motion(self) -> bool:
        """Whether the zoom changed a moment ago."""
        return perf_counter() - self._zoomed_at < REST_SECONDS

    @property
    def is_busy(self) -> bool:
        return self._timer.isActive()

    def zoomed(self) -> None:
        """The zoom is another: a sharp picture waits until it rests."""
        self._zoomed_at = perf_counter()
        self._moved = True
        self.start()

    def start(self) -> None:
        """There may be something to do."""
        if not self._timer.isActive():
            self._shown_at = perf_counter()
            self._timer.start(0)

    def _go_on(self) -> None:
        now = perf_counter()
        moving = self.in_motion
        if self._moved and not moving:
            self._moved = False
            self._shown_at = now
            self._show()
            return
        if self._pauses():
            self._timer.setInterval(_WAIT_MS)
            return
        more = self._work(now + SLICE_SECONDS)
        self._has_news = self._has_news or more is not None
        if not more and not self._moved and not self._has_news:
            self._timer.stop()  # not before news was painted: painting finds more to do
        self._timer.setInterval(0 if more else _WAIT_MS)
        is_time = not more or now - self._shown_at > SHOW_SECONDS
        if self._has_news and is_time and not moving:
            self._shown_at, self._has_news = now, False
            self._show()
