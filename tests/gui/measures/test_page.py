"""The page of measures, as somebody uses it: add, read, paste, import, and see what it returns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.records import EditFields
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.gui.measures.page import JOURNEY, MeasuresPage
from journeymapper.gui.window.page_register import PAGES
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG_WORDS, show, too_wide, undo_names

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 22)


def the_page(qtbot: QtBot, workspace: Workspace, width: int = 1100) -> MeasuresPage:
    page = MeasuresPage(workspace, lambda: TODAY)
    show(qtbot, page, width, 900)
    return page


def test_the_first_measure_is_begun_on_the_empty_page(qtbot: QtBot, small: Workspace) -> None:
    page = the_page(qtbot, small)
    assert page._empty.isVisible()
    assert page._heading.isHidden()
    page.add("stage_b")
    line = page.groups.entries["stage_b"].added
    QTest.keyClicks(line, "Trial to paid")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (measure,) = small.project.measures.values()
    assert (measure.name, measure.stage, measure.journey) == (
        "Trial to paid",
        "stage_b",
        "journey_1",
    )
    row = page.groups.entries["stage_b"].list.entries[measure.id]
    assert row.form is not None and row.form.isVisible()
    small.run(EditFields(measure.id, {"kind": MeasureKind.CONVERSION_RATE, "target": 25.0}))
    field = row.form.new_reading.line
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "27% on 31 Aug 2026, n 1840, from analytics")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "27%, on target (at least 25%)" in row.head.accessibleName())
    QTest.mouseClick(row.head, LEFT)
    assert row.form.isHidden()
    small.run(EditFields(measure.id, {"target": 30.0, "every_days": 14}))
    qtbot.waitUntil(lambda: "below its target of 30%" in row.head.accessibleName())
    assert row._standing.text() == "▼ off target"
    small.run(EditFields(measure.id, {"kind": MeasureKind.CHURN, "target": 5.0}))
    qtbot.waitUntil(lambda: row._standing.text() == "▲ off target")
    small.undo()
    qtbot.waitUntil(lambda: row._standing.text() == "▼ off target")
    assert "reading was due 14 Sep 2026" in row.head.accessibleName()
    assert page._figures.text() == ("1 measure of “Trial to paid” · 1 off target · 1 reading due")
    row.head.setFocus()
    QTest.keyClick(row.head, Qt.Key.Key_Delete)
    assert not small.project.measures
    qtbot.waitUntil(page._empty.isVisible)


def test_readings_are_pasted_for_the_open_measure_and_by_name(
    qtbot: QtBot, sample: Workspace
) -> None:
    page = the_page(qtbot, sample)
    project = sample.project
    here = {
        one.name: one.id for one in project.measures.values() if one.journey == sample.journey_id
    }
    paid = here["Trial to paid"]
    before = len(project.readings)
    page.show_record(paid)
    QGuiApplication.clipboard().setText("20 Nov 2026\t28 %\t1900\tanalytics\n")
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(project.readings) == before + 1
    assert undo_names(sample)[0] == "Add 1 reading of “Trial to paid”"

    rows = "measure;date;value\nNPS;21 Nov 2026;64\nTrial to paid;21 Nov 2026;29 %\n"
    QGuiApplication.clipboard().setText(rows)
    with qtbot.waitSignal(sample.told) as told:
        page.paste()
    assert told.args == ["Took in 2 of 2 rows."]
    with qtbot.waitSignal(sample.told) as told:
        page.paste()
    assert told.args == ["Took in 0 of 2 rows. 2 were there already."]
    assert len(project.readings) == before + 3

    QGuiApplication.clipboard().setText("measure;date;value\nNPS;21 Nov 2026;640\n")
    page.paste()
    assert page.bringing.isVisible()
    assert "Line 2: column “value”: 640 NPS cannot be" in page.bringing.lines.accessibleName()
    assert len(project.readings) == before + 3


def test_readings_come_from_a_file(
    qtbot: QtBot, sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = the_page(qtbot, sample)
    before = len(sample.project.readings)
    path = tmp_path / "readings.csv"
    path.write_text("measure,date,value\nNPS,2026-11-21,66\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(page.import_button, LEFT)
    assert len(sample.project.readings) == before + 1
    path.unlink()
    with qtbot.waitSignal(sample.refused):
        QTest.mouseClick(page.import_button, LEFT)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    QTest.mouseClick(page.import_button, LEFT)
    assert len(sample.project.readings) == before + 1


def test_the_return_is_told_per_stage_and_in_sum(qtbot: QtBot, sample: Workspace) -> None:
    page = the_page(qtbot, sample)
    assert page.returns.isVisible()
    texts = page.returns.texts()
    assert ["", "Tour finished", "923", "€2.60", "€2,399.80"] in texts
    assert any(one[1] == "in sum" for one in texts)
    details = sample.project.details.id
    sample.run(EditFields(details, {"locale": "de_DE"}))
    qtbot.waitUntil(lambda: page.returns.sum.text().endswith("\u00a0€"))


def test_another_journey_shows_its_own(qtbot: QtBot, sample: Workspace) -> None:
    page = the_page(qtbot, sample)
    sample.run(AddJourney("journey_new", "Another"))
    sample.show_journey("journey_new")
    assert list(page.groups.entries) == [JOURNEY]
    assert page._empty.isVisible()
    assert page.returns.isHidden()
    reading = next(iter(sample.project.readings.values()))
    page.show_record(reading.id)
    journey = sample.project.measures[reading.measure].journey
    assert sample.journey_id == journey


def test_nothing_is_clipped(qtbot: QtBot, sample: Workspace) -> None:
    for one in list(sample.project.measures):
        sample.run(EditFields(one, {"name": LONG_WORDS[:120]}))
    page = the_page(qtbot, sample, 980)
    for group in page.groups.entries.values():
        for entry in list(group.list.entries.values())[:1]:
            QTest.mouseClick(entry.head, LEFT)
    qtbot.wait(30)
    assert too_wide(page) == []


def test_the_window_has_the_page(qtbot: QtBot, small: Workspace) -> None:
    (entry,) = (one for one in PAGES if one.name == "measures")
    made = entry.make(small)
    qtbot.addWidget(made)
    assert made.accessibleName() == "Measures"


def test_a_long_refusal_below_a_reading_squeezes_nothing(qtbot: QtBot, small: Workspace) -> None:
    page = the_page(qtbot, small)
    page.add("stage_b")
    line = page.groups.entries["stage_b"].added
    QTest.keyClicks(line, "Trial to paid")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (measure,) = small.project.measures
    form = page.groups.entries["stage_b"].list.entries[measure].form
    assert form is not None
    field = form.new_reading
    qtbot.wait(20)
    before = field.line.height()
    QTest.keyClicks(field.line, "27%, n -5")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.wait(20)
    below = field.below
    assert below.isVisible()
    assert field.line.height() == before
    assert below.height() >= below.heightForWidth(below.width())
    assert below.geometry().top() > field.line.geometry().bottom()
