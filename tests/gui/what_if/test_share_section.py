"""In the inspector of a connection: the measure behind its share."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import EditFields
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.gui.what_if.share_section import ShareSection
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import show, undo_names


@pytest.fixture
def measured(small: Workspace) -> Workspace:
    rate = MeasureKind.CONVERSION_RATE
    small.run(AddMeasure("measure_1", "journey_1", "Sign-up rate", rate, "%", touchpoint="tp_a"))
    small.run(AddReading("reading_1", "measure_1", 27.0, date(2026, 8, 31), 900))
    return small


def test_a_measure_is_chosen_and_its_reading_becomes_the_share(
    qtbot: QtBot, measured: Workspace
) -> None:
    section = ShareSection(measured)
    show(qtbot, section)
    measured.records_changed.connect(lambda _event: section.show_record("con_ab"))
    section.show_record("con_ab")
    assert section.isHidden()
    section.add()
    assert section.isVisible()
    QTest.keyClick(section.measure, Qt.Key.Key_Down)
    QTest.keyClick(section.measure, Qt.Key.Key_Down)
    assert measured.project.connections["con_ab"].measure == "measure_1"
    said = section.said.accessibleName()
    assert said == "Latest reading: 27% (24 to 30) over 900 customers, 31 Aug 2026"
    QTest.mouseClick(section.take, Qt.MouseButton.LeftButton)
    assert measured.project.connections["con_ab"].share == 0.27
    assert section.take.isHidden()
    measured.undo()
    assert measured.project.connections["con_ab"].share is None
    assert len(undo_names(measured)) > 0


def test_a_reading_that_is_no_share_is_not_offered(qtbot: QtBot, measured: Workspace) -> None:
    measured.run(EditFields("measure_1", {"unit": "days"}))
    measured.run(EditFields("reading_1", {"value": 240.0}))
    measured.run(EditFields("con_ab", {"measure": "measure_1"}))
    section = ShareSection(measured)
    show(qtbot, section)
    section.show_record("con_ab")
    assert section.take.isHidden()
    assert section.said.accessibleName() == (
        "Its latest reading is no share: that lies between 0% and 100%."
    )


def test_without_measures_it_says_where_to_add_one(qtbot: QtBot, small: Workspace) -> None:
    section = ShareSection(small)
    show(qtbot, section)
    section.show_record("con_ab")
    with qtbot.waitSignal(small.told) as told:
        section.add()
    assert "no measure yet" in told.args[0]
    assert section.isHidden()
