"""Comparison tables: read, written, edited, judged, and refused where they are too large."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journeymapper.analysis.comparison import (
    CROSS,
    TICK,
    Comparison,
    Criterion,
    Sign,
    advice,
    next_sign,
    parse,
    pasted,
    sign_of,
    write,
)
from journeymapper.domain.errors import EditRefused

TABLE = Comparison(
    ("Basic", "Pro"),
    (Criterion("Price", ("€9", "€19")), Criterion("Certificate", (CROSS, TICK))),
)


def test_a_table_is_read_and_written() -> None:
    text = "Basic\tPro\nPrice\t€9\t€19\nCertificate\t✗\t✓"
    assert parse(text) == TABLE
    assert write(TABLE) == text


def test_rows_that_are_too_short_or_too_long_are_made_even() -> None:
    table = parse("Basic\nPrice\t✓\t✓\tyes\nSupport")
    assert table.options == ("Basic", "Option 2", "Option 3")
    assert table.criteria == (
        Criterion("Price", ("✓", "✓", "yes")),
        Criterion("Support", ("",) * 3),
    )


def test_the_corner_of_a_spreadsheet_is_no_option() -> None:
    for corner in ("", "Criterion"):
        assert pasted(f"{corner}\tBasic\tPro\nPrice\t€9\t€19\nCertificate\t✗\t✓\n\n") == TABLE
    assert parse("\tBasic\tPro\nPrice\t€9\t€19\nCertificate\t✗\t✓") == TABLE


def test_nothing_is_an_empty_table() -> None:
    for text in ("", "\n", "   ", "\t\t"):
        assert parse(text).criteria == ()
    assert parse("") == Comparison()
    assert write(Comparison()) == ""


def test_ticks_and_crosses_are_told_from_text() -> None:
    assert [sign_of(one) for one in ("✓", "✔", " ✗ ", "–", "-", "", "yes", "10 GB")] == [
        Sign.TICK,
        Sign.TICK,
        Sign.CROSS,
        Sign.CROSS,
        Sign.CROSS,
        Sign.EMPTY,
        Sign.TEXT,
        Sign.TEXT,
    ]
    assert [next_sign(one) for one in ("", "✓", "✗", "some text")] == ["✓", "✗", "", "✓"]


def test_five_to_seven_criteria_need_no_advice() -> None:
    def of(count: int) -> str:
        blank = Criterion("", ("",))
        written = tuple(Criterion(f"{n}", ("",)) for n in range(count))
        return advice(Comparison(("A",), (*written, blank)))

    assert of(0).startswith("No criteria:")
    assert of(1).startswith("One criterion:")
    assert of(4) == "Four criteria: people choose with more confidence by five to seven."
    assert [of(count) for count in (5, 6, 7)] == ["", "", ""]
    assert of(8).startswith("8 criteria: beyond seven")


def test_options_and_criteria_are_added_moved_and_taken_out() -> None:
    assert TABLE.with_option(1).options == ("Basic", "Option 3", "Pro")
    assert TABLE.with_option(2).criteria[0].cells == ("€9", "€19", "")
    assert TABLE.with_option_moved(0, 1).criteria[1].cells == (TICK, CROSS)
    assert TABLE.without_option(0).criteria[1] == Criterion("Certificate", (TICK,))
    assert TABLE.with_criterion(0, "Support").criteria[0] == Criterion("Support", ("", ""))
    moved = TABLE.with_criterion_moved(1, 0)
    assert [one.name for one in moved.criteria] == ["Certificate", "Price"]
    assert TABLE.without_criterion(0).criteria == TABLE.criteria[1:]
    assert TABLE.with_cell(-1, 0, "Free").options == ("Free", "Pro")
    assert TABLE.with_cell(1, 1, "a\tb\nc").cell(1, 1) == "a b c"
    assert TABLE.with_cell(0, -1, "Cost").cell(0, -1) == "Cost"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\t".join("abcdefghijklm"), "at most 12 options; this one has 13"),
        ("A\n" + "x\ty\n" * 31, "at most 30 criteria; this one has 31"),
        ("A\nx\t" + "y\t" * 90_000 + "z", "at most 12 options"),
        ("A\nfirst\tyes\nsecond\t" + "y" * 201, "Line 3 .* cell of 201 characters"),
    ],
)
def test_what_is_too_large_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    for read in (parse, pasted):
        with pytest.raises(EditRefused, match=sentence):
            read(text)


def test_a_table_grows_no_larger_than_can_be_read() -> None:
    full = parse("\t".join("abcdefghijkl") + "\n" + "x\ty\n" * 30)
    for larger in (full.with_option(0), full.with_criterion(0)):
        with pytest.raises(EditRefused, match="at most"):
            write(larger)


cells = some.text(max_size=40).map(lambda text: " ".join(text.split()))


@given(some.data())
def test_what_is_written_is_read_again(data: some.DataObject) -> None:
    count = data.draw(some.integers(1, 12))
    options = tuple(data.draw(cells) or f"Option {n}" for n in range(1, count + 1))
    rows = data.draw(
        some.lists(
            some.tuples(cells, some.lists(cells, min_size=count, max_size=count)), max_size=5
        )
    )
    table = Comparison(options, tuple(Criterion(name, tuple(row)) for name, row in rows))
    assert parse(write(table)) == table


@given(some.text(alphabet="ab\t\n\r ✓✗", max_size=200))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        table = parse(text)
    except EditRefused:
        return
    assert parse(write(table)) == table
