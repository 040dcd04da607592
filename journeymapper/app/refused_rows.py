"""The rows that could not be taken in, saved as a table: to be mended and brought once more."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from journeymapper.analysis.spreadsheet import harmless
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.exporters.target import temporary_beside, writing
from journeymapper.importers.feedback.brought import BroughtFeedback
from journeymapper.importers.opening import open_rows
from journeymapper.importers.rows import LONGEST_CELL, REFUSED_HEAD
from journeymapper.storage.trouble import explaining, shown

_CUT = "… [cut]"
_OURS = ",".join(REFUSED_HEAD).encode()


@frozen
class SavedRows:
    """How many rows were saved, and how many of their cells were too long to be saved whole."""

    rows: int
    cut: int = 0

    @property
    def remark(self) -> str:
        """What is cut, in a sentence; empty where nothing is."""
        if not self.cut:
            return ""
        if self.cut == 1:
            return f"1 cell is cut after {LONGEST_CELL:,} letters and ends in “{_CUT}”."
        return f"{self.cut:,} cells are cut after {LONGEST_CELL:,} letters and end in “{_CUT}”."


def check_place(path: Path, *others: Path) -> None:
    """Raises EditRefused for a place where refused rows would destroy something: one of the
    ``others`` (the table itself, the project), any project, any file but a table of refused rows
    that was saved before. Raises FileTrouble for a folder and for one that is missing."""
    if any(_are_same(path, one) for one in others) or path.suffix.casefold() == ".journey":
        what = "a project" if path.suffix.casefold() == ".journey" else "the file itself"
        raise EditRefused(
            f"{shown(path)} is {what}. Choose another name for the refused rows, such as "
            "refused.csv."
        )
    if path.is_dir():
        raise FileTrouble(f"{shown(path)} is a folder. Name a file in it.", "folder")
    if not path.parent.is_dir():
        raise FileTrouble(f"{shown(path.parent)} does not exist. Choose another folder.", "missing")
    if not path.exists():
        return
    with explaining(path), path.open("rb") as file:
        begins = file.read(100).removeprefix(codecs.BOM_UTF8)
    if not begins.startswith(_OURS):
        raise EditRefused(
            f"{shown(path)} is there already and holds no refused rows. Choose another name for "
            "them."
        )


def write_refused(path: Path, brought: BroughtFeedback, *others: Path) -> SavedRows:
    """Write the refused rows as CSV (UTF-8 with its mark, so that spreadsheets read it rightly):
    line, reason, and the cells as they were, made harmless.

    The rows are read from their file once more. Raises as ``check_place``.
    """
    check_place(path, brought.path, *others)
    reasons = dict(zip(brought.refused_at, brought.refused, strict=True))
    count = cut = 0
    temporary = temporary_beside(path)
    with (
        writing(path, temporary) as target,
        target.open("w", encoding="utf-8-sig", newline="", errors="replace") as file,
    ):
        table = csv.writer(file)
        table.writerow([*REFUSED_HEAD, *map(harmless, brought.header)])
        for at, cells in _rows(brought, set(reasons)):
            count += 1
            cut += sum(len(one) > LONGEST_CELL for one in cells)
            one = reasons[at]
            table.writerow([one.line, one.reason, *(harmless(_whole(cell)) for cell in cells)])
    return SavedRows(count, cut)


def _rows(brought: BroughtFeedback, places: set[int]) -> Iterator[tuple[int, list[str]]]:
    with explaining(brought.path):
        rows = open_rows(brought.path, brought.shape)
        try:
            for at, row in enumerate(one for one in rows if one is not None):
                if at in places:
                    yield at, row[1]
        finally:
            rows.close()


def _whole(text: str) -> str:
    text = text.replace("\0", "")
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - len(_CUT)]}{_CUT}"


def _are_same(one: Path, other: Path) -> bool:
    if one.resolve() == other.resolve():
        return True
    return one.exists() and other.exists() and one.samefile(other)
