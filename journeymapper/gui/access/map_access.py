"""The map's accessible object: it hears what happens on the canvas and tells it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.gui.access.items import PaintedWidget
from journeymapper.gui.access.map_contents import MapContents
from journeymapper.gui.access.map_news import MapNews

if TYPE_CHECKING:
    from journeymapper.gui.canvas.view import CanvasView


class MapAccess(PaintedWidget):
    def __init__(self, canvas: CanvasView) -> None:
        contents = MapContents(canvas)
        super().__init__(contents)
        self.news = MapNews(contents, self.items)
