"""Feedback from a file: from choosing it to the inbox and back with one undo."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QUrl

from journeymapper.app.linked_feedback import links_of
from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.gui.application import Application
from journeymapper.gui.importing.dialog import ImportDialog
from journeymapper.gui.importing.wording import NO_TEXT
from tests.gui.carrying import drop
from tests.gui.importing.steps import bring, chosen, counted, importing
from tests.gui.importing.tables import NPS, many, nps, write
from tests.gui.person import CONTROL, Key, Person

FIELD_FILES = Path(__file__).resolve().parents[4] / "shared" / "data" / "feedback"


def test_from_choosing_a_file_with_the_keyboard_to_the_inbox_and_back(
    at_work: Person, home: Path
) -> None:
    path = nps(home / "nps.csv")

    def from_file_to_button(dialog: ImportDialog) -> None:
        with at_work.answering(chosen(at_work, path)):
            at_work.press(Key.Key_Return)
        counted(at_work, dialog)
        assert at_work.focus is dialog.preview.choices[0]
        assert [one.currentText() for one in dialog.preview.choices] == [
            "Date", "Customer", "Rating", "What they said",
        ]  # fmt: skip
        assert dialog.told.text() == "3 notes come in."
        assert at_work.sees_text("“01-10-2025” is 1 October 2025")
        assert at_work.sees_text("6 and less is negative, 9 and more positive")
        assert at_work.sees_text("negative · rated 3 · 2 Oct 2025 · ben · nps")
        assert not at_work.project.feedback_notes
        at_work.press(Key.Key_Return)
        at_work.wait(lambda: not dialog.isVisible())

    with at_work.answering(from_file_to_button):
        at_work.press(Key.Key_I, CONTROL)
    assert len(at_work.project.feedback_notes) == 3
    assert at_work.window.view == "feedback"
    assert at_work.window.toast.sentence == (
        "Took in 3 notes of 3 rows. Ctrl+Z takes them back in one step."
    )
    inbox = at_work.window._views["feedback"]
    (first,) = inbox.list.chosen_ids()
    assert at_work.project.feedback_notes[first].text == NPS[3][3]
    at_work.press(Key.Key_Z, CONTROL)
    assert not at_work.project.feedback_notes


def test_a_dropped_table_opens_the_window_and_escape_changes_nothing(
    at_work: Person, home: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(nps(home / "nps.csv")))])

    def leave(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        at_work.press(Key.Key_Escape)

    with at_work.answering(leave):
        assert drop(at_work.canvas, mime, QPoint(200, 200))
    assert not at_work.project.feedback_notes
    assert at_work.window.workspace.session.undo_name is None


def test_a_corrected_mapping_is_remembered_for_the_next_table_like_it(
    at_work: Person, home: Path
) -> None:
    header = ("when", "who was it", "score", "comment")

    def correct(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        assert not dialog.remembered.isVisible()
        who = dialog.preview.choices[1]
        assert who.currentText() == "Leave out"
        at_work.press(Key.Key_Tab)
        assert at_work.focus is who
        at_work.type("Cust")
        assert who.currentText() == "Customer"
        bring(at_work)(dialog)

    importing(at_work, write(home / "a.csv", [header, *NPS[1:]]), correct)
    assert {one.customer for one in at_work.project.feedback_notes.values()} == {
        "anna", "ben", "chris",
    }  # fmt: skip

    def look(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        assert dialog.remembered.isVisible()
        assert dialog.preview.choices[1].currentText() == "Customer"
        assert dialog.told.text() == "1 note comes in, 3 are there already."
        assert dialog.options.source.text() == "b"

    more = ("14-10-2025", "dora", "8", "Which plan has team reports?")
    importing(at_work, write(home / "b.csv", [header, *NPS[1:], more]), look)


def test_arrow_keys_give_back_the_fields_they_pass_over(at_work: Person, home: Path) -> None:
    def walk(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        choices = dialog.preview.choices
        at_work.click(choices[0])
        at_work.press(Key.Key_Escape)
        at_work.press(Key.Key_Down)
        assert [one.currentText() for one in choices] == [
            "Rating", "Customer", "Leave out", "What they said",
        ]  # fmt: skip
        at_work.press(Key.Key_Down)
        assert [one.currentText() for one in choices] == [
            "Sentiment", "Customer", "Rating", "What they said",
        ]  # fmt: skip
        at_work.press(Key.Key_Up, times=2)
        counted(at_work, dialog)
        assert dict(dialog.preview.columns) == {
            "text": 3, "customer": 1, "received_on": 0, "rating": 2,
        }  # fmt: skip

    importing(at_work, nps(home / "nps.csv"), walk)


def test_without_a_column_of_text_it_says_what_is_missing(at_work: Person, home: Path) -> None:
    def leave_out(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        text = dialog.preview.choices[3]
        text.setFocus()
        at_work.press(Key.Key_End)
        assert text.currentText() == "Leave out"
        assert dialog.told.text() == NO_TEXT
        assert not dialog.import_button.isEnabled()
        assert at_work.sees_text(NO_TEXT, dialog.outcome)
        at_work.press(Key.Key_Return)
        assert dialog.isVisible()
        at_work.press(Key.Key_Home)
        counted(at_work, dialog)
        assert dialog.told.text() == "3 notes come in."

    importing(at_work, nps(home / "nps.csv"), leave_out)


def test_rows_that_cannot_be_read_are_listed_and_saved(at_work: Person, home: Path) -> None:
    bad = [("yesterdayish", "eve", "5", "=cmd()"), ("15-10-2025", "fay", "lots", "Too good")]
    out = home / "refused.csv"

    def look(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        assert dialog.told.text() == "3 notes come in, 2 cannot be read."
        at_work.click("Cannot be read  2")
        model = dialog.outcome.refused_list.model()
        said = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert said[0].startswith("Line 5: column “when”: “yesterdayish” is no date")
        assert said[1].startswith("Line 6: column “score”: “lots” is no rating")
        with at_work.answering(chosen(at_work, out)):
            at_work.click("Save them as CSV…")
        assert dialog.told.text() == "2 rows are in “refused.csv”, with line and reason."
        dialog.import_button.setFocus()  # Enter presses what has the focus
        bring(at_work)(dialog)

    importing(at_work, nps(home / "nps.csv", bad), look)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Line", "Why refused", *NPS[0]]
    assert [row[0] for row in rows[1:]] == ["5", "6"]
    assert rows[1][2:] == ["yesterdayish", "eve", "5", "'=cmd()"]
    assert len(at_work.project.feedback_notes) == 3


def test_escape_while_fifty_thousand_are_counted_leaves_at_once(
    at_work: Person, home: Path
) -> None:
    def leave(dialog: ImportDialog) -> None:
        assert at_work.wait(lambda: dialog.progress.value() > 5)
        assert dialog.told.text() == "Counting…"
        assert not dialog.import_button.isEnabled()
        at_work.press(Key.Key_Escape)
        assert not dialog.isVisible()
        assert not dialog._counting.is_running and not dialog._looking.is_running

    importing(at_work, many(home / "many.csv", 50_000), leave)
    assert not at_work.project.feedback_notes
    assert at_work.window.workspace.session.undo_name is None


def test_many_notes_are_one_step_after_a_milestone(at_work: Person, home: Path) -> None:
    importing(at_work, many(home / "many.csv", 150), bring(at_work))
    assert len(at_work.project.feedback_notes) == 150
    assert [one.name for one in at_work.project.milestones.values()] == [
        "Before importing 150 notes from many.csv"
    ]
    at_work.press(Key.Key_Z, CONTROL)
    assert not at_work.project.feedback_notes


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.csv", b"<!DOCTYPE html><html><body>Log in</body></html>", "web page"),
        ("table.csv", b"PK\x03\x04" + b"x" * 400, "archive"),
        ("empty.csv", b"", "empty"),
        ("broken.json", b'{"a": [1, 2', "JSON"),
        ("report.csv", b"%PDF-1.7 and so on", "PDF"),
        ("zeros.csv", bytes(4000), "no text"),
    ],
)
def test_a_broken_file_is_a_sentence_in_place_of_the_table(
    at_work: Person, home: Path, name: str, content: bytes, said: str
) -> None:
    path = home / name
    path.write_bytes(content)

    def look(dialog: ImportDialog) -> None:
        title = f"“{name}” cannot be read"
        assert at_work.wait(lambda: dialog.start.title.text() == title)
        assert said in dialog.start.hint.text()
        assert not dialog.import_button.isVisible()
        with at_work.answering(chosen(at_work, nps(home / "nps.csv"))):
            at_work.press(Key.Key_Return)  # Choose another file…
        counted(at_work, dialog)
        assert dialog.told.text() == "3 notes come in."

    importing(at_work, path, look)


def test_encoding_and_separator_are_corrected_and_the_table_follows(
    at_work: Person, home: Path
) -> None:
    path = home / "umlauts.csv"
    rows = "wann;kommentar;note\n" + "".join(
        f"0{at}.10.2025;Die Größe passt mir, die Länge nicht, Nummer {at};3\n" for at in range(1, 8)
    )
    path.write_bytes(rows.encode("cp1252"))

    def correct(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        encoding, delimiter = dialog.options.encoding, dialog.options.delimiter
        assert (encoding.value, delimiter.value) == ("cp1252", ";")
        assert at_work.sees_text("Die Größe")
        encoding.setFocus()
        at_work.type("Cyr")
        assert at_work.wait(lambda: dialog._glance.shape.encoding == "cp1251")
        assert not at_work.sees_text("Größe")
        assert at_work.focus is encoding
        delimiter.setFocus()
        at_work.press(Key.Key_Home)
        assert at_work.wait(lambda: dialog.told.text() == "Nothing comes in, 7 cannot be read.")
        assert not dialog.import_button.isEnabled()
        at_work.press(Key.Key_Down)
        assert at_work.wait(lambda: dialog.told.text() == "7 notes come in.")
        counted(at_work, dialog)

    importing(at_work, path, correct)


def test_a_scale_that_is_corrected_changes_what_comes_in(at_work: Person, home: Path) -> None:
    rows = [("comment", "rating"), *((f"It was fine, visit {at}", str(at)) for at in range(1, 6))]

    def correct(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        assert dialog.options.scale.value == "1-5"
        assert at_work.sees_text("positive · rated 5", dialog.outcome)
        dialog.options.scale.setFocus()
        at_work.press(Key.Key_Home)
        assert dialog.options.scale.value == "0-10"
        assert at_work.wait(lambda: at_work.sees_text("negative · rated 5", dialog.outcome))
        bring(at_work)(dialog)

    importing(at_work, write(home / "rated.csv", rows), correct)
    assert {one.sentiment.label for one in at_work.project.feedback_notes.values()} == {"negative"}


def test_a_source_typed_just_before_enter_is_kept(at_work: Person, home: Path) -> None:
    def name_it(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        dialog.options.source.setFocus()
        at_work.retype("Autumn survey")
        at_work.press(Key.Key_Return)
        assert at_work.wait(lambda: not dialog.isVisible())

    importing(at_work, nps(home / "nps.csv"), name_it)
    assert {one.source for one in at_work.project.feedback_notes.values()} == {"Autumn survey"}


def test_wide_tables_roll_and_huge_cells_are_cut(at_work: Person, home: Path) -> None:
    arabic = "أحببت التطبيق كثيرا لكنه بطيء"
    header = [f"A question that goes on and on, number {at}" for at in range(58)]
    row = [str(at) for at in range(58)]
    path = write(
        home / "wide.csv",
        [
            [*header, "comment", "ملاحظات"],
            [*row, "很好用，但是太慢了，希望改进一下", arabic * 3000],
        ],
    )

    def look(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        choices, table = dialog.preview.choices, dialog.preview.table
        assert len(choices) == 60
        assert at_work.focus is choices[58]  # what they said, which was out of sight
        choices[0].setFocus()
        for _ in range(59):
            at_work.press(Key.Key_Tab)
        assert at_work.focus is choices[59]
        right = choices[59].x() + choices[59].width()
        assert 0 < right <= table.viewport().width() + 4
        assert len(str(table.model().index(0, 59).data())) <= 200
        at_work.press(Key.Key_Tab)
        assert at_work.focus is table

    importing(at_work, path, look)


def test_a_project_for_reading_only_says_so(desk: Application, person: Person, home: Path) -> None:
    path = home / "Documents" / "Trial.journey"
    new_from_template(path, "empty").close()
    desk.open_session(Session.open(path, read_only=True))
    person.settle()
    person.press(Key.Key_I, CONTROL)
    session = person.window.workspace.session
    assert person.window.toast.sentence == session.why_read_only != ""


def test_a_file_is_followed_and_let_go_from_the_window(at_work: Person, home: Path) -> None:
    def follow(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        at_work.click("Offer what is new when this file changes")
        bring(at_work)(dialog)

    path = nps(home / "nps.csv")
    importing(at_work, path, follow)
    assert [one.path for one in links_of(at_work.project)] == [path.resolve()]

    def let_go(dialog: ImportDialog) -> None:
        at_work.click("Stop offering what is new in nps.csv")
        assert not dialog.start._links.isVisible()
        at_work.press(Key.Key_Escape)

    with at_work.answering(let_go):
        at_work.click("Import…")
    assert not links_of(at_work.project)


def test_a_workbook_asks_for_its_sheet(at_work: Person, home: Path) -> None:
    book = Workbook()
    book.active.title = "Answers"
    for row in NPS:
        book.active.append(row)
    other = book.create_sheet("Calls")
    other.append(("comment",))
    other.append(("Nobody called me back after I asked for an invoice.",))
    book.save(home / "answers.xlsx")

    def choose(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        assert dialog.told.text() == "3 notes come in."
        assert not dialog.options.encoding.isVisible()
        dialog.options.sheet.setFocus()
        at_work.press(Key.Key_Down)
        assert at_work.wait(lambda: dialog.told.text() == "1 note comes in.")
        assert [one.currentText() for one in dialog.preview.choices if one.isVisible()] == [
            "What they said"
        ]
        assert at_work.focus is dialog.options.sheet

    importing(at_work, home / "answers.xlsx", choose)


def test_another_file_dropped_on_the_window_takes_its_place(at_work: Person, home: Path) -> None:
    other = home / "other.json"
    other.write_text(json.dumps([{"text": "The invoice came twice.", "rating": 1}]))

    def replace_it(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(other))])
        assert drop(dialog, mime, QPoint(200, 200))
        assert at_work.wait(lambda: dialog.told.text() == "1 note comes in.")
        assert not dialog.options.has_header.isVisible()
        bring(at_work)(dialog)

    importing(at_work, nps(home / "nps.csv"), replace_it)
    (note,) = at_work.project.feedback_notes.values()
    assert (note.text, note.source) == ("The invoice came twice.", "other")


@pytest.mark.skipif(not FIELD_FILES.is_dir(), reason="the files of the field are not here")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("app_reviews_small.csv", "16 notes come in."),
        ("nps_feedback.csv", "800 notes come in."),
        ("nps_fr_BenaventC.csv", "3,838 notes come in, 10,116 without words."),
    ],
)
def test_files_of_the_field(at_work: Person, name: str, said: str) -> None:
    def look(dialog: ImportDialog) -> None:
        assert at_work.wait(dialog.import_button.isEnabled, 20_000)
        assert dialog.told.text() == said

    importing(at_work, FIELD_FILES / name, look)


def test_enter_presses_the_button_that_has_the_focus(at_work: Person, home: Path) -> None:
    def leave(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        with at_work.answering(lambda other: other.reject()):
            dialog.another.setFocus()
            at_work.press(Key.Key_Return)  # Choose another file…, and none is chosen
        assert dialog.isVisible()
        dialog.close_button.setFocus()
        at_work.press(Key.Key_Return)
        assert at_work.wait(lambda: not dialog.isVisible())

    importing(at_work, nps(home / "nps.csv"), leave)
    assert not at_work.project.feedback_notes


def test_tab_goes_as_the_eye_does_and_stops_nowhere_else(at_work: Person, home: Path) -> None:
    def walk(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        options = dialog.options
        wanted = [
            *dialog.preview.choices, dialog.preview.table, options.encoding, options.delimiter,
            options.has_header, options.dates, options.scale, options.needs_reply, options.source,
            dialog.follow, dialog.close_button, dialog.import_button, dialog.another,
        ]  # fmt: skip
        met = [at_work.focus]
        for _ in wanted[1:]:
            at_work.press(Key.Key_Tab)
            met.append(at_work.focus)
        assert met == wanted
        at_work.press(Key.Key_Tab)
        assert at_work.focus is dialog.preview.choices[0]

    importing(at_work, nps(home / "nps.csv"), walk)


def test_only_what_comes_in_is_shown(at_work: Person, home: Path) -> None:
    rows = [NPS[0], ("yesterdayish", "eve", "5", "This day is none"), NPS[1], NPS[1], NPS[2]]

    def look(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        assert dialog.told.text() == (
            "2 notes come in, 1 stands twice in the file, 1 cannot be read."
        )
        shown = [card for card in dialog.outcome._cards if card.isVisible()]
        assert [card._text.text() for card in shown] == [f"“{NPS[1][3]}”", f"“{NPS[2][3]}”"]

    importing(at_work, write(home / "a.csv", rows), look)


def test_how_many_will_wait_is_said_before_they_do(at_work: Person, home: Path) -> None:
    def look(dialog: ImportDialog) -> None:
        counted(at_work, dialog)
        assert dialog.options.needs_reply.value == "none"  # said a year ago
        dialog.options.needs_reply.setFocus()
        at_work.press(Key.Key_Down)
        assert at_work.wait(lambda: "1 of 3 will need a reply." in dialog.remarks.text())

    importing(at_work, nps(home / "nps.csv"), look)
