"""The head of a map page: title, scenario, the personas shown, and the bands of the stages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.evidence import is_mostly_assumed
from journeymapper.analysis.written import write_long_date
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Persona
from journeymapper.domain.vocabulary import Market, State
from journeymapper.drawing.pages.head_personas import HeadPersonas
from journeymapper.drawing.pages.leads import link_over, of_measure
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.pages.stage_rows import Column
from journeymapper.drawing.primitives import Anchor, Placed, Primitive
from journeymapper.drawing.stages import HeaderLook, header_look, header_picture, stage_state
from journeymapper.drawing.texts import block, line_count, one_line
from journeymapper.text import measure
from journeymapper.words import said

SHARE = 0.52
"""Of the width, for the title; the rest is for personas, who may have more beside a short one."""
APART = 24.0
"""Between title and personas, in units of the paper."""


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
    people = HeadPersonas(project, paper, personas, across * (1 - SHARE))
    wide = measure(name, paper.style(21, 700))
    beside = across - wide - APART * unit
    if people.is_cramped and beside > across * (1 - SHARE):
        people = HeadPersonas(project, paper, personas, beside)
    taken = people.width + APART * unit if personas else 0.0
    parts += _title(paper, name, across - taken)
    parts.append(
        one_line(
            facts, paper.style(9), paper.left, paper.margin + 33 * unit, across, "muted", "left"
        )
    )
    if journey.scenario:
        middle = paper.margin + 48 * unit
        parts.append(
            one_line(journey.scenario, paper.style(8), paper.left, middle, across, "muted")
        )
    return parts + people.drawn()


def _title(paper: Paper, name: str, width: float) -> list[Primitive]:
    """The name as large as titles are, smaller or on two lines where it is too long for that."""
    middle = paper.margin + 11 * paper.unit
    for size in (21, 18, 15.5):
        style = paper.style(size, 700)
        if measure(name, style) <= width:
            return [one_line(name, style, paper.left, middle, width, align="left")]
    style = paper.style(13, 700)
    step = style.size * 1.12
    count = line_count(name, style, width, 2)
    top = middle - step * count / 2
    return [
        *block(name, style, paper.left, top, width, max_lines=2, align="left", spacing=step).lines
    ]


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
