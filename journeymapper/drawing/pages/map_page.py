"""The map page: title, personas, stages, the map fitted to the sheet, emotion curve, notes by
stage, legend. Notes that do not fit under the map go on to pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymapper.analysis.evidence import is_mostly_assumed
from journeymapper.analysis.written import write_long_date
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, FeedbackNote, Journey, Touchpoint
from journeymapper.domain.remark import Remark
from journeymapper.domain.vocabulary import Market
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.cards import dot_places
from journeymapper.drawing.chips import chip_look, label_width, persona_label
from journeymapper.drawing.connections import LABEL_STYLE, label_text
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.journey_map import JourneyMap, map_primitives
from journeymapper.drawing.options import MapOptions, persona_colours, shown_personas
from journeymapper.drawing.pages.legend import legend
from journeymapper.drawing.pages.map_fit import LARGEST_TYPE, LEAST_SCALE, Fit, PaperMap
from journeymapper.drawing.pages.paper import SMALLEST, Draft, Paper, title
from journeymapper.drawing.pages.stage_notes import note_pages
from journeymapper.drawing.pages.stage_rows import (
    THINKS,
    Column,
    MeasuredRows,
    Row,
    names_row,
    needs_row,
    stage_rows,
)
from journeymapper.drawing.primitives import (
    Anchor,
    Link,
    Path,
    Picture,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.drawing.stages import HeaderLook, header_look, header_picture, separator
from journeymapper.drawing.texts import one_line

READ_ON_A_WALL = 16.0
"""In points: what is read from 0.7 m."""
ROW_SIZES = (7.0, 6.5)
"""Sizes of the notes under a map: the smaller where that keeps them there."""


def map_pages(
    project: Project,
    journeys: Sequence[Journey],
    paper: Paper,
    at: date,
    options: MapOptions | None = None,
) -> list[Draft]:
    """The page of each journey, and pages with its notes where these do not fit under the map.
    All journeys are told alike: notes stand under every map, or under none."""
    sheets = [_Sheet(project, one, paper, at, options or MapOptions(on=at)) for one in journeys]
    with_rows = all(one.holds_rows for one in sheets)
    return [draft for one in sheets for draft in one.pages(with_rows)]


@frozen
class _Layout:
    """A map and the rows under it, fitted to the sheet."""

    fit: Fit
    built: JourneyMap
    rows: MeasuredRows
    cut: list[Row]


class _Sheet:
    def __init__(
        self, project: Project, journey: Journey, paper: Paper, at: date, options: MapOptions
    ) -> None:
        self.project = project
        self.journey = journey
        self.paper = paper
        self.at = at
        self.options = options
        self.left = paper.left + 56 * paper.unit
        self.header_height = 22 * paper.unit
        head = (64 if journey.scenario else 50) * paper.unit
        self.map_top = paper.margin + head + self.header_height
        self.has_curve = any(
            one.emotion is not None and project.touchpoints[one.touchpoint].journey == journey.id
            for one in project.experiences.values()
        )
        across = paper.right - paper.left
        self.signs, legend_height = legend(
            project, journey.id, paper, paper.left, 0, across, options.on
        )
        self.legend_top = paper.bottom - legend_height
        self.room = self.legend_top - 6 * paper.unit - self.map_top
        self.stages = stages_in_order(project, journey.id)
        self.rows = stage_rows(project, journey.id, self.stages)
        self.map = PaperMap(project, journey.id, paper, self.left, options)
        self._with_rows = self._layout_with_rows() if self.rows else None

    @property
    def holds_rows(self) -> bool:
        """Whether nothing is to be told beside the map that does not fit under it."""
        return not self.rows or self._with_rows is not None

    def emotion_height(self, with_rows: bool) -> float:
        if not self.has_curve:
            return 0.0
        return (72 if with_rows else 86) * self.paper.unit

    def pages(self, with_rows: bool) -> list[Draft]:
        unit = self.paper.unit
        layout = self._with_rows if with_rows and self._with_rows else self._layout_alone()
        has_rows = bool(layout.rows.heights)
        fit, built = layout.fit, layout.built
        below = self.emotion_height(has_rows)
        if below and not has_rows:
            below += min(max(self.room - below - fit.height, 0.0) * 0.5, 50 * unit)
        map_height = self.room - below - layout.rows.height
        columns = layout.rows.columns
        parts = self._head()
        parts += self._stages(columns)
        bottom = self.map_top + self.room
        parts += [separator(one.x, self.map_top + 4, bottom) for one in columns[1:]]
        x = self.map.origin(fit)
        spare = max(map_height - fit.height, 0.0)
        parts += self._map(layout, x, self.map_top - fit.top * fit.scale + spare * 0.3)
        top = self.map_top + map_height
        if built.bounds.x >= 0:
            parts += self._row_label("Journey", self.map_top + 14 * unit, None)
        if self.has_curve:
            parts += self._emotion(layout, x, top, below)
        parts += layout.rows.placed(top + below)
        parts.append(Placed(picture=_at_origin(self.signs), y=self.legend_top))
        name = "Map" if len(self.project.journeys) == 1 else self._name()
        note, remarks = self._smallness(fit)
        pages = [Draft(name, tuple(parts), note=note, remarks=remarks)]
        if not has_rows:
            thinks, others = self.rows[:1], self.rows[1:]
            if thinks and thinks[0].name != THINKS:
                thinks, others = [], self.rows
            told = [*thinks, *needs_row(self.project, self.stages), *others, *layout.cut]
            if told:
                pages += note_pages(self.project, self.journey, self.paper, told, self.at)
        return pages

    def _layout_alone(self) -> _Layout:
        fit = self.map.fitted(self.room - self.emotion_height(False))
        built = self.map.built(fit)
        cut = names_row(self.stages, self._cut(built))
        return _Layout(fit, built, self._measured([], fit), cut)

    def _layout_with_rows(self) -> _Layout | None:
        """Map and rows on one page, or None where the map would become too small to read."""
        room = self.room - self.emotion_height(True)
        least = min(self.map.at_most(float("inf")), LEAST_SCALE)
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

    def _name(self) -> str:
        return self.journey.title or "Map"

    def _head(self) -> list[Primitive]:
        journey, unit = self.journey, self.paper.unit
        kind = "Assumption map" if is_mostly_assumed(self.project) else "Customer journey map"
        project_title = self.project.details.title
        words = [project_title] if project_title != self._name() else []
        words += [kind, f"{journey.state.label} state"]
        if journey.market is not Market.NONE:
            words.append(journey.market.label)
        words.append(f"version of {write_long_date(self.at, self.project.details.locale)}")
        width = (self.paper.right - self.paper.left) * 0.52
        parts: list[Primitive] = [
            Anchor(x=0, y=0, name=journey.id, title=f"Map: {self._name()}"),
            *title(self.paper, self._name(), " · ".join(filter(None, words)), width),
        ]
        if journey.scenario:
            across = self.paper.right - self.paper.left
            middle = self.paper.margin + 48 * unit
            scenario = self.paper.style(8)
            parts.append(
                one_line(journey.scenario, scenario, self.paper.left, middle, across, "muted")
            )
        colours = persona_colours(self.project)
        radius = 10.5 * unit
        middle = self.paper.margin + 18 * unit
        looks = [
            (one.id, chip_look(self.project, one, colours[one.id]))
            for one in shown_personas(self.project, self.options)
        ]
        sizes = [label_width(look, radius, 150 * unit) + 20 * unit for _, look in looks]
        room = self.paper.right - self.paper.left - width
        count = len(looks)
        while count and sum(sizes[:count]) > room - (34 * unit if count < len(looks) else 0):
            count -= 1
        more = f"+{len(looks) - count}" if count < len(looks) else ""
        x = self.paper.right + 20 * unit - sum(sizes[:count]) - (34 * unit if more else 0)
        for (persona, look), size in zip(looks[:count], sizes, strict=False):
            size -= 20 * unit
            parts += persona_label(look, x, middle, radius, size)
            parts.append(
                Link(x=x, y=middle - radius, width=size, height=2 * radius, target=persona)
            )
            x += size + 20 * unit
        if more:
            style = self.paper.style(8, 600)
            parts.append(one_line(more, style, x, middle, 20 * unit, "muted"))
        return parts

    def _stages(self, columns: Sequence[Column]) -> list[Primitive]:
        parts: list[Primitive] = []
        top = self.map_top - self.header_height
        for place, column in enumerate(columns):
            known = header_look(self.project, column.stage, place, with_change=True)
            look = HeaderLook(
                name=known.name,
                colour=known.colour,
                measure=known.measure,
                measure_now=known.measure_now,
                width=column.width,
                height=self.header_height,
                name_size=self.paper.style(8.2).size,
                measure_size=self.paper.style(6.6).size,
            )
            parts.append(Placed(picture=header_picture(look), x=column.x, y=top))
        return parts

    def _map(self, layout: _Layout, x: float, y: float) -> list[Primitive]:
        scale, bounds = layout.fit.scale, layout.fit.bounds
        picture = Picture(
            primitives=map_primitives(layout.built, self.options),
            bounds=(bounds.x, bounds.y, bounds.width, bounds.height),
        )
        parts: list[Primitive] = [Placed(picture=picture, x=x, y=y, scale=scale)]
        project = self.map.laid_out(layout.fit)
        for one in project.referring(Touchpoint, self.journey.id):
            left, top = x + one.x * scale, y + one.y * scale
            parts.append(Anchor(x=left, y=top, name=f"map-{one.id}"))
            parts += self._links(one, layout.fit, left, top)
        return parts

    def _links(self, one: Touchpoint, fit: Fit, left: float, top: float) -> list[Primitive]:
        """From the card, its badge too, to the feedback pinned there; from its dots to their
        personas. Readers take the last of links that lie over one another."""
        scale = fit.scale
        options = replace(self.options, type_scale=fit.type_scale)
        look = card_look(self.project, one, options)
        colours = persona_colours(self.project)
        shown = [key for key, colour in colours.items() if colour in look.persona_colours]
        links: list[Primitive] = []
        pinned = self.project.referring(FeedbackNote, one.id)
        target = f"feedback-{one.id}" if pinned else (shown[0] if shown else "")
        if target:
            height = one.height * scale * (1.0 if pinned else 0.62)
            links.append(Link(x=left, y=top, width=one.width * scale, height=height, target=target))
        for persona, (cx, cy, radius) in zip(shown, dot_places(look), strict=False):
            links.append(
                Link(
                    x=left + (cx - radius) * scale,
                    y=top + (cy - radius) * scale,
                    width=2 * radius * scale,
                    height=2 * radius * scale,
                    target=persona,
                )
            )
        return links

    def _row_label(self, text: str, middle: float, line_at: float | None) -> list[Primitive]:
        parts: list[Primitive] = []
        if line_at is not None:
            parts.append(rule(self.paper, line_at))
        width = self.left - self.paper.left - 4
        parts.append(one_line(text, self.paper.style(8, 600), self.paper.left, middle, width))
        return parts

    def _emotion(self, layout: _Layout, x: float, top: float, height: float) -> list[Primitive]:
        unit, scale = self.paper.unit, layout.fit.scale
        parts = self._row_label("Emotion", top + 9 * unit, top)
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
        parts.append(Placed(picture=curves.picture, x=shift, y=top))
        return parts

    def _smallness(self, fit: Fit) -> tuple[str, tuple[Remark, ...]]:
        """What foot and exporter say of a map too large for its sheet; nothing of others."""
        smallest = LABEL_STYLE.size * LARGEST_TYPE * fit.scale * self.paper.enlarged
        if smallest >= min(SMALLEST * self.paper.enlarged, READ_ON_A_WALL) - 0.05:
            return "", ()
        size = f"{fit.scale * 100:.0f}%"
        told = (
            f"The map “{self._name()}” is drawn at {size} of its size on {self.paper.name}, its "
            f"smallest text {smallest:.1f} points."
        )
        remark = Remark(told, "Choose a larger page to read it comfortably.")
        return f"drawn at {size}, smallest text {smallest:.1f} pt", (remark,)


def says(picture: Picture, text: str) -> bool:
    """Whether the lines of a picture hold a text whole."""
    lines = (one.line.text for one in picture.primitives if isinstance(one, TextLine))
    return "".join(text.split()) in "".join("".join(lines).split())


def rule(paper: Paper, y: float) -> Path:
    """A quiet line over the width of the page."""
    return Path(
        steps=(("M", paper.left, y), ("L", paper.right, y)), stroke="line", stroke_width=0.9
    )


def _at_origin(parts: list[Primitive]) -> Picture:
    return Picture(primitives=tuple(parts), bounds=(0.0, 0.0, 0.0, 0.0))
