"""Where the next card goes while one types: beside and below what it belongs to, on nothing."""

from __future__ import annotations

from journeymapper.commands.base import Command
from journeymapper.commands.stages import ResizeStage
from journeymapper.domain.records import CARD_HEIGHT, CARD_WIDTH, STAGE_WIDTH, Connection
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle, place_beside, place_new, place_on_row

SIZE = (CARD_WIDTH, CARD_HEIGHT)
MARGIN = (STAGE_WIDTH - CARD_WIDTH) / 2
"""Between a card and the edge of its stage."""

TOP = 24.0
"""Where the first row stands."""
GAP = 32.0
"""Between one row and the next: room for the arrow of a connection."""
PIECE = 8_000.0
"""How much of a column is looked at in one go, in journey units."""
UPPER_ROWS = 2 * (CARD_HEIGHT + MARGIN)
"""Cards above this are followed straight across into the next stage. From further down, one begins
again at its top: else a journey of many stages would become a staircase."""


class Rooms:
    """Answers for the journey on the canvas; looks at one column at a time."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def for_wish(
        self, stage: str, source: str, at_work: str, *, is_branch: bool = False
    ) -> tuple[float, float]:
        """The top left corner of the next card in a stage (empty: without stages). ``source`` is
        the card that it is connected from, ``at_work`` the one after which it is made."""
        scene = self._surface.scene
        boxes = scene.cards.boxes
        came_from = boxes.get(source)
        if is_branch and came_from is not None:
            beside = self._beside_branches(stage, source)
            if beside is not None:
                return beside
        if source and came_from is not None and self._is_in(came_from, stage):
            return self._below(came_from)
        column = self._column(stage)
        if came_from is not None and came_from.y < UPPER_ROWS:
            return place_on_row(self._near(column), column, came_from.y, SIZE, GAP)
        last = boxes.get(at_work)
        if last is not None and self._is_in(last, stage):
            column = Rectangle(last.x - MARGIN, column.y, CARD_WIDTH + 2 * MARGIN, 0.0)
        from_top = Rectangle(column.x, TOP - GAP, column.width, 0.0)
        return place_new(self._near(column), from_top, SIZE, GAP)

    def beside_column(self, box: Rectangle, *, along: bool) -> tuple[float, float]:
        """A place in the column right of a card, where there are no stages: in the card's row, else
        from the top."""
        column = Rectangle(box.x - MARGIN + STAGE_WIDTH, 0.0, STAGE_WIDTH, 0.0)
        if along:
            return place_on_row(self._near(column), column, box.y, SIZE, GAP)
        from_top = Rectangle(column.x, TOP - GAP, column.width, 0.0)
        return place_new(self._near(column), from_top, SIZE, GAP)

    def made_wide_enough(self, stage: str, place: tuple[float, float]) -> list[Command]:
        """What makes room in a stage for a card that would reach beyond it."""
        scene = self._surface.scene
        if stage not in scene.lefts:
            return []
        needed = place[0] + CARD_WIDTH + MARGIN - scene.lefts[stage]
        return [ResizeStage(stage, needed)] if needed > scene.project.stages[stage].width else []

    def _near(self, column: Rectangle) -> list[Rectangle]:
        """What reaches into a column, looked for piece by piece from its top down."""
        cards = self._surface.scene.cards
        found: dict[str, Rectangle] = {}
        top = -PIECE / 8
        while True:
            piece = Rectangle(column.x, top, column.width, PIECE)
            here = {key: cards.boxes[key] for key in cards.meeting(piece)}
            if not here and top > column.y:
                return list(found.values())
            found.update(here)
            top += PIECE

    def _column(self, stage: str) -> Rectangle:
        scene = self._surface.scene
        if stage not in scene.lefts:
            return Rectangle(0.0, 0.0, STAGE_WIDTH, 0.0)
        left, width = scene.lefts[stage], scene.project.stages[stage].width
        column = Rectangle(left, 0.0, width, 0.0)
        if width < 2 * STAGE_WIDTH - MARGIN:
            return column
        # A wide stage holds columns of its own: go on in the first.
        return Rectangle(left, 0.0, STAGE_WIDTH, 0.0)

    def _is_in(self, box: Rectangle, stage: str) -> bool:
        scene = self._surface.scene
        if stage not in scene.lefts:
            return True
        left = scene.lefts[stage]
        return left <= box.cx < left + scene.project.stages[stage].width

    def _below(self, box: Rectangle) -> tuple[float, float]:
        """Right under a card, else under everything in its column."""
        column = Rectangle(box.x - MARGIN, box.y, CARD_WIDTH + 2 * MARGIN, 0.0)
        under = Rectangle(box.x, box.bottom + 1.0, CARD_WIDTH, GAP + CARD_HEIGHT + GAP - 1.0)
        if not any(True for _ in self._surface.scene.cards.meeting(under)):
            return box.x, box.bottom + GAP
        return place_beside(self._near(column), box, SIZE, GAP)

    def _beside_branches(self, stage: str, source: str) -> tuple[float, float] | None:
        """Right of the ways that lead out of a card already, in their row. None for the first way
        out, and where others stand."""
        scene = self._surface.scene
        boxes = scene.cards.boxes
        end = scene.end_of(source)
        ways = [
            boxes[key]
            for one in scene.project.referring(Connection, end)
            if one.source == end and one.kind is not ConnectionKind.LOOP
            if (key := scene.key_of(one.target)) and self._is_in(boxes[key], stage)
        ]
        if not ways:
            return None
        last = max(ways, key=lambda box: box.right)
        place = (last.x + CARD_WIDTH + 2 * MARGIN, last.y)
        room = Rectangle(place[0] - MARGIN, place[1], CARD_WIDTH + 2 * MARGIN, CARD_HEIGHT)
        if any(True for _ in scene.cards.meeting(room)):
            return None
        return place
