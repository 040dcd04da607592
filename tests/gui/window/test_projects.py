"""Projects from the welcome page and the File menu: made, found again, copied, named, dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtWidgets import QDialog, QMenu

from journeymapper.app.session import Session
from journeymapper.app.templates import SAMPLE, new_from_template, template_records
from journeymapper.gui.application import Application
from journeymapper.gui.preferences import recent_files
from journeymapper.gui.welcome.cards import RecentTile
from tests.gui.carrying import drop
from tests.gui.person import CONTROL, SHIFT, Key, Person
from tests.gui.seeing import Role
from tests.sample_images import tiny_png


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "Documents" / "Coffee shop.journey"
    new_from_template(path, "empty").close()
    return path


def typing(person: Person, text: str):  # type: ignore[no-untyped-def]
    """The answer to a dialog that asks for one text."""

    def answer(_dialog: QDialog) -> None:
        person.retype(text)
        person.press(Key.Key_Return)

    return answer


def test_a_template_opens_as_a_copy_and_stands_under_recent(
    desk: Application, person: Person, home: Path
) -> None:
    desk.show_welcome()
    assert person.sees_text("Projects that you open will stand here.")
    person.click("Support and recovery")
    path = home / "Documents" / "Support and recovery.journey"
    assert person.window.workspace.session.path == path
    assert person.project.touchpoints
    assert person.window.windowTitle().startswith("Support and recovery")
    person.menu("File", "Close window")
    desk.show_welcome()
    tile = person.find("Support and recovery", kind=RecentTile)
    person.click(tile)
    assert person.window.workspace.session.path == path
    person.menu("File", "Close window")
    desk.show_welcome()
    person.click(person.all_seen("Support and recovery")[-1])  # the template again
    assert person.window.workspace.session.path.name == "Support and recovery 2.journey"


def test_the_sample_opens_as_ones_own_copy(desk: Application, person: Person) -> None:
    desk.show_welcome()
    person.click("Open the sample")
    assert len(person.project.touchpoints) == sum(
        one.table == "touchpoints" for one in template_records(SAMPLE)
    )
    assert not person.window.workspace.session.read_only


def test_a_new_project_is_named_first(desk: Application, person: Person, home: Path) -> None:
    desk.show_welcome()
    with person.answering(typing(person, "Tea house")):
        person.press(Key.Key_N, CONTROL)
    assert person.window.workspace.session.path == home / "Documents" / "Tea house.journey"
    assert person.project.details.title == "Tea house"


def test_ctrl_s_says_saved(desk: Application, person: Person, path: Path) -> None:
    desk.open_path(path)
    person.settle()
    person.press(Key.Key_S, CONTROL)
    assert person.window.toast.sentence.startswith("Saved.")


def test_save_as_goes_on_in_the_new_file(desk: Application, person: Person, path: Path) -> None:
    desk.open_path(path)
    person.settle()
    other = path.with_name("Tea house")
    with person.answering(typing(person, str(other))):
        person.press(Key.Key_S, CONTROL | SHIFT)
    other = path.with_name("Tea house.journey")
    assert person.window.workspace.session.path == other
    assert person.window.windowTitle().startswith("Tea house")
    assert recent_files()[0] == other
    person.enter("Order")
    with Session.open(path) as old, Session.open(other, read_only=True) as new:
        assert [len(one.project.touchpoints) for one in (old, new)] == [0, 1]


def test_save_a_copy_stays_in_the_old_file(desk: Application, person: Person, path: Path) -> None:
    desk.open_path(path)
    person.settle()
    person.enter("Order")
    copy = path.with_name("For later.journey")
    with person.answering(typing(person, str(copy))):
        person.menu("File", "Save a Copy…")
    assert person.window.workspace.session.path == path
    assert person.window.toast.sentence == "A copy was saved as “For later.journey”."
    with Session.open(copy) as session:
        assert [one.name for one in session.project.touchpoints.values()] == ["Order"]


def test_rename(desk: Application, person: Person, path: Path) -> None:
    desk.open_path(path)
    person.settle()
    with person.answering(typing(person, "Tea: house")):
        person.menu("File", "Rename…")
    assert "may not hold" in person.window.toast.sentence
    with person.answering(typing(person, "Tea house")):
        person.menu("File", "Rename…")
    renamed = path.with_name("Tea house.journey")
    assert person.window.workspace.session.path == renamed
    assert renamed.exists() and not path.exists()
    assert recent_files()[0] == renamed
    person.enter("Order")
    assert len(person.project.touchpoints) == 1


def test_a_file_dropped_on_the_window(desk: Application, person: Person, path: Path) -> None:
    desk.show_welcome()
    person.settle()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(person.window, mime, QPoint(300, 300))
    assert [one.workspace.session.path for one in desk.windows] == [path]
    other = path.with_name("Tea house.journey")
    new_from_template(other, "empty").close()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    assert drop(desk.windows[0].canvas, mime, QPoint(300, 300))
    assert [one.workspace.session.path for one in desk.windows] == [path, other]
    assert desk.windows[0].pos() != desk.windows[1].pos()


def test_something_else_dropped_on_the_window_is_not_taken(
    desk: Application, person: Person, home: Path
) -> None:
    desk.show_welcome()
    text = home / "notes.txt"
    text.write_text("milk")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(text))])
    assert not drop(person.window, mime, QPoint(300, 300))


def test_open_and_open_recent(desk: Application, person: Person, path: Path) -> None:
    desk.show_welcome()
    person.settle()
    with person.answering(typing(person, str(path))):
        person.press(Key.Key_O, CONTROL)
    assert person.window.workspace.session.path == path
    person.menu("File", "Close window")
    desk.show_welcome()
    person.settle()
    recent = next(one for one in person.window.findChildren(QMenu) if one.title() == "Open &recent")
    recent.popup(person.window.mapToGlobal(QPoint(50, 50)))
    person.choose("Coffee shop")
    assert person.window.workspace.session.path == path


def test_personas_from_another_project(desk: Application, person: Person, home: Path) -> None:
    sample = home / "Documents" / "Sample.journey"
    new_from_template(sample, SAMPLE).close()
    path = home / "Documents" / "Mine.journey"
    new_from_template(path, "empty").close()
    desk.open_path(path)
    person.settle()

    def bring(dialog: QDialog) -> None:
        person.click("Bring them", role=Role.Button, within=dialog)

    with person.answering(typing(person, str(sample)), bring):
        person.menu("File", "Bring personas from another project…")
    assert len(person.project.personas) == 3
    assert person.project.empathy_notes
    assert person.window.toast.sentence == "3 personas brought over."
    assert person.wait(lambda: person.all_seen("Persona …"))


def test_project_details(desk: Application, person: Person, path: Path, home: Path) -> None:
    desk.open_path(path)
    person.settle()
    logo = home / "logo.png"
    logo.write_bytes(tiny_png().data)
    typed = {
        "Title": "Coffee to go",
        "Client": "Bean & Co.",
        "Version": "after workshop 2",
        "Confidentiality": "confidential",
        "Currency": "CHF",
        "Emotions": "furious, tense, calm, glad, thrilled",
    }

    def fill(dialog: QDialog) -> None:
        for name, text in typed.items():
            person.click(name, role=Role.EditableText, within=dialog)
            person.retype(text)
        person.click("Participants", role=Role.EditableText, within=dialog)
        person.type("Ann")
        person.press(Key.Key_Return)
        person.type("Bob")
        person.click("Mark the document as a draft", within=dialog)
        with person.answering(typing(person, str(logo))):
            person.click("Choose…", within=dialog)
        person.click("Done", within=dialog)

    with person.answering(fill):
        person.menu("File", "Project details…")
    details = person.project.details
    assert (details.title, details.client) == ("Coffee to go", "Bean & Co.")
    assert (details.version_label, details.currency) == ("after workshop 2", "CHF")
    assert details.confidentiality == "confidential"
    assert details.participants == ("Ann", "Bob")
    assert details.is_draft is True
    assert details.emotion_names == ("furious", "tense", "calm", "glad", "thrilled")
    assert details.logo in person.project.images
    assert person.sees_text("Coffee to go", person.window.top_bar)
