"""The journeys of a job as one picture, for formats that have no pages."""

from __future__ import annotations

from journeymapper.drawing.journey_map import whole_map
from journeymapper.drawing.primitives import Picture, Placed, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if
from journeymapper.text import Style

TITLE = Style(22.0, 700)
TITLE_HEIGHT = 56.0
INSET = 24.0


def stacked_maps(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> Picture:
    """The maps below one another, each under its title where there are several."""
    several = len(job.journeys) > 1
    parts: list[Primitive] = []
    right = bottom = 0.0
    for number, journey_id in enumerate(job.journeys):
        stop_if(cancelled)
        title = job.project.journeys[journey_id].title
        progress(0.6 * number / len(job.journeys), f"Drawing {title}")
        picture = whole_map(job.project, journey_id)
        x, y, width, height = picture.bounds
        if several:
            middle = bottom + TITLE_HEIGHT / 2 + INSET / 2
            parts.append(one_line(title, TITLE, INSET, middle, max(width - 2 * INSET, 1.0)))
            bottom += TITLE_HEIGHT
        parts.append(Placed(picture=picture, x=-x, y=bottom - y))
        right, bottom = max(right, width), bottom + height
    return Picture(primitives=tuple(parts), bounds=(0.0, 0.0, right, bottom))
