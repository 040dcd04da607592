"""A channel's lane on a time line of contacts: its name, a dot a contact, weeks over the limit in
coral with their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from journeymapper.analysis.contacts import WEEK, ChannelWeek, Contact
from journeymapper.analysis.written import write_number
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel
from journeymapper.drawing.contact_frame import LineFrame
from journeymapper.drawing.marks import pill, pill_height, pill_width
from journeymapper.drawing.primitives import Box, Ellipse, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.text import Style, line_height, measure
from journeymapper.words import noted, said

LANE = 52.0
"""A lane's height, before ``unit``."""
NO_CHANNEL = noted("no channel")
_MOST_DOTS = 16
_LAYERS = 3


def lane_name(channel: Channel | None) -> str:
    """The channel’s name, or what stands at the lane of contacts without one."""
    return channel.name if channel is not None else said(NO_CHANNEL)


def limit_text(channel: Channel | None, locale: str = "") -> str:
    """``at most 2 a week``; nothing where no limit can be."""
    if channel is None:
        return ""
    if channel.contacts_per_week is None:
        return said("no limit set")
    limit = write_number(channel.contacts_per_week, locale)
    return said("at most {number} a week", number=limit)


def _sizes(unit: float) -> list[float]:
    return [round(size * unit, 2) for size in (9.5, 8.0, 7.2)]


def name_parts(
    project: Project, channel: Channel | None, frame: LineFrame, y: float
) -> list[Primitive]:
    """A channel's name, as large as lets it stand whole beside its lane, and its limit below."""
    unit = frame.unit
    width = frame.names - 8 * unit
    limit = limit_text(channel, project.details.locale)
    small = next(
        (one for one in map(Style, _sizes(unit)) if measure(limit, one) <= width),
        Style(_sizes(unit)[-1]),
    )
    below = block(limit, small, 0.0, 0.0, width, max_lines=2).lines if limit else ()
    taken = 14 * unit * len(below)
    room = (LANE - (4 if limit else 6)) * unit - taken
    for size in (11.0, 9.5, 8.0, 7.2):
        style = Style(round(size * unit, 2), 600)
        found = block(lane_name(channel), style, 0.0, 0.0, width)
        if found.height <= room:
            break
    most = max(int(room / line_height(style)), 1)
    top = y + (LANE * unit - min(found.height, room) - taken) / 2
    parts: list[Primitive] = []
    parts += block(lane_name(channel), style, 0.0, top, width, max_lines=most).lines
    if len(below) == 1:
        middle = top + min(found.height, room) + 7 * unit
        parts.append(one_line(limit, small, 0.0, middle, width, "muted", "left"))
    elif below:
        start = top + min(found.height, room) + 2 * unit
        parts += block(
            limit, small, 0.0, start, width, fill="muted", align="left", max_lines=2
        ).lines
    return parts


def lane_parts(
    contacts: Iterable[Contact],
    weeks: Mapping[tuple[str | None, int], ChannelWeek],
    channel: str | None,
    frame: LineFrame,
    y: float,
    locale: str,
) -> list[Primitive]:
    """The weeks of one channel (None: of none), from ``y`` down."""
    by_week: dict[int, list[Contact]] = defaultdict(list)
    for one in contacts:
        by_week[one.week].append(one)
    parts: list[Primitive] = []
    each = frame.slot_width
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
        text = said("{number} of {limit}", number=write_number(week.count, locale), limit=limit)
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
        x = frame.x(day) + radius + 2 * unit
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
