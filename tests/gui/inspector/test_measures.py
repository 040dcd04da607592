"""Measures in the inspector: a reading typed in one line, typed over, and taken from notes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.analysis.written import write_date
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import FeedbackNote, Source
from journeymapper.domain.vocabulary import Better, MeasureKind, SourceKind
from journeymapper.gui.inspector.fields import BoundChoice
from journeymapper.gui.inspector.measure_form import MeasureForm
from journeymapper.gui.inspector.measures import MeasureEntry, MeasureList
from journeymapper.gui.inspector.readings import ReadingRow
from journeymapper.gui.inspector.values import BoundNumber
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import show, too_wide, undo_names

LEFT = Qt.MouseButton.LeftButton


class Opened:
    """The measures of the Trial stage, with one of them open."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, kind: MeasureKind) -> None:
        workspace.run(
            AddMeasure("measure_1", "journey_1", "Trial to paid", kind, "", 25, stage="stage_b")
        )
        self.workspace = workspace
        self.list = MeasureList(workspace)
        self.list.show_place("stage_b")
        workspace.records_changed.connect(lambda _event: self.list.refresh())
        show(qtbot, self.list, 300, 900)
        QTest.mouseClick(self.entry.head, LEFT)

    @property
    def entry(self) -> MeasureEntry:
        return self.list.list.entries["measure_1"]

    @property
    def form(self) -> MeasureForm:
        assert self.entry.form is not None
        return self.entry.form

    def type_reading(self, text: str) -> None:
        line = self.form.new_reading.line
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)

    def enter(self) -> None:
        QTest.keyClick(self.form.new_reading.line, Qt.Key.Key_Return)

    def row(self, reading: str) -> ReadingRow:
        return self.form.readings.entries[reading]


@pytest.fixture
def opened(qtbot: QtBot, small: Workspace) -> Opened:
    return Opened(qtbot, small, MeasureKind.CONVERSION_RATE)


def test_a_whole_reading_is_typed_in_one_line(opened: Opened) -> None:
    project = opened.workspace.project
    opened.type_reading("27 % on 31 Aug 2026, n 1840, from web analytics")
    below = opened.form.new_reading.below
    assert below.text() == "= 27% on 31 Aug 2026, n 1,840, from web analytics"
    opened.enter()
    (reading,) = project.readings.values()
    (source,) = project.all(Source).values()
    assert (reading.value, reading.taken_on, reading.sample_size, reading.source) == (
        27,
        date(2026, 8, 31),
        1840,
        source.id,
    )
    assert source.kind is SourceKind.ANALYTICS
    assert undo_names(opened.workspace)[0] == "Add 1 reading of “Trial to paid”"
    assert opened.form.new_reading.line.text() == ""
    assert opened.row(reading.id).entry.accessibleName() == (
        "Reading: 27% · 31 Aug 2026 · n 1,840 · web analytics"
    )
    assert opened.entry.head.accessibleName() == (
        "Measure Trial to paid: 27%, on target (at least 25%)"
    )
    opened.type_reading("24, from Web Analytics")
    opened.enter()
    assert len(project.all(Source)) == 1
    opened.workspace.undo()
    opened.workspace.undo()
    assert not project.readings
    assert not project.all(Source)


def test_a_line_that_is_not_understood_stays(opened: Opened) -> None:
    opened.type_reading("140%")
    opened.enter()
    field = opened.form.new_reading
    assert "runs from 0 to 100" in field.below.text()
    assert field.below.property("role") == "trouble"
    assert field.line.text() == "140%"
    assert not opened.workspace.project.readings
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == ""
    assert field.below.isHidden()


def test_undo_in_the_line_takes_back_readings_not_words(opened: Opened) -> None:
    workspace, line = opened.workspace, opened.form.new_reading.line
    undo = QShortcut(QKeySequence.StandardKey.Undo, line.window())
    undo.activated.connect(lambda: workspace.undo())
    opened.type_reading("27%")
    below = opened.form.new_reading.below
    assert below.text() == f"= 27% on {write_date(date.today())}"
    opened.enter()
    assert len(workspace.project.readings) == 1
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert not workspace.project.readings
    opened.type_reading("what")
    opened.enter()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""


def test_the_future_and_nobody_are_refused_in_place(opened: Opened) -> None:
    field = opened.form.new_reading
    for text, said in (
        ("27% on 1 Jan 2090", "lies in the future"),
        ("27%, n 0", "a sample of nobody"),
        ("27%, n -5", "“-5” is no sample size"),
    ):
        opened.type_reading(text)
        opened.enter()
        assert said in field.below.accessibleName()
        assert "“27% on 31 Aug, n 1840, from analytics”" in field.below.accessibleName()
        assert field.line.text() == text
    assert not opened.workspace.project.readings


def test_a_long_refusal_takes_room_and_none_of_the_line_s(opened: Opened) -> None:
    field = opened.form.new_reading
    before = field.line.height()
    opened.type_reading("27%, n -5")
    opened.enter()
    QTest.qWait(20)
    assert field.line.height() == before
    below = field.below
    assert below.height() >= below.heightForWidth(below.width()) > 2 * below.fontMetrics().height()
    assert below.geometry().top() >= field.line.geometry().bottom()


def typed(opened: Opened, name: str, text: str) -> BoundNumber:
    """Type over a field of the form and press Enter."""
    (field,) = [
        one for one in opened.form.findChildren(BoundNumber) if one.accessibleName() == name
    ]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


@pytest.mark.parametrize("text", ["<= 5", "at most 5", "max. 5"])
def test_the_target_of_an_own_measure_says_which_way_is_good(opened: Opened, text: str) -> None:
    workspace = opened.workspace
    workspace.run(EditFields("measure_1", {"kind": MeasureKind.OWN, "target": 10}))
    field = typed(opened, "Target", text)
    assert field.text() == "≤ 5"
    measure = workspace.project.measures["measure_1"]
    assert (measure.target, measure.better) == (5, Better.LOWER)
    assert undo_names(workspace)[0] == "Change target and better way of “Trial to paid”"
    workspace.undo()
    measure = workspace.project.measures["measure_1"]
    assert (measure.target, measure.better) == (10, None)
    typed(opened, "Target", text)
    assert typed(opened, "Target", "6").text() == "≤ 6"
    assert typed(opened, "Target", ">= 6").text() == "6"
    assert workspace.project.measures["measure_1"].better is None


def test_another_kind_says_itself_which_way_is_good(opened: Opened) -> None:
    workspace = opened.workspace
    workspace.run(EditFields("measure_1", {"kind": MeasureKind.OWN, "better": Better.LOWER}))
    for kind in opened.form.findChildren(BoundChoice):
        if kind.accessibleName() == "Kind":
            kind.setCurrentIndex(kind.findText("NPS"))
            kind.activated.emit(kind.currentIndex())
    measure = workspace.project.measures["measure_1"]
    assert (measure.kind, measure.better) == (MeasureKind.NPS, None)
    workspace.undo()
    assert workspace.project.measures["measure_1"].better is Better.LOWER


@pytest.mark.parametrize("text", ["<= 5", "at most 5", "max. 5"])
def test_a_target_says_its_way_as_its_kind_does(opened: Opened, text: str) -> None:
    workspace = opened.workspace
    workspace.run(EditFields("measure_1", {"kind": MeasureKind.CHURN}))
    typed(opened, "Target", text)
    assert workspace.project.measures["measure_1"].target == 5
    field = typed(opened, "Target", "at least 6 %")
    assert "Type 6%, or choose another kind" in field.below().accessibleName()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    workspace.run(EditFields("measure_1", {"kind": MeasureKind.CONVERSION_RATE}))
    typed(opened, "Target", "at least 6 %")
    assert workspace.project.measures["measure_1"].target == 6


def test_a_rhythm_is_typed_in_weeks_or_months(opened: Opened) -> None:
    measures = opened.workspace.project.measures
    for text, days in (("2 weeks", 14), ("1 month", 30), ("quarter", 91)):
        field = typed(opened, "Read every", text)
        assert measures["measure_1"].every_days == days
        assert field.text() == f"{days} days"
    field = typed(opened, "Read every", "often")
    assert field.text() == "often"
    assert "such as 14 days, 2 weeks" in field.below().accessibleName()
    assert measures["measure_1"].every_days == 91


def test_a_reading_is_typed_over(opened: Opened) -> None:
    workspace = opened.workspace
    workspace.run(AddReading("reading_1", "measure_1", 12, date(2026, 8, 31), 900))
    row = opened.row("reading_1")
    QTest.mouseClick(row.entry, LEFT)
    assert row.field is not None
    assert row.field.line.text() == "12% on 31 Aug 2026, n 900"
    QTest.keyClick(row.field.line, Qt.Key.Key_Escape)
    assert row.entry.isVisible()
    row.entry.setFocus()
    QTest.keyClick(row.entry, Qt.Key.Key_F2)
    QTest.keyClicks(row.field.line, "13 % on 1 Sep 2026, n 950, from a survey")
    QTest.keyClick(row.field.line, Qt.Key.Key_Return)
    reading = workspace.project.readings["reading_1"]
    assert (reading.value, reading.taken_on, reading.sample_size) == (13, date(2026, 9, 1), 950)
    assert reading.source is not None
    assert undo_names(workspace)[0] == "Change reading of “Trial to paid”"
    workspace.undo()
    assert workspace.project.readings["reading_1"].value == 12
    assert not workspace.project.all(Source)


def test_the_form_tells_target_rhythm_and_trend(opened: Opened) -> None:
    workspace = opened.workspace
    today = date.today()
    for place, value in enumerate((30, 18, 12)):
        day = today - timedelta(days=14 * (2 - place))
        workspace.run(AddReading(f"reading_{place}", "measure_1", value, day))
    workspace.run(EditFields("measure_1", {"every_days": 14}))
    assert opened.form.standing.text().startswith("Below its target of 25% · next reading due ")
    assert opened.form.trend.isVisible()
    assert "3 readings, last 12%, below its target" in opened.form.trend.accessibleName()
    assert not opened.form.trend.grab().isNull()
    workspace.run(EditFields("measure_1", {"kind": MeasureKind.CHURN, "target": 5}))
    assert opened.form.standing.text().startswith("Above its target of 5%")
    for place in range(3, 9):
        workspace.run(AddReading(f"reading_{place}", "measure_1", 3, today))
    assert len(opened.form.readings.entries) == 6
    QTest.mouseClick(opened.form.all_readings, LEFT)
    assert len(opened.form.readings.entries) == 9
    assert too_wide(opened.list) == []


def test_nps_is_taken_from_feedback_notes(qtbot: QtBot, small: Workspace) -> None:
    opened = Opened(qtbot, small, MeasureKind.NPS)
    assert opened.form.from_notes.isHidden()
    for place, rating in enumerate((10, 9, 9, 7, 2)):
        note = FeedbackNote(
            id=f"feedback_{place}", text="Hm", rating=rating, touchpoint="tp_b", persona="persona_1"
        )
        small.run(AddRecord(note))
    assert opened.form.from_notes.text() == "Take reading from 5 feedback notes"
    QTest.mouseClick(opened.form.from_notes, LEFT)
    (reading,) = small.project.readings.values()
    assert (reading.value, reading.sample_size, reading.taken_on) == (40, 5, date.today())
    (source,) = small.project.all(Source).values()
    assert source.reference == "5 feedback notes"
    with qtbot.waitSignal(small.refused) as refused:
        QTest.mouseClick(opened.form.from_notes, LEFT)
    assert "is there already" in refused.args[0]
    small.run(EditFields("feedback_0", {"rating": 11}))
    with qtbot.waitSignal(small.refused) as refused:
        QTest.mouseClick(opened.form.from_notes, LEFT)
    assert "does not fit NPS" in refused.args[0]
    small.run(EditFields("measure_1", {"persona": "persona_2"}))
    assert opened.form.from_notes.isHidden()
    assert "L&D lead" in opened.entry.head.accessibleName()
