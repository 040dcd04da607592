"""The map canvas: one widget that paints what is in sight and hands what hands do to gestures."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from journeymapper.app.observers import Event
from journeymapper.domain.change import composed
from journeymapper.drawing.cards import CardLook
from journeymapper.gui.canvas.acts import SurfaceWithActs
from journeymapper.gui.canvas.editor import CANCELLED, LEFT
from journeymapper.gui.canvas.hints import Banner, EmptyNote, StraightHint
from journeymapper.gui.canvas.hit import Hit
from journeymapper.gui.canvas.minimap import Minimap
from journeymapper.gui.canvas.shown import Shown
from journeymapper.gui.canvas.tips import tip_at
from journeymapper.gui.canvas.tool_palette import ToolPalette
from journeymapper.gui.workspace import Workspace
from journeymapper.layout import Rectangle

if TYPE_CHECKING:
    from journeymapper.gui.canvas.drafts import DraftWish


class CanvasView(SurfaceWithActs):
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
        self.minimap = Minimap(self)
        self.hint = StraightHint(self)
        self.empty_note = EmptyNote(self)
        self.banner = Banner(self)
        self.palette_of_tools = ToolPalette(self)
        self.draft_asked.connect(self._open_draft)
        self.draft_closed.connect(self.empty_note.refresh)
        self.draft_closed.connect(self.hint.refresh_soon)
        self.rename_asked.connect(lambda record: self.names.rename(record))
        self.sticky_asked.connect(lambda *stand: self.names.add_sticky(*stand))
        self.loop_asked.connect(lambda connection: self.question.ask(connection))
        self.target_asked.connect(lambda card: self.waiting.begin(card))
        workspace.tool_changed.connect(self._on_tool)
        workspace.selection_changed.connect(self._on_selection)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self._on_journey)
        workspace.focus_changed.connect(self._bring_in_lit)
        workspace.reveal_asked.connect(self.reveal)
        workspace.loop_asked.connect(self.target_asked)
        self._is_open = False
        self._waiting_events: list[Event] | None = None
        """Edits since the map was hidden; None while it is shown."""
        self.hint.refresh_soon()
        self.empty_note.refresh()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self.camera.grain = self.devicePixelRatioF()
        painter = QPainter(self)
        self.shown.paint(painter, event.rect())
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
        ):
            part.place()
        if not self._is_open:
            self._is_open = True
            self.show_opening()
        elif self.fitted_at_least is not None:
            self.show_whole(self.fitted_at_least)
        else:
            self.show_view()

    def card_look(self, record_id: str) -> CardLook:
        look = self.shown.looks.box(record_id)[0]
        assert isinstance(look, CardLook), "asked of cards only"
        return look

    def opacity(self, record_id: str) -> float:
        return self.shown.opacity(record_id)

    def covers(self) -> list[QRectF]:
        parts = (self.minimap, self.palette_of_tools)
        return [QRectF(one.geometry()) for one in parts if one.isVisible()]

    def tools_cover(self) -> QRectF:
        return QRectF(self.palette_of_tools.geometry())

    def solid_cover(self) -> QRect:
        tools = self.palette_of_tools
        return tools.solid().translated(tools.pos()) if tools.isVisible() else QRect()

    # What changed

    def hideEvent(self, event: QHideEvent) -> None:
        """While another page is in front, edits wait: its keys should not pay for the map."""
        if not event.spontaneous() and self._waiting_events is None:
            self._waiting_events = []

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()

    def _catch_up(self) -> None:
        """Take in what was edited behind another page."""
        events, self._waiting_events = self._waiting_events, None
        if events:
            changes = composed(*(one.changes for one in events))
            self._on_records(Event(changes, "", None, "edit"))

    def _on_records(self, event: Event) -> None:
        if self._waiting_events is not None:
            self._waiting_events.append(event)
            return
        if event.asker is not self:
            self.hands.stop()
        self.shown.take(event.changes)
        if self.editor.record_id and self.workspace.project.find(self.editor.record_id) is None:
            self.editor.finish(CANCELLED)
        if self.question.connection_id not in self.scene.routes:
            self.question.leave_if_open()
        self.waiting.refresh()
        self.empty_note.refresh()
        self.minimap.refresh()
        self.hint.refresh_soon()

    def _on_journey(self) -> None:
        if self._waiting_events is not None:
            self._waiting_events = []  # what is loaded holds them
        self.hands.stop()
        self.waiting.stop()
        self.question.leave_if_open()
        self.shown.load()
        self.show_opening()
        self.empty_note.refresh()
        self.hint.refresh_soon()

    def _bring_in_lit(self) -> None:
        """A cycle that is lit is seen whole, where the canvas is large enough for it."""
        if self._waiting_events is not None:
            return
        lit = self.workspace.focus or ()
        boxes = [self.scene.cards.boxes[key] for one in lit if (key := self.scene.key_of(one))]
        boxes += [self.scene.routes[one].bounds for one in lit if one in self.scene.routes]
        if not boxes:
            return
        whole, room = reduce(Rectangle.united, boxes), self.room()
        seen = self.camera.rect_of(whole)
        if seen.width() > room.width() or seen.height() > room.height():
            self.camera.fit(whole, room)
            self.show_view()
            self.zoom_changed.emit(self.camera.zoom)
        else:
            self.bring_in(whole)

    def _on_tool(self) -> None:
        self.waiting.show_tool()

    def _open_draft(self, wish: DraftWish) -> None:
        self.drafts.open(wish)
        self.empty_note.refresh()
        self.hint.hide()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.finish(LEFT)
        if self.question.isVisible():
            self.question.accept()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        page, place = self._badge_for(event)
        if place and event.button() == Qt.MouseButton.LeftButton:
            self.workspace.page_asked.emit(page, place)
        else:
            self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)
        if self._badge_for(event)[1]:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _badge_for(self, event: QMouseEvent) -> tuple[str, str]:
        """The page that a badge under the pointer leads to, and the place that it is about; empty
        where there is none and while the hands are not free for it."""
        hands, tool = self.hands, self.workspace.tool
        free = tool == "select" and not (hands.are_busy or hands.space_held or self.pending_source)
        point = event.position()
        if free and (card := self.shown.comments_at(point)):
            return "review", card
        return "health", self.shown.badge_at(point) if free else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and not self.waiting.is_walking and not self._badge_for(event)[1]:
            self.hands.double_click(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self.hands.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hands.wheel(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.hands.pinch(event)
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        place = event.pos().toPointF()
        x, y = self.camera.journey_point(place)
        tip = tip_at(self.scene, self.shown.looks, self.hit_at(place), x, y, self.camera.zoom)
        if self.workspace.essentials_only or self.workspace.marks_changes:
            tip = self.lens.tip(self.finder.at(place).record_id) or tip
        if badge := self.shown.badge_at(place):
            tip = self.badges.tip(badge)
        if card := self.shown.comments_at(place):
            tip = self.comments.tip(card)
        QToolTip.showText(event.globalPos(), tip, self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.editor.finish(LEFT)
        place = event.pos().toPointF()
        hit = self.hit_at(place)
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.workspace.selected:
            hit = Hit("card", self.workspace.selected)
            box = self.steps.place_of(self.workspace.selected)
            beside = self.camera.point_of(box.cx, box.bottom).toPoint()
            at = self.mapToGlobal(beside) if self.rect().contains(beside) else at
        menu = self.menus.menu_for(hit, place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing.is_under_way:
            QApplication.sendEvent(self.editor, event)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif self.hands.are_busy or self.waiting.press(event):
            return
        elif event.key() == Qt.Key.Key_Space:
            self.hands.space_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self.keyboard.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hands.space_held = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def _escape(self) -> None:
        """Let go of one thing: the gesture, what waits, the tool, what is lit, what is chosen."""
        workspace = self.workspace
        if self.hands.stop() or self.arranger.stop() or self.waiting.stop():
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
        """Tab goes through the touchpoints while one is chosen; behind the last it goes on."""
        if self.hasFocus() and self.keyboard.tab(forward):
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hands.space_held = False
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.waiting.left_by_focus()
            self.composing.stop()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing.take(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        answer = self.composing.answer(query)
        return super().inputMethodQuery(query) if answer is None else answer

    def _on_selection(self) -> None:
        """Letters are commands while something is chosen: no input method holds them back."""
        wanted = self.composing.wants_text()
        if self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) != wanted:
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, wanted)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.drops.takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.drops.follow(event.mimeData(), event.position(), event.modifiers()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.drops.drop(event.mimeData(), event.position(), event.modifiers()):
            event.acceptProposedAction()
