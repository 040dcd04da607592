"""Stages: the band at a column's head and the dotted line between two columns."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

from journeymapper.analysis.measures import (
    MeasureState,
    readings_of,
    signed_text,
    state_of,
    written,
)
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Stage
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.drawing.options import stage_colour
from journeymapper.drawing.primitives import Box, Path, Picture, Primitive, TextLine
from journeymapper.drawing.texts import block, one_line
from journeymapper.text import Style, break_lines, measure

HEADER_HEIGHT = 40.0
"""Headers stand from -HEADER_HEIGHT to 0: touchpoints count from just below them."""
HEADER_GAP = 4.0
NAME_STEP = 1.2
"""Distance of the baselines of a name on two lines, in sizes."""


@frozen(kw_only=True)
class HeaderLook:
    """All that a stage's header depends on; the measure is text already."""

    name: str
    colour: str
    measure: str = ""
    measure_now: str = ""
    """The measure without its change, for a header too narrow for both."""
    is_off: bool = False
    """Whether the measure misses its target."""
    width: float = 264.0
    height: float = HEADER_HEIGHT
    name_size: float = 14.0
    measure_size: float = 11.5


def header_look(
    project: Project, stage: Stage, place: int, with_change: bool = False
) -> HeaderLook:
    """How the header of the stage at this place (from 0) looks now."""
    state = stage_state(project, stage)
    now = signed_text(state) if state else ""
    return HeaderLook(
        name=stage.name,
        colour=stage_colour(stage, place),
        measure=_changed(project, state) if state and with_change else now,
        measure_now=now if with_change else "",
        is_off=state is not None and state.is_on_target is False,
        width=stage.width,
    )


def stage_state(project: Project, stage: Stage) -> MeasureState | None:
    """The measure of the stage that was read last; one of everybody before one of a persona or a
    device. The rail tells of drop-offs."""
    best: tuple[object, ...] = ()
    found: MeasureState | None = None
    for one in project.referring(Measure, stage.id):
        if one.kind is MeasureKind.DROP_OFF:
            continue
        state = state_of(project, one)
        if state.reading is not None:
            is_whole = one.persona is None and not one.device
            key = (is_whole, str(state.reading.taken_on or ""), one.id)
            if key > best:
                best, found = key, state
    return found


def _changed(project: Project, state: MeasureState) -> str:
    """The value with the first that was read: ``12% → 18%``."""
    first, last = readings_of(project, state.measure.id)[0], state.reading
    if last is None or first.value == last.value:
        return signed_text(state)
    details = project.details
    before = written(first.value, state.measure, details.currency, details.locale)
    return f"{before} → {state.text}"


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
    ink = f"on:{look.colour}" if look.colour.startswith("tint:") else ""
    middle = look.height / 2
    name_style = Style(look.name_size, 600)
    style = Style(look.measure_size, 600 if look.is_off else 400)
    gap = look.measure_size * 0.6
    beside = right - left - gap - measure(look.name, name_style)
    text = look.measure
    if look.measure_now and measure(text, style) > beside:
        text = look.measure_now
    if measure(text, style) > beside:
        text = text.partition(" ")[0]
    if measure(text, style) > max(beside, (right - left) * 0.4):
        text = ""  # a number that is cut is another number
    width = measure(text, style) + 0.1 if text else 0.0
    has_measure = width >= style.size * 0.6
    room = right - left - (width + gap if has_measure else 0.0)
    parts: list[Primitive] = [band, *_name(look, left, room, ink or "ink")]
    if has_measure:
        colour = ink or ("coral_text" if look.is_off else "muted")
        parts.append(one_line(text, style, right - width, middle, width, colour, "right"))
    return Picture(primitives=tuple(parts), bounds=(0, 0, look.width, look.height))


def _name(look: HeaderLook, left: float, room: float, ink: str) -> tuple[TextLine, ...]:
    """The name on one line, or on two where one would cut it and the band is tall enough."""
    style = Style(look.name_size, 600)
    middle = look.height / 2
    smaller = Style(min(look.name_size, max(look.height * 0.34, look.measure_size)), 600)
    step = smaller.size * NAME_STEP
    if measure(look.name, style) <= room or 2 * step > look.height:
        return (one_line(look.name, style, left, middle, room, ink),)
    name = " ".join(look.name.split())
    lines = break_lines(name, smaller, room, 2)
    if len(lines) == 1 or _is_torn(name, lines[0].text):
        if measure(name, smaller) <= room:
            style = smaller
        return (one_line(look.name, style, left, middle, room, ink),)
    top = middle - step
    return block(name, smaller, left, top, room, fill=ink, max_lines=2, spacing=step).lines


def _is_torn(name: str, first: str) -> bool:
    """Whether the first line ends within a word, in a script that sets words apart by spaces."""
    here, after = first[-1:], name[len(first) : len(first) + 1]
    return all(
        one.isalpha() and east_asian_width(one) not in "WF" and not "\u0e00" <= one <= "\u0eff"
        for one in (here, after)
    )


def separator(x: float, top: float, bottom: float) -> Path:
    """The dotted line between two columns."""
    return Path(
        steps=(("M", x, top), ("L", x, bottom)),
        stroke="line",
        stroke_width=1.4,
        dash=(0.1, 6.0),
    )
