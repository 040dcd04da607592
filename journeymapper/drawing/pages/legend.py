"""The legend: what of the map's signs this journey uses, set in rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from journeymapper.analysis.emotion import emotion_names
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.seasons import in_season
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Sticky, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, Moment, TouchpointKind
from journeymapper.drawing.cards import emotion_token
from journeymapper.drawing.connections import FRICTION_DASH, LOOP_DASH
from journeymapper.drawing.marks import kind_mark, moment_mark, star
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Box, Path, Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import measure
from journeymapper.words import said

Sign = Callable[[float, float, float], tuple[Primitive, ...]]
"""Draws a sign from x, centred on y, for a text of this size."""


@frozen
class _Entry:
    text: str
    width: float
    """Of the sign, in sizes of the text."""
    sign: Sign


def legend(
    project: Project,
    journey_id: str,
    paper: Paper,
    left: float,
    top: float,
    width: float,
    on: date | None = None,
) -> tuple[list[Primitive], float]:
    """The signs that this journey uses, in rows from ``top``, and how tall they are together; on a
    map without touchpoints that it has none.
    ``on`` is the day whose seasons tint cards."""
    style = paper.style(7)
    row = style.size * 1.9
    entries = _entries(project, journey_id)
    if on is not None and in_season(project, journey_id, on):
        entries.append(_Entry(said("in season"), 1.6, _season))
    if not entries:
        if project.referring(Touchpoint, journey_id):
            return [], 0.0
        nothing = said("This map has no touchpoints yet.")
        return [one_line(nothing, style, left, top + row / 2, width, "muted", "left")], row
    name, bold = said("Legend"), paper.style(7, 600)
    wide = measure(name, bold) + 0.1
    parts: list[Primitive] = [one_line(name, bold, left, top + row / 2, wide, "muted", "left")]
    start = left + fitted(name, bold, wide).width + style.size * 1.6
    x, y = start, top
    for entry in entries:
        text = fitted(entry.text, style, width / 2)
        needed = entry.width * style.size + style.size * 0.6 + text.width
        if x + needed > left + width and x > start:
            x, y = start, y + row
        middle = y + row / 2
        parts += entry.sign(x, middle, style.size)
        at = x + entry.width * style.size + style.size * 0.6
        parts.append(one_line(entry.text, style, at, middle, text.width, "muted", "left"))
        x += needed + style.size * 1.7
    return parts, y + row - top


def _entries(project: Project, journey_id: str) -> list[_Entry]:
    touchpoints = project.referring(Touchpoint, journey_id)
    connections = project.referring(Connection, journey_id)
    names = emotion_names(project)
    entries: list[_Entry] = []
    if any(
        one.emotion is not None
        for touchpoint in touchpoints
        for one in project.referring(Experience, touchpoint.id)
    ):
        levels = (-2, -1, 0, 1, 2)
        entries = [
            _Entry(f"{names[level + 2]} {signed(level)}", 0.6, _emotion(level)) for level in levels
        ]
    if any(one.kind is ConnectionKind.PATH for one in connections):
        path = said("path, as wide as its share of customers")
        entries.append(_Entry(path, 3.4, _line("connection")))
    loops = [one for one in connections if one.kind is ConnectionKind.LOOP]
    if any(one.loop_kind is not LoopKind.FRICTION for one in loops):
        entries.append(_Entry(said("loop"), 3.4, _line("accent", LOOP_DASH)))
    if any(one.loop_kind is LoopKind.FRICTION for one in loops):
        entries.append(_Entry(said("friction loop"), 3.4, _line("coral", FRICTION_DASH)))
    if any(one.kind is ConnectionKind.HAND_OFF for one in connections):
        entries.append(_Entry(said("hand-off"), 3.4, _double))
    if any(one.essential for one in touchpoints):
        entries.append(_Entry(said("essential touchpoint"), 1.3, _star))
    for moment in (Moment.TRUTH, Moment.MICRO):
        if any(one.moment is moment for one in touchpoints):
            entries.append(_Entry(moment.label, 1.2, _moment(moment is Moment.TRUTH)))
    used = {one.kind for one in touchpoints}
    for kind in TouchpointKind:
        if kind in used and kind_mark(kind, 0, 0, 1):
            entries.append(_Entry(kind.label, 1.1, _kind(kind)))
    stickies = (project.referring(Sticky, one.id) for one in touchpoints)
    for sticky in sorted({one.kind for notes in stickies for one in notes}):
        entries.append(_Entry(sticky.label, 1.1, _paper(sticky.value)))
    return entries


def _season(x: float, y: float, size: float) -> tuple[Primitive, ...]:
    height = size * 1.1
    return (
        Box(
            x=x,
            y=y - height / 2,
            width=size * 1.6,
            height=height,
            radius=2.0,
            fill="amber_soft",
            stroke="amber",
            stroke_width=0.7,
        ),
    )


def _emotion(emotion: int) -> Sign:
    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        height = size * 1.3
        level = height * (0.2 + 0.2 * (emotion + 2))
        bar = Box(x=x, y=y - height / 2, width=2.6, height=height, radius=1.3, fill="line")
        filled = Box(
            x=x,
            y=y + height / 2 - level,
            width=2.6,
            height=level,
            radius=1.3,
            fill=emotion_token(emotion),
        )
        return bar, filled

    return sign


def _line(colour: str, dash: tuple[float, ...] = ()) -> Sign:
    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        return (
            Path(
                steps=(("M", x, y), ("L", x + 3.4 * size, y)),
                stroke=colour,
                stroke_width=1.3,
                dash=tuple(length / 2 for length in dash),
                round_caps=False,
            ),
        )

    return sign


def _double(x: float, y: float, size: float) -> tuple[Primitive, ...]:
    return tuple(
        Path(
            steps=(("M", x, y + shift), ("L", x + 3.4 * size, y + shift)),
            stroke="connection",
            stroke_width=0.9,
        )
        for shift in (-1.1, 1.1)
    )


def _star(x: float, y: float, size: float) -> tuple[Primitive, ...]:
    return (star(x + size * 0.6, y, size * 0.6),)


def _moment(truth: bool) -> Sign:
    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        return moment_mark(x + size * 0.55, y, size * 0.5, truth)

    return sign


def _kind(kind: TouchpointKind) -> Sign:
    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        return kind_mark(kind, x + size * 0.5, y, size * 0.45)

    return sign


def _paper(kind: str) -> Sign:
    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        return (
            Box(
                x=x,
                y=y - size / 2,
                width=size,
                height=size,
                radius=1,
                fill=kind,
                stroke=f"{kind}_line",
                stroke_width=0.7,
            ),
        )

    return sign
