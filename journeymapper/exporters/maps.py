"""The journeys of a job as one picture, for formats that have no pages."""

from __future__ import annotations

from journeymapper.drawing.card_numbers import wished_numbers
from journeymapper.drawing.journey_map import whole_map
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.primitives import Picture, Placed, Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if
from journeymapper.text import Style

TITLE = Style(22.0, 700)
TITLE_HEIGHT = 56.0
INSET = 24.0
RUNNING = Style(12.0, 400)
"""What stands over and under the whole picture."""
RUNNING_HEIGHT = 34.0


def map_options(job: ExportJob) -> MapOptions:
    """How the maps of a job are drawn: whose they are, on which day, with which numbers."""
    wished = frozenset(job.options.personas)
    numbers = tuple(wished_numbers(job.project, job.options).items())
    return MapOptions(personas=wished or None, on=job.at.astimezone().date(), numbers=numbers)


def stacked_maps(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> Picture:
    """The maps below one another, each under its title where there are several, between what
    stands on every page of a document."""
    several = len(job.journeys) > 1
    options = map_options(job)
    parts: list[Primitive] = []
    right = 0.0
    bottom = RUNNING_HEIGHT if job.options.header.strip() else 0.0
    for number, journey_id in enumerate(job.journeys):
        stop_if(cancelled)
        title = job.project.journeys[journey_id].title
        progress(0.6 * number / len(job.journeys), f"Drawing {title}")
        picture = whole_map(job.project, journey_id, options)
        x, y, width, height = picture.bounds
        if several:
            middle = TITLE_HEIGHT / 2 + INSET / 2
            room = max(width - 2 * INSET, 1.0)
            line = one_line(title, TITLE, INSET, middle, room)
            named = Picture(primitives=(line,), bounds=(INSET, 0.0, room, TITLE_HEIGHT))
            parts.append(Placed(picture=named, y=bottom, record=journey_id))
            bottom += TITLE_HEIGHT
        parts.append(Placed(picture=picture, x=-x, y=bottom - y))
        right, bottom = max(right, width), bottom + height
    parts += _running(job.options.header, INSET / 2 + RUNNING_HEIGHT / 2, right)
    if job.options.footer.strip():
        parts += _running(job.options.footer, bottom + RUNNING_HEIGHT / 2 - INSET / 2, right)
        bottom += RUNNING_HEIGHT
    return Picture(primitives=tuple(parts), bounds=(0.0, 0.0, right, bottom))


def _running(text: str, middle: float, width: float) -> list[Primitive]:
    room = max(width - 2 * INSET, 1.0)
    if not text.strip() or not fitted(text, RUNNING, room).runs:
        return []
    return [one_line(text, RUNNING, INSET, middle, room, fill="muted")]
