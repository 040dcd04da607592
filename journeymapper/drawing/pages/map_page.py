"""The map page: title, personas, stages, the map fitted to the sheet, emotion curve, notes by
stage, legend. Notes that do not fit under the map go on to pages of their own."""

from __future__ import annotations

from datetime import date
from math import ceil

from journeymapper.analysis.evidence import is_mostly_assumed
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, FeedbackNote, Journey, Touchpoint
from journeymapper.domain.vocabulary import Market
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.cards import dot_places
from journeymapper.drawing.chips import chip_look, label_width, persona_label
from journeymapper.drawing.connections import LABEL_STYLE, label_text
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.figures import day
from journeymapper.drawing.journey_map import (
    JourneyMap,
    build_map,
    connection_wishes,
    map_primitives,
)
from journeymapper.drawing.options import MapOptions, persona_colours, shown_personas
from journeymapper.drawing.pages.legend import legend
from journeymapper.drawing.pages.paper import SMALLEST, Draft, Paper, title
from journeymapper.drawing.pages.stage_rows import Column, Rows, stage_rows
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
from journeymapper.layout import route
from journeymapper.text import Style

LARGEST_TYPE = 1.5
LEAST_SCALE = SMALLEST / (LABEL_STYLE.size * LARGEST_TYPE)
"""Below this scale text would be too small: rather than that, notes move to pages of their own."""


def map_pages(
    project: Project, journey: Journey, paper: Paper, at: date, options: MapOptions | None = None
) -> list[Draft]:
    """The page of one journey, and where they do not fit on it, pages with its notes."""
    return _Builder(project, journey, paper, at, options or MapOptions()).pages()


class _Builder:
    def __init__(
        self, project: Project, journey: Journey, paper: Paper, at: date, options: MapOptions
    ) -> None:
        self.project = project
        self.journey = journey
        self.paper = paper
        self.at = at
        self.options = options
        self.left = paper.left + 56 * paper.unit
        self.width = paper.right - self.left
        self.header_height = 22 * paper.unit
        head = (64 if journey.scenario else 50) * paper.unit
        self.map_top = paper.margin + head + self.header_height
        self.emotion_height = 86 * paper.unit
        self._built_at: dict[float, JourneyMap] = {}

    def pages(self) -> list[Draft]:
        unit = self.paper.unit
        signs, legend_height = legend(
            self.project,
            self.journey.id,
            self.paper,
            self.paper.left,
            0,
            self.paper.right - self.paper.left,
        )
        legend_top = self.paper.bottom - legend_height
        room = legend_top - 6 * unit - self.map_top
        has_curve = any(
            one.emotion is not None
            and self.project.touchpoints[one.touchpoint].journey == self.journey.id
            for one in self.project.experiences.values()
        )
        below = self.emotion_height if has_curve else 0.0
        built, scale = self._fitted(room - below)
        columns = self._columns(built, scale)
        rows = self._rows(built, columns)
        with_rows = bool(rows.rows) and not rows.is_cut and rows.height < room - below
        if with_rows:
            smaller, less = self._fitted(room - below - rows.height)
            enough = min(self._scale(smaller, float("inf")), LEAST_SCALE)
            with_rows = less >= enough
            if with_rows and less != scale:
                built, scale = smaller, less
                columns = self._columns(built, scale)
                rows = self._rows(built, columns)
        map_height = room - below - (rows.height if with_rows else 0.0)
        parts = self._head(scale)
        parts += self._stages(columns)
        bottom = self.map_top + map_height + below + (rows.height if with_rows else 0.0)
        parts += [separator(one.x, self.map_top + 4, bottom) for one in columns[1:]]
        x, y = self._place(built, scale, map_height)
        parts += self._map(built, scale, x, y)
        top = self.map_top + map_height
        if built.bounds.x >= 0:
            parts += self._row_label("Journey", self.map_top + 14 * unit, None)
        if has_curve:
            parts += self._emotion(built, scale, x, top)
        if with_rows:
            parts += rows.placed(top + below)
        parts.append(Placed(picture=_at_origin(signs), y=legend_top))
        parts += self._scale_note(scale)
        pages = [Draft("Map" if len(self.project.journeys) == 1 else self._name(), tuple(parts))]
        if rows.rows and not with_rows:
            pages += rows.pages(self._name(), self.at)
        return pages

    def _rows(self, built: JourneyMap, columns: list[Column]) -> Rows:
        """Notes by stage, and the names that the map could not show whole."""
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
        return stage_rows(project, self.journey.id, self.paper, columns, cut)

    def _name(self) -> str:
        return self.journey.title or "Map"

    def _fitted(self, height: float) -> tuple[JourneyMap, float]:
        """The map and the scale at which it fits, its text enlarged where that keeps it legible.
        Larger labels make the map larger, so the second enlargement may be needed."""
        built = self._built(1.0)
        scale = self._scale(built, height)
        enlarged = 1.0
        for _ in range(2):
            wanted = (SMALLEST + 0.05) / (LABEL_STYLE.size * max(scale, 0.01))
            if wanted <= enlarged or enlarged == LARGEST_TYPE:
                break
            enlarged = min(ceil(wanted * 50) / 50, LARGEST_TYPE)
            built = self._built(enlarged)
            scale = self._scale(built, height)
        return built, scale

    def _built(self, type_scale: float) -> JourneyMap:
        """The map with its text enlarged so much; built once, however often it is tried."""
        if type_scale not in self._built_at:
            self._built_at[type_scale] = self._build(type_scale)
        return self._built_at[type_scale]

    def _build(self, type_scale: float) -> JourneyMap:
        options = MapOptions(
            personas=self.options.personas,
            active=self.options.active,
            type_scale=type_scale,
            stickies=False,
        )
        project, journey = self.project, self.journey.id
        wishes, obstacles = connection_wishes(project, journey, type_scale, False)
        return build_map(project, journey, options, route(wishes, obstacles))

    def _scale(self, built: JourneyMap, height: float) -> float:
        box = built.bounds
        tall = max(box.bottom, 1.0) + 14.0
        whole = (self.paper.right - self.paper.left) / box.width
        columns = self.width / max(box.right, 1.0)
        return max(min(whole, columns, max(height, 1.0) / tall, 1.0), 0.001)

    def _place(self, built: JourneyMap, scale: float, height: float) -> tuple[float, float]:
        """Where the map's origin lies on the page."""
        box = built.bounds
        spare = self.width - max(box.right, 1.0) * scale
        x = max(self.left + spare / 2, self.paper.left - box.x * scale)
        room = height - (box.bottom + 14.0) * scale
        return x, self.map_top + max(room * 0.3, 0.0)

    def _columns(self, built: JourneyMap, scale: float) -> list[Column]:
        x, _ = self._place(built, scale, 0.0)
        columns: list[Column] = []
        for stage in stages_in_order(self.project, self.journey.id):
            columns.append(Column(stage, x, stage.width * scale))
            x += stage.width * scale
        return columns

    def _head(self, scale: float) -> list[Primitive]:
        journey, unit = self.journey, self.paper.unit
        kind = "Assumption map" if is_mostly_assumed(self.project) else "Customer journey map"
        project_title = self.project.details.title
        words = [project_title] if project_title != self._name() else []
        words += [kind, f"{journey.state.label} state"]
        if journey.market is not Market.NONE:
            words.append(journey.market.label)
        words.append(f"version of {day(self.at)}")
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

    def _stages(self, columns: list[Column]) -> list[Primitive]:
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

    def _map(self, built: JourneyMap, scale: float, x: float, y: float) -> list[Primitive]:
        picture = Picture(
            primitives=map_primitives(built, self.options),
            bounds=(built.bounds.x, built.bounds.y, built.bounds.width, built.bounds.height),
        )
        parts: list[Primitive] = [Placed(picture=picture, x=x, y=y, scale=scale)]
        for one in self.project.referring(Touchpoint, self.journey.id):
            parts.append(Anchor(x=x + one.x * scale, y=y + one.y * scale, name=f"map-{one.id}"))
            parts += self._links(one, built, scale, x, y)
        return parts

    def _links(
        self, one: Touchpoint, built: JourneyMap, scale: float, x: float, y: float
    ) -> list[Primitive]:
        """From the card to the feedback pinned there, from its dots to their personas."""
        left, top = x + one.x * scale, y + one.y * scale
        look = card_look(self.project, one, self.options)
        colours = persona_colours(self.project)
        shown = [key for key, colour in colours.items() if colour in look.persona_colours]
        links: list[Primitive] = []
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
        pinned = self.project.referring(FeedbackNote, one.id)
        target = f"feedback-{one.id}" if pinned else (shown[0] if shown else "")
        if target:
            height = one.height * scale * 0.62
            links.append(Link(x=left, y=top, width=one.width * scale, height=height, target=target))
        return links

    def _row_label(self, text: str, middle: float, line_at: float | None) -> list[Primitive]:
        parts: list[Primitive] = []
        if line_at is not None:
            parts.append(rule(self.paper, line_at))
        width = self.left - self.paper.left - 4
        parts.append(one_line(text, self.paper.style(8, 600), self.paper.left, middle, width))
        return parts

    def _emotion(self, built: JourneyMap, scale: float, x: float, top: float) -> list[Primitive]:
        unit = self.paper.unit
        parts = self._row_label("Emotion", top + 9 * unit, top)
        frame = CurveFrame(
            width=self.paper.right - self.paper.left,
            height=self.emotion_height,
            left=self.left - self.paper.left,
            margin=24 * unit,
            text_size=self.paper.style(7).size,
        )
        shift = self.paper.left
        curves = emotion_curves(
            self.project,
            self.journey.id,
            frame,
            self.options,
            lambda one: x + (one.x + one.width / 2) * scale - shift,
        )
        parts.append(Placed(picture=curves.picture, x=shift, y=top))
        return parts

    def _scale_note(self, scale: float) -> list[Primitive]:
        smallest = LABEL_STYLE.size * LARGEST_TYPE * scale
        if smallest >= SMALLEST - 0.05:
            return []
        text = (
            f"Drawn at {scale * 100:.0f}% of its size, smallest text {smallest:.1f} pt: "
            "print it on a larger sheet to read it comfortably."
        )
        style = Style(self.paper.style(7).size, 500)
        width = self.paper.right - self.left
        middle = self.map_top - self.header_height - 7 * self.paper.unit
        return [one_line(text, style, self.left, middle, width, "coral_text", "right")]


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
