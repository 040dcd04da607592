"""Emotion curves: a line for each persona through what it feels, in journey order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from journeymapper.analysis.emotion import emotion_names
from journeymapper.analysis.feelings import signed
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Persona, Touchpoint
from journeymapper.drawing.curve_labels import Labels
from journeymapper.drawing.options import MapOptions, persona_colours, shown_personas
from journeymapper.drawing.primitives import Ellipse, Path, Picture, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.layout import flatten
from journeymapper.text import Style, measure

SMALLEST_STEP = 14.0
"""Least distance of two dots along the way."""
WIDEST_STEP = 52.0
"""Distance of dots whose touchpoints stand at the same x."""
RING_WIDTH = 11.0
"""What a dot's ring takes along the way."""
LEAST_ROOM = 0.4
"""Rings smaller than this part of their size are left out, but for the lowest and the highest."""
THINNEST = 0.5
"""Lines do not become thinner than this part of their width."""
HANDLE = 0.42
"""Length of a curve's handles in parts of the distance of two points; up to a half, and with
tangents of at most twice the lesser slope, the curve stays between its points."""


class Dot(NamedTuple):
    """A point of a curve: what persona lives at what touchpoint, and where it is drawn."""

    persona: str
    touchpoint: str
    x: float
    y: float
    emotion: float


@frozen
class CurveFrame:
    """Where curves are drawn, within (0, 0, width, height): from ``left`` on, between ``top`` and
    ``bottom`` margins that leave room for labels."""

    width: float
    height: float
    left: float = 0.0
    right: float = 0.0
    margin: float = 20.0
    text_size: float = 11.0

    @property
    def middle(self) -> float:
        return self.height / 2

    @property
    def step(self) -> float:
        """The distance of two neighbouring emotions."""
        return max((self.height - 2 * self.margin) / 4, 0.5)

    @property
    def scale(self) -> float:
        """How thick lines and dots are, against those on the screen."""
        return self.text_size / 11.0

    def y_of(self, emotion: float) -> float:
        return self.middle - emotion * self.step

    def emotion_at(self, y: float) -> int:
        """The emotion, -2 to 2, whose level is nearest: what a dragged dot means."""
        return min(max(round((self.middle - y) / self.step), -2), 2)


@frozen
class CurvePicture:
    """The curves' picture and where their dots are, back to front."""

    picture: Picture
    dots: tuple[Dot, ...]
    frame: CurveFrame


def emotion_curves(
    project: Project,
    journey_id: str,
    frame: CurveFrame,
    options: MapOptions | None = None,
    x_of: Callable[[Touchpoint], float] | None = None,
    *,
    level_names: bool = True,
    touchpoint_names: bool = False,
) -> CurvePicture:
    """A curve for each persona that is switched on, the active one in front.

    ``x_of`` tells where a touchpoint's middle stands; without it dots are spread evenly over the
    frame. The lowest point below neutral is named by what triggered it; with ``touchpoint_names``
    every dot is named as far as there is room.
    """
    options = options or MapOptions()
    personas = sorted(shown_personas(project, options), key=lambda one: one.id == options.active)
    lived = {one.id: _first_rounds(project, journey_id, one) for one in personas}
    order = [
        one
        for one in journey_order(project, journey_id)
        if any(one.id in experiences for experiences in lived.values())
    ]
    xs = _even(order, frame) if x_of is None else _spread(order, x_of)
    colours = persona_colours(project)
    primitives = _levels(project, frame, level_names)
    lines: list[tuple[Persona, list[Dot]]] = [
        (persona, _dots(persona, order, lived[persona.id], xs, frame)) for persona in personas
    ]
    every_dot = [dot for _, dots in lines for dot in dots]
    room = _room_of_rings(every_dot, frame.scale)
    for persona, dots in lines:
        in_front = options.active in (None, persona.id)
        thick = frame.scale * max(room, THINNEST)
        primitives += _line(dots, colours[persona.id], in_front, thick)
    if room >= LEAST_ROOM:
        primitives += _rings(every_dot, colours, options, frame.scale * room)
    else:
        ends = [dot for _, dots in lines for dot in _lowest_and_highest(dots)]
        primitives += _rings(ends, colours, options, frame.scale * THINNEST)
    labels = Labels(frame.left, frame.width - frame.right, frame.height, frame.text_size)
    labels.shun(frame.middle)
    for dot in every_dot:
        labels.block(dot.x, dot.y, 7.0)
    for _, dots in lines:
        for x, y in along([(dot.x, dot.y) for dot in dots]):
            labels.block(x, y, 2.0)
    for persona, dots in reversed(lines):
        primitives += _trigger(project, dots, lived[persona.id], labels, touchpoint_names)
    if touchpoint_names:
        for dot in sorted(every_dot, key=lambda one: -abs(one.emotion)):
            if dot in labels.named:
                continue
            name = project.touchpoints[dot.touchpoint].name
            primitives += labels.place(name, dot.x, dot.y, above=_is_high(dot, every_dot))
    picture = Picture(primitives=tuple(primitives), bounds=(0, 0, frame.width, frame.height))
    return CurvePicture(picture, tuple(every_dot), frame)


def _first_rounds(project: Project, journey_id: str, persona: Persona) -> dict[str, Experience]:
    """What the persona lives the first time it comes by, by touchpoint."""
    found: dict[str, Experience] = {}
    for one in project.referring(Experience, persona.id):
        if one.emotion is None or project.touchpoints[one.touchpoint].journey != journey_id:
            continue
        known = found.get(one.touchpoint)
        if known is None or (one.round, one.id) < (known.round, known.id):
            found[one.touchpoint] = one
    return found


def _even(order: Sequence[Touchpoint], frame: CurveFrame) -> dict[str, float]:
    room = frame.width - frame.left - frame.right
    return {
        one.id: frame.left + room * (place + 0.5) / len(order) for place, one in enumerate(order)
    }


def _spread(order: Sequence[Touchpoint], x_of: Callable[[Touchpoint], float]) -> dict[str, float]:
    """Where dots stand: over their touchpoints, those at the same x side by side in order."""
    groups: list[tuple[float, list[Touchpoint]]] = []
    for one in order:
        x = x_of(one)
        if groups and x <= groups[-1][0] + SMALLEST_STEP:
            groups[-1][1].append(one)
        else:
            groups.append((x, [one]))
    xs: dict[str, float] = {}
    last = float("-inf")
    for place, (x, members) in enumerate(groups):
        before = x - groups[place - 1][0] if place else 2 * WIDEST_STEP
        after = groups[place + 1][0] - x if place + 1 < len(groups) else 2 * WIDEST_STEP
        step = min(WIDEST_STEP, min(before, after) / (len(members) + 0.5))
        start = x - step * (len(members) - 1) / 2
        for number, member in enumerate(members):
            last = max(start + number * step, last + min(SMALLEST_STEP, step))
            xs[member.id] = last
    return xs


def _levels(project: Project, frame: CurveFrame, names: bool) -> list[Primitive]:
    """The line of neutral feeling, and the five names at the left, with numbers where these have
    room."""
    y = frame.middle
    right = frame.width - frame.right
    primitives: list[Primitive] = [
        Path(steps=(("M", frame.left, y), ("L", right, y)), stroke="line", stroke_width=1.2)
    ]
    if not names or frame.left < 30:
        return primitives
    style = Style(min(frame.text_size * 0.95, frame.step * 0.9), 400)
    said = emotion_names(project)
    room = frame.left - 9.0
    number = measure("+2", style) + style.size * 0.35
    has_room = max(measure(name, style) for name in said) + number <= room
    for place, name in enumerate(said):
        y = frame.y_of(place - 2)
        if has_room:
            told = signed(place - 2)
            primitives.append(one_line(told, style, room - number, y, number, "muted", "right"))
        wide = room - number if has_room else room
        primitives.append(one_line(name, style, 0, y, wide, "muted", align="right"))
    return primitives


def _dots(
    persona: Persona,
    order: Sequence[Touchpoint],
    lived: Mapping[str, Experience],
    xs: Mapping[str, float],
    frame: CurveFrame,
) -> list[Dot]:
    dots: list[Dot] = []
    for one in order:
        experience = lived.get(one.id)
        if experience is not None and experience.emotion is not None:
            y = frame.y_of(experience.emotion)
            dots.append(Dot(persona.id, one.id, xs[one.id], y, experience.emotion))
    return dots


def _line(dots: Sequence[Dot], colour: str, in_front: bool, scale: float) -> list[Primitive]:
    if len(dots) < 2:
        return []
    return [
        Path(
            steps=smooth([(dot.x, dot.y) for dot in dots]),
            stroke=colour,
            stroke_width=(2.2 if in_front else 1.5) * scale,
            opacity=1.0 if in_front else 0.65,
        )
    ]


def along(dots: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Points of the line that is drawn through these, close enough for keeping labels off it."""
    points = flatten(smooth(dots)) if len(dots) > 1 else ()
    found: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        count = int(max(abs(x1 - x0), abs(y1 - y0)) / 5) + 1
        found += [(x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(count)]
    return tuple(found)


def smooth(points: Sequence[tuple[float, float]]) -> tuple[tuple[str | float, ...], ...]:
    """A smooth line through points with growing x that never swings beyond them (tangents by the
    harmonic mean of neighbouring slopes, level at turning points: Fritsch and Carlson 1980)."""
    slopes = [(y1 - y0) / max(x1 - x0, 1e-6) for (x0, y0), (x1, y1) in pairwise(points)]
    tangents = [0.0]
    for one, two in pairwise(slopes):
        tangents.append(2 * one * two / (one + two) if one * two > 0 else 0.0)
    tangents.append(0.0)
    steps: list[tuple[str | float, ...]] = [("M", *points[0])]
    for place, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        reach = (x1 - x0) * HANDLE
        steps.append(
            (
                "C",
                x0 + reach,
                y0 + tangents[place] * reach,
                x1 - reach,
                y1 - tangents[place + 1] * reach,
                x1,
                y1,
            )
        )
    return tuple(steps)


def _room_of_rings(dots: Sequence[Dot], scale: float) -> float:
    """How large rings may be, 1 or less, so that most of a curve's neighbours stand apart."""
    xs = sorted({round(dot.x, 2) for dot in dots})
    gaps = sorted(after - x for x, after in pairwise(xs))
    return min(gaps[len(gaps) // 2] / (RING_WIDTH * scale), 1.0) if gaps else 1.0


def _lowest_and_highest(dots: Sequence[Dot]) -> list[Dot]:
    """The first of a curve's lowest dots and of its highest."""
    if not dots:
        return []
    return [min(dots, key=lambda one: one.emotion), max(dots, key=lambda one: one.emotion)]


def _rings(
    dots: Sequence[Dot], colours: Mapping[str, str], options: MapOptions, scale: float
) -> list[Primitive]:
    """A ring for each dot; personas that feel alike at one place stand around one another."""
    rings: list[tuple[float, Primitive]] = []
    taken: dict[tuple[float, float], int] = {}
    for dot in reversed(dots):
        place = (round(dot.x), round(dot.y))
        around = taken.get(place, 0)
        taken[place] = around + 1
        in_front = options.active in (None, dot.persona)
        radius = ((4.6 if in_front else 3.6) + 2.6 * around) * scale
        ring = Ellipse(
            cx=dot.x,
            cy=dot.y,
            rx=radius,
            ry=radius,
            fill="card",
            stroke=colours[dot.persona],
            stroke_width=(1.8 if in_front else 1.5) * scale,
        )
        rings.append((radius, ring))
    return [ring for _, ring in sorted(rings, key=lambda pair: -pair[0])]


def _trigger(
    project: Project,
    dots: Sequence[Dot],
    lived: Mapping[str, Experience],
    labels: Labels,
    with_name: bool,
) -> list[Primitive]:
    """What triggered the persona's lowest feeling, when that is below neutral."""
    low = [dot for dot in dots if dot.emotion < 0 and lived[dot.touchpoint].emotional_trigger]
    if not low:
        return []
    lowest = min(low, key=lambda dot: dot.emotion)
    text = lived[lowest.touchpoint].emotional_trigger
    if with_name:
        text = f"{project.touchpoints[lowest.touchpoint].name}: {text}"
        labels.named.add(lowest)
    return labels.place(text, lowest.x, lowest.y, above=False, fill="coral_text", weight=500)


def _is_high(dot: Dot, dots: Sequence[Dot]) -> bool:
    """Whether the persona's neighbouring dots lie below, so that a name fits above."""
    own = [one for one in dots if one.persona == dot.persona]
    place = own.index(dot)
    near = [own[n].emotion for n in (place - 1, place + 1) if 0 <= n < len(own)]
    return not near or dot.emotion >= sum(near) / len(near)
