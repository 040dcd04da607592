"""When our own code fails, the window stays: the report is shown, and nothing is left half done."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMessageBox

from journeymapper.gui.application import report_failure
from tests.gui.dialogs import dialogs_time_out


def accept_box(texts: list[str]) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    texts.append(box.detailedText())
    box.accept()


def test_a_failure_while_something_is_painted_leaves_no_painter_behind() -> None:
    """The failure's frames live on in the interpreter. A painter in them would outlive its widget,
    and crash the program with it."""
    pixmap = QPixmap(20, 20)

    def paint() -> None:
        painter = QPainter(pixmap)
        assert painter.isActive()
        raise ValueError("no such colour")

    watch = dialogs_time_out()
    texts: list[str] = []
    try:
        paint()
    except ValueError as error:
        assert pixmap.paintingActive()
        QTimer.singleShot(0, lambda: accept_box(texts))
        report_failure(type(error), error, error.__traceback__)
        assert not pixmap.paintingActive()
    assert "no such colour" in texts[0]
    watch.stop()
