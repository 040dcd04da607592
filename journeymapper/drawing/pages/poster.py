"""A map as a poster: a sheet as large as the journey at its true size, with its notes under it.

At its true size a journey unit is a point. Read from farther away all of it is larger, so that its
smallest text is what eyes need there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.domain.remark import Remark
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages.advice import (
    AT_HAND,
    LARGEST,
    least_text,
    too_small_on_a_poster,
)
from journeymapper.drawing.pages.map_head import journey_name
from journeymapper.drawing.pages.map_sheet import MapSheet
from journeymapper.drawing.pages.paper import A4_WIDTH, CONTENT, Draft, Paper

LEAST_WIDTH = A4_WIDTH * 0.8
LEAST_HEIGHT = 420.0
_TALL = 1_000_000.0
_TRIES = 6


@frozen
class Poster:
    """A journey's sheet before its foot, as large as the journey needs."""

    paper: Paper
    pages: tuple[Draft, ...]
    """The poster, and pages with what did not fit under the map."""


def poster_pages(
    project: Project, journeys: Sequence[Journey], paper: Paper, at: date, options: MapOptions
) -> list[Draft]:
    """A poster of each journey; notes that find no room under a map go to pages of ``paper``."""
    return [
        page for journey in journeys for page in poster(project, journey, paper, at, options).pages
    ]


def poster(
    project: Project,
    journey: Journey,
    paper: Paper,
    at: date,
    options: MapOptions,
    *,
    is_limited: bool = True,
) -> Poster:
    """One journey at its true size; what is not ``is_limited`` may be larger than any one sheet,
    since it will be cut."""
    sheet = _sized(MapSheet(project, journey, paper, at, options), paper)
    enlarged = _enlarged(sheet, is_limited=is_limited)
    own = replace(sheet.paper, enlarged=enlarged)
    printed = sheet.on(own)
    printed.note_paper = paper
    first, *others = printed.pages(sheet.holds_rows)
    distance, smallest = paper.options.reading_distance, sheet.paper.smallest * enlarged
    remarks: tuple[Remark, ...] = ()
    if smallest < least_text(distance) - 0.05:
        remarks = (too_small_on_a_poster(journey_name(journey), smallest, paper.options),)
    return Poster(own, (replace(first, paper=own, remarks=remarks), *others))


def poster_size(sheet: MapSheet, paper: Paper, *, is_limited: bool) -> Paper:
    """The sheet that a map's poster is, without setting it."""
    sized = _sized(sheet, paper)
    return replace(sized.paper, enlarged=_enlarged(sized, is_limited=is_limited))


def _sized(sheet: MapSheet, paper: Paper) -> MapSheet:
    """The journey on a sheet that is just large enough for it at its true size."""
    wished = replace(paper.options, margin=None)
    width = LEAST_WIDTH
    for _ in range(_TRIES):
        sheet = sheet.on(_paper(width, _TALL, wished))
        needed = max(sheet.least_width, LEAST_WIDTH)
        if abs(needed - width) < 0.5:
            break
        width = needed
    height = max(_TALL - sheet.spare_height, LEAST_HEIGHT)
    return sheet.on(_paper(width, height, wished))


def _paper(width: float, height: float, options: ExportPreset) -> Paper:
    return Paper(CONTENT, width, height, smallest=least_text(AT_HAND), options=options)


def _enlarged(sheet: MapSheet, *, is_limited: bool) -> float:
    """How many times larger than its true size the poster is printed."""
    wanted = least_text(sheet.paper.options.reading_distance) / sheet.paper.smallest
    if not is_limited:
        return max(wanted, 1.0)
    most = LARGEST / max(sheet.paper.width, sheet.paper.height)
    return min(max(wanted, 1.0), most)
