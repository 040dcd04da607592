"""A map on as many pages as its stages need: it breaks between stages only, bands and lanes come
again on every page, and what goes on elsewhere says where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Journey, Presence, Touchpoint
from journeymapper.domain.remark import Remark
from journeymapper.drawing.connections import LABEL_STYLE, label_text
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.cutting import bounds_of
from journeymapper.drawing.options import MapOptions, shown_personas
from journeymapper.drawing.pages.advice import least_text, too_small_on_a_page
from journeymapper.drawing.pages.leads import DOT, dot_links
from journeymapper.drawing.pages.map_fit import LARGEST_TYPE, NARROWEST, WIDEST, Fit
from journeymapper.drawing.pages.map_head import journey_name, map_head, stage_bands
from journeymapper.drawing.pages.map_links import card_marks
from journeymapper.drawing.pages.map_sheet import MapSheet
from journeymapper.drawing.pages.onward_signs import Crossing, crossing_of, onward_signs
from journeymapper.drawing.pages.paper import SIZES, Draft, PageOf, Paper, paper_for
from journeymapper.drawing.pages.spoken import curve_said, map_said
from journeymapper.drawing.pages.stage_notes import note_pages
from journeymapper.drawing.pages.stage_rows import Column, MeasuredRows, Row
from journeymapper.drawing.pages.stage_sections import StageSection, onward, stage_sections
from journeymapper.drawing.primitives import Anchor, Picture, Placed, Primitive
from journeymapper.drawing.stages import separator
from journeymapper.layout import Rectangle
from journeymapper.words import said

COMFORTABLE = 0.8
"""Maps are not drawn larger than this as long as that takes more pages."""
WORTH_IT = 1.2
"""Times as high as this one a page is that is offered instead."""
GUTTER = 66.0
"""Beside the columns, for signs of what goes on elsewhere."""


def stage_pages(
    project: Project, journeys: Sequence[Journey], paper: Paper, at: date, options: MapOptions
) -> list[Draft]:
    """The pages of every journey, each journey with pages for the notes that found no room."""
    return [
        draft
        for journey in journeys
        for draft in _Stages(MapSheet(project, journey, paper, at, options)).pages()
    ]


@frozen
class _Plan:
    """How the journey is divided, how large it is drawn, and the rows under every section."""

    fit: Fit
    sections: tuple[StageSection, ...]
    rows: tuple[MeasuredRows, ...]

    @property
    def rows_height(self) -> float:
        return max((one.height for one in self.rows), default=0.0)


class _Stages:
    def __init__(self, sheet: MapSheet) -> None:
        self.sheet = sheet
        self.paper = sheet.paper
        self.project, self.journey = sheet.project, sheet.journey
        self.gutter = GUTTER * self.paper.unit
        self.curve = sheet.emotion_height(True)
        self.room = sheet.room - self.curve
        self.with_rows = bool(sheet.rows)
        self.plan = self._planned(sheet.rows) if sheet.rows else None
        if self.plan is None:
            self.with_rows = False
            self.plan = self._planned([]) or self._divided(self.room)
        self.built = sheet.map.built(self.plan.fit)
        self.laid_out = sheet.map.laid_out(self.plan.fit)

    def pages(self) -> list[Draft]:
        assert self.plan is not None
        pages = [self._page(number) for number in range(len(self.plan.sections))]
        pages[0] = replace(pages[0], remarks=self._remarks())
        if not self.with_rows and self.sheet.rows:
            sheet = self.sheet
            pages += note_pages(self.project, self.journey, self.paper, sheet.rows, sheet.at)
        return pages

    # How it is divided

    def _planned(self, rows: Sequence[Row]) -> _Plan | None:
        """With these rows under every section; None where one of them is too long for that, or
        leaves the map too small."""
        taken = 0.0
        for _ in range(4):
            plan = self._divided(self.room - taken)
            measured = tuple(self._measured(plan, one, rows) for one in plan.sections)
            plan = replace(plan, rows=measured)
            if any(one.is_cut for one in measured) or plan.fit.scale < self.sheet.map.least_scale:
                return None
            if plan.rows_height <= taken + 0.01:
                return plan
            taken = plan.rows_height
        return None

    def _divided(self, height: float) -> _Plan:
        """On as few pages as legible text allows, and then as large as these pages allow."""
        paper_map, type_scale = self.sheet.map, 1.0
        fit = paper_map.fit_at(1.0, type_scale)
        sections: list[StageSection] = []
        for _ in range(3):
            tall = height / max(fit.height / fit.scale, 1.0)
            scale = max(min(tall, COMFORTABLE), 0.001)
            needed = (self.paper.smallest + 0.05) / (LABEL_STYLE.size * scale)
            type_scale = max(min(needed, LARGEST_TYPE), type_scale)
            fit = paper_map.fit_at(scale, type_scale)
            sections = self._sections(fit, scale)
            widest = max(one.width for one in sections)
            wide = self._across(len(sections)) / max(widest, 1.0)
            scale = max(min(tall, 1.0, wide), 0.001)
            fit = replace(fit, scale=scale)
        return self._spread_out(_Plan(fit, tuple(sections), ()), wide / scale)

    def _spread_out(self, plan: _Plan, wider: float) -> _Plan:
        """Columns farther apart where the height is what limits the map."""
        spread = min(int(wider * 100) / 100, WIDEST)
        if spread < NARROWEST or not self.sheet.stages:
            return plan
        fit = self.sheet.map.fit_at(plan.fit.scale, plan.fit.type_scale, spread)
        scale = plan.fit.scale * min(plan.fit.height / fit.height, 1.0)
        fit = replace(fit, scale=scale)
        sections = self._sections(fit, scale)
        if len(sections) > len(plan.sections):
            return plan
        across = self._across(len(sections)) / max(one.width for one in sections)
        return _Plan(replace(fit, scale=min(scale, across)), tuple(sections), ())

    def _sections(self, fit: Fit, scale: float) -> list[StageSection]:
        laid_out = self.sheet.map.laid_out(fit)
        whole = stage_sections(laid_out, self.journey, fit.bounds, self._across(1) / scale)
        if len(whole) == 1:
            return whole
        return stage_sections(laid_out, self.journey, fit.bounds, self._across(2) / scale)

    def _across(self, count: int) -> float:
        """The room of a section in points, one of so many."""
        signs = 2 * self.gutter if count > 1 else 0.0
        return self.paper.right - self.sheet.left - signs

    def _measured(self, plan: _Plan, section: StageSection, rows: Sequence[Row]) -> MeasuredRows:
        begin, end = section.first, section.first + len(section.stages)
        ours = [Row(one.name, one.cells[begin:end], one.loose) for one in rows]
        return MeasuredRows(self.paper, self._columns(plan, section), ours)

    def _columns(self, plan: _Plan, section: StageSection) -> list[Column]:
        columns, left = [], 0.0
        for stage in self.sheet.stages[: section.first]:
            left += stage.width * plan.fit.spread
        for stage in section.stages:
            x = self._origin(plan, section) + left * plan.fit.scale
            columns.append(Column(stage, x, stage.width * plan.fit.scale))
            left += stage.width
        return columns

    def _origin(self, plan: _Plan, section: StageSection) -> float:
        """Where x = 0 of the journey stands on the section's page: as far left as signs beside it
        allow, on a single page in the middle."""
        if len(plan.sections) == 1:
            spare = self._across(1) - section.width * plan.fit.scale
            return self.sheet.left + spare / 2 - section.left * plan.fit.scale
        gutter = self.gutter if section.first else 0.0
        return self.sheet.left + gutter - section.left * plan.fit.scale

    # What stands on a page

    def _page(self, number: int) -> Draft:
        plan, sheet, unit = self.plan, self.sheet, self.paper.unit
        assert plan is not None
        section, fit = plan.sections[number], plan.fit
        columns = self._columns(plan, section)
        people = shown_personas(self.project, sheet.options)
        parts: list[Primitive] = [Anchor(x=0, y=0, name=self._anchor(number))]
        parts += map_head(
            self.project, self.journey, self.paper, sheet.at, people, anchor=number == 0
        )
        bands = sheet.map_top - sheet.header_height
        parts += stage_bands(self.project, self.paper, columns, bands, section.first)
        bottom = sheet.map_top + sheet.room
        parts += [separator(one.x, sheet.map_top + 4, bottom) for one in columns[1:]]
        map_height = self.room - plan.rows_height
        spare = max(map_height - fit.height, 0.0)
        place = (self._origin(plan, section), sheet.map_top - fit.top * fit.scale + spare * 0.3)
        crossings = self._crossings(number, place)
        parts += self._map(number, place)
        top = sheet.map_top + map_height
        parts += sheet.row_label(said("Journey"), sheet.map_top + 14 * unit, None)
        if self.curve:
            parts += self._emotion(section, place[0], top)
        if plan.rows:
            parts += plan.rows[number].placed(top + self.curve)
        parts.append(sheet.legend())
        edges = (
            place[0] + section.left * fit.scale,
            place[0] + section.right * fit.scale,
        )
        span = (sheet.map_top + 4, top - 4)

        labels = self._label_places(number, place)

        def late(page_of: PageOf) -> list[Primitive]:
            room = self.gutter - 2
            return onward_signs(self.paper, crossings, edges, room, span, page_of, labels)

        name = journey_name(self.journey)
        count = len(plan.sections)
        note = said("{number} of {count}", number=number + 1, count=count) if count > 1 else ""
        return Draft(name, tuple(parts), note=note, late=late if crossings else None)

    def _anchor(self, number: int) -> str:
        return f"stages-{self.journey.id}-{number}"

    def _map(self, number: int, place: tuple[float, float]) -> list[Primitive]:
        assert self.plan is not None
        fit, section, built = self.plan.fit, self.plan.sections[number], self.built
        window = (section.left, fit.bounds.y - 40, section.width, fit.bounds.height + 80)
        across = {
            one.id for one, _, _ in onward(self.project, self.journey, self.plan.sections, number)
        }
        lines: list[Primitive] = []
        labels: list[Primitive] = []
        for key, picture in built.connections.items():
            connection = self.project.connections[key]
            if key in across:
                lines.append(Placed(picture=picture, record=key, clip=window))
            elif connection.source in section.ends and connection.target in section.ends:
                lines.append(Placed(picture=picture, record=key))
            else:
                continue
            if key in built.labels and (key not in across or self._says_here(key, section)):
                labels.append(Placed(picture=built.labels[key], record=key))
        personas = {
            one.id: one.persona for one in self.project.referring(Presence, self.journey.id)
        }
        parts = (
            *lines,
            *(card for key, card in built.cards.items() if key in section.ends),
            *(chip for key, chip in built.chips.items() if personas.get(key) in section.ends),
            *(number for number in built.numbers if number.record in section.ends),
            *labels,
        )
        box = Rectangle(section.left, fit.bounds.y, section.width, fit.bounds.height)
        for part in parts:  # a way between two of its cards may swing out beside the columns
            box = box.united(bounds_of(part))
        picture = Picture(primitives=parts, bounds=(box.x, box.y, box.width, box.height))
        x, y = place
        options = replace(self.sheet.options, type_scale=fit.type_scale)
        marks = [
            mark
            for one in self.laid_out.referring(Touchpoint, self.journey.id)
            if one.id in section.ends
            for mark in card_marks(
                self.project,
                one,
                options,
                (x + one.x * fit.scale, y + one.y * fit.scale),
                fit.scale,
            )
        ]
        told = map_said(self.project, self.journey.id)
        return [Placed(picture=picture, x=x, y=y, scale=fit.scale, said=told), *marks]

    def _label_places(self, number: int, place: tuple[float, float]) -> list[Rectangle]:
        """Where on the page labels of ways stand."""
        assert self.plan is not None
        section, scale = self.plan.sections[number], self.plan.fit.scale
        found = []
        for key, label in self.built.labels.items():
            connection = self.project.connections[key]
            inside = connection.source in section.ends and connection.target in section.ends
            if inside or self._says_here(key, section):
                x, y, width, height = label.bounds
                at = (place[0] + x * scale, place[1] + y * scale)
                found.append(Rectangle(*at, width * scale, height * scale))
        return found

    def _says_here(self, key: str, section: StageSection) -> bool:
        """Whether the label of a connection that goes on stands whole on the page of its source."""
        if self.project.connections[key].source not in section.ends:
            return False
        x, _, width, _ = self.built.labels[key].bounds
        return section.left <= x and x + width <= section.right

    def _crossings(self, number: int, place: tuple[float, float]) -> list[Crossing]:
        assert self.plan is not None
        plan, section = self.plan, self.plan.sections[number]
        found = []
        for connection, other, leads_there in onward(
            self.project, self.journey, plan.sections, number
        ):
            way = self.built.routes.get(connection.id)
            if way is None:
                continue
            y, is_right = crossing_of(way.steps, section.left, section.right, leaves=leads_there)
            found.append(
                Crossing(
                    place[1] + y * plan.fit.scale,
                    is_right,
                    self._where(connection, leads_there),
                    leads_there,
                    self._anchor(other),
                    self._unsaid(connection, section) if leads_there else "",
                )
            )
        return found

    def _where(self, connection: Connection, leads_there: bool) -> str:
        """The stage of a connection's other end, or what it is called where it is in none."""
        end = connection.target if leads_there else connection.source
        touchpoint = self.project.touchpoints.get(end)
        if touchpoint is None:
            return self.project.personas[end].name
        stage = self.project.stages.get(touchpoint.stage or "")
        return (stage.name if stage else "") or touchpoint.name

    def _unsaid(self, connection: Connection, section: StageSection) -> str:
        has_label = connection.id in self.built.labels
        if not has_label or self._says_here(connection.id, section):
            return ""
        return label_text(connection)

    def _emotion(self, section: StageSection, x: float, top: float) -> list[Primitive]:
        assert self.plan is not None
        sheet, unit, scale = self.sheet, self.paper.unit, self.plan.fit.scale
        parts = sheet.row_label(said("Emotion"), top + 9 * unit, top)
        shift = self.paper.left
        frame = CurveFrame(
            width=self.paper.right - shift,
            height=self.curve,
            left=sheet.left - shift,
            margin=max(self.curve * 0.23, 18 * unit),
            text_size=self.paper.style(7).size,
        )
        here = self.laid_out.snapshot()
        elsewhere = [
            Change(one, None)
            for one in self.project.all(Experience).values()
            if one.touchpoint not in section.ends
        ]
        here.apply(elsewhere)
        curves = emotion_curves(
            here,
            self.journey.id,
            frame,
            sheet.options,
            lambda one: x + (one.x + one.width / 2) * scale - shift,
        )
        told = curve_said(self.project, self.journey.id, self.sheet.options)
        parts.append(Placed(picture=curves.picture, x=shift, y=top, said=told))
        return [*parts, *dot_links(self.project, curves.dots, shift, top, DOT * unit)]

    def _remarks(self) -> tuple[Remark, ...]:
        assert self.plan is not None
        fit, options = self.plan.fit, self.paper.options
        text = min(LABEL_STYLE.size * fit.type_scale * fit.scale, self.paper.smallest)
        smallest, needed = text * self.paper.enlarged, least_text(options.reading_distance)
        if smallest >= needed - 0.05:
            return ()
        tall = max(needed / smallest, WORTH_IT) * self.paper.height * self.paper.enlarged
        papers = [paper_for(replace(options, page_size=name)) for name in SIZES]
        papers.sort(key=lambda one: one.height * one.enlarged)
        larger = next((one.name for one in papers if one.height * one.enlarged >= tall), "")
        scale = fit.scale * self.paper.enlarged
        name = journey_name(self.journey)
        return (too_small_on_a_page(name, self.paper.name, scale, smallest, options, larger),)
