"""A map on as many pages as its stages need: it breaks between stages, and within one that is
larger than a page between its cards; bands come again on every page, and what goes on elsewhere
says where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Connection, Experience, Touchpoint
from journeymapper.domain.remark import Remark
from journeymapper.drawing.connections import LABEL_STYLE, label_text
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.cutting import bounds_of
from journeymapper.drawing.journey_map import card
from journeymapper.drawing.options import shown_personas
from journeymapper.drawing.pages.advice import least_text, too_small_on_a_page
from journeymapper.drawing.pages.leads import DOT, dot_links
from journeymapper.drawing.pages.map_head import journey_name, map_head, stage_bands
from journeymapper.drawing.pages.map_links import card_marks
from journeymapper.drawing.pages.map_sheet import MapSheet, says
from journeymapper.drawing.pages.onward_signs import Onward, Sign, drawn, signs_of
from journeymapper.drawing.pages.paper import Draft, PageOf
from journeymapper.drawing.pages.spoken import curve_said, map_said
from journeymapper.drawing.pages.stage_curves import curve_pages
from journeymapper.drawing.pages.stage_notes import note_pages
from journeymapper.drawing.pages.stage_plan import StagePlanner, paper_by_stages
from journeymapper.drawing.pages.stage_rows import names_row
from journeymapper.drawing.pages.stage_ways import PagePart, moved, page_of_each, part_of
from journeymapper.drawing.primitives import Anchor, Picture, Placed, Primitive
from journeymapper.drawing.stages import separator
from journeymapper.layout import Rectangle
from journeymapper.words import said

SIGN_GAP = 16.0
"""Between columns and signs, for the arrows to be seen."""
_TRIES = 4


def stage_pages(sheets: Sequence[MapSheet]) -> list[Draft]:
    """The pages of every journey, each journey with pages for the notes that found no room."""
    pages: list[Draft] = []
    for sheet in sheets:
        own = paper_by_stages(sheet.paper, sheet)
        made = _Stages(own).pages()
        if own is not sheet:
            made = [replace(one, paper=one.paper or own.paper) for one in made]
        pages += made
    return pages


@frozen
class _Made:
    """A page's part of the map, where it stands, and the signs beside it."""

    part: PagePart
    place: tuple[float, float]
    signs: tuple[Sign, ...]


class _Stages:
    def __init__(self, sheet: MapSheet) -> None:
        self.sheet = sheet
        self.paper = sheet.paper
        self.project, self.journey = sheet.project, sheet.journey
        self.planner = StagePlanner(sheet)
        extra = 0.0
        for _ in range(_TRIES):
            self.plan = self.planner.plan(extra)
            self.made = self._made()
            over = max(self._overflow(one) for one in self.made)
            if over <= 0.5:
                break
            extra += over
        else:
            self._shrink(over)

    def _shrink(self, over: float) -> None:
        """The map smaller, where ways need more room over and under the cards than there is."""
        scale = self.plan.height / (self.plan.height / self.plan.scale + over)
        least = min(self.planner.least_scale, self.plan.scale)
        self.plan = replace(self.plan, scale=max(scale, least))
        self.made = self._made()

    def pages(self) -> list[Draft]:
        sheet, plan = self.sheet, self.plan
        pages = [self._page(number) for number in range(len(plan.pages))]
        pages[0] = replace(pages[0], remarks=self._remarks())
        wanted = plan.furniture
        if not (wanted.curve and wanted.legend):
            pages += curve_pages(sheet, curve=not wanted.curve, legend=not wanted.legend)
        told = [*([] if plan.rows else sheet.whole_rows), *names_row(sheet.stages, self._cut())]
        if told:
            pages += note_pages(self.project, self.journey, self.paper, told, sheet.at)
        return pages

    # What stands where

    def _made(self) -> list[_Made]:
        plan = self.plan
        self.options = replace(self.sheet.options, type_scale=plan.type_scale, stickies=False)
        self.moved = moved(self.project, self.journey, plan)
        self.page_of = page_of_each(self.project, plan)
        return [self._part(number) for number in range(len(plan.pages))]

    def _part(self, number: int) -> _Made:
        plan, sheet = self.plan, self.sheet
        spare = max(plan.height - plan.height_needed * plan.scale, 0.0)
        place = (plan.origin, sheet.map_top + spare * 0.3)
        top, bottom = sheet.map_top + 4, sheet.map_top + plan.height - 4
        width = plan.gutter - SIGN_GAP
        right = place[0] + plan.width(number) * plan.scale + plan.gutter
        right = min(right, self.paper.right)
        signs = signs_of(
            self.paper, self._onward(number, place), plan.left, right, width, top, bottom
        )
        scale = plan.scale

        def of_map(box: Rectangle) -> Rectangle:
            x, y = (box.x - place[0]) / scale, (box.y - place[1]) / scale
            return Rectangle(x, y, box.width / scale, box.height / scale)

        ends = {
            one.connection: (f"sign:{count}", of_map(sign.place))
            for count, sign in enumerate(signs)
            for one in sign.told
        }
        edge = self.paper.right - plan.left
        area = of_map(Rectangle(plan.left, top, edge, bottom - top))
        keys = [key for strip in plan.pages[number] for key in strip.keys]
        part = part_of(self.moved, self.journey, keys, ends, area, self.options)
        return _Made(part, place, tuple(signs))

    def _overflow(self, made: _Made) -> float:
        """How much more height the map needs, in journey units, than there is."""
        plan, bounds = self.plan, made.part.bounds
        top = made.place[1] + bounds.y * plan.scale
        bottom = made.place[1] + bounds.bottom * plan.scale
        over = max(self.sheet.map_top + 1 - top, 0.0)
        over += max(bottom - (self.sheet.map_top + plan.height - 1), 0.0)
        return over / plan.scale

    def _onward(self, number: int, place: tuple[float, float]) -> list[Onward]:
        found: list[Onward] = []
        for one in self.project.referring(Connection, self.journey.id):
            source, target = self.page_of.get(one.source), self.page_of.get(one.target)
            if source is None or target is None or source == target:
                continue
            if number not in (source, target):
                continue
            leads_there = source == number
            here, there = (one.source, one.target) if leads_there else (one.target, one.source)
            other = target if leads_there else source
            found.append(
                Onward(
                    one.id,
                    place[1] + self._middle(here) * self.plan.scale,
                    other > number,
                    self._where(there),
                    leads_there,
                    other,
                    label_text(one) if leads_there else "",
                )
            )
        return found

    def _middle(self, end: str) -> float:
        """At which height an end of connections stands on its page, in journey units."""
        touchpoint = self.moved.touchpoints.get(end)
        if touchpoint is not None:
            return touchpoint.y + touchpoint.height / 2
        here = (
            one.y
            for one in self.moved.presences.values()
            if one.persona == end and one.journey == self.journey.id
        )
        return next(here, 0.0)

    def _where(self, end: str) -> str:
        """The stage of a connection's other end, or what it is called where it is in none."""
        touchpoint = self.project.touchpoints.get(end)
        if touchpoint is None:
            return self.project.personas[end].name
        stage = self.project.stages.get(touchpoint.stage or "")
        return (stage.name if stage else "") or touchpoint.name

    # What is drawn on a page

    def _page(self, number: int) -> Draft:
        plan, sheet, unit = self.plan, self.sheet, self.paper.unit
        made = self.made[number]
        columns = self.planner.columns(plan, number)
        people = shown_personas(self.project, sheet.options)
        parts: list[Primitive] = [Anchor(x=0, y=0, name=self._anchor(number))]
        parts += map_head(
            self.project, self.journey, self.paper, sheet.at, people, anchor=number == 0
        )
        strips = plan.pages[number]
        begun = {one.place for one in strips if one.part == 0}
        places = list(dict.fromkeys(one.place for one in strips))
        for place, column in zip(places, columns, strict=False):
            shown = column
            if place not in begun:
                name = said("{name}, continued", name=column.stage.name)
                shown = replace(column, stage=replace(column.stage, name=name))
            bands = sheet.map_top - sheet.header_height
            parts += stage_bands(self.project, self.paper, [shown], bands, place)
        bottom = sheet.map_top + sheet.room
        parts += [separator(one.x, sheet.map_top + 4, bottom) for one in columns[1:]]
        parts += self._map(number)
        top = sheet.map_top + plan.height
        if plan.furniture.labels:
            parts += sheet.row_label(said("Journey"), sheet.map_top + 14 * unit, None)
        if plan.furniture.curve and sheet.has_curve:
            height = sheet.emotion_height(True)
            parts += self._emotion(number, top, height)
            top += height
        if plan.rows:
            parts += plan.rows[number].placed(top)
        if plan.furniture.legend:
            parts.append(sheet.legend())

        def late(page_of: PageOf) -> list[Primitive]:
            return [
                part
                for sign in made.signs
                for part in drawn(
                    sign, self.paper, lambda page: page_of(self._anchor(page)), self._anchor
                )
            ]

        count = len(plan.pages)
        note = said("{number} of {count}", number=number + 1, count=count) if count > 1 else ""
        name = journey_name(self.journey)
        return Draft(name, tuple(parts), note=note, late=late if made.signs else None)

    def _anchor(self, number: int) -> str:
        return f"stages-{self.journey.id}-{number}"

    def _map(self, number: int) -> list[Primitive]:
        made, scale = self.made[number], self.plan.scale
        box = made.part.bounds
        for part in made.part.primitives:
            box = box.united(bounds_of(part))
        picture = Picture(
            primitives=made.part.primitives, bounds=(box.x, box.y, box.width, box.height)
        )
        x, y = made.place
        marks = [
            mark
            for strip in self.plan.pages[number]
            for key in strip.keys
            if (one := self.moved.touchpoints.get(key))
            for mark in card_marks(
                self.project, one, self.options, (x + one.x * scale, y + one.y * scale), scale
            )
        ]
        told = map_said(self.project, self.journey.id)
        return [Placed(picture=picture, x=x, y=y, scale=scale, said=told), *marks]

    def _emotion(self, number: int, top: float, height: float) -> list[Primitive]:
        sheet, unit, scale = self.sheet, self.paper.unit, self.plan.scale
        parts = sheet.row_label(said("Emotion"), top + 9 * unit, top)
        shift, x = self.paper.left, self.made[number].place[0]
        frame = CurveFrame(
            width=self.paper.right - shift,
            height=height,
            left=sheet.left - shift,
            margin=max(height * 0.23, 17.5 * unit),
            text_size=self.paper.smallest / 0.95,  # names of levels take 0.95 of it,
        )
        here = self.moved.snapshot()
        elsewhere = [
            Change(one, None)
            for one in self.project.all(Experience).values()
            if self.page_of.get(one.touchpoint) != number
        ]
        here.apply(elsewhere)
        curves = emotion_curves(
            here,
            self.journey.id,
            frame,
            sheet.options,
            lambda one: x + (one.x + one.width / 2) * scale - shift,
        )
        told = curve_said(self.project, self.journey.id, sheet.options)
        parts.append(Placed(picture=curves.picture, x=shift, y=top, said=told))
        return [*parts, *dot_links(self.project, curves.dots, shift, top, DOT * unit)]

    def _cut(self) -> dict[str | None, list[str]]:
        """The names that cards do not show whole, by stage."""
        cut: dict[str | None, list[str]] = {}
        for one in self.project.referring(Touchpoint, self.journey.id):
            if not says(card(self.project, one, self.options).picture, one.name):
                cut.setdefault(one.stage, []).append(one.name)
        return cut

    def _remarks(self) -> tuple[Remark, ...]:
        plan, options = self.plan, self.paper.options
        text = min(LABEL_STYLE.size * plan.type_scale * plan.scale, self.paper.smallest)
        smallest = text * self.paper.enlarged
        if smallest >= least_text(options.reading_distance) - 0.05:
            return ()
        scale = plan.scale * self.paper.enlarged
        name = journey_name(self.journey)
        return (too_small_on_a_page(name, self.paper.name, scale, smallest, options),)
