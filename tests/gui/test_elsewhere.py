"""A page that is empty for this journey says that another journey has something, one click away."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.domain.records import Season
from journeymapper.gui.content.page import ContentPage
from journeymapper.gui.seasons.page import SeasonsPage
from journeymapper.gui.triggers.page import TriggersPage
from journeymapper.gui.workspace import Workspace
from tests.gui.pages import LEFT, opened, settle

Page = SeasonsPage | TriggersPage | ContentPage


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (SeasonsPage, "“After” has 2 seasons: show it"),
        (TriggersPage, "“After” has 7 triggers: show it"),
        (ContentPage, "“After” has 15 items: show it"),
    ],
)
def test_one_click_goes_to_the_journey_that_has_some(
    qtbot: QtBot, sample: Workspace, make: type[Page], said: str
) -> None:
    before, after = sample.project.journeys
    sample.show_journey(before)
    page: Page = opened(qtbot, make(sample))
    settle()
    assert page.elsewhere.isVisible()
    assert page.elsewhere.accessibleName() == said
    QTest.mouseClick(page.elsewhere, LEFT)
    settle()
    assert sample.journey_id == after
    assert not page.elsewhere.isVisible()


def test_nothing_is_said_where_no_journey_has_any(qtbot: QtBot, small: Workspace) -> None:
    page = opened(qtbot, SeasonsPage(small))
    assert not page.elsewhere.isVisible()
    assert not small.project.all(Season)
