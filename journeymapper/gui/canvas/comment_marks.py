"""Speech bubbles at cards with review comments that nobody has dealt with yet.

They belong to the canvas alone and lie over the map; nothing that is exported knows of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF

from journeymapper.commands.review_rounds import open_comments
from journeymapper.domain.records import ReviewComment
from journeymapper.gui.appearance import text_scale
from journeymapper.gui.canvas.badges import LARGEST, LEAST_ZOOM, NEAR
from journeymapper.gui.look import colour

if TYPE_CHECKING:
    from journeymapper.gui.canvas.surface import Surface

HEIGHT, SMALL_HEIGHT = 16.0, 13.0
"""Pixels, near and farther away."""
INSET = 10.0
MOST_SAID, MOST_COUNTED = 4, 99
_REACH = 2.0


class CommentMarks:
    """Asks the project what is open at each card; ``opacity`` tells how bright a card is."""

    def __init__(self, surface: Surface, opacity: Callable[[str], float]) -> None:
        self._surface = surface
        self._opacity = opacity

    def paint(self, painter: QPainter) -> None:
        """Over the cards, at the lower edge."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card, place, count in self._places():
            painter.setOpacity(self._opacity(card))
            painter.setPen(QPen(colour("accent"), 1.2))
            painter.setBrush(colour("card"))
            radius = place.height() / 2
            painter.drawRoundedRect(place, radius, radius)
            foot = place.bottomLeft() + QPointF(radius, 0)
            tail = [foot + QPointF(0, -0.6), foot + QPointF(1, 4), foot + QPointF(6, -0.6)]
            painter.drawPolyline(QPolygonF(tail))
            font = QFont(painter.font())
            font.setPixelSize(max(round(place.height() * 0.66), 8))
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(colour("accent"))
            said = str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
        painter.restore()

    def at(self, point: QPointF) -> str:
        """The card whose comments lie under a point of the widget, or an empty text."""
        for card, place, _ in self._places():
            if place.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point):
                return card
        return ""

    def tip(self, card: str) -> str:
        """What reviewers said at a card, as rich text."""
        found = open_comments(self._surface.scene.project, card)
        lines = [
            f"<b>{escape(one.author or 'A reviewer')}</b>: {escape(one.text[:300])}"
            for one in found[:MOST_SAID]
        ]
        if len(found) > MOST_SAID:
            lines.append(f"and {len(found) - MOST_SAID} more")
        return "<br>".join([*lines, "Click to deal with it."])

    def place_of(self, card: str) -> QRectF | None:
        """Where a card's bubble is on the widget."""
        return next((place for one, place, _ in self._places() if one == card), None)

    def _places(self) -> Iterator[tuple[str, QRectF, int]]:
        """Cards in sight with open comments, the bubble's place and how many there are."""
        scene, camera = self._surface.scene, self._surface.camera
        if camera.zoom < LEAST_ZOOM:
            return
        counts: dict[str, int] = {}
        for one in scene.project.all(ReviewComment).values():
            if one.touchpoint and not one.settled:
                counts[one.touchpoint] = counts.get(one.touchpoint, 0) + 1
        if not counts:
            return
        height = (HEIGHT if camera.zoom >= NEAR else SMALL_HEIGHT) * min(text_scale(), LARGEST)
        for key in scene.cards.meeting(camera.in_sight(HEIGHT)):
            count = counts.get(key)
            if count:
                rect = camera.rect_of(scene.cards.boxes[key])
                width = height * (1.25 if count < 10 else 1.75)
                left = rect.left() + INSET
                yield key, QRectF(left, rect.bottom() - height * 0.45, width, height), count
