"""The keyboard sheet, in a window that began with the welcome page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel

from journeymapper.app.templates import new_from_template
from journeymapper.gui.application import Application
from tests.gui.person import Key, Person


def test_every_shortcut_is_said_once(desk: Application, person: Person, home: Path) -> None:
    path = home / "Documents" / "Coffee shop.journey"
    new_from_template(path, "empty").close()
    desk.show_welcome()
    desk.open_path(path, desk.windows[0])
    person.settle()

    def read(dialog: QDialog) -> None:
        texts = [one.text() for one in dialog.findChildren(QLabel)]
        for keys in ("Ctrl+N", "Ctrl+O", "Ctrl+Q", "Ctrl+Z"):
            assert texts.count(keys) == 1
        person.click("Close", within=dialog)

    with person.answering(read):
        person.press(Key.Key_F1)
