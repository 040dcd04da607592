"""Edits of the photos that lie under the map. An Image record comes verified from ``app``.

AddBackdrop(backdrop_id, journey, image, x, y, width)
AdjustBackdrop(backdrop_id, x=…, y=…, width=…, opacity=…)      what is not given stays
Taking away: DeleteRecords.
"""

from __future__ import annotations

from dataclasses import replace

from journeymapper.commands.base import Command, wanted
from journeymapper.commands.personas import new_images
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, rank_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import Backdrop, Image, Journey

FAINTEST = 0.1
NARROWEST, WIDEST = 20.0, 100_000.0


def backdrops_of(project: Project, journey_id: str) -> list[Backdrop]:
    """The photos under a journey's map, the lowest first."""
    return by_rank(project.referring(Backdrop, journey_id))


@frozen
class AddBackdrop(Command):
    """Lay a photo under the map, over those that already lie there."""

    backdrop_id: str
    journey: str
    image: Image
    x: float
    y: float
    width: float

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey)
        backdrop = Backdrop(
            id=self.backdrop_id,
            journey=journey.id,
            image=self.image.id,
            x=self.x,
            y=self.y,
            width=_bounded(self.width, NARROWEST, WIDEST),
            rank=rank_after(project.referring(Backdrop, journey.id)),
        )
        return (*new_images(project, [self.image]), *created(backdrop))

    def name(self, project: Project) -> str:
        return "Lay a wall photo under the map"


@frozen
class AdjustBackdrop(Command):
    """Move a photo, size it (its height follows), or fade it. Sizes and opacity beyond what is
    allowed become the nearest that is."""

    backdrop_id: str
    x: float | None = None
    y: float | None = None
    width: float | None = None
    opacity: float | None = None

    def plan(self, project: Project) -> Changes:
        backdrop = wanted(project, Backdrop, self.backdrop_id)
        after = replace(
            backdrop,
            x=backdrop.x if self.x is None else self.x,
            y=backdrop.y if self.y is None else self.y,
            width=_bounded(self.width or backdrop.width, NARROWEST, WIDEST),
            opacity=_bounded(
                backdrop.opacity if self.opacity is None else self.opacity, FAINTEST, 1.0
            ),
        )
        return (Change(backdrop, after),) if after != backdrop else ()

    def name(self, project: Project) -> str:
        if self.opacity is not None:
            return "Fade the wall photo"
        return "Move the wall photo" if self.width is None else "Resize the wall photo"


def _bounded(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))
