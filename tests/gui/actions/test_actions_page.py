"""What was decided: typed, sorted, filtered, dragged in the matrix, tied to what it is about."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.commands.channels import SetOwner
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Action
from journeymapper.domain.vocabulary import ActionStatus, MeasureKind
from journeymapper.gui.actions.here import ActionsHere
from journeymapper.gui.actions.listing import DUE, IMPACT
from journeymapper.gui.actions.matrix import Spot
from journeymapper.gui.actions.page import ActionsPage
from journeymapper.gui.feedback.inbox import FeedbackInbox
from journeymapper.gui.look import colour
from journeymapper.gui.window import pages
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG, show, too_wide, undo_names
from tests.gui.pages import LEFT, enter, opened, press, settle

TODAY = date(2026, 11, 22)
Key = Qt.Key


def decide(workspace: Workspace, name: str, owner: str = "", **fields: object) -> str:
    action = Action(id=f"action_{name[:1].lower()}", text=name, **fields)  # type: ignore[arg-type]
    assert workspace.run(AddRecord(action))
    if owner:
        workspace.run(SetOwner(action.id, owner, f"actor_{owner.lower()}"))
    return action.id


@pytest.fixture
def decided(small: Workspace) -> Workspace:
    decide(small, "Add captions", "Product", due_on=date(2026, 12, 4), impact=4, effort=1)
    decide(small, "Buy cake", due_on=date(2026, 11, 20))
    decide(small, "Call Ben", "Support", status=ActionStatus.DONE, impact=2, effort=2)
    return small


def page_of(qtbot: QtBot, workspace: Workspace, width: int = 1280) -> ActionsPage:
    return opened(qtbot, ActionsPage(workspace, lambda: TODAY), width)


def order(page: ActionsPage) -> list[str]:
    return [one.text for one in page.list.model_of_actions.actions]


def level(workspace: Workspace, action_id: str) -> tuple[int | None, int | None]:
    action = workspace.project.get(Action, action_id)
    return action.impact, action.effort


def test_an_action_is_typed_and_opened(qtbot: QtBot, small: Workspace) -> None:
    page = page_of(qtbot, small)
    assert not page.filters.isVisible()
    enter(page.line, "Show the price earlier")
    (action,) = small.project.all(Action).values()
    assert action.text == "Show the price earlier"
    assert page.fields.isVisible()
    page.fields.owner.setFocus()
    QTest.keyClicks(page.fields.owner, "Product")
    QTest.keyClick(page.fields.owner, Key.Key_Return)
    page.fields.due.setFocus()
    QTest.keyClicks(page.fields.due, "4 Dec 2026")
    QTest.keyClick(page.fields.due, Key.Key_Return)
    settle()
    kept = small.project.get(Action, action.id)
    assert small.project.actors[kept.owner or ""].name == "Product"
    assert kept.due_on == date(2026, 12, 4)


def test_what_is_late_is_said_in_coral_and_words(qtbot: QtBot, decided: Workspace) -> None:
    page = page_of(qtbot, decided)
    model = page.list.model_of_actions
    late = model.index(model.row_of("action_b"), DUE)
    assert late.data() == "20 Nov 2026, 2 days late"
    assert late.data(Qt.ItemDataRole.ForegroundRole) == colour("coral_text")
    fine = model.index(model.row_of("action_a"), DUE)
    assert fine.data() == "4 Dec 2026"
    assert fine.data(Qt.ItemDataRole.ForegroundRole) is None
    assert page._facts.text() == "3 actions · 2 open · 1 done · 1 overdue"


def test_headings_sort_and_nothing_stands_last(qtbot: QtBot, decided: Workspace) -> None:
    page = page_of(qtbot, decided)
    header = page.list.header()
    middle = QPoint(header.sectionPosition(IMPACT) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, pos=middle)
    assert order(page) == ["Call Ben", "Add captions", "Buy cake"]
    QTest.mouseClick(header.viewport(), LEFT, pos=middle)
    assert order(page) == ["Add captions", "Call Ben", "Buy cake"]


def test_filters_by_status_and_owner(qtbot: QtBot, decided: Workspace) -> None:
    page = page_of(qtbot, decided)
    press("Overdue", page)
    assert order(page) == ["Buy cake"]
    press("Waiting", page)
    assert order(page) == ["Add captions", "Buy cake"]
    page.filters.owner.setFocus()
    QTest.keyClicks(page.filters.owner, "S")
    page.filters.owner.activated.emit(page.filters.owner.currentIndex())
    assert order(page) == []
    assert "Take a filter away" in page._empty.text()
    page.show_record("action_c")
    assert "Call Ben" in order(page), "an action that is asked for is always shown"


def test_a_card_is_dragged_with_one_edit_at_release(qtbot: QtBot, decided: Workspace) -> None:
    page = page_of(qtbot, decided)
    press("Impact and effort", page)
    card = page.matrix.cards["action_b"]
    steps = len(undo_names(decided))
    target = page.matrix.cell(Spot(5, 2)).center() - card.pos()
    grip = QPoint(20, 10)
    QTest.mousePress(card, LEFT, pos=grip)
    for part in range(1, 6):
        QTest.mouseMove(card, grip + (target - QPoint(card.width(), card.height()) / 2) / 5)
        assert len(undo_names(decided)) == steps, f"nothing is edited on the way, step {part}"
    QTest.mouseRelease(card, LEFT, pos=grip)
    settle()
    assert level(decided, "action_b") == (5, 2)
    assert undo_names(decided)[0] == "Place “Buy cake” in the matrix"
    assert len(undo_names(decided)) == steps + 1
    assert page.matrix.cell(Spot(5, 2)).contains(card.geometry().center())
    decided.undo()
    settle()
    assert level(decided, "action_b") == (None, None)


def test_arrows_move_a_card_a_level(qtbot: QtBot, decided: Workspace) -> None:
    page = page_of(qtbot, decided)
    press("Impact and effort", page)
    card = page.matrix.cards["action_a"]
    card.setFocus()
    QTest.keyClick(card, Key.Key_Right)
    QTest.keyClick(card, Key.Key_Up)
    QTest.keyClick(card, Key.Key_Up)
    settle()
    assert level(decided, "action_a") == (5, 2), "5 is the end"
    assert card.hasFocus()
    waiting = page.matrix.cards["action_b"]
    waiting.setFocus()
    QTest.keyClick(waiting, Key.Key_Left)
    settle()
    assert level(decided, "action_b") == (3, 3)


def test_a_card_dropped_on_the_shelf_has_no_place(qtbot: QtBot, decided: Workspace) -> None:
    page = page_of(qtbot, decided)
    press("Impact and effort", page)
    card = page.matrix.cards["action_a"]
    grip = QPoint(20, 10)
    QTest.mousePress(card, LEFT, pos=grip)
    QTest.mouseMove(card, grip + QPoint(20, 20))
    down = page.matrix.height() - 6 - card.y()
    QTest.mouseMove(card, grip + QPoint(0, down))
    QTest.mouseRelease(card, LEFT, pos=grip)
    settle()
    assert level(decided, "action_a") == (None, None)


def test_enter_in_the_matrix_opens_the_fields(qtbot: QtBot, decided: Workspace) -> None:
    page = page_of(qtbot, decided)
    press("Impact and effort", page)
    card = page.matrix.cards["action_c"]
    card.setFocus()
    QTest.keyClick(card, Key.Key_Return)
    settle()
    assert page.fields.record_id == "action_c"
    assert page.fields.text_field.hasFocus()
    assert page.matrix.cards["action_c"].property("chosen")
    card.setFocus()
    QTest.keyClick(card, Key.Key_Delete)
    settle()
    assert "action_c" not in decided.project.all(Action)
    assert "action_c" not in page.matrix.cards


def test_feedback_becomes_an_action_tied_to_its_touchpoint(qtbot: QtBot, small: Workspace) -> None:
    small.run(AddFeedback("feedback_1", "Sound was off on my phone", touchpoint="tp_b"))
    inbox = opened(qtbot, FeedbackInbox(small))
    inbox.show_record("feedback_1")
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda name, one: asked.append((name, one)))
    press("Make it an action", inbox)
    (action,) = small.project.all(Action).values()
    assert (action.feedback_note, action.touchpoint) == ("feedback_1", "tp_b")
    assert asked == [("actions", action.id)]
    assert action.id in inbox.editor.decided.list.entries
    page = page_of(qtbot, small)
    page.show_record(action.id)
    assert set(page.fields.subjects.entries) == {"feedback_1", "tp_b"}
    page.fields.subjects.entries["feedback_1"].removed.emit()
    settle()
    assert small.project.get(Action, action.id).feedback_note is None


def test_actions_of_a_touchpoint_stand_in_its_inspector(qtbot: QtBot, small: Workspace) -> None:
    panel = pages.make_inspector(small)
    show(qtbot, panel, 320, 1400)
    panel.show_record("tp_a")  # type: ignore[attr-defined]
    part = panel.findChild(ActionsHere)
    assert part.isHidden()
    part.add()
    enter(part.line, "Bring reviews up to date")
    (action,) = small.project.all(Action).values()
    assert action.touchpoint == "tp_a"
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda name, one: asked.append((name, one)))
    QTest.mouseClick(part.list.entries[action.id], LEFT, pos=QPoint(20, 10))
    assert asked == [("actions", action.id)]


def test_long_words_fit(qtbot: QtBot, small: Workspace) -> None:
    decide(small, LONG, LONG, due_on=TODAY, impact=3, effort=3, touchpoint="tp_a")
    page = page_of(qtbot, small, 980)
    page.show_record(f"action_{LONG[:1].lower()}")
    page.show_as("matrix")
    settle()
    assert not too_wide(page)


def test_what_becomes_done_has_its_day_until_it_is_opened_again(
    qtbot: QtBot, decided: Workspace
) -> None:
    page = page_of(qtbot, decided)
    page.show_record("action_b")
    form = page.fields
    assert form._done_block.isHidden()
    steps = decided.session.position
    for key in (Key.Key_Down, Key.Key_Down):  # open, doing, done
        form.status.setFocus()
        QTest.keyClick(form.status, key)
    settle()
    done = decided.project.get(Action, "action_b")
    assert (done.status, done.done_on) == (ActionStatus.DONE, TODAY)
    assert decided.session.position == steps + 2
    assert not form._done_block.isHidden()
    form.done.setFocus()
    form.done.selectAll()
    QTest.keyClicks(form.done, "20 Nov 2026")
    QTest.keyClick(form.done, Key.Key_Return)
    assert decided.project.get(Action, "action_b").done_on == date(2026, 11, 20)
    form.status.setFocus()
    QTest.keyClick(form.status, Key.Key_Up)
    settle()
    opened_again = decided.project.get(Action, "action_b")
    assert (opened_again.status, opened_again.done_on) == (ActionStatus.DOING, None)
    assert form._done_block.isHidden()


def test_what_is_done_says_what_came_of_it(qtbot: QtBot, decided: Workspace) -> None:
    for command in (
        AddMeasure("measure_1", "journey_1", "NPS", MeasureKind.NPS, target=30),
        AddReading("reading_1", "measure_1", 20, date(2026, 10, 1)),
        AddReading("reading_2", "measure_1", 31, date(2026, 11, 21)),
        EditFields("action_c", {"measure": "measure_1", "done_on": date(2026, 10, 5)}),
    ):
        assert decided.run(command)
    page = page_of(qtbot, decided)
    page.show_record("action_c")
    said = page.fields._effect.accessibleName()
    assert said == "Before and after: 20 NPS → 31 NPS, better, target reached"
    page.show_record("action_a")
    assert page.fields._effect.isHidden()
