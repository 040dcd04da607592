"""A page taken apart for the rules: its texts, what texts may stand on, cards, arrows, labels."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Presence, Sticky, Touchpoint
from journeymapper.drawing.primitives import Bitmap, Box, Ellipse, Page, Path, TextLine
from tests.inspection.ink import Area, Piece, Spot, pieces, text_size

ON_MAP = tuple(f"{one.prefix}_" for one in (Touchpoint, Connection, Presence, Sticky))
CARD = f"{Touchpoint.prefix}_"
NEAR = 12.0
"""How far from a card's edge a line may end that leads to it, in journey units."""
ARROW = f"{Connection.prefix}_"


@dataclass(frozen=True, slots=True)
class Part:
    """A card, an arrow or a label where it stands: ``whole`` is its paper, without its shadow, and
    ``area`` what is seen of that."""

    spot: Spot
    whole: Area
    area: Area
    pieces: tuple[Piece, ...]

    @property
    def record(self) -> str:
        return self.spot.record

    @property
    def is_cut(self) -> bool:
        """Whether a clip hides a part of it."""
        return any(one.is_cut for one in self.pieces)


@dataclass(frozen=True)
class Sheet:
    """One page. ``project`` knows where connections begin and end."""

    page: Page
    number: int = 1
    project: Project = field(default_factory=Project)

    @property
    def area(self) -> Area:
        return Area(0.0, 0.0, self.page.width, self.page.height)

    @cached_property
    def pieces(self) -> list[Piece]:
        return pieces(self.page.picture)

    @cached_property
    def texts(self) -> list[Piece]:
        """Every line of text; one that is drawn twice at the same place counts once."""
        found: dict[tuple[str, float, float], Piece] = {}
        for one in self.pieces:
            if isinstance(one.primitive, TextLine) and one.opacity > 0:
                place = (one.primitive.line.text, round(one.area.left, 2), round(one.area.top, 2))
                found.setdefault(place, one)
        return list(found.values())

    @cached_property
    def shapes(self) -> list[Piece]:
        """Rectangles, circles and closed paths: what a text may stand on or be hidden by."""
        return [one for one in self.pieces if _is_shape(one) and one.opacity > 0]

    @cached_property
    def _parts(self) -> dict[int, list[Piece]]:
        found: dict[int, list[Piece]] = {}
        for one in self.pieces:
            owner = next((spot for spot in reversed(one.spots) if spot.record), None)
            if owner is not None:
                found.setdefault(owner.number, []).append(one)
        return found

    @cached_property
    def _spots(self) -> dict[int, Spot]:
        return {spot.number: spot for one in self.pieces for spot in one.spots if spot.record}

    def _with(self, prefix: str, *, text: bool | None = None) -> list[Part]:
        found = []
        for number, members in self._parts.items():
            spot = self._spots[number]
            has_text = any(isinstance(one.primitive, TextLine) for one in members)
            if spot.record.startswith(prefix) and text in (None, has_text):
                largest = max(members, key=lambda one: one.whole.size)
                found.append(Part(spot, largest.whole, largest.area, tuple(members)))
        return found

    @cached_property
    def cards(self) -> list[Part]:
        return self._with(CARD)

    @cached_property
    def arrows(self) -> list[Part]:
        """Connections without their labels."""
        return self._with(ARROW, text=False)

    @cached_property
    def labels(self) -> list[Part]:
        return self._with(ARROW, text=True)

    def ends(self, arrow: Part) -> set[str]:
        """The records at which a connection may touch a card. Where it is none of the project's, as
        on a map folded to its essentials, these are the cards that its ends lie at."""
        known = self.project.connections.get(arrow.record)
        if known is not None:
            return {known.source, known.target}
        tips = [
            point
            for one in arrow.pieces
            if isinstance(one.primitive, Path)
            for line in one.lines()
            for point in (line[0], line[-1])
        ]
        reach = NEAR * arrow.pieces[0].scale
        return {
            card.record
            for card in self.cards
            if any(card.whole.shrunk(-reach).has(*tip) for tip in tips)
        }


def words(piece: Piece) -> str:
    """What a finding calls a piece."""
    one = piece.primitive
    if isinstance(one, TextLine):
        name = f"“{one.line.text}”" if len(one.line.text) < 60 else f"“{one.line.text[:57]}…”"
        name += f" ({text_size(piece):.1f} pt)"
    else:
        name = f"{type(one).__name__} {piece.area}"
    return f"{name} of {piece.record}" if piece.record else name


def is_on_map(piece: Piece) -> bool:
    return any(spot.record.startswith(ON_MAP) for spot in piece.spots)


def _is_shape(piece: Piece) -> bool:
    one = piece.primitive
    if isinstance(one, Path):
        return bool(one.fill) or any(step[0] == "Z" for step in one.steps)
    return isinstance(one, Box | Ellipse | Bitmap)
