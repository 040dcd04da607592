"""A round of review goes out as a workbook, is filled in, and comes back by number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from journeymapper.app.export import export
from journeymapper.app.reviews import round_called, take_review
from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.commands.base import Command
from journeymapper.commands.review_rounds import StartReview, numbers_of, open_comments
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.records import ReviewComment

ROUND = "reviewround_1"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    made = new_from_template(tmp_path / "sample.journey", "trial-to-paid")
    command: Command = StartReview(ROUND, "Round 1", tuple(made.project.journeys))
    made.dispatch(command)
    return made


@pytest.fixture
def sheet(session: Session, tmp_path: Path) -> Path:
    path = tmp_path / "review.xlsx"
    export(session.project, path, chosen(review_round=ROUND), at=session.last_edit_at)
    return path


def fill_in(path: Path, *said: tuple[int | None, str, str]) -> None:
    """Write comments as a person does: beside the number, or in an empty row below."""
    book = load_workbook(path)
    page = book["Review"]
    heads = {one.value: one.column for one in page[1]}
    rows = {page.cell(row, heads["Number"]).value: row for row in range(2, page.max_row + 1)}
    below = min(
        row for row in range(2, page.max_row + 1) if not page.cell(row, heads["Number"]).value
    )
    for number, author, text in said:
        row = rows[number] if number in rows and number else below
        below += row == below
        page.cell(row, heads["Comment"]).value = text
        page.cell(row, heads["Author"]).value = author
    page.move_range(f"A2:H{page.max_row}", rows=3)
    page.insert_cols(1, 2)
    book.save(path)


def test_comments_come_back_by_number(session: Session, sheet: Path) -> None:
    fill_in(
        sheet, (7, "Ada", "Too long"), (12, "Ben", "Why a form?"), (None, "Cem", "In all: good")
    )
    before = session.project.snapshot()
    report = take_review(session, sheet, ROUND, on=date(2026, 4, 1))
    assert (report.read, report.taken, report.duplicates, report.without_card) == (3, 3, 0, 1)
    cards = {number: one for one, number in numbers_of(session.project, ROUND).items()}
    (comment,) = open_comments(session.project, cards[7])
    assert (comment.author, comment.text, comment.received_on) == (
        "Ada",
        "Too long",
        date(2026, 4, 1),
    )
    loose = [one for one in session.project.all(ReviewComment).values() if one.touchpoint is None]
    assert [one.text for one in loose] == ["In all: good"]
    session.undo()
    assert session.project.all(ReviewComment) == before.all(ReviewComment)


def test_the_same_file_comes_in_once(session: Session, sheet: Path) -> None:
    fill_in(sheet, (7, "Ada", "Too long"))
    take_review(session, sheet, ROUND)
    position = session.project.snapshot()
    report = take_review(session, sheet, ROUND)
    assert (report.taken, report.duplicates) == (0, 1)
    assert session.project.all(ReviewComment) == position.all(ReviewComment)
    assert str(report) == "Took in 0 of 1 comment. 1 was there already."


def test_a_number_that_no_card_has_lies_in_the_list(session: Session, sheet: Path) -> None:
    fill_in(sheet, (None, "Ada", "x"))
    book = load_workbook(sheet)
    page = book["Review"]
    place = next(c for row in page.iter_rows() for c in row if c.value == "x")
    number = next(c for row in page.iter_rows() for c in row if c.value == "Number")
    page.cell(place.row, number.column).value = 9999
    book.save(sheet)
    assert take_review(session, sheet, ROUND).without_card == 1
    (found,) = session.project.all(ReviewComment).values()
    assert found.number == 9999 and found.touchpoint is None


def test_an_empty_sheet_brings_nothing(session: Session, sheet: Path) -> None:
    report = take_review(session, sheet, ROUND)
    assert str(report) == "Nobody wrote a comment, so there was nothing to take in."


def test_what_is_no_review_leaves_the_project_alone(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"nothing of the kind")
    for path, trouble in (
        (tmp_path / "a.xlsx", EditRefused),
        (tmp_path / "gone.xlsx", FileTrouble),
        (tmp_path, FileTrouble),
    ):
        with pytest.raises(trouble):
            take_review(session, path, ROUND)
    assert not session.project.all(ReviewComment)


def test_rounds_are_found_by_name(session: Session) -> None:
    assert round_called(session.project, " round  1").id == ROUND
    with pytest.raises(EditRefused, match="“Round 1”"):
        round_called(session.project, "Round 2")
