"""Cards: what a touchpoint looks like. Equal looks give the same picture object.

From top to bottom a card holds its name, a quiet line (channels, or what kind of step it is) and a
row of badges, stickies and persona dots. What does not fit gives way in this order: the quiet
line, badges from the last, further lines of the name; nothing is ever drawn over anything else.
A card that is ``whole`` cuts nothing; ``height_for_text`` says how tall it must be.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import CARD_HEIGHT, CARD_WIDTH
from journeymapper.domain.vocabulary import Moment, Outcome, StickyKind, TouchpointKind
from journeymapper.drawing.card_shapes import PILLS, POINT, card_shape
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
from journeymapper.drawing.primitives import Box, Ellipse, Picture, Primitive
from journeymapper.drawing.texts import Align, block, line_count, one_line
from journeymapper.text import Style, break_lines, measure

NAME_SIZE = 14.0
SMALL_SIZE = 11.5
NAME_STEP = 1.3
"""Distance of the name's baselines, in sizes."""
MOST_DOTS = 5
CLOSEST_DOTS = 5.5
"""Dots move so close together, and the last give way, before a badge is cut."""
MOST_TABS = 3
SMALL_STEP = 1.36
"""Distance of the quiet line's baselines, in sizes."""
LOWEST = 54
"""Of a card that holds a name of one line and a quiet line, and room for fingers."""
BADGE_GAP = 2.0
STAR = 7.5
RING = 6.0
"""Radii of the marks at the corner."""
MARK_ROOM = 1.25
"""Width of the mark before the quiet line, in sizes."""
SHADOW_REACH = 7.0
"""How far a card's shadow may reach beyond its edges."""


@frozen(kw_only=True)
class CardLook:
    """All that a card's picture depends on.

    ``emotion`` runs from -2 to 2. ``badges`` are texts with a tone (a key of ``marks.TONES``).
    ``stickies`` are the kinds of the notes on the card, one for each. ``in_season`` tints it.
    ``type_scale`` enlarges the text, not the card: for a page on which the card will be drawn
    small. ``whole`` breaks name and quiet line into as many lines as they need.
    """

    name: str
    subtitle: str = ""
    kind: TouchpointKind = TouchpointKind.TOUCHPOINT
    width: float = CARD_WIDTH
    height: float = CARD_HEIGHT
    emotion: float | None = None
    essential: bool = False
    moment: Moment = Moment.NONE
    outcome: Outcome | None = None
    badges: tuple[tuple[str, str], ...] = ()
    persona_colours: tuple[str, ...] = ()
    stickies: tuple[StickyKind, ...] = ()
    type_scale: float = 1.0
    in_season: bool = False
    whole: bool = False


@lru_cache(maxsize=16384)
def card_picture(look: CardLook) -> Picture:
    """The card with its top left corner at the origin. Bounds include the shadow."""
    scale = look.type_scale
    small = Style(SMALL_SIZE * scale, 400)
    left, right = _text_edges(look)
    primitives: list[Primitive] = [*card_shape(look), *_emotion(look)]
    below, row, free = _bottom_row(look, left, right)
    limit = below if row else look.height - 6.0

    name_width = name_room(look)
    if is_low(look):
        dots = _dots(look)
        primitives += dots
        name_width = min([name_width, *(one.cx - one.rx - 4.0 - left for one in dots)])
    style = Style(name_size(look), 600)
    step = style.size * NAME_STEP
    highest = _highest(look)
    most = None if look.whole else max(int((limit - highest) / step), 1)
    if most and look.height <= CARD_HEIGHT * 1.25:
        most = min(most, 2)
    height = len(break_lines(look.name, style, max(name_width, style.size), most)) * step
    content = height + small.size * SMALL_STEP * _subtitle_lines(look, small, right - left)
    spare = max((look.height if look.kind in PILLS else limit) - highest - content, 0.0)
    top = highest + (spare - highest) / 2 if look.kind in PILLS else highest + min(spare * 0.45, 8)
    top = max(min(top, limit - height), highest)
    align: Align = "centre" if look.kind in PILLS else "start"
    name = block(look.name, style, left, top, name_width, max_lines=most, spacing=step, align=align)
    primitives += _corner_marks(look, right, top + step / 2)[0]
    primitives += name.lines
    primitives += _subtitle(look, small, left, right, top + name.height, limit, free, align)
    primitives += row
    bounds = (
        -SHADOW_REACH,
        -SHADOW_REACH,
        look.width + 2 * SHADOW_REACH,
        look.height + 2 * SHADOW_REACH,
    )
    return Picture(primitives=tuple(primitives), bounds=bounds)


def name_room(look: CardLook) -> float:
    """The width that a card's shape and its marks at the corner leave to its name."""
    left, right = _text_edges(look)
    return right - left - _marks_width(look, right)


def height_for_text(look: CardLook, most: int | None = None) -> float:
    """The height at which a card without dots holds its name, in at most ``most`` lines, its quiet
    line and a row of badges; a card that is ``whole`` holds all of it. Whole units."""
    style, small = Style(name_size(look), 600), Style(SMALL_SIZE * look.type_scale, 400)
    while True:
        lines = line_count(look.name, style, name_room(look), most)
        taller = LOWEST + (lines - 1) * style.size * NAME_STEP
        if look.whole:
            left, right = _text_edges(look)
            quiet = max(_subtitle_lines(look, small, right - left), 1)
            taller += (quiet - 1) * small.size * SMALL_STEP
        if look.badges:
            taller += pill_height(small) + BADGE_GAP
        taller = float(round(taller))
        if taller <= look.height or look.kind not in PILLS:
            return taller
        # The ends of a taller pill leave less width to its text.
        look = replace(look, height=taller)


def name_size(look: CardLook) -> float:
    """The size of the name: enlarged as little as the smaller text allows, so that it still has
    room for its lines."""
    return max(NAME_SIZE, SMALL_SIZE * look.type_scale * 1.04)


def _highest(look: CardLook) -> float:
    """Where the name may begin."""
    step = name_size(look) * NAME_STEP
    return min(10.0 if look.type_scale < 1.1 else 6.0, max((look.height - step) / 2, 2.0))


def row_top(look: CardLook) -> float:
    """Where the row of badges, stickies and dots begins."""
    return look.height - 8.0 - pill_height(Style(SMALL_SIZE * look.type_scale, 600))


def is_low(look: CardLook) -> bool:
    """Whether a card has no room for a row below its name: its dots then stand beside it."""
    return row_top(look) < _highest(look) + name_size(look) * NAME_STEP


def _text_edges(look: CardLook) -> tuple[float, float]:
    """Where text may begin and end."""
    if look.kind in PILLS:
        inset = min(look.height * 0.32, look.width * 0.2)
        return inset + (8.0 if look.emotion is not None else 0.0), look.width - inset
    if look.kind is TouchpointKind.DECISION:
        inset = min(POINT, look.width / 4)
        return inset + 10.0, look.width - inset - 2.0
    return min(17.0, look.width * 0.12), look.width - min(11.0, look.width * 0.08)


def emotion_token(emotion: float) -> str:
    """The colour of an emotion; a mean takes that of the nearest named one."""
    nearest = int(emotion + 2.5) - 2
    return f"emotion_{min(max(nearest, -2), 2)}"


def emotion_edge(emotion: float) -> str:
    """The rim of an emotion's colour, dark enough to be seen on a card where the colour is not."""
    return emotion_token(emotion).replace("_", "_line_", 1)


def _emotion(look: CardLook) -> tuple[Primitive, ...]:
    """A column at the left edge: its height tells the emotion, its colour repeats it."""
    if look.emotion is None:
        return ()
    x, inset = 0.0, min(10.0, look.height / 6)
    if look.kind in PILLS:
        x, inset = min(look.height * 0.32, look.width * 0.2) - 6.0, look.height * 0.24
    elif look.kind is TouchpointKind.DECISION:
        x, inset = min(POINT, look.width / 4), min(14.0, look.height / 5)
    room = look.height - 2 * inset
    level = room * (0.2 + 0.8 * (min(max(look.emotion, -2.0), 2.0) + 2.0) / 4.0)
    return (
        Box(x=x, y=inset, width=4.5, height=room, radius=2.25, fill="line"),
        Box(
            x=x,
            y=inset + room - level,
            width=4.5,
            height=level,
            radius=2.25,
            fill=emotion_token(look.emotion),
            stroke=emotion_edge(look.emotion),
            stroke_width=0.8,
        ),
    )


def _corner_marks(look: CardLook, right: float, middle: float) -> tuple[list[Primitive], float]:
    """Star and moment at the right of the name, and how much width they take from it."""
    width = _marks_width(look, right)
    marks: list[Primitive] = []
    if not width:
        return marks, 0.0
    x = right
    if look.essential:
        marks.append(star(x - STAR, middle, STAR))
        x -= 2 * STAR + 5
    if look.moment is not Moment.NONE:
        marks += moment_mark(x - RING, middle, RING, look.moment is Moment.TRUTH)
    return marks, width


def _marks_width(look: CardLook, right: float) -> float:
    width = 2 * STAR + 5 if look.essential else 0.0
    width += 2 * RING + 4 if look.moment is not Moment.NONE else 0.0
    return width if width <= (right - 17) * 0.5 else 0.0


def dot_places(look: CardLook) -> list[tuple[float, float, float]]:
    """Centre and radius of the card's persona dots, in the order of ``persona_colours``."""
    left, right = _text_edges(look)
    middle = (row_top(look) + look.height - 8.0) / 2
    room = right - left
    if is_low(look):
        middle = look.height / 2
        right -= _corner_marks(look, right, 0.0)[1]
        room *= 0.4
    elif look.kind in PILLS:
        right -= look.height * 0.1
        room -= look.height * 0.2
    radius = 4.5
    step = 2 * radius + (2.5 if look.type_scale < 1.1 else 1.5)
    count = min(len(look.persona_colours), MOST_DOTS, max(int(room / step), 0))
    if look.badges and not is_low(look):
        beside = room - _badge_width(look, look.badges[0][0]) - 6.5
        if count > 1 and beside < 2 * radius + (count - 1) * step:
            step = max((beside - 2 * radius) / (count - 1), CLOSEST_DOTS)
            count = max(min(count, int((beside - 2 * radius) / step + 1.001)), 1)
    return [(right - radius - (count - 1 - n) * step, middle, radius) for n in range(count)]


def _badge_width(look: CardLook, text: str) -> float:
    size = SMALL_SIZE * look.type_scale
    return measure(text, Style(size, 600)) + size * 1.5 + 0.1


def _dots(look: CardLook) -> list[Ellipse]:
    return [
        Ellipse(cx=cx, cy=cy, rx=radius, ry=radius, fill=colour)
        for colour, (cx, cy, radius) in zip(look.persona_colours, dot_places(look), strict=False)
    ]


def _bottom_row(
    look: CardLook, left: float, right: float
) -> tuple[float, list[Primitive], tuple[float, float]]:
    """Badges, stickies and dots: the row's top, its parts, and what of its width is still free."""
    style = Style(SMALL_SIZE * look.type_scale, 600)
    height = pill_height(style)
    top = row_top(look)
    if is_low(look):
        return top, [], (left, right)
    if look.kind in PILLS:
        inset = look.height * 0.1
        left, right = left + inset, right - inset
    dots = _dots(look)
    row: list[Primitive] = [*dots]
    end = min([right, *(one.cx - one.rx - 2.5 for one in dots)])
    tabs = None
    if look.stickies:
        needed = sum(_badge_width(look, text) + 8.0 for text, _ in look.badges)
        edge = end - (4.0 if dots else 0.0)
        for most in (MOST_TABS, 1):
            tabs = tabs or _tabs(look, style, top, height, edge, left + needed, most)
        end = tabs[1] if tabs else end
    start = left
    for text, tone in look.badges:
        free = end - start - 4.0
        if start > left and _badge_width(look, text) > free:
            text = text.split()[0]
            if _badge_width(look, text) > free:
                break
        width = pill_width(text, style, max(free, style.size * 2))
        if free < style.size * 2.5:
            break
        fill, colour = TONES[tone]
        row += pill(text, style, start, top, width, fill=fill, colour=colour)
        start += width + 4.0
    if tabs:
        row += tabs[0]
    return top, row, (start, end)


def _subtitle_lines(look: CardLook, style: Style, room: float) -> int:
    if not look.subtitle or not look.whole:
        return 1 if look.subtitle else 0
    if kind_mark(look.kind, 0.0, 0.0, 1.0):
        room -= style.size * MARK_ROOM
    return line_count(look.subtitle, style, room)


def _tabs(
    look: CardLook,
    style: Style,
    top: float,
    height: float,
    end: float,
    left: float,
    most: int,
) -> tuple[list[Primitive], float] | None:
    """Small papers in the colours of the stickies, and their number when there are several."""
    side = min(height * 0.72, 13.0)
    tabs = look.stickies[:most]
    count = str(len(look.stickies)) if len(look.stickies) > 1 else ""
    number = Style(style.size, 500)
    number_width = measure(count, number) + 3.0 if count else 0.0
    width = side + (len(tabs) - 1) * side * 0.5 + number_width
    if end - width < left:
        return None
    x = end - width
    y = top + (height - side) / 2
    found: list[Primitive] = []
    for place, kind in enumerate(tabs):
        found.append(
            Box(
                x=x + place * side * 0.5,
                y=y,
                width=side,
                height=side,
                radius=1.5,
                fill=kind.value,
                stroke=f"{kind.value}_line",
            )
        )
        found += note_sign(kind, x + (place * 0.5 + 0.26) * side, y + side / 2, side * 0.15)
    if count:
        found.append(
            one_line(
                count, number, end - number_width + 3.0, top + height / 2, number_width, "muted"
            )
        )
    return found, x - 4.0


def _subtitle(
    look: CardLook,
    style: Style,
    left: float,
    right: float,
    top: float,
    limit: float,
    free: tuple[float, float],
    align: Align,
) -> list[Primitive]:
    if not look.subtitle:
        return []
    step = style.size * SMALL_STEP
    x, end = left, right
    start_of_row = left + (look.height * 0.1 if look.kind in PILLS else 0.0)
    if not look.whole and top + step > limit + 1.0:
        if free[0] > start_of_row or limit + step > look.height:
            return []
        top, x, end = limit + (pill_height(style) - step) / 2, *free
    middle = top + step / 2
    mark = kind_mark(look.kind, x + style.size * 0.45, middle, style.size * 0.45)
    if mark:
        x += style.size * MARK_ROOM
    if look.whole:
        room = end - x
        text = block(look.subtitle, style, x, top, room, fill="muted", spacing=step, align=align)
        return [*mark, *text.lines]
    if end - x < style.size * 2:
        return []
    return [*mark, one_line(look.subtitle, style, x, middle, end - x, "muted", align)]
