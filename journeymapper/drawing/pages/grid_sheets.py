"""The pages of some stages of a grid. Heads of stages and names of lanes come again on every page;
a page ends between lanes, or between the pieces of one that is too tall, and cuts no text."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from math import inf

from journeymapper.analysis.emotion import emotion_names
from journeymapper.analysis.grid import Grid, GridColumn
from journeymapper.analysis.lanes import GridLane
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Journey, Measure, Touchpoint
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.grid.bands import Band
from journeymapper.drawing.grid.cells import EMOTION_HEIGHT, cell_pieces
from journeymapper.drawing.grid.feelings import places_of_cards
from journeymapper.drawing.grid.labels import column_tint, label, lane_label, persona_label
from journeymapper.drawing.grid.pieces import Piece, TextPiece, empty_row, rows_of
from journeymapper.drawing.grid.type import HEAD, LEVEL, ON_PAPER, QUIET, paper_type
from journeymapper.drawing.grid.ways import ways
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.pages.leads import (
    DOT,
    behind,
    dot_links,
    felt_places,
    link_over,
    of_measure,
)
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.pages.spoken import curve_said
from journeymapper.drawing.primitives import END_OF_TABLE, Link, Path, Placed, Primitive, TableCell
from journeymapper.drawing.texts import one_line
from journeymapper.layout import Rectangle
from journeymapper.text import measure
from journeymapper.words import said

LABELS = 96.0
"""Width of the lanes' names; all widths and heights are for A4."""
LEVELS = 42.0
"""At the right of it, the emotions' names; more where these are long."""
TOP = 46.0
"""Where the heads of stages begin, below the margin."""
CURVES = EMOTION_HEIGHT * ON_PAPER
INSET = 2.0
"""Between a stage's edge and what stands below it."""
WAYS = 9.0
"""The same around the cards of a blueprint, for the ways between them."""
LINE_ROOM = 12.0
"""Above a lane for the name of its blueprint line."""
MOST_OF_PAGE = 0.45
"""A lane that is taller than this part of a page may be cut, where the rest of a page is large."""

LEAST_ROOM = 30.0
"""Below the heads of stages. A page with less than this for lanes is cut nowhere: it would be one
of thousands with a line each. Such paper is refused before, by ``app.page_checks``."""


@frozen
class Printed:
    """A journey's grid as it is printed: the lanes that are shown, and whether they are those of a
    blueprint."""

    project: Project
    paper: Paper
    journey: Journey
    grid: Grid
    lanes: tuple[GridLane, ...]
    is_blueprint: bool


@frozen
class Column:
    """A stage and where it stands on the page."""

    shown: GridColumn
    x: float
    width: float


def sheets(printed: Printed, columns: Sequence[Column]) -> list[list[Primitive]]:
    """What stands on each page of these stages, from the top."""
    return _Sheets(printed, columns).made()


class _Sheets:
    def __init__(self, printed: Printed, columns: Sequence[Column]) -> None:
        self._printed, self._columns = printed, columns
        self._paper, self._unit = printed.paper, printed.paper.unit
        self._type = paper_type(self._unit)
        self._colours = persona_colours(printed.project)
        self._name, self._quiet = self._type.style(HEAD), self._type.style(QUIET)
        self._pages: list[list[Primitive]] = []
        self._cards: dict[str, Rectangle] = {}
        self._others: dict[str, Rectangle] = {}
        self._lane_of: dict[str, str] = {}
        self._row = 0
        self._y = 0.0
        self._top = 0.0

    def made(self) -> list[list[Primitive]]:
        self._new_page()
        for lane in self._printed.lanes:
            self._lane(lane)
        self._draw_ways()
        return self._pages

    # Pages

    def _new_page(self) -> None:
        self._draw_ways()
        self._cards, self._others = {}, {}
        top = self._paper.margin + TOP * self._unit
        heads = [self._head(one) for one in self._columns]
        height = max(one.height for one in heads)
        page: list[Primitive] = [TableCell(row=0, column=0, is_head=True)]
        for place, (column, head) in enumerate(zip(self._columns, heads, strict=True), 1):
            page.append(TableCell(row=0, column=place, is_head=True))
            tall = replace(head, spare=height - head.height)
            page += tall.drawn(column.x + INSET * self._unit, top)
            page += self._note(column, head, top)
        self._pages.append(page)
        self._row = 0
        self._y = self._top = top + height + 3 * self._unit

    def _head(self, column: Column) -> TextPiece:
        """A stage's name, with its note below where not all notes find room beside the names."""
        shown, unit = column.shown, self._unit
        width = column.width - 2 * INSET * unit
        inset = 6 * unit
        room, type_ = width - 2 * inset, self._type
        rows = rows_of(shown.name, self._name, room, type_) or empty_row(self._name, type_)
        if shown.note and not self._notes_fit:
            rows += rows_of(shown.note, self._quiet, room, type_, _tone(shown))
        return TextPiece(
            width=width,
            rows=rows,
            padding=5 * unit,
            left=inset,
            right=inset,
            fill=column_tint(shown),
            radius=4 * unit,
        )

    @cached_property
    def _notes_fit(self) -> bool:
        """Whether all stages' notes stand beside their names."""
        return all(
            measure(one.shown.name, self._name) + measure(one.shown.note, self._quiet)
            < one.width - 22 * self._unit
            for one in self._columns
        )

    def _note(self, column: Column, head: TextPiece, top: float) -> list[Primitive]:
        shown, style = column.shown, self._quiet
        if not shown.note or not self._notes_fit:
            return []
        middle = top + head.padding + head.rows[0].height / 2
        width = measure(shown.note, style) + 0.1
        # Names that run from right to left begin at the right.
        left = column.x + 8 * self._unit
        if not head.rows[0].line.right_to_left:
            left = column.x + column.width - 8 * self._unit - width
        return [one_line(shown.note, style, left, middle, width, _tone(shown), "left")]

    def _draw_ways(self) -> None:
        printed = self._printed
        if self._pages:
            self._pages[-1].append(END_OF_TABLE)
        if self._pages and printed.is_blueprint:
            found = ways(
                printed.project, printed.journey.id, self._cards, self._lane_of, self._others
            )
            self._pages[-1] += found

    # Lanes

    def _lane(self, lane: GridLane) -> None:
        band = self._band(lane)
        bottom = self._paper.bottom
        if bottom - self._top < LEAST_ROOM * self._unit:
            bottom = inf
        is_first = True
        while is_first or not band.is_done:
            strip = LINE_ROOM * self._unit if lane.line_above and is_first else 0.0
            needed, room = band.height + strip, bottom - self._y
            whole = bottom - self._top
            is_cut = needed > whole * MOST_OF_PAGE and not band.least and room > whole * 0.3
            if needed > room + 0.01 and self._y > self._top and not is_cut:
                self._new_page()
                continue
            self._row += 1
            self._pages[-1].append(TableCell(row=self._row, column=0, is_head=True))
            self._rule(lane, strip)
            self._y += strip
            parts, end = band.draw(self._y, bottom, self._row)
            self._pages[-1] += parts
            self._pages[-1] += self._links(band)
            self._keep(lane, band)
            if lane.kind is LaneKind.EMOTION and is_first:
                self._pages[-1].append(TableCell(row=self._row, column=1))
                self._curves(self._y + band.above)
            self._y = end
            is_first = False
            if not band.is_done:
                if not band.cells[0]:  # else a name taller than a page would never come to its end
                    band.cells[0].extend(self._label(lane, goes_on=True))
                self._new_page()

    def _band(self, lane: GridLane) -> Band:
        unit = self._unit
        lefts, cells = [self._paper.left], [deque(self._label(lane))]
        for column in self._columns:
            entries = self._printed.grid.cell(lane.key, column.shown.key).entries
            inset = WAYS * unit if self._printed.is_blueprint and lane.holds_cards else INSET * unit
            lefts.append(column.x + inset)
            width = column.width - 2 * inset
            pieces = cell_pieces(
                self._printed.project, lane, entries, width, self._type, self._colours
            )
            cells.append(deque(pieces))
        least = CURVES * unit if lane.kind is LaneKind.EMOTION else 0.0
        room = WAYS * unit if self._printed.is_blueprint and lane.holds_cards else 6 * unit
        return Band(lefts, cells, room, room, least)

    def _label(self, lane: GridLane, *, goes_on: bool = False) -> list[Piece]:
        unit, type_ = self._unit, self._type
        width = (LABELS - 8) * unit
        if goes_on:
            return [label(lane.name, [(said("continued"), "muted")], width, type_)]
        holes = self._printed.grid.holes(lane.key)
        if lane.kind is not LaneKind.EMOTION:
            return [lane_label(lane, holes, width, type_)]
        width = LABELS * unit - self._levels
        pieces = [lane_label(lane, holes, width, type_)]
        for persona in personas_in_order(self._printed.project):
            if persona.id in self._feeling:
                colour = self._colours[persona.id]
                pieces.append(persona_label(persona.name, colour, width, type_))
        return [*pieces]

    @cached_property
    def _levels(self) -> float:
        """Taken by the names and numbers of the emotions, at the left of the curves."""
        style = self._type.style(LEVEL)
        names = max(measure(name, style) for name in emotion_names(self._printed.project))
        numbers = measure("+2", style) + style.size * 0.35
        return min(max(LEVELS * self._unit, names + numbers + 12.0), (LABELS - 20) * self._unit)

    @cached_property
    def _feeling(self) -> set[str]:
        """The personas with a curve on these pages."""
        project = self._printed.project
        shown = {one.shown.key for one in self._columns}
        return {
            one.persona
            for card in project.referring(Touchpoint, self._printed.journey.id)
            if (card.stage or "") in shown
            for one in project.referring(Experience, card.id)
            if one.emotion is not None
        }

    def _rule(self, lane: GridLane, strip: float) -> None:
        """The line above a lane; a blueprint's line is dashed and named."""
        paper, unit = self._paper, self._unit
        page = self._pages[-1]
        if not strip:
            steps = (("M", paper.left, self._y), ("L", paper.right, self._y))
            page.append(Path(steps=steps, stroke="line", stroke_width=0.9))
            return
        rows = rows_of(lane.line_above, self._quiet, LABELS * unit * 2, self._type, "muted")
        width = max(measure(row.line.text, row.style) for row in rows)
        piece = TextPiece(width=width, rows=rows)
        page += piece.drawn(paper.left, self._y + strip / 2 - piece.height / 2)
        middle = self._y + strip / 2
        start = max(paper.left + width + 5 * unit, paper.left + LABELS * unit)
        steps = (("M", start, middle), ("L", paper.right, middle))
        page.append(
            Path(steps=steps, stroke="connection", stroke_width=0.9, dash=(4 * unit, 3 * unit))
        )

    def _links(self, band: Band) -> list[Link]:
        """From each entry to what it rests on, from a card at last to the map."""
        project, journey = self._printed.project, self._printed.journey.id
        found: list[Link] = []
        for key, place in band.placed.items():
            card, record = project.touchpoints.get(key), project.find(key)
            if card is not None:
                places = (*felt_places(project, card, project.referring(Experience, key)),)
                places += (f"map-{key}",)
            elif isinstance(record, Measure):
                places = of_measure(project, journey, key)
            else:
                places = behind(project, journey, key)
            found += link_over(places, place.x, place.y, place.width, place.height)
        return found

    def _keep(self, lane: GridLane, band: Band) -> None:
        (self._cards if lane.holds_cards else self._others).update(band.placed)
        self._lane_of.update(dict.fromkeys(band.placed, lane.key))

    def _curves(self, top: float) -> None:
        """The curves of the touchpoints on this page."""
        paper, unit = self._paper, self._unit
        project, journey_id = self._printed.project, self._printed.journey.id
        inset = INSET * unit
        centres = places_of_cards(
            self._printed.grid,
            (
                (one.shown.key, one.x + inset - paper.left, one.width - 2 * inset)
                for one in self._columns
            ),
        )
        here = Project(
            one
            for one in project.records()
            if one.table not in _NOT_FELT
            and (not isinstance(one, Touchpoint) or one.id in centres)
            and (not isinstance(one, Experience) or one.touchpoint in centres)
        )
        frame = CurveFrame(
            width=paper.right - paper.left,
            height=CURVES * unit,
            left=LABELS * unit,
            margin=14.0 * unit,
            text_size=self._type.style(LEVEL).size,
        )
        curves = emotion_curves(here, journey_id, frame, x_of=lambda one: centres[one.id])
        told = curve_said(here, journey_id)
        self._pages[-1].append(Placed(picture=curves.picture, x=paper.left, y=top, said=told))
        self._pages[-1] += dot_links(project, curves.dots, paper.left, top, DOT * unit)


def _tone(column: GridColumn) -> str:
    return "coral_text" if column.is_on_target is False else "muted"


_NOT_FELT = frozenset({"images", "connections", "stickies", "feedback_notes", "passages"})
