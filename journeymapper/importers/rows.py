"""Rows of large tables, one after another: from text with delimiters, from workbooks, from JSON.

The file is from outside: bounded in size, rows and columns. What is wrong with a row is said with
that row, and the next one is read; what is wrong with the file raises TableRefused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from journeymapper.domain.frozen import frozen

MOST_BYTES = 100_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 500
LONGEST_CELL = 100_000
REFUSED_HEAD = ("Line", "Why refused")
"""What the first columns of a table of refused rows are called, which was saved to be mended."""
NOTES_HEAD = ("Id", "Text", "Source", "Customer", "Received on", "Sentiment")
"""And those of the table of feedback notes that a project is handed over with."""


class Unread(str):
    """A cell that shows nothing which can be read, such as a formula that was never worked out;
    ``why`` says what to do about it. The text is what stands there instead of a value."""

    why = ""


Row = tuple[int, list[str], str]
"""The line that a row begins on, its cells, and what is wrong with it (empty where nothing is)."""


@frozen(kw_only=True)
class Shape:
    """What a file is made of: ``kind`` is csv, xlsx or json."""

    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


class Rows(Protocol):
    """An open table."""

    def __iter__(self) -> Iterator[Row | None]:
        """Every row that is not empty; None where others should get their turn meanwhile. Raises
        TableRefused."""
        ...

    @property
    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        ...

    def close(self) -> None:
        """Let go of the file; harmless when done twice."""
        ...
