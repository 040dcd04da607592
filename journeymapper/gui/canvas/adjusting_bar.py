"""The bar over a photo that is adjusted: how much it shows, its size, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSlider, QWidget

from journeymapper.gui.parts import button, icon_button, label, row
from journeymapper.gui.sizes import fix

LEAST, MOST = 10, 100
_ESCAPE = (QEvent.Type.KeyPress, Qt.Key.Key_Escape)


class AdjustingBar(QFrame):
    """Says what is wished; the mode makes the edits."""

    faded = Signal(float)
    """While the slider is held: show the photo so, from 0.1 to 1."""
    let_go = Signal(float, bool)
    """The opacity that is wished; whether keys are changing it, step by step."""
    grown = Signal(int)
    removed = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        layout = row(self, (14, 6, 8, 6), 8)
        layout.addWidget(label("Wall photo"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("How much the photo shows, in percent")
        self.slider.setRange(LEAST, MOST)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        fix(self.slider, width=140)
        self.slider.valueChanged.connect(self._on_value)
        self.slider.sliderReleased.connect(lambda: self._send(is_run=False))
        layout.addWidget(self.slider)
        self._percent = label("", "small")
        fix(self._percent, width=38)
        layout.addWidget(self._percent)
        self.smaller = icon_button("minus", "Smaller (-)", lambda: self.grown.emit(-1), 16)
        self.larger = icon_button("plus", "Larger (+)", lambda: self.grown.emit(1), 16)
        layout.addWidget(self.smaller)
        layout.addWidget(self.larger)
        layout.addWidget(button("Remove", self.removed.emit))
        self.done = button("Done", self.ended.emit, "primary")
        layout.addWidget(self.done)
        for one in self.findChildren(QWidget):
            one.installEventFilter(self)

    def show_opacity(self, opacity: float) -> None:
        if not self.slider.isSliderDown():
            blocked = self.slider.blockSignals(True)
            self.slider.setValue(round(opacity * 100))
            self.slider.blockSignals(blocked)
        self._percent.setText(f"{round(opacity * 100)}%")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape ends the mode from every part of the bar."""
        if isinstance(event, QKeyEvent) and (event.type(), event.key()) == _ESCAPE:
            self.ended.emit()
            return True
        return super().eventFilter(watched, event)

    def _on_value(self) -> None:
        self._percent.setText(f"{self.slider.value()}%")
        if self.slider.isSliderDown():
            self.faded.emit(self.slider.value() / 100)
        else:
            self._send(is_run=True)

    def _send(self, *, is_run: bool) -> None:
        self.let_go.emit(self.slider.value() / 100, is_run)
