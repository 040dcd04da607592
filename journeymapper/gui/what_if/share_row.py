"""One share that can be moved: a slider, and beside it a field for the typed percentage."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QSlider, QWidget

from journeymapper.analysis.written import NotUnderstood, read_share, write_share
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import colour, wear
from journeymapper.gui.parts import column, row
from journeymapper.gui.sizes import fix

STEPS = 1000
_STEP = 10
_PAGE = 50
_HANDLE = 16
_SHEET = """
QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; background: {line}; border-radius: 2px; }
QSlider::sub-page:horizontal { background: {accent}; border-radius: 2px; height: 4px; }
QSlider::handle:horizontal { width: 14px; margin: -6px 0; border-radius: 8px;
    background: {card}; border: 1px solid {accent}; }
QSlider::handle:horizontal:hover { background: {accent_soft}; }
QSlider::handle:horizontal:focus { background: {accent}; border: 1px solid {ink}; }
"""


class ShareSlider(QSlider):
    """From 0% to 100%; a small mark stands where the project's share is."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, STEPS)
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        wear(self, _SHEET)
        self._before: float | None = None

    def show_before(self, share: float | None) -> None:
        if share != self._before:
            self._before = share
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a panel changes nothing in it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._before is None:
            return
        painter = QPainter(self)
        x = _HANDLE / 2 + self._before * (self.width() - _HANDLE)
        if self.isRightToLeft():
            x = self.width() - x
        painter.fillRect(int(x), self.height() // 2 + 7, 2, 5, colour("muted"))
        painter.end()


class ShareField(QLineEdit):
    """A typed percentage; what cannot be read stays, with what was expected below it."""

    moved = Signal(float)

    def __init__(self, name: str, note: WrappedLabel) -> None:
        super().__init__()
        self.setAccessibleName(f"{name}, percent")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        fix(self, width=76)
        self._note = note
        self._share, self._locale = 0.0, ""
        self.editingFinished.connect(self._finish)

    def show_share(self, share: float, locale: str) -> None:
        self._share, self._locale = share, locale
        if not self.isModified():
            self._put_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.isModified() or self._note.isVisible()):
            self._put_back()
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        if not self.isModified():
            return
        try:
            share = read_share(self.text(), self._locale)
            if not 0.0 <= share <= 1.0:
                raise NotUnderstood("A share lies between 0% and 100%.")
        except NotUnderstood as trouble:
            self._note.show_text(str(trouble))
            self._note.show()
            return
        self.setModified(False)
        self._note.hide()
        if abs(share - self._share) > 5e-7:
            self.moved.emit(share)
        else:
            self._put_back()

    def _put_back(self) -> None:
        self.setText(write_share(self._share, self._locale, 2))
        self.setModified(False)
        self._note.hide()


class ShareRow(QWidget):
    """What a share is called, its slider and its field. ``moved(share)`` says what somebody set."""

    moved = Signal(float)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        layout = column(self, gap=2)
        line = row(gap=12)
        self.name = ElidedLabel(name)
        self.name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        fix(self.name, width=144)
        self.slider = ShareSlider(spoken)
        note = WrappedLabel("", "trouble")
        note.hide()
        self.field = ShareField(spoken, note)
        line.addWidget(self.name)
        line.addWidget(self.slider, 1)
        line.addWidget(self.field)
        layout.addLayout(line)
        layout.addWidget(note)
        self.slider.valueChanged.connect(lambda value: self.moved.emit(value / STEPS))
        self.field.moved.connect(self.moved)

    def show_share(self, share: float, before: float | None, locale: str) -> None:
        """The share as it is tried, and as the project has it."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(share * STEPS))
        self.slider.blockSignals(False)
        self.slider.show_before(before)
        self.field.show_share(share, locale)

    def sizeHint(self) -> QSize:
        return QSize(360, super().sizeHint().height())
