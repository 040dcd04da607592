"""Cells to a spreadsheet and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.spreadsheet import read_table, write_table
from journeymapper.domain.errors import EditRefused

TEXTS = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), max_size=6))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    wanted = list(rows)
    while wanted and not any(cell.strip() for cell in wanted[-1]):
        wanted.pop()
    assert read_table(write_table(rows)) == wanted


def test_cells_of_several_lines_stand_in_quotation_marks() -> None:
    assert write_table([["one\ntwo", "three"]]) == '"one\ntwo"\tthree\n'
    assert read_table('"one\r\ntwo"\tthree\r\n') == [["one\ntwo", "three"]]


@pytest.mark.parametrize("text", ['"It is dear" they say', '"never closed', 'say "dear"', "it’s"])
def test_quotation_marks_of_a_text_stay(text: str) -> None:
    assert read_table(f"{text}\tnext") == [[text, "next"]]


def test_too_much_is_refused_with_a_sentence() -> None:
    with pytest.raises(EditRefused, match="10,000 cells"):
        read_table("\t".join("x" * 10_001))
    with pytest.raises(EditRefused, match="10,000 cells"):
        read_table("x\n" * 10_001)
    with pytest.raises(EditRefused, match="5 million"):
        read_table("x" * 5_000_001)
    with pytest.raises(EditRefused, match="cannot be read"):
        read_table("x" * 200_000)
    assert read_table("") == []
