"""What of a journey is shown, and whose colour is whose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Passage,
    Persona,
    Stage,
    Touchpoint,
)

FAINT = 0.24
"""Opacity of what does not belong to what is looked at."""
PERSONA_COLOURS = 6
STAGE_COLOURS = 6


@frozen(kw_only=True)
class MapOptions:
    """``personas`` are those switched on (None: all), ``active`` the one whose emotion the cards
    show (None: the mean of those switched on), ``bright`` what is not dimmed (None: nothing is).
    ``type_scale`` enlarges text inside cards, for pages on which cards will be small."""

    personas: frozenset[str] | None = None
    active: str | None = None
    bright: frozenset[str] | None = None
    type_scale: float = 1.0
    stickies: bool = True
    """Whether the stickies of stages stand under their columns."""
    numbers: tuple[tuple[str, int], ...] = ()
    """The numbers that cards show, by touchpoint, for a round of review."""
    on: date | None = None
    """The day whose running seasons tint the touchpoints that they change; None tints nothing."""

    def shows(self, persona_id: str) -> bool:
        return self.personas is None or persona_id in self.personas

    def opacity(self, record_id: str) -> float:
        return 1.0 if self.bright is None or record_id in self.bright else FAINT


def persona_colour(persona: Persona, place: int) -> str:
    """The persona's own colour, or the theme's for its place in order (from 0)."""
    return persona.colour or f"persona_{place % PERSONA_COLOURS + 1}"


def persona_colours(project: Project) -> dict[str, str]:
    """Every persona's colour, in the order of the personas."""
    return {
        persona.id: persona_colour(persona, place)
        for place, persona in enumerate(personas_in_order(project))
    }


def stage_colour(stage: Stage, place: int) -> str:
    """The stage's own colour, as a ground for text, or the theme's for its place."""
    return f"tint:{stage.colour}" if stage.colour else f"stage_{place % STAGE_COLOURS + 1}"


def shown_personas(project: Project, options: MapOptions) -> list[Persona]:
    return [one for one in personas_in_order(project) if options.shows(one.id)]


def on_path(project: Project, journey_id: str, personas: Iterable[str]) -> frozenset[str]:
    """Touchpoints, connections and personas on the paths of these personas: what stays bright
    when only they are switched on."""
    wanted = set(personas)
    bright: set[str] = set(wanted)
    for connection in project.referring(Connection, journey_id):
        walkers = {one.persona for one in project.referring(Passage, connection.id)}
        if walkers & wanted or {connection.source, connection.target} & wanted:
            bright.update((connection.id, connection.source, connection.target))
    for touchpoint in project.referring(Touchpoint, journey_id):
        if touchpoint.id not in bright and lives_there(project, touchpoint.id) & wanted:
            bright.add(touchpoint.id)
    return frozenset(bright)


def lives_there(project: Project, touchpoint_id: str) -> set[str]:
    """Personas with an experience at this touchpoint."""
    return {one.persona for one in project.referring(Experience, touchpoint_id)}
