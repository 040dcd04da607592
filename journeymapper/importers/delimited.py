"""Rows of text with delimiters (CSV, TSV): a stream that goes on after a broken row."""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Generator, Iterator, Sequence
from io import StringIO, TextIOWrapper
from pathlib import Path

from journeymapper.importers.encodings import MENDING
from journeymapper.importers.rows import LONGEST_CELL, MOST_COLUMNS, Row
from journeymapper.importers.table import csv_trouble

DELIMITERS = ",;\t|"
NO_DELIMITER = "\x1f"
_LONGEST_LINE = 1 << 20
_LONGEST_END = 200_000


class DelimitedRows:
    """The rows of a text file."""

    def __init__(self, path: Path, encoding: str, delimiter: str) -> None:
        self._raw = path.open("rb")
        self._size = max(path.stat().st_size, 1)
        self._delimiter = delimiter
        self._file = TextIOWrapper(self._raw, encoding, errors=MENDING, newline="")

    @property
    def done(self) -> float:
        return 1.0 if self._raw.closed else min(self._raw.tell() / self._size, 1.0)

    def close(self) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Row | None]:
        lines = _Lines(self._file)
        reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
        width = 0
        while True:
            line = lines.count + 1
            lines.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                own = lines.go_on_after_trouble(self._delimiter, width)
                cells = split_leniently(own, self._delimiter)
                yield line, cells, csv_trouble(str(error), LONGEST_CELL)
                reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
                continue
            if lines.is_cut:
                own = "".join(lines.taken) + "".join(lines.ends)
                cells = split_leniently(own, self._delimiter)
                yield line, cells, "The line is longer than a million letters."
            elif any(cells) and any(map(str.strip, cells)):
                width = width or len(cells)
                yield line, cells, ""


class _Lines:
    """The lines of a file for a csv reader; remembers those of the row that is being read."""

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        self._waiting: deque[str] = deque()
        self._odd_quotes = False
        self.count = 0
        self.taken: list[str] = []
        self.ends: deque[str] = deque()
        """The last letters of a row that is too long to be kept as a whole."""
        self._end_size = 0
        self.is_cut = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._file.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        if len(line) >= _LONGEST_LINE and line[-1] not in "\r\n":
            self._pass_over_the_rest()
        self.count += 1
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """A new row."""
        self.taken.clear()
        self.ends.clear()
        self._end_size = 0
        self.is_cut = self._odd_quotes = False

    def go_on_after_trouble(self, delimiter: str, width: int) -> str:
        """Find where the next row begins; returns the broken one as it stands there. Where a
        quotation mark stands open, the line after it tells: is it a whole row, the mark was a
        stray one; else lines belong to the broken row up to the next mark."""
        open_quote = (sum(one.count('"') for one in self.taken) + self._odd_quotes) % 2 == 1
        if not open_quote:
            return "".join((*self.taken, *self.ends))
        pulled = next(self, "") if len(self.taken) == 1 else ""
        if len(self.taken) > 1 and _is_row(self.taken[1], delimiter, width):
            self._waiting.extendleft(reversed(self.taken[1:]))
            self.count -= len(self.taken) - 1
            return self.taken[0]
        open_quote ^= pulled.count('"') % 2 == 1
        own = self.taken[:]
        while open_quote and len(self.taken) > 1 and (line := next(self, "")):
            del self.taken[2:]
            self._keep_end(line)
            open_quote ^= line.count('"') % 2 == 1
        return "".join((*own, *self.ends))

    def _keep_end(self, piece: str) -> None:
        self.ends.append(piece)
        self._end_size += len(piece)
        while len(self.ends) > 1 and self._end_size - len(self.ends[0]) > _LONGEST_END:
            self._end_size -= len(self.ends.popleft())

    def _pass_over_the_rest(self) -> None:
        self.is_cut = True
        quotes = 0
        while piece := self._file.readline(_LONGEST_LINE):
            quotes += piece.count('"')
            self._keep_end(piece)
            if piece[-1] in "\r\n":
                break
        self._odd_quotes ^= quotes % 2 == 1


def _is_row(line: str, delimiter: str, width: int) -> bool:
    """Whether a line by itself is a row as wide as others are."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return False
    return len(cells) == width > 1


def split_leniently(text: str, delimiter: str) -> list[str]:
    """The cells of a row that the csv module refuses: what stands properly in quotation marks
    without them, everything else as it is, up to the next delimiter."""
    text = text.rstrip("\r\n")
    cells: list[str] = []
    at = 0
    while at <= len(text) and len(cells) <= MOST_COLUMNS:
        close = _closing(text, at) if text.startswith('"', at) else -1
        end = text.find(delimiter, max(close, at))
        end = len(text) if end < 0 else end
        is_quoted = close >= 0 and close + 1 == end
        cells.append(text[at + 1 : close].replace('""', '"') if is_quoted else text[at:end])
        at = end + 1
    return cells


def _closing(text: str, at: int) -> int:
    """Where the quotation mark that opens at a place is closed; -1 where it is not."""
    end = text.find('"', at + 1)
    while end >= 0 and text.startswith('"', end + 1):
        end = text.find('"', end + 2)
    return end


def guessing_delimiter(text: str) -> Generator[None, None, str]:
    """What stands between the cells of a text's first lines: what cuts most rows into the same
    number of cells, more than one. Where nothing does, there is one column: a sign that no text
    holds."""
    told = re.match(r"\ufeff?sep=(.)\r?\n?", text)
    if told:
        return told.group(1)
    best, found = (0.0, 0), NO_DELIMITER
    for delimiter in DELIMITERS:
        yield
        widths = _widths(text, delimiter)
        if not widths:
            continue
        first, (usual, _) = widths[0], Counter(widths).most_common(1)[0]
        width = first if first > 1 else usual
        share = widths.count(width) / len(widths)
        enough = (0.25 if _names_columns(text, delimiter) else 0.5) if first > 1 else 0.8
        score = (round(share, 1), width)
        if width > 1 and share >= enough and score > best:
            best, found = score, delimiter
    return found


def _names_columns(text: str, delimiter: str) -> bool:
    """Whether the first line looks like names of columns rather than a sentence."""
    line = text.lstrip("\ufeff\r\n").splitlines()[0]
    return f"{delimiter} " not in line and all(0 < len(one) < 60 for one in line.split(delimiter))


def _widths(text: str, delimiter: str) -> Sequence[int]:
    widths = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cells):
                widths.append(len(cells))
    except csv.Error:
        pass
    return widths
