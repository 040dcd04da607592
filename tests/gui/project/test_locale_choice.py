"""The locale of a project is chosen where its details are, with an example of what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import EditFields
from journeymapper.gui.project.details import DetailsDialog
from journeymapper.gui.project.locale_choice import LocaleChoice
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import undo_names


def opened(qtbot: QtBot, workspace: Workspace) -> tuple[DetailsDialog, LocaleChoice]:
    dialog = DetailsDialog(workspace)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    (choice,) = dialog.findChildren(LocaleChoice)
    return dialog, choice


def test_a_locale_is_chosen_with_an_example(qtbot: QtBot, small: Workspace) -> None:
    dialog, part = opened(qtbot, small)
    assert part.example.text() == "1,234.5 · 12% · €1,234.50 · 22 Nov 2026"
    part.choice.setFocus()
    QTest.keyClicks(part.choice, "German")
    QTest.keyClick(part.choice, Qt.Key.Key_Down)
    assert part.choice.currentText() == "German (Germany)"
    assert small.project.details.locale == "de_DE"
    assert undo_names(small)[0] == "Change the project’s locale"
    assert part.example.text() == "1.234,5 · 12 % · 1.234,50 € · 22.11.2026"
    small.run(EditFields(small.project.details.id, {"locale": ""}))
    assert part.example.text().startswith("1,234.5")
    dialog.close()


def test_a_locale_from_a_file_is_offered_and_an_unknown_one_is_none(
    qtbot: QtBot, small: Workspace
) -> None:
    details = small.project.details.id
    small.run(EditFields(details, {"locale": "is_IS"}))
    dialog, part = opened(qtbot, small)
    assert part.choice.currentText() == "Icelandic (Iceland)"
    dialog.close()
    small.run(EditFields(details, {"locale": "no such ‮ one"}))
    dialog, part = opened(qtbot, small)
    assert part.choice.currentIndex() == 0
    assert "1,234.5" in part.example.text()
    assert dialog.findChild(LocaleChoice) is part
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_numbers_are_a_group_of_their_own(qtbot: QtBot, small: Workspace) -> None:
    dialog, part = opened(qtbot, small)
    headings = {
        one.text(): one.mapTo(dialog, one.rect().topLeft()).y()
        for one in dialog.findChildren(QLabel)
        if one.property("role") == "heading"
    }
    cover, numbers, emotions = headings.values()
    assert list(headings)[1] == "Numbers and dates"
    places = {
        one.objectName(): one.mapTo(dialog, one.rect().topLeft()).y()
        for one in dialog.findChildren(QLineEdit)
    }
    assert numbers < part.mapTo(dialog, part.rect().topLeft()).y() < emotions
    assert cover < places["client"] < numbers < places["currency"] < emotions
    dialog.close()
