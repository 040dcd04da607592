"""Seasons that are running while the map goes on as ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.seasons import season_on
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import Season


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    seasons = look.project.all(Season)
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        season = seasons[subject]
        if not season.touchpoints and season_on(season, look.today).is_running:
            yield Found(
                subject=subject,
                message=f"{called(season)} is running, and no touchpoint carries what it changes.",
            )


def there_are_seasons(look: Look) -> bool:
    return bool(look.project.all(Season))


CHECK = Check(
    name="season_unnoticed",
    mistake=12,
    title="A season that no touchpoint carries",
    why="A season that stands on the calendar only is noticed by customers and by nobody who "
    "serves them.",
    how="Name the touchpoints that are different now, or correct the season's dates.",
    subjects=Season,
    reads={Season: ("name", "starts", "ends", "every_year", "touchpoints", "journey")},
    find=find,
    applies=there_are_seasons,
)
