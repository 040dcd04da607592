"""Emotion curves of several journeys in one picture, the same touchpoints over one another.

A curve's colour is its persona's, its dash its journey's: so that it can be read without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from journeymapper.analysis.alignment import Slot, aligned
from journeymapper.analysis.emotion import curve, emotion_names
from journeymapper.analysis.feelings import signed
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.drawing.curve_labels import Labels
from journeymapper.drawing.curves import CurveFrame, along, smooth
from journeymapper.drawing.options import STAGE_COLOURS, persona_colours
from journeymapper.drawing.primitives import Box, Ellipse, Path, Picture, Primitive, TextLine
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import Style
from journeymapper.words import said

DASHES: tuple[tuple[float, ...], ...] = ((5.0, 4.0), (), (1.6, 3.0))
"""How the curve of the first, second and third journey is drawn."""
_BAND = 2.0
"""Height of the band with the stages' names, in sizes of the text."""
_LEAST_RISE = 2
"""A rise or fall of at least this much is named."""


class StateDot(NamedTuple):
    journey: str
    persona: str
    touchpoint: str
    x: float
    y: float
    emotion: int


@frozen
class StateCurves:
    """The picture within (0, 0, width, height) of the frame, and where its dots are."""

    picture: Picture
    dots: tuple[StateDot, ...]


def state_curves(
    project: Project, journeys: Sequence[str], personas: Sequence[str], frame: CurveFrame
) -> StateCurves:
    """A curve for each of these personas on each of these journeys (three at most are told
    apart)."""
    slots = aligned(project, journeys)
    band = frame.text_size * _BAND
    inner = CurveFrame(
        frame.width,
        frame.height - band,
        frame.left,
        frame.right,
        frame.margin,
        frame.text_size,
    )
    room = frame.width - frame.left - frame.right
    step = room / max(len(slots), 1)
    xs = {
        one: frame.left + (place + 0.5) * step
        for place, slot in enumerate(slots)
        for one in slot.touchpoints
        if one is not None
    }
    primitives = _ground(project, slots, frame, inner, step, band)
    colours = persona_colours(project)
    lines: list[tuple[int, list[StateDot]]] = []
    for persona in personas:
        for number, journey in enumerate(journeys):
            dots = [
                StateDot(
                    journey,
                    persona,
                    one.touchpoint,
                    xs[one.touchpoint],
                    band + inner.y_of(one.emotion),
                    one.emotion,
                )
                for one in curve(project, journey, persona)
            ]
            lines.append((number, dots))
    for number, dots in lines:
        crowded = min(step / (9.0 * inner.scale), 1.0)
        primitives += _line(dots, number, len(journeys), colours, inner.scale, crowded)
    every_dot = [dot for _, dots in lines for dot in dots]
    labels = Labels(frame.left, frame.width - frame.right, frame.height, frame.text_size)
    for dot in every_dot:
        labels.block(dot.x, dot.y, 5.0 * inner.scale)
    for _, dots in lines:
        for x, y in along([(dot.x, dot.y) for dot in dots]):
            labels.block(x, y, 2.0)
    for one in primitives:
        if isinstance(one, TextLine) and one.baseline < band:
            _keep_off(labels, one, frame.text_size)
    primitives += _rises(project, slots, lines, labels)
    primitives += _ends(project, lines, len(personas) > 1, frame, colours)
    picture = Picture(primitives=tuple(primitives), bounds=(0, 0, frame.width, frame.height))
    return StateCurves(picture, tuple(every_dot))


def _keep_off(labels: Labels, text: TextLine, size: float) -> None:
    """Let no label lie on a line of text."""
    radius = size * 0.5
    for place in range(int(text.line.width / radius) + 1):
        labels.block(text.x + place * radius, text.baseline - size * 0.35, radius)


def _ground(
    project: Project,
    slots: Sequence[Slot],
    frame: CurveFrame,
    inner: CurveFrame,
    step: float,
    band: float,
) -> list[Primitive]:
    """The stages' names over their part, the line of neutral feeling, the five names."""
    parts: list[Primitive] = []
    style = Style(frame.text_size, 600)
    x = frame.left
    for place, (name, members) in enumerate(groupby(slots, key=lambda one: one.stage)):
        width = step * len(list(members))
        fill = f"stage_{place % STAGE_COLOURS + 1}"
        parts.append(
            Box(x=x + 1, y=0, width=max(width - 2, 0.5), height=band - 3, radius=4, fill=fill)
        )
        if width > style.size * 2.2:
            middle = (band - 3) / 2
            parts.append(one_line(name, style, x + 6, middle, width - 12, "ink", "left"))
        x += width
        if place and width:
            edge = x - width
            parts.append(
                Path(
                    steps=(("M", edge, band + 4), ("L", edge, frame.height - 4)),
                    stroke="line",
                    stroke_width=1.0,
                    dash=(1.5, 4.0),
                )
            )
    y = band + inner.middle
    right = frame.width - frame.right
    parts.append(
        Path(steps=(("M", frame.left, y), ("L", right, y)), stroke="line", stroke_width=1.2)
    )
    small = Style(min(frame.text_size * 0.95, inner.step * 0.9), 400)
    if frame.left >= 30:
        for place, name in enumerate(emotion_names(project)):
            middle = band + inner.y_of(place - 2)
            parts.append(one_line(name, small, 0, middle, frame.left - 12.0, "muted", "right"))
    return parts


def _line(
    dots: Sequence[StateDot],
    number: int,
    count: int,
    colours: dict[str, str],
    scale: float,
    crowded: float,
) -> list[Primitive]:
    """A curve with its dots, smaller where they stand close (``crowded`` below 1)."""
    if not dots:
        return []
    colour = colours[dots[0].persona]
    last = number == count - 1
    parts: list[Primitive] = []
    if len(dots) > 1:
        parts.append(
            Path(
                steps=smooth([(dot.x, dot.y) for dot in dots]),
                stroke=colour,
                stroke_width=(2.2 if last else 1.6) * scale,
                dash=tuple(one * scale for one in DASHES[number % len(DASHES)]),
                opacity=1.0 if last else 0.75,
                round_caps=bool(last),
            )
        )
    radius = (4.2 if last else 3.4) * scale * crowded
    parts += [
        Ellipse(
            cx=dot.x,
            cy=dot.y,
            rx=radius,
            ry=radius,
            fill=colour if last else "card",
            stroke=colour,
            stroke_width=1.6 * scale * crowded,
        )
        for dot in dots
    ]
    return parts


def _rises(
    project: Project,
    slots: Sequence[Slot],
    lines: Sequence[tuple[int, list[StateDot]]],
    labels: Labels,
) -> list[Primitive]:
    """What rises or falls most from one journey to the next, by name, as far as there is room."""
    felt = {(dot.persona, dot.touchpoint): dot for _, dots in lines for dot in dots}
    personas = list(dict.fromkeys(dot.persona for _, dots in lines for dot in dots))
    steps: list[tuple[int, StateDot]] = []
    for slot in slots:
        for persona in personas:
            known = [felt.get((persona, one)) for one in slot.touchpoints if one is not None]
            seen = [one for one in known if one is not None]
            if len(seen) > 1 and abs(seen[-1].emotion - seen[0].emotion) >= _LEAST_RISE:
                steps.append((seen[-1].emotion - seen[0].emotion, seen[-1]))
    parts: list[Primitive] = []
    named: set[str] = set()
    for step, dot in sorted(steps, key=lambda one: -abs(one[0])):
        if dot.touchpoint in named:
            continue
        named.add(dot.touchpoint)
        text = f"{project.touchpoints[dot.touchpoint].name} {signed(step)}"
        fill = "accent" if step > 0 else "coral_text"
        parts += labels.place(text, dot.x, dot.y, above=step > 0, fill=fill, weight=600)
    return parts


def _ends(
    project: Project,
    lines: Sequence[tuple[int, list[StateDot]]],
    with_persona: bool,
    frame: CurveFrame,
    colours: dict[str, str],
) -> list[Primitive]:
    """At the right of each curve whose it is, no two over one another."""
    style = Style(frame.text_size, 600)
    room = frame.right - 14.0
    ends = sorted((dots[-1] for _, dots in lines if dots), key=lambda one: one.y)
    parts: list[Primitive] = []
    taken = frame.text_size * _BAND
    for dot in ends:
        journey = project.journeys[dot.journey]
        text = journey.title
        if with_persona:
            text = f"{project.personas[dot.persona].name} · {text}"
        middle = max(dot.y, taken + style.size * 0.7)
        taken = middle + style.size * 0.7
        if taken > frame.height or room < style.size * 3:
            break
        width = min(fitted(text, style, room).width, room)
        x = frame.width - frame.right + 10.0
        parts.append(one_line(text, style, x, middle, width, colours[dot.persona], "left"))
    return parts


def key_of_journeys(
    project: Project, journeys: Sequence[str], x: float, middle: float, width: float, size: float
) -> list[Primitive]:
    """How each journey is drawn: its dash, its title and state, in one line."""
    style = Style(size, 500)
    parts: list[Primitive] = []
    end = x + width
    for number, one in enumerate(journeys):
        journey = project.journeys[one]
        text = said("{journey} ({state})", journey=journey.title, state=journey.state.label)
        line = size * 2.6
        needed = min(fitted(text, style, width).width, end - x - line - size * 0.6)
        if needed < size * 2:
            break
        parts.append(
            Path(
                steps=(("M", x, middle), ("L", x + line, middle)),
                stroke="ink",
                stroke_width=1.8,
                dash=DASHES[number % len(DASHES)],
                round_caps=False,
            )
        )
        x += line + size * 0.6
        parts.append(one_line(text, style, x, middle, needed, "ink", "left"))
        x += needed + size * 1.8
    return parts
