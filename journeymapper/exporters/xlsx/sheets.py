"""Sheets of a workbook: typed cells in rows under a frozen head, within what a workbook can hold.

Text is text: what begins with = + - @ is no formula, here or once somebody edits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from journeymapper.domain.errors import FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import Word
from journeymapper.exporters.job import ExportJob, IsCancelled, stop_if
from journeymapper.exporters.wording import runs_from_right
from journeymapper.words import language, said

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LONGEST = 32_767
"""Rows, columns and characters of a cell that a workbook can hold (ECMA-376, Excel's limits)."""
LINE, TALLEST = 14.5, 409.0
"""Height of a line of text, and the most that a row may have, in points."""
_WIDER = 1.08
"""Letters are somewhat wider than the digits that widths of columns count in."""
BETWEEN = "; "
_EVERY = 200
_STARTS_FORMULA = "=+-@＝＋－＠\t\r"
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#0F766E",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
    "border_color": "#E4E2DC",
}
_CELL = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#E4E2DC"}
LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "number": {"num_format": "#,##0.######"},
    "count": {"num_format": "0", "align": "center"},
    "share": {"num_format": "0.0%"},
    "strong": {"bold": True},
    "quiet": {"font_color": "#5F6B78"},
    "fill_in": {"bg_color": "#FFFDF3", "border_color": "#E8C36B", "locked": False},
    "fill_in_count": {
        "bg_color": "#FFFDF3",
        "border_color": "#E8C36B",
        "locked": False,
        "num_format": "0",
        "align": "center",
    },
}
"""How cells of each kind look."""


@frozen(kw_only=True)
class Column:
    """A column: its heading, what kind of cells it has (a key of ``LOOKS``), how wide it is in
    characters, and whether it is hidden. ``key`` is what it is found again by when the workbook
    comes back, whatever language its heading is in."""

    name: str
    kind: str = "text"
    width: float = 16.0
    hidden: bool = False
    key: str = ""


class Sheets(Protocol):
    """Whatever takes sheets one after the other."""

    def sheet(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Any]],
        *,
        head_colours: Sequence[str] = (),
        freeze: int = 0,
        protect: bool = False,
        landscape: bool = True,
    ) -> str: ...


class Book:
    """A workbook while it is written, row by row, so that it takes little memory. ``too_long``
    counts the texts that were cut, ``left_out`` the rows that a sheet had no room for."""

    def __init__(self, job: ExportJob, path: Path, cancelled: IsCancelled) -> None:
        self._folder = _folder_for_temporaries()
        self._book = xlsxwriter.Workbook(
            str(path),
            {
                "tmpdir": self._folder.name,
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_date_format": "yyyy-mm-dd",
            },
        )
        self._cancelled = cancelled
        details = job.project.details
        self._book.set_properties(
            {
                "title": clean(details.title or said("Journey map"))[:255],
                "author": clean(details.author)[:255],
                "subject": said("Customer journey map"),
                "created": job.at.replace(tzinfo=None, microsecond=0),
            }
        )
        self._head = self._format(_HEAD)
        self._looks: dict[tuple[str, bool], Any] = {}
        self._names: set[str] = set()
        self.too_long = 0
        self.left_out: dict[str, int] = {}

    def __enter__(self) -> Book:
        return self

    def __exit__(self, kind: object, *_rest: object) -> None:
        try:
            if kind is None:
                stop_if(self._cancelled)
                self._book.close()
        finally:
            self._book.fileclosed = 1  # what was begun is let go of, and nothing warns of it
            for sheet in self._book.worksheets():
                if sheet.row_data_fh is not None and not sheet.row_data_fh.closed:
                    with suppress(OSError):  # nobody wants any more what the disk has no room for
                        sheet.row_data_fh.close()
            self._folder.cleanup()

    def colour_of(self, colour: str) -> Any:
        """A head in the colour of a stage."""
        return self._format({**_HEAD, "bg_color": colour, "font_color": "#1F2933"})

    def _format(self, form: dict[str, Any]) -> Any:
        """A look; on sheets that run from the right, what begins a cell begins there, in whatever
        script it is."""
        if runs_from_right() and form.get("align") != "center":
            form = {**form, "align": "right"}
        return self._book.add_format(form)

    def sheet(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Any]],
        *,
        head_colours: Sequence[str] = (),
        freeze: int = 0,
        protect: bool = False,
        landscape: bool = True,
    ) -> str:
        """Write a sheet and return what it is called. ``freeze`` columns stay in sight beside the
        head. A sheet to ``protect`` lets only cells to fill in be written to."""
        name = self._called(name)
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(columns[:MOST_COLUMNS]):
            sheet.set_column(place, place, column.width, None, {"hidden": column.hidden})
            look = self._head
            if place < len(head_colours) and head_colours[place]:
                look = self.colour_of(head_colours[place])
            self._write(sheet, 0, place, column.name, look, look)
            if column.key and language() != "en":
                quoted = name.replace("'", "''")
                where = xl_rowcol_to_cell(0, place, row_abs=True, col_abs=True)
                self._book.define_name(f"{column.key}_{language()}", f"='{quoted}'!{where}")
        if runs_from_right():
            sheet.right_to_left()
        count = 0
        for row in rows:
            if count % _EVERY == 0:
                stop_if(self._cancelled)
            count += 1
            if count >= MOST_ROWS:
                self.left_out[name] = self.left_out.get(name, 0) + 1
                continue
            lines = _lines(columns, row)
            if lines > 1:
                sheet.set_row(count, min(LINE * lines + 2.0, TALLEST))
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                kind = column.kind
                if column.kind == "text" and isinstance(value, int | float):
                    kind = "number"
                if isinstance(value, date):
                    kind = "date"
                self._write(sheet, count, place, value, self._look(kind), self._look(kind, True))
        last = min(count, MOST_ROWS - 1)
        sheet.freeze_panes(1, freeze)
        if columns:
            sheet.autofilter(0, 0, last, len(columns) - 1)
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        if protect:
            sheet.protect(
                "",
                {
                    "autofilter": True,
                    "sort": True,
                    "format_columns": True,
                    "format_rows": True,
                    "format_cells": True,
                    "insert_columns": True,
                },
            )
        return name

    def _look(self, kind: str, quoted: bool = False) -> Any:
        """The format of a kind of cell; ``quoted``: a text that would else become a formula when
        somebody edits it."""
        known = self._looks.get((kind, quoted))
        if known is None:
            form = {**_CELL, **LOOKS[kind], **({"quote_prefix": True} if quoted else {})}
            known = self._looks[kind, quoted] = self._format(form)
        return known

    def _write(self, sheet: Any, row: int, column: int, value: Any, look: Any, quoted: Any) -> None:
        value = plain(value)
        if value is None or value == "":
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, date):
            if value.year < 1900:
                sheet.write_string(row, column, value.isoformat(), look)
            else:
                sheet.write_datetime(row, column, value, look)
        elif isinstance(value, int | float):
            if value != value or value in (float("inf"), float("-inf")) or abs(value) >= 1e15:
                sheet.write_string(row, column, str(value), look)
            else:
                sheet.write_number(row, column, value, look)
        else:
            text = clean(value)
            if len(text.encode("utf-16-le")) // 2 > LONGEST:
                self.too_long += 1
                text = _cut(text)
            sheet.write_string(
                row, column, text, quoted if text.lstrip()[:1] in _STARTS_FORMULA else look
            )

    def _called(self, wished: str) -> str:
        """A name that a sheet may have and no other has."""
        base = _NO_NAME.sub(" ", clean(wished)).strip().strip("'").strip() or said("Sheet")
        if base.casefold() == "history":  # reserved by Excel
            base = "History "
        name, number = base[:31].strip(), 1
        while name.casefold() in self._names:
            number += 1
            tail = f" {number}"
            name = base[: 31 - len(tail)].strip() + tail
        self._names.add(name.casefold())
        return name


def _folder_for_temporaries() -> TemporaryDirectory[str]:
    """Rows wait in files there until the workbook is put together."""
    try:
        return TemporaryDirectory(prefix="journeymapper-", ignore_cleanup_errors=True)
    except OSError as error:
        raise FileTrouble(
            "There is no room for the temporary files that a workbook needs. Make room on the disk "
            "and try again.",
            "full",
        ) from error


def clean(text: str) -> str:
    """Text without what no XML may hold; carriage returns become line ends."""
    return _NOT_IN_XML.sub("�", text).replace("\r\n", "\n").replace("\r", "\n")


def _cut(text: str) -> str:
    """As much of a text as a cell holds, in the units that spreadsheets count."""
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def plain(value: Any) -> Any:
    """A value as a cell holds it: numbers and dates as such, choices in words, several with
    semicolons between."""
    if isinstance(value, Word):
        return value.label
    if isinstance(value, bool):
        return said("yes") if value else said("no")
    if isinstance(value, tuple):
        return BETWEEN.join(str(plain(one)) for one in value)
    if isinstance(value, str):
        return str(value)
    return value


def _lines(columns: Sequence[Column], row: Sequence[Any]) -> int:
    """How many lines the tallest cell of a row has, about: not every program finds out itself."""
    most = 1
    for column, value in zip(columns, row, strict=True):
        if column.hidden or not value or isinstance(value, bool | int | float | date):
            continue
        room = max(column.width - 1.5, 3.0)
        parts = str(plain(value))[:4000].split("\n")
        most = max(most, sum(max(ceil(len(part) * _WIDER / room), 1) for part in parts))
    return most


def width_for(name: str, texts: Iterable[str]) -> float:
    """A sensible width in characters for a column with these texts, some of them looked at."""
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return float(min(max(longest * 1.05 + 2, len(name) + 4, 9), 60))
