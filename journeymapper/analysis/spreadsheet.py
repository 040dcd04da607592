"""Cells as text between a spreadsheet and the grid: tab-separated, as every spreadsheet copies.

And the one place that makes what a customer wrote harmless for a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Literal, overload

from journeymapper.domain.errors import EditRefused

MOST_CELLS = 10_000
LONGEST = 5_000_000
"""Characters of a whole block."""
_STARTS_FORMULA = frozenset("=+-@＝＋－＠")
_ENDS_CELL = frozenset("\t\r\n")


@overload
def harmless(value: str) -> str: ...
@overload
def harmless(value: float | None) -> float | None: ...
def harmless(value: str | float | None) -> str | float | None:
    """A cell's value as no spreadsheet runs it: text that begins with = + - @ or with a tab or
    line end gets an apostrophe in front, and so does text that begins so after apostrophes of its
    own. Numbers stay numbers, -5 too. ``harmed`` takes it off again."""
    if not isinstance(value, str):
        return value
    bare = value.lstrip("'")
    if bare[:1] in _ENDS_CELL or bare.lstrip()[:1] in _STARTS_FORMULA:
        return f"'{value}"
    return value


def harmed(text: str) -> str:
    """The text that ``harmless`` was given."""
    return text[1:] if text[:1] == "'" and harmless(text[1:]) == text else text


def write_table(rows: Iterable[Sequence[str]]) -> str:
    """The cells as tab-separated text; a cell of several lines stands in quotation marks."""
    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def read_table(text: str) -> list[list[str]]:
    """The rows of a tab-separated block; each as long as it is written, empty last rows left out.
    Where quotation marks do not stand around whole cells, they are text like any other.

    Raises EditRefused for more than 10,000 cells or 5 million letters.
    """
    if len(text) > LONGEST:
        raise EditRefused("The clipboard holds more than 5 million letters. Copy less at a time.")
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        rows = _rows(plain, csv.QUOTE_MINIMAL)
    except csv.Error:
        try:
            rows = _rows(plain, csv.QUOTE_NONE)
        except csv.Error as error:
            raise EditRefused(
                f"The clipboard cannot be read as cells: {error}. Copy less at a time."
            ) from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _rows(text: str, quoting: Literal[0, 3]) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = 0
    source = io.StringIO(text, newline="")
    for row in csv.reader(source, "excel-tab", quoting=quoting, strict=True):
        rows.append(row)
        cells += max(len(row), 1)
        if cells > MOST_CELLS:
            raise EditRefused(
                f"The clipboard holds more than {MOST_CELLS:,} cells. Copy less at a time."
            )
    return rows
