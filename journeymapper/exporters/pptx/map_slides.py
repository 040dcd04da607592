"""Map slides: cards, chips, notes and headers as shapes, ways as connectors glued to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order
from journeymapper.domain.records import Connection, Journey, Presence, Touchpoint
from journeymapper.domain.remark import Remark
from journeymapper.domain.vocabulary import state_said
from journeymapper.drawing.card_looks import card_look, value_badge
from journeymapper.drawing.connections import connection_label, connection_look, label_text
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.primitives import Box
from journeymapper.exporters.job import IsCancelled, stop_if
from journeymapper.exporters.pptx.deck import Deck, Sheet
from journeymapper.exporters.pptx.going_on import Leaving, Markers
from journeymapper.exporters.pptx.map_parts import (
    GAP_OF_STRIP,
    HEAD,
    STRIP,
    Part,
    cut,
    part_of,
)
from journeymapper.exporters.pptx.map_shapes import MapShapes
from journeymapper.layout import Rectangle
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.cards import card
from journeymapper.pens.pptx.connectors import End, Label, connect
from journeymapper.pens.pptx.pen import ShapePen
from journeymapper.pens.pptx.ways import LEAST_CURVE, pieces
from journeymapper.words import said

_EVERY = 25
"""So many cards are drawn between two looks at whether to go on."""


def map_slides(
    deck: Deck, journey: Journey, options: MapOptions, cancelled: IsCancelled
) -> list[Remark]:
    """The slides of one journey's map; remarks where text is smaller than can be read well."""
    project = deck.project
    probe = deck.sheet(journey.title or said("Map"), _facts(journey), anchor=journey.id)
    _, _, width, height = probe.area
    if width < 100 or height < 80:
        raise EditRefused(
            "The slides of this template are smaller than a map needs. Choose another template."
        )
    found = cut(project, journey.id, width, height, cancelled)
    stop_if(cancelled)
    wished = replace(options, type_scale=found.type_scale, stickies=found.with_stickies)
    drawing = _Drawing(deck, journey, found, wished)
    sheets = [probe]
    if len(found.parts) > 1:
        deck.retitle(probe, _title(journey, 1, len(found.parts)))
    for number in range(1, len(found.parts)):
        title = _title(journey, number + 1, len(found.parts))
        sheets.append(deck.sheet(title, _facts(journey)))
    for number, sheet in enumerate(sheets):
        drawing.draw(sheet, number, sheets, cancelled)
    return drawing.remarks(sheets[0].number)


def _title(journey: Journey, number: int, count: int) -> str:
    name = journey.title or said("Map")
    return said("{title} ({number} of {count})", title=name, number=number, count=count)


def _facts(journey: Journey) -> str:
    return " · ".join(filter(None, [state_said(journey.state), journey.scenario]))


class _Drawing(MapShapes):
    """One journey's cards and ways, slide by slide."""

    def draw(self, sheet: Sheet, number: int, sheets: list[Sheet], cancelled: IsCancelled) -> None:
        part = self.cut.parts[number]
        pen = self._pen(sheet, number, part)
        cards = [
            one
            for one in journey_order(self.project, self.journey.id)
            if part_of(self.cut, self.places[one.id]) == number
        ]
        chips = [
            one
            for one in self.project.referring(Presence, self.journey.id)
            if one.id in self.chips and part_of(self.cut, self.places[one.persona]) == number
        ]
        known = {
            one: End(pen.tree.number(), self.places[one])
            for one in (*(one.id for one in cards), *(one.persona for one in chips))
        }
        self.separators(sheet, pen, part)
        labels = self._labels(pen, known)
        markers = Markers(sheet, pen, number, self._strips(sheet, pen, part), self.deck.width)
        obstacles = {
            one: box
            for one, box in (*self.places.items(), *self.notes.items())
            if one in known or (one in self.notes and part_of(self.cut, box) == number)
        }
        for connection in self.project.referring(Connection, self.journey.id):
            stop_if(cancelled)
            self._way(pen, connection, known, labels, markers, obstacles)
        for made in markers.made:
            sheet.tree.add(made)
        self.stickies(pen, number)
        for one, made_label in labels.items():
            self.label(pen, one, made_label)
        for place, touchpoint in enumerate(cards):
            if place % _EVERY == 0:
                stop_if(cancelled)
            self._card(sheet, pen, touchpoint, known[touchpoint.id])
        for presence in chips:
            self.chip(sheet, pen, presence, known[presence.persona])
        self.headers(sheet, pen, number)
        markers.link(sheets)
        self.tell(sheet, cards)

    def _pen(self, sheet: Sheet, number: int, part: Part) -> ShapePen:
        """The pen of a slide, its origin where the journey's own would lie."""
        left, top, width, height = sheet.area
        scale = self.cut.scale
        before = STRIP if number > 0 else 0.0
        after = STRIP if number < len(self.cut.parts) - 1 else 0.0
        spare = max(width - before - after - (part.high - part.low) * scale, 0.0)
        x = left + before + spare / 2 - part.low * scale
        tall = (self.cut.bottom - self.cut.top) * scale
        y = top + HEAD + max(height - HEAD - tall, 0.0) * 0.3 - self.cut.top * scale
        return self.deck.pen(sheet, scale, x, y)

    def _strips(self, sheet: Sheet, pen: ShapePen, part: Part) -> tuple[float, float]:
        """Where ways go on at the left and at the right, in points: beside what is drawn."""
        left, _, width, _ = sheet.area
        low, _ = pen.point(part.low, 0)
        high, _ = pen.point(part.high, 0)
        return max(low - STRIP, left), min(high + GAP_OF_STRIP, left + width - STRIP + GAP_OF_STRIP)

    def _labels(self, pen: ShapePen, known: Mapping[str, End]) -> dict[str, Label]:
        """The pills of the ways that run on this slide alone."""
        found: dict[str, Label] = {}
        for one, way in self.cut.routes.items():
            connection = self.project.connections[one]
            if connection.source in known and connection.target in known and way.label:
                look = connection_look(self.project, connection, way, self.cut.type_scale)
                made = connection_label(look, way)
                if made is None:
                    continue
                paper = next(part for part in made.primitives if isinstance(part, Box))
                place = Rectangle(paper.x, paper.y, paper.width, paper.height)
                found[one] = Label(pen.tree.number(), place)
        return found

    def _way(
        self,
        pen: ShapePen,
        connection: Connection,
        known: Mapping[str, End],
        labels: Mapping[str, Label],
        markers: Markers,
        obstacles: Mapping[str, Rectangle],
    ) -> None:
        way = self.cut.routes.get(connection.id)
        source, target = known.get(connection.source), known.get(connection.target)
        if way is None or (source is None and target is None):
            return
        look = connection_look(self.project, connection, way, self.cut.type_scale)
        ends_of = (connection.source, connection.target)
        around = [box.inflated(-3.0) if one in ends_of else box for one, box in obstacles.items()]
        opacity = self.options.opacity(connection.id)
        name = label_text(connection) or connection.kind.label
        told = said(
            "{start} to {end}",
            start=self.name(connection.source),
            end=self.name(connection.target),
        )
        if source is None or target is None:
            there = connection.target if target is None else connection.source
            leaving = Leaving(
                look=look,
                way=way,
                end=source or target,  # type: ignore[arg-type]
                goes_out=target is None,
                part=part_of(self.cut, self.places[there]),
                name=self.name(there),
                place=self.place(there),
                label=label_text(connection),
                told=f"{name}: {told}",
                opacity=opacity,
            )
            markers.add(leaving, around)
            return
        made = connect(
            pen,
            look,
            pieces(_inset(look, way.steps, way.arrow), around, LEAST_CURVE / pen.scale),
            source,
            target,
            label=labels.get(connection.id),
            name=name,
            told=f"{name}: {told}",
            opacity=opacity,
        )
        for one in made:
            pen.tree.add(one)

    def _card(self, sheet: Sheet, pen: ShapePen, one: Touchpoint, end: End) -> None:
        look = card_look(self.project, one, self.options, self.colours)
        told = ". ".join(filter(None, [f"{one.kind.label}: {one.name}", one.description]))
        made = card(
            pen.moved(one.x, one.y),
            look,
            end.number,
            sites=end.sites,
            told=told,
            opacity=self.options.opacity(one.id),
            more=self.number(pen.moved(one.x, one.y), one.id),
        )
        if made.is_cut:
            self.cut_names.append(one.name)
        group = sheet.tree.add(made.markup)
        present = [
            persona for persona, colour in self.colours.items() if colour in look.persona_colours
        ]
        by_number = {
            int(named.get("id")): named.getparent().getparent() for named in group.iter("{*}cNvPr")
        }
        for number, persona in zip(made.dots, present, strict=False):
            name = self.project.personas[persona].name
            by_number[number].find("{*}nvSpPr/{*}cNvPr").set("name", markup.clean(name))
            self.deck.link(sheet, by_number[number], f"persona-{persona}", name)
        of_feedback = {*look.badges} - {*value_badge(self.project, one)}
        for text, number in made.badges.items():
            if text in {badge for badge, _ in of_feedback}:
                told = said("What customers said")
                self.deck.link(sheet, by_number[number], f"feedback-{one.id}", told)
        self.deck.anchors.setdefault(f"map-{one.id}", sheet)


def _inset(look: object, steps: tuple, arrow: tuple) -> tuple:  # type: ignore[type-arg]
    """The route from drawn edge to drawn edge."""
    source = getattr(look, "source_inset", 0.0)
    target = getattr(look, "target_inset", 0.0)
    if source < 0.05 and target < 0.05:
        return steps
    made = list(steps)
    x, y, dx, dy = arrow
    if target >= 0.05:
        made[-1] = (*made[-1][:-2], x + dx * target, y + dy * target)
    if source >= 0.05:
        _, x, y = made[0]
        ux, uy = float(made[1][1]) - x, float(made[1][2]) - y
        length = (ux * ux + uy * uy) ** 0.5
        if length:
            made[0] = ("M", x - ux / length * source, y - uy / length * source)
    return tuple(made)
