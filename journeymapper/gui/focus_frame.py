"""A frame round what has the keyboard, where that does not show it by itself.

Buttons, fields and entries have a border for it in the style sheet; what paints by hand or is a
whole page has none. One frame goes with the focus. Where the mouse gave the focus, the eye is there
already, and no frame comes; nor does one in a main window that has just opened.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QMainWindow,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import Shiboken

from journeymapper.gui.look import colour

FRAMED = frozenset(
    {"CanvasView", "EmotionPanel", "FeedbackList", "HealthPanel", "PaperPage", "PersonaEntry",
     "ChangesList", "MeasuresTable", "Portrait", "QListWidget", "WelcomePage"}
)  # fmt: skip
"""Classes, and all that inherit from them, that show nothing of their own."""
WIDTH = 2
RADIUS = 5.0
_OPENED, _FRAMED = "had_focus", "frames_focus"


class FocusFrame(QWidget):
    """The frame in one window, a child of what it frames."""

    def __init__(self, framed: QWidget) -> None:
        super().__init__(framed)
        # Qt's own name for what assistive technology is not to be told of.
        self.setObjectName("qt_rubberband")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        framed.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.hide()
        return False

    def _fit(self) -> None:
        framed = self.parentWidget()
        if framed is None:
            return
        room = framed.rect()
        self.setGeometry(room)
        # What lies within it is painted as if it were not there.
        edge = WIDTH + 2
        self.setMask(QRegion(room) - QRegion(room.adjusted(edge, edge, -edge, -edge)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), WIDTH))
        inside = QRectF(QRect(self.rect())).adjusted(WIDTH / 2, WIDTH / 2, -WIDTH / 2, -WIDTH / 2)
        painter.drawRoundedRect(inside, RADIUS, RADIUS)
        painter.end()


class FocusFrames(QObject):
    """Hears where the focus goes in a whole application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: FocusFrame | None = None
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        frame, self._frame = self._frame, None
        if frame is not None and Shiboken.isValid(frame):
            frame.hide()
            frame.deleteLater()
        if now is None:
            return
        by_hand = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        window = now.window()
        is_new = isinstance(window, QMainWindow) and not window.property(_OPENED)
        window.setProperty(_OPENED, True)
        if needs_frame(now) and not by_hand and not is_new:
            self._frame = FocusFrame(now)


def frame_focus(application: QApplication) -> None:
    """Have the frame go with the focus in all windows; once is enough."""
    # Not by looking among its children, for which PySide makes classes that a start does without.
    if not application.property(_FRAMED):
        application.setProperty(_FRAMED, True)
        FocusFrames(application)


def needs_frame(widget: QWidget) -> bool:
    """Whether a widget does not show by itself that it has the keyboard."""
    if any(kind.__name__ in FRAMED for kind in type(widget).__mro__):
        return True
    if isinstance(widget, QAbstractItemView):
        return not widget.currentIndex().isValid()
    if isinstance(widget, (QCheckBox, QRadioButton)):
        return not widget.text()
    return isinstance(widget, QScrollArea)
