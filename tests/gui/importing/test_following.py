"""A file that is followed offers what is new in it, and nothing is ever waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journeymapper.app.linked_feedback import changed_links, links_of
from journeymapper.gui.application import Application
from journeymapper.gui.importing import following
from journeymapper.gui.importing.dialog import ImportDialog
from journeymapper.gui.importing.following import follow
from journeymapper.gui.notices import notices_of
from tests.gui.importing.steps import bring, counted, importing
from tests.gui.importing.tables import nps
from tests.gui.person import CONTROL, Key, Person

NEW = ("14-10-2025", "dora", "2", "Which plan has team reports?")
NEWER = ("15-10-2025", "emil", "9", "I told two colleagues about it.")


@pytest.fixture
def followed(at_work: Person, home: Path) -> Path:
    """A file whose three notes are in, and that is followed."""

    def take(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        at_work.click("Offer what is new when this file changes")
        bring(at_work)(dialog)

    path = nps(home / "nps.csv")
    importing(at_work, path, take)
    at_rest(at_work)
    return path


def at_rest(person: Person) -> None:
    """Waits until every look is done."""
    keeper = follow(person.window.workspace, person.window)
    assert person.wait(lambda: not keeper.is_busy)


def offered(person: Person) -> str:
    notice = notices_of(person.window.workspace).current
    return notice.sentence if notice is not None else ""


def come_back(person: Person) -> None:
    """The window comes to the front again."""
    other = QApplication.activeWindow()
    person.window.activateWindow()
    if other is person.window:
        follow(person.window.workspace, person.window).look()
    person.settle()


def test_what_is_new_comes_in_with_one_click_and_goes_with_one_undo(
    at_work: Person, followed: Path
) -> None:
    come_back(at_work)
    assert not offered(at_work)
    nps(followed, [NEW, NEWER])
    come_back(at_work)
    assert at_work.wait(lambda: offered(at_work) == "2 new notes in “nps.csv”.")
    assert at_work.window.view == "feedback"
    bars = at_work.all_seen("2 new notes in “nps.csv”.")
    assert {type(one).__name__ for one in bars} >= {"NoticeBar"}
    at_work.click("Bring them in")
    assert len(at_work.project.feedback_notes) == 5
    assert not offered(at_work)
    assert at_work.window.toast.sentence == (
        "Took in 2 notes of 5 rows. 3 were there already. Ctrl+Z takes them back in one step."
    )
    assert at_work.wait(lambda: not changed_links(at_work.project))
    at_work.press(Key.Key_Z, CONTROL)
    assert len(at_work.project.feedback_notes) == 3
    come_back(at_work)
    at_rest(at_work)
    assert not offered(at_work)


def test_not_now_is_kept_until_the_file_changes_again(at_work: Person, followed: Path) -> None:
    nps(followed, [NEW])
    come_back(at_work)
    assert at_work.wait(lambda: offered(at_work))
    at_work.click("Not now")
    come_back(at_work)
    at_rest(at_work)
    assert not offered(at_work)
    nps(followed, [NEW, NEWER])
    come_back(at_work)
    assert at_work.wait(lambda: offered(at_work) == "2 new notes in “nps.csv”.")


def test_it_is_offered_when_the_project_is_opened(
    desk: Application, at_work: Person, followed: Path
) -> None:
    path = at_work.window.workspace.session.path
    at_work.window.close()
    nps(followed, [NEW])
    desk.open_path(path)
    at_work.settle()
    assert at_work.wait(lambda: offered(at_work) == "1 new note in “nps.csv”.")


def test_a_file_that_became_something_else_is_offered_to_be_looked_into(
    at_work: Person, followed: Path
) -> None:
    followed.write_text("<html><body>Please log in</body></html>")
    come_back(at_work)
    assert at_work.wait(lambda: "cannot be read as before" in offered(at_work))

    def look(dialog: ImportDialog) -> None:
        assert at_work.wait(lambda: "web page" in dialog.start.hint.text())
        at_work.press(Key.Key_Escape)

    with at_work.answering(look):
        at_work.click("Look into it…")
    assert not offered(at_work)
    assert len(links_of(at_work.project)) == 1


def test_an_offer_is_worked_out_anew_when_notes_come_in_meanwhile(
    at_work: Person, followed: Path
) -> None:
    nps(followed, [NEW])
    come_back(at_work)
    assert at_work.wait(lambda: offered(at_work))
    importing(at_work, followed, bring(at_work))
    assert not offered(at_work)
    assert len(at_work.project.feedback_notes) == 4
    at_work.wait(lambda: False, 900)
    assert not offered(at_work)


@pytest.mark.usefixtures("followed")
def test_a_drive_that_hangs_stops_nobody(at_work: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()

    def hang(_project: object) -> list[object]:
        answers.wait(30)
        return []

    monkeypatch.setattr(following, "changed_links", hang)
    come_back(at_work)
    come_back(at_work)
    keeper = follow(at_work.window.workspace, at_work.window)
    assert keeper.is_busy, "the drive has not answered, and the window is here again"
    answers.set()
    assert at_work.wait(lambda: not keeper.is_busy)


def test_a_window_opens_without_any_of_it(home: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtTest import QTest\n"
        "from journeymapper.app.templates import new_from_template\n"
        "from journeymapper.gui.application import Application, make_application\n"
        f"path = Path({str(home / 'a.journey')!r})\n"
        "new_from_template(path, 'empty').close()\n"
        "desk = Application(make_application(['x'])); desk.open_path(path)\n"
        "QTest.qWait(1600)\n"
        "named = ('gui.importing', 'gui.notices', 'app.linked', 'app.feedback_import', "
        "'importers.feedback')\n"
        "print([one for one in sys.modules if one.startswith(tuple("
        "'journeymapper.' + name for name in named))])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stdout


def test_who_stays_in_the_window_is_offered_what_is_new_too(
    at_work: Person, followed: Path
) -> None:
    come_back(at_work)
    at_rest(at_work)
    keeper = follow(at_work.window.workspace, at_work.window)
    at_rest(at_work)
    assert keeper._again.interval() == following.AGAIN_MS
    nps(followed, [NEW])
    assert at_work.window.isActiveWindow()
    keeper._again.setInterval(10)
    assert at_work.wait(lambda: offered(at_work) == "1 new note in “nps.csv”.")
