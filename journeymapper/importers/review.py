"""Comments that come back from a round of review: the sheet that went out, filled in.

Rows may be sorted, columns moved, renamed a little or added; sheets of other programs and CSV are
read as well, as long as a head names a comment. Nothing of the workbook is run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from journeymapper.commands.review_rounds import MOST_COMMENTS
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import ReviewComment
from journeymapper.importers.job import MOST_REFUSED, Refusal
from journeymapper.importers.opening import open_rows, shaping
from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import MOST_ROWS, Row, Shape, Unread
from journeymapper.importers.table import plain_name

SHEET = "review"
NAMES = {
    "number": ("number", "no", "nr", "card", "card number", "number of the card", "nummer"),
    "comment": ("comment", "comments", "your comment", "remark", "remarks", "kommentar"),
    "author": ("author", "authors", "reviewer", "name", "by", "who", "commented by", "autor"),
}
"""What columns are called, however it is written."""
MOST_SHEETS = 40
"""So many are looked at for a head that names a comment."""
_HEAD_WITHIN = 30
"""Rows that may stand above the head."""
LONGEST_AUTHOR = 200
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\band\b|\s)\s*", re.IGNORECASE)
_SIGNS = re.compile(r"^(?:no\.?|nr\.?|number|card|#)\s*", re.IGNORECASE)

Stopped = Callable[[], bool]


@frozen(kw_only=True)
class ReadReview:
    """``comments`` come without id and round, as ``TakeComments`` asks for. ``refused`` are the
    first lines that cannot be read, ``left_out`` how many there are in all."""

    comments: tuple[ReviewComment, ...] = ()
    refused: tuple[Refusal, ...] = ()
    left_out: int = 0


def read_review(path: Path) -> ReadReview:
    """The comments in a file.

    Raises TableRefused for what is no table or has no column for comments, OSError as the system
    gives it.
    """
    shape = _shape(path, Shape(kind=""))
    for sheet in _likely(shape):
        found = _read(
            path,
            Shape(kind=shape.kind, encoding=shape.encoding, delimiter=shape.delimiter, sheet=sheet),
        )
        if found is not None:
            return found
    raise TableRefused(
        1,
        "no column here is called “Comment”. Bring the sheet “Review” of the workbook that went "
        "out, with its head.",
    )


def _shape(path: Path, told: Shape) -> Shape:
    steps = shaping(path, told)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Shape = end.value
            return found


def _likely(shape: Shape) -> list[str]:
    """The sheets to look at: the one that went out first."""
    if not shape.sheets:
        return [shape.sheet]
    first = [one for one in shape.sheets if one.strip().casefold().startswith(SHEET)]
    return list(islice([*first, *(one for one in shape.sheets if one not in first)], MOST_SHEETS))


def _read(path: Path, shape: Shape) -> ReadReview | None:
    """The comments of a sheet; None where its first rows name no comment."""
    rows = open_rows(path, shape)
    try:
        columns: dict[str, int] | None = None
        comments: list[ReviewComment] = []
        refused: list[Refusal] = []
        count = 0
        for row in rows:
            if row is None:
                continue
            count += 1
            if count > MOST_ROWS:
                raise TableRefused(
                    row[0], f"There are more than {MOST_ROWS:,} rows. Bring them in parts."
                )
            if columns is None:
                columns = _head(row[1])
                if columns is None and count >= _HEAD_WITHIN:
                    return None
                continue
            _take(row, columns, comments, refused)
            if len(comments) > MOST_COMMENTS:
                raise TableRefused(
                    row[0], f"There are more than {MOST_COMMENTS:,} comments. Bring them in parts."
                )
    finally:
        rows.close()
    if columns is None:
        return None
    return ReadReview(
        comments=tuple(comments), refused=tuple(refused[:MOST_REFUSED]), left_out=len(refused)
    )


def _head(cells: Sequence[str]) -> dict[str, int] | None:
    """Where the columns stand, if this row is the head."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        said = plain_name(cell)
        for name, others in NAMES.items():
            if said in others:
                found.setdefault(name, place)
    return found if "comment" in found else None


def _take(
    row: Row, columns: dict[str, int], comments: list[ReviewComment], refused: list[Refusal]
) -> None:
    line, cells, trouble = row

    def cell(name: str) -> str:
        place = columns.get(name)
        return cells[place] if place is not None and place < len(cells) else ""

    text = cell("comment")
    if not text.strip():
        return
    if trouble:
        refused.append(Refusal(line, trouble))
        return
    for one in (text, cell("number"), cell("author")):
        if isinstance(one, Unread):
            refused.append(Refusal(line, one.why))
            return
    numbers = _numbers(cell("number"))
    if numbers is None:
        said = " ".join(cell("number").split())[:40]
        refused.append(
            Refusal(
                line,
                f"“{said}” is no number of a card. Write the number alone, or empty the cell.",
            )
        )
        return
    author = " ".join(cell("author").split())[:LONGEST_AUTHOR]
    for number in numbers or [None]:
        comments.append(
            ReviewComment(id="", review_round="", number=number, author=author, text=text.strip())
        )


def _numbers(text: str) -> list[int | None] | None:
    """The cards that a comment is about, often one; none for an empty cell, None for what is no
    number."""
    parts = [_SIGNS.sub("", one) for one in _BETWEEN.split(_SIGNS.sub("", text.strip()))]
    found: list[int | None] = []
    for part in filter(None, parts):
        plain = part.rstrip(".").removesuffix(".0")
        if not (plain.isascii() and plain.isdigit() and len(plain) < 8):
            return None
        found.append(int(plain))
    return list(dict.fromkeys(found))
