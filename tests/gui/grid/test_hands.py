"""The mouse in the grid: choosing, dragging, lanes and the blueprint."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import LaneKind, TouchpointKind
from journeymapper.gui.grid.frame import HEAD, NAMES
from tests.gui.grid.conftest import ALT, LEFT, NONE, SHIFT, Hands
from tests.gui.hands import LONG, undo_names
from tests.gui.seeing import action_called

Key = Qt.Key


def test_a_card_is_dragged_to_another_stage_and_undone(hands: Hands) -> None:
    stage = hands.view.sheet.columns[hands.column("Learning")].key
    (card,) = [
        one
        for one in hands.project.touchpoints.values()
        if one.name == "Ask a coach" and one.journey == hands.workspace.journey_id
    ]
    steps = len(undo_names(hands.workspace))
    hands.drag(
        hands.place("Touchpoints", "Consideration", 1), hands.place("Touchpoints", "Learning", 3)
    )
    assert "Ask a coach" in hands.texts("Touchpoints", "Learning")
    assert len(undo_names(hands.workspace)) == steps + 1
    moved = hands.project.touchpoints[card.id]
    assert moved.stage == stage and moved.x > card.x
    assert hands.workspace.selection == {card.id}
    hands.workspace.undo()
    assert hands.project.touchpoints[card.id] == card


def test_the_place_of_a_drop_is_shown_and_escape_lets_go(hands: Hands) -> None:
    start = hands.place("Touchpoints", "Consideration", 1)
    hands.drag(start, hands.place("Touchpoints", "Awareness", 0), let_go=False)
    target = hands.view.dragging.target
    assert target is not None and (target.row, target.column) == (0, 0)
    picture = hands.page.grab().toImage()
    hands.press(Key.Key_Escape)
    assert not hands.view.dragging.is_on
    assert hands.page.grab().toImage() != picture
    QTest.mouseRelease(hands.view.viewport(), LEFT, NONE, hands.place("Touchpoints", "Trial"))
    assert "Ask a coach" in hands.texts("Touchpoints", "Consideration")


def test_cards_do_not_land_among_notes(hands: Hands) -> None:
    hands.view.verticalScrollBar().setValue(0)
    start = hands.place("Touchpoints", "Consideration", 1)
    end = hands.view.frame.cell(hands.row("Thinks"), 1).center()
    hands.drag(start, QPoint(end.x(), min(end.y(), 700)))
    assert "Ask a coach" in hands.texts("Touchpoints", "Consideration")


def test_a_note_is_dragged_to_another_lane_and_stage(hands: Hands) -> None:
    hands.at("Opportunities", "Trial")
    (text,) = hands.texts("Opportunities", "Trial")
    hands.drag(hands.place("Opportunities", "Trial"), hands.place("Pain points", "Purchase"))
    assert text in hands.texts("Pain points", "Purchase")
    hands.workspace.undo()
    assert hands.texts("Opportunities", "Trial") == [text]


def test_alt_with_arrows_moves_cards_and_lanes_without_the_mouse(hands: Hands) -> None:
    hands.at("Touchpoints", "Consideration", 1)
    hands.press(Key.Key_Right, ALT)
    assert "Ask a coach" in hands.texts("Touchpoints", "Trial")
    assert "Ask a coach" in hands.said()
    hands.at("Pain points", "Trial")
    hands.press(Key.Key_Up, ALT)
    lanes = hands.lanes()
    assert lanes.index("Pain points") == lanes.index("Feels") - 1
    assert hands.said().startswith("Pain points")
    hands.workspace.undo()
    lanes = hands.lanes()
    assert lanes.index("Pain points") == lanes.index("Feels") + 1


def test_clicks_choose_and_shift_reaches(hands: Hands) -> None:
    hands.click(hands.place("Touchpoints", "Trial", 1))
    chosen = hands.workspace.selected
    assert chosen is not None
    assert hands.project.touchpoints[chosen].name == "Welcome video"
    hands.click(hands.place("Touchpoints", "Learning", 0), SHIFT)
    assert hands.said() == "3 cells selected"


def test_what_is_chosen_elsewhere_becomes_current(hands: Hands) -> None:
    entry = hands.view.sheet.entry(0, hands.column("Learning"), 2)
    assert entry is not None and entry.text == "Certificate"
    hands.workspace.select([entry.record])
    assert hands.said().startswith("Touchpoints, Learning: Certificate")


def test_double_click_and_f4_show_a_card_on_the_map(hands: Hands, qtbot: QtBot) -> None:
    place = hands.place("Touchpoints", "Trial", 1)
    with qtbot.waitSignals([hands.workspace.page_asked, hands.workspace.reveal_asked]):
        hands.click(place)
        QTest.mouseDClick(hands.view.viewport(), LEFT, NONE, place)
    with qtbot.waitSignal(hands.workspace.reveal_asked):
        hands.press(Key.Key_F4)


def test_a_double_click_beside_cards_begins_another(hands: Hands) -> None:
    cell = hands.view.frame.cell(0, 1)
    place = QPoint(cell.center().x(), cell.bottom() - 20)
    QTest.mouseDClick(hands.view.viewport(), LEFT, NONE, place)
    hands.type("Chat with sales")
    hands.press(Key.Key_Return)
    assert "Chat with sales" in hands.texts("Touchpoints", "Consideration")


def test_lanes_are_hidden_shown_marked_and_renamed(hands: Hands) -> None:
    before = hands.lanes()
    menu = QMenu()
    hands.view.lanes_menu.fill(menu)
    action_called(menu.actions(), "Feels").trigger()
    assert "Feels" not in hands.lanes()
    hands.view.lanes_menu.fill(menu)
    feels = action_called(menu.actions(), "Feels")
    assert not feels.isChecked()
    feels.trigger()
    assert hands.lanes() == before

    own = QMenu()
    hands.at("Owner", "Trial")
    hands.view.lanes_menu.fill_for(own, hands.view.sheet.rows[hands.row("Owner")])
    action_called(own.actions(), "Internal: not for the client").trigger()
    assert hands.view.sheet.rows[hands.row("Owner")].internal
    hands.workspace.undo()
    assert not hands.view.sheet.rows[hands.row("Owner")].internal

    hands.view.writing.rename_lane(hands.view.sheet.rows[hands.row("Owner")].key)
    hands.type("Who does it")
    hands.press(Key.Key_Return)
    assert "Who does it" in hands.lanes()
    hands.workspace.undo()
    assert "Owner" in hands.lanes()
    menu.deleteLater()
    own.deleteLater()


def test_a_text_lane_is_added_and_written(hands: Hands) -> None:
    from journeymapper.commands.lanes import AddLane

    hands.workspace.run(AddLane("lane_00000000000000ff", hands.workspace.journey_id, "Risks"))
    hands.at("Risks", "Trial")
    hands.type("Nobody reads the mail")
    hands.press(Key.Key_Return)
    assert hands.texts("Risks", "Trial") == ["Nobody reads the mail"]


def test_the_service_blueprint_has_lines_and_moves_cards_between_its_lanes(hands: Hands) -> None:
    hands.view.lanes_menu.choose_blueprint(True)
    kinds = {one.kind: one for one in hands.view.sheet.rows}
    assert kinds[LaneKind.FRONTSTAGE].line_above == "line of interaction"
    assert kinds[LaneKind.BACKSTAGE].line_above == "line of visibility"
    assert kinds[LaneKind.SUPPORT].line_above == "line of internal interaction"
    hands.at("Backstage", "Trial")
    hands.type("Check the address")
    hands.press(Key.Key_Return)
    (card,) = [
        one for one in hands.project.all(Touchpoint).values() if one.name == "Check the address"
    ]
    assert card.kind is TouchpointKind.BACKSTAGE_STEP
    assert hands.texts("Backstage", "Trial") == ["Cut a video per goal", "Check the address"]
    hands.view.lanes_menu.choose_blueprint(False)
    assert "Backstage" not in hands.lanes()
    hands.workspace.undo()
    assert "Backstage" in hands.lanes()


def test_names_and_head_stay_while_cells_scroll(hands: Hands) -> None:
    hands.page.resize(700, 500)
    QApplication.processEvents()
    view = hands.view
    before = view.viewport().grab().toImage()
    assert view.horizontalScrollBar().maximum() > 0
    wheel(view, QPoint(0, -240), NONE)
    wheel(view, QPoint(0, -240), SHIFT)
    assert view.verticalScrollBar().value() > 0
    assert view.horizontalScrollBar().value() > 0
    shifted = view.viewport().grab().toImage()
    head = (NAMES, 14, 500, 30)
    assert before.copy(*head) != shifted.copy(*head)  # moved across
    assert hands.view.frame.cell(-1, 0).y() == 14  # but not down
    view.viewport().update()
    QApplication.processEvents()
    assert view.viewport().grab().toImage() == shifted
    assert view.frame.place_at(QPoint(20, HEAD + 30)).over_names


def wheel(view, way: QPoint, keys: Qt.KeyboardModifier) -> None:  # type: ignore[no-untyped-def]
    event = QWheelEvent(
        QPointF(400, 300), view.mapToGlobal(QPointF(400, 300)), QPoint(), way,
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_a_long_name_is_cut_and_its_tool_tip_says_it_whole(hands: Hands) -> None:
    from journeymapper.gui.grid.saying import tip_at

    hands.at("Touchpoints", "Trial", 1)
    hands.press(Key.Key_F2)
    hands.view.editor.setPlainText(LONG)
    hands.press(Key.Key_Return)
    assert LONG in tip_at(hands.view, hands.place("Touchpoints", "Trial", 1))
    assert tip_at(hands.view, hands.place("Touchpoints", "Trial", 0)) == ""
    cell = hands.view.sheet.cell(0, 2)
    assert cell.slots[1].height == 92  # two lines, no more, and its value


def test_a_cell_menu_marks_a_card_essential(hands: Hands) -> None:
    hands.at("Touchpoints", "Trial", 1)
    menu = hands.view.menus.menu_at(QPoint(), by_key=True)
    assert menu is not None
    action_called(menu.actions(), "Essential").trigger()
    entry = hands.view.sheet.entry(0, 2, 1)
    assert entry is not None and entry.starred
    menu.deleteLater()
