"""The signs of the legend, each drawn from x, centred on y, for a text of this size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from journeymapper.domain.vocabulary import StickyKind, TouchpointKind
from journeymapper.drawing.card_shapes import card_shape
from journeymapper.drawing.cards import CardLook, emotion_token
from journeymapper.drawing.marks import (
    TONES,
    kind_mark,
    moment_mark,
    note_sign,
    pill,
    pill_height,
    pill_width,
    star,
)
from journeymapper.drawing.primitives import Box, Ellipse, Path, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.text import Style, measure

Sign = Callable[[float, float, float], tuple[Primitive, ...]]


def season_sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
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


def emotion_sign(emotion: int) -> Sign:
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


def line_sign(colour: str, dash: tuple[float, ...] = ()) -> Sign:
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


def double_sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
    return tuple(
        Path(
            steps=(("M", x, y + shift), ("L", x + 3.4 * size, y + shift)),
            stroke="connection",
            stroke_width=0.9,
        )
        for shift in (-1.1, 1.1)
    )


def star_sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
    return (star(x + size * 0.6, y, size * 0.6),)


def moment_sign(truth: bool) -> Sign:
    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        return moment_mark(x + size * 0.55, y, size * 0.5, truth)

    return sign


def kind_sign(kind: TouchpointKind) -> Sign:
    """A small card of this kind, with its mark."""

    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        mark = kind_mark(kind, x + size * 0.9, y, size * 0.45)
        if kind is TouchpointKind.DECISION:
            return mark
        look = CardLook(name="", kind=kind)
        (card,) = card_shape(look)
        assert isinstance(card, Box)
        height = size * 1.4
        small = replace(
            card, x=x, y=y - height / 2, width=size * 1.8, height=height, radius=2.0,
            stroke_width=0.7, dash=tuple(one * 0.5 for one in card.dash), shadow=False,
        )  # fmt: skip
        return (small, *mark)

    return sign


def chip_sign(text: str, tone: str) -> Sign:
    """A chip as it stands on cards."""

    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        style, (fill, colour) = Style(size, 600), TONES[tone]
        width = pill_width(text, style, size * 12)
        return pill(text, style, x, y - pill_height(style) / 2, width, fill=fill, colour=colour)

    return sign


def chip_wide(text: str) -> float:
    """How wide ``chip_sign`` is, in sizes of the text."""
    return pill_width(text, Style(10.0, 600), 120.0) / 10.0


def word_sign(text: str) -> Sign:
    """What is written on the map."""

    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        style = Style(size, 600)
        return (one_line(text, style, x, y, measure(text, style) + 0.1, "muted", "left"),)

    return sign


def word_wide(text: str) -> float:
    """How wide ``word_sign`` is, in sizes of the text."""
    return measure(text, Style(10.0, 600)) / 10.0


def dots_sign(colours: Sequence[str]) -> Sign:
    """The dots of personas."""

    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        radius = size * 0.34
        return tuple(
            Ellipse(cx=x + radius + place * size * 0.8, cy=y, rx=radius, ry=radius, fill=colour)
            for place, colour in enumerate(colours)
        )

    return sign


def number_sign(kind: StickyKind) -> Sign:
    """A sticky's tab with a number beside it."""

    def sign(x: float, y: float, size: float) -> tuple[Primitive, ...]:
        style = Style(size, 500)
        number = one_line("2", style, x + size * 1.25, y, size, "muted", "left")
        return (*paper_sign(kind)(x, y, size), number)

    return sign


def paper_sign(sticky: StickyKind) -> Sign:
    """A sticky's tab."""
    kind = sticky.value

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
            *note_sign(sticky, x + size * 0.26, y, size * 0.15),
        )

    return sign
