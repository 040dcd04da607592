"""Persona chips: who stands on the canvas, and the portraits of pages."""

from __future__ import annotations

from functools import lru_cache

from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Persona, Presence
from journeymapper.drawing.primitives import Bitmap, Box, Ellipse, Picture, Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.layout import Rectangle
from journeymapper.text import Style

CHIP_WIDTH = 168.0
CHIP_HEIGHT = 48.0
_TEXT = 17.2
"""The radius that a chip's text is sized for: no text on a map is smaller than a role here."""


@frozen(kw_only=True)
class ChipLook:
    """All that a persona's chip depends on."""

    name: str
    role: str
    colour: str
    portrait_id: str = ""
    portrait: bytes = b""
    type_scale: float = 1.0


def chip_look(project: Project, persona: Persona, colour: str, type_scale: float = 1.0) -> ChipLook:
    image = project.images.get(persona.portrait or "")
    return ChipLook(
        name=persona.name,
        role=persona.role.label,
        colour=colour,
        portrait_id=image.id if image else "",
        portrait=image.data if image else b"",
        type_scale=type_scale,
    )


def chip_rectangle(presence: Presence) -> Rectangle:
    """Where the chip of a presence stands."""
    return Rectangle(presence.x, presence.y, CHIP_WIDTH, CHIP_HEIGHT)


def portrait(look: ChipLook, cx: float, cy: float, radius: float) -> tuple[Primitive, ...]:
    """The persona's picture in a ring of its colour, or the first letter of its name."""
    if look.portrait:
        return (
            Bitmap(
                x=cx - radius,
                y=cy - radius,
                width=2 * radius,
                height=2 * radius,
                image_id=look.portrait_id,
                data=look.portrait,
                radius=radius,
            ),
            Ellipse(
                cx=cx,
                cy=cy,
                rx=radius,
                ry=radius,
                stroke=look.colour,
                stroke_width=max(radius * 0.07, 1.2),
            ),
        )
    style = Style(min(max(radius * 0.92, 11.0 * look.type_scale), radius * 1.5), 600)
    letter = initial(look.name)
    return (
        Ellipse(cx=cx, cy=cy, rx=radius, ry=radius, fill=look.colour),
        one_line(letter, style, cx - radius, cy, 2 * radius, f"on:{look.colour}", "centre"),
    )


def initial(name: str) -> str:
    """The first letter or sign of a name, as a capital; a dot for none."""
    for letter in name:
        if letter.isalnum():
            return letter.upper()[:1]
    return name.strip()[:1] or "·"


@lru_cache(maxsize=512)
def chip_picture(look: ChipLook) -> Picture:
    """The chip as it stands on the canvas, its top left corner at the origin."""
    radius = CHIP_HEIGHT / 2
    box = Box(
        x=0,
        y=0,
        width=CHIP_WIDTH,
        height=CHIP_HEIGHT,
        radius=radius,
        fill="card",
        stroke="line",
        shadow=True,
    )
    enlarged = look.type_scale > 1.1
    inner = 11.0 if enlarged else radius - 7.0
    text = _TEXT * look.type_scale
    edge = radius - inner - (5.0 if enlarged else 0.0)
    parts = persona_label(look, edge, radius, inner, CHIP_WIDTH - edge - 7.0, text)
    return Picture(primitives=(box, *parts), bounds=(-7, -7, CHIP_WIDTH + 14, CHIP_HEIGHT + 14))


def persona_label(
    look: ChipLook, x: float, middle: float, radius: float, width: float, text: float = 0.0
) -> tuple[Primitive, ...]:
    """Portrait, name and role in a row ``width`` wide, centred on ``middle``. ``text`` is the
    radius that text is sized for, where it differs."""
    name, role = _label_styles(text or radius)
    left = x + (2.5 if radius > 12 else 2.3) * radius
    rest = width - (left - x)
    return (
        *portrait(look, x + radius, middle, radius),
        one_line(look.name, name, left, middle - name.size * 0.62, rest, align="left"),
        one_line(look.role, role, left, middle + name.size * 0.68, rest, "muted", "left"),
    )


def label_width(look: ChipLook, radius: float, most: float) -> float:
    """The width that ``persona_label`` needs, at most ``most``."""
    name, role = _label_styles(radius)
    head = 2.5 * radius
    text = max(fitted(look.name, name, most - head).width, fitted(look.role, role, most).width)
    return min(head + text + 1.0, most)


def _label_styles(radius: float) -> tuple[Style, Style]:
    if radius > 22.0:
        return Style(radius * 0.645, 600), Style(radius * 0.64, 400)
    return Style(radius * 0.77, 600), Style(radius * 0.64, 400)
