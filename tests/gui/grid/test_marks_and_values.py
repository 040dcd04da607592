"""What is chosen and where the cursor is look different; cards show their latest value."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.cards import CardLook
from journeymapper.drawing.primitives import Picture, TextLine
from journeymapper.gui.grid.cursor import HEADER
from journeymapper.gui.look import colour
from journeymapper.pens.qt import QtPen
from tests.gui.grid.conftest import Hands


def ringed(hands: Hands, part: QRect) -> bool:
    """Whether the middle of a part's upper edge has the ring's colour."""
    picture: QImage = hands.view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    x = part.center().x()
    found = [
        picture.pixelColor(round(x * ratio), round(y * ratio))
        for y in range(part.top() - 1, part.top() + 4)
    ]
    return colour("accent") in found


def test_only_the_cursor_has_a_ring(hands: Hands) -> None:
    hands.at("Touchpoints", "Trial")
    column = hands.column("Trial")
    row = hands.row("Touchpoints")
    here, below = (hands.view.part_at(row, column, one) for one in (0, 1))
    assert ringed(hands, here) and not ringed(hands, below)
    plain = hands.view.viewport().grab(below).toImage()
    record = hands.view.sheet.entry(row, column, 1)
    assert record is not None
    hands.view.workspace.select([hands.view.current_record(), record.record])
    assert ringed(hands, here) and not ringed(hands, below)
    assert hands.view.viewport().grab(below).toImage() != plain, "chosen, it is softly filled"


def test_undo_of_a_drag_leaves_the_ring_at_the_moved_card_alone(hands: Hands) -> None:
    row, column = hands.row("Touchpoints"), hands.column("Trial")
    start = hands.place("Touchpoints", "Trial", 1)
    record = hands.view.sheet.entry(row, column, 1)
    assert record is not None
    hands.drag(start, hands.place("Touchpoints", "Purchase"))
    hands.workspace.undo()
    assert hands.view.current_record() == record.record
    for lane in range(HEADER + 1, len(hands.view.sheet.rows)):
        if not hands.view.sheet.rows[lane].holds_cards:
            continue
        for place in range(len(hands.view.sheet.columns)):
            for number, one in enumerate(hands.view.sheet.cell(lane, place).entries):
                part = hands.view.part_at(lane, place, number)
                if part.bottom() < hands.view.viewport().height():
                    assert ringed(hands, part) is (one.record == record.record)


def test_a_card_shows_its_latest_value_as_on_the_map(hands: Hands) -> None:
    hands.at("Touchpoints", "Awareness")
    view = hands.view
    card = view.current_record()
    journey = hands.workspace.journey_id
    before = view.part_at(view.current.row, view.current.column, 0).height()
    measure = AddMeasure("measure_x", journey, "Seen", unit="%", target=50, touchpoint=card)
    hands.workspace.run(measure)
    hands.workspace.run(AddReading("reading_x", "measure_x", 27, None))
    slot = view.sheet.cell(view.current.row, view.current.column).slots[0]
    assert isinstance(slot.look, CardLook)
    assert slot.look.badges == (("↓27%", "coral"),)
    assert slot.height > before


def test_an_empty_lane_of_a_blueprint_says_what_belongs_there(
    blank: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank.type("Trial")
    blank.press(Qt.Key.Key_Return)
    blank.view.lanes_menu.choose_blueprint(True)
    said: list[str] = []
    draw = QtPen.draw

    def listen(pen: QtPen, picture: Picture) -> None:
        said.extend(one.line.text for one in picture.primitives if isinstance(one, TextLine))
        draw(pen, picture)

    monkeypatch.setattr(QtPen, "draw", listen)
    blank.view.viewport().grab()
    assert "Type a step that customers see somebody do" in said
    kinds = [one.kind for one in blank.view.sheet.rows]
    blank.view.go(blank.view.current.at(kinds.index(LaneKind.FRONTSTAGE), 0))
    blank.type("Greets")
    blank.press(Qt.Key.Key_Return)
    said.clear()
    blank.view.viewport().grab()
    assert "Type a step that customers see somebody do" not in said
