"""How a journey is called as a template: too long, and what another one is called already."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit

from journeymapper.app.template_files import LONGEST_TITLE
from journeymapper.app.templates import open_sample, template_records, templates
from journeymapper.commands.records import EditFields
from journeymapper.domain.project import Project
from journeymapper.gui.application import Application
from journeymapper.gui.welcome.naming import SaveTemplate
from tests.gui.person import Key, Person


def save_as(person: Person, *steps: str) -> None:
    """Save the journey as a template called “Mine”, and press these buttons."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, SaveTemplate)
        field = dialog.findChildren(QLineEdit)[0]
        field.selectAll()
        person.type("Mine")
        person.press(Key.Key_Return)
        for one in steps:
            assert person.sees_text("There is “Mine” already.", dialog)
            person.click(one, within=dialog)

    with person.answering(answer):
        person.menu("File", "Save journey as template…")


def own() -> list[str]:
    return [one.title for one in templates() if one.is_own]


def test_a_name_that_is_there_replaces_or_stands_beside_it(
    desk: Application, person: Person
) -> None:
    desk.open_session(open_sample())
    workspace = person.window.workspace
    assert workspace is not None
    save_as(person)
    assert own() == ["Mine"]
    workspace.run(EditFields(workspace.journey_id, {"title": "Another"}))
    save_as(person, "Replace it")
    assert own() == ["Mine"]
    kept = Project(template_records("mine"))
    assert [one.title for one in kept.journeys.values()] == ["Another"]
    save_as(person, "Keep both")
    assert sorted(own()) == ["Mine", "Mine 2"]


def test_the_dialog_says_what_stays_and_refuses_a_name_that_is_too_long(
    desk: Application, person: Person
) -> None:
    desk.open_session(open_sample())

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, SaveTemplate)
        for one in ("which checks are set aside", "single hints that were closed", "actions"):
            assert person.sees_text(one, dialog)
        field = dialog.findChildren(QLineEdit)[0]
        field.setText("x" * (LONGEST_TITLE - 1))
        field.setFocus()
        person.press(Key.Key_End)
        person.type("yz")
        assert person.sees_text("letters: 1 letter too many.", dialog)
        person.press(Key.Key_Return)
        assert dialog.isVisible() and not own()
        person.press(Key.Key_Backspace)
        assert not dialog.refusal.isVisible()
        person.press(Key.Key_Return)

    with person.answering(answer):
        person.menu("File", "Save journey as template…")
    assert len(own()) == 1
