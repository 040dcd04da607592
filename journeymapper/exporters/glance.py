"""What a file without pages will hold, to look at before it is written."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from pathlib import Path
from zipfile import ZipFile

from journeymapper.domain.frozen import frozen

ROWS = 40
"""Of a table, that are shown."""
CELL = 300
"""Characters of a cell that are shown."""
LINES = 400
LINE = 1000
"""Lines of a text that are shown, and characters of each."""


@frozen
class TextGlance:
    """The beginning of a text; ``lines`` and ``size`` (bytes) are those of all of it."""

    beginning: str
    lines: int
    size: int


@frozen
class TableGlance:
    """The beginning of a table; ``count`` is the number of all its rows, without the head."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int


def text_in(path: Path) -> TextGlance:
    """The beginning of a text file of our own making."""
    first: list[str] = []
    count = 0
    with path.open(encoding="utf-8", newline="\n") as file:
        for count, line in enumerate(file, 1):
            if count <= LINES:
                first.append(line.rstrip("\n")[:LINE])
    return TextGlance("\n".join(first), count, path.stat().st_size)


def tables_in(path: Path) -> tuple[TableGlance, ...]:
    """The beginnings of the tables in a ZIP file of our own making."""
    found = []
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                with (
                    archive.open(name) as raw,
                    TextIOWrapper(raw, "utf-8-sig", newline="") as file,
                ):
                    rows = csv.reader(file)
                    head = tuple(next(rows, ()))
                    first: list[tuple[str, ...]] = []
                    count = 0
                    for count, row in enumerate(rows, 1):
                        if count <= ROWS:
                            first.append(tuple(one[:CELL] for one in row))
                found.append(TableGlance(name, head, tuple(first), count))
    return tuple(found)
