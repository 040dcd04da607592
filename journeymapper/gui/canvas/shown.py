"""What the canvas shows: the scene's looks and pictures, dimmed where the workspace says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter

from journeymapper.analysis.paths import has_path
from journeymapper.domain.change import Change
from journeymapper.drawing.options import MapOptions, on_path
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.overlay_painter import OverlayPainter
from journeymapper.gui.canvas.painter import MapPainter
from journeymapper.gui.canvas.pixmaps import Pixmaps
from journeymapper.gui.canvas.surface import Surface


class Shown:
    """Keeps what is painted in step with edits, personas and what is lit."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self.looks = Looks(surface.scene)
        self._map = MapPainter(surface.scene, surface.camera, self.looks)
        self._over = OverlayPainter(surface.scene, surface.camera, surface.overlay)
        workspace = surface.workspace
        workspace.selection_changed.connect(surface.update)
        workspace.personas_changed.connect(self._on_personas)
        workspace.focus_changed.connect(self.dim)
        self._on_personas()

    @property
    def bright(self) -> frozenset[str] | None:
        """The ids that are not dimmed; None dims nothing."""
        return self._map.bright

    @property
    def pixmaps(self) -> Pixmaps:
        """The cards that are painted already."""
        return self._map.pixmaps

    def paint(self, painter: QPainter) -> None:
        selection, overlay = self._surface.workspace.selection, self._surface.overlay
        self.looks.fit_zoom(self._surface.camera.zoom)
        self._map.paint_ground(painter)
        self._over.paint_glow(painter, selection, overlay.hovered)
        self._map.paint_map(painter, overlay.hidden_routes)
        self._over.paint_boxes(painter, selection)
        self._map.paint_headers(painter, overlay.hovered, selection)

    def take(self, changes: Sequence[Change]) -> None:
        """Renew what an edit touched."""
        surface = self._surface
        self.looks.take(changes)
        surface.scene.take(changes)
        if (
            surface.overlay.hovered
            and surface.workspace.project.find(surface.overlay.hovered) is None
        ):
            surface.overlay.hovered = ""
        self.dim()

    def load(self) -> None:
        """Take in another journey."""
        workspace = self._surface.workspace
        self._surface.scene.load(workspace.project, workspace.journey_id)
        self._surface.overlay.hovered = ""
        self.looks.clear()
        self.dim()

    def _on_personas(self) -> None:
        shown, active = (
            self._surface.workspace.shown_personas,
            self._surface.workspace.active_persona,
        )
        options = MapOptions(
            personas=shown or None,
            active=active if active in shown else None,
            type_scale=self.looks.options.type_scale,
        )
        if options != self.looks.options:
            self.looks.options = options
            self.looks.clear()
        self.dim()

    def dim(self) -> None:
        """Find out what stays bright, and paint. Personas without a path dim nothing."""
        workspace = self._surface.workspace
        bright = workspace.focus
        project, journey = workspace.project, workspace.journey_id
        walking = [one for one in workspace.shown_personas if has_path(project, one, journey)]
        if walking:
            path = on_path(project, journey, workspace.shown_personas)
            bright = path if bright is None else bright & path
        self._map.bright = bright
        self._surface.update()
