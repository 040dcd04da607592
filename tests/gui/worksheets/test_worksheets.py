"""Worksheets are chosen, looked at and written; what was written on them is typed in by codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journeymapper.analysis.card_codes import CodeKind, blank_codes, codes
from journeymapper.analysis.votes import dots_in
from journeymapper.commands.empathy import notes_in
from journeymapper.commands.experiences import experience_of
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Stage, Sticky, Touchpoint, VoteRound
from journeymapper.domain.vocabulary import Section
from journeymapper.drawing.worksheets import WorksheetKind
from journeymapper.gui.worksheets.dialog import WorksheetsDialog
from journeymapper.gui.worksheets.typing_dialog import TypingDialog
from journeymapper.gui.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def sheets(sample: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> WorksheetsDialog:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    dialog = WorksheetsDialog(sample)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def typing(sample: Workspace, qtbot: QtBot) -> TypingDialog:
    dialog = TypingDialog(sample)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    dialog.code.setFocus()
    return dialog


def say(qtbot: QtBot, widget: QWidget, text: str) -> None:
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Key.Key_Return)


def write(qtbot: QtBot, dialog: WorksheetsDialog, path: Path) -> None:
    dialog.write_to(path)
    qtbot.waitUntil(lambda: dialog.write_button.isEnabled(), timeout=30_000)


class TestPrinting:
    def test_the_sheet_is_seen_as_it_is_chosen(
        self, sheets: WorksheetsDialog, qtbot: QtBot
    ) -> None:
        assert sheets.view.page is not None
        assert sheets.view.page.title == "Career changer"
        sheets.kind.take(WorksheetKind.TOUCHPOINTS)
        sheets.kind.chosen.emit()
        qtbot.waitUntil(lambda: sheets.view.page.title == "Touchpoint cards")  # type: ignore[union-attr]
        qtbot.mouseClick(sheets.on, Qt.MouseButton.LeftButton)
        assert sheets.place.text() == "Sheet 2 of 3"

    def test_only_what_concerns_the_worksheet_is_asked(self, sheets: WorksheetsDialog) -> None:
        assert sheets.persona.isVisible()
        assert not sheets.lanes.isVisible()
        sheets.kind.take(WorksheetKind.GRID)
        sheets.kind.chosen.emit()
        assert sheets.lanes.isVisible()
        assert not sheets.columns.isVisible()
        sheets.blank.click()
        assert sheets.columns.isVisible()
        assert sheets.sheet.isVisible()

    def test_empty_sheets_get_other_codes_the_next_time(
        self, sheets: WorksheetsDialog, qtbot: QtBot, tmp_path: Path
    ) -> None:
        sheets.kind.take(WorksheetKind.FEEDBACK)
        sheets.kind.chosen.emit()
        sheets.blank.click()
        sheets.count.setFocus()
        qtbot.keyClick(sheets.count, Key.Key_Up)
        write(qtbot, sheets, tmp_path / "first.pdf")
        assert sheets.finished_path == tmp_path / "first.pdf"
        assert len(PdfReader(tmp_path / "first.pdf").pages) == 2
        assert sheets.sheet.number == 3

    def test_what_cannot_be_written_is_said_and_nothing_is_left(
        self, sheets: WorksheetsDialog, qtbot: QtBot, tmp_path: Path
    ) -> None:
        write(qtbot, sheets, tmp_path / "no folder" / "x.pdf")
        assert "no folder" in sheets.said.text() or "folder" in sheets.said.text()
        assert sheets.finished_path is None

    def test_a_cancelled_one_leaves_nothing(
        self, sheets: WorksheetsDialog, qtbot: QtBot, tmp_path: Path
    ) -> None:
        before = sorted(tmp_path.iterdir())
        sheets.write_to(tmp_path / "x.pdf")
        sheets.reject()
        qtbot.waitUntil(lambda: sheets.write_button.isEnabled(), timeout=30_000)
        assert "Cancelled" in sheets.said.text()
        assert sorted(tmp_path.iterdir()) == before


class TestTypingIn:
    def test_a_touchpoint_is_completed_by_keyboard_alone_and_undone_in_one_step(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        code = codes(sample.project, CodeKind.TOUCHPOINT)
        card = next(iter(code))[0]
        say(qtbot, typing.code, code[card, ""].lower())
        persona = typing.values()["persona"]
        before = experience_of(sample.project, persona, card)
        field = typing.fields["thought"]
        field.setFocus()
        qtbot.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        say(qtbot, field, "Is that all?")
        after = experience_of(sample.project, persona, card)
        assert after is not None
        assert after.thought == "Is that all?"
        assert typing.focusWidget() is typing.code
        assert typing.code.text() == ""
        sample.undo()
        assert experience_of(sample.project, persona, card) == before

    def test_an_empty_card_is_made_once_and_found_the_second_time(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        code = blank_codes(sample.project, CodeKind.TOUCHPOINT, 3, 2)[2]
        say(qtbot, typing.code, code)
        assert typing.focusWidget() is typing.fields["name"]
        say(qtbot, typing.fields["name"], "Asks a neighbour")
        made = [
            one for one in sample.project.touchpoints.values() if one.name == "Asks a neighbour"
        ]
        assert [(one.journey, one.stage is not None) for one in made] == [(sample.journey_id, True)]
        say(qtbot, typing.code, code)
        assert typing.card is not None
        assert typing.card.name.startswith("Asks a neighbour")
        field = typing.fields["name"]
        field.setFocus()
        qtbot.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        say(qtbot, field, "Asks two neighbours")
        assert sample.project.get(Touchpoint, made[0].id).name == "Asks two neighbours"

    def test_notes_of_a_section_follow_one_another(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        persona = next(iter(sample.project.personas))
        code = codes(sample.project, CodeKind.EMPATHY)[persona, Section.HEAR.value]
        say(qtbot, typing.code, code)
        say(qtbot, typing.fields["text"], "From a friend")
        say(qtbot, typing.fields["text"], "On the radio")
        texts = [one.text for one in notes_in(sample.project, persona, Section.HEAR)]
        assert texts[-2:] == ["From a friend", "On the radio"]
        qtbot.keyClick(typing.fields["text"], Key.Key_Return)
        assert typing.card is None
        assert typing.focusWidget() is typing.code

    def test_an_empty_empathy_map_belongs_to_whom_was_chosen_for_its_sheet(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        named = blank_codes(sample.project, CodeKind.EMPATHY, 10, 4)
        say(qtbot, typing.code, named[2])
        persona = typing.fields["persona"]
        persona.setFocus()
        qtbot.keyClick(persona, Key.Key_Down)
        whose = typing.values()["persona"]
        assert whose != sample.active_persona
        say(qtbot, typing.fields["text"], "Sees a poster")
        assert [one.text for one in notes_in(sample.project, whose, Section.SEE)][-1:] == [
            "Sees a poster"
        ]
        qtbot.keyClick(typing.fields["text"], Key.Key_Return)
        say(qtbot, typing.code, named[3])
        assert typing.values()["persona"] == whose

    def test_feedback_is_made_with_all_that_stands_on_its_card(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        code = blank_codes(sample.project, CodeKind.FEEDBACK, 1, 1)[0]
        say(qtbot, typing.code, code)
        qtbot.keyClicks(typing.fields["text"], "Too many mails")
        qtbot.keyClicks(typing.fields["customer"], "Mr Okoye")
        qtbot.keyClicks(typing.fields["sentiment"], "neg")
        qtbot.keyClick(typing.fields["customer"], Key.Key_Return)
        made = [
            one for one in sample.project.feedback_notes.values() if one.text == "Too many mails"
        ]
        assert len(made) == 1
        assert made[0].customer == "Mr Okoye"
        assert made[0].sentiment is not None
        assert made[0].sentiment.value == "negative"

    def test_a_cell_takes_what_was_written_into_its_lane_and_stage(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        stage = sample.project.referring(Stage, sample.journey_id)[0].id
        found = codes(sample.project, CodeKind.CELL)
        for (where, part), code in found.items():
            if where != stage:
                continue
            say(qtbot, typing.code, code)
            assert typing.card is not None
            if typing.card.name.endswith("Pain points"):
                say(qtbot, typing.fields["text"], "No answer on Sundays")
                break
            qtbot.keyClick(typing, Key.Key_Escape)
            assert part
        stickies = [
            one
            for one in sample.project.referring(Sticky, stage)
            if one.text == "No answer on Sundays"
        ]
        assert [one.kind.value for one in stickies] == ["pain"]

    def test_a_mistyped_code_is_said_and_can_be_typed_again(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        right = blank_codes(sample.project, CodeKind.TOUCHPOINT, 1, 1)[0]
        say(qtbot, typing.code, f"{right[:-1]}{'0' if right[-1] != '0' else '1'}")
        assert "mistyped" in typing.said.text()
        assert typing.card is None
        code = next(iter(codes(sample.project, CodeKind.TOUCHPOINT).values()))
        say(qtbot, typing.code, code)
        assert typing.card is not None
        assert typing.said.text() == ""

    def test_a_card_without_a_name_is_refused_and_what_was_typed_stays(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        code = blank_codes(sample.project, CodeKind.TOUCHPOINT, 1, 9)[0]
        say(qtbot, typing.code, code)
        say(qtbot, typing.fields["need"], "Calm")
        assert "needs a name" in typing.said.text()
        assert typing.values()["need"] == "Calm"

    def test_dots_are_counted_once_however_often_they_are_typed(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        journey = sample.journey_id
        sample.run(AddRecord(VoteRound(id="round_new", journey=journey, question="What first?")))
        sticky = sample.project.referring(Sticky, journey)[0].id
        code = codes(sample.project, CodeKind.VOTE)[sticky, "round_new"]
        for dots in ("3", "3", "4"):
            say(qtbot, typing.code, code)
            field = typing.fields["dots"]
            field.setFocus()
            qtbot.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            say(qtbot, field, dots)
            assert dots_in(sample.project, "round_new") == {sticky: int(dots)}
        say(qtbot, typing.code, code)
        say(qtbot, typing.fields["dots"], "many")
        assert "no number of dots" in typing.said.text()

    def test_a_new_line_of_a_voting_sheet_becomes_a_sticky_with_its_dots(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        journey = sample.journey_id
        sample.run(AddRecord(VoteRound(id="round_new", journey=journey, question="What first?")))
        code = blank_codes(sample.project, CodeKind.VOTE, 1, 1)[0]
        say(qtbot, typing.code, code)
        qtbot.keyClicks(typing.fields["text"], "Fewer mails")
        say(qtbot, typing.fields["dots"], "5")
        made = [
            one for one in sample.project.referring(Sticky, journey) if one.text == "Fewer mails"
        ]
        assert [dots_in(sample.project, "round_new")[one.id] for one in made] == [5]
        sample.undo()
        assert not dots_in(sample.project, "round_new")
        assert sample.project.find(made[0].id) is None

    def test_an_empty_grid_makes_its_stages_and_then_takes_their_notes(
        self, typing: TypingDialog, sample: Workspace, qtbot: QtBot
    ) -> None:
        code = blank_codes(sample.project, CodeKind.CELL, 2, 1)[1]
        say(qtbot, typing.code, code)
        say(qtbot, typing.fields["name"], "Second thoughts")
        stage = next(
            one
            for one in sample.project.referring(Stage, sample.journey_id)
            if one.name == "Second thoughts"
        )
        lane = typing.fields["lane"]
        lane.setFocus()
        qtbot.keyClicks(lane, "Pain")
        say(qtbot, typing.fields["text"], "Nobody calls back")
        assert [one.text for one in sample.project.referring(Sticky, stage.id)] == [
            "Nobody calls back"
        ]
        assert typing.values()["lane"] == "pain_points"


def test_every_field_and_button_has_a_name(typing: TypingDialog, sheets: WorksheetsDialog) -> None:
    for dialog in (typing, sheets):
        for one in dialog.findChildren(QWidget):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible():
                named = one.accessibleName() or getattr(one, "text", lambda: "")()
                assert named or one.objectName().startswith("qt_"), one
