"""Cards to cut out: touchpoints and what customers said, as many as a sheet holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from journeymapper.analysis.card_codes import CodeKind, blank_codes, codes
from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feelings import signed
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank, journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, FeedbackNote, Touchpoint
from journeymapper.domain.vocabulary import Sentiment
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.primitives import Box, Ellipse, Primitive
from journeymapper.drawing.texts import Align, one_line
from journeymapper.drawing.worksheets.furniture import (
    FRAME,
    Column,
    code_at,
    cutting,
)
from journeymapper.drawing.worksheets.options import (
    CODE_KINDS,
    WorksheetKind,
    WorksheetOptions,
)
from journeymapper.words import said

CARD_WIDTH, CARD_HEIGHT = 195.0, 258.0
"""About as large as this, for A4; on larger paper they grow, more slowly than the paper."""
LEAST_WIDTH, LEAST_HEIGHT = 150.0, 225.0
Fill = Callable[[Column], None]


def card_drafts(project: Project, paper: Paper, options: WorksheetOptions) -> Iterator[Draft]:
    """Sheets of cards; raises EditRefused where not one of them fits the page."""
    unit = paper.unit
    wide, high = paper.right - paper.left, paper.bottom - paper.margin - 4 * unit
    if wide < LEAST_WIDTH * unit or high < LEAST_HEIGHT * unit:
        raise EditRefused("The page is smaller than one card. Choose a larger one.")
    across = max(round(wide / (CARD_WIDTH * unit)), 1)
    if wide / across < LEAST_WIDTH * unit:
        across -= 1
    down = max(round(high / (CARD_HEIGHT * unit)), 1)
    if high / down < LEAST_HEIGHT * unit:
        down -= 1
    name = said("Touchpoint cards") if _is_touchpoints(options) else said("Feedback cards")
    for cards in _sheets(project, options, across * down):
        xs = [paper.left + wide * n / across for n in range(across + 1)]
        rows = -(-len(cards) // across)
        ys = [paper.margin + high * n / down for n in range(rows + 1)]
        parts: list[Primitive] = cutting(xs, ys, paper)
        pad = 11 * unit
        for place, (code, fill) in enumerate(cards):
            x, y = xs[place % across], ys[place // across]
            column = Column(paper, x + pad, y + pad, wide / across - 2 * pad, y + high / down - pad)
            kind = said("TOUCHPOINT") if _is_touchpoints(options) else said("FEEDBACK")
            parts += code_at(code, column.x + column.width, column.top + 5 * unit, paper)
            column.name(kind, room=column.width * 0.45)
            column.top += 5 * unit
            fill(column)
            parts += column.primitives
        yield Draft(name, tuple(parts), note=said("cut along the dashed lines"))


def _is_touchpoints(options: WorksheetOptions) -> bool:
    return options.kind is WorksheetKind.TOUCHPOINTS


def _sheets(project: Project, options: WorksheetOptions, most: int) -> list[list[tuple[str, Fill]]]:
    kind = CODE_KINDS[options.kind]
    fill = _touchpoint if _is_touchpoints(options) else _feedback
    if options.blank:
        return [
            [
                (code, lambda column: fill(project, None, column, ()))
                for code in blank_codes(project, kind, most, sheet)
            ]
            for sheet in range(options.sheet, options.sheet + options.blank)
        ]
    records = _records(project, options)
    named = codes(project, kind)
    cards: list[tuple[str, Fill]] = [
        (named[one.id, ""], _filled(project, one, options.paper.personas)) for one in records
    ]
    return [cards[first : first + most] for first in range(0, len(cards), most)]


def _filled(project: Project, record: Touchpoint | FeedbackNote, personas: Sequence[str]) -> Fill:
    if isinstance(record, Touchpoint):
        return lambda column: _touchpoint(project, record, column, personas)
    return lambda column: _feedback(project, record, column, personas)


def _records(project: Project, options: WorksheetOptions) -> Sequence[Touchpoint | FeedbackNote]:
    journeys = options.paper.journeys or [one.id for one in by_rank(project.journeys.values())]
    touchpoints = [one for journey in journeys for one in journey_order(project, journey)]
    if CODE_KINDS[options.kind] is CodeKind.TOUCHPOINT:
        return touchpoints
    places = {one.id: place for place, one in enumerate(touchpoints)}
    notes = [
        one
        for one in project.all(FeedbackNote).values()
        if one.text.strip() and (one.touchpoint is None or one.touchpoint in places)
    ]
    last = len(places)
    return sorted(notes, key=lambda one: (places.get(one.touchpoint or "", last), one.id))


def _touchpoint(
    project: Project, one: Touchpoint | FeedbackNote | None, column: Column, personas: Sequence[str]
) -> None:
    touchpoint = one if isinstance(one, Touchpoint) else None
    lived = _lived(project, touchpoint, personas)
    name = touchpoint.name if touchpoint else ""
    stage = project.find((touchpoint.stage if touchpoint else None) or "")
    persona = project.personas[lived.persona].name if lived else ""
    column.field(said("Name"), name, lines=2 if name else 1, weight=600, size=11)
    column.inline(said("Stage"), str(getattr(stage, "name", "")))
    if not persona and len(personas) == 1:
        persona = project.personas[personas[0]].name
    column.inline(said("Persona"), persona)
    column.top += 4 * column.paper.unit
    column.name(said("Feels"))
    _emotions(project, column, lived.emotion if lived else None)
    _halves(
        column,
        (said("Thinks"), lived.thought if lived else ""),
        (said("Needs"), lived.need if lived else ""),
    )


def _halves(column: Column, *fields: tuple[str, str]) -> None:
    """What is left of the card, shared between these fields: what is known, and lines below."""
    bottom = column.bottom
    for place, (name, value) in enumerate(fields):
        column.bottom = column.top + (bottom - column.top) / (len(fields) - place)
        column.name(name)
        if value.strip():
            column.text(value, 9, 400, 3)
        column.lines(100)
        column.top = max(column.top, column.bottom if place + 1 < len(fields) else column.top)
    column.bottom = bottom


def _lived(
    project: Project, touchpoint: Touchpoint | None, personas: Sequence[str]
) -> Experience | None:
    """What is known of the first of the wished personas at a touchpoint."""
    if touchpoint is None:
        return None
    order = list(personas) or [one.id for one in by_rank(project.personas.values())]
    found = [
        one
        for one in project.referring(Experience, touchpoint.id)
        if one.round == 1 and one.persona in order
    ]
    return min(found, key=lambda one: order.index(one.persona), default=None)


def _emotions(project: Project, column: Column, felt: int | None) -> None:
    """Five circles to tick, from the worst on; the one that is known is thick."""
    paper, unit = column.paper, column.paper.unit
    radius = 9 * unit
    step = (column.width - 2 * radius) / 4
    y = column.top + radius + 2 * unit
    number, word = paper.style(8), paper.style(8)
    for place, emotion in enumerate(range(-2, 3)):
        x = column.x + radius + place * step
        known = emotion == felt
        column.primitives.append(
            Ellipse(
                cx=x,
                cy=y,
                rx=radius,
                ry=radius,
                stroke=f"emotion_line_{emotion}" if known else FRAME,
                stroke_width=(2.6 if known else 0.8) * unit,
            )
        )
        column.primitives.append(
            one_line(signed(emotion), number, x - radius, y, 2 * radius, "ink", "centre")
        )
    below = y + radius + 7 * unit
    named: tuple[tuple[int, Align], ...] = ((-2, "left"), (0, "centre"), (2, "right"))
    for emotion, align in named:
        text = emotion_name(project, emotion)
        width = column.width / 3 - 2 * unit
        x = column.x + (emotion + 2) / 4 * (column.width - width)
        column.primitives.append(one_line(text, word, x, below, width, "muted", align))
    column.top = below + 9 * unit


def _feedback(
    project: Project,
    one: Touchpoint | FeedbackNote | None,
    column: Column,
    _personas: Sequence[str],
) -> None:
    note = one if isinstance(one, FeedbackNote) else None
    unit = column.paper.unit
    bottom = column.bottom
    column.bottom = bottom - 84 * unit
    column.name(said("What the customer said"))
    if note is not None:
        column.text(note.text, 9.5, 500, 9)
    column.lines(100)
    column.top, column.bottom = column.bottom + 5 * unit, bottom
    touchpoint = project.find((note.touchpoint if note else None) or "")
    column.inline(said("Customer"), note.customer if note else "")
    column.inline(said("Source"), note.source if note else "")
    column.inline(said("At touchpoint"), str(getattr(touchpoint, "name", "")))
    _ticks(
        column,
        [one.label for one in Sentiment],
        note.sentiment.label if note and note.sentiment else "",
    )


def _ticks(column: Column, names: Sequence[str], known: str) -> None:
    """Boxes to tick in a row; the one that is known has a cross."""
    paper, unit = column.paper, column.paper.unit
    side, style = 9 * unit, paper.style(8)
    step = column.width / len(names)
    middle = column.bottom - side / 2
    for place, name in enumerate(names):
        x = column.x + place * step
        column.primitives.append(
            Box(
                x=x,
                y=middle - side / 2,
                width=side,
                height=side,
                stroke=FRAME,
                stroke_width=0.8 * unit,
                fill="ink" if name == known else None,
            )
        )
        room = step - side - 4 * unit
        column.primitives.append(
            one_line(name, style, x + side + 3 * unit, middle, room, "ink", "left")
        )
