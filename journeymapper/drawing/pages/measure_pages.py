"""Pages of measures: every one with its latest value against its target, its trend, and what the
micro-conversions return."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from journeymapper.analysis.measures import (
    MeasureState,
    due_on,
    due_text,
    is_less_better,
    measures_of,
    place_name,
    readings_of,
    target_short,
)
from journeymapper.analysis.micro_returns import MicroReturn, StageReturn, micro_returns, total
from journeymapper.analysis.written import write_date, write_money, write_number
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.drawing.pages.flow import Paragraph, moved, paragraph
from journeymapper.drawing.pages.leads import behind, leading
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.table_heads import heads, named_spans
from journeymapper.drawing.pages.tables import Sheet, Span, flow_table, inner
from journeymapper.drawing.primitives import Anchor, Box, Path, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.drawing.trends import TrendLook, points_of, trend_picture
from journeymapper.words import counted, noted, said

NAME = noted("Measures")
COLUMNS = (
    (noted("Where"), 16.0),
    (noted("Measure"), 24.0),
    (noted("Latest value"), 14.0),
    (noted("Target"), 9.0),
    (noted("Trend"), 17.0),
    (noted("Read"), 20.0),
)
RETURNS = (
    (noted("Stage"), 22.0),
    (noted("Micro-conversion"), 34.0),
    (noted("Count"), 14.0),
    (noted("Worth of one"), 14.0),
    (noted("Return"), 16.0),
)


def measure_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """The measures of each journey as a table, and the return on its micro-conversions; none for a
    journey without measures. What is due is told as of ``at``."""
    drafts: list[Draft] = []
    for journey in journeys:
        states = measures_of(project, journey.id)
        if not states:
            continue
        sheets: list[Sheet] = []
        places, names = named_spans(paper, COLUMNS)
        rows = [_row(project, paper, places, state, at) for state in states]
        heading = said("Measures · {journey}", journey=journey.title)
        _add(paper, sheets, heading, "", names, places, rows)
        returns = micro_returns(project, journey.id)
        if returns:
            _add_returns(project, paper, sheets, returns)
        facts, name = _facts(project, states, at), said(NAME)
        for sheet in sheets:
            head = title(paper, name, facts, paper.right - paper.left)
            if not drafts:
                head.insert(0, Anchor(x=0, y=0, name="measures", title=name))
            drafts.append(Draft(name, (*head, *sheet.parts)))
    return drafts


def _facts(project: Project, states: Sequence[MeasureState], at: date) -> str:
    missed = sum(one.is_on_target is False for one in states)
    reached = sum(one.is_on_target is True for one in states)
    parts = [
        counted("{count} measure", "{count} measures", len(states)),
        counted("{count} on target", "{count} on target", reached),
        counted("{count} off target", "{count} off target", missed),
        said("as of {day}", day=write_date(at, project.details.locale)),
    ]
    return " · ".join(parts)


def _add(
    paper: Paper,
    sheets: list[Sheet],
    heading: str,
    told: str,
    names: Sequence[str],
    places: Sequence[Span],
    rows: Sequence[Sequence[Sequence[Paragraph]]],
) -> None:
    """A table under its heading, after what is there already."""
    unit = paper.unit
    top = paper.margin + 52 * unit
    if not sheets:
        sheets.append(Sheet([], top))
    sheet = sheets[-1]
    if sheet.y > top and paper.bottom - sheet.y < 110 * unit:
        sheet = Sheet([], top)
        sheets.append(sheet)
    y = sheet.y + (20 * unit if sheet.y > top else 0.0)
    half = (paper.right - paper.left) * 0.6
    middle = y + 7 * unit
    sheet.parts.append(
        one_line(heading, paper.style(11, 600), paper.left, middle, half, align="left")
    )
    if told:
        x, width = paper.left + half, paper.right - paper.left - half
        strong = paper.style(11, 600)
        sheet.parts.append(one_line(told, strong, x, middle, width, "accent", "right"))
    first, *others = flow_table(
        paper, places, lambda at: heads(paper, places, names, at), rows, top, y + 18 * unit
    )
    sheet.parts += first.parts
    sheet.y = first.y
    sheets += others


def _row(
    project: Project, paper: Paper, places: Sequence[Span], state: MeasureState, at: date
) -> list[list[Paragraph]]:
    measure = state.measure
    persona = project.personas.get(measure.persona or "")
    whose = " · ".join(one for one in (persona.name if persona else "", measure.device) if one)
    locale = project.details.locale
    widths = [inner(paper, one) for one in places]
    read = []
    if state.reading is not None:
        day = state.reading.taken_on
        read = [write_date(day, locale)] if day else []
        if state.reading.sample_size is not None:
            size = write_number(state.reading.sample_size, locale)
            read.append(said("n {size}", size=size))
    due, due_day = due_text(project, measure, at), due_on(project, measure)
    is_late = due_day is not None and due_day < at
    rests = behind(project, measure.journey, measure.id)
    place = _text(place_name(project, measure) or said("The journey"), paper, widths[0], "muted")
    cards = [f"map-{measure.touchpoint}"] if measure.touchpoint else [measure.journey]
    name = [
        *_text(measure.name, paper, widths[1], "ink", 600),
        *_text(whose, paper, widths[1], "muted"),
    ]
    return [
        leading(place, cards),
        leading(name, rests, f"measure-{measure.id}"),
        leading(_value(paper, state, widths[2]), rests),
        _text(target_short(project, measure), paper, widths[3], "muted"),
        _trend(project, paper, state, widths[4]),
        [
            *leading(_text(" · ".join(read), paper, widths[5], "muted"), rests),
            *_text(due, paper, widths[5], "coral_text" if is_late else "muted"),
        ],
    ]


def _value(paper: Paper, state: MeasureState, width: float) -> list[Paragraph]:
    """The latest value after a mark: a full square on target, an open triangle off it, which points
    up where the value is above its target."""
    if state.reading is None:
        return _text(said("no reading yet"), paper, width, "muted")
    is_off = state.is_on_target is False
    style, size = paper.style(9, 600), 5.0 * paper.unit
    room = 2.4 * size
    fill = "coral_text" if is_off else "ink"
    value = paragraph(state.text, style, width, fill=fill, room_right=room)
    if state.is_on_target is None:
        return [value]
    x = value.lines[0].width - width + size
    mark = _off_mark(x, size, is_less_better(state.measure)) if is_off else _on_mark(x, size)
    words = said("off target") if is_off else said("on target")
    below = paragraph(words, paper.style(7.5), width, fill="muted")
    return [replace(value, extra=(mark,)), below]


def _on_mark(x: float, size: float) -> Primitive:
    return Box(x=x, y=-size / 2, width=size, height=size, radius=1.0, fill="accent")


def _off_mark(x: float, size: float, is_above: bool) -> Primitive:
    base = size / 2 if is_above else -size / 2
    steps = (("M", x, base), ("L", x + size, base), ("L", x + size / 2, -base), ("Z",))
    return Path(steps=steps, stroke="coral", stroke_width=1.2)


def _trend(project: Project, paper: Paper, state: MeasureState, width: float) -> list[Paragraph]:
    points = points_of(readings_of(project, state.measure.id))
    if len(points) < 2:
        return []
    height = 22.0 * paper.unit
    look = TrendLook(
        points=points,
        target=state.measure.target,
        is_off=state.is_on_target is False,
        width=width,
        height=height,
    )
    parts = tuple(moved(one, -width, -height * 0.25) for one in trend_picture(look).primitives)
    blank = paragraph(" ", paper.style(15), width)
    return [Paragraph(lines=blank.lines, style=blank.style, extra=parts)]


def _add_returns(
    project: Project, paper: Paper, sheets: list[Sheet], returns: Sequence[StageReturn]
) -> None:
    details = project.details
    places, names = named_spans(paper, RETURNS)
    widths = [inner(paper, one) for one in places]
    rows: list[list[list[Paragraph]]] = []
    worths = [item.measure.value_each for one in returns for item in one.items]
    values = [item.value for one in returns for item in one.items]
    cents = (_has_cents(worths), _has_cents(values))
    for one in returns:
        stage = one.stage.name if one.stage else said("The journey")
        for number, item in enumerate(one.items):
            rows.append(_return(project, paper, widths, stage if not number else "", item, cents))
        if len(one.items) > 1:
            money = write_money(one.value, details.currency, details.locale, with_cents=cents[1])
            summed = _text(money, paper, widths[4], "ink", 600)
            rows.append([[], _text(said("in sum"), paper, widths[1], "muted"), [], [], summed])
    money = write_money(total(returns), details.currency, details.locale, with_cents=cents[1])
    _add(paper, sheets, said("Return on micro-conversions"), money, names, places, rows)


def _has_cents(sums: Iterable[float | None]) -> bool:
    return any(one is not None and not float(one).is_integer() for one in sums)


def _return(
    project: Project,
    paper: Paper,
    widths: Sequence[float],
    stage: str,
    item: MicroReturn,
    cents: tuple[bool, bool],
) -> list[list[Paragraph]]:
    """A row; ``cents`` says whether the columns of worths and of values have decimals."""
    details = project.details
    count = write_number(item.count, details.locale, 0) if item.count is not None else ""
    each = item.measure.value_each
    worth = ""
    if each is not None:
        worth = write_money(each, details.currency, details.locale, with_cents=cents[0])
    if item.value is None:
        value = _text(item.missing, paper, widths[4], "amber_text")
    else:
        money = write_money(item.value, details.currency, details.locale, with_cents=cents[1])
        value = _text(money, paper, widths[4], "ink", 600)
    rests = behind(project, item.measure.journey, item.measure.id)
    return [
        _text(stage, paper, widths[0], "ink", 600),
        *(
            leading(one, rests)
            for one in (
                _text(item.measure.name, paper, widths[1], "ink"),
                _text(count, paper, widths[2], "ink"),
                _text(worth, paper, widths[3], "ink"),
                value,
            )
        ),
    ]


def _text(text: str, paper: Paper, width: float, fill: str, weight: int = 400) -> list[Paragraph]:
    if not text.strip():
        return []
    return [paragraph(text, paper.style(9, weight), width, fill=fill)]
