"""The maps and emotion curves of a document: the drawings that every other format has, with links
from each card and each dot to what is told of it."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feelings import signed
from journeymapper.domain.order import journey_order, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Journey,
    Persona,
    Presence,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.journey_map import whole_map
from journeymapper.drawing.options import MapOptions, on_path, persona_colours
from journeymapper.drawing.pages.legend import legend
from journeymapper.drawing.pages.paper import PAPERS
from journeymapper.drawing.primitives import Link, Picture, Placed
from journeymapper.drawing.theme import Theme
from journeymapper.exporters.html.linking import Links
from journeymapper.exporters.html.marks import (
    NOTHING,
    Html,
    fixed,
    link,
    place_of,
    quoted,
    text,
)
from journeymapper.exporters.pictures.words import words_of_map
from journeymapper.exporters.wording import runs_from_right
from journeymapper.pens.svg import Told, inline_svg
from journeymapper.words import noted, said

DOT_ROOM = 30.0
"""Journey units of a curve's width for each dot."""
DOT = 9.0
"""Half the side of what can be clicked of a dot."""

MOST_NAMED = 60
"""Dots that are named on their curve: among more there is no room, and it takes long to see so."""
SIGNS_WIDTH = 540.0
"""Journey units over which signs stand, before they are enlarged to the width of the page."""

CARDS_LEAD = noted("Every card leads to what is told of it.")
KEYS = noted(
    "Right and left arrow follow the connections, down and up the order of the journey; Enter "
    "opens a card; + and − zoom, 0 shows all; drag or turn the wheel to move."
)

Between = Callable[[], None]


class Maps:
    """Draws the maps of a document in one theme."""

    def __init__(
        self, project: Project, links: Links, theme: Theme, options: MapOptions, between: Between
    ) -> None:
        self.project, self.links, self.theme = project, links, theme
        self.options, self.between = options, between
        self.shown = [one for one in personas_in_order(project) if options.shows(one.id)]

    def figure(self, journey: Journey, number: int) -> Html:
        """The map that can be moved, its buttons and its signs."""
        picture = _in_journey_order(
            whole_map(self.project, journey.id, self.options),
            [one.id for one in journey_order(self.project, journey.id)],
        )
        title = said("Map of {journey}", journey=journey.title)
        drawn = inline_svg(
            picture,
            title,
            self.theme,
            f"m{number}",
            self._told(journey, number),
            background="paper",
            between=self.between,
        )
        stage = said("{map}: cards in the order of the journey", map=title)
        return Html(
            f'<figure class="map" aria-label="{quoted(title)}">'
            f'<a class="skip" href="#after-map-{number}">{fixed(said("Skip the map"))}</a>'
            f"{self._buttons(journey)}"
            f'<div class="stage" tabindex="0" role="group"{_left_to_right()} '
            f'aria-label="{quoted(stage)}">{drawn}</div>'
            f"{self._signs(journey, number)}"
            f'<figcaption id="after-map-{number}" tabindex="-1">{fixed(said(CARDS_LEAD))} '
            f'<span class="keys" hidden>{fixed(said(KEYS))}</span></figcaption></figure>\n'
        )

    def _buttons(self, journey: Journey) -> Html:
        colours = persona_colours(self.project)
        made = []
        for place, one in enumerate(self._walkers(journey)):
            fill = self.theme.colour(colours[one.id])
            made.append(
                f'<button type="button" aria-pressed="false" data-persona="{place}">'
                f'<svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5" '
                f'fill="{fill}"/></svg> {text(one.name) or fixed(said("Persona"))}</button>'
            )
        people = (
            f'<div role="group" aria-label="{fixed(said("Whose way is shown"))}">'
            f"{''.join(made)}</div>"
            if made
            else ""
        )
        return Html(
            f'<div class="tools" hidden>{people}'
            f'<div role="group" aria-label="{fixed(said("Zoom"))}">'
            f'<button type="button" data-zoom="out" aria-label="{fixed(said("Smaller"))}">−'
            f'</button><button type="button" data-zoom="in" '
            f'aria-label="{fixed(said("Larger"))}">+</button>'
            f'<button type="button" data-zoom="all">{fixed(said("Show all"))}</button></div></div>'
        )

    def _walkers(self, journey: Journey) -> list[Persona]:
        """Whose way can be shown: those who pass or live anything on this journey."""
        own = {one.id for one in self.shown}
        found = []
        for one in self.shown:
            if len(on_path(self.project, journey.id, (one.id,)) - own) > 0:
                found.append(one)
        return found

    def _told(self, journey: Journey, number: int) -> dict[str, Told]:
        project = self.project
        paths: dict[str, list[str]] = {}
        for place, persona in enumerate(self._walkers(journey)):
            for one in on_path(project, journey.id, (persona.id,)):
                paths.setdefault(one, []).append(str(place))
        onward, back = self._neighbours(journey)
        found = {}
        for record_id, told in words_of_map(project, journey).items():
            record = project.find(record_id)
            shown = record.persona if isinstance(record, Presence) else record_id
            path, kind, href = " ".join(paths.get(shown, ())), "sign", ""
            more: tuple[tuple[str, str], ...] = ()
            if isinstance(record, Touchpoint):
                kind, href = "card", f"#{place_of('step', record_id)}"
                more = (
                    ("data-next", " ".join(onward.get(record_id, ()))),
                    ("data-back", " ".join(back.get(record_id, ()))),
                )
            elif isinstance(record, Connection):
                kind = "way"
                if record.kind is ConnectionKind.LOOP and "loops" in self.links.parts:
                    href = f"#{place_of('loop', record_id)}"
            elif isinstance(record, Presence):
                kind = "chip"
                if "personas" in self.links.parts:
                    href = f"#{place_of('persona', record.persona)}"
            elif isinstance(record, Sticky):
                path = " ".join(paths.get(record.touchpoint or "", ())) or "all"
            else:
                path = "all"
            common = (("class", kind), ("data-path", path))
            found[record_id] = Told(
                title=told.name, description=told.more, href=href, attributes=(*common, *more)
            )
        return found

    def _neighbours(self, journey: Journey) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """What each card leads to and what leads there, as ids of the drawing."""
        onward: dict[str, list[str]] = {}
        back: dict[str, list[str]] = {}
        ways = sorted(
            self.project.referring(Connection, journey.id),
            key=lambda one: (one.kind is ConnectionKind.LOOP, one.id),
        )
        for one in ways:
            onward.setdefault(one.source, []).append(place_of("map", one.target))
            back.setdefault(one.target, []).append(place_of("map", one.source))
        return onward, back

    def _signs(self, journey: Journey, number: int) -> Html:
        paper = PAPERS["A4"]
        width = SIGNS_WIDTH
        parts, height = legend(
            self.project, journey.id, paper, paper.left, 0, width, self.options.on
        )
        if not parts:
            return NOTHING
        picture = Picture(primitives=tuple(parts), bounds=(paper.left, -2.0, width, height + 4.0))
        drawn = inline_svg(picture, said("Signs on the map"), self.theme, f"s{number}", {})
        return Html(f'<div class="signs" aria-hidden="true"{_left_to_right()}>{drawn}</div>')

    def curve(self, journey: Journey, number: int) -> Html:
        """What everybody feels along the journey; each dot leads to what is told of it."""
        project = self.project
        lived = {
            (one.persona, one.touchpoint): one
            for one in sorted(project.experiences.values(), key=lambda one: (-one.round, one.id))
            if one.emotion is not None
        }
        places = {
            place
            for persona, place in lived
            if self.options.shows(persona) and project.touchpoints[place].journey == journey.id
        }
        if not places:
            return NOTHING
        width = max(960.0, 90.0 + DOT_ROOM * len(places))
        frame = CurveFrame(width=width, height=220.0, left=80.0, right=20.0, margin=44.0)
        curves = emotion_curves(
            project, journey.id, frame, self.options, touchpoint_names=len(places) <= MOST_NAMED
        )
        marks, told = [], {}
        for dot in curves.dots:
            one = lived[dot.persona, dot.touchpoint]
            key = f"dot {one.id}"
            marks.append(
                Link(x=dot.x - DOT, y=dot.y - DOT, width=2 * DOT, height=2 * DOT, target=key)
            )
            told[key] = Told(
                title=self._dot_said(one),
                href=f"#{place_of('felt', one.id)}",
                attributes=(("class", "dot"),),
            )
        picture = Picture(
            primitives=(*curves.picture.primitives, *marks), bounds=curves.picture.bounds
        )
        title = said("Emotion along {journey}", journey=journey.title)
        drawn = inline_svg(
            picture, title, self.theme, f"c{number}", told, background="paper", between=self.between
        )
        ends = fixed(
            said("From {worst} (−2) to {best} (+2)."),
            worst=text(emotion_name(project, -2)),
            best=text(emotion_name(project, 2)),
        )
        return Html(
            f'<figure class="curve" aria-label="{quoted(title)}"><div class="wide" tabindex="0" '
            f'role="group"{_left_to_right()} aria-label="{quoted(title)}">{drawn}</div>'
            f"<figcaption>{ends} {self._people(journey)}</figcaption></figure>\n"
        )

    def _dot_said(self, one: Experience) -> str:
        assert one.emotion is not None
        persona, places = self.project.personas[one.persona], self.project.touchpoints
        felt = f"{signed(one.emotion)} {emotion_name(self.project, one.emotion)}"
        place = places[one.touchpoint].name
        return said(
            "{persona} at {touchpoint}: {feeling}",
            persona=persona.name,
            touchpoint=place,
            feeling=felt,
        )

    def _people(self, journey: Journey) -> Html:
        colours = persona_colours(self.project)
        made = []
        for one in self._walkers(journey):
            name = text(one.name) or fixed(said("Persona"))
            if "personas" in self.links.parts:
                name = link(place_of("persona", one.id), name)
            made.append(
                f'<span class="who"><svg width="12" height="12" aria-hidden="true"><circle cx="6" '
                f'cy="6" r="5" fill="{self.theme.colour(colours[one.id])}"/></svg> {name}</span>'
            )
        return Html(" ".join(made))


def _left_to_right() -> str:
    """Drawings go from left to right, also among words that do not."""
    return ' dir="ltr"' if runs_from_right() else ""


def _in_journey_order(picture: Picture, order: list[str]) -> Picture:
    """Cards one after another as the journey goes, which is how keys and readers come by; nothing
    else moves."""
    ranks = {one: n for n, one in enumerate(order)}
    places = [
        place
        for place, one in enumerate(picture.primitives)
        if isinstance(one, Placed) and one.record in ranks
    ]
    cards = [picture.primitives[place] for place in places]
    cards.sort(key=lambda one: ranks[one.record] if isinstance(one, Placed) else 0)
    primitives = list(picture.primitives)
    for place, one in zip(places, cards, strict=True):
        primitives[place] = one
    return Picture(primitives=tuple(primitives), bounds=picture.bounds)
