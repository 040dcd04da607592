"""Around the map: emotion curve, minimap, context menus, journeys, painting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.app.templates import template_records
from journeymapper.commands.experiences import SetExperience, experience_of
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.gui.canvas.emotion_panel import EmotionPanel
from journeymapper.gui.canvas.hit import Hit
from tests.gui.canvas.conftest import show_canvas

Key = Qt.Key


@pytest.fixture
def panel(hand):
    for touchpoint, emotion in (("tp_1", 0), ("tp_2", -1), ("tp_3", 1)):
        hand.canvas.workspace.run(
            SetExperience("persona_1", touchpoint, {"emotion": emotion}, f"experience_{touchpoint}")
        )
    made = EmotionPanel(hand.canvas.workspace, hand.canvas)
    made.resize(1000, 150)
    made.show()
    yield made
    made.deleteLater()


def dot_of(panel, touchpoint):
    return next(one for one in panel.dots if one.touchpoint == touchpoint)


def feels(hand, touchpoint):
    return experience_of(hand.project, "persona_1", touchpoint).emotion


def hover(panel, place, button):
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        panel.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(panel, event)


def test_dots_stand_over_their_touchpoints_wherever_the_view_is(hand, panel):
    def offset():
        box = hand.canvas.scene.cards.boxes["tp_3"]
        x = panel.mapToGlobal(QPointF(dot_of(panel, "tp_3").x, 0)).x()
        return x - hand.canvas.map_x(box.cx)

    assert abs(offset()) < 1
    hand.canvas.camera.pan(120, 0)
    hand.canvas.show_view()
    assert abs(offset()) < 1


def test_a_dot_dragged_up_is_one_edit(hand, panel):
    dot = dot_of(panel, "tp_3")
    before = hand.canvas.workspace.session.position
    start = QPoint(round(dot.x), round(dot.y))
    QTest.mousePress(panel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for y in (60, 40, 20):
        hover(panel, QPointF(dot.x, y), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(
        panel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(start.x(), 20)
    )
    assert feels(hand, "tp_3") == 2
    assert hand.canvas.workspace.session.position == before + 1
    assert hand.selection == {"tp_3"}


def test_keys_choose_a_dot_and_change_it(hand, panel):
    panel.setFocus()
    QTest.keyClick(panel, Key.Key_Right)
    assert hand.selection == {"tp_1"}
    QTest.keyClick(panel, Key.Key_Right)
    assert hand.selection == {"tp_2"}
    QTest.keyClick(panel, Key.Key_Down)
    assert feels(hand, "tp_2") == -2
    QTest.keyClick(panel, Key.Key_Down)
    assert feels(hand, "tp_2") == -2, "there is nothing below angry"
    QTest.keyClick(panel, Key.Key_Up)
    QTest.keyClick(panel, Key.Key_Up)
    assert feels(hand, "tp_2") == 0
    hand.canvas.workspace.undo()
    assert feels(hand, "tp_2") == -1, "a run of keys is one step"


def test_hovering_a_dot_tells_whose_feeling_it_is(panel):
    dot = dot_of(panel, "tp_2")
    hover(panel, QPointF(dot.x, dot.y), Qt.MouseButton.NoButton)
    assert panel.toolTip() == "Career changer at Website: uneasy"


def test_only_shown_personas_have_a_curve(hand, panel):
    hand.canvas.workspace.show_personas(["persona_1"])
    assert len(panel.dots) == 3
    hand.canvas.workspace.run(EditFields("experience_tp_1", {"emotion": None, "need": "x"}))
    assert {dot.touchpoint for dot in panel.dots} == {"tp_2", "tp_3"}


def test_the_minimap_shows_when_not_everything_is_in_sight_and_pans(hand):
    assert not hand.canvas.minimap.isVisible()
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 3000.0}))
    assert hand.canvas.minimap.isVisible()
    QTest.mouseClick(
        hand.canvas.minimap,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(134, 46),
    )
    sight = hand.canvas.camera.in_sight()
    assert sight.x < 3000 < sight.right


def choose(hand, hit, *texts):
    """Choose an entry of the context menu over what was hit."""
    menu = hand.canvas.menus.menu_for(hit, QPointF(500, 400))
    place: QMenu = menu
    for text in texts[:-1]:
        place = next(one.menu() for one in place.actions() if one.text() == text)
    entry = next(one for one in place.actions() if one.text().partition("\t")[0] == texts[-1])
    entry.trigger()
    menu.deleteLater()


def test_context_menus_change_what_was_clicked(hand):
    choose(hand, Hit("card", "tp_2"), "Kind", "Decision")
    assert hand.project.touchpoints["tp_2"].kind == "decision"
    choose(hand, Hit("card", "tp_2"), "Essential")
    assert hand.project.touchpoints["tp_2"].essential
    choose(hand, Hit("card", "tp_2"), "Career changer feels", "Delighted")
    assert experience_of(hand.project, "persona_1", "tp_2").emotion == 2
    choose(hand, Hit("line", "con_1"), "Kind", "Hand-off")
    assert hand.project.connections["con_1"].kind == "hand_off"
    choose(hand, Hit("line", "con_1"), "Reverse")
    assert hand.project.connections["con_1"].source == "tp_3"
    choose(hand, Hit("line", "con_1"), "Kind", "Loop")
    choose(hand, Hit("line", "con_1"), "Kind of loop", "Friction")
    assert hand.project.connections["con_1"].loop_kind == "friction"
    choose(hand, Hit("header", "stage_1"), "Phase", "Awareness")
    assert hand.project.stages["stage_1"].phase == "awareness"
    choose(hand, Hit("header", "stage_1"), "Colour", "Amber")
    assert hand.project.stages["stage_1"].colour.startswith("#")
    choose(hand, Hit("header", "stage_1"), "Delete the stage")
    assert set(hand.project.stages) == {"stage_2"}
    assert hand.project.touchpoints["tp_1"].stage == "stage_2"


def test_a_sticky_turns_into_a_touchpoint_or_goes_back_to_the_tray(hand):
    hand.canvas.workspace.run(AddSticky("sticky_1", "journey_1", "Call us", stage="stage_2"))
    hand.canvas.workspace.run(AddSticky("sticky_2", "journey_1", "Later", stage="stage_2"))
    choose(hand, Hit("sticky", "sticky_2"), "Put into the tray")
    assert hand.project.stickies["sticky_2"].stage is None
    choose(hand, Hit("sticky", "sticky_1"), "Turn into a touchpoint")
    made = next(one for one in hand.project.touchpoints.values() if one.name == "Call us")
    assert made.stage == "stage_2"


def test_the_paper_s_menu_adds_and_selects(hand):
    choose(hand, Hit("paper"), "Add end here")
    hand.type("Team licence")
    hand.key(Key.Key_Return)
    made = next(one for one in hand.project.touchpoints.values() if one.name == "Team licence")
    assert made.kind == "end"
    hand.key(Key.Key_Escape)
    choose(hand, Hit("paper"), "Select all")
    assert len(hand.selection) == 5


def test_another_journey_is_shown_when_it_is_chosen(hand):
    hand.canvas.workspace.run(AddJourney("journey_2", "Future"))
    hand.canvas.workspace.show_journey("journey_2")
    assert not hand.canvas.scene.cards.boxes
    assert hand.canvas.empty_note.isVisible()
    hand.canvas.workspace.reveal("tp_3")
    assert hand.canvas.workspace.journey_id == "journey_1"
    assert "tp_3" in hand.canvas.scene.cards.boxes
    assert hand.selection == {"tp_3"}


def test_a_record_far_away_is_brought_into_sight(hand):
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 5000.0, "y": 4000.0}))
    hand.canvas.workspace.reveal("tp_3")
    assert hand.canvas.rect().contains(hand.card("tp_3"))


def test_the_sample_is_painted_and_dimming_fades_it(qapp, tmp_path):
    canvas = show_canvas(qapp, tmp_path / "sample.journey", list(template_records("trial-to-paid")))
    card = next(
        one
        for one in canvas.workspace.project.touchpoints.values()
        if one.journey == canvas.workspace.journey_id
    )
    box = canvas.scene.cards.boxes[card.id]

    def ink() -> int:
        """The darkest grey within the card."""
        image = canvas.grab(canvas.camera.rect_of(box).toAlignedRect()).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
        )

    clear = ink()
    canvas.workspace.light(["nothing_1"])
    faded = ink()
    assert clear < 80 < faded
    canvas.workspace.close()
    canvas.deleteLater()


def test_only_what_is_in_sight_is_looked_at(hand):
    hand.canvas.workspace.run(EditFields("tp_3", {"x": 9000.0}))
    hand.canvas.zoom_to_actual()
    asked = []
    looks = hand.canvas.shown.looks
    real = looks.box
    looks.box = lambda key: asked.append(key) or real(key)
    hand.canvas.repaint()
    assert "tp_1" in asked
    assert "tp_3" not in asked
