"""The map canvas: one widget that paints what is in sight and hands what hands do to gestures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymapper.app.observers import Event
from journeymapper.drawing.options import MapOptions, on_path
from journeymapper.gui.canvas.drafts import Drafts
from journeymapper.gui.canvas.editor import InPlaceEditor
from journeymapper.gui.canvas.gestures import target
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.gestures.choose import CURSORS, gesture_for
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.overlay_painter import OverlayPainter
from journeymapper.gui.canvas.painter import MapPainter
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.workspace import Workspace

HOVERED = frozenset({"card", "chip", "sticky", "line", "label", "dot", "corner", "header"})


class CanvasView(Surface):
    """The map of the workspace's journey."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName("Journey map")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMinimumSize(320, 240)
        self.looks = Looks(self.scene)
        self._painter = MapPainter(self.scene, self.camera, self.looks)
        self._over = OverlayPainter(self.scene, self.camera, self.overlay)
        self._gesture: Gesture | None = None
        self._space_held = False
        self._fits = True
        self.editor = InPlaceEditor(self)
        self.drafts = Drafts(self, self.editor)
        self.draft_asked.connect(self.drafts.open)
        self.target_asked.connect(lambda card: target.begin(self, card))
        workspace.records_changed.connect(self._on_records)
        workspace.selection_changed.connect(self.update)
        workspace.journey_changed.connect(self._on_journey)
        workspace.personas_changed.connect(self._on_personas)
        workspace.focus_changed.connect(self._on_focus)
        workspace.reveal_asked.connect(self.reveal)
        self._dim()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        selection = self.workspace.selection
        painter = QPainter(self)
        self._painter.paint_map(painter, self.overlay.hidden_routes)
        self._over.paint_under(painter, selection, self.overlay.hovered)
        self._over.paint_over(painter, selection)
        self._painter.paint_headers(painter, self.overlay.hovered, selection)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.camera.width, self.camera.height = float(self.width()), float(self.height())
        self.camera.grain = self.devicePixelRatioF()
        if self._fits:
            self._fits = False
            self.zoom_to_fit()
        self.viewport_changed.emit()

    # What changed

    def _on_records(self, event: Event) -> None:
        if self._gesture is not None and event.asker is not self:
            self._stop_gesture()
        self.looks.take(event.changes)
        self.scene.take(event.changes)
        self._dim()
        if self.overlay.hovered and self.workspace.project.find(self.overlay.hovered) is None:
            self.overlay.hovered = ""

    def _on_journey(self) -> None:
        self._stop_gesture()
        self.editor.finish("left")
        self.scene.load(self.workspace.project, self.workspace.journey_id)
        self.looks.clear()
        self._dim()
        self.zoom_to_fit()

    def _on_personas(self) -> None:
        shown = self.workspace.shown_personas
        self.looks.options = MapOptions(
            personas=shown or None, active=self.workspace.active_persona if shown else None
        )
        self.looks.clear()
        self._dim()

    def _on_focus(self) -> None:
        self._dim()

    def _dim(self) -> None:
        """Find out what stays bright, and paint."""
        workspace = self.workspace
        bright = workspace.focus
        if workspace.shown_personas:
            path = on_path(workspace.project, workspace.journey_id, workspace.shown_personas)
            bright = path if bright is None else bright & path
        self._painter.bright = bright
        self.update()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.finish("left")
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._gesture is not None:
            return
        pans = event.button() == Qt.MouseButton.MiddleButton or self._space_held
        if not pans and event.button() != Qt.MouseButton.LeftButton:
            return
        pointer = Pointer.of(event)
        self._gesture = gesture_for(self, self.hit_at(pointer.place), pointer, pans=pans)
        if self._gesture.cursor is not None and not self._gesture.needs_drag:
            self.setCursor(self._gesture.cursor)
        self._gesture.press()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            self._gesture.follow(Pointer.of(event))
            if self._gesture.is_dragging and self._gesture.cursor is not None:
                self.setCursor(self._gesture.cursor)
        elif self.pending_source:
            target.follow(self, event.position())
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(Pointer.of(event))
            self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        if self._gesture is None and self.overlay.hovered:
            self.overlay.hovered = ""
            self.update()

    def _hover(self, place: QPointF) -> None:
        if self.pending_source:
            return
        hit = self.hit_at(place)
        hovered = hit.record_id if hit.part in HOVERED else ""
        if hovered != self.overlay.hovered:
            self.overlay.hovered = hovered
            self.update()
        if self._space_held:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self.workspace.tool != "select" and hit.part not in CURSORS:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.setCursor(CURSORS.get(hit.part, Qt.CursorShape.ArrowCursor))

    def _stop_gesture(self) -> bool:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.stop()
        return gesture is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space_held = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        ticks = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = ticks.y() / 60
            self.zoom_to(self.camera.step + round(steps or 0), event.position())
        else:
            way = event.pixelDelta()
            dx, dy = (way.x(), way.y()) if not way.isNull() else (ticks.x() / 2, ticks.y() / 2)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0
            self.camera.pan(dx, dy)
            self.show_view()
        event.accept()

    # What menus ask for

    def zoom_in(self) -> None:
        self.zoom_to(self.camera.step + 2, self.room().center())

    def zoom_out(self) -> None:
        self.zoom_to(self.camera.step - 2, self.room().center())

    def zoom_to_actual(self) -> None:
        self.zoom_to(0, self.room().center())

    def zoom_to_fit(self) -> None:
        """Show the whole journey, at 100% at most."""
        bounds = self.scene.bounds()
        if bounds is not None and self.width() > 0:
            self.camera.fit(bounds, self.room())
            self.show_view()
            self.zoom_changed.emit(self.camera.zoom)

    def reveal(self, record_id: str) -> None:
        """Bring a record into sight."""
        route = self.scene.routes.get(record_id)
        box = self.scene.cards.boxes.get(self.scene.key_of(record_id))
        if route is not None:
            box = route.bounds
        if box is not None:
            self.bring_in(box)
