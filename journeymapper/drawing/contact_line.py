"""The contacts of a journey on a time line: weeks across, stages as bands, a lane for each channel
with a dot a contact. Weeks over a channel's limit stand in coral, with their number.

Weeks in which nothing happens are drawn together where there are three or more in a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from journeymapper.analysis.contacts import Contact, ContactPlan
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel
from journeymapper.drawing.contact_frame import LineFrame
from journeymapper.drawing.contact_lanes import LANE, lane_parts, name_parts
from journeymapper.drawing.options import stage_colour
from journeymapper.drawing.primitives import Box, Ellipse, Path, Picture, Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import Style, measure
from journeymapper.words import said

BAND = 22.0
"""Height of a row of stage bands, before ``unit``."""
_AXIS = 20.0


def head_height(project: Project, plan: ContactPlan, frame: LineFrame) -> float:
    """How high the bands of the stages and the weeks' numbers are, above the lanes."""
    rows = max((row for _, row in _bands(project, plan, frame)), default=-1) + 1
    return (rows * BAND + _AXIS) * frame.unit


def contact_line(
    project: Project, plan: ContactPlan, channels: Sequence[Channel | None], frame: LineFrame
) -> Picture:
    """The picture, its top left corner at the origin; lanes stand below ``head_height``, each
    ``LANE`` times the unit high."""
    unit = frame.unit
    top = head_height(project, plan, frame)
    bottom = top + len(channels) * LANE * unit
    parts = _stage_parts(project, plan, frame, bottom)
    parts += _axis_parts(frame, top, bottom)
    by_lane: dict[str | None, list[Contact]] = defaultdict(list)
    for contact in plan.contacts:
        by_lane[contact.channel].append(contact)
    weeks = {(one.channel, one.week): one for one in plan.weeks}
    for place, channel in enumerate(channels):
        key = channel.id if channel is not None else None
        y = top + place * LANE * unit
        parts.append(_line(0.0, y, frame.width, y))
        if frame.names:
            parts += name_parts(project, channel, frame, y)
        parts += lane_parts(by_lane[key], weeks, key, frame, y, project.details.locale)
    parts.append(_line(0.0, bottom, frame.width, bottom))
    return Picture(primitives=tuple(parts), bounds=(0.0, 0.0, frame.width, bottom))


def _bands(
    project: Project, plan: ContactPlan, frame: LineFrame
) -> list[tuple[tuple[str, str, float, float], int]]:
    """Each stage that is in sight (name, colour, left and right) and the row that it stands in:
    the first in which it has room with its name."""
    journeys = [project.stages[one.stage].journey for one in plan.stages if one.stage is not None]
    colours: dict[str | None, tuple[str, str]] = {None: (said("no stage"), "quiet")}
    for place, stage in enumerate(stages_in_order(project, journeys[0]) if journeys else []):
        colours[stage.id] = (stage.name, stage_colour(stage, place))
    found: list[tuple[tuple[str, str, float, float], int]] = []
    ends: list[float] = []
    for one in plan.stages:
        if not frame.shows(one.begins, one.ends):
            continue
        name, colour = colours[one.stage]
        left = min(frame.x(one.begins), frame.width - 12 * frame.unit)
        right = max(frame.x(one.ends), left + 6 * frame.unit)
        start, room = _name_place(name, left, right, frame)
        begins, ends_at = min(left, start), max(right, start + room)
        row = next((n for n, end in enumerate(ends) if end <= begins + 0.01), len(ends))
        ends[row:] = [ends_at + 4 * frame.unit if room else right, *ends[row + 1 :]]
        found.append(((name, colour, left, right), row))
    return found


def _name_place(name: str, left: float, right: float, frame: LineFrame) -> tuple[float, float]:
    """Where a stage's name begins and how wide it may be: in its band where it fits, else behind
    it, else (at the edge of the picture) before it."""
    unit = frame.unit
    wide = min(measure(name[:200], _band_style(frame)) + 1.0, 180 * unit)
    if wide <= right - left - 12 * unit:
        return left + 6 * unit, right - left - 12 * unit
    if right + 4 * unit + wide <= frame.width:
        return right + 4 * unit, wide
    start = max(frame.names, left - 4 * unit - wide)
    return start, max(left - 4 * unit - start, 0.0)


def _band_style(frame: LineFrame) -> Style:
    return Style(round(10.5 * frame.unit, 2), 600)


def _stage_parts(
    project: Project, plan: ContactPlan, frame: LineFrame, bottom: float
) -> list[Primitive]:
    unit = frame.unit
    style = _band_style(frame)
    bands = _bands(project, plan, frame)
    tints: list[Primitive] = []
    parts: list[Primitive] = []
    for (name, colour, left, right), row in bands:
        y = row * BAND * unit
        width = right - left
        tints.append(Box(x=left, y=y, width=width, height=bottom - y, fill=colour, opacity=0.28))
        parts.append(
            Box(x=left, y=y, width=width, height=(BAND - 3) * unit, radius=4 * unit, fill=colour)
        )
        start, room = _name_place(name, left, right, frame)
        if room > style.size:
            middle = y + (BAND - 3) / 2 * unit
            parts.append(one_line(name, style, start, middle, room, align="left"))
    return [*tints, *parts]


def _axis_parts(frame: LineFrame, top: float, bottom: float) -> list[Primitive]:
    unit = frame.unit
    style = Style(round(10 * unit, 2))
    each = frame.slot_width
    parts: list[Primitive] = []
    for place, slot in enumerate(frame.slots):
        x = frame.names + place * each
        is_gap = slot.first != slot.last
        name = said("week {weeks}", weeks=slot.name) if place == 0 or is_gap else slot.name
        width = min(fitted(name, style, each).width, each)
        if width < measure(name, style) - 0.5:
            name = slot.name
        middle = top - _AXIS * unit / 2
        parts.append(one_line(name, style, x, middle, each, "muted", "centre"))
        dash = (1.0, 4.0 * unit)
        steps = (("M", x, top), ("L", x, bottom))
        parts.append(Path(steps=steps, stroke="muted_line", stroke_width=0.8, dash=dash))
    return parts


def legend(width: float, unit: float = 1.0) -> Picture:
    """What dots, rings and coral weeks mean, in one line."""
    style = Style(round(9.5 * unit, 2))
    middle, radius = 8 * unit, 3.1 * unit
    x = radius + 1
    parts: list[Primitive] = []
    for text, fill, stroke in (
        (said("trigger"), "accent", "accent"),
        (said("regular contact"), "card", "accent"),
        (said("more contacts than the channel’s limit"), "coral_soft", "coral"),
    ):
        parts.append(Ellipse(cx=x, cy=middle, rx=radius, ry=radius, fill=fill, stroke=stroke))
        line = one_line(text, style, x + 8 * unit, middle, width, "muted", "left")
        parts.append(line)
        x += 28 * unit + line.line.width
    return Picture(primitives=tuple(parts), bounds=(0.0, 0.0, width, 16 * unit))


def _line(x: float, y: float, right: float, bottom: float) -> Path:
    return Path(steps=(("M", x, y), ("L", right, bottom)), stroke="line", stroke_width=0.9)
