"""Small marks: the star, a touchpoint's kind, a pill with text. All by their centre or top left."""

from __future__ import annotations

from math import cos, pi, sin

from journeymapper.domain.vocabulary import Evidence, StickyKind, TouchpointKind
from journeymapper.drawing.primitives import Box, Ellipse, Path, Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import Style

Point = tuple[float, float]

TONES = {
    "coral": ("coral_soft", "coral_text"),
    "amber": ("amber_soft", "amber_text"),
    "accent": ("accent_soft", "accent"),
    "quiet": ("quiet", "muted"),
}
"""Fill and text of a badge, by what it says."""


def polygon(
    points: tuple[Point, ...],
    fill: str | None = None,
    stroke: str | None = None,
    stroke_width: float = 1.0,
    dash: tuple[float, ...] = (),
) -> Path:
    first, *rest = points
    steps = (("M", *first), *(("L", *point) for point in rest), ("Z",))
    return Path(steps=steps, fill=fill, stroke=stroke, stroke_width=stroke_width, dash=dash)


def polyline(*points: Point, stroke: str, stroke_width: float = 1.2) -> Path:
    first, *rest = points
    return Path(
        steps=(("M", *first), *(("L", *point) for point in rest)),
        stroke=stroke,
        stroke_width=stroke_width,
    )


def star(cx: float, cy: float, radius: float, fill: str = "amber") -> Path:
    """The mark of an essential touchpoint."""
    corners = tuple(
        (
            cx + radius * (1.0 if n % 2 == 0 else 0.44) * sin(n * pi / 5),
            cy - radius * (1.0 if n % 2 == 0 else 0.44) * cos(n * pi / 5),
        )
        for n in range(10)
    )
    return polygon(corners, fill=fill, stroke=fill, stroke_width=radius * 0.12)


def moment_mark(cx: float, cy: float, radius: float, truth: bool) -> tuple[Primitive, ...]:
    """A target: two rings for a moment of truth, one for a micro-moment."""
    ring = Ellipse(cx=cx, cy=cy, rx=radius, ry=radius, stroke="accent", stroke_width=radius * 0.23)
    core = radius * 0.36
    middle = Ellipse(cx=cx, cy=cy, rx=core, ry=core, fill="accent")
    return (ring, middle) if truth else (ring,)


_NOTE_SIGNS: dict[StickyKind, tuple[tuple[Point, ...], ...]] = {
    StickyKind.THOUGHT: (((-1, 0.1), (-0.5, -0.5), (0, 0.1), (0.5, 0.7), (1, 0.1)),),
    StickyKind.PAIN: (((-1, 0), (1, 0)),),
    StickyKind.OPPORTUNITY: (((-1, 0), (1, 0)), ((0, -1), (0, 1))),
    StickyKind.IDEA: (((0, -1), (1, 0), (0, 1), (-1, 0), (0, -1)),),
    StickyKind.QUESTION: (((-0.7, -0.5), (0, -1), (0.7, -0.5), (0, 0.2)), ((0, 0.75), (0, 1))),
    StickyKind.QUOTE: (((-0.7, -0.9), (-0.7, 0.1)), ((0.7, -0.9), (0.7, 0.1))),
    StickyKind.TEXT: (),
}


def note_sign(kind: StickyKind, cx: float, cy: float, radius: float) -> tuple[Path, ...]:
    """What kind of note this is, as strokes: colours alone are alike in greyscale."""
    return tuple(
        polyline(
            *((cx + x * radius, cy + y * radius) for x, y in stroke),
            stroke="muted",
            stroke_width=radius * 0.42,
        )
        for stroke in _NOTE_SIGNS[kind]
    )


def kind_mark(kind: TouchpointKind, cx: float, cy: float, r: float) -> tuple[Primitive, ...]:
    """What kind of step this is, as an outline of radius ``r``; nothing for a touchpoint."""
    pen = {"stroke": "muted", "stroke_width": r * 0.24}
    if kind is TouchpointKind.WAIT:
        ring = Ellipse(cx=cx, cy=cy, rx=r, ry=r, stroke="muted", stroke_width=r * 0.24)
        hands = polyline((cx, cy - r * 0.55), (cx, cy), (cx + r * 0.4, cy + r * 0.25), **pen)  # type: ignore[arg-type]
        return (ring, hands)
    if kind is TouchpointKind.DECISION:
        corners = ((cx, cy - r), (cx + r, cy), (cx, cy + r), (cx - r, cy))
        return (polygon(corners, stroke="muted", stroke_width=r * 0.24),)
    if kind is TouchpointKind.OWN_STEP:
        head = Ellipse(
            cx=cx, cy=cy - r * 0.45, rx=r * 0.42, ry=r * 0.42, stroke="muted", stroke_width=r * 0.24
        )
        shoulders = Path(
            steps=(
                ("M", cx - r * 0.85, cy + r),
                (
                    "C",
                    cx - r * 0.8,
                    cy + r * 0.1,
                    cx + r * 0.8,
                    cy + r * 0.1,
                    cx + r * 0.85,
                    cy + r,
                ),
            ),
            stroke="muted",
            stroke_width=r * 0.24,
        )
        return (head, shoulders)
    if kind is TouchpointKind.BACKSTAGE_STEP:
        return tuple(
            polyline((cx - r, cy + y * r), (cx + r * reach, cy + y * r), **pen)  # type: ignore[arg-type]
            for y, reach in ((-0.75, 1.0), (0.0, 0.4), (0.75, 1.0))
        )
    if kind is TouchpointKind.SYSTEM_STEP:
        side = r * 1.7
        outer = Box(
            x=cx - side / 2,
            y=cy - side / 2,
            width=side,
            height=side,
            radius=r * 0.3,
            stroke="muted",
            stroke_width=r * 0.24,
        )
        core = Box(x=cx - r * 0.3, y=cy - r * 0.3, width=r * 0.6, height=r * 0.6, fill="muted")
        return (outer, core)
    return ()


def pill_width(text: str, style: Style, most: float) -> float:
    """How wide a pill round this text is, at most ``most``."""
    return min(fitted(text, style, most - style.size * 1.5).width + style.size * 1.5, most)


def pill_height(style: Style) -> float:
    return round(style.size * 1.58, 2)


def pill(
    text: str,
    style: Style,
    x: float,
    y: float,
    width: float,
    *,
    fill: str,
    colour: str,
    stroke: str | None = None,
) -> tuple[Primitive, ...]:
    """A rounded label; the text is centred and cut to fit."""
    height = pill_height(style)
    inner = width - style.size * 1.5
    return (
        Box(
            x=x,
            y=y,
            width=width,
            height=height,
            radius=height / 2,
            fill=fill,
            stroke=stroke,
            stroke_width=1.2,
        ),
        one_line(
            text, style, x + style.size * 0.75, y + height / 2, inner, fill=colour, align="centre"
        ),
    )


def evidence_mark(evidence: Evidence, cx: float, cy: float, r: float) -> tuple[Primitive, ...]:
    """How well something is known: a full circle (researched), a half one, an empty one."""
    ring = Ellipse(cx=cx, cy=cy, rx=r, ry=r, fill="card", stroke="muted", stroke_width=r * 0.34)
    if evidence is Evidence.RESEARCHED:
        r *= 1.17
        return (Ellipse(cx=cx, cy=cy, rx=r, ry=r, fill="emotion_2"),)
    if evidence is Evidence.ASSUMED:
        return (ring,)
    k = r * 0.5523
    half = Path(
        steps=(
            ("M", cx, cy - r),
            ("C", cx - k, cy - r, cx - r, cy - k, cx - r, cy),
            ("C", cx - r, cy + k, cx - k, cy + r, cx, cy + r),
            ("Z",),
        ),
        fill="muted",
    )
    return ring, half
