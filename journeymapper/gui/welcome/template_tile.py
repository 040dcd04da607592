"""A template on the welcome page: its journey from far away over its title."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from journeymapper.app.template_files import TemplateInfo
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.appearance import px
from journeymapper.gui.look import colour, start_side
from journeymapper.gui.sizes import at_least, fix, painter_of, plain_font
from journeymapper.gui.welcome.cards import Tile
from journeymapper.gui.welcome.previews import draw_preview

TILE_HEIGHT = 130
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class TemplateTile(Tile):
    """A template: its journey from far away and its title."""

    asked_to_rename = Signal()
    asked_to_delete = Signal()

    def __init__(self, info: TemplateInfo) -> None:
        super().__init__(info.title)
        self.info = info
        self.picture: Picture | None = None
        self._say()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix(self, height=TILE_HEIGHT)
        at_least(self, width=128)

    def sizeHint(self) -> QSize:
        return QSize(px(180), px(TILE_HEIGHT))

    def show_info(self, info: TemplateInfo) -> None:
        """It has another title or description."""
        self.info = info
        self.setText(info.title)
        self._say()
        self.update()

    def show_picture(self, picture: Picture) -> None:
        self.picture = picture
        self.update()

    def _say(self) -> None:
        said = self.info.description or "A template of your own"
        self.setAccessibleName(self.info.title)
        self.setAccessibleDescription(said)
        keys = "\nF2 renames it, Delete deletes it." if self.info.is_own else ""
        self.setToolTip(f"{said}{keys}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.info.is_own and event.key() == Qt.Key.Key_F2:
            self.asked_to_rename.emit()
        elif self.info.is_own and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.asked_to_delete.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()  # the grid knows what lies beside it
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.info.is_own:
            return
        menu = QMenu(self)
        menu.addAction("Begin with it", self.click)
        menu.addSeparator()
        menu.addAction("Rename…\tF2", self.asked_to_rename.emit)
        menu.addAction("Delete\tDel", self.asked_to_delete.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, _event: object) -> None:
        painter, area = painter_of(self)
        self.draw_card(painter, area)
        if self.picture is not None:
            draw_preview(painter, self.picture, QRectF(12, 12, area.width() - 24, 72))
        font = plain_font(self.font())
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        room = QRectF(14, 88, area.width() - 28, 36)
        flags = Qt.AlignmentFlag.AlignVCenter | start_side()
        wrapped = flags | Qt.TextFlag.TextWordWrap
        needs = painter.fontMetrics().boundingRect(room.toRect(), int(wrapped), self.text())
        if needs.height() <= room.height() and needs.width() <= room.width():
            painter.drawText(room, wrapped, self.text())
        else:
            elide = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(self.text(), elide, int(room.width()))
            painter.drawText(room, flags, shown)


class SampleDrawing(QWidget):
    """The sample's journey from far away."""

    seen = Signal()
    """The page is on the screen for the first time."""

    def __init__(self) -> None:
        super().__init__()
        self._was_seen = False
        self._picture: Picture | None = None
        at_least(self, width=170, height=84)
        self.setAccessibleName("A small drawing of the sample's journey")

    def show_picture(self, picture: Picture) -> None:
        self._picture = picture
        self.update()

    def paintEvent(self, _event: object) -> None:
        if self._picture is not None:
            draw_preview(QPainter(self), self._picture, QRectF(self.rect()).adjusted(2, 2, -2, -2))
        if not self._was_seen:
            self._was_seen = True
            self.seen.emit()
