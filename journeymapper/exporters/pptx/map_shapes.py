"""What stands on a map beside its cards and ways: chips, notes, names of ways, headers."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Presence, Touchpoint
from journeymapper.domain.remark import Remark
from journeymapper.drawing.card_numbers import number_sign
from journeymapper.drawing.connections import connection_label, connection_look, label_text
from journeymapper.drawing.journey_map import chip, ends
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.primitives import Box, Placed, TextLine
from journeymapper.drawing.stages import header_look
from journeymapper.drawing.stickies import sticky_look, sticky_picture, sticky_places
from journeymapper.exporters.pptx.deck import Deck, Sheet
from journeymapper.exporters.pptx.map_parts import HEAD, Cut, Part, part_of
from journeymapper.layout import Rectangle
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.connectors import End, Label
from journeymapper.pens.pptx.markup import Paragraph, Words
from journeymapper.pens.pptx.pen import ShapePen
from journeymapper.words import said


class MapShapes:
    """One journey on slides; what is cut short is remembered in ``cut_names``."""

    def __init__(
        self,
        deck: Deck,
        journey: Journey,
        found: Cut,
        options: MapOptions,
    ) -> None:
        self.deck, self.journey, self.cut = deck, journey, found
        self.project: Project = found.project
        self.options = options
        self.numbers = dict(options.numbers)
        self.places = ends(self.project, journey.id)
        self.notes = (
            sticky_places(self.project, journey.id, found.type_scale) if found.with_stickies else {}
        )
        self.colours = persona_colours(self.project)
        self.chips = {
            one.id: chip(self.project, one, options, self.colours)
            for one in self.project.referring(Presence, journey.id)
            if options.shows(one.persona)
        }
        self.cut_names: list[str] = []

    def separators(self, sheet: Sheet, pen: ShapePen, part: Part) -> None:
        _, top, _, height = sheet.area
        edge = 0.0
        for stage in stages_in_order(self.project, self.journey.id)[:-1]:
            edge += stage.width
            if not part.low < edge < part.high:
                continue
            x, _ = pen.point(edge, 0)
            sheet.tree.add(
                markup.shape(
                    sheet.tree.number(),
                    said("end of {stage}", stage=stage.name),
                    (x, top + HEAD, 0.0, height - HEAD),
                    markup.preset("line"),
                    outline=markup.line(pen.colour("muted_line"), 0.75, dash="sysDot"),
                )
            )

    def stickies(self, pen: ShapePen, number: int) -> None:
        for one, place in self.notes.items():
            if part_of(self.cut, place) != number:
                continue
            sticky = self.project.stickies[one]
            look = sticky_look(self.project, sticky, place.width, self.cut.type_scale)
            placed = Placed(
                picture=sticky_picture(look),
                x=place.x,
                y=place.y,
                opacity=self.options.opacity(one),
            )
            paper, *lines = placed.picture.primitives
            assert isinstance(paper, Box)
            inner = pen.moved(placed.x, placed.y)
            first = next(line for line in lines if isinstance(line, TextLine))
            words = inner.words(sticky.text, first, placed.opacity)
            paragraphs = [Paragraph(words=(words,))]
            paragraphs += [
                Paragraph(words=(inner.words(line.line.text, line, placed.opacity),))
                for line in lines
                if isinstance(line, TextLine) and line.fill == "accent"
            ]
            body = markup.text_body(paragraphs, inner.manner, insets=(9.0 * inner.scale,) * 4)
            pen.tree.add(
                inner.paper(
                    paper,
                    placed.opacity,
                    name=sticky.text[:60],
                    body=body,
                    told=f"{sticky.kind.label}: {sticky.text}",
                )
            )

    def chip(self, sheet: Sheet, pen: ShapePen, presence: Presence, end: End) -> None:
        placed: Placed = self.chips[presence.id]
        persona = self.project.personas[presence.persona]
        inner = pen.moved(placed.x, placed.y)
        paper, *rest = placed.picture.primitives
        assert isinstance(paper, Box)
        lines = [one for one in rest if isinstance(one, TextLine)][-2:]
        marks = [one for one in rest if one not in lines]
        body = markup.text_body(
            [Paragraph(words=(inner.words(one.line.text, one, placed.opacity),)) for one in lines],
            inner.manner,
            insets=(min((one.x for one in lines), default=0.0) * inner.scale, 0.0, 4.0, 0.0),
            anchor="ctr",
        )
        box = inner.box(0, 0, paper.width, paper.height)
        geometry = markup.rounded(paper.width, paper.height, paper.radius)
        if end.sites:
            middle = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
            sites = [(x * paper.width, y * paper.height) for x, y in middle] + end.sites
            from_card = [inner.point(*one) for one in sites]
            geometry = markup.drawn(inner.steps_of_box(paper), box, from_card)
        told = said("Persona: {persona}, {role}", persona=persona.name, role=persona.role.label)
        made = [
            markup.shape(
                end.number,
                persona.name or said("persona"),
                box,
                geometry,
                paint=markup.solid(inner.colour(paper.fill), placed.opacity),
                outline=inner.outline(paper, placed.opacity),
                effects=markup.SHADOW,
                body=body,
                told=told,
            ),
            *inner.shapes(marks, placed.opacity),
        ]
        group = sheet.tree.add(
            markup.group(sheet.tree.number(), persona.name or said("persona"), told, box, made)
        )
        self.deck.link(sheet, group, f"persona-{persona.id}", persona.name)

    def label(self, pen: ShapePen, one: str, label: Label) -> None:
        connection, way = self.project.connections[one], self.cut.routes[one]
        look = connection_look(self.project, connection, way, self.cut.type_scale)
        made = connection_label(look, way)
        assert made is not None
        opacity = self.options.opacity(one)
        paper = next(part for part in made.primitives if isinstance(part, Box))
        line = next(part for part in made.primitives if isinstance(part, TextLine))
        whole = label_text(connection)
        # Not bold: another font may be wider than ours.
        words = replace(pen.words(line.line.text, line, opacity), bold=False)
        body = markup.text_body(
            [Paragraph(words=(words,), align="ctr")],
            pen.manner,
            anchor="ctr",
            wrap=False,
            fits=False,
        )
        if line.line.text != whole:
            self.cut_names.append(whole)
        pen.tree.add(
            markup.shape(
                label.number,
                whole,
                pen.box(paper.x, paper.y, paper.width, paper.height),
                markup.rounded(paper.width, paper.height, paper.radius),
                paint=markup.solid(pen.colour(paper.fill), opacity),
                outline=pen.outline(paper, opacity),
                body=body,
                told=said("Name of the way: {name}", name=whole),
            )
        )

    def headers(self, sheet: Sheet, pen: ShapePen, number: int) -> None:
        _, top, _, _ = sheet.area
        left = 0.0
        for place, stage in enumerate(stages_in_order(self.project, self.journey.id)):
            middle = Rectangle(left, 0.0, stage.width, 1.0)
            start, _ = pen.point(left, 0)
            width = stage.width * pen.scale
            left += stage.width
            if part_of(self.cut, middle) != number:
                continue
            look = header_look(self.project, stage, place)
            ink = f"on:{look.colour}" if look.colour.startswith("tint:") else "ink"
            quiet = ink if ink != "ink" else ("coral_text" if look.is_off else "muted")
            words = [Words(text=look.name, size=11.0, bold=True, colour=pen.theme.colour(ink))]
            if look.measure:
                measure = Words(text=f"   {look.measure}", size=9.5, colour=pen.theme.colour(quiet))
                words.append(measure)
            body = markup.text_body(
                [Paragraph(words=tuple(words))],
                pen.manner,
                insets=(8.0, 0.0, 4.0, 0.0),
                anchor="ctr",
            )
            told = ". ".join(filter(None, [said("Stage: {stage}", stage=stage.name), stage.goal]))
            box = (start + 1.5, top, width - 3.0, HEAD - 4.0)
            sheet.tree.add(
                markup.shape(
                    sheet.tree.number(),
                    stage.name or said("stage"),
                    box,
                    markup.rounded(box[2], box[3], 5.0),
                    paint=markup.solid(pen.colour(look.colour)),
                    body=body,
                    told=told,
                )
            )

    def name(self, end: str) -> str:
        record = self.project.find(end)
        return getattr(record, "name", "") or said("a touchpoint")

    def place(self, end: str) -> str:
        """The stage in which a way ends; what stands there where it is in none."""
        card = self.project.touchpoints.get(end)
        stage = self.project.stages.get(card.stage or "") if card is not None else None
        return stage.name if stage is not None and stage.name else self.name(end)

    def tell(self, sheet: Sheet, cards: list[Touchpoint]) -> None:
        """The notes for the speaker: what cards and ways are about."""
        sheet.notes += [
            f"{one.name}: {one.description}" if one.description else one.name for one in cards
        ]
        here = {one.id for one in cards}
        ways = [
            f"{self.name(one.source)} → {self.name(one.target)}: {label_text(one)}"
            for one in self.project.referring(Connection, self.journey.id)
            if one.source in here and label_text(one)
        ]
        if ways:
            sheet.notes += ["", said("Ways:"), *ways]

    def number(self, pen: ShapePen, card: str) -> list[str]:
        """The number of a card in a round of review, where it has one."""
        if card not in self.numbers:
            return []
        touchpoint = self.project.touchpoints[card]
        placed = number_sign(touchpoint, self.numbers[card], self.cut.type_scale)
        # The pen stands at the card's own corner.
        inner = pen.moved(placed.x - touchpoint.x, placed.y - touchpoint.y)
        paper, line = placed.picture.primitives
        assert isinstance(paper, Box)
        assert isinstance(line, TextLine)
        return [inner.pill(paper, line)]

    def remarks(self, page: int) -> list[Remark]:
        found: list[Remark] = []
        title = self.journey.title or "Map"
        if self.cut.smallest < 8.95:
            found.append(
                Remark(
                    f"The map “{title}” is so high that its smallest text has "
                    f"{self.cut.smallest:.1f} points on the slide. Use a template with larger "
                    "slides, or give the map as a PDF too.",
                    page=page,
                )
            )
        if self.cut_names:
            count = len(self.cut_names)
            what = "1 name is" if count == 1 else f"{count} names are"
            found.append(
                Remark(
                    f"On the map “{title}” {what} cut short, among them "
                    f"“{self.cut_names[0][:60]}”; the speaker notes hold them whole.",
                    page=page,
                )
            )
        return found
