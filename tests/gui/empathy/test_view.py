"""The full empathy view, with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from journeymapper.domain.records import EmpathyNote, Journey
from journeymapper.domain.vocabulary import Evidence, Section
from journeymapper.gui.drags import dragged_ids, mime_of
from journeymapper.gui.empathy import note_card as note_card_module
from journeymapper.gui.empathy.note_card import NoteCard
from journeymapper.gui.empathy.note_menu import link_to_touchpoint, note_menu
from journeymapper.gui.empathy.view import EmpathyView
from journeymapper.gui.workspace import Workspace
from tests.gui.empathy.conftest import drop, people, said

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(workspace: Workspace, qtbot: QtBot) -> EmpathyView:
    return shown(EmpathyView(workspace), qtbot)


def shown(view: EmpathyView, qtbot: QtBot) -> EmpathyView:
    qtbot.addWidget(view)
    view.resize(1440, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def card(view: EmpathyView, section: Section, number: int) -> NoteCard:
    return list(view.board.lists[section].cards.values())[number]


def note(workspace: Workspace, number: int) -> EmpathyNote:
    return workspace.project.empathy_notes[f"empathy_{number}"]


def type_text(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_enter_makes_notes_one_after_another_and_tab_goes_on(
    view: EmpathyView, workspace: Workspace
) -> None:
    view.setFocus()
    type_text("Changes career at 29")
    press(Key.Key_Return)
    type_text("Learns after nine")
    press(Key.Key_Tab)
    type_text("Show a portfolio by spring")
    press(Key.Key_Return)
    assert said(workspace, Section.WHO) == ["Changes career at 29", "Learns after nine"]
    assert said(workspace, Section.NEED_TO_DO) == ["Show a portfolio by spring"]
    assert len(view.board.lists[Section.WHO].cards) == 2


def test_tab_walks_all_sections_in_the_order_of_the_canvas(
    view: EmpathyView, workspace: Workspace
) -> None:
    view.setFocus()
    for section in Section:
        type_text(f"note in {section}")
        press(Key.Key_Tab)
    for section in Section:
        assert f"note in {section}" in said(workspace, section)


def test_shift_tab_goes_back(view: EmpathyView) -> None:
    view.board.focus_section(Section.SAY)
    press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is view.board.lists[Section.SEE].field


def test_an_empty_field_makes_no_note(view: EmpathyView, workspace: Workspace) -> None:
    view.setFocus()
    type_text("   ")
    press(Key.Key_Return)
    assert said(workspace, Section.WHO) == []


def test_what_is_typed_becomes_a_note_before_export_and_on_leaving(
    view: EmpathyView, workspace: Workspace
) -> None:
    view.setFocus()
    type_text("Not yet entered")
    workspace.flush()
    assert said(workspace, Section.WHO) == ["Not yet entered"]
    type_text("And another")
    view.board.focus_section(Section.HEAR)
    assert said(workspace, Section.WHO) == ["Not yet entered", "And another"]


def test_pasted_lines_become_notes_in_one_step(view: EmpathyView, workspace: Workspace) -> None:
    view.board.focus_section(Section.HEAR)
    QGuiApplication.clipboard().setText("• Everyone drops out\n\n- My boss pays\n3. Ads all day\n")
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said(workspace, Section.HEAR) == ["Everyone drops out", "My boss pays", "Ads all day"]
    assert view.board.lists[Section.HEAR].field.text() == ""
    workspace.undo()
    assert said(workspace, Section.HEAR) == []


def test_too_many_pasted_lines_are_refused_and_stay_out(
    view: EmpathyView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.board.focus_section(Section.HEAR)
    QGuiApplication.clipboard().setText("word\n" * 201)
    with qtbot.waitSignal(workspace.refused) as refusal:
        press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert refusal.args == ["These are 201 lines. Paste at most 200 notes at a time."]
    assert said(workspace, Section.HEAR) == []
    assert view.board.lists[Section.HEAR].field.text() == ""


def test_feel_before_a_thought_makes_a_feeling(view: EmpathyView, workspace: Workspace) -> None:
    view.board.focus_section(Section.THINK)
    type_text("Am I too old?")
    press(Key.Key_Return)
    type_text("feel: afraid to waste money")
    press(Key.Key_Return)
    assert said(workspace, Section.THINK) == ["Am I too old?"]
    assert said(workspace, Section.FEEL) == ["afraid to waste money"]


def test_a_click_edits_in_place_and_enter_keeps(
    view: EmpathyView, workspace: Workspace, qtbot: QtBot
) -> None:
    steps = workspace.session.position
    one = card(view, Section.SEE, 0)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    type_text(", all alike")
    qtbot.waitUntil(lambda: note(workspace, 1).text == "Ten identical pages, all alike")
    type_text("!")
    press(Key.Key_Return)
    assert note(workspace, 1).text == "Ten identical pages, all alike!"
    assert one.field is None
    assert workspace.session.position == steps + 1
    workspace.undo()
    assert note(workspace, 1).text == "Ten identical pages"


def test_escape_leaves_neither_text_nor_step(
    view: EmpathyView, workspace: Workspace, qtbot: QtBot
) -> None:
    steps = workspace.session.position
    qtbot.mouseClick(card(view, Section.SEE, 0), Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    type_text(" gone")
    qtbot.waitUntil(lambda: note(workspace, 1).text == "Ten identical pages gone")
    press(Key.Key_Escape)
    assert note(workspace, 1).text == "Ten identical pages"
    assert workspace.session.position == steps


def test_an_emptied_note_is_deleted(view: EmpathyView, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.mouseClick(card(view, Section.SEE, 0), Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert said(workspace, Section.SEE) == ["Friends with certificates"]


def test_a_note_deleted_elsewhere_while_it_is_edited_leaves_quietly(
    view: EmpathyView, workspace: Workspace
) -> None:
    view.board.focus_section(Section.DO)
    type_text("Compares on the train")
    press(Key.Key_Return)
    view.board.lists[Section.DO].focus_card(next(iter(view.board.lists[Section.DO].cards)))
    press(Key.Key_F2)
    type_text(" and at home")
    refusals: list[str] = []
    workspace.refused.connect(refusals.append)
    workspace.session.undo()
    workspace.session.undo()
    QTest.qWait(350)
    assert said(workspace, Section.DO) == []
    assert refusals == []


def test_keys_on_a_note(view: EmpathyView, workspace: Workspace) -> None:
    view.board.focus_section(Section.SEE)
    press(Key.Key_Up)
    press(Key.Key_Up, ALT)
    assert said(workspace, Section.SEE) == ["Friends with certificates", "Ten identical pages"]
    press(Key.Key_R)
    assert note(workspace, 2).evidence is Evidence.PARTIAL
    press(Key.Key_Down, ALT)
    assert said(workspace, Section.SEE) == ["Ten identical pages", "Friends with certificates"]
    press(Key.Key_Down, ALT)
    press(Key.Key_Right, ALT)
    assert said(workspace, Section.SEE) == ["Ten identical pages"]
    assert said(workspace, Section.SAY) == ["Show me the first step", "Friends with certificates"]
    assert QApplication.focusWidget() is card(view, Section.SAY, 1)
    press(Key.Key_Delete)
    assert said(workspace, Section.SAY) == ["Show me the first step"]
    assert QApplication.focusWidget() is card(view, Section.SAY, 0)
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is view.board.lists[Section.SAY].field


def test_down_walks_over_the_notes_of_all_sections(view: EmpathyView, workspace: Workspace) -> None:
    cards = [card for one in view.board.lists.values() for card in one.cards.values()]
    assert len({card.note.section for card in cards}) > 1, "several sections hold notes"
    before = len(workspace.project.empathy_notes)
    cards[0].setFocus()
    for one in cards:
        assert QApplication.focusWidget() is one
        press(Key.Key_R)
        press(Key.Key_Down)
    assert QApplication.focusWidget() is cards[-1], "below the last note the keys stay with it"
    press(Key.Key_R)
    assert len(workspace.project.empathy_notes) == before, "a key was typed as text"
    for one in reversed(cards):
        assert QApplication.focusWidget() is one
        press(Key.Key_Up)
    assert QApplication.focusWidget() is cards[0]


def test_a_click_on_the_dot_goes_round_the_evidence(
    view: EmpathyView, workspace: Workspace, qtbot: QtBot
) -> None:
    found = []
    for _ in range(3):
        qtbot.mouseClick(card(view, Section.SEE, 1).dot, Qt.MouseButton.LeftButton)
        found.append(note(workspace, 2).evidence)
    assert found == [Evidence.PARTIAL, Evidence.RESEARCHED, Evidence.ASSUMED]
    assert card(view, Section.SEE, 1).dot.accessibleName().startswith("Evidence: assumed")


def test_a_note_is_dropped_before_another_in_another_section(
    view: EmpathyView, workspace: Workspace
) -> None:
    target = view.board.lists[Section.SEE]
    between = QPoint(40, (card(view, Section.SEE, 0).geometry().bottom() + 2))
    assert drop(target, mime_of(["empathy_3"]), between)
    assert said(workspace, Section.SEE) == [
        "Ten identical pages",
        "Show me the first step",
        "Friends with certificates",
    ]
    assert said(workspace, Section.SAY) == []


def test_a_note_is_dropped_within_its_section_and_on_an_empty_one(
    view: EmpathyView, workspace: Workspace
) -> None:
    assert drop(view.board.lists[Section.SEE], mime_of(["empathy_2"]), QPoint(40, 0))
    assert said(workspace, Section.SEE) == ["Friends with certificates", "Ten identical pages"]
    assert drop(view.board.lists[Section.GAINS], mime_of(["empathy_2"]), QPoint(40, 60))
    assert said(workspace, Section.GAINS) == ["Friends with certificates"]


def test_the_place_of_a_drop_is_shown_while_dragging(view: EmpathyView) -> None:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent

    target, mime = view.board.lists[Section.SAY], mime_of(["empathy_1"])
    before = target.grab().toImage()
    rest = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(9, 9), *rest))
    QApplication.sendEvent(target, QDragMoveEvent(QPoint(9, 90), *rest))
    during: QImage = target.grab().toImage()
    assert during != before
    QApplication.sendEvent(target, QDragLeaveEvent())
    assert target.grab().toImage() == before


@pytest.mark.parametrize("ids", [["tp_1"], ["empathy_1", "empathy_2"], ["empathy_gone"], []])
def test_other_things_are_not_taken(
    view: EmpathyView, workspace: Workspace, ids: list[str]
) -> None:
    steps = workspace.session.position
    drop(view.board.lists[Section.SAY], mime_of(ids), QPoint(9, 9))
    assert workspace.session.position == steps


def test_dragging_a_card_carries_its_id_and_does_not_edit(
    view: EmpathyView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    carried: list[list[str]] = []
    monkeypatch.setattr(
        note_card_module, "drag_records", lambda _card, ids: carried.append(list(ids))
    )
    one = card(view, Section.SEE, 0)
    qtbot.mousePress(one, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    QTest.mouseMove(one, QPoint(60, 40))
    qtbot.mouseRelease(one, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert carried == [["empathy_1"]]
    assert dragged_ids(mime_of(carried[0])) == ["empathy_1"]
    assert one.field is None


def _choose(menu: QMenu, *names: str) -> None:
    for name in names[:-1]:
        menu = next(one.menu() for one in menu.actions() if one.text().startswith(name))
    next(one for one in menu.actions() if one.text().startswith(names[-1])).trigger()


def test_the_context_menu_does_what_it_says(view: EmpathyView, workspace: Workspace) -> None:
    def menu() -> QMenu:
        return note_menu(workspace, card(view, Section.SEE, 0), QPoint(0, 0))

    _choose(menu(), "Evidence", "assumed")
    assert note(workspace, 1).evidence is Evidence.ASSUMED
    _choose(menu(), "Unlink from “Review site”")
    assert note(workspace, 1).touchpoint is None
    _choose(menu(), "Move to", "Pains")
    assert said(workspace, Section.PAINS) == ["Ten identical pages"]
    _choose(menu(), "Delete")
    assert said(workspace, Section.SEE) == []


def test_a_touchpoint_is_found_by_a_few_letters_with_a_slip(
    view: EmpathyView, workspace: Workspace
) -> None:
    picker = link_to_touchpoint(workspace, card(view, Section.SAY, 0), QPoint(0, 0))
    QTest.keyClicks(picker.line, "comprae")
    QTest.keyClick(picker.line, Key.Key_Return)
    assert note(workspace, 3).touchpoint == "tp_2"
    assert "at Compare plans" in card(view, Section.SAY, 0).accessibleName()


def test_four_quadrants_show_the_same_notes_and_lose_none(
    view: EmpathyView, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view.choices["quadrants"], Qt.MouseButton.LeftButton)
    assert list(view.board.lists) == [Section.SAY, Section.THINK, Section.DO, Section.FEEL]
    assert len(view.board.lists[Section.SAY].cards) == 1
    see = view._beside_chips[Section.SEE]
    assert see.text().split() == ["Sees", "2"]
    qtbot.mouseClick(see, Qt.MouseButton.LeftButton)
    assert len(view.board.lists[Section.SEE].cards) == 2
    assert QApplication.focusWidget() is view.board.lists[Section.SEE].field
    assert EmpathyView(workspace).canon == "quadrants"


def test_another_persona_by_chip(view: EmpathyView, workspace: Workspace, qtbot: QtBot) -> None:
    view.board.focus_section(Section.WHO)
    type_text("Belongs to the first")
    qtbot.mouseClick(view.chips._chips["persona_2"], Qt.MouseButton.LeftButton)
    assert workspace.active_persona == "persona_2"
    assert said(workspace, Section.WHO) == ["Belongs to the first"]
    assert not view.board.lists[Section.SEE].cards
    view.board.focus_section(Section.PAINS)
    type_text("Nobody answers")
    press(Key.Key_Return)
    assert said(workspace, Section.PAINS, "persona_2") == ["Nobody answers"]


def test_a_persona_is_added_in_place(view: EmpathyView, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.chips.add, Qt.MouseButton.LeftButton)
    type_text("Team coach")
    press(Key.Key_Return)
    names = [one.name for one in workspace.project.personas.values()]
    assert names == ["Career changer", "Buyer", "Team coach"]
    type_text("Leads twelve people")
    press(Key.Key_Return)
    assert said(workspace, Section.WHO, workspace.active_persona or "") == ["Leads twelve people"]


def test_it_begins_with_who_they_are_and_leads_to_the_map(
    make_workspace: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = make_workspace([Journey(id="journey_1", title="Trial", rank="a0")])
    view = shown(EmpathyView(workspace), qtbot)
    view.setFocus()
    type_text("Career changer")
    press(Key.Key_Return)
    assert [one.name for one in workspace.project.personas.values()] == ["Career changer"]
    for text in ("one", "two"):
        type_text(text)
        press(Key.Key_Return)
    assert view.hint.isHidden()
    type_text("three")
    press(Key.Key_Return)
    assert not view.hint.isHidden()
    with qtbot.waitSignal(workspace.page_asked) as asked:
        qtbot.mouseClick(view.hint, Qt.MouseButton.LeftButton)
    assert asked.args == ["map", ""]


def test_the_head_counts_what_is_known(view: EmpathyView) -> None:
    assert view._facts.text() == "end user · 3 notes · 1 researched, 1 partial, 1 assumed"


def test_a_note_that_is_asked_for_is_shown_with_the_focus(
    make_workspace: Callable[..., Workspace], qtbot: QtBot
) -> None:
    view = shown(EmpathyView(make_workspace(people())), qtbot)
    view.show_canon("quadrants")
    view.show_record("empathy_2")
    assert QApplication.focusWidget() is card(view, Section.SEE, 1)
    view.show_record("persona_2")
    assert view.persona is not None
    assert view.persona.name == "Buyer"


def test_a_hidden_view_catches_up_when_it_is_shown(
    view: EmpathyView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.hide()
    workspace.undo()
    from journeymapper.commands.records import DeleteRecords

    workspace.run(DeleteRecords(["empathy_1"]))
    with qtbot.waitExposed(view):
        view.show()
    assert len(view.board.lists[Section.SEE].cards) == 1


@pytest.mark.parametrize("width", [1440, 1024, 760])
def test_nothing_is_wider_than_the_window(
    make_workspace: Callable[..., Workspace], qtbot: QtBot, width: int
) -> None:
    workspace = make_workspace(people())
    from journeymapper.commands.records import EditFields

    workspace.run(EditFields("empathy_1", {"text": "Donaudampfschifffahrt" * 12}))
    workspace.run(EditFields("tp_1", {"name": "A name that is much longer than a card " * 4}))
    workspace.run(EditFields("persona_1", {"name": "A persona with a very long name " * 5}))
    view = EmpathyView(workspace)
    qtbot.addWidget(view)
    view.resize(width, 600)
    view.show()
    QTest.qWait(20)
    assert view.width() == width
    for section, one in view.board.lists.items():
        right = one.mapTo(view, QPoint(one.width(), 0)).x()
        assert right <= width, section


def test_undo_belongs_to_the_field_first_and_then_to_the_project(
    workspace: Workspace, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(workspace.undo)
    window.addAction(undo)
    view = EmpathyView(workspace)
    window.setCentralWidget(view)
    window.resize(1200, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.setFocus()
    type_text("Changes career")
    press(Key.Key_Return)
    type_text("typed")
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(workspace, Section.WHO) == ["Changes career"]
    assert view.board.lists[Section.WHO].field.text() == ""
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(workspace, Section.WHO) == []
