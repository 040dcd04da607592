"""Cards of the grid painted once and copied ever after; cards of one size share their shadow."""

from __future__ import annotations

from collections import OrderedDict
from typing import ClassVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.drawing.cards import CardLook, card_picture
from journeymapper.drawing.primitives import Box, Picture, Primitive
from journeymapper.gui.appearance import current_theme
from journeymapper.gui.screen_pen import screen_pen

MOST_CARDS = 2_000
MOST_BOXES = 64
MARGIN = 8
"""Pixels around a card, for its shadow."""


class CardPixmaps:
    """The least recently used go first."""

    ORIGIN: ClassVar = QPointF(MARGIN, MARGIN)
    """Where a card's top left corner lies on its pixmap."""

    def __init__(self) -> None:
        self._cards: OrderedDict[tuple[CardLook, float], QPixmap] = OrderedDict()
        self._theme = current_theme()
        self._boxes: OrderedDict[tuple[Box, float, float, float], QPixmap] = OrderedDict()

    def get(self, look: CardLook, grain: float) -> QPixmap:
        """The card on a screen with ``grain`` device pixels per pixel."""
        if self._theme is not current_theme():
            self._theme = current_theme()
            self._cards.clear()
            self._boxes.clear()
        found = self._cards.get((look, grain))
        if found is not None:
            self._cards.move_to_end((look, grain))
            return found
        first, *rest = card_picture(look).primitives
        if isinstance(first, Box) and first.shadow:
            made = self._box(first, look, grain).copy()
        else:
            made, rest = _blank(look, grain), [first, *rest]
        _draw(made, rest)
        self._cards[look, grain] = made
        if len(self._cards) > MOST_CARDS:
            self._cards.popitem(last=False)
        return made

    def _box(self, box: Box, look: CardLook, grain: float) -> QPixmap:
        key = (box, look.width, look.height, grain)
        found = self._boxes.get(key)
        if found is None:
            found = self._boxes[key] = _blank(look, grain)
            _draw(found, [box])
            if len(self._boxes) > MOST_BOXES:
                self._boxes.popitem(last=False)
        return found


def _blank(look: CardLook, grain: float) -> QPixmap:
    width, height = look.width + 2 * MARGIN, look.height + 2 * MARGIN
    made = QPixmap(round(width * grain), round(height * grain))
    made.setDevicePixelRatio(grain)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _draw(pixmap: QPixmap, primitives: list[Primitive]) -> None:
    painter = QPainter(pixmap)
    painter.translate(MARGIN, MARGIN)
    screen_pen(painter).draw(Picture(primitives=tuple(primitives), bounds=(0, 0, 1, 1)))
    painter.end()
