"""Templates on the welcome page: real pictures, and one's own saved, renamed, deleted, put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journeymapper.app import own_templates
from journeymapper.app.own_templates import save_template
from journeymapper.app.templates import SAMPLE, template_records, templates
from journeymapper.domain.project import Project
from journeymapper.gui.application import Application
from journeymapper.gui.welcome.page import WelcomePage
from journeymapper.gui.welcome.template_grid import TemplateGrid
from journeymapper.gui.welcome.template_tile import TemplateTile
from tests.gui.person import Key, Person


def saved(*titles: str) -> list[str]:
    project = Project(template_records("saas-trial"))
    journey = next(iter(project.journeys))
    return [save_template(project, journey, title, "") for title in titles]


def shown(qtbot: QtBot, width: int = 1440, height: int = 860) -> tuple[WelcomePage, TemplateGrid]:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    grid = page.findChild(TemplateGrid)
    assert grid is not None
    expected = len(templates()) - 1
    qtbot.waitUntil(
        lambda: len(grid.tiles) == expected and all(one.picture for one in grid.tiles),
        timeout=10_000,
    )
    return page, grid


def tile_of(grid: TemplateGrid, title: str) -> TemplateTile:
    return next(one for one in grid.tiles if one.text() == title)


def test_every_template_has_a_picture_of_its_own_after_the_page_was_seen(qtbot: QtBot) -> None:
    saved("Clinic visit")
    page, grid = shown(qtbot)
    assert [one.text() for one in grid.tiles] == [one.title for one in templates()[1:]]
    pictures = {str(one.picture) for one in grid.tiles if not one.info.is_own}
    assert len(pictures) == len(grid.tiles) - 1
    assert all(one.accessibleName() and one.accessibleDescription() for one in grid.tiles)
    assert grid.own_head.isVisible()
    assert not grid.passed_over.isVisible()
    del page


@pytest.mark.parametrize(("width", "columns"), [(1440, 3), (1024, 2), (2200, 3), (700, 3)])
def test_tiles_of_both_grids_stand_in_the_same_columns(
    width: int, columns: int, qtbot: QtBot
) -> None:
    saved("One")
    page, grid = shown(qtbot, width)
    lefts = sorted({one.x() for one in grid.tiles})
    assert len(lefts) == columns
    assert len({one.width() for one in grid.tiles}) <= 2  # a point is left over
    assert page.widget().width() <= page.viewport().width()


def test_a_broken_file_is_told_and_the_others_stand(qtbot: QtBot) -> None:
    saved("Good")
    (own_templates.folder() / f"{'bad' * 60}.json").write_text("{")
    page, grid = shown(qtbot, 1024)
    assert "was passed over: it is no JSON text" in grid.passed_over.text()
    assert page.widget().width() <= page.viewport().width()
    assert tile_of(grid, "Good").isVisible()


def test_keys_rename_delete_and_bring_back(
    desk: Application, person: Person, qtbot: QtBot, home: Path
) -> None:
    del home
    saved("Visit", "Stay")
    desk.show_welcome()
    grid = person.window.findChild(TemplateGrid)
    assert grid is not None
    qtbot.waitUntil(lambda: len(grid.tiles) == len(templates()) - 1)
    tile = tile_of(grid, "Visit")
    tile.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is tile)

    def rename(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Rename template"
        field = dialog.findChildren(QLineEdit)[0]
        assert field.text() == "Visit"
        field.setText("")
        agree = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Rename")
        assert not agree.isEnabled()
        field.setText("Clinic visit")
        QTest.keyClick(field, Qt.Key.Key_Return)

    with person.answering(rename):
        person.press(Key.Key_F2)
    assert tile.text() == tile.accessibleName() == "Clinic visit"
    assert "Clinic visit" in {one.title for one in templates()}
    person.press(Key.Key_Delete)
    assert "Clinic visit" not in {one.title for one in templates()}
    assert person.sees_text("“Clinic visit” was deleted.")
    person.press(Key.Key_Space)  # Undo has the focus
    assert "Clinic visit" in {one.title for one in templates()}
    assert tile_of(grid, "Clinic visit").isVisible()
    assert [one.text() for one in grid.tiles][-2:] == ["Stay", "Clinic visit"]
    person.click("Clinic visit")
    assert person.window.workspace.session.path.name == "Clinic visit.journey"


def test_arrows_go_from_tile_to_tile_and_into_ones_own(qtbot: QtBot) -> None:
    saved("Mine")
    page, grid = shown(qtbot)
    page.activateWindow()
    first = grid.tiles[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    places = []
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Up):
        QTest.keyClick(page.focusWidget(), key)
        places.append(grid.tiles.index(page.focusWidget()))
    assert places == [1, 4, 3, 0, 0]
    for _ in range(4):
        QTest.keyClick(page.focusWidget(), Key.Key_Down)
    assert page.focusWidget() is tile_of(grid, "Mine")
    area = page.viewport().rect()
    corner = grid.tiles[-1].mapTo(page.viewport(), grid.tiles[-1].rect().center())
    assert area.contains(corner)


def test_a_long_name_in_the_undo_line_keeps_the_page_as_wide_as_it_is(qtbot: QtBot) -> None:
    title = "A very long name of a template that somebody typed without thinking of us"
    saved(title)
    page, grid = shown(qtbot, 1024)
    QTest.keyClick(tile_of(grid, title), Key.Key_Delete)
    qtbot.wait(50)
    assert page.widget().width() <= page.viewport().width()
    assert title not in {one.title for one in templates()}


def test_the_menu_of_ones_own_template_deletes_and_begins(
    desk: Application, person: Person, qtbot: QtBot
) -> None:
    saved("Visit", "Stay")
    desk.show_welcome()
    grid = person.window.findChild(TemplateGrid)
    assert grid is not None
    qtbot.waitUntil(lambda: len(grid.tiles) == len(templates()) - 1)
    for title, what in (("Visit", "Delete\tDel"), ("Stay", "Begin with it")):
        tile = tile_of(grid, title)
        middle = tile.rect().center()
        with person.choosing(what):
            asked = QContextMenuEvent.Reason.Mouse
            event = QContextMenuEvent(asked, middle, tile.mapToGlobal(middle))
            QApplication.sendEvent(tile, event)
            qtbot.wait(100)
    assert "Visit" not in {one.title for one in templates()}
    assert person.window.workspace.session.path.name == "Stay.journey"


def test_templates_of_the_program_are_neither_renamed_nor_deleted(qtbot: QtBot) -> None:
    _, grid = shown(qtbot)
    tile = tile_of(grid, "Subscription renewal")
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    QTest.keyClick(tile, Qt.Key.Key_F2)
    assert tile in grid.tiles
    assert "subscription-renewal" in {one.name for one in templates()}


def test_any_journey_is_saved_from_the_menu(
    desk: Application, person: Person, qtbot: QtBot
) -> None:
    desk.show_welcome()
    person.click("Open the sample")

    def name_it(dialog: QDialog) -> None:
        title, description = dialog.findChildren(QLineEdit)
        assert title.text() in {one.title for one in person.project.journeys.values()}
        title.setText("Online learning")
        description.setText("For trials that go quiet")
        QTest.keyClick(description, Qt.Key.Key_Return)

    with person.answering(name_it):
        person.menu("File", "Save journey as template…")
    (own,) = (one for one in templates() if one.is_own)
    assert (own.title, own.description) == ("Online learning", "For trials that go quiet")
    assert "Saved as “Online learning”" in person.window.toast.sentence
    assert own.name != SAMPLE
    desk.show_welcome()
    grid = person.window.findChild(TemplateGrid)
    assert grid is not None
    qtbot.waitUntil(lambda: any(one.text() == "Online learning" for one in grid.tiles))
