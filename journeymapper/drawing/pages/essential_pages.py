"""Pages of the essentials: the three questions with what was answered, and the map of what the
conversion cannot do without."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.essentials import drop_offs, essential_count, essential_view
from journeymapper.analysis.measures import MeasureState, place_name
from journeymapper.domain.order import journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.drawing.journey_map import map_primitives
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages.headed_tables import (
    HeadedTable,
    Words,
    add_table,
    drafts_of,
    page_top,
    text,
)
from journeymapper.drawing.pages.leads import of_measure
from journeymapper.drawing.pages.map_fit import PaperMap
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.spoken import map_said
from journeymapper.drawing.pages.tables import Sheet
from journeymapper.drawing.primitives import Picture, Placed
from journeymapper.drawing.stages import HeaderLook, header_look, header_picture
from journeymapper.words import counted, noted, said

NAME = noted("Essentials")
CRITICAL = ((noted("Touchpoint"), 60.0), (noted("Stage"), 40.0))
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
    is_off = state.is_on_target is False
    told = [state.text or said("no reading"), *([said("off target")] if is_off else [])]
    fill = "coral_text" if is_off else "ink"
    place = place_name(project, state.measure)
    measure = state.measure
    rests = of_measure(project, measure.journey, measure.id)
    card = f"map-{measure.touchpoint}" if measure.touchpoint else ""
    return [
        text(measure.name, 600, target=f"measure-{measure.id}"),
        text(place, target=card),
        text(" · ".join(told), fill=fill, rests=rests),
    ]


def _facts(project: Project, journey: Journey) -> str:
    kept, count = essential_count(project, journey.id)
    told = counted(
        "{kept} of {count} touchpoints", "{kept} of {count} touchpoints", count, kept=kept
    )
    return f"{journey.title} · {told}"


def _map(project: Project, paper: Paper, journey: Journey, at: date) -> Draft:
    """The contracted map, as large as the sheet lets it, under its stages."""
    view = essential_view(project, journey.id).project
    options = MapOptions(on=at, stickies=False)
    header = 22 * paper.unit
    top = page_top(paper) + header
    fitting = PaperMap(view, journey.id, paper, paper.left + 56 * paper.unit, options)
    fit = fitting.fitted(paper.bottom - top)
    bounds, x = fit.bounds, fitting.origin(fit)
    picture = Picture(
        primitives=map_primitives(fitting.built(fit), options),
        bounds=(bounds.x, bounds.y, bounds.width, bounds.height),
    )
    facts = " · ".join([_facts(project, journey), said("what lies between is one way")])
    parts = title(paper, said(NAME), facts, paper.right - paper.left)
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
    return Draft(said(NAME), tuple(parts))
