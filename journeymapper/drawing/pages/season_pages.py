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
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Ritual
from journeymapper.drawing.pages.headed_tables import HeadedTable, add_table, drafts_of, text
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.tables import Sheet
from journeymapper.words import counted, noted, said

Rows = list[tuple[str, ...]]
Columns = tuple[tuple[str, float], ...]
SEASONS: Columns = (
    (noted("Season"), 16.0),
    (noted("When"), 20.0),
    (noted("What changes"), 40.0),
    (noted("Where"), 24.0),
)
REVIEWS: Columns = ((noted("Day"), 14.0), (noted("What"), 16.0), (noted("Seen and decided"), 70.0))
ASKED: Columns = (
    *((noted("Day"), 14.0), (noted("Who was asked"), 24.0)),
    *((noted("What they confirmed"), 31.0), (noted("What they corrected"), 31.0)),
)
RITUALS: Columns = (
    (noted("Ritual"), 34.0),
    (noted("Rhythm"), 22.0),
    (noted("Next"), 18.0),
    (noted("Owner"), 26.0),
)
NAME = noted("Seasons and reviews")


def season_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """Seasons, reviews and validations of each journey, then the rituals; none where there is none.
    What is running is told as of ``at``."""
    sheets: list[Sheet] = []
    for journey in journeys:
        seasons = season_rows(project, journey, at)
        if seasons:
            name = said("Seasons · {journey}", journey=journey.title)
            _add(paper, sheets, name, SEASONS, seasons)
        reviews = review_rows(project, journey)
        if reviews:
            name = said("Reviews · {journey}", journey=journey.title)
            _add(paper, sheets, name, REVIEWS, reviews, next_review(project, journey))
        asked = asked_rows(project, journey)
        if asked:
            name = said("Shown to customers · {journey}", journey=journey.title)
            _add(paper, sheets, name, ASKED, asked)
    rituals = [ritual_row(project, one) for one in rituals_in_order(project)]
    if rituals:
        _add(paper, sheets, said("Rituals"), RITUALS, rituals)
    return drafts_of(paper, sheets, NAME, _facts(project, journeys, at), "seasons")


def _add(
    paper: Paper, sheets: list[Sheet], heading: str, columns: Columns, rows: Rows, told: str = ""
) -> None:
    words = [[text(one, 400 if place else 600) for place, one in enumerate(row)] for row in rows]
    table = HeadedTable(heading=heading, columns=columns, rows=words, said=told)
    add_table(paper, sheets, table)


def _facts(project: Project, journeys: Iterable[Journey], at: date) -> str:
    running = [
        one.season.name
        for journey in journeys
        for one in seasons_on(project, journey.id, at)
        if one.is_running
    ]
    facts = [said("as of {day}", day=write_date(at, project.details.locale))]
    if running:
        facts.append(said("in season: {seasons}", seasons=", ".join(running)))
    return " · ".join(facts)


def season_rows(project: Project, journey: Journey, at: date) -> Rows:
    """Name, time, what changes and where, of every season."""
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
    first, last = (write_date(one, locale) if one else "" for one in (now.begins, now.ends))
    told = []
    if first and last:
        told.append(said("{first} to {last}", first=first, last=last))
    elif first:
        told.append(said("from {day}", day=first))
    elif last:
        told.append(said("until {day}", day=last))
    if now.season.every_year:
        told.append(said("every year"))
    if now.is_running:
        told.append(said("now"))
    return " · ".join(told)


def review_rows(project: Project, journey: Journey) -> Rows:
    """Day, kind and note of every review."""
    locale = project.details.locale
    return [
        (
            write_date(one.held_on, locale) if one.held_on else said("undated"),
            one.kind.label,
            one.note,
        )
        for one in log_of(project, journey.id)
    ]


def asked_rows(project: Project, journey: Journey) -> Rows:
    """Day, who was asked, what they confirmed and corrected, of every validation."""
    locale = project.details.locale
    return [
        (
            write_date(one.held_on, locale) if one.held_on else said("undated"),
            one.asked,
            one.confirmed,
            one.corrected,
        )
        for one in validations_of(project, journey.id)
    ]


def next_review(project: Project, journey: Journey) -> str:
    """When the next review is due; empty where nobody said."""
    state = review_state(project, journey, date.min)
    if state.due_on is None:
        return ""
    return said("next review on {day}", day=write_date(state.due_on, project.details.locale))


def ritual_row(project: Project, ritual: Ritual) -> tuple[str, ...]:
    """Name, rhythm, next day and owner."""
    return (
        ritual.name,
        counted("every {count} day", "every {count} days", ritual.every_days)
        if ritual.every_days
        else "",
        write_date(ritual.next_on, project.details.locale) if ritual.next_on else "",
        owner_name(project, ritual),
    )
