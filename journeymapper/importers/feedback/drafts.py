"""Rows of a table as drafts of notes: all that is known of a row without looking at others."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import date

from journeymapper.analysis.dates import day_order
from journeymapper.domain.rules import LONGEST_TEXT
from journeymapper.importers.encodings import (
    WESTERN,
    dos_accents_mended,
    has_dos_accents,
    may_have_dos_accents,
)
from journeymapper.importers.feedback.days import guess_layout
from journeymapper.importers.feedback.empty import is_without_words
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.layout import FIELDS, Layout
from journeymapper.importers.feedback.notes import RowTrouble
from journeymapper.importers.feedback.scales import guess_scale, read_rating
from journeymapper.importers.job import Refusal
from journeymapper.importers.opening import open_rows
from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import MOST_ROWS

_SLICE = 200
_SURELY_DOS = 3
_BETWEEN = "\x1f"
_UNUSUAL = re.compile("[\\0\r\ud800-\udfff]|(?:^|\x1f)'[=+\\-@]")
_NO_FILE_KEEPS = re.compile("[\\0\ud800-\udfff]")
Draft = tuple[int, tuple[str, ...]]
"""The line of a row, and the cells of the fields that columns hold."""


class Drafts:
    """The rows of a file, read; ``fields`` are what columns hold, the text first."""

    def __init__(self, glance: Glance, told: Layout) -> None:
        self._glance = glance
        self._told = told
        self.fields = tuple(field for field in FIELDS if field in told.columns)
        self._places = tuple(told.columns[field] for field in self.fields)
        self.found: list[Draft] = []
        self.refused: list[Refusal] = []
        self.count = self.without_text = self.mended = 0

    def read(self) -> Generator[float, None, None]:
        """Raises TableRefused for more than 200,000 rows, and where the file changes meanwhile."""
        before = self._glance.path.stat()
        source = open_rows(self._glance.path, self._glance.shape)
        passed_over = self._told.skip + bool(self._told.has_header)
        try:
            for row in source:
                if row is None:
                    yield source.done
                    continue
                line, cells, trouble = row
                if passed_over and not trouble:
                    passed_over -= 1
                    continue
                self.count += 1
                if self.count > MOST_ROWS:
                    raise TableRefused(
                        line, f"There are more than {MOST_ROWS:,} rows. Bring them in parts."
                    )
                self._take(line, cells, trouble)
                if self.count % _SLICE == 0:
                    yield source.done
        finally:
            source.close()
        after = self._glance.path.stat()
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise TableRefused(1, "The file changed while it was read. Bring it once more.")
        if self._glance.shape.encoding == WESTERN:
            self._mend_accents()

    def _mend_accents(self) -> None:
        """Where one program after another wrote into a file, two encodings may stand in one cell.
        A few words that can be nothing else tell."""
        suspects = [
            at for at, (_, values) in enumerate(self.found) if may_have_dos_accents(values[0])
        ]
        if sum(has_dos_accents(self.found[at][1][0]) for at in suspects) < _SURELY_DOS:
            return
        self.mended = len(suspects)
        for at in suspects:
            line, values = self.found[at]
            self.found[at] = (line, (dos_accents_mended(values[0]), *values[1:]))

    def _take(self, line: int, cells: list[str], trouble: str) -> None:
        try:
            if trouble:
                raise RowTrouble(trouble)
            values = self._values(cells)
        except RowTrouble as found:
            self.refused.append(Refusal(line, str(found)))
            return
        if is_without_words(values[0]):
            self.without_text += 1
        else:
            self.found.append((line, values))

    def _values(self, cells: list[str]) -> tuple[str, ...]:
        """The cells of the fields, trimmed."""
        width = len(self._glance.header)
        if len(cells) != width:
            cells = self._fitting(cells, width)
        values = tuple([cells[place].strip() for place in self._places])
        if _UNUSUAL.search(_BETWEEN.join(values)):
            values = tuple(map(_tidy, values))
        if len(values[0]) > LONGEST_TEXT:
            raise RowTrouble(
                f"The text has {len(values[0]):,} letters; at most {LONGEST_TEXT:,} fit."
            )
        return values

    def _fitting(self, cells: list[str], width: int) -> list[str]:
        is_longer = len(cells) > width and any(map(str.strip, cells[width:]))
        is_shorter = len(cells) <= max(self._told.columns.values())
        if self._glance.shape.kind != "csv":
            return [*cells, *[""] * (width - len(cells))]
        if is_longer or is_shorter:
            cells_said = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            raise RowTrouble(f"It has {cells_said} where the table has {width} columns.")
        return cells

    def settled(self, locale: str, today: date) -> Layout:
        """The layout, with dates and scale as all rows together tell them, unless told."""
        dates, scale = self._told.dates, self._told.scale
        if not dates and {"received_on", "answered_on"} & set(self.fields):
            days = [one for field in ("received_on", "answered_on") for one in self._column(field)]
            dates = guess_layout(days, day_order(locale), today)
        if not scale and "rating" in self.fields:
            ratings = [read_rating(one) for one in set(self._column("rating"))]
            name = self._glance.header[self._told.columns["rating"]]
            found = guess_scale(name, [one for one in ratings if one is not None])
            scale = found.name if found else ""
        return replace(self._told, dates=dates, scale=scale)

    def _column(self, field: str) -> Sequence[str]:
        if field not in self.fields:
            return ()
        place = self.fields.index(field)
        return [values[place] for _, values in self.found if values[place]]


def _tidy(cell: str) -> str:
    """A cell with its lines ended alike, and without the apostrophe that keeps spreadsheets from
    running it. Raises RowTrouble for what no file keeps."""
    if _NO_FILE_KEEPS.search(cell):
        raise RowTrouble("It holds a sign that is no text (NUL or half a character).")
    if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@"):
        cell = cell[1:]
    return cell.replace("\r\n", "\n").replace("\r", "\n")
