"""A column that scrolls and never squeezes what is in it; and what brings its parts into sight.

Qt's scroll area asks for its content's least height once, without its width; text that wraps then
gets too little room when the width changes later. Here the height follows the width. Qt also
follows the focus for the Tab key alone; here it does so wherever the program moves it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 16
"""Pixels that stay free above and below what is brought into sight."""


class ScrollColumn(QScrollArea):
    """Scrolls its content up and down; the content is as wide as the column, unless the least that
    it needs with large text is wider."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it is gone through
        content.installEventFilter(self)
        follow_focus(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        content = self._content
        layout = content.layout()
        if layout is None:
            return
        width = self.viewport().width()
        if layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(width)
        else:
            needed = layout.totalMinimumSize().height()
        if content.minimumHeight() != needed:
            content.setMinimumHeight(needed)


def follow_focus(area: QScrollArea) -> None:
    """Have an area scroll to whatever in it the program gives the focus to. What somebody presses
    with the mouse stays under the mouse."""
    _Follower(area)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the nearest area around a widget to it, once it has its place there; to its top where
    it is higher than the area."""
    QTimer.singleShot(0, widget, lambda: _bring(widget))


class _Follower(QObject):
    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if _area_around(now) is self._area:
            bring_into_sight(now)


def _area_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def _bring(widget: QWidget) -> None:
    area = _area_around(widget)
    content = area.widget() if area is not None else None
    if area is None or content is None or not widget.isVisible():
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    if widget.height() + 2 * MARGIN > area.viewport().height():
        top = widget.mapTo(content, QPoint(0, 0)).y()
        area.verticalScrollBar().setValue(top - MARGIN)
    else:
        area.ensureWidgetVisible(widget, 0, MARGIN)
