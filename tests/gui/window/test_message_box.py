"""Boxes that say what is wrong: nothing of their sentence is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from journeymapper.gui.message_box import MessageBox


@pytest.mark.parametrize("count", [1, 4, 12])
def test_the_whole_sentence_is_seen(qtbot: QtBot, count: int) -> None:
    box = MessageBox(None, QMessageBox.Icon.Warning, "The file is open in another window. " * count)
    qtbot.addWidget(box)
    box.addButton("Open read-only", QMessageBox.ButtonRole.ActionRole)
    with qtbot.waitExposed(box):
        box.show()
    said = box.findChild(QLabel, "qt_msgbox_label")
    assert isinstance(said, QLabel)
    assert said.height() >= said.heightForWidth(said.width())
    assert box.rect().contains(said.geometry())
