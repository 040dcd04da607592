"""The rows that could not be taken in, saved as a table: to be mended and brought once more."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from journeymapper.analysis.spreadsheet import harmless
from journeymapper.domain.errors import EditRefused
from journeymapper.exporters.target import temporary_beside, writing
from journeymapper.importers.feedback.brought import BroughtFeedback
from journeymapper.importers.opening import open_rows
from journeymapper.storage.trouble import explaining

_LONGEST_CELL = 32_000
"""What spreadsheets hold in a cell."""


def write_refused(path: Path, brought: BroughtFeedback) -> int:
    """Write the refused rows as CSV (UTF-8 with its mark, so that spreadsheets read it rightly):
    line, reason, and the cells as they were, made harmless. Returns how many.

    The rows are read from their file once more. Raises FileTrouble, EditRefused where the path is
    the file itself.
    """
    if path.resolve() == brought.path.resolve():
        raise EditRefused("That is the file itself. Choose another name for the refused rows.")
    reasons = {one.line: one.reason for one in brought.refused}
    count = 0
    temporary = temporary_beside(path)
    with (
        writing(path, temporary) as target,
        target.open("w", encoding="utf-8-sig", newline="", errors="replace") as file,
    ):
        table = csv.writer(file)
        table.writerow(["Line", "Why refused", *map(harmless, brought.header)])
        for line, cells in _rows(brought, set(reasons)):
            count += 1
            table.writerow([line, reasons[line], *(harmless(_cut(one)) for one in cells)])
    return count


def _rows(brought: BroughtFeedback, lines: set[int]) -> Iterator[tuple[int, list[str]]]:
    with explaining(brought.path):
        rows = open_rows(brought.path, brought.shape)
        try:
            for row in rows:
                if row is not None and row[0] in lines:
                    yield row[0], row[1]
        finally:
            rows.close()


def _cut(text: str) -> str:
    return text.replace("\0", "")[:_LONGEST_CELL]
