"""Stickies: paper notes, and where those of a stage stand.

A touchpoint's stickies are tabs on its card; a stage's stand under the lowest card of its column.
What was voted for says how many votes it has.
"""

from __future__ import annotations

from functools import lru_cache

from journeymapper.analysis.votes import dots_of, votes_said
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, stage_lefts
from journeymapper.domain.project import Project
from journeymapper.domain.records import Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.drawing.marks import note_sign
from journeymapper.drawing.primitives import Box, Picture, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.layout import Rectangle
from journeymapper.text import Style, break_lines, line_height

NOTE_WIDTH = 200.0
GAP_BELOW_CARDS = 56.0
GAP = 8.0
_PADDING = 9.0
_MOST_LINES = 3


@frozen(kw_only=True)
class StickyLook:
    """All that a note's picture depends on."""

    text: str
    kind: StickyKind
    votes: str = ""
    width: float = NOTE_WIDTH
    height: float = 34.0
    type_scale: float = 1.0


def _style(type_scale: float) -> Style:
    return Style(11.5 * type_scale, 400)


def _votes_style(type_scale: float) -> Style:
    return Style(10 * type_scale, 600)


def note_height(
    text: str, width: float = NOTE_WIDTH, type_scale: float = 1.0, votes: str = ""
) -> float:
    """How tall a note with this text is: one to three lines, and one more for its votes."""
    style = _style(type_scale)
    lines = break_lines(text, style, width - 2 * _PADDING, _MOST_LINES)
    below = line_height(_votes_style(type_scale)) if votes else 0.0
    return len(lines) * style.size * 1.35 + 2 * _PADDING - 1.0 + below


def sticky_look(
    project: Project, sticky: Sticky, width: float = NOTE_WIDTH, type_scale: float = 1.0
) -> StickyLook:
    votes = votes_said(dots_of(project, sticky.id))
    height = note_height(sticky.text, width, type_scale, votes)
    return StickyLook(
        text=sticky.text,
        kind=sticky.kind,
        votes=votes,
        width=width,
        height=height,
        type_scale=type_scale,
    )


@lru_cache(maxsize=4096)
def sticky_picture(look: StickyLook) -> Picture:
    """The note with its top left corner at the origin."""
    paper = Box(
        x=0,
        y=0,
        width=look.width,
        height=look.height,
        radius=4,
        fill=look.kind.value,
        stroke=f"{look.kind.value}_line",
        stroke_width=0.8,
    )
    text = block(
        look.text,
        _style(look.type_scale),
        _PADDING,
        _PADDING - 0.5,
        look.width - 2 * _PADDING,
        max_lines=_MOST_LINES,
    )
    sign = note_sign(look.kind, look.width - _PADDING / 2 - 0.7, _PADDING / 2 + 0.7, 2.6)
    primitives: tuple[Primitive, ...] = (paper, *sign, *text.lines)
    if look.votes:
        style = _votes_style(look.type_scale)
        middle = look.height - _PADDING + 1.0 - line_height(style) / 2
        room = look.width - 2 * _PADDING
        votes = one_line(look.votes, style, _PADDING, middle, room, "accent", "left")
        primitives = (*primitives, votes)
    return Picture(primitives=primitives, bounds=(-1, -1, look.width + 2, look.height + 2))


def sticky_places(
    project: Project, journey_id: str, type_scale: float = 1.0
) -> dict[str, Rectangle]:
    """Where the stickies of the journey's stages stand, by id: in each column one under another,
    below the lowest card that reaches into the column."""
    places: dict[str, Rectangle] = {}
    cards: list[Touchpoint] | None = None
    lefts: dict[str, float] | None = None
    for stage_id in _stages_with_notes(project, journey_id):
        cards = project.referring(Touchpoint, journey_id) if cards is None else cards
        lefts = stage_lefts(project, journey_id) if lefts is None else lefts
        stage, left = project.stages[stage_id], lefts[stage_id]
        right = left + stage.width
        lowest = max(
            (
                card.y + card.height
                for card in cards
                if card.x < right and left < card.x + card.width
            ),
            default=0.0,
        )
        width = min(NOTE_WIDTH, stage.width - 24.0)
        x = left + (stage.width - width) / 2
        y = lowest + GAP_BELOW_CARDS
        for sticky in by_rank(project.referring(Sticky, stage_id)):
            height = sticky_look(project, sticky, width, type_scale).height
            places[sticky.id] = Rectangle(x, y, width, height)
            y += height + GAP
    return places


def _stages_with_notes(project: Project, journey_id: str) -> list[str]:
    return [
        one.id for one in project.referring(Stage, journey_id) if project.referring(Sticky, one.id)
    ]
