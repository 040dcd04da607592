"""A value in a header or on a card says what it is of, where the pointer rests."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import EditFields
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.drawing.primitives import Box
from journeymapper.drawing.stages import header_picture
from tests.drawing.shapes import text_lines

RATE = MeasureKind.CONVERSION_RATE


def tip(hand, place: QPoint) -> str:
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, place, hand.canvas.mapToGlobal(place))
    QApplication.sendEvent(hand.canvas, event)
    return QToolTip.text()


def header(hand, stage: str) -> QPoint:
    x = hand.canvas.camera.x_of(hand.canvas.scene.lefts[stage])
    return QPoint(round(x) + 30, 24)


def test_values_say_what_they_are_of(hand, qtbot):
    run = hand.canvas.workspace.run
    assert tip(hand, header(hand, "stage_2")) == ""
    run(AddMeasure("measure_1", "journey_1", "Paid <now>", RATE, "", 30, stage="stage_2"))
    run(AddReading("reading_1", "measure_1", 27, date(2026, 1, 1)))
    run(AddMeasure("measure_2", "journey_1", "Finished", RATE, "", 80, touchpoint="tp_2"))
    run(AddReading("reading_2", "measure_2", 81, date(2026, 1, 1)))
    said = tip(hand, header(hand, "stage_2"))
    assert said == "<span>Paid &lt;now&gt;: 27%, below its target of 30%</span>"
    box = hand.canvas.scene.cards.boxes["tp_2"]
    (chip,) = (
        one
        for one in hand.canvas.shown.looks.box("tp_2")[1].primitives
        if isinstance(one, Box) and one.fill == "quiet"
    )
    place = hand.at(box.x + chip.x + chip.width / 2, box.y + chip.y + chip.height / 2)
    assert tip(hand, place) == "<span>Finished: 81%, on target (at least 80%)</span>"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.text())


def test_a_narrow_header_gives_up_the_unit_before_the_value(hand):
    run = hand.canvas.workspace.run
    run(EditFields("stage_2", {"name": "Consideration"}))
    run(AddMeasure("measure_1", "journey_1", "Visits", MeasureKind.OWN, "visits", stage="stage_2"))
    run(AddReading("reading_1", "measure_1", 5110, date(2026, 1, 1)))
    stage = hand.canvas.workspace.project.stages["stage_2"]
    painter = hand.canvas.shown._map.headers
    seen = {width: painter._header(stage, 1, width).measure for width in (300, 200, 146, 138, 90)}
    assert seen == {300: "5,110 visits", 200: "5,110 visits", 146: "5,110", 138: "5,110", 90: ""}
    look = painter._header(stage, 1, 138)
    lines = [one.line.text for one, _ in text_lines(header_picture(look))]
    assert lines == ["Consideration", "5,110"]
    assert "5,110 visits" in tip(hand, header(hand, "stage_2"))
