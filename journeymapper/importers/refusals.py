"""What is said of a table, or of a line of it, that cannot be taken in."""

from __future__ import annotations

from journeymapper.domain.errors import EditRefused


class TableRefused(EditRefused):
    """The table cannot be taken in. ``line`` counts from 1 as an editor does; ``reason`` is the
    text without the line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Line {line}: {reason}")
        self.line = line
        self.reason = reason
