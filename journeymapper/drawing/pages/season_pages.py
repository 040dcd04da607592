"""Pages of seasons and reviews: what time changes, what was seen when, which customers were asked,
and who meets how often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.reviews import log_of, review_state, rituals_in_order
from journeymapper.analysis.seasons import SeasonNow, seasons_on
from journeymapper.analysis.validations import validations_of
from journeymapper.analysis.written import write_date
from journeymapper.commands.base import plural
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Ritual
from journeymapper.drawing.pages.headed_tables import HeadedTable, add_table, drafts_of, text
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.tables import Sheet

Rows = list[tuple[str, ...]]
Columns = tuple[tuple[str, float], ...]
SEASONS: Columns = (("Season", 16.0), ("When", 20.0), ("What changes", 40.0), ("Where", 24.0))
REVIEWS: Columns = (("Day", 14.0), ("What", 16.0), ("Seen and decided", 70.0))
ASKED: Columns = (
    *(("Day", 14.0), ("Who was asked", 24.0)),
    *(("What they confirmed", 31.0), ("What they corrected", 31.0)),
)
RITUALS: Columns = (("Ritual", 34.0), ("Rhythm", 22.0), ("Next", 18.0), ("Owner", 26.0))
NAME = "Seasons and reviews"


def season_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """Seasons, reviews and validations of each journey, then the rituals; none where there is none.
    What is running is told as of ``at``."""
    sheets: list[Sheet] = []
    for journey in journeys:
        seasons = _seasons(project, journey, at)
        if seasons:
            _add(paper, sheets, f"Seasons · {journey.title}", SEASONS, seasons)
        reviews = _reviews(project, journey)
        if reviews:
            said = _next_review(project, journey)
            _add(paper, sheets, f"Reviews · {journey.title}", REVIEWS, reviews, said)
        asked = _asked(project, journey)
        if asked:
            _add(paper, sheets, f"Shown to customers · {journey.title}", ASKED, asked)
    rituals = [_ritual(project, one) for one in rituals_in_order(project)]
    if rituals:
        _add(paper, sheets, "Rituals", RITUALS, rituals)
    return drafts_of(paper, sheets, NAME, _facts(project, journeys, at), "seasons")


def _add(
    paper: Paper, sheets: list[Sheet], heading: str, columns: Columns, rows: Rows, said: str = ""
) -> None:
    words = [[text(one, 400 if place else 600) for place, one in enumerate(row)] for row in rows]
    table = HeadedTable(heading=heading, columns=columns, rows=words, said=said)
    add_table(paper, sheets, table)


def _facts(project: Project, journeys: Iterable[Journey], at: date) -> str:
    running = [
        one.season.name
        for journey in journeys
        for one in seasons_on(project, journey.id, at)
        if one.is_running
    ]
    as_of = f"as of {write_date(at, project.details.locale)}"
    return f"{as_of} · in season: {', '.join(running)}" if running else as_of


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


def _asked(project: Project, journey: Journey) -> Rows:
    locale = project.details.locale
    return [
        (
            write_date(one.held_on, locale) if one.held_on else "undated",
            one.asked,
            one.confirmed,
            one.corrected,
        )
        for one in validations_of(project, journey.id)
    ]


def _next_review(project: Project, journey: Journey) -> str:
    state = review_state(project, journey, date.min)
    if state.due_on is None:
        return ""
    return f"next review on {write_date(state.due_on, project.details.locale)}"


def _ritual(project: Project, ritual: Ritual) -> tuple[str, ...]:
    return (
        ritual.name,
        f"every {plural(ritual.every_days, 'day')}" if ritual.every_days else "",
        write_date(ritual.next_on, project.details.locale) if ritual.next_on else "",
        owner_name(project, ritual),
    )
