"""A map on one sheet: title, personas, stages, the map fitted to the sheet, emotion curve, notes by
stage, legend. Notes that do not fit under the map go on to pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Touchpoint
from journeymapper.domain.remark import Remark
from journeymapper.drawing.connections import LABEL_STYLE, label_text
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.journey_map import JourneyMap, map_primitives
from journeymapper.drawing.options import MapOptions, shown_personas
from journeymapper.drawing.pages.advice import least_text, too_small_on_a_page
from journeymapper.drawing.pages.leads import DOT, dot_links
from journeymapper.drawing.pages.legend import legend
from journeymapper.drawing.pages.map_fit import Fit, PaperMap
from journeymapper.drawing.pages.map_head import (
    band_height,
    head_height,
    journey_name,
    map_head,
    stage_bands,
)
from journeymapper.drawing.pages.map_links import card_marks
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.spoken import curve_said, map_said
from journeymapper.drawing.pages.stage_notes import note_pages
from journeymapper.drawing.pages.stage_rows import (
    THINKS,
    Column,
    MeasuredRows,
    Row,
    label_width,
    names_row,
    needs_row,
    stage_rows,
)
from journeymapper.drawing.primitives import (
    Path,
    Picture,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.drawing.stages import separator
from journeymapper.drawing.texts import one_line
from journeymapper.words import said

ROW_SIZES = (7.0, 6.5)
"""Sizes of the notes under a map: the smaller where that keeps them there."""


@frozen
class _Layout:
    """A map and the rows under it, fitted to the sheet."""

    fit: Fit
    built: JourneyMap
    rows: MeasuredRows
    cut: list[Row]


class MapSheet:
    """A journey on a paper: what fits there, and the pages that it becomes."""

    def __init__(
        self,
        project: Project,
        journey: Journey,
        paper: Paper,
        at: date,
        options: MapOptions,
        known: PaperMap | None = None,
    ) -> None:
        self.project = project
        self.journey = journey
        self.paper = paper
        self.note_paper = paper
        self.at = at
        self.options = options
        self.left = paper.left + label_width(paper) + 2 * paper.unit
        self.header_height = band_height(paper)
        self.map_top = paper.margin + head_height(journey, paper) + self.header_height
        self.has_curve = any(
            one.emotion is not None and project.touchpoints[one.touchpoint].journey == journey.id
            for one in project.experiences.values()
        )
        across = paper.right - paper.left
        self.signs, legend_height = legend(
            project, journey.id, paper, paper.left, 0, across, options.on, has_changes=True
        )
        self.legend_top = paper.bottom - legend_height
        self.room = self.legend_top - 6 * paper.unit - self.map_top
        self.stages = stages_in_order(project, journey.id)
        self.rows = stage_rows(project, journey.id, self.stages)
        self.map = (
            known.on(paper, self.left)
            if known
            else PaperMap(project, journey.id, paper, self.left, options)
        )

    def on(self, paper: Paper) -> MapSheet:
        """The same on another paper; what was worked out of the map is not worked out again."""
        return MapSheet(self.project, self.journey, paper, self.at, self.options, self.map)

    @property
    def least_width(self) -> float:
        """How wide a sheet must be for the map at its true size."""
        bounds = self.map.true_bounds
        left = self.left - self.paper.left
        return 2 * self.paper.margin + max(left + bounds.right, left, bounds.width)

    @property
    def spare_height(self) -> float:
        """What of this sheet's height is not needed."""
        layout = self._with_rows or self._alone
        below = self.emotion_height(bool(layout.rows.heights))
        if below and not layout.rows.heights:
            below += 50 * self.paper.unit
        return self.room - below - layout.fit.height - layout.rows.height

    @property
    def holds_rows(self) -> bool:
        """Whether nothing is to be told beside the map that does not fit under it."""
        return not self.rows or self._with_rows is not None

    def legend(self) -> Placed:
        """The signs of this map, under all that is on the page."""
        size = (self.paper.width, self.paper.bottom - self.legend_top)
        signs = Picture(primitives=tuple(self.signs), bounds=(0.0, 0.0, *size))
        return Placed(picture=signs, y=self.legend_top)

    def emotion_height(self, with_rows: bool) -> float:
        if not self.has_curve:
            return 0.0
        return (72 if with_rows else 86) * self.paper.unit

    def pages(self, with_rows: bool) -> list[Draft]:
        unit = self.paper.unit
        layout = self._with_rows if with_rows and self._with_rows else self._alone
        has_rows = bool(layout.rows.heights)
        fit, built = layout.fit, layout.built
        below = self.emotion_height(has_rows)
        if below and not has_rows:
            below += min(max(self.room - below - fit.height, 0.0) * 0.5, 50 * unit)
        map_height = self.room - below - layout.rows.height
        columns = layout.rows.columns
        people = shown_personas(self.project, self.options)
        parts = map_head(self.project, self.journey, self.paper, self.at, people)
        parts += stage_bands(self.project, self.paper, columns, self.map_top - self.header_height)
        bottom = self.map_top + self.room
        parts += [separator(one.x, self.map_top + 4, bottom) for one in columns[1:]]
        x = self.map.origin(fit)
        spare = max(map_height - fit.height, 0.0)
        parts += self._map(layout, x, self.map_top - fit.top * fit.scale + spare * 0.3)
        top = self.map_top + map_height
        if built.bounds.x >= 0:
            parts += self.row_label(said("Journey"), self.map_top + 14 * unit, None)
        if self.has_curve:
            parts += self._emotion(layout, x, top, below)
        parts += layout.rows.placed(top + below)
        # Bounds that are true: what two pages share is a form in a PDF, and that is cut there.
        parts.append(self.legend())
        name = said("Map") if len(self.project.journeys) == 1 else journey_name(self.journey)
        note, remarks = self._smallness(fit)
        pages = [Draft(name, tuple(parts), note=note, remarks=remarks)]
        if not has_rows:
            rows = self.whole_rows
            thinks, others = rows[:1], rows[1:]
            if thinks and thinks[0].name != said(THINKS):
                thinks, others = [], rows
            told = [*thinks, *needs_row(self.project, self.stages), *others, *layout.cut]
            if told:
                pages += note_pages(self.project, self.journey, self.note_paper, told, self.at)
        return pages

    @cached_property
    def _alone(self) -> _Layout:
        fit = self.map.fitted(self.room - self.emotion_height(False))
        built = self.map.built(fit)
        cut = names_row(self.stages, self._cut(built))
        return _Layout(fit, built, self._measured([], fit), cut)

    @cached_property
    def _with_rows(self) -> _Layout | None:
        """Map and rows on one page, or None where the map would become too small to read."""
        if not self.rows:
            return None
        room = self.room - self.emotion_height(True)
        least = min(self.map.at_most(float("inf")), self.map.least_scale)
        widest = MeasuredRows(self.paper, self._widest_columns(), self.rows, ROW_SIZES[-1])
        if widest.is_cut or self.map.at_most(room - widest.height) < least:
            return None
        for size in ROW_SIZES:
            found = self._layout_with(list(self.rows), size, room, least)
            if found is not None:
                return found
        return None

    def _layout_with(
        self, rows: list[Row], size: float, room: float, least: float
    ) -> _Layout | None:
        widest = MeasuredRows(self.paper, self._widest_columns(), rows, size)
        if widest.is_cut or self.map.at_most(room - widest.height) < least:
            return None
        fit = self.map.fitted(room - widest.height)
        for _ in range(4):
            if fit.scale < least:
                return None
            measured = self._measured(rows, fit, size)
            if measured.is_cut:
                return None
            if fit.height <= room - measured.height + 0.01:
                built = self.map.built(fit)
                cut = names_row(self.stages, self._cut(built))
                if not cut or rows[-1:] == cut:
                    return _Layout(fit, built, measured, cut)
                rows = [*self.rows, *cut]
                measured = self._measured(rows, fit, size)
            fit = self.map.fitted(room - measured.height)
        return None

    def _widest_columns(self) -> list[Column]:
        """The stages over the whole width, which no map's columns exceed."""
        share = (self.paper.right - self.left) / max(sum(one.width for one in self.stages), 1.0)
        return [Column(one, self.left, one.width * share) for one in self.stages]

    def _measured(self, rows: Sequence[Row], fit: Fit, size: float = 7.0) -> MeasuredRows:
        columns: list[Column] = []
        x = self.map.origin(fit)
        for stage in stages_in_order(self.map.laid_out(fit), self.journey.id):
            columns.append(Column(stage, x, stage.width * fit.scale))
            x += stage.width * fit.scale
        return MeasuredRows(self.paper, columns, rows, size)

    def _cut(self, built: JourneyMap) -> dict[str | None, list[str]]:
        """The names that the map does not show whole, by stage."""
        cut: dict[str | None, list[str]] = {}
        project = self.project
        for touchpoint in project.referring(Touchpoint, self.journey.id):
            if not says(built.cards[touchpoint.id].picture, touchpoint.name):
                cut.setdefault(touchpoint.stage, []).append(touchpoint.name)
        for connection in project.referring(Connection, self.journey.id):
            source = project.touchpoints.get(connection.source)
            label = built.labels.get(connection.id)
            if label is not None and not says(label, label_text(connection)):
                stage = source.stage if source else None
                cut.setdefault(stage, []).append(label_text(connection))
        return cut

    def _map(self, layout: _Layout, x: float, y: float) -> list[Primitive]:
        scale, bounds = layout.fit.scale, layout.fit.bounds
        picture = Picture(
            primitives=map_primitives(layout.built, self.options),
            bounds=(bounds.x, bounds.y, bounds.width, bounds.height),
        )
        parts: list[Primitive] = [
            Placed(
                picture=picture,
                x=x,
                y=y,
                scale=scale,
                said=map_said(self.project, self.journey.id),
            )
        ]
        project = self.map.laid_out(layout.fit)
        options = replace(self.options, type_scale=layout.fit.type_scale)
        for one in project.referring(Touchpoint, self.journey.id):
            place = (x + one.x * scale, y + one.y * scale)
            parts += card_marks(self.project, one, options, place, scale)
        return parts

    def row_label(self, text: str, middle: float, line_at: float | None) -> list[Primitive]:
        parts: list[Primitive] = []
        if line_at is not None:
            parts.append(rule(self.paper, line_at))
        width = self.left - self.paper.left - 4
        parts.append(one_line(text, self.paper.style(8, 600), self.paper.left, middle, width))
        return parts

    def _emotion(self, layout: _Layout, x: float, top: float, height: float) -> list[Primitive]:
        unit, scale = self.paper.unit, layout.fit.scale
        parts = self.row_label(said("Emotion"), top + 9 * unit, top)
        frame = CurveFrame(
            width=self.paper.right - self.paper.left,
            height=height,
            left=self.left - self.paper.left,
            margin=max(height * 0.23, 18 * unit),
            text_size=self.paper.style(7).size,
        )
        shift = self.paper.left
        curves = emotion_curves(
            self.map.laid_out(layout.fit),
            self.journey.id,
            frame,
            self.options,
            lambda one: x + (one.x + one.width / 2) * scale - shift,
        )
        told = curve_said(self.project, self.journey.id, self.options)
        parts.append(Placed(picture=curves.picture, x=shift, y=top, said=told))
        return [*parts, *dot_links(self.project, curves.dots, shift, top, DOT * unit)]

    @cached_property
    def whole_rows(self) -> list[Row]:
        """The rows for pages of their own, where all is told."""
        return stage_rows(self.project, self.journey.id, self.stages, is_whole=True)

    @property
    def at_most(self) -> float:
        """A scale that the map cannot exceed on this sheet, told without seeking ways."""
        return self.map.at_most(self.room - self.emotion_height(False))

    @property
    def is_legible(self) -> bool:
        """Whether text is as large as it must be on this sheet, with or without rows: under a map
        too small for that there are none."""
        return not self._smallness(self._alone.fit)[1]

    def _smallness(self, fit: Fit) -> tuple[str, tuple[Remark, ...]]:
        """What foot and exporter say of a map too large for its sheet; nothing of others."""
        options = self.paper.options
        text = min(LABEL_STYLE.size * fit.type_scale * fit.scale, self.paper.smallest)
        smallest = text * self.paper.enlarged
        if smallest >= least_text(options.reading_distance) - 0.05:
            return "", ()
        scale = fit.scale * self.paper.enlarged
        remark = too_small_on_a_page(
            journey_name(self.journey), self.paper.name, scale, smallest, options
        )
        note = said(
            "drawn at {percent}%, smallest text {points} pt",
            percent=f"{scale * 100:.0f}",
            points=f"{smallest:.1f}",
        )
        return note, (remark,)


def says(picture: Picture, text: str) -> bool:
    """Whether the lines of a picture hold a text whole."""
    lines = (one.line.text for one in picture.primitives if isinstance(one, TextLine))
    return "".join(text.split()) in "".join("".join(lines).split())


def rule(paper: Paper, y: float) -> Path:
    """A quiet line over the width of the page."""
    return Path(
        steps=(("M", paper.left, y), ("L", paper.right, y)), stroke="line", stroke_width=0.9
    )
