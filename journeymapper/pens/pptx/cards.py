"""A card as a group of native shapes: its paper with the name as text that can be edited, and the
marks on it. Connectors are glued to the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import TouchpointKind
from journeymapper.drawing.card_shapes import PILLS, card_shape
from journeymapper.drawing.cards import (
    MARK_ROOM,
    NAME_STEP,
    SMALL_SIZE,
    SMALL_STEP,
    CardLook,
    card_picture,
    dot_places,
    is_low,
    name_room,
    name_size,
    row_top,
)
from journeymapper.drawing.primitives import Box, Ellipse, Path, Primitive, TextLine
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.markup import Paragraph, Words
from journeymapper.pens.pptx.pen import SMALLEST, ShapePen, rounded_steps
from journeymapper.text import Style, break_lines, measure

Point = tuple[float, float]
CLOSE = 0.6
"""Nearer to the middle of a side than so many units, a way is glued to the middle."""
_LEAST_IN_ANY_FONT = 0.8
READABLE = 9.0
"""Points: below this no name is set smaller for the sake of another font."""
_WIDER = 1.14
"""A template's own font, as Verdana, is so much wider than ours."""
_TIGHT = 1.04
_INSIDE = 0.29289
_LEAST_OF_NAME = 0.7
"""A long name is set smaller down to this part of its size before it is cut."""


@frozen
class CardMade:
    """The group as markup, the number of its paper, those of the persona dots, and of the badges by
    their text. ``is_cut`` says that the name had to be cut; the group then tells it whole."""

    markup: str
    number: int
    dots: tuple[int, ...]
    badges: Mapping[str, int]
    is_cut: bool


def site_of(point: Point, width: float, height: float, sites: list[Point]) -> int:
    """The number of the connection site at a point of a card: 0 to 3 are the middles of its top,
    left, bottom and right side, further ones are added to ``sites``."""
    middles = ((width / 2, 0.0), (0.0, height / 2), (width / 2, height), (width, height / 2))
    for number, one in enumerate((*middles, *sites)):
        if abs(one[0] - point[0]) + abs(one[1] - point[1]) < CLOSE:
            return number
    sites.append(point)
    return 3 + len(sites)


def card(
    pen: ShapePen,
    look: CardLook,
    number: int,
    *,
    sites: Sequence[Point] = (),
    told: str = "",
    opacity: float = 1.0,
    more: Sequence[str] = (),
) -> CardMade:
    """A card at the pen's origin; its paper has this ``number``. Sites are in units of the card,
    and ``more`` is what lies on it beside its own marks."""
    paper, *others = card_shape(look)
    if others and isinstance(others[-1], Path):
        outline: Box | Path = others[-1]
    else:
        assert isinstance(paper, Box)
        outline = paper
    rest = card_picture(look).primitives[len(card_shape(look)) :]
    marks, lines = _apart(rest)
    named, quiet = _texts(lines)
    # A rounded rectangle keeps its text that far from its corners, in every program.
    inside = outline.radius * _INSIDE if isinstance(outline, Box) and not sites else 0.0
    body, is_cut = _body(pen, look, named, quiet, opacity, inside)
    box = pen.box(0, 0, look.width, look.height)
    made = [
        markup.shape(
            number,
            look.name or "touchpoint",
            box,
            _geometry(pen, look, outline, sites, box),
            paint=markup.solid(pen.colour(outline.fill), opacity),
            outline=pen.outline(outline, opacity),
            effects=markup.SHADOW if isinstance(paper, Box) and paper.shadow else "",
            body=body,
            told=told,
        )
    ]
    if quiet and not _follows(named, quiet):
        made.append(pen.text(quiet, opacity))
    dots, badges = _marks(pen, look, marks, made, opacity)
    made += more
    group = markup.group(pen.tree.number(), look.name or "touchpoint", told, box, made)
    return CardMade(group, number, tuple(dots), badges, is_cut)


def _apart(
    rest: Sequence[Primitive],
) -> tuple[list[tuple[Primitive, TextLine | None]], list[TextLine]]:
    """Marks, those of pills with the text in them; and the lines of text that stand alone."""
    marks: list[tuple[Primitive, TextLine | None]] = []
    lines: list[TextLine] = []
    for one in rest:
        if not isinstance(one, TextLine):
            marks.append((one, None))
            continue
        last, text = marks[-1] if marks else (None, None)
        if isinstance(last, Box) and text is None and _holds(last, one):
            marks[-1] = (last, one)
        else:
            lines.append(one)
    return marks, lines


def _holds(box: Box, line: TextLine) -> bool:
    return (
        box.x <= line.x
        and line.x + line.line.width <= box.x + box.width + 0.5
        and box.y < line.baseline < box.y + box.height
    )


def _texts(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the name and those of the quiet text below it; numbers of tabs are neither."""
    named = [one for one in lines if one.fill == "ink"]
    quiet = [one for one in lines if one.fill != "ink" and not one.line.text.isdigit()]
    return named, quiet


def _follows(named: Sequence[TextLine], quiet: Sequence[TextLine]) -> bool:
    """Whether the quiet text stands under the name, not in the row of badges."""
    if not named:
        return False
    return quiet[0].baseline - named[-1].baseline < quiet[0].line.ascent * 2.4


def _body(
    pen: ShapePen,
    look: CardLook,
    named: Sequence[TextLine],
    quiet: Sequence[TextLine],
    opacity: float,
    inside: float,
) -> tuple[str, bool]:
    """The text of the paper, and whether the name is cut in it."""
    scale = pen.scale
    size = name_size(look)
    step = size * NAME_STEP
    top = named[0].baseline - step * 0.8 if named else 6.0
    is_pill = look.kind in PILLS
    left = _left(look, named)
    room = name_room(look)
    if is_low(look):
        room = min([room, *(x - radius - 4.0 - left for x, _, radius in dot_places(look))])
    least = min(size, max(size * _LEAST_IN_ANY_FONT, READABLE / scale))
    name, size, is_cut = _fitting(look, named, size, room, least)
    step = size * NAME_STEP
    align = "ctr" if is_pill else "l"
    marked = look.kind not in (TouchpointKind.TOUCHPOINT, *PILLS)
    ink = pen.theme.colour("ink")
    paragraphs = [
        Paragraph(
            words=(
                Words(
                    text=name,
                    size=max(size * scale, SMALLEST),
                    colour=ink,
                    bold=True,
                    opacity=opacity,
                ),
            ),
            align=align,
            spacing=step * scale,
        )
    ]
    if quiet and _follows(named, quiet):
        small = SMALL_SIZE * look.type_scale
        text = " ".join(one.line.text for one in quiet)
        if len(quiet) == 1 and text.endswith("…") and look.subtitle.startswith(text[:-1]):
            text = look.subtitle if _fits_once(look.subtitle, small, room) else text
        paragraphs.append(
            Paragraph(
                words=(pen.words(text, quiet[0], opacity),),
                align=align,
                spacing=small * SMALL_STEP * scale,
                indent=MARK_ROOM * small * scale if marked else 0.0,
            )
        )
    if marked and len(named) > 1 and quiet and _follows(named, quiet):
        # The mark stands beside the quiet text: a narrower font must take as many lines.
        room = min(room, max(one.line.width for one in named) * _TIGHT)
    right = look.width - left - room
    if is_pill:
        left = right = min(left, right)
    # Other fonts are somewhat wider: what the right edge has to spare they may take.
    right = max(right - (0.0 if marked or room < look.width * 0.75 else 9.0), 2.0)
    insets = [max(one - inside, 0.0) * scale for one in (left, top, right, inside)]
    return markup.text_body(paragraphs, pen.manner, insets=insets), is_cut


def _left(look: CardLook, named: Sequence[TextLine]) -> float:
    if look.kind in PILLS or not named or any(one.line.right_to_left for one in named):
        # As the card itself has it: text is centred, or stands at the right.
        inset = min(look.height * 0.32, look.width * 0.2)
        if look.kind in PILLS:
            return inset
        return min(17.0, look.width * 0.12)
    return min(one.x for one in named)


def _fitting(
    look: CardLook, named: Sequence[TextLine], size: float, room: float, least: float
) -> tuple[str, float, bool]:
    """The name, whole where it can be, its size, and whether it is cut."""
    shown = " ".join(one.line.text for one in named)
    whole = " ".join(look.name.split())
    if not named or not shown.endswith("…") or whole.endswith("…"):
        return look.name, _in_any_font(whole, size, room, least), False
    bottom = row_top(look) if _has_row(look) else look.height - 6.0
    top = named[0].baseline - size * NAME_STEP * 0.8
    smaller = size
    while smaller > size * _LEAST_OF_NAME:
        smaller -= 0.5
        lines = break_lines(whole, Style(smaller, 600), max(room, smaller), None)
        if len(lines) * smaller * NAME_STEP <= bottom - top:
            return look.name, smaller, False
    return shown, size, True


def _in_any_font(name: str, size: float, room: float, least: float) -> float:
    """The size at which a name takes no more lines, and breaks no word, in a font that stands in
    for ours and is wider."""
    wanted = len(break_lines(name, Style(size, 600), room, None))
    smaller = size
    while smaller - 0.25 >= least:
        style = Style(smaller, 600)
        widest = max(measure(word, style) for word in (name.split() or [""]))
        lines = len(break_lines(name, style, room / _WIDER, None))
        if lines <= wanted and widest <= room / _WIDER:
            return smaller
        if len(break_lines(name, Style(smaller - 0.25, 600), room, None)) < wanted:
            break  # the marks below stand where so many lines end
        smaller -= 0.25
    return smaller


def _has_row(look: CardLook) -> bool:
    return bool(look.badges or look.stickies or look.persona_colours) and not is_low(look)


def _fits_once(text: str, size: float, room: float) -> bool:
    return len(break_lines(text, Style(size, 400), max(room, size), None)) == 1


def _marks(
    pen: ShapePen,
    look: CardLook,
    marks: Sequence[tuple[Primitive, TextLine | None]],
    made: list[str],
    opacity: float,
) -> tuple[list[int], dict[str, int]]:
    """Add the marks to the group; the numbers of dots and badges."""
    dots: list[int] = []
    badges: dict[str, int] = {}
    places = {(x, y) for x, y, _ in dot_places(look)}
    for one, text in marks:
        if isinstance(one, Box) and text is not None:
            number = pen.tree.number() + 1
            made.append(pen.pill(one, text, opacity))
            badges[text.line.text] = number
            continue
        is_dot = isinstance(one, Ellipse) and (one.cx, one.cy) in places and one.fill
        if is_dot:
            dots.append(pen.tree.number() + 1)
        made += pen.shape(one, opacity)
    return dots, badges


def _geometry(
    pen: ShapePen, look: CardLook, outline: Box | Path, sites: Sequence[Point], box: markup.Box
) -> str:
    """A preset as long as its own four connection sites do; else the same shape drawn."""
    if isinstance(outline, Box) and not sites:
        return markup.rounded(outline.width, outline.height, outline.radius)
    width, height = look.width, look.height
    middles = ((width / 2, 0.0), (0.0, height / 2), (width / 2, height), (width, height / 2))
    steps = outline.steps if isinstance(outline, Path) else rounded_steps(outline)
    placed = tuple(pen.placed(step) for step in steps)
    return markup.drawn(placed, box, [pen.point(*one) for one in (*middles, *sites)])
