"""What a person does in the import window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit

from journeymapper.gui.importing.dialog import ImportDialog
from tests.gui.person import Key, Person


def chosen(person: Person, path: Path) -> Callable[[QFileDialog], None]:
    """Types the path into the file dialog, as keyboards do."""

    def answer(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setFocus()
        person.retype(str(path))
        person.press(Key.Key_Return)

    return answer


def counted(person: Person, dialog: ImportDialog) -> None:
    """Waits until the button can be pressed."""
    assert person.wait(dialog.import_button.isEnabled), dialog.told.text()


def importing(
    person: Person, path: Path, act: Callable[[ImportDialog], object], *, close: bool = True
) -> None:
    """Opens the window on a file, does something there, and leaves it."""

    def answer(dialog: ImportDialog) -> None:
        act(dialog)
        if close and dialog.isVisible():
            person.press(Key.Key_Escape)
        person.wait(lambda: not dialog.isVisible())

    with person.answering(answer):
        person.window.open_page("import", str(path))


def bring(person: Person) -> Callable[[ImportDialog], None]:
    """Waits until all is counted, and presses the button."""

    def act(dialog: ImportDialog) -> None:
        counted(person, dialog)
        person.press(Key.Key_Return)
        assert person.wait(lambda: not dialog.isVisible()), dialog.told.text()

    return act
