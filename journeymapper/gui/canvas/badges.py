"""Small badges on cards and stage headers: something is known to be wrong there.

They belong to the canvas alone and lie over the map; nothing that is exported knows of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QRegion

from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind
from journeymapper.drawing.card_shapes import PILLS, POINT
from journeymapper.drawing.primitives import Box, Ellipse, Picture, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.gui.appearance import text_scale
from journeymapper.gui.canvas.camera import BAND, HEADER_TOP
from journeymapper.gui.canvas.pixmaps import Pixmaps, origin_in
from journeymapper.text import Style

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymapper.checks.finding import Finding
    from journeymapper.gui.canvas.surface import Surface

SIDE, SMALL_SIDE = 14.0, 12.0
"""Pixels, near and farther away."""
NEAR = 0.7
LEAST_ZOOM = 0.4
"""Below it cards are too small to bear a badge."""
LEAST_HEADER = 44.0
LARGEST = 1.6
"""Larger, and badges would cover the names of cards."""
MOST_SAID = 5
MOST_COUNTED = 9
INSET = 3.0
_TOKENS = {"high": ("coral", "coral_text"), "medium": ("amber", "amber_text")}
_QUIET = ("muted_line", "muted")
_REACH = 2.0
Look = tuple[str, int]
"""The gravest severity and how many."""


class Badges:
    """Asks the workspace what is found at each place; ``opacity`` tells how bright a card is."""

    def __init__(self, surface: Surface, opacity: Callable[[str], float]) -> None:
        self._surface = surface
        self._opacity = opacity
        self._pixmaps = Pixmaps()
        self._findings: Mapping[str, Sequence[Finding]] = {}
        self._looks: dict[str, Look | None] = {}

    def refresh(self) -> None:
        """Paint what is another badge now than it was, or none any more; nothing else."""
        before, looks = {one: self._look(one) for one, _ in self._places()}, self._looks
        self._findings, self._looks = self._surface.workspace.findings, {}
        region = QRegion()
        for place, middle in self._places():
            if self._look(place) != before.get(place):
                region += self._rect(middle).adjusted(-2, -2, 2, 2).toAlignedRect()
        looks.clear()
        if not region.isEmpty():
            self._surface.update(region)

    def paint(self, painter: QPainter) -> None:
        """Over cards and headers."""
        grain = self._surface.camera.grain
        for place, middle in self._places():
            look = self._look(place)
            if look is None:
                continue
            picture = _picture(look)
            scale = self._side() / SIDE
            pixmap = self._pixmaps.get(look, picture, round(scale * 100), scale, grain)
            dx, dy = origin_in(picture, scale, grain)
            painter.setOpacity(self._opacity(place))
            x = round(middle.x() * grain) / grain - dx
            y = round(middle.y() * grain) / grain - dy
            painter.drawPixmap(QPointF(x, y), pixmap)
        painter.setOpacity(1.0)

    def at(self, point: QPointF) -> str:
        """The place whose badge lies under a point of the widget, or an empty text."""
        for place, middle in self._places():
            near = self._rect(middle).adjusted(-_REACH, -_REACH, _REACH, _REACH)
            if near.contains(point) and self._look(place) is not None:
                return place
        return ""

    def tip(self, place: str) -> str:
        """What is found at a place, as rich text."""
        found = self._findings.get(place, ())
        lines = [f"<b>{one.severity.value}</b>: {escape(one.message)}" for one in found[:MOST_SAID]]
        if len(found) > MOST_SAID:
            lines.append(f"and {len(found) - MOST_SAID} more")
        return "<br>".join([*lines, "Click to see what can be done."])

    def _look(self, place: str) -> Look | None:
        if place not in self._looks:
            found = self._findings.get(place, ())
            gravest = min(found, key=lambda one: one.severity.order, default=None)
            self._looks[place] = None if gravest is None else (gravest.severity.value, len(found))
        return self._looks[place]

    def _places(self) -> Iterator[tuple[str, QPointF]]:
        """Stages and touchpoints in sight and the middles of their badges."""
        surface = self._surface
        camera, scene = surface.camera, surface.scene
        if camera.zoom < LEAST_ZOOM:
            return
        for stage in scene.stages:
            left = camera.x_of(scene.lefts[stage.id])
            if -SIDE < left < camera.width and stage.width * camera.zoom >= LEAST_HEADER:
                yield stage.id, QPointF(left + 2 + INSET, HEADER_TOP + INSET)
        touchpoints = scene.project.touchpoints
        for key in scene.cards.meeting(camera.in_sight(SIDE)):
            card = touchpoints.get(key)
            if card is None:
                continue
            middle = _corner(card, camera.rect_of(scene.cards.boxes[key]), camera.zoom)
            if middle.y() - SIDE / 2 >= BAND:
                yield key, middle

    def _side(self) -> float:
        side = SIDE if self._surface.camera.zoom >= NEAR else SMALL_SIDE
        return side * min(text_scale(), LARGEST)

    def _rect(self, middle: QPointF) -> QRectF:
        side = self._side()
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)


def _corner(card: Touchpoint, rect: QRectF, zoom: float) -> QPointF:
    """The upper left of the card's outline, where neither text nor marks stand."""
    if card.kind in PILLS:
        inset = 0.2929 * min(rect.width(), rect.height()) / 2
        return rect.topLeft() + QPointF(inset, inset)
    if card.kind is TouchpointKind.DECISION:
        return rect.topLeft() + QPointF(min(POINT * zoom, rect.width() / 4), 0)
    return rect.topLeft() + QPointF(INSET, INSET)


@lru_cache(maxsize=64)
def _picture(look: Look) -> Picture:
    """A ring with a number, thick or thin; a rounded square where something is grave. Round the
    origin."""
    severity, count = look
    line, ink = _TOKENS.get(severity, _QUIET)
    half = SIDE / 2 - 0.7
    thick = 2.0 if severity == "medium" else 1.0
    shape: Primitive
    if severity == "high":
        shape = Box(
            x=-half,
            y=-half,
            width=2 * half,
            height=2 * half,
            radius=3.0,
            fill="card",
            stroke=line,
            stroke_width=1.4,
        )
    else:
        shape = Ellipse(
            cx=0.0, cy=0.0, rx=half, ry=half, fill="card", stroke=line, stroke_width=thick
        )
    text = str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"
    style = Style(9.0 if count <= MOST_COUNTED else 7.5, 600)
    number = one_line(text, style, -half, 0.0, 2 * half, fill=ink, align="centre")
    bounds = (-SIDE / 2 - 1, -SIDE / 2 - 1, SIDE + 2, SIDE + 2)
    return Picture(primitives=(shape, number), bounds=bounds)
