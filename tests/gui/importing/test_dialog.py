"""Feedback from a file: from choosing it to the inbox and back with one undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QLineEdit

from journeymapper.app.templates import new_from_template
from journeymapper.domain.vocabulary import Sentiment
from journeymapper.gui.application import Application
from journeymapper.gui.importing.dialog import ImportDialog
from journeymapper.gui.importing.wording import NO_TEXT
from tests.gui.carrying import drop
from tests.gui.importing.tables import NPS, many, nps, write
from tests.gui.person import CONTROL, Key, Person

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial.journey"
    new_from_template(path, "empty").close()
    desk.open_path(path)
    person.settle()
    return person


def chosen(person: Person, path: Path):  # type: ignore[no-untyped-def]
    """Types the path into the file dialog, as keyboards do."""

    def answer(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit)
        field.setFocus()
        person.retype(str(path))
        person.press(Key.Key_Return)

    return answer


def counted(person: Person, dialog: ImportDialog) -> None:
    assert person.wait(dialog.import_button.isEnabled), dialog.told.text()


def notes(person: Person) -> list[str]:
    return sorted(one.text for one in person.project.feedback_notes.values())


def test_from_choosing_a_file_with_the_keyboard_to_the_inbox_and_back(
    at_work: Person, home: Path
) -> None:
    path = nps(home / "nps.csv")

    def bring(dialog: ImportDialog) -> None:
        with at_work.answering(chosen(at_work, path)):
            at_work.press(Key.Key_Return)
        counted(at_work, dialog)
        assert at_work.focus is dialog.preview.choices[0]
        assert [one.currentText() for one in dialog.preview.choices] == [
            "Date", "Customer", "Rating", "What they said",
        ]  # fmt: skip
        assert dialog.told.text() == "3 notes come in."
        assert at_work.sees_text("“01-10-2025” is 1 October 2025")
        assert at_work.sees_text("6 and less is negative, 9 and more positive")
        assert at_work.sees_text("negative · rated 3 · 2 Oct 2025 · ben · nps · needs a reply")
        assert not at_work.project.feedback_notes
        at_work.press(Key.Key_Return)
        at_work.wait(lambda: not dialog.isVisible())

    with at_work.answering(bring):
        at_work.press(Key.Key_I, CONTROL)
    assert len(notes(at_work)) == 3
    assert at_work.window.view == "feedback"
    assert at_work.window.toast.sentence == (
        "Took in 3 notes of 3 rows. Ctrl+Z takes them back in one step."
    )
    inbox = at_work.window._views["feedback"]
    (first,) = inbox.list.chosen_ids()
    assert at_work.project.feedback_notes[first].text == NPS[3][3]
    at_work.press(Key.Key_Z, CONTROL)
    assert not at_work.project.feedback_notes


def test_a_dropped_table_opens_the_window_and_escape_changes_nothing(
    at_work: Person, home: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(nps(home / "nps.csv")))])

    def leave(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        at_work.press(Key.Key_Escape)

    with at_work.answering(leave):
        assert drop(at_work.canvas, mime, QPoint(200, 200))
    assert not at_work.project.feedback_notes
    assert at_work.window.workspace.session.undo_name is None
