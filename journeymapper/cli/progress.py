"""How far long work is, on one line of the terminal."""

from __future__ import annotations

from types import TracebackType
from typing import Self, TextIO

WIDTH = 24
_CLEAR = "\r\x1b[K"


class ProgressLine:
    """Call it with how much is done (0 to 1) and what is being done. Writes nothing where nobody
    looks, and leaves nothing behind."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = stream.isatty()
        self.last = ""
        """What was said last."""

    def __call__(self, done: float, doing: str) -> None:
        self.last = doing
        if self._shown:
            full = round(WIDTH * min(max(done, 0.0), 1.0))
            bar = "█" * full + "·" * (WIDTH - full)
            self._stream.write(f"{_CLEAR}{bar} {doing[:50]}")
            self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
