"""Notes by stage: what personas think, pains, opportunities, other notes and measures, a row each
under the columns of the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from journeymapper.analysis.measures import measures_at
from journeymapper.analysis.written import write_money
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import MeasureKind, StickyKind
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.pages.leads import link_over, of_measure
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Box, Ellipse, Path, Primitive
from journeymapper.drawing.texts import Block, block
from journeymapper.text import measure
from journeymapper.words import at_start, counted, noted, said

THINKS = noted("Thinks")
NEEDS = noted("Needs")
MEASURES = noted("Measures")
NAMES = noted("Names in full")
MAIN_ROWS = {
    StickyKind.PAIN: noted("Pain points"),
    StickyKind.OPPORTUNITY: noted("Opportunities"),
}
LESSER_ROWS = {
    StickyKind.IDEA: (noted("Ideas"), noted("ideas")),
    StickyKind.QUESTION: (noted("Questions"), noted("questions")),
    StickyKind.QUOTE: (noted("Quotes"), noted("quotes")),
    StickyKind.TEXT: (noted("Notes"), noted("notes")),
}
"""How the row is called, and what it is called after another."""
LEAST_LABEL, MOST_LABEL = 54.0, 96.0
"""What names of rows take of the width, on A4."""
NOTE_GAP = 1.2
"""Between the notes of one box."""
MOST_LINES = 4
"""A longer note moves all notes to pages of their own, where nothing is cut."""


@frozen
class Column:
    """A stage and where its column stands on the page."""

    stage: Stage
    x: float
    width: float


@frozen
class Note:
    """A text in a cell; ``dot`` is the colour of the persona whose thought it is, ``leads`` are the
    places to which it leads, the best first."""

    text: str
    fill: str
    border: str
    dot: str = ""
    leads: tuple[str, ...] = ()
    touchpoint: str = ""
    """Where it was noted; the card there leads to the note."""


Cell = tuple[Note, ...]


@frozen
class Row:
    """One row: its name and the notes of each stage. ``loose`` are those of touchpoints in no
    stage; these are told on pages of their own only."""

    name: str
    cells: tuple[Cell, ...]
    loose: Cell = ()


@dataclass(slots=True)
class MeasuredRows:
    """Rows measured for the columns of a map page."""

    paper: Paper
    columns: Sequence[Column]
    rows: Sequence[Row]
    size: float = 7.0
    heights: list[float] = field(default_factory=list)
    is_cut: bool = False
    """Whether something is too long for the map page, or belongs to no column of it."""

    def __post_init__(self) -> None:
        unit = self.paper.unit
        for row in self.rows:
            self.is_cut |= bool(row.loose)
            tallest = self._label(row, 0.0).height + 2 * unit
            for column, cell in zip(self.columns, row.cells, strict=True):
                height = 0.0
                for notes in _by_fill(cell):
                    height += 6.5 * unit
                    for note in notes:
                        found = self._set(note, column)
                        last = found.lines[-1].line.text
                        self.is_cut |= last.endswith("…") and not note.text.endswith("…")
                        height += found.height + NOTE_GAP * unit
                    height -= NOTE_GAP * unit
                tallest = max(tallest, height)
            self.heights.append(tallest + 4.5 * unit)

    @property
    def height(self) -> float:
        return sum(self.heights)

    def placed(self, top: float) -> list[Primitive]:
        """The rows from ``top`` on."""
        parts: list[Primitive] = []
        for row, height in zip(self.rows, self.heights, strict=True):
            line = (("M", self.paper.left, top), ("L", self.paper.right, top))
            parts.append(Path(steps=line, stroke="line", stroke_width=0.9))
            parts += self._label(row, top + 5 * self.paper.unit).lines
            for column, cell in zip(self.columns, row.cells, strict=True):
                parts += self._cell(column, cell, top)
            top += height
        return parts

    def _cell(self, column: Column, cell: Cell, top: float) -> list[Primitive]:
        unit = self.paper.unit
        parts: list[Primitive] = []
        y = top + 3 * unit
        for notes in _by_fill(cell):
            place = len(parts)
            start, y = y, y + 2.5 * unit
            for note in notes:
                found = self._set(note, column, y)
                if note.dot:
                    middle = y + found.height / len(found.lines) / 2
                    radius = 2.2 * unit
                    parts.append(
                        Ellipse(
                            cx=column.x + 8 * unit, cy=middle, rx=radius, ry=radius, fill=note.dot
                        )
                    )
                parts += found.lines
                parts += link_over(note.leads, column.x, y, column.width, found.height)
                y += found.height + NOTE_GAP * unit
            y += (2.5 - NOTE_GAP) * unit
            box = Box(
                x=column.x + 2 * unit,
                y=start,
                width=column.width - 4 * unit,
                height=y - start,
                radius=3 * unit,
                fill=notes[0].fill,
            )
            parts.insert(place, box)
            y += 1.5 * unit
        return parts

    def _set(self, note: Note, column: Column, top: float = 0.0) -> Block:
        unit = self.paper.unit
        inset = 7 * unit
        dot = 6 * unit if note.dot else 0.0
        width = column.width - 2 * inset - dot
        style = self.paper.style(self.size)
        return block(note.text, style, column.x + inset + dot, top, width, max_lines=MOST_LINES)

    def _label(self, row: Row, top: float) -> Block:
        style, width = self.paper.style(8, 600), label_width(self.paper)
        return block(row.name, style, self.paper.left, top, width, max_lines=4, align="left")


def label_width(paper: Paper) -> float:
    """What the names of rows need, left of the columns, for their longest word not to be torn."""
    style, unit = paper.style(8, 600), paper.unit
    every = (THINKS, NEEDS, MEASURES, NAMES, *MAIN_ROWS.values())
    lesser = (name for names in LESSER_ROWS.values() for name in names)
    names = [said("Journey"), said("Emotion"), *map(said, (*every, *lesser))]
    widest = max(measure(word, style) for name in names for word in name.split())
    return min(max(widest + 0.1, LEAST_LABEL * unit), MOST_LABEL * unit)


def stage_rows(
    project: Project, journey_id: str, stages: Sequence[Stage], *, is_whole: bool = False
) -> list[Row]:
    """The rows that this journey has anything for; the lesser kinds of notes share a row. Under a
    map there is room for the first thought of each persona in a stage; the ``is_whole`` rows of
    pages of their own hold all."""
    ids = [one.id for one in stages]
    loose = [one for one in project.referring(Touchpoint, journey_id) if one.stage is None]
    notes = [*(_notes(project, one) for one in ids), _of_touchpoints(project, loose)]
    rows: list[Row] = []
    thoughts = [
        _lived(project, _touchpoints(project, one), "thought", is_whole=is_whole) for one in ids
    ]
    elsewhere = _lived(project, loose, "thought", is_whole=is_whole)
    thoughts = [
        (*lived, *_texts(found, StickyKind.THOUGHT))
        for lived, found in zip(thoughts, notes, strict=False)
    ]
    _add(rows, said(THINKS), thoughts, (*elsewhere, *_texts(notes[-1], StickyKind.THOUGHT)))
    for kind, name in MAIN_ROWS.items():
        _add(rows, said(name), [_texts(one, kind) for one in notes[:-1]], _texts(notes[-1], kind))
    lesser = [kind for kind in LESSER_ROWS if any(_texts(one, kind) for one in notes)]
    signed = len(lesser) > 1
    cells = [tuple(note for kind in lesser for note in _texts(one, kind, signed)) for one in notes]
    _add(rows, _together(lesser), cells[:-1], cells[-1])
    _add(rows, said(MEASURES), [_measures(project, one) for one in ids])
    return rows


def needs_row(project: Project, stages: Sequence[Stage]) -> list[Row]:
    """What personas need in each stage, where anybody said."""
    rows: list[Row] = []
    needs = [
        _lived(project, _touchpoints(project, one.id), "need", is_whole=True) for one in stages
    ]
    _add(rows, said(NEEDS), needs)
    return rows


def names_row(stages: Sequence[Stage], names: Mapping[str | None, Sequence[str]]) -> list[Row]:
    """The names that the map could not show whole, by stage."""
    rows: list[Row] = []
    cells = {key: tuple(Note(one, "paper", "line") for one in names[key]) for key in names}
    _add(rows, said(NAMES), [cells.get(one.id, ()) for one in stages], cells.get(None, ()))
    return rows


def _together(kinds: Sequence[StickyKind]) -> str:
    """The name of a row of several kinds: ``Ideas, questions & notes``."""
    name = said(LESSER_ROWS[kinds[0]][0]) if kinds else ""
    for place, kind in enumerate(kinds[1:], 2):
        following = said(LESSER_ROWS[kind][1])
        if place < len(kinds):
            name = said("{names}, {name}", names=name, name=following)
        else:
            name = said("{names} & {name}", names=name, name=following)
    return name


def _by_fill(cell: Cell) -> list[Cell]:
    """The notes of a cell, those of one fill together: they share a box."""
    return [tuple(notes) for _, notes in groupby(cell, key=lambda one: one.fill)]


def _add(rows: list[Row], name: str, cells: Sequence[Cell], loose: Cell = ()) -> None:
    if any(cells) or loose:
        rows.append(Row(name, tuple(cells), loose))


def _texts(notes: Sequence[Sticky], kind: StickyKind, is_named: bool = False) -> Cell:
    """Notes of one kind; ``is_named`` where others share their row, and colour alone would tell."""
    return tuple(
        Note(
            f"{at_start(kind.label)}: {one.text}" if is_named else one.text,
            kind.value,
            f"{kind.value}_line",
            leads=(f"map-{one.touchpoint}",) if one.touchpoint else (),
            touchpoint=one.touchpoint or "",
        )
        for one in notes
        if one.kind is kind and one.text.strip()
    )


def _touchpoints(project: Project, stage_id: str) -> list[Touchpoint]:
    return sorted(project.referring(Touchpoint, stage_id), key=lambda one: (one.x, one.y, one.id))


def _notes(project: Project, stage_id: str) -> list[Sticky]:
    """The stage's own stickies, then those of its touchpoints."""
    own = by_rank(project.referring(Sticky, stage_id))
    return own + _of_touchpoints(project, _touchpoints(project, stage_id))


def _of_touchpoints(project: Project, touchpoints: Sequence[Touchpoint]) -> list[Sticky]:
    return [note for one in touchpoints for note in by_rank(project.referring(Sticky, one.id))]


def _lived(
    project: Project, touchpoints: Sequence[Touchpoint], what: str, *, is_whole: bool
) -> Cell:
    """Thoughts or needs at these touchpoints, persona by persona; what is not ``is_whole`` holds
    the first of each and says how many there are beside."""
    lived: list[Experience] = []
    for touchpoint in touchpoints:
        found = project.referring(Experience, touchpoint.id)
        lived += sorted(found, key=lambda one: (one.round, one.id))
    colours = persona_colours(project)
    notes: list[Note] = []
    left = 0
    for persona in personas_in_order(project):
        told: dict[str, str] = {}
        for one in lived:
            text = str(getattr(one, what)).strip()
            if one.persona == persona.id and text:
                told.setdefault(text, one.touchpoint)
        for number, (text, at) in enumerate(told.items()):
            if number and not is_whole:
                left += 1
                continue
            leads = (f"map-{at}",)
            notes.append(Note(text, "paper", "line", colours[persona.id], leads, at))
    if left:
        grid = (f"grid-{touchpoints[0].journey}",)
        more = counted("and {count} more", "and {count} more", left)
        notes.append(Note(more, "paper", "line", leads=grid))
    return tuple(notes)


def _measures(project: Project, stage_id: str) -> Cell:
    """The stage's measures and those of its touchpoints, with their latest value."""
    details = project.details
    places = [stage_id, *(one.id for one in project.referring(Touchpoint, stage_id))]
    notes: list[Note] = []
    for place in places:
        for state in measures_at(project, place):
            measure = state.measure
            words = [measure.name or measure.kind.label]
            if state.reading is not None:
                words.append(state.text)
            if measure.value_each is not None:
                money = write_money(measure.value_each, details.currency, details.locale)
                words.append(said("{money} each", money=money))
            elif measure.kind is MeasureKind.MICRO_CONVERSION and state.reading is None:
                words.append(said("not measured yet"))
            rests = of_measure(project, measure.journey, measure.id)
            notes.append(Note(" · ".join(words), "stage_2", "question_line", leads=rests))
    return tuple(notes)
