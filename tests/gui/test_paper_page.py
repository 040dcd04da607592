"""A whole page: refreshed for the records that it shows, once, and only while it is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import EditFields
from journeymapper.gui.paper_page import PaperPage, in_the_middle, scrolled, sheet_of
from journeymapper.gui.workspace import Workspace
from tests.gui.pages import opened, settle


class Counted(PaperPage):
    def __init__(self, workspace: Workspace, tables: frozenset[str] = frozenset()) -> None:
        super().__init__(workspace, "Counted", tables)
        self.times = 0

    def refresh(self) -> None:
        super().refresh()
        self.times += 1


def test_a_page_is_refreshed_once_for_many_edits(qtbot: QtBot, small: Workspace) -> None:
    page = opened(qtbot, Counted(small))
    small.run(EditFields("tp_a", {"name": "One"}))
    small.run(EditFields("tp_b", {"name": "Two"}))
    settle()
    assert page.times == 1


def test_who_refreshes_at_once_is_not_refreshed_again(qtbot: QtBot, small: Workspace) -> None:
    page = opened(qtbot, Counted(small))
    small.run(EditFields("tp_a", {"name": "One"}))
    page.refresh()
    settle()
    assert page.times == 1


def test_a_page_hears_of_its_own_tables_only(qtbot: QtBot, small: Workspace) -> None:
    page = opened(qtbot, Counted(small, frozenset({"personas"})))
    small.run(EditFields("tp_a", {"name": "One"}))
    settle()
    assert page.times == 0
    small.run(EditFields("persona_1", {"name": "Ada"}))
    settle()
    assert page.times == 1


def test_a_column_is_no_wider_than_asked_for(qtbot: QtBot) -> None:
    middle = QLabel("Text")
    area = opened(qtbot, scrolled(sheet_of(middle, 400)), width=900)
    assert area.isVisible() and middle.width() == 400


def test_an_empty_place_stands_above_the_middle(qtbot: QtBot) -> None:
    said = QLabel("Nothing yet")
    whole = opened(qtbot, in_the_middle(said), height=900)
    assert 0 < said.geometry().center().y() < whole.height() / 2
