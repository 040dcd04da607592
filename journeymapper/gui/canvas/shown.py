"""What the canvas shows: the scene's looks and pictures, dimmed where the workspace says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from journeymapper.analysis.paths import has_path
from journeymapper.domain.change import Change
from journeymapper.domain.records import Backdrop, ReviewComment
from journeymapper.drawing.options import MapOptions, on_path
from journeymapper.gui.appearance import current_theme
from journeymapper.gui.canvas import grid_lines
from journeymapper.gui.canvas.filling import Filling
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.overlay_painter import OverlayPainter
from journeymapper.gui.canvas.painter import MapPainter
from journeymapper.gui.canvas.parts import SurfaceWithParts
from journeymapper.gui.canvas.pixmaps import Pixmaps


class Shown:
    """Keeps what is painted in step with edits, personas and what is lit."""

    def __init__(self, surface: SurfaceWithParts) -> None:
        self._surface = surface
        self.looks = Looks(surface.scene)
        self._map = MapPainter(surface.scene, surface.camera, self.looks)
        self._over = OverlayPainter(surface.scene, surface.camera, surface.overlay)
        self._map.waits = True
        self.filling = Filling(
            surface, self._map.work, surface.update, surface.scene.ways.is_dragged
        )
        self._step: int | None = None
        workspace = surface.workspace
        workspace.selection_changed.connect(surface.update)
        workspace.personas_changed.connect(self._on_personas)
        workspace.focus_changed.connect(self.dim)
        workspace.lens_changed.connect(self._on_lens)
        workspace.health_changed.connect(self._on_health)
        workspace.heat_changed.connect(self._on_heat)
        self._theme = current_theme()
        self._has_badges = False
        self._on_personas()

    @property
    def bright(self) -> frozenset[str] | None:
        """The ids that are not dimmed; None dims nothing."""
        return self._map.bright

    @property
    def pixmaps(self) -> Pixmaps:
        """The cards that are painted already."""
        return self._map.pixmaps

    def paint(self, painter: QPainter, part: QRect) -> None:
        """Paint at least this part of the widget."""
        if self._theme is not current_theme():
            self._theme = current_theme()
            self.clear_pictures()
        workspace = self._surface.workspace
        selection, overlay = workspace.selection, self._surface.overlay
        in_motion = self._follow_zoom()
        lies_between = bool(
            workspace.project.all(Backdrop)
            or self._surface.shows_grid_lines
            or self._over.glows(selection, overlay.hovered)
        )
        hidden = overlay.hidden_routes
        if lies_between or not self._map.paint_plain(painter, hidden, in_motion=in_motion):
            self._map.paint_ground(painter)
            if workspace.project.all(Backdrop):
                self._surface.backdrops.paint(painter)
            if self._surface.shows_grid_lines:
                grid_lines.paint(painter, self._surface.camera)
            self._over.paint_glow(painter, selection, overlay.hovered)
            self._map.paint_map(painter, hidden, QRectF(part), in_motion=in_motion)
        self._map.paint_lifted(painter)
        if self._surface.workspace.heat:
            self._surface.heat.paint(painter)
        if self._surface.workspace.marks_changes:
            self._surface.lens.paint(painter)
        self._over.paint_boxes(painter, selection)
        self._map.paint_headers(painter, overlay.hovered, selection)
        if self._has_badges:
            self._surface.badges.paint(painter)
        if workspace.project.all(ReviewComment):
            self._surface.comments.paint(painter)

    def _follow_zoom(self) -> bool:
        """Whether the zoom of a large map is changing: what takes long waits for its end then."""
        surface = self._surface
        step, before = surface.camera.step, self._step
        self._step = step
        if not surface.scene.ways.is_large:
            self.looks.fit_zoom(surface.camera.zoom)
            self.filling.start()
            return False
        if before is not None and step != before:
            self.filling.zoomed()
        in_motion = self.filling.in_motion
        if not in_motion:
            self.looks.fit_zoom(surface.camera.zoom)
        self.filling.start()
        return in_motion

    def clear_pictures(self) -> None:
        """Paint all of it anew: the windows wear another theme."""
        self.looks.clear()
        self._map.clear_pictures()
        self._surface.update()

    def opacity(self, record_id: str) -> float:
        """How bright a card is."""
        return self._map.opacity(record_id)

    def badge_at(self, point: QPointF) -> str:
        """The place whose badge lies under a point of the canvas, or an empty text."""
        return self._surface.badges.at(point) if self._has_badges else ""

    def comments_at(self, point: QPointF) -> str:
        """The card whose review comments lie under a point of the canvas, or an empty text."""
        is_any = bool(self._surface.workspace.project.all(ReviewComment))
        return self._surface.comments.at(point) if is_any else ""

    def take(self, changes: Sequence[Change]) -> None:
        """Renew what an edit touched."""
        surface = self._surface
        if any(one.table == ReviewComment.table for one in changes):
            surface.update()
        if surface.workspace.marks_changes:
            surface.lens.forget_marks()
        if surface.workspace.heat:
            surface.heat.take(changes)
        if surface.workspace.folded and not surface.workspace.essentials_only:
            self._renew()
            return
        if surface.workspace.essentials_only:
            if not surface.lens.leaves_out(changes):
                self._renew()
                return
            surface.workspace.show_essentials(False)
            surface.workspace.told.emit("All touchpoints are shown: what came in is not essential.")
        self.looks.take(changes)
        self._map.headers.forget()
        surface.scene.take(changes)
        if (
            surface.overlay.hovered
            and surface.workspace.project.find(surface.overlay.hovered) is None
        ):
            surface.overlay.hovered = ""
        self.dim()

    def load(self) -> None:
        """Take in another journey."""
        surface = self._surface
        workspace = surface.workspace
        through = workspace.essentials_only or workspace.marks_changes or bool(workspace.folded)
        project = surface.lens.project() if through else workspace.project
        surface.scene.load(project, workspace.journey_id)
        surface.overlay.hovered = ""
        self.looks.clear()
        self._map.headers.forget()
        if workspace.heat:
            surface.heat.forget()
        self.dim()

    def _renew(self) -> None:
        """The essentials after an edit; what is no longer shown is no longer chosen."""
        scene = self._surface.scene
        hovered = self._surface.overlay.hovered
        self.load()
        self._surface.overlay.hovered = hovered if hovered in scene.cards.boxes else ""
        self._let_go_of_hidden()
        self._surface.viewport_changed.emit()

    def _let_go_of_hidden(self) -> None:
        workspace, view = self._surface.workspace, self._surface.scene.project
        workspace.select(one for one in workspace.selection if view.find(one) is not None)

    def _on_lens(self) -> None:
        """Only what is essential, or all again: everything stands where it stood."""
        self._surface.overlay.draft = None
        self.load()
        self._let_go_of_hidden()
        self._surface.viewport_changed.emit()

    def _on_heat(self) -> None:
        self._surface.heat.forget()

    def _on_health(self) -> None:
        self._has_badges = True
        self._surface.badges.refresh()

    def _on_personas(self) -> None:
        shown, active = (
            self._surface.workspace.shown_personas,
            self._surface.workspace.active_persona,
        )
        options = MapOptions(
            personas=shown or None,
            active=active if active in shown else None,
            type_scale=self.looks.options.type_scale,
            on=date.today(),
        )
        if options != self.looks.options:
            self.looks.options = options
            self.looks.clear()
        self.dim()

    def dim(self) -> None:
        """Find out what stays bright, and paint. Personas without a path dim nothing."""
        workspace = self._surface.workspace
        bright = workspace.focus
        if bright is not None and workspace.folded:
            bright = self._surface.lens.brightened(bright)
        project, journey = self._surface.scene.project, workspace.journey_id
        walking = [one for one in workspace.shown_personas if has_path(project, one, journey)]
        if walking:
            path = on_path(project, journey, workspace.shown_personas)
            if workspace.folded:
                path |= self._surface.lens.brightened(
                    on_path(workspace.project, journey, workspace.shown_personas)
                )
            bright = path if bright is None else bright & path
        self._map.bright = bright
        self._surface.update()
