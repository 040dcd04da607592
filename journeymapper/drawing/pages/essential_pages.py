"""Pages of the essentials: the three questions with what was answered, and the map of what the
conversion cannot do without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymapper.analysis.alignment import falls_behind
from journeymapper.analysis.essentials import (
    drop_offs,
    essential_count,
    essential_view,
    with_dependents,
)
from journeymapper.analysis.measures import MeasureState, place_name, target_text
from journeymapper.domain.change import Change
from journeymapper.domain.order import journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Presence, Touchpoint
from journeymapper.drawing.journey_map import ends, map_primitives
from journeymapper.drawing.options import MapOptions, shown_personas
from journeymapper.drawing.pages.head_personas import HeadPersonas
from journeymapper.drawing.pages.headed_tables import (
    HeadedTable,
    Words,
    add_table,
    drafts_of,
    page_top,
    text,
)
from journeymapper.drawing.pages.leads import of_measure
from journeymapper.drawing.pages.legend import legend
from journeymapper.drawing.pages.map_fit import PaperMap
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.spoken import map_said
from journeymapper.drawing.pages.tables import Sheet
from journeymapper.drawing.primitives import Picture, Placed
from journeymapper.drawing.stages import HeaderLook, header_look, header_picture
from journeymapper.layout import Rectangle
from journeymapper.words import counted, noted, said

NAME = noted("Essentials")
LOW, TALLEST = 1.25, 2.0
"""The rows of a map that leaves so much more room than its height are set apart, at most so far."""
CRITICAL = ((noted("Touchpoint"), 60.0), (noted("Stage"), 40.0))
MOST_ARROWS = 8
"""Arrows of personas; with more of them all are left out, and the head names the personas."""
LEAVING = ((noted("Measure"), 40.0), (noted("Where"), 35.0), (noted("Latest"), 25.0))


def essential_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """For each journey with essential touchpoints: three questions and their answers, then the
    map of the essentials with what lies between them contracted."""
    return [
        draft
        for journey in journeys
        if essential_count(project, journey.id)[0]
        for draft in (*_questions(project, paper, journey), _map(project, paper, journey, at))
    ]


def _questions(project: Project, paper: Paper, journey: Journey) -> list[Draft]:
    sheets: list[Sheet] = []
    problem = journey.problem.strip() or said("Nobody has said it yet.")
    first = said("1  What is the primary problem we solve?")
    _add(paper, sheets, first, (("", 1.0),), [[text(problem)]])
    critical = [
        [
            text(one.name, 600, target=f"map-{one.id}"),
            text(stage.name if stage else "", fill="muted"),
        ]
        for one in journey_order(project, journey.id)
        if one.essential
        for stage in [project.stages.get(one.stage or "")]
    ]
    second = said("2  Which touchpoints are critical for conversion?")
    _add(paper, sheets, second, CRITICAL, critical)
    third = said("3  Where do customers drop off?")
    leaving = [_drop_off(project, one) for one in drop_offs(project, journey.id)]
    if leaving:
        _add(paper, sheets, third, LEAVING, leaving)
    else:
        nobody = [[text(said("Nobody has measured it yet."))]]
        _add(paper, sheets, third, (("", 1.0),), nobody)
    return drafts_of(paper, sheets, NAME, _facts(project, journey), f"essentials-{journey.id}")


def _add(
    paper: Paper,
    sheets: list[Sheet],
    heading: str,
    columns: tuple[tuple[str, float], ...],
    rows: Sequence[Sequence[Words]],
) -> None:
    add_table(paper, sheets, HeadedTable(heading=heading, columns=columns, rows=rows))


def _drop_off(project: Project, state: MeasureState) -> list[Words]:
    told = [state.text or said("no reading"), target_text(project, state)]
    fill = "coral_text" if falls_behind([state]) else "ink"
    place = place_name(project, state.measure)
    measure = state.measure
    rests = of_measure(project, measure.journey, measure.id)
    card = f"map-{measure.touchpoint}" if measure.touchpoint else ""
    return [
        text(measure.name, 600, target=f"measure-{measure.id}"),
        text(place, target=card),
        text(" · ".join(filter(None, told)), fill=fill, rests=rests),
    ]


def _facts(project: Project, journey: Journey) -> str:
    kept, count = essential_count(project, journey.id)
    told = counted(
        "{kept} of {count} touchpoints", "{kept} of {count} touchpoints", count, kept=kept
    )
    return f"{journey.title} · {told}"


def _map(project: Project, paper: Paper, journey: Journey, at: date) -> Draft:
    """The contracted map, as large as the sheet lets it, under its stages."""
    options = MapOptions(on=at, stickies=False)
    essentials = essential_view(project, journey.id)
    view = _without_many_arrows(essentials.project, journey.id)
    away = {one.persona for one in essentials.project.referring(Presence, journey.id)}
    away -= {one.persona for one in view.referring(Presence, journey.id)}
    people = [one for one in shown_personas(view, options) if one.id in away]
    header = 22 * paper.unit
    top = page_top(paper) + header
    start = paper.left + (0 if people else 56 * paper.unit)
    fitting = PaperMap(view, journey.id, paper, start, options)
    across = paper.right - paper.left
    left_out = any(one in view.connections for one in essentials.over)
    signs, tall = legend(view, journey.id, paper, paper.left, 0, across, at, left_out=left_out)
    legend_top = paper.bottom - tall
    room = legend_top - 8 * paper.unit - top
    fit = fitting.fitted(room)
    if room > fit.height * LOW:
        view = _taller(view, journey.id, min(room / fit.height, TALLEST))
        fitting = PaperMap(view, journey.id, paper, fitting.left, options)
        fit = fitting.fitted(room)
    bounds, x = fit.bounds, fitting.origin(fit)
    picture = Picture(
        primitives=map_primitives(fitting.built(fit), options),
        bounds=(bounds.x, bounds.y, bounds.width, bounds.height),
    )
    facts = " · ".join([_facts(project, journey), said("the others are left out")])
    parts = title(paper, said(NAME), facts, across)
    if people:
        parts += HeadPersonas(project, paper, people, across * 0.7).drawn()
    left = x
    for place, stage in enumerate(stages_in_order(fitting.laid_out(fit), journey.id)):
        known = header_look(view, stage, place)
        look = HeaderLook(
            name=known.name,
            colour=known.colour,
            width=stage.width * fit.scale,
            height=header,
            name_size=paper.style(8.2).size,
        )
        parts.append(Placed(picture=header_picture(look), x=left, y=top - header))
        left += look.width
    y = top - fit.top * fit.scale
    alike = map_said(view, journey.id)
    parts.append(Placed(picture=picture, x=x, y=y, scale=fit.scale, said=alike))
    size = (paper.width, paper.bottom - legend_top)
    key = Picture(primitives=tuple(signs), bounds=(0.0, 0.0, *size))
    parts.append(Placed(picture=key, y=legend_top))
    return Draft(said(NAME), tuple(parts))


def _without_many_arrows(view: Project, journey: str) -> Project:
    """The view without its personas and their arrows where there are so many of these that they
    hide the ways between touchpoints: cards still say by dots who comes by."""
    arrows = [
        one
        for one in view.referring(Connection, journey)
        if one.source in view.personas or one.target in view.personas
    ]
    if len(arrows) <= MOST_ARROWS:
        return view
    copy = view.snapshot()
    ids = [one.id for one in (*arrows, *view.referring(Presence, journey))]
    copy.apply([Change(one, None) for one in with_dependents(view, ids)])
    return copy


def _taller(project: Project, journey_id: str, factor: float) -> Project:
    """A copy in which the rows of the journey are farther apart by this factor."""
    copy = project.snapshot()
    places = ends(project, journey_id)
    changes: list[Change] = []
    for card in project.referring(Touchpoint, journey_id):
        changes.append(Change(card, replace(card, y=_lower(card.y, places[card.id], factor))))
    for chip in project.referring(Presence, journey_id):
        changes.append(Change(chip, replace(chip, y=_lower(chip.y, places[chip.persona], factor))))
    for way in project.referring(Connection, journey_id):
        bends = tuple((x, y * factor) for x, y in way.bends)
        changes.append(Change(way, replace(way, bends=bends)))
    copy.apply(changes)
    return copy


def _lower(y: float, place: Rectangle, factor: float) -> float:
    return y + place.cy * (factor - 1)
