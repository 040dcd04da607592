"""Typing on the canvas: drafts one after another, names in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from journeymapper.commands.stages import DeleteStages
from journeymapper.domain.order import journey_order
from journeymapper.domain.vocabulary import TouchpointKind

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def names(hand):
    return [one.name for one in journey_order(hand.project, "journey_1")]


def ways(hand):
    touchpoints = hand.project.touchpoints
    return sorted(
        (touchpoints[one.source].name, touchpoints[one.target].name)
        for one in hand.project.connections.values()
    )


def test_typing_and_enter_make_one_touchpoint_after_another(empty_hand):
    hand = empty_hand
    assert hand.canvas.empty_note.isVisible()
    hand.type("See an advert")
    hand.key(Key.Key_Return)
    hand.type("Open the website")
    hand.key(Key.Key_Return)
    assert names(hand) == ["See an advert", "Open the website"]
    assert ways(hand) == []
    assert all(one.stage == "stage_1" for one in hand.project.touchpoints.values())
    assert hand.canvas.editor.isVisible(), "the next draft is ready"
    assert not hand.canvas.empty_note.isVisible()


def test_tab_connects_the_next_and_shift_enter_branches(empty_hand):
    hand = empty_hand
    hand.type("Advert")
    hand.key(Key.Key_Tab)
    hand.type("Website")
    hand.key(Key.Key_Return, SHIFT)
    hand.type("Shop")
    hand.key(Key.Key_Return)
    assert ways(hand) == [("Advert", "Shop"), ("Advert", "Website")]


def test_a_draft_without_a_name_or_with_escape_leaves_nothing(empty_hand):
    hand = empty_hand
    before = hand.canvas.workspace.session.position
    hand.type("Half a na")
    hand.key(Key.Key_Escape)
    assert hand.canvas.overlay.draft is None
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert not hand.project.touchpoints
    assert hand.canvas.workspace.session.position == before
    assert hand.canvas.overlay.draft is None


def test_after_enter_twice_what_is_typed_is_a_name_and_no_command(empty_hand):
    hand = empty_hand
    hand.type("Compare plans")
    for key in (Key.Key_Return, Key.Key_Return, Key.Key_Tab, Key.Key_Return):
        hand.key(key)
    hand.type("Send invoice")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert sorted(names(hand)) == ["Compare plans", "Send invoice"]
    assert not hand.project.stickies
    assert not hand.canvas.editor.isVisible()


def test_a_name_that_escape_left_out_is_offered_once_and_typing_replaces_it(empty_hand):
    hand = empty_hand
    hand.type("Welcome")
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Return)
    assert hand.canvas.editor.selectedText() == "Welcome"
    hand.click(QPoint(700, 500))
    assert not hand.project.touchpoints, "an offer that nobody took makes nothing"
    hand.type("Half a na")
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Return)
    assert names(hand) == ["Half a na"]
    assert hand.canvas.editor.text() == ""


def test_the_field_of_a_name_grows_with_its_text_and_stays_on_the_canvas(hand):
    hand.canvas.zoom_to(-20, QPointF(0, 0))
    hand.canvas.workspace.select(["tp_3"])
    hand.key(Key.Key_F2)
    field = hand.canvas.editor
    assert field.width() >= 260
    narrow = field.width()
    hand.type("A name of many words that says the whole thing " * 3)
    assert narrow < field.width() <= 481
    assert hand.canvas.rect().contains(field.geometry())
    hand.key(Key.Key_Escape)


def test_clicking_elsewhere_keeps_the_draft_that_has_a_name(empty_hand):
    empty_hand.type("Advert")
    empty_hand.click(QPoint(700, 500))
    assert names(empty_hand) == ["Advert"]
    assert not empty_hand.canvas.editor.isVisible()


def test_a_draft_is_one_undo_step_with_its_connection(hand):
    hand.click(hand.card("tp_2"))
    hand.key(Key.Key_Return, SHIFT)
    hand.type("Shop")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert ("Website", "Shop") in ways(hand)
    hand.canvas.workspace.undo()
    assert len(hand.project.touchpoints) == 3
    assert len(hand.project.connections) == 1


def test_f2_and_double_click_rename_in_place(hand):
    hand.click(hand.card("tp_1"))
    hand.key(Key.Key_F2)
    hand.type("Leaflet")
    hand.key(Key.Key_Return)
    assert hand.project.touchpoints["tp_1"].name == "Leaflet"
    assert not hand.canvas.editor.isVisible()
    hand.double_click(hand.card("tp_2"))
    hand.type("Never mind")
    hand.key(Key.Key_Escape)
    assert hand.project.touchpoints["tp_2"].name == "Website"


def test_labels_and_stage_names_are_edited_in_place(hand):
    hand.double_click(hand.middle("con_1"))
    hand.type("by link")
    hand.key(Key.Key_Return)
    assert hand.project.connections["con_1"].label == "by link"
    hand.double_click(hand.header("stage_2"))
    hand.type("Onboarding")
    hand.key(Key.Key_Return)
    assert hand.project.stages["stage_2"].name == "Onboarding"


def test_double_click_on_paper_drafts_there(hand):
    hand.double_click(hand.at(400, 300))
    hand.type("Guided tour")
    hand.key(Key.Key_Return)
    made = next(one for one in hand.project.touchpoints.values() if one.name == "Guided tour")
    assert made.stage == "stage_2"
    assert abs(made.x + made.width / 2 - 400) <= 4
    assert abs(made.y + made.height / 2 - 300) <= 4


def test_tools_place_their_kind_and_are_laid_down(hand):
    hand.canvas.palette_of_tools.buttons["decision"].click()
    assert hand.canvas.workspace.tool == "decision"
    hand.click(hand.at(400, 300))
    hand.type("Worth the price?")
    hand.key(Key.Key_Return)
    made = next(one for one in hand.project.touchpoints.values() if one.name.startswith("Worth"))
    assert made.kind is TouchpointKind.DECISION
    assert hand.canvas.workspace.tool == "select"


def test_adding_stages_one_after_another(hand):
    hand.canvas.add_stage()
    hand.type("Purchase")
    hand.key(Key.Key_Return)
    hand.type("Advocacy")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    names = [stage.name for stage in hand.canvas.scene.stages]
    assert names == ["Awareness", "Trial", "Purchase", "Advocacy"]


def test_stickies_are_written_where_the_tool_is_clicked(hand):
    hand.canvas.workspace.take_tool("sticky")
    hand.click(hand.card("tp_1"))
    hand.type("Too loud")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    hand.click(hand.at(400, 300))
    hand.type("Show the price")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    found = {(one.text, one.touchpoint, one.stage) for one in hand.project.stickies.values()}
    assert found == {("Too loud", "tp_1", None), ("Show the price", None, "stage_2")}


CONTROL = Qt.KeyboardModifier.ControlModifier


def stages(hand):
    found = {}
    for one in journey_order(hand.project, "journey_1"):
        stage = hand.project.stages.get(one.stage or "")
        found.setdefault(stage.name if stage else "", []).append(one.name)
    return found


def test_control_enter_moves_on_to_the_next_stage_and_names_a_new_one_behind_the_last(empty_hand):
    hand = empty_hand
    hand.type("Advert")
    hand.key(Key.Key_Return, CONTROL)
    hand.type("Website")
    hand.key(Key.Key_Return, CONTROL)
    hand.type("Purchase")
    hand.key(Key.Key_Return)
    hand.type("Basket")
    hand.key(Key.Key_Return)
    assert stages(hand) == {"Awareness": ["Advert"], "Trial": ["Website"], "Purchase": ["Basket"]}
    assert ways(hand) == []


def test_control_tab_moves_on_connected(empty_hand):
    hand = empty_hand
    hand.type("Advert")
    hand.key(Key.Key_Tab)
    hand.type("Poster")
    hand.key(Key.Key_Tab, CONTROL)
    hand.type("Website")
    hand.key(Key.Key_Return)
    assert ways(hand) == [("Advert", "Poster"), ("Poster", "Website")]
    cards = {one.name: one for one in hand.project.touchpoints.values()}
    assert cards["Website"].y == cards["Poster"].y, "their connection is straight"


def test_a_stage_that_is_not_named_leaves_all_as_it_was(empty_hand):
    hand = empty_hand
    hand.type("Advert")
    hand.key(Key.Key_Return, CONTROL)
    hand.type("Website")
    hand.key(Key.Key_Return, CONTROL)
    hand.key(Key.Key_Escape)
    assert len(hand.project.stages) == 2
    assert hand.canvas.hasFocus()
    assert len(hand.selection) == 1


def test_without_stages_control_enter_goes_on_in_the_next_column(empty_hand):
    hand = empty_hand
    hand.canvas.workspace.run(DeleteStages(("stage_1", "stage_2")))
    hand.type("Advert")
    hand.key(Key.Key_Return, CONTROL)
    hand.type("Website")
    hand.key(Key.Key_Return)
    hand.type("Shop")
    hand.key(Key.Key_Return)
    cards = {one.name: one for one in hand.project.touchpoints.values()}
    assert cards["Website"].x > cards["Advert"].x + cards["Advert"].width
    assert cards["Shop"].x == cards["Website"].x
    assert not hand.project.stages


def test_from_a_chosen_card_the_keys_of_naming_go_on(hand):
    hand.click(hand.card("tp_2"))
    hand.key(Key.Key_Tab, CONTROL)
    hand.type("Prices")
    hand.key(Key.Key_Return)
    assert ("Website", "Prices") in ways(hand)
    assert "Prices" in stages(hand)["Trial"]


def test_branches_stand_side_by_side_in_a_stage_that_makes_room(empty_hand):
    hand = empty_hand
    hand.type("Choose")
    hand.key(Key.Key_Tab)
    hand.type("Shop")
    hand.key(Key.Key_Return, SHIFT)
    hand.type("Online")
    hand.key(Key.Key_Return)
    cards = {one.name: one for one in hand.project.touchpoints.values()}
    assert cards["Shop"].y == cards["Online"].y > cards["Choose"].y
    assert cards["Shop"].stage == cards["Online"].stage == "stage_1"
    hand.key(Key.Key_Escape)
    hand.canvas.workspace.undo()
    assert hand.project.stages["stage_1"].width == 264


def test_function_keys_reach_the_window_while_naming(hand):
    asked = []
    shortcut = QShortcut(QKeySequence("F6"), hand.canvas)
    shortcut.activated.connect(lambda: asked.append("F6"))
    hand.type("Poster")
    hand.key(Key.Key_F6)
    assert asked == ["F6"]
    assert hand.canvas.editor.text() == "Poster"


def test_a_draft_turns_into_another_kind_and_keeps_what_was_typed(hand):
    hand.type("Worth the price?")
    hand.canvas.add_kind("decision")
    hand.key(Key.Key_Return)
    made = next(one for one in hand.project.touchpoints.values() if one.name.startswith("Worth"))
    assert made.kind is TouchpointKind.DECISION
    hand.key(Key.Key_Escape)
    hand.canvas.add_kind("end")
    hand.type("Bought")
    hand.key(Key.Key_Return)
    made = next(one for one in hand.project.touchpoints.values() if one.name == "Bought")
    assert made.kind is TouchpointKind.END


def test_what_is_named_stands_clear_of_the_tools_and_the_minimap(hand):
    canvas = hand.canvas
    hand.click(hand.card("tp_2"))
    for number in range(12):
        hand.key(Key.Key_Return, SHIFT if not number else CONTROL)
        hand.type(f"Card {number}")
        hand.key(Key.Key_Return)
        hand.key(Key.Key_Escape)
        if canvas.editor.isVisible():
            hand.key(Key.Key_Escape)
        (chosen,) = hand.selection
        seen = canvas.camera.rect_of(canvas.scene.cards.boxes[chosen])
        for part in (canvas.minimap, canvas.palette_of_tools):
            assert not (part.isVisible() and part.geometry().intersects(seen.toRect()))
        assert canvas.rect().contains(seen.toRect())
