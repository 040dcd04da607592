"""Rows of a workbook (XLSX): values only. Formulas give the value that was stored with them;
nothing is ever run."""

from __future__ import annotations

import re
import threading
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import MOST_COLUMNS, Row

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MOST_UNPACKED = 400_000_000
_MOST_GAPS = 100_000
_CELL = re.compile(r"('(?:[^']|'')+'|[^'!]+)!\$?([A-Z]{1,3})\$?(\d{1,7})")
_BROKEN = "This is no workbook that can be read. Open it in a spreadsheet and save it anew."


_OTHERS = {
    "word/document.xml": "a text document (Word), no table. Save the table in it as CSV or XLSX",
    "ppt/presentation.xml": "a presentation, no table. Bring a table as CSV, XLSX or JSON",
    "xl/workbook.bin": "a binary workbook (.xlsb). Open it and save it as .xlsx or CSV",
    "index/document.iwa": "a Numbers or Pages document. Export the table as CSV or XLSX",
    "content.xml": "an OpenDocument file. Open it and save the table as .xlsx or CSV",
}
"""What else is an archive, by a file in it."""


def is_workbook(path: Path) -> bool:
    """Whether an archive holds a workbook. Raises TableRefused for one that would unpack to more
    than 400 MB, and for documents of other kinds, which are archives too."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TableRefused(1, _BROKEN) from error
    if len(entries) > 10_000 or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise TableRefused(
            1,
            f"This would unpack to more than {MOST_UNPACKED // 1_000_000} MB. Save the sheet as "
            "CSV, in parts.",
        )
    names = {one.filename.lower() for one in entries}
    for name, what in _OTHERS.items():
        if name in names:
            raise TableRefused(1, f"This is {what}.")
    return "xl/workbook.xml" in names


def sheet_names(path: Path) -> tuple[str, ...]:
    """The sheets in their order. Raises TableRefused."""
    return tuple(name for name, _ in _sheets(path))


def largest_sheet(path: Path) -> str:
    """The sheet that most is written in: not the one that explains the others. Raises
    TableRefused."""
    return max(_sheets(path), key=lambda one: one[1])[0]


def _sheets(path: Path) -> list[tuple[str, int]]:
    """The sheets with the bytes that each takes; hidden ones count as empty."""
    try:
        with zipfile.ZipFile(path) as archive:
            root = _part(archive, "xl/workbook.xml")
            targets = {
                one.get("Id", ""): one.get("Target", "").lstrip("/").removeprefix("xl/")
                for one in _part(archive, "xl/_rels/workbook.xml.rels")
            }
            sizes = {one.filename: one.file_size for one in archive.infolist()}
    except (ElementTree.ParseError, zipfile.BadZipFile, KeyError, OSError, RuntimeError) as error:
        raise TableRefused(1, _BROKEN) from error
    found = []
    for one in root.iter():
        if one.tag.rpartition("}")[2] == "sheet":
            relation = next((text for key, text in one.items() if key.endswith("}id")), "")
            size = sizes.get(f"xl/{targets.get(relation, '')}", 0)
            shown = one.get("state", "visible") == "visible"
            found.append((one.get("name", ""), size if shown else 0))
    if not found:
        raise TableRefused(1, "This workbook has no sheets.")
    return found


def named_cells(path: Path) -> dict[str, tuple[str, int, int]]:
    """The cells that a workbook has names for, by name: sheet, row from 1 and column from 0. Names
    of anything else are passed over. Raises TableRefused."""
    try:
        with zipfile.ZipFile(path) as archive:
            root = _part(archive, "xl/workbook.xml")
    except (ElementTree.ParseError, zipfile.BadZipFile, KeyError, OSError, RuntimeError) as error:
        raise TableRefused(1, _BROKEN) from error
    found = {}
    for one in root.iter():
        place = _CELL.fullmatch((one.text or "").strip())
        if one.tag.rpartition("}")[2] == "definedName" and place is not None:
            sheet, letters, row = place.groups()
            name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - ord("A") + 1
            found[one.get("name", "")] = (name, int(row), column - 1)
    return found


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with archive.open(name) as part:
        return ElementTree.fromstring(part.read(5_000_000))


class WorkbookRows:
    """The rows of one sheet. The workbook's texts are loaded in a thread of their own, so that a
    window that asks for rows in slices stays quick."""

    def __init__(self, path: Path, sheet: str) -> None:
        self._sheet = sheet
        self._file = path.open("rb")  # openpyxl would judge a file by its name
        self._book: Workbook | None = None
        self._trouble: Exception | None = None
        self._count = 0

    @property
    def done(self) -> float:
        """Nobody knows how long a sheet is before it is read: it nears 1 as rows come."""
        return self._count / (self._count + 10_000)

    def close(self) -> None:
        if self._book is not None:
            self._book.close()
        self._file.close()

    def __iter__(self) -> Iterator[Row | None]:
        loading = threading.Thread(target=self._load, daemon=True)
        loading.start()
        while loading.is_alive():
            loading.join(0.002)
            yield None
        if self._trouble is not None or self._book is None:
            raise TableRefused(1, _BROKEN) from self._trouble
        yield from self._rows(self._book[self._sheet])

    def _load(self) -> None:
        from openpyxl import load_workbook

        try:
            self._book = load_workbook(self._file, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # noqa: BLE001 - whatever a broken workbook leads openpyxl into
            self._trouble = error

    def _rows(self, sheet: Any) -> Iterator[Row]:
        from journeymapper.importers.workbook_cells import rows_of

        if not hasattr(sheet, "iter_rows"):
            raise TableRefused(1, f"“{self._sheet[:40]}” is a chart, not a table.")
        gaps = 0
        try:
            for line, values in rows_of(sheet, MOST_COLUMNS + 1):
                self._count += 1
                cells = [_text(one) for one in values]
                if any(cells) and any(map(str.strip, cells)):
                    gaps = 0
                    yield line, cells, ""
                    continue
                gaps += 1
                if gaps > _MOST_GAPS:
                    return
        except Exception as error:
            raise TableRefused(self._count + 1, _BROKEN) from error


def _text(value: Any) -> str:
    """A cell's value as a table of text would hold it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
