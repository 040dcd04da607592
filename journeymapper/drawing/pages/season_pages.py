"""Pages of seasons and reviews: what time changes, what was seen when, and who meets how often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from journeymapper.analysis.reviews import log_of, review_state, rituals_in_order
from journeymapper.analysis.seasons import SeasonNow, seasons_on
from journeymapper.analysis.written import write_date
from journeymapper.commands.base import plural
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Ritual
from journeymapper.drawing.pages.flow import Paragraph, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.tables import Sheet, flow_table, inner, spans
from journeymapper.drawing.pages.trigger_pages import heads
from journeymapper.drawing.primitives import Anchor
from journeymapper.drawing.texts import one_line

Rows = list[tuple[str, ...]]
Columns = tuple[tuple[str, float], ...]
SEASONS: Columns = (("Season", 16.0), ("When", 20.0), ("What changes", 40.0), ("Where", 24.0))
REVIEWS: Columns = (("Day", 14.0), ("What", 16.0), ("Seen and decided", 70.0))
RITUALS: Columns = (("Ritual", 34.0), ("Rhythm", 22.0), ("Next", 18.0), ("Owner", 26.0))
NAME = "Seasons and reviews"


def season_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """Seasons and reviews of each journey, then the rituals; none where there is none of them.
    What is running is told as of ``at``."""
    tables: list[tuple[str, str, Columns, Rows]] = []
    for journey in journeys:
        seasons = _seasons(project, journey, at)
        if seasons:
            tables.append((f"Seasons · {journey.title}", "", SEASONS, seasons))
        reviews = _reviews(project, journey)
        if reviews:
            said = _next_review(project, journey)
            tables.append((f"Reviews · {journey.title}", said, REVIEWS, reviews))
    rituals = [_ritual(project, one) for one in rituals_in_order(project)]
    if rituals:
        tables.append(("Rituals", "", RITUALS, rituals))
    sheets: list[Sheet] = []
    for heading, said, columns, rows in tables:
        _add_table(paper, sheets, heading, said, columns, rows)
    drafts: list[Draft] = []
    for sheet in sheets:
        head = title(paper, NAME, _facts(project, journeys, at), paper.right - paper.left)
        if not drafts:
            head.insert(0, Anchor(x=0, y=0, name="seasons", title=NAME))
        drafts.append(Draft(NAME, (*head, *sheet.parts)))
    return drafts


def _facts(project: Project, journeys: Iterable[Journey], at: date) -> str:
    running = [
        one.season.name
        for journey in journeys
        for one in seasons_on(project, journey.id, at)
        if one.is_running
    ]
    as_of = f"as of {write_date(at, project.details.locale)}"
    return f"{as_of} · in season: {', '.join(running)}" if running else as_of


def _add_table(
    paper: Paper,
    sheets: list[Sheet],
    heading: str,
    said: str,
    columns: Columns,
    rows: Rows,
) -> None:
    unit = paper.unit
    top = paper.margin + 52 * unit
    if not sheets:
        sheets.append(Sheet([], top))
    sheet = sheets[-1]
    if sheet.y > top and paper.bottom - sheet.y < 110 * unit:
        sheet = Sheet([], top)
        sheets.append(sheet)
    y = sheet.y + (20 * unit if sheet.y > top else 0.0)
    width = paper.right - paper.left
    strong, quiet = paper.style(11, 600), paper.style(9)
    half = width * 0.55
    sheet.parts.append(one_line(heading, strong, paper.left, y + 7 * unit, half, align="left"))
    if said:
        x = paper.left + half
        sheet.parts.append(one_line(said, quiet, x, y + 7 * unit, width - half, "muted", "right"))
    places = spans(paper.left, paper.right, [share for _, share in columns])
    cells = [
        [
            _cell(text, paper, inner(paper, place), is_name=number == 0)
            for number, (text, place) in enumerate(zip(row, places, strict=True))
        ]
        for row in rows
    ]
    names = [name for name, _ in columns]
    made = flow_table(
        paper, places, lambda y: heads(paper, places, names, y), cells, top, y + 18 * unit
    )
    first, *others = made
    sheet.parts += first.parts
    sheet.y = first.y
    sheets += others


def _cell(text: str, paper: Paper, width: float, *, is_name: bool) -> list[Paragraph]:
    style = paper.style(9, 600 if is_name else 400)
    return [paragraph(text, style, width)] if text.strip() else []


def _seasons(project: Project, journey: Journey, at: date) -> Rows:
    places = {one.id: one.name for one in journey_order(project, journey.id)}
    return [
        (
            one.season.name,
            _days(project, one),
            one.season.what_changes,
            ", ".join(name for place, name in places.items() if place in one.season.touchpoints),
        )
        for one in seasons_on(project, journey.id, at)
    ]


def _days(project: Project, now: SeasonNow) -> str:
    locale = project.details.locale
    ends = [write_date(one, locale) if one else "" for one in (now.begins, now.ends)]
    said = " to ".join(one for one in ends if one)
    if not ends[0]:
        said = f"until {said}" if said else ""
    elif not ends[1]:
        said = f"from {said}"
    notes = ["every year" if now.season.every_year else "", "now" if now.is_running else ""]
    return " · ".join(one for one in (said, *notes) if one)


def _reviews(project: Project, journey: Journey) -> Rows:
    locale = project.details.locale
    return [
        (
            write_date(one.held_on, locale) if one.held_on else "undated",
            one.kind.label,
            one.note,
        )
        for one in log_of(project, journey.id)
    ]


def _next_review(project: Project, journey: Journey) -> str:
    state = review_state(project, journey, date.min)
    if state.due_on is None:
        return ""
    return f"next review on {write_date(state.due_on, project.details.locale)}"


def _ritual(project: Project, ritual: Ritual) -> tuple[str, ...]:
    owner = project.actors.get(ritual.owner or "")
    return (
        ritual.name,
        f"every {plural(ritual.every_days, 'day')}" if ritual.every_days else "",
        write_date(ritual.next_on, project.details.locale) if ritual.next_on else "",
        owner.name if owner else "",
    )
