"""The numbers that a round of review gives to cards, as small signs at their corners."""

from __future__ import annotations

from functools import lru_cache

from journeymapper.commands.review_rounds import numbers_of
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.project import Project
from journeymapper.domain.records import Touchpoint
from journeymapper.drawing.primitives import Box, Picture, Placed
from journeymapper.drawing.texts import one_line
from journeymapper.text import Style, measure

SIZE = 11.0
HEIGHT = 18.0


def wished_numbers(project: Project, options: ExportPreset) -> dict[str, int]:
    """The number of every card that the document is to show; none without a round of review."""
    if options.review_round is None or project.find(options.review_round) is None:
        return {}
    return numbers_of(project, options.review_round)


def number_sign(touchpoint: Touchpoint, number: int, type_scale: float = 1.0) -> Placed:
    """The number on the upper left corner of a card, half of it outside."""
    picture = _sign(number, type_scale)
    _, _, width, height = picture.bounds
    return Placed(
        picture=picture,
        x=touchpoint.x - min(width / 2, 12.0),
        y=touchpoint.y - height * 0.62,
        record=touchpoint.id,
    )


@lru_cache(maxsize=4096)
def _sign(number: int, type_scale: float) -> Picture:
    style = Style(SIZE * type_scale, 700)
    said = f"{number}"
    height = HEIGHT * type_scale
    width = max(measure(said, style) + 10.0 * type_scale, height)
    return Picture(
        primitives=(
            Box(
                x=0,
                y=0,
                width=width,
                height=height,
                radius=height / 2,
                fill="accent",
                stroke="card",
                stroke_width=1.5,
            ),
            one_line(said, style, 0, height / 2, width, "on_accent", "centre"),
        ),
        bounds=(0.0, 0.0, width, height),
    )
