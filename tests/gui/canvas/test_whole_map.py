"""The whole journey in sight: as large as it can be, names to be read from afar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from journeymapper.app.templates import template_records
from journeymapper.commands.personas import PlacePersona
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.touchpoints import AddTouchpoints
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.drawing.primitives import Box
from journeymapper.gui import appearance
from tests.gui.canvas.conftest import Hand, show_canvas


@pytest.fixture
def sample(qapp, tmp_path):
    canvas = show_canvas(qapp, tmp_path / "sample.journey", list(template_records("trial-to-paid")))
    yield Hand(canvas)
    canvas.workspace.close()
    canvas.deleteLater()


def shows_all(canvas):
    sight, bounds = canvas.camera.in_sight(), canvas.scene.bounds()
    return sight.right >= bounds.right and sight.bottom >= bounds.bottom and sight.x <= bounds.x


def test_the_whole_width_is_used_and_no_card_lies_under_the_tools(sample):
    canvas = sample.canvas
    canvas.resize(1100, 900)
    canvas.zoom_to_fit()
    bounds = canvas.camera.rect_of(canvas.scene.bounds())
    assert bounds.width() > 0.95 * (canvas.width() - 32)
    tools = canvas.palette_of_tools.geometry()
    for box in canvas.scene.cards.boxes.values():
        assert not canvas.camera.rect_of(box).toRect().intersects(tools)
    canvas.resize(700, 380)
    for box in canvas.scene.cards.boxes.values():
        assert not canvas.camera.rect_of(box).toRect().intersects(tools)


def test_a_persona_s_chip_at_the_lower_left_is_not_covered(hand):
    hand.canvas.workspace.run(PlacePersona("presence_1", "persona_1", "journey_1", -400, 400))
    hand.canvas.zoom_to_fit()
    tools = hand.canvas.palette_of_tools.geometry()
    box = hand.canvas.scene.cards.boxes["presence_1"]
    assert not hand.canvas.camera.rect_of(box).toRect().intersects(tools)


@pytest.mark.parametrize(("height", "scale"), [(900, 100), (420, 200), (300, 200), (260, 150)])
def test_every_tool_is_in_reach(hand, height, scale):
    appearance.choose_text(scale)
    try:
        hand.canvas.resize(700, height)
        QApplication.processEvents()
        tools = hand.canvas.palette_of_tools
        assert hand.canvas.rect().contains(tools.geometry())
        places = [one.geometry() for one in tools.buttons.values()]
        assert all(tools.rect().contains(one) for one in places)
        assert len({(one.x(), one.y()) for one in places}) == len(tools.buttons)
    finally:
        appearance.choose_text(100)


def test_three_hundred_touchpoints_in_one_column_are_all_shown(hand):
    ids = [f"tp_{number + 10}" for number in range(300)]
    hand.canvas.workspace.run(AddTouchpoints(ids, ids, "journey_1", 32, 400))
    hand.canvas.zoom_to_fit()
    assert shows_all(hand.canvas)
    hand.canvas.grab()


def test_a_map_is_shown_whole_after_the_window_grew(sample):
    canvas = sample.canvas
    canvas.resize(420, 400)
    canvas.zoom_to_fit()
    QApplication.processEvents()
    small = canvas.camera.zoom
    canvas.resize(1300, 800)
    QApplication.processEvents()
    assert canvas.camera.zoom > 2 * small
    assert shows_all(canvas)


def test_cards_seen_from_afar_have_their_names(hand):
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 4000.0}))
    hand.canvas.zoom_to_fit()
    assert hand.canvas.camera.zoom < 0.28

    def ink() -> int:
        box = hand.canvas.camera.rect_of(hand.canvas.scene.cards.boxes["tp_3"]).toRect()
        image = hand.canvas.grab(box.adjusted(3, 3, -3, -3)).toImage()
        return sum(
            image.pixelColor(x, y).lightness() < 140
            for x in range(image.width())
            for y in range(image.height())
        )

    assert ink() > 10


@pytest.fixture(autouse=True)
def _no_tip(qtbot):
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.text())


def tip(hand, place: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, place, hand.canvas.mapToGlobal(place))
    QApplication.sendEvent(hand.canvas, event)
    return QToolTip.text()


def test_a_card_too_small_to_read_is_named_where_the_pointer_rests(hand):
    assert tip(hand, hand.card("tp_1")) == ""
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 4000.0, "name": "Sign <b>up"}))
    hand.canvas.zoom_to_fit()
    assert tip(hand, hand.card("tp_3")) == "<span>Sign &lt;b&gt;up</span>"


def test_the_notes_of_a_card_are_told_over_their_tabs(hand):
    workspace = hand.canvas.workspace
    workspace.run(AddSticky("sticky_1", "journey_1", "too slow", StickyKind.PAIN, None, "tp_2"))
    workspace.run(AddSticky("sticky_2", "journey_1", "why?", StickyKind.QUESTION, None, "tp_2"))
    box = hand.canvas.scene.cards.boxes["tp_2"]
    tab = next(
        one
        for one in hand.canvas.shown.looks.box("tp_2")[1].primitives
        if isinstance(one, Box) and one.fill == "pain"
    )
    assert tip(hand, hand.at(box.x + 30, box.y + 12)) == ""
    found = tip(hand, hand.at(box.x + tab.x + 4, box.y + tab.y + 4))
    assert found == "<b>Pain</b>: too slow<br><b>Question</b>: why?"
