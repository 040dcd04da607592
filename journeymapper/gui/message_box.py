"""A box that says a sentence: as wide as it reads well, and as high as the whole sentence asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from journeymapper.gui.sizes import fix

WIDTH = 420


class MessageBox(QMessageBox):
    """Qt lays its text out before the style sheet's font is there and clips what does not fit."""

    def __init__(self, parent: QWidget | None, icon: QMessageBox.Icon, text: str) -> None:
        super().__init__(parent)
        self.setIcon(icon)
        self.setWindowTitle("Journey Mapper")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        said = self.findChild(QLabel, "qt_msgbox_label")
        assert isinstance(said, QLabel)
        said.setWordWrap(True)
        said.ensurePolished()
        fix(said, width=WIDTH)
        said.setMinimumHeight(said.heightForWidth(WIDTH))
