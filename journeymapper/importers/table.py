"""Tables that people bring: CSV files and what they copy from a spreadsheet.

The text is from outside: bounded in size, rows and columns, in UTF-8, UTF-16 or Windows-1252, with
commas, semicolons, tabs or bars between its cells. What is wrong with it is said with line and
column.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.importers.encodings import WESTERN, bare_utf_16, bom_encoding
from journeymapper.importers.refusals import TableRefused

__all__ = [
    "LONGEST_CELL", "MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "Table", "TableRefused", "TableRow",
    "as_text", "csv_trouble", "header_of", "plain_name", "read_table",
]  # fmt: skip

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 10_000
_NO_TEXT = "This is no text. Save the table as CSV and bring that."
_DELIMITERS = "\t;,|"

_T = TypeVar("_T")


@frozen
class TableRow:
    """A row and the line that it begins on. Cells are trimmed; what is missing is empty."""

    line: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")

    def read(self, column: str, reader: Callable[[str], _T]) -> _T:
        """What ``reader`` makes of a cell; its EditRefused becomes one with line and column."""
        try:
            return reader(self.cell(column))
        except TableRefused:
            raise
        except EditRefused as refusal:
            raise self.refusal(column, str(refusal)) from refusal

    def refusal(self, column: str, reason: str) -> TableRefused:
        """What to raise for a cell that cannot be."""
        return TableRefused(self.line, f"column “{column}”: {reason}")


@frozen
class Table:
    """``columns`` by the names that were asked for, in the order of the table."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(
    given: str | bytes,
    known: Mapping[str, Sequence[str]],
    required: Sequence[str] = (),
    *,
    headless: Sequence[str] = (),
) -> Table:
    """A table whose first line names its columns.

    ``known``: each column's name and what else people call it; case, spaces, dashes and
    underscores do not matter. ``required`` columns must be there. ``headless``: the columns of a
    table whose first line names none of them (what is pasted). Raises TableRefused.
    """
    lines = _lines(as_text(given))
    first = next(lines, None)
    if first is None:
        raise TableRefused(1, "There is nothing here. The first line names the columns.")
    line, header = first
    names = _names(known)
    if headless and not any(plain_name(cell) in names for cell in header):
        columns = list(headless)
        rows = [_row(line, columns, header), *(_row(at, columns, cells) for at, cells in lines)]
    else:
        columns = _columns(line, header, names)
        _need(line, columns, required)
        rows = [_row(at, columns, cells) for at, cells in lines]
    return Table(tuple(columns), tuple(rows))


def header_of(given: str | bytes) -> tuple[str, ...]:
    """The plain names (``plain_name``) in the first line. Raises TableRefused."""
    _, cells = next(_lines(as_text(given)), (1, []))
    return tuple(plain_name(cell) for cell in cells)


def plain_name(text: str) -> str:
    """A column's name without what does not matter: ``Sample-Size`` is ``sample size``."""
    return " ".join(re.sub(r"[\s_\-.:#]+", " ", text.casefold()).split())


def as_text(given: str | bytes) -> str:
    """The text of a file, whatever wrote it. Raises TableRefused for what is no text."""
    if len(given) > MOST_BYTES:
        raise TableRefused(1, f"This is more than {MOST_BYTES // 1_000_000} MB. Bring it in parts.")
    text = given if isinstance(given, str) else _decoded(given)
    if "\0" in text:
        raise TableRefused(1, _NO_TEXT)
    return text.removeprefix("\ufeff")


def _decoded(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        raise TableRefused(1, "This is a workbook or an archive. Save the table as CSV.")
    told = bom_encoding(data) or bare_utf_16(data)
    if not told and b"\0" in data:
        raise TableRefused(1, _NO_TEXT)
    encodings = [told] if told else ["utf-8", WESTERN]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
    line = data.count(b"\n", 0, at) + 1
    raise TableRefused(line, "Some of this is no text. Save the table as CSV in UTF-8.")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with the line that it begins on."""
    before = 0
    told = re.match(r"sep=(.)\r?\n", text)
    if told:
        text, before = text[told.end() :], 1
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = told.group(1) if told else _delimiter(first)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = 0
    while True:
        line = reader.line_num + 1 + before
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise TableRefused(line, csv_trouble(str(error))) from error
        if not any(cells):
            continue
        count += 1
        if count > MOST_ROWS + 1:
            raise TableRefused(line, f"There are more than {MOST_ROWS:,} rows. Bring it in parts.")
        if len(cells) > MOST_COLUMNS:
            raise TableRefused(line, f"There are more than {MOST_COLUMNS} columns.")
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise TableRefused(line, f"A cell is longer than {LONGEST_CELL:,} letters.")
        yield line, cells


def csv_trouble(said: str, longest: int = LONGEST_CELL) -> str:
    """What the csv module complains of, in words of ours."""
    if "field larger" in said:
        return f"A cell is longer than {longest:,} letters."
    if "unexpected end" in said:
        return "A quotation mark opens here that is never closed. Close it, or take it out."
    if "expected after" in said:
        return (
            "A cell goes on after its closing quotation mark. Double the quotation marks inside "
            "it, or take them out."
        )
    return "This line is no row of a table. Save the table as CSV once more."


def _delimiter(line: str) -> str:
    bare = re.sub(r'"[^"]*"', "", line)
    return max(_DELIMITERS, key=bare.count)


def _names(known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {plain_name(said): name for name, others in known.items() for said in (name, *others)}


def _columns(line: int, header: Sequence[str], names: Mapping[str, str]) -> list[str]:
    columns: list[str] = []
    for place, cell in enumerate(header, 1):
        name = names.get(plain_name(cell), "")
        wanted = ", ".join(dict.fromkeys(names.values()))
        said = f"“{cell[:40]}”" if cell else "without a name"
        if not name:
            raise TableRefused(
                line,
                f"column {place} ({said}) is none that is known here. "
                f"Take it out, or call it one of: {wanted}.",
            )
        if name in columns:
            raise TableRefused(line, f"column {place} ({said}) is there twice. Take one out.")
        columns.append(name)
    return columns


def _need(line: int, columns: Sequence[str], required: Sequence[str]) -> None:
    missing = [name for name in required if name not in columns]
    if missing:
        raise TableRefused(
            line,
            f"the column “{missing[0]}” is missing. "
            f"The first line names the columns: {', '.join(required)}.",
        )


def _row(line: int, columns: Sequence[str], cells: Sequence[str]) -> TableRow:
    for place, cell in enumerate(cells[len(columns) :], len(columns) + 1):
        if cell:
            raise TableRefused(line, f"“{cell[:40]}” stands in column {place}, which has no name.")
    return TableRow(line, dict(zip(columns, cells, strict=False)))
