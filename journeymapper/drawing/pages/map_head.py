"""The head of a map page: title, scenario, the personas shown, and the bands of the stages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.evidence import is_mostly_assumed
from journeymapper.analysis.written import write_long_date
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Persona
from journeymapper.domain.vocabulary import Market, State
from journeymapper.drawing.chips import chip_look, label_width, persona_label
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.pages.leads import link_over, of_measure
from journeymapper.drawing.pages.paper import Paper, title
from journeymapper.drawing.pages.stage_rows import Column
from journeymapper.drawing.primitives import Anchor, Link, Placed, Primitive
from journeymapper.drawing.stages import HeaderLook, header_look, header_picture, stage_state
from journeymapper.drawing.texts import one_line
from journeymapper.words import said

SHARE = 0.52
"""Of the width, for the title; the rest is for personas."""


def journey_name(journey: Journey) -> str:
    return journey.title or said("Map")


def state_name(journey: Journey) -> str:
    """Of which state the journey tells: ``current state``."""
    match journey.state:
        case State.CURRENT:
            return said("current state")
        case State.FUTURE:
            return said("future state")
        case State.IDEAL:
            return said("ideal state")


def head_height(journey: Journey, paper: Paper) -> float:
    return (64 if journey.scenario else 50) * paper.unit


def band_height(paper: Paper) -> float:
    """Of the bands of the stages, under the head."""
    return 22 * paper.unit


def map_head(
    project: Project,
    journey: Journey,
    paper: Paper,
    at: date,
    personas: Sequence[Persona],
    *,
    anchor: bool = True,
) -> list[Primitive]:
    """``anchor`` makes it the place that links to the map lead to, and a bookmark."""
    unit = paper.unit
    kind = said("Customer journey map")
    if is_mostly_assumed(project):
        kind = said("Assumption map")
    project_title = project.details.title
    name = journey_name(journey)
    words = [project_title] if project_title != name else []
    words += [kind, state_name(journey)]
    if journey.market is not Market.NONE:
        words.append(journey.market.label)
    words.append(said("version of {day}", day=write_long_date(at, project.details.locale)))
    across = paper.right - paper.left
    parts: list[Primitive] = []
    if anchor:
        parts.append(Anchor(x=0, y=0, name=journey.id, title=said("Map: {journey}", journey=name)))
    facts = " · ".join(filter(None, words))
    parts += title(paper, name, facts, across * SHARE, below=across)
    if journey.scenario:
        middle = paper.margin + 48 * unit
        parts.append(
            one_line(journey.scenario, paper.style(8), paper.left, middle, across, "muted")
        )
    return parts + _personas(project, paper, personas)


def _personas(project: Project, paper: Paper, personas: Sequence[Persona]) -> list[Primitive]:
    """Their chips from the right edge, as many as there is room for."""
    unit = paper.unit
    colours = persona_colours(project)
    radius = max(10.5 * unit, paper.smallest / 0.64)  # a role is set in so much of it
    middle = paper.margin + 18 * unit - (radius - 10.5 * unit)
    looks = [(one.id, chip_look(project, one, colours[one.id])) for one in personas]
    sizes = [label_width(look, radius, 150 * unit) + 20 * unit for _, look in looks]
    room = (paper.right - paper.left) * (1 - SHARE)
    count = len(looks)
    while count and sum(sizes[:count]) > room - (34 * unit if count < len(looks) else 0):
        count -= 1
    more = f"+{len(looks) - count}" if count < len(looks) else ""
    x = paper.right + 20 * unit - sum(sizes[:count]) - (34 * unit if more else 0)
    parts: list[Primitive] = []
    for (persona, look), size in zip(looks[:count], sizes, strict=False):
        size -= 20 * unit
        parts += persona_label(look, x, middle, radius, size)
        parts.append(Link(x=x, y=middle - radius, width=size, height=2 * radius, target=persona))
        x += size + 20 * unit
    if more:
        parts.append(one_line(more, paper.style(8, 600), x, middle, 20 * unit, "muted"))
    return parts


def stage_bands(
    project: Project, paper: Paper, columns: Sequence[Column], top: float, first: int = 0
) -> list[Primitive]:
    """The bands over the columns, from ``top``; ``first`` is the place of the first among the
    journey's stages."""
    parts: list[Primitive] = []
    for place, column in enumerate(columns, first):
        known = header_look(project, column.stage, place, with_change=True)
        look = HeaderLook(
            name=known.name,
            colour=known.colour,
            measure=known.measure,
            measure_now=known.measure_now,
            width=column.width,
            height=band_height(paper),
            name_size=paper.style(8.2).size,
            measure_size=paper.style(6.6).size,
        )
        parts.append(Placed(picture=header_picture(look), x=column.x, y=top))
        state = stage_state(project, column.stage)
        if look.measure and state is not None:
            places = of_measure(project, column.stage.journey, state.measure.id)
            parts += link_over(places, column.x, top, column.width, look.height)
    return parts
