"""Keys that nobody wanted: Escape leads back to the map from everywhere, and the key of the sheet
of shortcuts opens it wherever no text is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from journeymapper.gui.canvas.key_table import KeyTable, key_text
from journeymapper.gui.canvas.keys import SHEET

if TYPE_CHECKING:
    from journeymapper.gui.window.main_window import MainWindow

_TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit)


class WayBack(QObject):
    """``press`` takes the keys that reached the window. Lists search their rows by what is typed:
    they are asked before."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._table = KeyTable(naming=False, parent=self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def press(self, event: QKeyEvent) -> bool:
        """Whether a key that nothing else wanted was one of these."""
        if self._window.workspace is None:
            return False
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._back()
            return True
        return not isinstance(QApplication.focusWidget(), _TEXTS) and self._opens_sheet(event)

    def _back(self) -> None:
        """To what is chosen on the map; on a page out of a text field first."""
        window, focus = self._window, QApplication.focusWidget()
        if window.view == "map":
            window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if isinstance(focus, _TEXTS):
            window.view_in_front.setFocus(Qt.FocusReason.OtherFocusReason)
        if QApplication.focusWidget() is focus:
            window.show_view("map")

    def _opens_sheet(self, event: QKeyEvent) -> bool:
        wanted = self._table.get(key_text(event))
        if wanted is None or wanted.name != SHEET or self._window.workspace is None:
            return False
        self._window.workspace.page_asked.emit("shortcuts", "")
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._opens_sheet(event)
        return False

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        is_list = isinstance(new, QAbstractItemView) or (
            isinstance(new, QComboBox) and not new.isEditable()
        )
        if new is not None and is_list and new.window() is self._window:
            new.installEventFilter(self)
