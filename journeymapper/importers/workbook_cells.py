"""The cells of a sheet as openpyxl reads them, and what stands where a cell shows no value: a
formula that nobody worked out, an error of the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import WorkSheetParser

from journeymapper.importers.rows import Unread

_FORMULA = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"


class _Cells(WorkSheetParser):  # type: ignore[misc]
    def parse_cell(self, element: Any) -> Any:
        cell = super().parse_cell(element)
        if cell["value"] is None:
            formula = element.find(_FORMULA)
            if formula is not None:
                cell["value"] = _unread(cell, f"={formula.text or ''}", "a formula without a value")
        elif cell["data_type"] == "e":
            cell["value"] = _unread(cell, str(cell["value"]), "an error of the spreadsheet")
        return cell


def _unread(cell: Any, text: str, what: str) -> Unread:
    found = Unread(text)
    place = f"{get_column_letter(cell['column'])}{cell['row']}"
    mend = (
        "Open the workbook in a spreadsheet and save it, so that its formulas are worked out"
        if text.startswith("=")
        else "Mend it in the spreadsheet, or empty the cell"
    )
    found.why = f"{place} holds {what} (“{text[:40]}”). {mend}."
    return found


def rows_of(sheet: Any, most_columns: int) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet of a workbook that is open for reading, with their numbers; rows that
    nothing is written in are left out, and so are columns after the first ``most_columns``."""
    book = sheet.parent
    with sheet._get_source() as source:
        cells = _Cells(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for line, row in cells.parse():
            row = [one for one in row if one["column"] <= most_columns]
            values = [None] * max((one["column"] for one in row), default=0)
            for one in row:
                values[one["column"] - 1] = one["value"]
            yield line, values
