"""Notes by stage on pages of their own: a table with a column for each stage, nothing cut."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from math import ceil

from journeymapper.analysis.directions import isolated
from journeymapper.analysis.written import write_long_date
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.drawing.options import stage_colour
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.stage_rows import Cell, Note, Row, label_width
from journeymapper.drawing.primitives import Anchor, Ellipse, Path, Placed, Primitive
from journeymapper.drawing.stages import HeaderLook, header_picture
from journeymapper.drawing.texts import block
from journeymapper.text import Style
from journeymapper.words import said

MOST_COLUMNS = 7
LEAST_COLUMN = 8.0
"""Width of a column in sizes of its text: narrower ones would break most words."""
SIZES = (9.5, 8.5, 8.0, 7.5, 7.2)
"""The text is as large as lets the table stay on one page, else of the middle size."""
MOST_STRETCH = 1.25
"""A table that leaves room gives its rows up to so much of their height."""
_Waiting = tuple[str, list[deque[Paragraph]]]
"""A row's name and what is still to be set in each of its cells."""
Band = list[tuple[str, str, int]]
"""Columns side by side: name, colour and the place among each row's cells, -1 for loose notes."""


def note_pages(
    project: Project, journey: Journey, paper: Paper, rows: Sequence[Row], at: date
) -> list[Draft]:
    """As many pages as the notes need. The first is a bookmark below the journey's map."""
    table = _Table(project, journey, paper, rows, at, SIZES[0])
    if table.fullness > 1.0:
        # A text's area goes with the square of its size.
        wanted = SIZES[0] / table.fullness**0.5
        likely = next((one for one in SIZES if one <= wanted), SIZES[-1])
        for size in (*sorted({likely, SIZES[-1]}, reverse=True), SIZES[1]):
            table = _Table(project, journey, paper, rows, at, size)
            if table.fullness <= 1.0:
                break
    return table.pages()


class _Table:
    def __init__(
        self,
        project: Project,
        journey: Journey,
        paper: Paper,
        rows: Sequence[Row],
        at: date,
        size: float,
    ) -> None:
        self.journey = journey
        self.paper = paper
        self.rows = rows
        self.at = at
        self.style: Style = paper.style(size)
        self.tight = (size / SIZES[0]) ** 2
        self.left = paper.left + max(66 * paper.unit, label_width(paper) + 4 * paper.unit)
        self.header = 22 * paper.unit
        self.locale = project.details.locale
        self.bands = self._bands(project)
        self.named: set[str] = set()

    def _bands(self, project: Project) -> list[Band]:
        columns: Band = [
            (stage.name, stage_colour(stage, place), place)
            for place, stage in enumerate(stages_in_order(project, self.journey.id))
        ]
        least = LEAST_COLUMN * self.paper.smallest
        most = max(min(MOST_COLUMNS, int((self.paper.right - self.left) / least)), 1)
        if len(columns) > most:
            columns = [one for one in columns if any(row.cells[one[2]] for row in self.rows)]
        if any(row.loose for row in self.rows):
            columns.append((said("In no stage"), "quiet", -1))
        count = max(ceil(len(columns) / most), 1)
        each = ceil(len(columns) / count)
        return [columns[at : at + each] for at in range(0, len(columns), each)]

    @property
    def fullness(self) -> float:
        """How much of one page the table takes; above 1 it needs more."""
        return self._total(self._waiting[0]) / self._room if len(self.bands) == 1 else 0.0

    @property
    def _top(self) -> float:
        return self.paper.margin + 52 * self.paper.unit + self.header

    @property
    def _room(self) -> float:
        return self.paper.bottom - self._top

    @cached_property
    def _waiting(self) -> list[list[_Waiting]]:
        """The rows of each band, their texts broken to its columns."""
        found: list[list[_Waiting]] = []
        for band in self.bands:
            inner = self._width(band) - 6 * self.paper.unit
            found.append(
                [
                    (row.name, [deque(self._paragraphs(cell, inner)) for cell in cells])
                    for row in self.rows
                    if any(cells := [_cell(row, place) for _, _, place in band])
                ]
            )
        return found

    def _width(self, band: Band) -> float:
        return (self.paper.right - self.left) / len(band)

    def _total(self, rows: Sequence[_Waiting]) -> float:
        return sum(self._needed(cells) for _, cells in rows)

    def pages(self) -> list[Draft]:
        drafts: list[Draft] = []
        notes = said("Notes by stage")
        version = said("version of {day}", day=write_long_date(self.at, self.locale))
        for band, rows in zip(self.bands, self._waiting, strict=True):
            for parts in self._band(band, rows):
                head = title(
                    self.paper,
                    self.journey.title or said("Map"),
                    f"{notes} · {version}",
                    self.paper.right - self.paper.left,
                )
                if not drafts:
                    name = f"notes-{self.journey.id}"
                    head.insert(0, Anchor(x=0, y=0, name=name, title=notes, level=1))
                drafts.append(Draft(notes, (*head, *parts)))
        return drafts

    def _band(self, band: Band, rows: Sequence[_Waiting]) -> list[list[Primitive]]:
        """The pages of some columns; a row that finds no room goes on, its name repeated."""
        unit = self.paper.unit
        width, top = self._width(band), self._top
        inner = width - 6 * unit
        waiting = deque(rows)
        stretch = min(max(self._room / max(self._total(rows), 1.0), 1.0), MOST_STRETCH)
        pages: list[list[Primitive]] = []
        goes_on = False
        while waiting:
            parts = self._headers(band, width, top - self.header)
            y = top
            while waiting:
                name, cells = waiting[0]
                height = self._needed(cells) * stretch
                room = self.paper.bottom - y
                if height > room + 0.1 and y > top and room < 130 * unit:
                    break
                shown = said("{name}, continued", name=isolated(name)) if goes_on else name
                parts += self._row(shown, y)
                for place, cell in enumerate(cells):
                    x = self.left + place * width + 3 * unit
                    frame_top = y + 5 * unit * self.tight
                    frame = Frame(x, frame_top, inner, min(y + height, self.paper.bottom))
                    frame.fill(cell)
                    parts += frame.primitives
                y += min(height, room)
                goes_on = any(cells)
                if goes_on:
                    break
                waiting.popleft()
            pages.append(parts)
        return pages

    def _needed(self, cells: Sequence[Sequence[Paragraph]]) -> float:
        unit = self.paper.unit
        tallest = max(sum(one.height + one.before for one in cell) for cell in cells)
        return max(tallest, 26 * unit * self.tight) + 9 * unit * self.tight

    def _paragraphs(self, cell: Cell, width: float) -> list[Paragraph]:
        unit = self.paper.unit
        radius = 2.4 * unit
        return [
            paragraph(
                note.text,
                self.style,
                width,
                before=3 * unit * self.tight,
                padding=5 * unit * self.tight,
                paper=note.fill,
                border=note.border,
                room_right=8 * unit if note.dot else 0.0,
                target=note.leads[0] if note.leads else "",
                otherwise=note.leads[1:],
                anchor=self._anchor(note),
                extra=(Ellipse(cx=-8 * unit, cy=0.0, rx=radius, ry=radius, fill=note.dot),)
                if note.dot
                else (),
            )
            for note in cell
        ]

    def _anchor(self, note: Note) -> str:
        """The place that a note is: the first of its touchpoint is what the card leads to."""
        if not note.touchpoint or note.touchpoint in self.named:
            return ""
        self.named.add(note.touchpoint)
        return f"noted-{note.touchpoint}"

    def _headers(self, band: Band, width: float, top: float) -> list[Primitive]:
        return [
            Placed(
                picture=header_picture(
                    HeaderLook(
                        name=name,
                        colour=colour,
                        width=width,
                        height=self.header,
                        name_size=self.paper.style(8.2).size,
                    )
                ),
                x=self.left + place * width,
                y=top,
            )
            for place, (name, colour, _) in enumerate(band)
        ]

    def _row(self, name: str, top: float) -> list[Primitive]:
        unit = self.paper.unit
        style = self.paper.style(8, 600)
        steps = (("M", self.paper.left, top), ("L", self.paper.right, top))
        label = block(
            name,
            style,
            self.paper.left,
            top + 7 * unit,
            self.left - self.paper.left - 4 * unit,
            align="left",
        )
        line = Path(steps=steps, stroke="line", stroke_width=0.9)
        return [
            *([line] if top > self.paper.margin + 52 * unit + self.header else []),
            *label.lines,
        ]


def _cell(row: Row, place: int) -> Cell:
    return row.loose if place < 0 else row.cells[place]
