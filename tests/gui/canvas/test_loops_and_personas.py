"""Loops asked about in place; personas placed, walked and shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from journeymapper.commands.connections import Connect, MarkLoop
from journeymapper.commands.personas import AddPersona, PlacePersona, StepPath
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Passage
from journeymapper.domain.vocabulary import LoopKind, WalkedBy
from journeymapper.gui.preferences import settings

Key = Qt.Key


def lead_back(hand):
    """Drag from the edge of the last card to the first: a loop."""
    hand.hover(hand.card("tp_3"))
    box = hand.canvas.scene.cards.boxes["tp_3"]
    hand.drag(hand.at(box.cx, box.bottom), hand.card("tp_1"))
    return next(one.id for one in hand.project.connections.values() if one.id != "con_1")


def test_leading_back_asks_in_place_and_enter_takes_the_answers_as_one_step(hand):
    loop = lead_back(hand)
    question = hand.canvas.question
    assert question.isVisible()
    assert not question.isModal()
    before = hand.canvas.workspace.session.position
    question.kinds.button(0).click()
    question.name.setFocus()
    hand.type("survey report")
    question.days.setFocus()
    hand.type("14")
    hand.key(Key.Key_Return)
    made = hand.project.connections[loop]
    assert (made.kind, made.loop_kind) == ("loop", LoopKind.FEEDBACK)
    assert (made.label, made.every_days) == ("survey report", 14)
    assert made.walked_by is WalkedBy.ORGANISATION
    assert hand.canvas.workspace.session.position == before + 1
    assert not question.isVisible()


def test_a_rhythm_is_read_in_the_locale_and_refused_in_place(hand):
    details = hand.project.details.id
    hand.canvas.workspace.run(EditFields(details, {"locale": "de_DE"}))
    loop = lead_back(hand)
    question = hand.canvas.question
    question.days.setFocus()
    hand.type("often")
    hand.key(Key.Key_Return)
    assert question.isVisible()
    assert question.said.text().startswith("“often” is no number in German (Germany).")
    assert hand.project.connections[loop].every_days is None
    hand.type("3,5")
    hand.key(Key.Key_Return)
    assert not question.isVisible()
    assert hand.project.connections[loop].every_days == 3.5


def test_number_keys_choose_the_kind_and_escape_leaves_it_unnamed(hand):
    loop = lead_back(hand)
    hand.key(Key.Key_5)
    assert hand.canvas.question.kinds.button(4).isChecked()
    hand.type("no matter")
    hand.key(Key.Key_Escape)
    made = hand.project.connections[loop]
    assert made.loop_kind is LoopKind.FRICTION
    assert (made.kind, made.label) == ("loop", "")
    assert not hand.canvas.question.isVisible()


def test_escape_alone_makes_no_edit(hand):
    loop = lead_back(hand)
    before = hand.canvas.workspace.session.position
    hand.key(Key.Key_Escape)
    assert hand.project.connections[loop].loop_kind is None
    assert hand.canvas.workspace.session.position == before


def test_letters_are_the_name_of_the_loop_and_never_commands(hand):
    loop = lead_back(hand)
    asked = []
    hand.canvas.workspace.page_asked.connect(lambda *what: asked.append(what))
    hand.type("Fine, No 2 news?")
    assert hand.canvas.question.name.text() == "Fine, No 2 news?"
    hand.key(Key.Key_Return)
    made = hand.project.connections[loop]
    assert (made.label, made.loop_kind) == ("Fine, No 2 news?", None)
    assert not asked
    assert not any(one.essential for one in hand.project.touchpoints.values())


def test_behind_the_kind_letters_and_tab_go_to_the_name(hand):
    loop = lead_back(hand)
    hand.key(Key.Key_3)
    hand.type("news")
    hand.key(Key.Key_Tab)
    hand.type("30")
    hand.key(Key.Key_Return)
    again = hand.project.connections[loop]
    assert (again.loop_kind, again.label, again.every_days) == (LoopKind.HABIT, "news", 30)


def test_a_digit_is_text_in_a_field_that_one_went_to(hand):
    loop = lead_back(hand)
    hand.key(Key.Key_4)
    hand.key(Key.Key_Tab)
    hand.type("2nd try")
    hand.key(Key.Key_Return)
    made = hand.project.connections[loop]
    assert (made.label, made.loop_kind) == ("2nd try", LoopKind.RETRY)


def test_what_comes_instead_takes_the_answers_and_closes_the_question(hand):
    loop = lead_back(hand)
    hand.key(Key.Key_2)
    hand.type("letters")
    hand.canvas.workspace.select(["tp_2"])
    assert not hand.canvas.question.isVisible()
    made = hand.project.connections[loop]
    assert (made.label, made.loop_kind) == ("letters", LoopKind.NURTURE)


def test_a_field_that_takes_the_keys_closes_the_question_and_keeps_them(hand):
    loop = lead_back(hand)
    hand.key(Key.Key_2)
    hand.canvas.question.days.setText("often")
    other = QLineEdit(hand.canvas.window())
    other.show()
    other.setFocus()
    assert not hand.canvas.question.isVisible()
    assert other.hasFocus()
    made = hand.project.connections[loop]
    assert (made.loop_kind, made.every_days) == (LoopKind.NURTURE, None)


def test_the_question_stays_on_the_canvas(hand):
    lead_back(hand)
    assert hand.canvas.rect().contains(hand.canvas.question.geometry())


def test_reconnecting_backwards_asks_as_well(hand):
    hand.canvas.workspace.run(Connect("con_2", "journey_1", "tp_3", "tp_3"))
    hand.canvas.workspace.run(Connect("con_3", "journey_1", "tp_2", "tp_3"))
    hand.canvas.workspace.select(["con_3"])
    x, y, _, _ = hand.canvas.scene.routes["con_3"].arrow
    hand.drag(hand.at(x, y), hand.card("tp_1"))
    assert hand.project.connections["con_3"].kind == "loop"
    assert hand.canvas.question.connection_id == "con_3"


def test_a_straight_journey_is_hinted_at_until_the_hint_is_closed(hand, qtbot):
    for number, pair in enumerate((("tp_1", "tp_2"), ("tp_2", "tp_3"))):
        hand.canvas.workspace.run(Connect(f"con_h{number}", "journey_1", *pair))
    qtbot.waitUntil(hand.canvas.hint.isVisible)
    hand.canvas.hint.closer.click()
    assert not hand.canvas.hint.isVisible()
    hand.canvas.hint.refresh()
    assert not hand.canvas.hint.isVisible()
    assert settings().value("hints/straight", False, bool) is True


def test_a_loop_takes_the_hint_away(hand):
    for number, pair in enumerate((("tp_1", "tp_2"), ("tp_2", "tp_3"))):
        hand.canvas.workspace.run(Connect(f"con_h{number}", "journey_1", *pair))
    hand.canvas.workspace.run(Connect("con_b", "journey_1", "tp_3", "tp_1"))
    hand.canvas.hint.refresh()
    assert not hand.canvas.hint.isVisible()


@pytest.fixture
def walked(hand):
    hand.canvas.workspace.run(PlacePersona("presence_1", "persona_1", "journey_1", 40, 330))
    hand.canvas.workspace.run(Connect("con_2", "journey_1", "tp_1", "tp_2"))
    return hand


def test_a_personas_chip_can_be_connected_and_moved(walked):
    hand = walked
    hand.hover(hand.card("presence_1"))
    box = hand.canvas.scene.cards.boxes["presence_1"]
    hand.drag(hand.at(box.cx, box.y), hand.card("tp_2"))
    assert any(
        (one.source, one.target) == ("persona_1", "tp_2")
        for one in hand.project.connections.values()
    )
    route = next(one.id for one in hand.project.connections.values() if one.source == "persona_1")
    was = hand.canvas.scene.routes[route]
    hand.drag(hand.card("presence_1"), hand.card("presence_1") + QPoint(80, 40))
    assert hand.project.presences["presence_1"].x == 120
    assert hand.canvas.scene.routes[route] != was


def test_taking_a_chip_off_takes_its_connections_along(walked):
    hand = walked
    hand.canvas.workspace.run(Connect("con_p", "journey_1", "persona_1", "tp_2"))
    hand.click(hand.card("presence_1"))
    hand.key(Key.Key_Delete)
    assert not hand.project.presences
    assert "con_p" not in hand.project.connections
    assert "persona_1" in hand.project.personas


def test_walking_a_path_click_by_click(walked):
    hand = walked
    hand.canvas.workspace.take_tool("walk:persona_1")
    assert "Career changer" in hand.canvas.banner.text
    assert hand.canvas.banner.isVisible()
    hand.click(hand.card("tp_1"))
    hand.click(hand.card("tp_2"))
    assert {one.connection for one in hand.project.passages.values()} == {"con_2"}
    hand.click(hand.middle("con_1"))
    assert {one.connection for one in hand.project.passages.values()} == {"con_1", "con_2"}
    hand.click(hand.middle("con_1"))
    assert {one.connection for one in hand.project.passages.values()} == {"con_2"}
    hand.key(Key.Key_Return)
    assert hand.canvas.workspace.tool == "select"
    assert not hand.canvas.banner.isVisible()
    assert not hand.canvas.overlay.walked


def test_walking_ends_when_the_persona_goes(walked):
    walked.canvas.workspace.take_tool("walk:persona_1")
    from journeymapper.commands.records import DeleteRecords

    walked.canvas.workspace.run(DeleteRecords(["persona_1"]))
    assert walked.canvas.workspace.tool == "select"
    assert not walked.canvas.banner.isVisible()


def test_what_is_not_on_a_shown_personas_path_is_dimmed(walked):
    hand = walked
    workspace = hand.canvas.workspace
    workspace.run(StepPath("persona_1", "con_1", "passage_1"))
    workspace.show_personas(["persona_1"])
    bright = hand.canvas.shown.bright
    assert {"tp_1", "tp_3", "con_1"} <= bright
    assert "tp_2" not in bright
    workspace.show_personas(())
    assert hand.canvas.shown.bright is None


def test_what_is_lit_stays_bright_and_escape_lights_all(hand):
    hand.canvas.workspace.light(["tp_1", "con_1"])
    assert hand.canvas.shown.bright == {"tp_1", "con_1"}
    hand.canvas.setFocus()
    hand.key(Key.Key_Escape)
    assert hand.canvas.shown.bright is None


def test_a_second_persona_takes_no_step_of_the_first(walked):
    walked.canvas.workspace.run(AddPersona("persona_2", "Coach"))
    walked.canvas.workspace.take_tool("walk:persona_2")
    walked.click(walked.middle("con_1"))
    (passage,) = walked.project.passages.values()
    assert isinstance(passage, Passage)
    assert passage.persona == "persona_2"


def test_a_loop_of_the_organisation_is_not_walked(walked):
    hand = walked
    hand.canvas.workspace.run(Connect("con_l", "journey_1", "tp_3", "tp_2"))
    hand.canvas.workspace.run(
        MarkLoop("con_l", LoopKind.FEEDBACK, "review", 14, WalkedBy.ORGANISATION)
    )
    hand.canvas.workspace.take_tool("walk:persona_1")
    hand.click(hand.middle("con_l"))
    assert not hand.project.passages
    assert hand.refusals
