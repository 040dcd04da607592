"""Broken and hostile files: read rightly, row by row, or refused in one sentence."""

from __future__ import annotations

import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from journeymapper.app.refused_rows import write_refused
from journeymapper.importers import rows, workbook
from journeymapper.importers.feedback.layout import Columns, Layout
from journeymapper.importers.refusals import TableRefused
from tests.importers.feedback.tables import brought, counts, notes, written

HEAD = "id;date;customer;comment;score\n"
GERMAN = HEAD + "".join(
    f"{n};{n % 28 + 1:02}.03.2025;Kunde {n};Das war schön und gut, Nr. {n} für mich;{n % 11}\n"
    for n in range(30)
)
RUSSIAN = "дата;отзыв;оценка\n" + "".join(
    f"0{n % 9 + 1}.03.2025;Очень долго ждал доставку, больше не закажу {n};{n % 5 + 1}\n"
    for n in range(30)
)
JAPANESE = "日付,コメント,評価\n" + "".join(
    f"2025-03-{n % 28 + 1:02},配送がとても遅くて困りましたが親切でした{n},{n % 5 + 1}\n"
    for n in range(30)
)
POLISH = "data;komentarz;ocena\n" + "".join(
    f"0{n % 9 + 1}.03.2025;Zażółć gęślą jaźń, bardzo źle obsłużono mnie {n};{n % 5 + 1}\n"
    for n in range(30)
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((GERMAN, one) for one in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
        *((GERMAN, one) for one in ("utf-32", "cp1252", "latin-1")),
        *((RUSSIAN, one) for one in ("utf-8", "utf-16-le", "cp1251", "koi8-r")),
        *((JAPANESE, one) for one in ("utf-8", "utf-16-le", "shift_jis", "euc_jp")),
        (POLISH, "cp1250"),
    ],
)
def test_encodings(text: str, encoding: str, tmp_path: Path) -> None:
    result = brought(written(tmp_path / "a.csv", text.encode(encoding)))
    assert counts(result) == (30, 30, 0, 0, 0)
    lines = text.splitlines()[1:]
    assert all(one.text in line for one, line in zip(notes(result), lines, strict=True))
    assert {one.received_on.month for one in notes(result) if one.received_on} == {3}


def test_an_encoding_that_is_told_wins(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", POLISH.encode("cp1250"))
    assert "Za¿ó³æ" in notes(brought(path, Layout(encoding="cp1252")))[0].text
    with pytest.raises(TableRefused, match="No encoding is called"):
        brought(path, Layout(encoding="klingon"))


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_line_breaks_in_quotes(line_end: str, tmp_path: Path) -> None:
    text = 'id,comment,score\n1,"one\ntwo, with ""quotes""",5\n2,"three\n\nfour",3\n3,plain,1\n'
    result = brought(written(tmp_path / "a.csv", text.replace("\n", line_end)))
    assert counts(result) == (3, 3, 0, 0, 0)
    assert [one.text for one in notes(result)] == [
        'one\ntwo, with "quotes"',
        "three\n\nfour",
        "plain",
    ]


def test_broken_quotes_cost_their_row_alone(tmp_path: Path) -> None:
    result = brought(
        written(
            tmp_path / "a.csv",
            'id,comment,score\n1,"never closed,5\n2,good one here,3\n3,"fine, too",4\n'
            '4,"bad"quote,4\n5,ok then,4\n6,"open to the end,4\n',
        )
    )
    assert [one.external_id for one in notes(result)] == ["2", "3", "5"]
    assert [one.line for one in result.refused] == [2, 5, 7]
    assert "quotation mark" in result.refused[0].reason


def test_cells_of_a_megabyte_cost_their_row_alone(tmp_path: Path) -> None:
    long, lines = "x" * 1_000_000, "many words\n" * 100_000
    result = brought(
        written(
            tmp_path / "a.csv",
            f'id,comment,score\n1,{long},5\n2,good one,3\n3,"{long}",4\n'
            f'4,"{lines}",5\n5,good two,3\n'
            f"6,{'a,' * 2_000_000}\n7,good three,1\n",
        )
    )
    assert [one.external_id for one in notes(result)] == ["2", "5", "7"]
    assert len(result.refused) == 4
    assert all("longer than" in one.reason for one in result.refused)
    assert result.refused[0].line == 2
    assert result.refused[3].line == 100_000 + 7


def test_nul_bytes(tmp_path: Path) -> None:
    text = "id,comment\n1,abc\0 def\n2,good one\n"
    result = brought(written(tmp_path / "a.csv", text))
    assert counts(result) == (2, 2, 0, 0, 0)
    assert notes(result)[0].text == "abc def"
    assert result.remarks == ("NUL bytes in 1 row are left out.",)
    with pytest.raises(TableRefused, match="no text"):
        brought(written(tmp_path / "b.csv", bytes(range(256)) * 100))
    with pytest.raises(TableRefused, match="no text"):
        brought(written(tmp_path / "c.csv", b"\0" * 5000))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n \n\r\n", "no rows"),
        (b"<!DOCTYPE html>\n<html><body>a,b</body></html>", "web page"),
        (b'\n\n <html lang="en">,,,\n', "web page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "web page"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old Excel"),
        (b"\x1f\x8b\x08" + b"\0" * 30, "packed"),
        (b"PK\x03\x04 cut short", "archive"),
        (b"PK\x03\x04\x14\0\0\0[Content_Types].xml", "damaged or incomplete workbook"),
        (b"{\\rtf1\\ansi hello}", "text document"),
        (b"BZh91AY", "bzip2"),
        (b"id,score,price\n1,5,3.5\n2,4,3.5\n3,4,3.1\n", "No column holds"),
        (b'[{"a":1},', "JSON"),
        (b"[1,2,3]", "no list of objects"),
        (b"[" * 100_000, "JSON"),
        (b'{"a":' * 100_000, "nested"),
        (b"[]", "no list of objects"),
        (b'[{"text":"a"}] more', "end of the file"),
        (b'{"a":1}', "No column holds"),
        ((",".join(["x"] * 3000) + "\n").encode() * 2, "columns"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(TableRefused, match=said):
        brought(written(tmp_path / "a.csv", data))


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(rows.MOST_BYTES + 1)
    with pytest.raises(TableRefused, match="at most 100 MB"):
        brought(path)
    monkeypatch.setattr("journeymapper.importers.feedback.drafts.MOST_ROWS", 5)
    with pytest.raises(TableRefused, match="more than 5 rows"):
        brought(written(tmp_path / "b.csv", GERMAN))


def test_rows_with_too_many_or_too_few_cells(tmp_path: Path) -> None:
    text = "id,comment,score\n1,good service,5\n2,bad, really bad,1\n3,short\n4,okay here,3,\n5\n"
    result = brought(written(tmp_path / "a.csv", text))
    assert [one.external_id for one in notes(result)] == ["1", "4"]
    assert [(one.line, one.reason) for one in result.refused] == [
        (3, "It has 4 cells where the table has 3 columns."),
        (4, "It has 2 cells where the table has 3 columns."),
        (6, "It has 1 cell where the table has 3 columns."),
    ]


def test_names_of_columns_that_are_there_twice(tmp_path: Path) -> None:
    text = "comment,comment,date\nhello there,again,2025-01-01\nanother text,more,2025-01-02\n"
    path = written(tmp_path / "a.csv", text)
    assert [one.text for one in notes(brought(path))] == ["hello there", "another text"]
    other = Layout(columns=Columns({"text": 1}))
    assert [one.text for one in notes(brought(path, other))] == ["again", "more"]


def test_a_header_without_rows(tmp_path: Path) -> None:
    assert counts(brought(written(tmp_path / "a.csv", "id,comment,score\n"))) == (0, 0, 0, 0, 0)


def a_workbook(path: Path) -> Path:
    book = Workbook()
    book.active.append(["Read me first"])
    sheet = book.create_sheet("Answers")
    sheet.append(["Survey of spring"])
    sheet.append([])
    sheet.append(["ID", "Date", "Comment", "Score", "Twice"])
    for n in range(20):
        comment = "=cmd|' /C calc'!A1" if n == 5 else f"Great thing number {n}"
        day = datetime(2025, 3, n + 1, 12, 30) if n % 2 else date(2025, 3, n + 1)
        sheet.append([n, day, comment, n % 11, f"=D{n + 4}*2"])
    book.save(path)
    return path


def test_a_workbook_gives_values_and_runs_nothing(tmp_path: Path) -> None:
    result = brought(a_workbook(tmp_path / "answers.csv"))
    assert counts(result) == (20, 19, 0, 0, 1)
    assert (result.refused[0].line, result.refused[0].reason) == (
        9,
        "column “Comment”: C9 holds a formula without a value (“=cmd|' /C calc'!A1”). Open the "
        "workbook in a spreadsheet and save it, so that its formulas are worked out.",
    )
    first = notes(result)[1]
    assert (first.text, first.external_id) == ("Great thing number 1", "1")
    assert (first.received_on, first.rating) == (date(2025, 3, 2), 1.0)
    assert result.layout.sheet == "Answers"


def test_errors_of_a_workbook_cost_their_row_alone(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Comment", "Score"])
    book.active.append(["A fine place to be", "#N/A"])
    book.active.append(["A place as fine as that", 5])
    book.active["B2"].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    result = brought(tmp_path / "a.xlsx")
    assert counts(result) == (2, 1, 0, 0, 1)
    assert result.refused[0].reason.startswith(
        "column “Score”: B2 holds an error of the spreadsheet (“#N/A”)."
    )


@pytest.mark.parametrize(
    ("inside", "said"), [("word/document.xml", "Word"), ("content.xml", "OpenDocument")]
)
def test_documents_of_other_kinds_are_named(tmp_path: Path, inside: str, said: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(inside, "hello")
    with pytest.raises(TableRefused, match=said):
        brought(tmp_path / "a.xlsx")


def test_a_sheet_can_be_told(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "answers.xlsx")
    assert [one.text for one in notes(brought(path, Layout(sheet="Sheet")))] == ["Read me first"]
    with pytest.raises(TableRefused, match="no sheet “Nope”"):
        brought(path, Layout(sheet="Nope"))


def test_archives_under_other_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.csv", "a.xlsx"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("notes.txt", "hello")
        with pytest.raises(TableRefused, match="archive"):
            brought(tmp_path / name)
    good = a_workbook(tmp_path / "good.xlsx").read_bytes()
    with pytest.raises(TableRefused, match="damaged or incomplete workbook"):
        brought(written(tmp_path / "cut.xlsx", good[: len(good) // 2]))
    with zipfile.ZipFile(tmp_path / "hollow.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(TableRefused, match="no workbook that can be read"):
        brought(tmp_path / "hollow.xlsx")
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 5_000)
    with pytest.raises(TableRefused, match="would unpack to more"):
        brought(tmp_path / "good.xlsx")


def test_a_workbook_with_one_cell_far_away(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["ID", "Comment"])
    for n in range(5):
        book.active.append([n, f"Great thing number {n}"])
    book.active["XFD1048576"] = "far"
    book.save(tmp_path / "far.xlsx")
    assert notes(brought(tmp_path / "far.xlsx"))[4].text == "Great thing number 4"


def test_json_in_its_three_forms(tmp_path: Path) -> None:
    objects = [
        {"id": n, "comment": f"text {n} is é", "stars": n % 5 + 1, "user": {"name": "Ann"},
         "at": f"2025-01-{n + 1:02}T10:00:00Z", "tags": ["late", "box"], "none": None}
        for n in range(20)
    ]  # fmt: skip
    forms = (
        json.dumps(objects, indent=1),
        json.dumps({"meta": {"n": 3}, "list": [1, 2], "data": objects}),
        "\n".join(json.dumps(one) for one in objects),
    )
    for n, text in enumerate(forms):
        result = brought(written(tmp_path / f"{n}.json", text))
        assert counts(result) == (20, 20, 0, 0, 0)
        note = notes(result)[2]
        assert (note.text, note.customer, note.rating) == ("text 2 is é", "Ann", 3.0)
        assert (note.received_on, note.tags) == (date(2025, 1, 3), ("box", "late"))


def test_json_holds_half_a_character(tmp_path: Path) -> None:
    text = '[{"text":"\\ud800 half"},{"text":"fine words"},{"text":"nul \\u0000 here"}]'
    result = brought(written(tmp_path / "a.json", text))
    assert counts(result) == (3, 2, 0, 0, 1)
    assert "half a character" in result.refused[0].reason
    out = tmp_path / "refused.csv"
    assert write_refused(out, result).rows == 1  # all are on the first line, as the header is
    assert len(out.read_text("utf-8-sig").splitlines()) == 2


def test_lines_and_entries_that_are_no_objects_cost_themselves_alone(tmp_path: Path) -> None:
    lines = '{"comment": "first words"}\n{"comment": broken}\nno object\n{"comment": "last one"}\n'
    result = brought(written(tmp_path / "a.json", lines))
    assert counts(result) == (3, 2, 0, 0, 1)
    (refused,) = result.refused
    assert refused.line == 2
    assert refused.reason == (
        "This is not JSON as it should be: a value is missing, at letter 13 of the line."
    )
    listed = '[{"comment": "first words"},\nnull,\n7, "x",\n{"comment": "last one"}]'
    result = brought(written(tmp_path / "b.json", listed))
    assert counts(result) == (5, 2, 0, 0, 3)
    assert [one.line for one in result.refused] == [2, 3, 3]
    assert result.refused[0].reason == "“null” is no note; expected: an object in braces."


def test_large_json_is_read_in_pieces(tmp_path: Path) -> None:
    objects = [{"n": n, "review": f"words of note {n} " * 40} for n in range(12_000)]
    path = written(tmp_path / "a.json", json.dumps(objects))
    assert path.stat().st_size > 8_000_000
    assert counts(brought(path)) == (12_000, 12_000, 0, 0, 0)
