"""Seasons: which are running, which come next, and what they touch."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Season


@frozen
class SeasonNow:
    """A season seen from a day: ``begins`` and ``ends`` of the time that runs or comes next (None
    where it is open); neither ``is_running`` nor ``is_over`` means that it comes."""

    season: Season
    is_running: bool
    is_over: bool
    begins: date | None
    ends: date | None


def season_on(season: Season, day: date) -> SeasonNow:
    """How a season stands on a day. One that comes every year may reach over the year's end; it is
    never over. Without a beginning or an end it is open on that side."""
    starts, ends = season.starts, season.ends
    if season.every_year and starts is not None and ends is not None:
        return _yearly(season, starts, ends, day)
    is_over = ends is not None and ends < day
    runs = not is_over and (starts is None or starts <= day) and (starts or ends) is not None
    return SeasonNow(season, runs, is_over, starts, ends)


def _yearly(season: Season, starts: date, ends: date, day: date) -> SeasonNow:
    for year in (day.year - 1, day.year, day.year + 1):
        begins = _in_year(starts, year)
        finishes = _in_year(ends, year)
        if finishes < begins:
            finishes = _in_year(ends, year + 1)
        if day <= finishes:
            return SeasonNow(season, begins <= day, False, begins, finishes)
    raise AssertionError("a yearly season always runs or comes")


def _in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February is the last day of February."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1) - timedelta(days=1)


def seasons_on(project: Project, journey: str, day: date) -> list[SeasonNow]:
    """A journey's seasons: those that run, those that come (the next first), those that are over;
    ties by name."""
    found = [season_on(one, day) for one in project.referring(Season, journey)]
    return sorted(
        found,
        key=lambda one: (
            not one.is_running,
            one.is_over,
            one.begins or date.max,
            one.season.name,
            one.season.id,
        ),
    )


def in_season(project: Project, journey: str, day: date) -> dict[str, tuple[str, ...]]:
    """The touchpoints that a running season changes, with the names of these seasons."""
    touched: dict[str, tuple[str, ...]] = {}
    for one in seasons_on(project, journey, day):
        if one.is_running:
            for touchpoint in one.season.touchpoints:
                touched[touchpoint] = (*touched.get(touchpoint, ()), one.season.name)
    return touched


def season_summary(project: Project, journey: Journey) -> list[dict[str, Any]]:
    """A journey's seasons as JSON values, in the order of their beginning."""
    seasons = sorted(
        project.referring(Season, journey.id), key=lambda one: (str(one.starts or ""), one.id)
    )
    return [
        {
            "name": one.name,
            "starts": one.starts.isoformat() if one.starts else None,
            "ends": one.ends.isoformat() if one.ends else None,
            "every_year": one.every_year,
            "what_changes": one.what_changes,
            "touchpoints": [project.touchpoints[place].name for place in one.touchpoints],
        }
        for one in seasons
    ]
