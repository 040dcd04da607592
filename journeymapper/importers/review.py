"""Comments that come back from a round of review: the sheet that went out, filled in.

Rows may be sorted, columns moved, renamed a little or added; sheets of other programs and CSV are
read as well, as long as a head names a comment. Nothing of the workbook is run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from journeymapper.commands.review_rounds import MOST_COMMENTS, REVIEW_COLUMNS
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import ReviewComment
from journeymapper.importers.job import MOST_REFUSED, Refusal
from journeymapper.importers.opening import open_rows, shaping
from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import MOST_ROWS, Row, Shape, Unread
from journeymapper.importers.table import plain_name
from journeymapper.importers.workbook import named_cells
from journeymapper.resource_folder import resource
from journeymapper.words import LANGUAGES, said, speaking

SHEET = "review"
NAMES = {
    "number": ("number", "no", "nr", "card", "card number", "number of the card", "nummer"),
    "comment": ("comment", "comments", "your comment", "remark", "remarks", "kommentar"),
    "author": ("author", "authors", "reviewer", "name", "by", "who", "commented by", "autor"),
}
"""What columns are called, however it is written. Those of the languages that documents are made
in are known as well."""
Names = Mapping[str, Collection[str]]
MOST_SHEETS = 40
"""So many are looked at for a head that names a comment."""
_HEAD_WITHIN = 30
"""Rows that may stand above the head."""
LONGEST_AUTHOR = 200
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\band\b|\s)\s*", re.IGNORECASE)
_SIGNS = re.compile(r"^(?:no\.?|nr\.?|number|card|#)\s*", re.IGNORECASE)

Stopped = Callable[[], bool]


@frozen(kw_only=True)
class _Named:
    """The head that a workbook has names for: where it is, and in which language."""

    sheet: str
    line: int
    columns: Mapping[str, int]
    language: str


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
    named = _named(path, shape)
    if named is not None:
        found = _read(path, replace(shape, sheet=named.sheet), _names((named.language,)), named)
        if found is not None:
            return found
    for languages in ((), tuple(LANGUAGES)):
        names = _names(languages)
        if languages and names == _names(()):
            break
        for sheet in _likely(shape):
            found = _read(path, replace(shape, sheet=sheet), names)
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


def _named(path: Path, shape: Shape) -> _Named | None:
    """The head that went out, by the names that it has in the workbook."""
    cells = named_cells(path) if shape.kind == "xlsx" else {}
    for language in LANGUAGES:
        places = {
            field: cells[f"{name}_{language}"]
            for field, name in REVIEW_COLUMNS.items()
            if f"{name}_{language}" in cells
        }
        if "comment" in places and places["comment"][0] in shape.sheets:
            sheet, line, _ = places["comment"]
            columns = {
                field: column
                for field, (there, row, column) in places.items()
                if (there, row) == (sheet, line)
            }
            return _Named(sheet=sheet, line=line, columns=columns, language=language)
    return None


def _names(languages: tuple[str, ...]) -> Names:
    """What columns are called, in these languages too."""
    found = {field: set(names) for field, names in NAMES.items()}
    for one in languages:
        if resource("words", f"{one}.po").exists():
            with speaking(one):
                for field, name in _heads().items():
                    found[field].add(plain_name(name))
    return found


def _heads() -> dict[str, str]:
    """The heads as they go out."""
    return {"number": said("Number"), "comment": said("Comment"), "author": said("Author")}


def _read(path: Path, shape: Shape, names: Names, named: _Named | None = None) -> ReadReview | None:
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
                columns = _head(row[1], names)
                if named is not None and row[0] == named.line:
                    columns = _with_named(columns or {}, named)
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


def _with_named(columns: dict[str, int], named: _Named) -> dict[str, int]:
    """Where the columns stand: words tell before names, which stay behind when cells are copied."""
    taken = set(columns.values())
    others = {one: place for one, place in named.columns.items() if place not in taken}
    return {**others, **columns}


def _head(cells: Sequence[str], names: Names) -> dict[str, int] | None:
    """Where the columns stand, if this row is the head."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        said = plain_name(cell)
        for name, others in names.items():
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
