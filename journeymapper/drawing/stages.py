"""Stages: the band at a column's head and the dotted line between two columns."""

from __future__ import annotations

from functools import lru_cache

from journeymapper.analysis.measures import readings_of
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Stage
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.drawing.figures import reading_text
from journeymapper.drawing.options import stage_colour
from journeymapper.drawing.primitives import Box, Path, Picture
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import Style, measure

HEADER_HEIGHT = 40.0
"""Headers stand from -HEADER_HEIGHT to 0: touchpoints count from just below them."""
HEADER_GAP = 4.0


@frozen(kw_only=True)
class HeaderLook:
    """All that a stage's header depends on; the measure is text already."""

    name: str
    colour: str
    measure: str = ""
    measure_now: str = ""
    """The measure without its change, for a header too narrow for both."""
    width: float = 264.0
    height: float = HEADER_HEIGHT
    name_size: float = 14.0
    measure_size: float = 11.5


def header_look(
    project: Project, stage: Stage, place: int, with_change: bool = False
) -> HeaderLook:
    """How the header of the stage at this place (from 0) looks now."""
    return HeaderLook(
        name=stage.name,
        colour=stage_colour(stage, place),
        measure=stage_measure(project, stage, with_change),
        measure_now=stage_measure(project, stage) if with_change else "",
        width=stage.width,
    )


def stage_measure(project: Project, stage: Stage, with_change: bool = False) -> str:
    """The measure of the stage that was read last: ``18%``; with the change, ``12% → 18%``."""
    best: tuple[object, ...] = ()
    text = ""
    currency = project.details.currency
    for one in project.referring(Measure, stage.id):
        readings = readings_of(project, one.id)
        if not readings or one.kind is MeasureKind.DROP_OFF:
            continue
        first, last = readings[0], readings[-1]
        key = (str(last.taken_on or ""), one.id)
        if key > best:
            best = key
            text = reading_text(one, last.value, currency)
            if with_change and first.value != last.value:
                text = f"{reading_text(one, first.value, currency)} → {text}"
    return text


@lru_cache(maxsize=1024)
def header_picture(look: HeaderLook) -> Picture:
    """The band with its column's top left corner at the origin."""
    inset = min(HEADER_GAP, look.width / 10) / 2
    band = Box(
        x=inset,
        y=0,
        width=look.width - 2 * inset,
        height=look.height,
        radius=min(6.0, look.height / 4),
        fill=look.colour,
    )
    padding = min(look.height * 0.32, look.width * 0.08)
    left, right = inset + padding, look.width - inset - padding
    middle = look.height / 2
    name_style, style = Style(look.name_size, 600), Style(look.measure_size, 400)
    gap = look.measure_size * 0.6
    beside = right - left - gap - measure(look.name, name_style)
    text = look.measure
    if look.measure_now and measure(text, style) > beside:
        text = look.measure_now
    if measure(text, style) > beside:
        text = text.partition(" ")[0]
    room = max(beside, (right - left) * 0.4)
    width = min(fitted(text, style, room).width, room) if text else 0.0
    if width < style.size * 1.2:
        return Picture(
            primitives=(band, one_line(look.name, name_style, left, middle, right - left)),
            bounds=(0, 0, look.width, look.height),
        )
    parts = (
        band,
        one_line(look.name, name_style, left, middle, right - left - width - gap),
        one_line(text, style, right - width, middle, width, "muted", "right"),
    )
    return Picture(primitives=parts, bounds=(0, 0, look.width, look.height))


def separator(x: float, top: float, bottom: float) -> Path:
    """The dotted line between two columns."""
    return Path(
        steps=(("M", x, top), ("L", x, bottom)),
        stroke="line",
        stroke_width=1.4,
        dash=(0.1, 6.0),
    )
