"""A clean copy is saved and a text erased by somebody at the screen."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from journeymapper.app.erasing import Backups, Eraser, Erasure, erasure, look
from journeymapper.app.session import Session
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.gui import meanwhile
from journeymapper.gui.application import Application
from journeymapper.gui.handing_over.erase_dialog import EraseDialog
from journeymapper.gui.workspace import Workspace
from journeymapper.storage.backups import backups_of
from tests.gui.person import Key, Person
from tests.storage.small_project import small_project


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "Documents" / "Cafe.journey"
    with Session.create(path, small_project()) as session:
        session.dispatch(EditFields("feedback_1", {"customer": "Zora Quill"}))
    with Session.open(path) as session:
        session.dispatch(AddFeedback("feedback_2", "Zora Quill came back"))
    return path


@pytest.fixture
def workspace(path: Path, small: Workspace) -> Workspace:
    """On a file of its own; ``small`` brings the program's clothes."""
    small.session.close()
    small.session = Session.open(path)
    return small


@pytest.fixture
def dialog(workspace: Workspace, qtbot: QtBot) -> EraseDialog:
    dialog = EraseDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def looked(dialog: EraseDialog, qtbot: QtBot, text: str) -> None:
    dialog.text.clear()
    qtbot.keyClicks(dialog.text, text)
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=20_000)


def holds(path: Path) -> bool:
    return b"Quill" in path.read_bytes()


def test_where_it_stands_is_said_before_and_then_it_is_gone(
    dialog: EraseDialog, workspace: Workspace, path: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    workspace.told.connect(told.append)
    assert not dialog.erase.isEnabled()
    looked(dialog, qtbot, "zora quill")
    assert dialog.said.text().startswith("It stands in 2 records and 2 steps of the history.")
    assert dialog.backups.count() == 1
    assert holds(path)
    dialog.wish.setCurrentIndex(dialog.wish.findData("erase"))
    qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert told == ["Erased in 2 records and 2 steps of the history. Nothing brings it back."]
    assert not holds(path)
    assert not any(holds(one) for one in backups_of(path))
    assert workspace.project.feedback_notes["feedback_2"].text == "▇▇▇ came back"
    workspace.undo()
    assert "feedback_2" not in workspace.project.feedback_notes
    workspace.redo()
    assert workspace.project.feedback_notes["feedback_2"].text == "▇▇▇ came back"


def test_what_takes_long_shows_how_far_it_is_and_can_be_cancelled(
    dialog: EraseDialog, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meanwhile, "SOON_MS", 0)
    held = Event()
    whole = Erasure.prepared

    def slow(one: Erasure, *how: Any) -> Generator[float, None, None]:
        yield from whole(one, *how)
        yield 0.7
        held.wait(30)
        yield 0.8

    monkeypatch.setattr(Erasure, "prepared", slow)
    shown: list[int] = []

    def cancel() -> None:
        waiting = QApplication.activeModalWidget()
        if not isinstance(waiting, meanwhile.Waiting) or waiting.progress.value() < 70:
            QTimer.singleShot(5, dialog, cancel)
            return
        shown.append(waiting.progress.value())
        waiting.reject()
        held.set()

    looked(dialog, qtbot, "zora quill")
    before = sorted(path.parent.iterdir())
    QTimer.singleShot(0, dialog, cancel)
    dialog.erase.click()
    assert len(shown) == 1
    assert dialog.said.text() == "Cancelled. The file stands as it was."
    assert holds(path)
    assert sorted(path.parent.iterdir()) == before


def test_an_edit_that_comes_between_is_not_lost(workspace: Workspace, path: Path) -> None:
    eraser = Eraser("zora quill")
    with erasure(workspace.session) as one:
        list(one.prepared(eraser, look(path, eraser), Backups.KEEP))
        workspace.session.dispatch(EditFields("tp_1", {"description": "new"}))
        with pytest.raises(EditRefused, match="edited meanwhile"):
            one.put_in_place()
    assert workspace.project.touchpoints["tp_1"].description == "new"
    assert not list(path.parent.glob("*.part"))


def test_nothing_is_touched_without_the_button(
    dialog: EraseDialog, path: Path, qtbot: QtBot
) -> None:
    looked(dialog, qtbot, "zora quill")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert holds(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("q", "Type at least 2"),
        ("nobody says this", "It stands nowhere"),
        ("  ", "Type what shall"),
    ],
)
def test_what_cannot_be_erased_is_said(
    dialog: EraseDialog, qtbot: QtBot, text: str, said: str
) -> None:
    looked(dialog, qtbot, text)
    assert dialog.said.text().startswith(said)
    assert not dialog.erase.isEnabled()


def test_another_text_is_looked_for_anew(dialog: EraseDialog, qtbot: QtBot) -> None:
    looked(dialog, qtbot, "zora quill")
    assert dialog.erase.isEnabled()
    qtbot.keyClicks(dialog.text, "x")
    assert not dialog.erase.isEnabled()
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=20_000)
    assert dialog.said.text().startswith("It stands nowhere")
    assert not dialog.backups.isVisible()


def test_whole_words_only(dialog: EraseDialog, qtbot: QtBot) -> None:
    dialog.whole_words.click()
    looked(dialog, qtbot, "zora qui")
    assert dialog.said.text().startswith("It stands nowhere")


def test_the_menu_saves_a_clean_copy(
    desk: Application, person: Person, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_path(path)
    person.settle()
    out = path.with_name("For them.journey")
    monkeypatch.setattr(
        "journeymapper.gui.window.file_commands.QFileDialog.getSaveFileName",
        lambda *_: (str(out), ""),
    )
    seen: list[bool] = []

    def agree(_dialog: QDialog) -> None:
        seen.append(person.sees_text("A copy to give away"))
        assert not out.exists()
        person.press(Key.Key_Return)

    with person.answering(agree):
        person.menu("File", "Save a Clean Copy…")
    assert seen == [True]
    assert "A clean copy was saved as “For them.journey”. Left out: 2 steps" in (
        person.window.toast.sentence
    )
    assert not holds(out) and holds(path)
    with Session.open(out) as copy:
        assert set(copy.project.touchpoints) == {"tp_1", "tp_2"}


def test_the_menu_erases_for_good(desk: Application, person: Person, path: Path) -> None:
    desk.open_path(path)
    person.settle()

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, EraseDialog)
        person.type("Zora Quill")
        person.wait(lambda: not dialog.is_looking and dialog.erase.isEnabled(), 20_000)
        person.click(dialog.erase)

    with person.answering(fill_in):
        person.menu("File", "Erase for Good…")
    assert not holds(path)
    assert person.project.feedback_notes["feedback_1"].customer == "▇▇▇"
    assert "Nothing brings it back" in person.window.toast.sentence
