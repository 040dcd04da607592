"""The quick search for where something leads: a line to type in over the map, and what fits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem

from journeymapper.analysis.near_names import NearNames
from journeymapper.domain.records import Touchpoint
from journeymapper.gui.announcing import announce
from journeymapper.gui.appearance import px
from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.canvas.target_question import MOST_SHOWN, Question
from journeymapper.gui.parts import column, label

WIDTH, LINE = 340, 28
BESIDE = 10
KEYS = "Arrows choose · Enter leads it there · or click it"


class TargetSearch(QFrame):
    """Open while it is asked; keys go to its line."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._question: Question | None = None
        self._names = NearNames({})
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Where does it lead?")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        layout = column(self, (10, 10, 10, 8), 6)
        self.line = QLineEdit()
        self.line.setAccessibleName("Name of a touchpoint")
        self.line.textChanged.connect(self._show_fitting)
        self.line.installEventFilter(self)
        layout.addWidget(self.line)
        self.list = QListWidget()
        self.list.setAccessibleName("Touchpoints that fit")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(self._light)
        layout.addWidget(self.list)
        self.said = label("", "small", wrap=True)
        layout.addWidget(self.said)
        self.hide()

    def ask(self, question: Question) -> None:
        """Open beside a card."""
        scene = self._surface.scene
        cards = scene.project.referring(Touchpoint, scene.journey_id)
        self._names = NearNames({one.id: one.name for one in cards})
        self._question = question
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self.line.setPlaceholderText(question.words)
        self._show_fitting("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def type(self, text: str) -> None:
        """Take over what was typed while the keys went to the map."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(self.line.text() + text)

    def close_up(self) -> None:
        """Nothing is asked any more."""
        self._question = None
        if self.isVisible():
            had_focus = self.line.hasFocus()
            self.hide()
            if had_focus:
                self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Stay inside the canvas."""
        if self.isVisible():
            self._fit(self.geometry().topLeft())

    def _place(self) -> None:
        """Under the card, or above it where there is no room."""
        assert self._question is not None
        surface = self._surface
        box = surface.scene.cards.boxes.get(self._question.beside)
        if box is None:
            self._fit(QPoint((surface.width() - self._width()) // 2, int(BAND) + 56))
            return
        rect = surface.camera.rect_of(box).toAlignedRect()
        height = self._height(MOST_SHOWN)
        top = rect.bottom() + BESIDE
        if top + height > surface.height() - BESIDE:
            top = rect.top() - BESIDE - height
        if top < BAND:  # neither fits: beside it
            self._fit(QPoint(rect.right() + BESIDE, int(BAND) + 56))
        else:
            self._fit(QPoint(rect.left(), top))

    def _fit(self, corner: QPoint) -> None:
        surface = self._surface
        self.adjustSize()
        place = QRect(corner, QSize(self._width(), self._height(self.list.count())))
        place.moveTop(min(place.top(), surface.height() - self._height(MOST_SHOWN) - BESIDE))
        place.moveTop(max(place.top(), int(BAND) + BESIDE))
        place.moveLeft(min(place.left(), surface.width() - self._width() - BESIDE))
        place.moveLeft(max(place.left(), BESIDE))
        self.setGeometry(place)

    def _width(self) -> int:
        return min(px(WIDTH), self._surface.width() - 2 * BESIDE)

    def _height(self, lines: int) -> int:
        listed = lines * px(LINE) + 6 if lines else 0
        return self.line.sizeHint().height() + listed + self.said.sizeHint().height() + 30

    def _show_fitting(self, typed: str) -> None:
        question, scene = self._question, self._surface.scene
        if question is None:
            return
        wanted = typed.strip()
        found = self._names.fitting(wanted, MOST_SHOWN) if wanted else list(question.near)
        self.list.blockSignals(True)
        self.list.clear()
        for key in found[:MOST_SHOWN]:
            card = scene.project.touchpoints[key]
            stage = scene.project.stages.get(card.stage or "")
            name = " ".join(card.name.split()) or "unnamed"
            item = QListWidgetItem(f"{name}   ·   {stage.name}" if stage else name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, px(LINE)))
            item.setToolTip(item.text())
            self.list.addItem(item)
        if wanted and found:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.list.setFixedHeight(self.list.count() * px(LINE) + 4)
        self.list.setVisible(bool(found))
        self.said.setText(KEYS if found or not wanted else "No touchpoint is called like that.")
        if self.isVisible():
            self._fit(self.geometry().topLeft())
        self._light(self.list.currentItem() if wanted else None)

    def _light(self, item: QListWidgetItem | None, _was: QListWidgetItem | None = None) -> None:
        if self._question is not None:
            self._question.light(str(item.data(Qt.ItemDataRole.UserRole)) if item else "")
            announce(self.line, item.text() if item else self.said.text())

    def _take(self, item: QListWidgetItem | None) -> None:
        question = self._question
        if question is not None and item is not None:
            self.close_up()
            question.take(str(item.data(Qt.ItemDataRole.UserRole)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._on_focus_gone)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.list.currentRow()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem() if row >= 0 else None)
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
            self.list.setCurrentRow(min(row + 1, self.list.count() - 1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Backtab):
            self.list.setCurrentRow(max(row - 1, 0))
        else:
            return False
        return True

    def _leave(self) -> None:
        question = self._question
        self.close_up()
        if question is not None:
            question.leave()

    def _on_focus_gone(self) -> None:
        """The keys go to another part of the window: nobody waits any more."""
        focus = QApplication.focusWidget()
        stays = focus is None or focus is self._surface or self.isAncestorOf(focus)
        if self._question is not None and not stays and QApplication.activePopupWidget() is None:
            self._leave()
