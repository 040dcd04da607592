"""Small pictures of templates, drawn from their records one at a time, after the page was seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeymapper.app.templates import template_records
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.drawing.miniature import miniature
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.screen_pen import screen_pen

WIDTH, HEIGHT = 180.0, 72.0
_known: dict[tuple[str, str], Picture] = {}


def preview(name: str, stamp: str = "") -> Picture:
    """A template's last journey from far away; drawn once for each ``stamp`` (a title, say).

    Raises EditRefused where the template is gone or broken.
    """
    key = (name, stamp)
    if key not in _known:
        project = Project(template_records(name))
        journey = by_rank(project.journeys.values())[-1]
        _known[key] = miniature(project, journey.id, WIDTH, HEIGHT)
    return _known[key]


def draw_preview(painter: QPainter, picture: Picture, area: QRectF) -> None:
    """The picture as large as fits, at the top of the area, in its middle."""
    left, top, width, height = picture.bounds
    if not width or not height:
        return
    scale = min(area.width() / width, area.height() / height)
    painter.save()
    painter.translate(area.left() + (area.width() - width * scale) / 2, area.top())
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    screen_pen(painter).draw(picture)
    painter.restore()
