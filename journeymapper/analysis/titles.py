"""Journeys found by what people call them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project


def journeys_called(project: Project, titles: Sequence[str]) -> tuple[str, ...]:
    """The ids of the journeys with these titles (or ids), upper and lower case alike.

    Raises EditRefused, naming all journeys, for a title that none has.
    """
    return tuple(dict.fromkeys(one for title in titles for one in _called(project, title)))


def _called(project: Project, title: str) -> Iterable[str]:
    if title in project.journeys:
        return [title]
    journeys = by_rank(project.journeys.values())
    wanted = " ".join(title.split()).casefold()
    found = [one.id for one in journeys if " ".join(one.title.split()).casefold() == wanted]
    if not found:
        names = ", ".join(f"“{one.title}”" for one in journeys)
        choice = f"Choose one of: {names}." if names else "The project has no journey yet."
        raise EditRefused(f"There is no journey called “{title}”. {choice}")
    return found
