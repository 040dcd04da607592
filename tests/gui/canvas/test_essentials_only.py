"""Only essentials on the canvas: a view through which the same records are edited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from journeymapper.commands.connections import Connect
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.journeys import CopyJourney
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import Moment, State
from journeymapper.gui.canvas.emotion_panel import EmotionPanel
from journeymapper.gui.canvas.mark_tips import ESSENTIAL, MOMENTS
from journeymapper.gui.look import colour

Key = Qt.Key


@pytest.fixture
def essential(hand):
    """tp_1 → tp_2 → tp_3, of which the first and the last are essential, shown alone."""
    workspace = hand.canvas.workspace
    workspace.run(Connect("con_12", "journey_1", "tp_1", "tp_2"))
    workspace.run(Connect("con_23", "journey_1", "tp_2", "tp_3"))
    for one in ("tp_1", "tp_3"):
        workspace.run(EditFields(one, {"essential": True}))
    workspace.show_essentials(True)
    return hand


def shown(hand) -> set[str]:
    return set(hand.canvas.scene.cards.boxes)


def way(hand) -> str:
    (found,) = [one for one in hand.canvas.scene.routes if one not in hand.project.connections]
    return found


def test_only_essential_cards_are_there_and_the_records_stay(essential):
    assert shown(essential) == {"tp_1", "tp_3"}
    assert set(essential.project.touchpoints) == {"tp_1", "tp_2", "tp_3"}
    assert {"con_1", way(essential)} == set(essential.canvas.scene.routes)
    essential.canvas.workspace.show_essentials(False)
    assert shown(essential) == {"tp_1", "tp_2", "tp_3"}
    assert set(essential.canvas.scene.routes) == set(essential.project.connections)


def test_what_is_shown_is_edited_as_ever(essential):
    start = essential.card("tp_3")
    essential.drag(start, start + QPoint(40, 60))
    moved = essential.project.touchpoints["tp_3"]
    assert (moved.x, moved.y) != (296, 40)
    assert shown(essential) == {"tp_1", "tp_3"}
    assert essential.canvas.scene.cards.boxes["tp_3"].y == moved.y
    essential.key(Key.Key_F2)
    essential.type("Registration")
    essential.key(Key.Key_Return)
    assert essential.project.touchpoints["tp_3"].name == "Registration"
    essential.canvas.workspace.undo()
    essential.canvas.workspace.undo()
    assert essential.canvas.scene.cards.boxes["tp_3"].y == 40


def test_a_card_that_is_no_longer_essential_goes_and_comes_back(essential):
    essential.click(essential.card("tp_3"))
    essential.key(Key.Key_E)
    assert shown(essential) == {"tp_1"}
    assert not essential.selection
    essential.canvas.workspace.undo()
    assert shown(essential) == {"tp_1", "tp_3"}


def test_what_stands_for_a_longer_way_cannot_be_chosen_or_deleted(essential):
    essential.click(essential.middle(way(essential)))
    assert not essential.selection
    essential.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert essential.selection == {"tp_1", "tp_3", "con_1"}
    essential.drag(essential.at(-40, -2), essential.at(600, 400))
    assert essential.selection <= set(essential.project.touchpoints) | {"con_1"}


def test_pointing_at_a_longer_way_tells_what_it_leaves_out(essential):
    place = essential.middle(way(essential))
    canvas = essential.canvas
    QApplication.sendEvent(
        canvas, QHelpEvent(QEvent.Type.ToolTip, place, canvas.mapToGlobal(place))
    )
    assert "Over Website" in QToolTip.text()


def test_a_touchpoint_that_is_typed_here_is_essential(essential):
    canvas = essential.canvas
    essential.click(essential.at(600, 400))
    essential.type("Payment")
    essential.key(Key.Key_Return)
    (made,) = [one for one in essential.project.touchpoints.values() if one.name == "Payment"]
    assert made.essential
    assert made.id in shown(essential)
    assert canvas.workspace.essentials_only
    assert canvas.workspace.session.undo_name == "Add touchpoint “Payment”"


def test_what_comes_in_without_being_essential_shows_all_again(essential):
    told: list[str] = []
    workspace = essential.canvas.workspace
    workspace.told.connect(told.append)
    workspace.run(AddTouchpoint("tp_9", "journey_1", "Elsewhere", 32, 300))
    assert not workspace.essentials_only
    assert shown(essential) == {"tp_1", "tp_2", "tp_3", "tp_9"}
    assert told == ["All touchpoints are shown: what came in is not essential."]


def test_whoever_is_sent_to_a_hidden_touchpoint_sees_it(essential):
    workspace = essential.canvas.workspace
    workspace.reveal("tp_2")
    assert not workspace.essentials_only
    assert essential.selection == {"tp_2"}
    assert "tp_2" in shown(essential)


def test_tab_goes_through_what_is_shown(essential):
    essential.click(essential.card("tp_1"))
    essential.key(Key.Key_Tab)
    assert essential.selection == {"tp_3"}
    essential.key(Key.Key_Left)
    assert essential.selection == {"tp_1"}


def test_the_curve_shows_the_essentials(essential, qtbot):
    workspace = essential.canvas.workspace
    for one in ("tp_1", "tp_2"):
        workspace.run(SetExperience("persona_1", one, {"emotion": 1}, f"experience_{one}"))
    panel = EmotionPanel(workspace, essential.canvas)
    qtbot.addWidget(panel)
    panel.resize(600, 160)
    assert [dot.touchpoint for dot in panel.dots] == ["tp_1"]
    workspace.show_essentials(False)
    assert {dot.touchpoint for dot in panel.dots} == {"tp_1", "tp_2"}


def test_nothing_essential_is_an_empty_map(hand):
    hand.canvas.workspace.show_essentials(True)
    assert shown(hand) == set()
    hand.canvas.grab()


def test_another_journey_is_shown_through_the_same_lens(essential):
    workspace = essential.canvas.workspace
    workspace.run(CopyJourney("journey_1", "journey_2", "After", State.FUTURE, "seed"))
    workspace.show_journey("journey_2")
    names = {essential.project.touchpoints[one].name for one in shown(essential)}
    assert names == {"Advert", "Sign-up"}


def test_what_is_new_and_changed_is_framed_and_told(hand):
    workspace = hand.canvas.workspace
    workspace.run(CopyJourney("journey_1", "journey_2", "After", State.FUTURE, "seed"))
    workspace.show_journey("journey_2")
    workspace.run(AddTouchpoint("tp_9", "journey_2", "Video", 296, 220))
    copies = {one.name: one.id for one in hand.project.referring(Touchpoint, "journey_2")}
    workspace.run(EditFields(copies["Sign-up"], {"moment": Moment.TRUTH}))
    lens = hand.canvas.lens
    assert lens.tip("tp_9") == ""
    plain = hand.canvas.grab().toImage()
    workspace.mark_changes(True)
    assert lens.tip("tp_9") == "<span>New here</span>"
    assert lens.tip(copies["Sign-up"]) == "Changed:<br>now a moment of truth"
    assert lens.tip(copies["Advert"]) == ""
    box = hand.canvas.camera.rect_of(hand.canvas.scene.cards.boxes["tp_9"])
    edge = QPoint(round(box.left()) - 3, round(box.center().y()))
    assert plain.pixelColor(edge) != hand.canvas.grab().toImage().pixelColor(edge)
    assert _near(hand.canvas.grab().toImage().pixelColor(edge), colour("accent"))
    workspace.run(EditFields(copies["Advert"], {"name": "Poster"}))
    assert "Poster" in lens.tip(copies["Advert"])


def _near(one, other) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green())) < 60


@pytest.mark.parametrize(("field", "value", "told"), [
    ("essential", True, ESSENTIAL),
    ("moment", Moment.TRUTH, MOMENTS[Moment.TRUTH]),
    ("moment", Moment.MICRO, MOMENTS[Moment.MICRO]),
])  # fmt: skip
def test_the_signs_on_a_card_say_what_they_mean(hand, field, value, told):
    canvas = hand.canvas
    canvas.workspace.run(EditFields("tp_1", {field: value}))
    canvas.grab()
    box = canvas.scene.cards.boxes["tp_1"]
    found = set()
    for x in range(round(box.right) - 40, round(box.right), 2):
        for y in range(round(box.y), round(box.y) + 40, 2):
            place = hand.at(x, y)
            event = QHelpEvent(QEvent.Type.ToolTip, place, canvas.mapToGlobal(place))
            QApplication.sendEvent(canvas, event)
            found.add(QToolTip.text())
    assert any(told in one for one in found)


def test_a_moment_is_set_from_the_menu_of_the_card(hand):
    place = hand.card("tp_1")
    menu = hand.canvas.menus.menu_for(hand.canvas.hit_at(place.toPointF()), place.toPointF())
    (inner,) = [one.menu() for one in menu.actions() if one.text() == "Moment"]
    (truth,) = [one for one in inner.actions() if one.text() == "Moment of truth"]
    truth.trigger()
    assert hand.project.touchpoints["tp_1"].moment is Moment.TRUTH
