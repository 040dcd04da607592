"""A table from outside opened for reading, whatever its kind; its bytes tell, never its name."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Generator, Iterator
from pathlib import Path

from journeymapper.importers.delimited import DelimitedRows, guessing_delimiter
from journeymapper.importers.encodings import (
    MENDING,
    bom_encoding,
    guessing_encoding,
    refuse_page,
    refuse_what_is_no_text,
)
from journeymapper.importers.json_rows import JsonRows
from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import MOST_BYTES, Rows, Shape
from journeymapper.importers.workbook import WorkbookRows, is_workbook, largest_sheet, sheet_names

_PIECE = 1 << 19
_HEAD = 200_000


def shaping(path: Path, told: Shape) -> Generator[None, None, Shape]:
    """What a file is made of, a little at a time; what is told already stays. Raises TableRefused
    and OSError."""
    size = path.stat().st_size
    if not size:
        raise TableRefused(1, "The file is empty.")
    if size > MOST_BYTES:
        raise TableRefused(
            1,
            f"The file has {size / 1e6:,.0f} MB; at most {MOST_BYTES // 1_000_000} MB are read at "
            "once. Bring it in parts.",
        )
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(b"PK") and zipfile.is_zipfile(path) and is_workbook(path):
        sheets = sheet_names(path)
        sheet = told.sheet or largest_sheet(path)
        if sheet not in sheets:
            named = ", ".join(f"“{one}”" for one in sheets[:10])
            raise TableRefused(1, f"There is no sheet “{sheet[:40]}”. There are: {named}.")
        return Shape(kind="xlsx", sheet=sheet, sheets=sheets)
    if not bom_encoding(head):
        refuse_what_is_no_text(head)
    encoding = told.encoding or (yield from guessing_encoding(_pieces(path)))
    text = _head_of(path, encoding)
    yield
    refuse_page(text)
    if told.sheet:
        raise TableRefused(
            1, f"This is no workbook, so it has no sheet “{told.sheet[:40]}”. Leave the sheet out."
        )
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return Shape(kind="json", encoding=encoding)
    delimiter = told.delimiter or (yield from guessing_delimiter(text))
    return Shape(kind="csv", encoding=encoding, delimiter=delimiter)


def open_rows(path: Path, shape: Shape) -> Rows:
    """The rows of a file of this shape. Raises OSError."""
    if shape.kind == "xlsx":
        return WorkbookRows(path, shape.sheet)
    if shape.kind == "json":
        return JsonRows(path, shape.encoding)
    return DelimitedRows(path, shape.encoding, shape.delimiter)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _head_of(path: Path, encoding: str) -> str:
    """The first lines as text, the last one whole. Raises TableRefused for an encoding that
    nobody knows or that this file is not in."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)(MENDING)
    except LookupError as error:
        raise TableRefused(1, f"No encoding is called “{encoding[:40]}”. Try utf-8.") from error
    with path.open("rb") as file:
        try:
            text = decoder.decode(file.read(_HEAD))
        except UnicodeError as error:
            raise TableRefused(1, f"The file is not written in {encoding}.") from error
    if path.stat().st_size <= _HEAD:
        return text
    end = max(text.rfind("\n"), text.rfind("\r"))
    return text[: end + 1] or text
