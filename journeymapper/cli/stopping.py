"""What Ctrl+C does: the program ends with exit code 130 and leaves nothing half done.

Python would raise KeyboardInterrupt wherever the program happens to be. Libraries written in C
end badly then: Qt, while it paints, takes the whole process down. Imported before anything else,
so it imports next to nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

STOPPED = 130


def end_at_once_on_ctrl_c() -> None:
    """From now on, until ``Stopping`` says otherwise. Whoever started the program so that it does
    not hear of Ctrl+C is not contradicted."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _end)


def deaf_to_ctrl_c() -> None:
    """The work is done; it is too late to stop it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Stopping:
    """While in this block, Ctrl+C is a wish: ask the object whether there is one, and end in good
    order. Who presses it twice does not want to wait: the process ends at once, and takes the
    files along that it was told to."""

    def __init__(self) -> None:
        self._unfinished: list[Path] = []
        self._is_wanted = False

    def __call__(self) -> bool:
        return self._is_wanted

    def take_along(self, unfinished: Path) -> None:
        """Leave nothing of this file when the process ends at once."""
        self._unfinished.append(unfinished)

    def _wish(self, number: int, frame: FrameType | None) -> None:
        if self._is_wanted:
            for path in self._unfinished:
                path.unlink(missing_ok=True)
            _end(number, frame)
        self._is_wanted = True

    def __enter__(self) -> Self:
        self._before = signal.getsignal(signal.SIGINT)
        if self._before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._wish)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGINT, self._before)


def _end(number: int, frame: FrameType | None) -> None:
    del number, frame
    if sys.stderr is not None:
        clear = "\r\x1b[K" if sys.stderr.isatty() else ""
        os.write(2, f"{clear}Stopped.\n".encode())
    os._exit(STOPPED)
