"""A round of review in the window: numbered, sent out, come back, dealt with."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journeymapper.app.export import export
from journeymapper.app.session import Session
from journeymapper.commands.review_rounds import (
    SettleComments,
    StartReview,
    TakeComments,
    numbers_of,
    open_comments,
)
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.records import ReviewComment, ReviewRound, new_id
from journeymapper.gui.access.map_words import touchpoint_description
from journeymapper.gui.application import Application
from journeymapper.gui.review.dialog import ReviewDialog
from journeymapper.gui.review.section import CommentsHere
from journeymapper.gui.window.status import StatusBar
from journeymapper.gui.workspace import Workspace
from tests.gui.person import Person
from tests.storage.small_project import small_project


@pytest.fixture
def dialog(small: Workspace, qtbot: QtBot) -> ReviewDialog:
    dialog = ReviewDialog(small)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def commented(dialog: ReviewDialog, small: Workspace) -> ReviewDialog:
    """A round with comments on two cards and on none."""
    dialog.start("Round 1", ("journey_1",))
    assert dialog.round is not None
    said = ((1, "Jo", "Say who answers"), (2, "Ann", "Too late"), (None, "Ann", "Thank you"))
    comments = [
        ReviewComment(
            id="comment_", review_round=dialog.round.id, number=number, author=who, text=text
        )
        for number, who, text in said
    ]
    small.run(TakeComments(dialog.round.id, comments))
    return dialog


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(dialog: ReviewDialog, column: int = 3) -> list[str]:
    table = dialog.table
    return [table.item(place, column).text() for place in range(table.rowCount())]


def test_a_round_numbers_the_cards_and_new_ones_get_the_next_numbers(
    dialog: ReviewDialog, small: Workspace, qtbot: QtBot
) -> None:
    assert not dialog.send_button.isEnabled()
    dialog.start("Round 1", ("journey_1",))
    assert dialog.round is not None
    assert numbers_of(small.project, dialog.round.id) == {"tp_a": 1, "tp_b": 2, "tp_c": 3}
    small.run(AddTouchpoint("tp_d", "journey_1", "Later", 296, 200))
    press(qtbot, dialog.number_button)
    assert numbers_of(small.project, dialog.round.id)["tp_d"] == 4
    assert "1 new card" in dialog.said.text()


def test_both_files_go_out_in_one_go_and_comments_come_back_from_the_workbook(
    dialog: ReviewDialog, small: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.start("Round 1", ("journey_1",))
    dialog.send_to(tmp_path / "Out.pdf")
    qtbot.waitUntil(lambda: not dialog.sending.is_running, timeout=60_000)
    assert "ready to send" in dialog.said.text()
    assert PdfReader(tmp_path / "Out.pdf").pages
    book = load_workbook(tmp_path / "Out.xlsx")
    sheet = book["Review"]
    head = next(row for row in sheet.iter_rows() if any(one.value == "Comment" for one in row))
    at = next(one for one in head if one.value == "Comment")
    sheet.cell(at.row + 2, at.column, "Say who answers")
    book.save(tmp_path / "Back.xlsx")
    dialog.take_from(tmp_path / "Back.xlsx")
    assert [one.text for one in open_comments(small.project, "tp_b")] == ["Say who answers"]
    assert texts(dialog) == ["Say who answers"]
    dialog.take_from(tmp_path / "Back.xlsx")
    assert "there already" in dialog.said.text()
    assert texts(dialog) == ["Say who answers"]


def test_comments_are_settled_opened_again_and_lead_to_their_card(
    commented: ReviewDialog, small: Workspace, qtbot: QtBot
) -> None:
    assert sorted(texts(commented)) == ["Say who answers", "Thank you", "Too late"]
    commented.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    commented.table.selectRow(0)
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda *one: asked.append(one))
    press(qtbot, commented.go_button)
    assert small.selected == "tp_a"
    assert asked == [("map", ""), ("review-comments", "tp_a")]
    press(qtbot, commented.settle_button)
    assert sorted(texts(commented)) == ["Thank you", "Too late"]
    assert not open_comments(small.project, "tp_a")
    commented.wanted.take("settled")
    commented.wanted.chosen.emit()
    commented.table.selectRow(0)
    assert commented.settle_button.text() == "Open again"
    press(qtbot, commented.settle_button)
    assert open_comments(small.project, "tp_a")


def test_a_comment_on_the_whole_has_no_card_to_go_to(commented: ReviewDialog) -> None:
    row = texts(commented).index("Thank you")
    commented.table.selectRow(row)
    assert not commented.go_button.isEnabled()
    assert texts(commented, 1)[row] == "the whole document"


def test_a_closed_round_takes_nothing_in_and_a_deleted_one_comes_back_by_undo(
    commented: ReviewDialog, small: Workspace, qtbot: QtBot
) -> None:
    press(qtbot, commented.close_round)
    assert commented.round is not None
    assert commented.round.closed
    assert not commented.take_button.isEnabled()
    press(qtbot, commented.close_round)
    assert commented.take_button.isEnabled()
    press(qtbot, commented.delete_round)
    assert not small.project.all(ReviewRound)
    assert not commented.delete_round.isEnabled()
    small.undo()
    assert len(small.project.all(ReviewComment)) == 3
    assert commented.round is not None


def test_a_file_that_is_no_workbook_is_said_in_a_sentence(
    commented: ReviewDialog, small: Workspace, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 no workbook")
    before = dict(small.project.all(ReviewComment))
    commented.take_from(bad)
    assert commented.said.text()
    assert small.project.all(ReviewComment) == before


def test_the_inspector_shows_what_lies_at_a_card_until_it_is_settled(
    commented: ReviewDialog, small: Workspace, qtbot: QtBot
) -> None:
    section = CommentsHere(small)
    qtbot.addWidget(section)
    section.show_record("tp_c")
    assert section.isHidden()
    section.show_record("tp_a")
    assert not section.isHidden()
    buttons = section.findChildren(type(commented.settle_button))
    (settle,) = [one for one in buttons if one.accessibleName() == "Settle the comment of Jo"]
    press(qtbot, settle)
    section.show_record("tp_a")
    assert section.isHidden()
    small.run(SettleComments([one.id for one in small.project.all(ReviewComment).values()], False))
    section.show_record("tp_a")
    assert not section.isHidden()


@pytest.mark.usefixtures("commented")
def test_the_status_bar_counts_what_is_left_on_this_journey(small: Workspace, qtbot: QtBot) -> None:
    bar = StatusBar(small)
    qtbot.addWidget(bar)

    def is_said() -> bool:
        return any("· 2 review comments" in one.text() for one in bar.findChildren(QLabel))

    assert is_said()
    small.run(SettleComments([one.id for one in small.project.all(ReviewComment).values()]))
    qtbot.waitUntil(lambda: not is_said())


def test_open_comments_lie_at_their_cards_on_the_canvas(
    desk: Application, person: Person, home: Path
) -> None:
    path = home / "Cafe.journey"
    with Session.create(path, small_project()) as session:
        journey = session.project.touchpoints["tp_1"].journey
        round_id = new_id(ReviewRound)
        session.dispatch(StartReview(round_id, "Round 1", (journey,)))
        number = numbers_of(session.project, round_id)["tp_1"]
        text = ReviewComment(
            id="comment_", review_round=round_id, number=number, author="<Jo>", text="Who & why?"
        )
        session.dispatch(TakeComments(round_id, [text]))
    desk.open_path(path)
    person.settle()
    workspace, canvas = person.window.workspace, person.canvas
    assert workspace is not None
    place = canvas.comments.place_of("tp_1")
    assert place is not None and canvas.comments.place_of("tp_2") is None
    card = workspace.project.touchpoints["tp_1"]
    said = touchpoint_description(workspace.project, card, None, {})
    assert "2 open review comments" in said
    tip = canvas.comments.tip("tp_1")
    assert "&lt;Jo&gt;" in tip and "Who &amp; why?" in tip
    before = canvas.grab().toImage()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    dialog = person.window.findChild(ReviewDialog)
    assert dialog is not None and dialog.isVisible()
    found = open_comments(workspace.project, "tp_1")
    assert dialog.table.chosen == [found[0].id]
    workspace.run(SettleComments([one.id for one in found]))
    person.settle()
    assert canvas.comments.place_of("tp_1") is None
    assert canvas.grab().toImage() != before
    dialog.close()
    plain, noted = home / "plain.svg", home / "noted.svg"
    export(workspace.project, plain, at=workspace.session.last_edit_at)
    workspace.undo()
    export(workspace.project, noted, at=workspace.session.last_edit_at)
    assert plain.read_bytes() == noted.read_bytes()
    workspace.select("tp_1")
    workspace.page_asked.emit("review", "tp_1")  # as the inspector's link does
    assert dialog.isVisible()
    dialog.close()
