"""Rows of a table as drafts of notes: all that is known of a row without looking at others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import date

from journeymapper.analysis.dates import day_order
from journeymapper.analysis.spreadsheet import harmed
from journeymapper.domain.rules import LONGEST_TEXT
from journeymapper.importers.encodings import WESTERN
from journeymapper.importers.feedback.accents import Mended, mending
from journeymapper.importers.feedback.days import fits_both_orders, guess_layout
from journeymapper.importers.feedback.empty import is_without_words
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.layout import FIELDS, Layout
from journeymapper.importers.feedback.notes import RowTrouble
from journeymapper.importers.feedback.scales import guess_scale, read_rating
from journeymapper.importers.job import Refusal
from journeymapper.importers.opening import open_rows
from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import MOST_ROWS, NOTES_HEAD, REFUSED_HEAD, Unread

_SLICE = 200
_BETWEEN = "\x1f"
_UNUSUAL = re.compile("[\\0\r\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")
Draft = tuple[int, int, tuple[str, ...]]
"""Which row of the file it is, from 0, its line, and the cells of the fields that columns hold."""


class Drafts:
    """The rows of a file, read; ``fields`` are what columns hold, the text first."""

    def __init__(self, glance: Glance, told: Layout) -> None:
        self._glance = glance
        self._told = told
        self.fields = tuple(field for field in FIELDS if field in told.columns)
        self._places = tuple(told.columns[field] for field in self.fields)
        self.found: list[Draft] = []
        self.refused: list[tuple[int, Refusal]] = []
        self.count = self.without_text = self.without_nul = 0
        self.doubtful_day = ""
        """A day of those whose order nothing tells; empty where it is told or proved."""
        self.accents = Mended(())
        self._is_of_ours = any(
            glance.header[: len(one)] == one for one in (REFUSED_HEAD, NOTES_HEAD)
        )

    def read(self) -> Generator[float, None, None]:
        """Raises TableRefused for more than 200,000 rows, and where the file changes meanwhile."""
        before = self._glance.path.stat()
        source = open_rows(self._glance.path, self._glance.shape)
        passed_over = self._told.skip + bool(self._told.has_header)
        at = -1
        try:
            for row in source:
                if row is None:
                    yield source.done
                    continue
                at += 1
                line, cells, trouble = row
                if passed_over and not trouble:
                    passed_over -= 1
                    continue
                self.count += 1
                if self.count > MOST_ROWS:
                    raise TableRefused(
                        line, f"There are more than {MOST_ROWS:,} rows. Bring them in parts."
                    )
                self._take(at, line, cells, trouble)
                if self.count % _SLICE == 0:
                    yield source.done
        finally:
            source.close()
        after = self._glance.path.stat()
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise TableRefused(1, "The file changed while it was read. Bring it once more.")
        if self._glance.shape.encoding == WESTERN:
            yield from self._mend_accents()

    def _mend_accents(self) -> Generator[float, None, None]:
        work = mending([values[0] for _, _, values in self.found])
        while True:
            try:
                next(work)
            except StopIteration as end:
                self.accents = end.value
                break
            yield 1.0
        for count, text in enumerate(self.accents.texts):
            at, line, values = self.found[count]
            if text is not values[0]:
                self.found[count] = (at, line, (text, *values[1:]))

    def _take(self, at: int, line: int, cells: list[str], trouble: str) -> None:
        try:
            if trouble:
                raise RowTrouble(trouble)
            values = self._values(cells)
        except RowTrouble as found:
            self.refused.append((at, Refusal(line, str(found))))
            return
        if is_without_words(values[0]):
            self.without_text += 1
        else:
            self.found.append((at, line, values))

    def _values(self, cells: list[str]) -> tuple[str, ...]:
        """The cells of the fields, trimmed."""
        width = len(self._glance.header)
        if len(cells) != width:
            cells = self._fitting(cells, width)
        if self._glance.shape.kind == "xlsx":
            self._refuse_unread(cells)
        values = tuple([cells[place].strip() for place in self._places])
        if self._is_of_ours:
            values = tuple([harmed(cells[place]).strip() for place in self._places])
        if _UNUSUAL.search(_BETWEEN.join(values)):
            values = self._tidy(values)
        if len(values[0]) > LONGEST_TEXT:
            raise RowTrouble(
                f"The text has {len(values[0]):,} letters; at most {LONGEST_TEXT:,} fit."
            )
        return values

    def _refuse_unread(self, cells: list[str]) -> None:
        for place in self._places:
            if isinstance(cells[place], Unread):
                name = self._glance.header[place][:40]
                raise RowTrouble(f"column “{name}”: {cells[place].why}")  # type: ignore[attr-defined]

    def _tidy(self, values: tuple[str, ...]) -> tuple[str, ...]:
        """Cells with their lines ended alike and without NUL. Raises RowTrouble for what no file
        keeps."""
        together = _BETWEEN.join(values)
        if _HALF.search(together):
            raise RowTrouble("It holds half a character, which no file keeps. Take it out.")
        self.without_nul += "\0" in together
        return tuple(
            one.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip()
            for one in values
        )

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
            self.doubtful_day = fits_both_orders(days, locale, today)
        if not scale and "rating" in self.fields:
            ratings: Counter[float] = Counter()
            for text, count in Counter(self._column("rating")).items():
                rating = read_rating(text)
                if rating is not None:
                    ratings[rating] += count
            name = self._glance.header[self._told.columns["rating"]]
            found = guess_scale(name, ratings)
            scale = found.name if found else ""
        return replace(self._told, dates=dates, scale=scale)

    def _column(self, field: str) -> Sequence[str]:
        if field not in self.fields:
            return ()
        place = self.fields.index(field)
        return [values[place] for _, _, values in self.found if values[place]]
