"""The map canvas: one widget that paints what is in sight and hands what hands do to gestures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.app.observers import Event
from journeymapper.gui.canvas.clipboard import Clipboard
from journeymapper.gui.canvas.context_menus import ContextMenus
from journeymapper.gui.canvas.drafts import Drafts, DraftWish
from journeymapper.gui.canvas.drop import Drops
from journeymapper.gui.canvas.editor import LEFT, InPlaceEditor
from journeymapper.gui.canvas.edits import Edits
from journeymapper.gui.canvas.gestures import choose, target
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.hints import Banner, EmptyNote, StraightHint
from journeymapper.gui.canvas.hit import Hit
from journeymapper.gui.canvas.keyboard import Keyboard
from journeymapper.gui.canvas.loop_question import LoopQuestion
from journeymapper.gui.canvas.minimap import Minimap
from journeymapper.gui.canvas.names import Names
from journeymapper.gui.canvas.shown import Shown
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.canvas.tool_palette import ToolPalette
from journeymapper.gui.canvas.waiting import Waiting
from journeymapper.gui.workspace import Workspace

HOVERED = frozenset({"card", "chip", "sticky", "line", "label", "dot", "corner", "header"})
EDGE = 28.0
"""Pixels from the border within which a drag scrolls the view."""
SCROLL_MS = 16


class CanvasView(Surface):
    """The map of the workspace's journey."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName("Journey map")
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMinimumSize(320, 240)
        self.shown = Shown(self)
        self.editor = InPlaceEditor(self)
        self.drafts = Drafts(self, self.editor)
        self.names = Names(self, self.editor)
        self.edits = Edits(self)
        self.clipboard = Clipboard(self, self.edits, self.drafts, self.names)
        self.menus = ContextMenus(self, self.edits, self.clipboard, self.names)
        self.drops = Drops(self)
        self.minimap = Minimap(self)
        self.hint = StraightHint(self)
        self.empty_note = EmptyNote(self)
        self.banner = Banner(self)
        self.palette_of_tools = ToolPalette(self, self.names)
        self.question = LoopQuestion(self)
        self.waiting = Waiting(self)
        self._keyboard = Keyboard(self, self.edits, self.clipboard)
        self._gesture: Gesture | None = None
        self._space_held = False
        self._fitted = False
        self._scrolling = QTimer(self, interval=SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        self._last: Pointer | None = None
        self.draft_asked.connect(self._open_draft)
        self.draft_closed.connect(self.empty_note.refresh)
        self.rename_asked.connect(self.names.rename)
        self.sticky_asked.connect(self.names.add_sticky)
        self.loop_asked.connect(self.question.ask)
        self.target_asked.connect(lambda card: target.begin(self, card))
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self._on_journey)
        workspace.reveal_asked.connect(self.reveal)
        self.hint.refresh_soon()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.shown.paint(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.camera.width, self.camera.height = float(self.width()), float(self.height())
        self.camera.grain = self.devicePixelRatioF()
        for part in (
            self.palette_of_tools,
            self.minimap,
            self.hint,
            self.empty_note,
            self.banner,
            self.question,
        ):
            part.place()
        if not self._fitted:
            self._fitted = True
            self.zoom_to_fit()
            self.empty_note.refresh()
        self.viewport_changed.emit()

    # What changed

    def _on_records(self, event: Event) -> None:
        if event.asker is not self:
            self._stop_gesture()
        self.shown.take(event.changes)
        if self.workspace.project.find(self.editor.record_id) is None and self.editor.record_id:
            self.editor.finish(LEFT)
        if self.question.connection_id not in self.scene.routes:
            self.question.leave_if_open()
        self.waiting.refresh()
        self.empty_note.refresh()
        self.minimap.refresh()
        self.hint.refresh_soon()

    def _on_journey(self) -> None:
        self._stop_gesture()
        self.waiting.stop()
        self.question.leave_if_open()
        self.shown.load()
        self.zoom_to_fit()
        self.empty_note.refresh()
        self.hint.refresh_soon()

    def _open_draft(self, wish: DraftWish) -> None:
        self.drafts.open(wish)
        self.empty_note.refresh()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.finish(LEFT)
        if self.question.isVisible():
            self.question.accept()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.edits.end_nudging()
        pans = event.button() == Qt.MouseButton.MiddleButton or self._space_held
        if self._gesture is not None or not (pans or event.button() == Qt.MouseButton.LeftButton):
            return
        pointer = self._last = Pointer.of(event)
        self._gesture = choose.gesture_for(self, self.hit_at(pointer.place), pointer, pans=pans)
        if self._gesture.cursor is not None and not self._gesture.needs_drag:
            self.setCursor(self._gesture.cursor)
        self._gesture.press()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        gesture = self._gesture
        if gesture is not None:
            self._last = Pointer.of(event)
            gesture.follow(self._last)
            if gesture.is_dragging:
                if gesture.cursor is not None:
                    self.setCursor(gesture.cursor)
                if gesture.scrolls and not self._scroll_way().isNull():
                    self._scrolling.start()
        elif self.pending_source:
            target.follow(self, event.position())
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        self._scrolling.stop()
        if gesture is not None:
            gesture.release(Pointer.of(event))
            self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or self.waiting.is_walking:
            return
        if hit.part == "bend":
            self.edits.remove_bend(hit.record_id, int(hit.detail))
        elif hit.part in ("card", "chip", "sticky", "line", "label", "header", "corner"):
            self.workspace.select([hit.record_id])
            self.names.rename(hit.record_id)
        elif hit.part == "paper":
            self._open_draft(self.drafts.wish_at(event.position()))
        elif hit.part == "band":
            self.names.add_stage()

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
        else:
            self.setCursor(choose.cursor_for(self, hit))

    def _stop_gesture(self) -> bool:
        gesture, self._gesture = self._gesture, None
        self._scrolling.stop()
        if gesture is not None:
            gesture.stop()
        return gesture is not None

    def _scroll_way(self) -> QPointF:
        """How far a drag near the border scrolls the view."""
        if self._last is None:
            return QPointF()
        x, y = self._last.place.x(), self._last.place.y()
        dx = max(0.0, EDGE - x) - max(0.0, x - self.width() + EDGE)
        dy = max(0.0, 56 + EDGE - y) - max(0.0, y - self.height() + EDGE)
        return QPointF(max(-30.0, min(30.0, dx)) / 2, max(-30.0, min(30.0, dy)) / 2)

    def _scroll_on(self) -> None:
        way = self._scroll_way()
        if self._gesture is None or self._last is None or way.isNull():
            self._scrolling.stop()
            return
        self.camera.pan(way.x(), way.y())
        self._gesture.view_moved(way)
        self._gesture.follow(self._last)
        self.show_view()

    def wheelEvent(self, event: QWheelEvent) -> None:
        ticks = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.camera.step + self.waiting.zoom_steps(ticks.y()), event.position())
        else:
            way = event.pixelDelta()
            dx, dy = (way.x(), way.y()) if not way.isNull() else (ticks.x() / 2, ticks.y() / 2)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0
            self.camera.pan(dx, dy)
            self.show_view()
        if self.question.isVisible():
            self.question.place()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.editor.finish(LEFT)
        place = event.pos().toPointF()
        hit = self.hit_at(place)
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.workspace.selected:
            hit = Hit("card", self.workspace.selected)
        menu = self.menus.menu_for(hit, place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_Space:
            self._space_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._gesture is not None or self.waiting.press(event):
            return
        elif not self._keyboard.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def _escape(self) -> None:
        """Let go of one thing: the gesture, what waits, the tool, what is lit, what is chosen."""
        workspace = self.workspace
        if self._stop_gesture() or self.waiting.stop():
            return
        if self.question.isVisible():
            self.question.leave()
        elif workspace.tool != "select":
            workspace.take_tool("select")
        elif workspace.focus is not None:
            workspace.light(None)
        else:
            workspace.select(())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the touchpoints while one is chosen."""
        if self.hasFocus() and self.edits.choose_next(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space_held = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method composes is a draft's name, as typed characters are."""
        typed = event.commitString() or event.preeditString()
        if typed.strip() and not self.workspace.selection:
            self._open_draft(DraftWish())
            QApplication.sendEvent(self.editor, event)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.drops.takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.drops.follow(event.mimeData(), event.position()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.drops.drop(event.mimeData(), event.position()):
            event.acceptProposedAction()

    # What menus ask for

    def zoom_in(self) -> None:
        self.zoom_to(self.camera.step + 2, self.room().center())

    def zoom_out(self) -> None:
        self.zoom_to(self.camera.step - 2, self.room().center())

    def zoom_to_actual(self) -> None:
        self.zoom_to(0, self.room().center())

    def select_all(self) -> None:
        self.edits.select_all()

    def copy(self) -> None:
        self.clipboard.copy()

    def cut(self) -> None:
        self.clipboard.cut()

    def paste(self) -> None:
        self.clipboard.paste()

    def copy_picture(self) -> None:
        self.clipboard.copy_picture()

    def duplicate(self) -> None:
        self.edits.duplicate()

    def delete_selected(self) -> None:
        self.edits.delete()

    def rename_selected(self) -> None:
        self.edits.rename()

    def add_touchpoint(self) -> None:
        self._open_draft(DraftWish())

    def start_loop(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edits.start_loop()

    def add_stage(self) -> None:
        self.names.add_stage()

    def reveal(self, record_id: str) -> None:
        """Bring a record into sight."""
        route = self.scene.routes.get(record_id)
        box = self.scene.cards.boxes.get(self.scene.key_of(record_id))
        if route is not None:
            box = route.bounds
        if box is not None:
            self.bring_in(box)
