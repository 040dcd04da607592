"""Comments of a round of review, as people send them back."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.review import read_review


def workbook(path: Path, *rows: tuple[Any, ...], sheet: str = "Review") -> Path:
    book = Workbook()
    book.active.title = "Grid"
    book.active.append(["", "Trial"])
    page = book.create_sheet(sheet)
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def said(path: Path) -> list[tuple[int | None, str, str]]:
    return [(one.number, one.author, one.text) for one in read_review(path).comments]


def test_the_sheet_that_went_out_comes_back(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ("Number", "Stage", "Touchpoint", "Comment", "Author"),
        (1, "Trial", "Sign up", "Too long", "Ada"),
        (2, "Trial", "Mail", None, None),
        (3, "Trial", "Call", "  Never\nagain ", None),
        (None, None, None, "In general: fine", "Ben"),
    )
    assert said(path) == [
        (1, "Ada", "Too long"),
        (3, "", "Never\nagain"),
        (None, "Ben", "In general: fine"),
    ]


def test_sorted_moved_renamed_and_further_columns_do_not_matter(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ("Thank you for reading!",),
        (),
        ("Mine", "REVIEWER", "Your  comment", "Priority", "No."),
        ("x", "Ada", "Last", 3, "#12"),
        ("", "Ben", "First", 1, "2."),
        ("", "Cem", "Both", 1, "4, 5 and 6"),
        ("", "Dee", "As a number", 1, 7.0),
        sheet="Sheet7",
    )
    assert said(path) == [
        (12, "Ada", "Last"),
        (2, "Ben", "First"),
        (4, "Cem", "Both"),
        (5, "Cem", "Both"),
        (6, "Cem", "Both"),
        (7, "Dee", "As a number"),
    ]


def test_lines_that_cannot_be_read_are_named_and_the_others_taken(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ("Number", "Comment", "Author"),
        ("seven", "Where is it?", "Ada"),
        (2, "=1+1", "Ben"),
        (3, "Good", "Cem"),
    )
    found = read_review(path)
    assert [one.text for one in found.comments] == ["Good"]
    assert [one.line for one in found.refused] == [2, 3] and found.left_out == 2
    assert "“seven”" in found.refused[0].reason
    assert "formula" in found.refused[1].reason


def test_a_csv_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Number;Comment;Author\n5;Bien sûr;Zoé\n", encoding="utf-8")
    assert said(path) == [(5, "Zoé", "Bien sûr")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(TableRefused):
        read_review(path)


def test_a_workbook_without_comments_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Number", "Touchpoint"), (1, "Sign up"))
    with pytest.raises(TableRefused, match="Comment"):
        read_review(path)


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Number", "Comment"), (1, "x"))
    entry = zipfile.ZipInfo("xl/bomb.bin")
    entry.compress_type = zipfile.ZIP_DEFLATED
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(entry, "w", force_zip64=True) as bomb,
    ):
        for _ in range(410):
            bomb.write(b"\0" * 1_000_000)
    with pytest.raises(TableRefused, match="unpack"):
        read_review(path)


def test_more_comments_than_come_in_at_once_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymapper.importers.review.MOST_COMMENTS", 3)
    rows = [(n, "again") for n in range(5)]
    path = workbook(tmp_path / "a.xlsx", ("Number", "Comment"), *rows)
    with pytest.raises(TableRefused, match="more than 3"):
        read_review(path)
