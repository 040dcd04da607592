"""Every trouble with a file says its sentence in the window and offers a way out."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.commands.records import EditFields
from journeymapper.gui.application import Application
from journeymapper.storage import copies, file
from journeymapper.storage.format import CURRENT
from tests.gui.person import Key, Person
from tests.gui.seeing import NotSeen, Role


@pytest.fixture
def path(home: Path) -> Path:
    """A project about coffee that nobody has open."""
    path = home / "Documents" / "Coffee shop.journey"
    with new_from_template(path, "empty") as session:
        journey = next(iter(session.project.journeys))
        session.dispatch(EditFields(journey, {"title": "A cup of coffee"}))
    return path


class Told:
    """What the dialog said, and the buttons that it had."""

    sentence = ""
    buttons: list[str]


@contextmanager
def trouble(
    person: Person,
    press: str,
    then: Callable[[], object] | None = None,
    before: Callable[[], object] | None = None,
) -> Iterator[Told]:
    """What is done inside leads to a dialog about a file, in which one button is pressed. Dialogs
    that come ``before``, and ``then``, are answered by these."""
    told = Told()

    def answer(box: QMessageBox) -> None:
        assert box.objectName() == "file_trouble"
        told.sentence = box.text()
        told.buttons = sorted(one.text() for one in box.buttons())
        person.click(press, role=Role.Button, within=box)

    answers = [answer] if then is None else [answer, lambda _dialog: then()]
    if before is not None:
        answers.insert(0, lambda _dialog: before())
    with person.answering(*answers):
        yield told


def in_file(path: Path) -> list[str]:
    """The names of all touchpoints in a file."""
    with Session.open(path, read_only=True) as session:
        return sorted(one.name for one in session.project.touchpoints.values())


def tamper(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


# At open


def missing(path: Path) -> None:
    path.unlink()


def no_journey(path: Path) -> None:
    path.write_text("A shopping list, for once.")


def newer(path: Path) -> None:
    tamper(path, "DROP TABLE stickies")
    tamper(path, "PRAGMA user_version = 2000")


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = os.urandom(4096)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (missing, "There is no file “Coffee shop.journey”"),
        (no_journey, "“Coffee shop.journey” is no Journey Mapper file"),
        (newer, "“Coffee shop.journey” was written by a newer Journey Mapper"),
        (damaged, "“Coffee shop.journey” is damaged"),
    ],
)
def test_a_file_that_does_not_open(
    desk: Application, person: Person, path: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    shutil.rmtree(path.parent.parent / ".local" / "share", ignore_errors=True)  # no backups
    harm(path)
    before = path.read_bytes() if path.exists() else None
    desk.show_welcome()
    with trouble(person, "OK") as told:
        desk.open_path(path, person.window)
    assert told.sentence.startswith(sentence)
    assert told.buttons == ["OK"]
    assert person.find("Open the sample")  # still at the welcome page
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_file_named_on_the_command_line_that_is_missing(
    desk: Application, person: Person, path: Path
) -> None:
    path.unlink()
    with trouble(person, "OK") as told:
        desk.open_path(path)
    assert "There is no file" in told.sentence
    assert person.find("New journey")


def test_a_damaged_file_offers_its_newest_backup(
    desk: Application, person: Person, path: Path
) -> None:
    with Session.open(path) as session:
        (journey,) = session.project.journeys
        session.dispatch(EditFields(journey, {"title": "Kept in no backup"}))
    damaged(path)
    desk.show_welcome()
    with trouble(person, "Open the newest backup") as told:
        desk.open_path(path, person.window)
    assert told.buttons == ["Close", "Open the newest backup"]
    assert [one.title for one in person.project.journeys.values()] == ["A cup of coffee"]
    assert person.window.workspace.session.path.stem.startswith("Coffee shop (backup of ")
    make_touchpoint(person, "Order")
    assert in_file(person.window.workspace.session.path) == ["Order"]


def test_a_file_that_is_open_elsewhere(desk: Application, person: Person, path: Path) -> None:
    with Session.open(path) as other:
        desk.show_welcome()
        with trouble(person, "Open read-only") as told:
            desk.open_path(path, person.window)
        assert "is being edited by" in told.sentence
        assert told.buttons == ["Close", "Open read-only"]
        assert person.find("read-only", within=person.window.top_bar)
        assert "opened for reading only" in person.window.toast.sentence
        (journey,) = other.project.journeys
        other.dispatch(EditFields(journey, {"title": "Written there"}))


def test_nothing_opens_when_one_decides_against_reading(
    desk: Application, person: Person, path: Path
) -> None:
    with Session.open(path):
        desk.show_welcome()
        with trouble(person, "Close"):
            desk.open_path(path, person.window)
    assert person.window.workspace is None


def test_the_same_file_twice_in_one_program_is_one_window(desk: Application, path: Path) -> None:
    desk.open_path(path)
    link = path.with_name("Link.journey")
    link.symlink_to(path)
    desk.open_path(path)
    desk.open_path(link)
    assert len(desk.windows) == 1


def test_no_room_for_a_new_project(
    desk: Application, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show_welcome()
    full_disk(monkeypatch)
    with trouble(person, "OK") as told:
        person.click("New journey")
    assert told.sentence.startswith("The disk is full")
    monkeypatch.undo()
    person.click("New journey")
    assert person.window.workspace is not None


# While it is open


def make_touchpoint(person: Person, name: str) -> None:
    person.press(Key.Key_Escape)
    person.press(Key.Key_Escape)
    person.window.canvas.setFocus()
    person.enter(name)
    person.press(Key.Key_Escape)
    person.press(Key.Key_Escape)


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite says when nothing fits on the disk any more, at every write."""

    def no_room(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(file, "write_changes", no_room)
    monkeypatch.setattr(copies, "write_changes", no_room)


def moved(path: Path) -> None:
    path.rename(path.with_name("Elsewhere.journey"))


def replaced(path: Path) -> None:
    other = path.with_name("other")
    shutil.copy(path, other)
    other.replace(path)


def changed(path: Path) -> None:
    tamper(path, "UPDATE journeys SET title = 'changed elsewhere'")


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (moved, "was moved, deleted or replaced while it was open"),
        (replaced, "was moved, deleted or replaced while it was open"),
        (missing, "was moved, deleted or replaced while it was open"),
        (changed, "Another program changed “Coffee shop.journey”"),
    ],
)
def test_a_file_taken_away_under_the_window(
    desk: Application, person: Person, path: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    desk.open_path(path)
    make_touchpoint(person, "Order")
    harm(path)
    copy = path.with_name("Copy.journey")
    on_disk = {one: one.read_bytes() for one in path.parent.glob("*.journey")}

    def choose_where() -> None:
        person.retype(str(copy))
        person.press(Key.Key_Return)

    with trouble(person, "Save a Copy…", choose_where) as told:
        make_touchpoint(person, "Pay")
    assert sentence in told.sentence
    assert told.buttons == ["Close", "Save a Copy…"]
    # Nothing was written to what stands there now, and the work goes on in the copy.
    assert {one: one.read_bytes() for one in on_disk} == on_disk
    assert in_file(copy) == ["Order", "Pay"]
    assert person.window.workspace.session.path == copy
    assert "Copy.journey" in person.window.toast.sentence
    make_touchpoint(person, "Drink")
    assert in_file(copy) == ["Drink", "Order", "Pay"]
    assert "Copy" in person.window.windowTitle()


def test_what_is_typed_in_a_field_goes_into_the_copy(
    desk: Application, person: Person, path: Path
) -> None:
    desk.open_path(path)
    person.settle()
    path.unlink()
    copy = path.with_name("Copy.journey")

    def choose_where() -> None:
        person.retype(str(copy))
        person.press(Key.Key_Return)

    person.click("Title of the journey")
    person.type(" with milk")
    with trouble(person, "Save a Copy…", choose_where):
        person.click_tab(person.window.tabs.bar, "A cup of coffee")
    with Session.open(copy, read_only=True) as session:
        assert [one.title for one in session.project.journeys.values()] == [
            "A cup of coffee with milk"
        ]


def test_a_full_disk(
    desk: Application, person: Person, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_path(path)
    make_touchpoint(person, "Order")
    full_disk(monkeypatch)
    with trouble(person, "Close") as told:
        make_touchpoint(person, "Pay")
    assert told.sentence.startswith("The disk is full, so nothing more fits into")
    assert in_file(path) == ["Order"]
    with pytest.raises(NotSeen):
        person.card_id("Pay")
    monkeypatch.undo()
    make_touchpoint(person, "Pay")
    assert in_file(path) == ["Order", "Pay"]


def test_a_file_for_reading_only(desk: Application, person: Person, path: Path) -> None:
    copy = path.with_name("Copy.journey")

    def choose_where() -> None:
        person.retype(str(copy))
        person.press(Key.Key_Return)

    with Session.open(path):
        with trouble(person, "Open read-only"):
            desk.open_path(path)
        with trouble(person, "Save a Copy…", choose_where) as told:
            make_touchpoint(person, "Order")
        assert "opened for reading only" in told.sentence
    assert in_file(path) == []
    make_touchpoint(person, "Pay")
    assert in_file(copy) == ["Order", "Pay"]
    assert person.find("every change is saved", within=person.window.top_bar)


def test_a_write_protected_file_says_so(desk: Application, person: Person, path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    path.chmod(0o444)
    desk.open_path(path)
    assert "may only be read" in person.window.toast.sentence
    assert person.find("read-only", within=person.window.top_bar)


def test_a_newer_minor_format_opens_for_reading(
    desk: Application, person: Person, path: Path
) -> None:
    tamper(path, f"PRAGMA user_version = {CURRENT.number + 1}")
    desk.open_path(path)
    assert "newer Journey Mapper" in person.window.toast.sentence
    assert person.find("read-only", within=person.window.top_bar)


def test_a_copy_onto_the_open_file_is_refused(
    desk: Application, person: Person, path: Path
) -> None:
    desk.open_path(path)

    def choose_where() -> None:
        person.retype(str(path))
        with person.answering(lambda box: person.click("Yes", within=box)):
            person.press(Key.Key_Return)

    with trouble(person, "OK", before=choose_where) as told:
        person.menu("File", "Save a Copy…")
    assert "is the open file itself" in told.sentence
    make_touchpoint(person, "Order")
    assert in_file(path) == ["Order"]


def test_closing_tells_once_what_could_not_be_kept(
    desk: Application, person: Person, path: Path
) -> None:
    desk.open_path(path)
    person.settle()
    person.click("Title of the journey")
    person.type(" to go")
    path.unlink()
    with trouble(person, "Close") as told:
        person.window.close()
    assert "was moved, deleted or replaced" in told.sentence
    assert desk.windows == []
