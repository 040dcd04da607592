"""Tables are read whatever wrote them, and refused with line and column where they are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.written import read_number
from journeymapper.importers import table as tables
from journeymapper.importers.table import TableRefused, header_of, read_table

KNOWN = {"measure": ("name",), "date": ("day", "taken on"), "value": ()}
REQUIRED = ("measure", "value")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str) -> None:
    text = "Name|Taken_On|VALUE\r\nBäcker|3 Mar 2026|12\r\n\r\nCafé|4 Mar 2026|13\r\n"
    read = read_table(text.replace("|", delimiter).encode(encoding), KNOWN, REQUIRED)
    assert read.columns == ("measure", "date", "value")
    assert [row.line for row in read.rows] == [2, 4]
    assert [row.cell("measure") for row in read.rows] == ["Bäcker", "Café"]
    assert read.rows[1].cell("date") == "4 Mar 2026"


def test_a_spreadsheet_says_its_delimiter_and_cells_may_hold_lines() -> None:
    read = read_table('sep=;\nmeasure;value\n"one,\ntwo";"1,5"\nthree;2', KNOWN, REQUIRED)
    assert [(row.line, row.cell("measure")) for row in read.rows] == [
        (3, "one,\ntwo"),
        (5, "three"),
    ]
    assert read.rows[0].cell("value") == "1,5"


def test_what_is_pasted_may_have_no_header() -> None:
    read = read_table("Trials\t12\nPaid\t3", KNOWN, headless=("measure", "value"))
    assert [(row.line, row.cell("measure"), row.cell("value")) for row in read.rows] == [
        (1, "Trials", "12"),
        (2, "Paid", "3"),
    ]
    named = read_table("value\tname\n12\tTrials", KNOWN, headless=("measure", "value"))
    assert named.rows[0].cell("measure") == "Trials"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("", "Line 1: There is nothing here"),
        ("measure,valeu\na,1", "Line 1: column 2 (“valeu”) is none that is known here"),
        ("measure,date\na,1", "Line 1: the column “value” is missing"),
        ("measure,name,value\na,b,1", "Line 1: column 2 (“name”) is there twice"),
        ("measure,,value\na,b,1", "Line 1: column 2 (without a name)"),
        ("measure,value\na,1\nb,2,3", "Line 3: “3” stands in column 3, which has no name"),
        ('measure,value\n"a,1', "Line 2: A quotation mark opens here that is never closed"),
        (b"PK\x03\x04rest", "Line 1: This is a workbook"),
        (b"measure,value\na\x00,1", "Line 1: This is no text"),
        (b"measure,value\n\x81\xff,1", "Line 2: Some of this is no text"),
        ("measure,value\n" + "x" * 10_001 + ",1", "Line 2: A cell is longer"),
        ("measure,value\n" + "x" * 200_000 + ",1", "Line 2: A cell is longer than 10,000 letters"),
        ('measure,value\n"a"b,1', "Line 2: A cell goes on after its closing quotation mark"),
        (",".join(["value"] * 101), "Line 1: There are more than 100 columns"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(given: str | bytes, sentence: str) -> None:
    with pytest.raises(TableRefused) as refusal:
        read_table(given, KNOWN, REQUIRED)
    assert str(refusal.value).startswith(sentence)
    assert len(str(refusal.value)) < 250


def test_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    with pytest.raises(TableRefused, match="Line 5: There are more than 3 rows"):
        read_table("value\n" + "1\n" * 100, {"value": ()})
    monkeypatch.setattr(tables, "MOST_BYTES", 10)
    with pytest.raises(TableRefused, match="Line 1: This is more than"):
        read_table("value\n" + "1\n" * 100, {"value": ()})


def test_a_cell_that_cannot_be_read_names_its_column() -> None:
    row = read_table("measure,value\na,many", KNOWN).rows[0]
    with pytest.raises(TableRefused, match=r"Line 2: column “value”: “many” is no number") as told:
        row.read("value", read_number)
    assert told.value.line == 2


def test_the_header_alone_tells_what_a_table_is() -> None:
    assert header_of("Sample-Size;TAKEN_on\n1;2") == ("sample size", "taken on")
    assert header_of("") == ()


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_any_bytes_are_read_or_refused(given: str | bytes) -> None:
    try:
        assert read_table(given, KNOWN, headless=("measure", "value")).columns
    except TableRefused as refusal:
        assert refusal.line >= 1
