"""The contacts of a journey on a time line: weeks across, stages as bands, a lane for each channel
with a dot a contact. Weeks over a channel's limit stand in coral, with their number.

Weeks in which nothing happens are drawn together where there are three or more in a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from journeymapper.analysis.contacts import WEEK, ChannelWeek, Contact, ContactPlan
from journeymapper.analysis.written import write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel
from journeymapper.drawing.marks import pill, pill_height, pill_width
from journeymapper.drawing.options import stage_colour
from journeymapper.drawing.primitives import Box, Ellipse, Path, Picture, Primitive
from journeymapper.drawing.texts import block, fitted, one_line
from journeymapper.text import Style, line_height, measure

LANE = 52.0
BAND = 22.0
"""Heights of a channel's lane and of a row of stage bands, before ``unit``."""
LEAST_SLOT = 44.0
"""A week is at least so wide, before ``unit``."""
EMPTY_WEEKS = 3
"""So many weeks without a contact are drawn as one."""
NO_CHANNEL = "no channel"
_AXIS = 20.0
_MOST_DOTS = 16
_LAYERS = 3


@frozen
class Slot:
    """One week, or several in which nothing happens."""

    first: int
    last: int

    @property
    def name(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


@frozen(kw_only=True)
class LineFrame:
    """``width`` of the picture, of which ``names`` are for the channels' names at the left (0: they
    stand elsewhere); ``unit`` enlarges everything."""

    width: float
    names: float = 0.0
    unit: float = 1.0
    slots: tuple[Slot, ...]


def slots_of(plan: ContactPlan) -> tuple[Slot, ...]:
    """The weeks that the plan needs, empty ones drawn together."""
    busy = {one.week for one in plan.weeks}
    found: list[Slot] = []
    week, last = 1, plan.last_week
    while week <= last:
        end = week
        if week not in busy:
            while end < last and end + 1 not in busy:
                end += 1
        if end - week + 1 >= EMPTY_WEEKS:
            found.append(Slot(week, end))
        else:
            found += [Slot(one, one) for one in range(week, end + 1)]
        week = end + 1
    return tuple(found)


def lane_name(channel: Channel | None) -> str:
    return channel.name if channel is not None else NO_CHANNEL


def limit_text(channel: Channel | None, locale: str = "") -> str:
    """``at most 2 a week``; nothing where no limit can be."""
    if channel is None:
        return ""
    if channel.contacts_per_week is None:
        return "no limit set"
    return f"at most {write_number(channel.contacts_per_week, locale)} a week"


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
            parts += _name_parts(project, channel, frame, y)
        parts += _lane_parts(by_lane[key], weeks, key, frame, y, project.details.locale)
    parts.append(_line(0.0, bottom, frame.width, bottom))
    return Picture(primitives=tuple(parts), bounds=(0.0, 0.0, frame.width, bottom))


def slot_at(frame: LineFrame, x: float) -> Slot | None:
    """The slot that is drawn at x."""
    place = int((x - frame.names) // _slot_width(frame))
    return frame.slots[place] if x >= frame.names and place < len(frame.slots) else None


def _slot_width(frame: LineFrame) -> float:
    return (frame.width - frame.names) / max(len(frame.slots), 1)


def _x(frame: LineFrame, day: float) -> float:
    """Where a day stands; before the first and after the last slot at the edge."""
    each = _slot_width(frame)
    for place, slot in enumerate(frame.slots):
        begins, ends = (slot.first - 1) * WEEK, slot.last * WEEK
        if day < begins:
            return frame.names + place * each
        if day < ends:
            return frame.names + (place + (day - begins) / (ends - begins)) * each
    return frame.width


def _is_shown(frame: LineFrame, begins: float, ends: float) -> bool:
    if not frame.slots:
        return False
    first, last = (frame.slots[0].first - 1) * WEEK, frame.slots[-1].last * WEEK
    return begins < last and (ends > first or begins >= first)


def _bands(
    project: Project, plan: ContactPlan, frame: LineFrame
) -> list[tuple[tuple[str, str, float, float], int]]:
    """Each stage that is in sight (name, colour, left and right) and the row that it stands in:
    the first in which its name has room."""
    journeys = [project.stages[one.stage].journey for one in plan.stages if one.stage is not None]
    colours: dict[str | None, tuple[str, str]] = {None: ("no stage", "quiet")}
    for place, stage in enumerate(stages_in_order(project, journeys[0]) if journeys else []):
        colours[stage.id] = (stage.name, stage_colour(stage, place))
    style = _band_style(frame)
    found: list[tuple[tuple[str, str, float, float], int]] = []
    ends: list[float] = []
    for one in plan.stages:
        if not _is_shown(frame, one.begins, one.ends):
            continue
        name, colour = colours[one.stage]
        left = min(_x(frame, one.begins), frame.width - 12 * frame.unit)
        right = max(_x(frame, one.ends), left + 6 * frame.unit)
        needed = max(right, left + measure(name[:200], style) + 16 * frame.unit)
        row = next((n for n, end in enumerate(ends) if end <= left + 0.01), len(ends))
        ends[row:] = [min(needed, max(right, left + 180 * frame.unit)), *ends[row + 1 :]]
        found.append(((name, colour, left, right), row))
    return found


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
        start = left + 6 * unit
        room = max(width - 12 * unit, min(168 * unit, frame.width - start))
        parts.append(one_line(name, style, start, y + (BAND - 3) / 2 * unit, room, align="left"))
    return [*tints, *parts]


def _axis_parts(frame: LineFrame, top: float, bottom: float) -> list[Primitive]:
    unit = frame.unit
    style = Style(round(10 * unit, 2))
    each = _slot_width(frame)
    parts: list[Primitive] = []
    for place, slot in enumerate(frame.slots):
        x = frame.names + place * each
        is_gap = slot.first != slot.last
        name = f"week {slot.name}" if place == 0 or is_gap else slot.name
        width = min(fitted(name, style, each).width, each)
        if width < measure(name, style) - 0.5:
            name = slot.name
        middle = top - _AXIS * unit / 2
        parts.append(one_line(name, style, x, middle, each, "muted", "centre"))
        dash = (1.0, 4.0 * unit)
        steps = (("M", x, top), ("L", x, bottom))
        parts.append(Path(steps=steps, stroke="muted_line", stroke_width=0.8, dash=dash))
    return parts


def _name_parts(
    project: Project, channel: Channel | None, frame: LineFrame, y: float
) -> list[Primitive]:
    """A channel's name, as large as lets it stand whole beside its lane, and its limit below."""
    unit = frame.unit
    width = frame.names - 8 * unit
    small = Style(round(9.5 * unit, 2))
    limit = limit_text(channel, project.details.locale)
    room = (LANE - (18 if limit else 6)) * unit
    for size in (11.0, 9.5, 8.0, 7.2):
        style = Style(round(size * unit, 2), 600)
        found = block(lane_name(channel), style, 0.0, 0.0, width)
        if found.height <= room:
            break
    most = max(int(room / line_height(style)), 1)
    below = 14 * unit if limit else 0.0
    top = y + (LANE * unit - min(found.height, room) - below) / 2
    parts: list[Primitive] = []
    parts += block(lane_name(channel), style, 0.0, top, width, max_lines=most).lines
    if limit:
        middle = top + min(found.height, room) + 7 * unit
        parts.append(one_line(limit, small, 0.0, middle, width, "muted", "left"))
    return parts


def _lane_parts(
    contacts: Iterable[Contact],
    weeks: Mapping[tuple[str | None, int], ChannelWeek],
    channel: str | None,
    frame: LineFrame,
    y: float,
    locale: str,
) -> list[Primitive]:
    by_week: dict[int, list[Contact]] = defaultdict(list)
    for one in contacts:
        by_week[one.week].append(one)
    parts: list[Primitive] = []
    each = _slot_width(frame)
    for place, slot in enumerate(frame.slots):
        week = weeks.get((channel, slot.first))
        if week is not None and slot.first == slot.last:
            x = frame.names + place * each
            parts += _week_parts(week, by_week[slot.first], frame, x, each, y, locale)
    return parts


def _week_parts(
    week: ChannelWeek,
    contacts: Sequence[Contact],
    frame: LineFrame,
    x: float,
    width: float,
    y: float,
    locale: str,
) -> list[Primitive]:
    unit = frame.unit
    height = LANE * unit
    parts: list[Primitive] = []
    if week.is_over:
        inset = 1.5 * unit
        parts.append(
            Box(
                x=x + inset,
                y=y + inset,
                width=width - 2 * inset,
                height=height - 2 * inset,
                radius=4 * unit,
                fill="coral_soft",
                stroke="coral",
            )
        )
    style = Style(round(10 * unit, 2), 600)
    too_many = week.count > _MOST_DOTS
    if week.is_over:
        limit = write_number(week.limit or 0.0, locale)
        text = f"{write_number(week.count, locale)} of {limit}"
        if measure(text, style) > width - 20 * unit:
            text = write_number(week.count, locale)
        wide = pill_width(text, style, width - 4 * unit)
        top = y + height - pill_height(style) - 4 * unit
        left = x + (width - wide) / 2
        parts += pill(text, style, left, top, wide, fill="coral_text", colour="on_accent")
    elif too_many:
        text = write_number(week.count, locale)
        parts.append(one_line(text, style, x, y + height - 12 * unit, width, align="centre"))
    return [*parts, *_dots(contacts, frame, y, shown=_MOST_DOTS)]


def _dots(contacts: Sequence[Contact], frame: LineFrame, y: float, shown: int) -> list[Primitive]:
    """A dot a contact: full for a trigger, a ring for a rhythm; those of a time above one
    another."""
    unit = frame.unit
    radius = 3.1 * unit
    days: list[tuple[float, bool]] = []
    for one in contacts:
        step = (one.week * WEEK - one.day) / one.times
        count = min(one.times, shown - len(days))
        days += [(one.day + n * step, one.trigger is None) for n in range(count)]
    edges = [0.0] * _LAYERS
    parts: list[Primitive] = []
    for day, is_rhythm in sorted(days):
        x = _x(frame, day) + radius + 2 * unit
        layer = next((n for n, edge in enumerate(edges) if edge <= x - radius), _LAYERS - 1)
        edges[layer] = x + radius
        cy = y + (10 + layer * 8) * unit
        if is_rhythm:
            parts.append(
                Ellipse(
                    cx=x, cy=cy, rx=radius - 0.5, ry=radius - 0.5, fill="card",
                    stroke="accent", stroke_width=1.3 * unit,
                )
            )  # fmt: skip
        else:
            parts.append(Ellipse(cx=x, cy=cy, rx=radius, ry=radius, fill="accent"))
    return parts


def legend(width: float, unit: float = 1.0) -> Picture:
    """What dots, rings and coral weeks mean, in one line."""
    style = Style(round(9.5 * unit, 2))
    middle, radius = 8 * unit, 3.1 * unit
    x = radius + 1
    parts: list[Primitive] = []
    for text, fill, stroke in (
        ("trigger", "accent", "accent"),
        ("regular contact", "card", "accent"),
        ("more contacts than the channel’s limit", "coral_soft", "coral"),
    ):
        parts.append(Ellipse(cx=x, cy=middle, rx=radius, ry=radius, fill=fill, stroke=stroke))
        line = one_line(text, style, x + 8 * unit, middle, width, "muted", "left")
        parts.append(line)
        x += 28 * unit + line.line.width
    return Picture(primitives=tuple(parts), bounds=(0.0, 0.0, width, 16 * unit))


def _line(x: float, y: float, right: float, bottom: float) -> Path:
    return Path(steps=(("M", x, y), ("L", right, bottom)), stroke="line", stroke_width=0.9)
