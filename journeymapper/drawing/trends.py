"""Trend lines: the readings of a measure over time, with its target."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from journeymapper.analysis.measures import MeasureState, readings_of
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Reading
from journeymapper.drawing.marks import polyline
from journeymapper.drawing.primitives import Ellipse, Path, Picture, Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import Style

MOST_POINTS = 400
"""Of longer rows of readings, the newest."""
LABEL_SIZE = 11.0
DOT = 3.2


@frozen(kw_only=True)
class TrendLook:
    """All that a trend's picture depends on. ``points`` are days (any count) and values, in order;
    ``label`` is the last value and ``target_label`` the target, written; empty leaves them out."""

    points: tuple[tuple[float, float], ...]
    target: float | None = None
    is_off: bool = False
    label: str = ""
    target_label: str = ""
    width: float = 240.0
    height: float = 64.0


def trend_look(
    project: Project,
    state: MeasureState,
    width: float,
    height: float,
    *,
    target_label: str = "",
    labelled: bool = True,
) -> TrendLook:
    """How the trend of a measure looks now."""
    return TrendLook(
        points=points_of(readings_of(project, state.measure.id)),
        target=state.measure.target,
        is_off=state.is_on_target is False,
        label=state.text if labelled else "",
        target_label=target_label,
        width=width,
        height=height,
    )


def points_of(readings: Sequence[Reading]) -> tuple[tuple[float, float], ...]:
    """Days and values of dated readings; of undated ones, where no other is, one after another."""
    dated = [one for one in readings if one.taken_on is not None]
    if not dated:
        return tuple((float(n), one.value) for n, one in enumerate(readings))[-MOST_POINTS:]
    days = ((one.taken_on.toordinal() if one.taken_on else 0, one.value) for one in dated)
    return tuple((float(day), value) for day, value in days)[-MOST_POINTS:]


@lru_cache(maxsize=512)
def trend_picture(look: TrendLook) -> Picture:
    """The line with its top left corner at the origin: days across, values up, the target dashed,
    the last value marked: a full dot on target, an open one off it."""
    style = Style(LABEL_SIZE, 600)
    quiet = Style(LABEL_SIZE, 400)
    widest = look.width * 0.45
    gap = 8.0
    label_width = 0.0
    if look.label:
        label_width = min(fitted(look.label, style, widest).width, widest)
    target_width = 0.0
    if look.target_label and look.target is not None:
        target_width = min(fitted(look.target_label, quiet, widest).width, widest)
    beside = max(label_width, target_width)
    right = look.width - (beside + gap if beside else 0.0) - DOT - 1.0
    left, top, bottom = DOT + 1.0, DOT + 4.0, look.height - DOT - 4.0
    primitives: list[Primitive] = []
    bounds = (0.0, 0.0, look.width, look.height)
    if not look.points:
        return Picture(primitives=(), bounds=bounds)
    place = _Places(look, left, right, top, bottom)
    colour = "coral" if look.is_off else "accent"
    last = place.of(*look.points[-1])
    target_y = place.up(look.target) if look.target is not None else None
    if target_y is not None:
        dashed = (("M", left, target_y), ("L", right, target_y))
        primitives.append(Path(steps=dashed, stroke="muted", stroke_width=1.0, dash=(3.0, 3.0)))
    if len(look.points) > 1:
        line = polyline(*(place.of(*one) for one in look.points), stroke=colour, stroke_width=1.8)
        primitives.append(line)
    fill = "card" if look.is_off else colour
    primitives.append(
        Ellipse(cx=last[0], cy=last[1], rx=DOT, ry=DOT, fill=fill, stroke=colour, stroke_width=1.6)
    )
    middle, other = _apart(last[1], target_y if target_width else None, look.height)
    if look.label:
        ink = "coral_text" if look.is_off else "accent"
        start = look.width - beside
        primitives.append(one_line(look.label, style, start, middle, beside, ink, "left"))
    if target_width:
        start = look.width - beside
        primitives.append(one_line(look.target_label, quiet, start, other, beside, "muted", "left"))
    return Picture(primitives=tuple(primitives), bounds=bounds)


class _Places:
    """From days and values to places in the picture."""

    def __init__(
        self, look: TrendLook, left: float, right: float, top: float, bottom: float
    ) -> None:
        days = [day for day, _ in look.points]
        values = [value for _, value in look.points]
        if look.target is not None:
            values.append(look.target)
        self._from, self._days = days[0], days[-1] - days[0]
        self._low, self._room = min(values), max(values) - min(values)
        self._left, self._width = left, max(right - left, 1.0)
        self._top, self._bottom = top, bottom

    def of(self, day: float, value: float) -> tuple[float, float]:
        part = (day - self._from) / self._days if self._days else 1.0
        return self._left + part * self._width, self.up(value)

    def up(self, value: float) -> float:
        part = (value - self._low) / self._room if self._room else 0.5
        return self._bottom - part * (self._bottom - self._top)


def _apart(last: float, target: float | None, height: float) -> tuple[float, float]:
    """Middles of the two labels, near what they name and not over one another."""
    step = LABEL_SIZE * 1.3
    low, high = step / 2, height - step / 2
    last = min(max(last, low), high)
    if target is None:
        return last, last
    target = min(max(target, low), high)
    if abs(last - target) >= step:
        return last, target
    if last <= target:
        last = max(min(last, target - step, high - step), low)
        return last, last + step
    last = min(max(last, target + step, low + step), high)
    return last, last - step
