"""A whole table of feedback read: rows, what they say, what is new among them."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import date

from journeymapper.analysis.dates import day_order
from journeymapper.commands.feedback_import import ImportFeedback
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.rules import LONGEST_TEXT
from journeymapper.importers.encodings import WESTERN, dos_accents_mended, has_dos_accents
from journeymapper.importers.feedback.brought import BroughtFeedback
from journeymapper.importers.feedback.days import guess_layout
from journeymapper.importers.feedback.empty import is_without_words
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.known import KnownNotes
from journeymapper.importers.feedback.layout import FIELDS, Layout
from journeymapper.importers.feedback.notes import Notes, RowTrouble
from journeymapper.importers.feedback.scales import SCALES, guess_scale, read_rating
from journeymapper.importers.job import Refusal
from journeymapper.importers.opening import open_rows
from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import MOST_ROWS

_SLICE = 200
_READING = 0.4
"""The part of the work, 0 to 1, that reading the file takes."""
_SURELY_DOS = 3
_NO_FILE_KEEPS = re.compile("[\\0\ud800-\udfff]")
Draft = tuple[int, tuple[str, ...]]


def reading(
    project: Project, glance: Glance, told: Layout, today: date
) -> Generator[float, None, BroughtFeedback]:
    """Reads the file of a glance, a little at a time: yields how much is done, 0 to 1, and
    returns what came of it. ``told``: as in ``glance.layout``, but dates and scale may be left
    open; then all of the column tells them. Raises TableRefused and OSError."""
    if "text" not in told.columns:
        raise TableRefused(
            1, "No column holds what customers said. Say which one it is, for example the comments."
        )
    table = _Table(glance, told)
    for done in table.read():
        yield done * _READING
    layout = table.settled(project.details.locale, today)
    notes = Notes(project, layout, glance.header, today)
    known = KnownNotes(layout.columns)
    for _ in known.look_at(project):
        yield _READING
    taken: list[FeedbackNote] = []
    duplicates = 0
    day_place = table.fields.index("received_on") if "received_on" in table.fields else -1
    for count, (line, values) in enumerate(table.drafts, 1):
        try:
            note = notes.note(dict(zip(table.fields, values, strict=True)))
        except RowTrouble as trouble:
            table.refused.append(Refusal(line, str(trouble)))
        else:
            if known.is_there(note, values[day_place] if day_place >= 0 else ""):
                duplicates += 1
            else:
                taken.append(note)
        if count % _SLICE == 0:
            yield _READING + (1 - _READING) * count / len(table.drafts)
    table.refused.sort(key=lambda one: one.line)
    return BroughtFeedback(
        path=glance.path,
        shape=glance.shape,
        layout=layout,
        header=glance.header,
        read=table.count,
        taken=len(taken),
        duplicates=duplicates,
        without_text=table.without_text,
        refused=tuple(table.refused),
        command=ImportFeedback(taken, glance.path.name) if taken else None,
        remarks=tuple(_remarks(notes, known, layout, table)),
    )


class _Table:
    """The rows of a file as drafts of notes: what is known without looking at other rows."""

    def __init__(self, glance: Glance, told: Layout) -> None:
        self._glance = glance
        self._told = told
        self.fields = tuple(field for field in FIELDS if field in told.columns)
        self.drafts: list[Draft] = []
        self.refused: list[Refusal] = []
        self.count = self.without_text = self.mended = 0

    def read(self) -> Generator[float, None, None]:
        """Raises TableRefused for more than 200,000 rows."""
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
        if self._glance.shape.encoding == WESTERN:
            self._mend_accents()

    def _mend_accents(self) -> None:
        """Where one program after another wrote into a file, two encodings may stand in one cell.
        A few words that can be nothing else tell."""
        suspects = [at for at, (_, values) in enumerate(self.drafts) if "‚" in values[0]]
        if sum(has_dos_accents(self.drafts[at][1][0]) for at in suspects) < _SURELY_DOS:
            return
        self.mended = len(suspects)
        for at in suspects:
            line, values = self.drafts[at]
            self.drafts[at] = (line, (dos_accents_mended(values[0]), *values[1:]))

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
            self.drafts.append((line, values))

    def _values(self, cells: list[str]) -> tuple[str, ...]:
        """The cells of the fields, the text first."""
        width = len(self._glance.header)
        if len(cells) != width:
            cells = self._fitting(cells, width)
        columns = self._told.columns
        values = tuple([_tidy(cells[columns[field]]) for field in self.fields])
        for value in values:
            if _NO_FILE_KEEPS.search(value):
                raise RowTrouble("It holds a sign that is no text (NUL or half a character).")
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
        return [values[place] for _, values in self.drafts if values[place]]


def _tidy(cell: str) -> str:
    """A cell without spaces around it, lines ended alike; the apostrophe that keeps spreadsheets
    from running it taken off."""
    cell = cell.strip()
    if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@"):
        cell = cell[1:]
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _remarks(notes: Notes, known: KnownNotes, layout: Layout, table: _Table) -> list[str]:
    said = []
    for what, unknown in (
        ("touchpoint", notes.unknown_touchpoints),
        ("persona", notes.unknown_personas),
    ):
        if unknown:
            named = ", ".join(f"“{one}”" for one in sorted(unknown)[:5])
            more = ", …" if len(unknown) > 5 else ""
            said.append(
                f"No {what} of the project is called {named}{more}: notes that name it "
                f"({sum(unknown.values()):,}) come in without."
            )
    if table.mended:
        said.append(f"{table.mended:,} texts had accents of MS-DOS among others; they are mended.")
    if known.said_otherwise:
        said.append(
            f"{known.said_otherwise:,} of the duplicates say something else than the note with "
            "their ID; the note stays as it is."
        )
    if "rating" in layout.columns and layout.scale not in SCALES and table.drafts:
        said.append("The ratings fit no scale that is known; sentiment is left open.")
    return said
