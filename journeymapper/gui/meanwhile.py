"""Work beside the window: it goes on in a thread, and who waits sees how far it is."""

from __future__ import annotations

from collections.abc import Generator
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from journeymapper.exporters.job import Cancelled
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import at_least

_T = TypeVar("_T")
SOON_MS = 250
"""What takes less shows nothing of itself."""
_POLL_MS = 15


def meanwhile(
    parent: QWidget, words: str, work: Generator[float, None, _T], *, can_stop: bool = True
) -> _T:
    """Do work that yields how far it is, 0 to 1, and give what it gives; the window paints on, and
    nobody edits anything until it is done. Raises what the work raises, and Cancelled."""
    running = _Running(work)
    loop = QEventLoop()
    watch = QTimer(interval=_POLL_MS)
    watch.timeout.connect(lambda: None if running.is_alive() else loop.quit())
    watch.start()
    QTimer.singleShot(SOON_MS, loop, loop.quit)
    running.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    watch.stop()
    if running.is_alive():
        waiting = Waiting(parent, words, running, can_stop)
        waiting.exec()
        waiting.deleteLater()
    running.join()
    if running.error is not None:
        raise running.error
    return running.given[0]  # type: ignore[no-any-return]


class _Running(Thread):
    def __init__(self, work: Generator[float, None, Any]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self.given: list[Any] = []
        self.error: BaseException | None = None
        self.done = 0.0
        self.is_unwanted = False

    def run(self) -> None:
        try:
            while True:
                try:
                    self.done = next(self._work)
                except StopIteration as end:
                    self.given.append(end.value)
                    return
                if self.is_unwanted:
                    self._work.close()
                    raise Cancelled
        except BaseException as error:  # noqa: BLE001 - whoever waits hears of it
            self.error = error


class Waiting(QDialog):
    """How far it is, and a way to stop it where that is safe."""

    def __init__(self, parent: QWidget, words: str, running: _Running, can_stop: bool) -> None:
        super().__init__(parent)
        self._running, self._can_stop = running, can_stop
        self.setWindowTitle(words)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        at_least(self, width=360)
        layout = column(self, (24, 20, 24, 20), 12)
        layout.addWidget(label(f"{words}…", "section"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How far it is")
        layout.addWidget(self.progress)
        if can_stop:
            foot = row()
            foot.addStretch()
            foot.addWidget(button("Cancel", self.reject))
            layout.addLayout(foot)
        self._watch = QTimer(self, interval=_POLL_MS)
        self._watch.timeout.connect(self._look)
        self._watch.start()

    def reject(self) -> None:
        if self._can_stop:
            self._running.is_unwanted = True

    def _look(self) -> None:
        self.progress.setValue(round(self._running.done * 100))
        if not self._running.is_alive():
            self._watch.stop()
            super().reject()
