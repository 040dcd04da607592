"""Notes by stage: a row for each kind of sticky and one for measures, under the map's columns."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from journeymapper.analysis.measures import measures_at
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import MeasureKind, StickyKind
from journeymapper.drawing.figures import day, money, reading_text
from journeymapper.drawing.pages.flow import Frame, Paragraph, heading, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Box, Path, Primitive
from journeymapper.drawing.texts import Block, block, one_line

ROW_NAMES = {
    StickyKind.PAIN: "Pain points",
    StickyKind.OPPORTUNITY: "Opportunities",
    StickyKind.IDEA: "Ideas",
    StickyKind.QUESTION: "Questions",
    StickyKind.QUOTE: "Quotes",
    StickyKind.THOUGHT: "Thoughts",
    StickyKind.TEXT: "Notes",
}
MEASURES = "Measures"
NAMES = "Names in full"
MOST_LINES = 4
"""A longer note moves all notes to pages of their own, where nothing is cut."""


@frozen
class Column:
    """A stage and where its column stands on the page."""

    stage: Stage
    x: float
    width: float


@frozen
class Row:
    """One row: its name, fill and border, and the texts of each stage."""

    name: str
    fill: str
    border: str
    texts: tuple[tuple[str, ...], ...]
    loose: tuple[str, ...] = ()
    """Of touchpoints in no stage: these are told on pages of their own only."""


@dataclass(slots=True)
class Rows:
    """All rows of a journey, measured for the columns of a page."""

    paper: Paper
    columns: list[Column]
    rows: list[Row]
    heights: list[float] = field(default_factory=list)
    is_cut: bool = False

    @property
    def height(self) -> float:
        return sum(self.heights)

    def placed(self, top: float) -> list[Primitive]:
        """The rows on the map page from ``top`` on."""
        parts: list[Primitive] = []
        unit = self.paper.unit
        for row, height in zip(self.rows, self.heights, strict=True):
            parts.append(
                Path(
                    steps=(("M", self.paper.left, top), ("L", self.paper.right, top)),
                    stroke="line",
                    stroke_width=0.9,
                )
            )
            name = self.paper.style(8, 600)
            width = 54 * unit
            parts.append(one_line(row.name, name, self.paper.left, top + 13 * unit, width))
            for column, texts in zip(self.columns, row.texts, strict=True):
                parts += self._cell(row, column, texts, top)
            top += height
        return parts

    def _cell(
        self, row: Row, column: Column, texts: tuple[str, ...], top: float
    ) -> list[Primitive]:
        unit = self.paper.unit
        parts: list[Primitive] = []
        y = top + 4 * unit
        for text in texts:
            found = _set(self.paper, text, column)
            height = found.height + 5 * unit
            parts.append(
                Box(
                    x=column.x + 2 * unit,
                    y=y,
                    width=column.width - 4 * unit,
                    height=height,
                    radius=3 * unit,
                    fill=row.fill,
                )
            )
            placed = _set(self.paper, text, column, y + 2.5 * unit)
            parts += placed.lines
            y += height + 2 * unit
        return parts

    def pages(self, name: str, at: date) -> list[Draft]:
        """Pages of their own, with every note in full."""
        paper = self.paper
        unit = paper.unit
        gap = 12 * unit
        count = 4
        width = (paper.right - paper.left - gap * (count - 1)) / count
        waiting: deque[Paragraph] = deque()
        groups = [(column.stage.name, place) for place, column in enumerate(self.columns)]
        for name_of_group, place in [*groups, ("In no stage", -1)]:
            notes_of = [row.loose if place < 0 else row.texts[place] for row in self.rows]
            if not any(notes_of):
                continue
            waiting.append(heading(name_of_group, paper.style(11, 600), width, 14 * unit, "ink"))
            for row, notes in zip(self.rows, notes_of, strict=True):
                if notes:
                    waiting.append(heading(row.name, paper.style(8, 600), width, 7 * unit))
                for text in notes:
                    waiting.append(
                        paragraph(
                            text,
                            paper.style(8.5),
                            width,
                            before=3 * unit,
                            padding=5 * unit,
                            paper=row.fill,
                            border=row.border,
                        )
                    )
        drafts: list[Draft] = []
        while waiting:
            parts = title(paper, name, f"Notes by stage · version of {day(at)}", paper.width * 0.8)
            for number in range(count):
                x = paper.left + number * (width + gap)
                frame = Frame(x, paper.margin + 54 * unit, width, paper.bottom)
                frame.fill(waiting)
                parts += frame.primitives
            drafts.append(Draft("Notes by stage", tuple(parts)))
        return drafts


def stage_rows(
    project: Project,
    journey_id: str,
    paper: Paper,
    columns: list[Column],
    cut_names: Mapping[str | None, Sequence[str]],
) -> Rows:
    """The rows that this journey has anything for. ``cut_names`` are those that the map could not
    show whole, by stage."""
    rows = Rows(paper, columns, [])
    stages = [column.stage.id for column in columns]
    notes = {one: _notes(project, one) for one in stages}
    loose = [one for one in project.referring(Touchpoint, journey_id) if one.stage is None]
    loose_notes = [note for one in loose for note in by_rank(project.referring(Sticky, one.id))]
    for kind in ROW_NAMES:
        texts = tuple(_texts(notes[one], kind) for one in stages)
        left = _texts(loose_notes, kind)
        if any(texts) or left:
            rows.rows.append(Row(ROW_NAMES[kind], kind.value, f"{kind.value}_line", texts, left))
    measures = tuple(_measures(project, one) for one in stages)
    if any(measures):
        rows.rows.append(Row(MEASURES, "stage_2", "question_line", measures))
    if any(cut_names.values()):
        names = tuple(tuple(cut_names.get(one, ())) for one in stages)
        left = tuple(cut_names.get(None, ()))
        rows.rows.append(Row(NAMES, "paper", "line", names, left))
    rows.is_cut = any(row.loose for row in rows.rows)
    for row in rows.rows:
        tallest = 0.0
        for column, cell in zip(columns, row.texts, strict=True):
            height = 0.0
            for text in cell:
                found = _set(paper, text, column)
                rows.is_cut |= found.lines[-1].line.text.endswith("…") and not text.endswith("…")
                height += found.height + 7 * paper.unit
            tallest = max(tallest, height)
        rows.heights.append(tallest + 6 * paper.unit)
    return rows


def _set(paper: Paper, text: str, column: Column, top: float = 0.0) -> Block:
    inset = 7 * paper.unit
    return block(
        text,
        paper.style(7),
        column.x + inset,
        top,
        column.width - 2 * inset,
        max_lines=MOST_LINES,
    )


def _texts(notes: Sequence[Sticky], kind: StickyKind) -> tuple[str, ...]:
    return tuple(one.text for one in notes if one.kind is kind and one.text.strip())


def _notes(project: Project, stage_id: str) -> list[Sticky]:
    """The stage's own stickies, then those of its touchpoints."""
    touchpoints = sorted(
        project.referring(Touchpoint, stage_id), key=lambda one: (one.x, one.y, one.id)
    )
    found = by_rank(project.referring(Sticky, stage_id))
    for one in touchpoints:
        found += by_rank(project.referring(Sticky, one.id))
    return found


def _measures(project: Project, stage_id: str) -> tuple[str, ...]:
    """The stage's measures and those of its touchpoints, with their latest value."""
    currency = project.details.currency
    places = [stage_id, *(one.id for one in project.referring(Touchpoint, stage_id))]
    texts: list[str] = []
    for place in places:
        for state in measures_at(project, place):
            measure = state.measure
            words = [measure.name or measure.kind.label]
            if state.reading is not None:
                words.append(reading_text(measure, state.reading.value, currency))
            if measure.value_each is not None:
                words.append(f"{money(measure.value_each, currency)} each")
            elif measure.kind is MeasureKind.MICRO_CONVERSION and state.reading is None:
                words.append("not measured yet")
            texts.append(" · ".join(words))
    return tuple(texts)
