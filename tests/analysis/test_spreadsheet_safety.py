"""What customers wrote never runs in a spreadsheet; numbers stay numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.spreadsheet import harmed, harmless


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "-5",
        "'=1",
    ],
)
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["", "fine", "a=b", "1-2", "'quoted'", -5, -0.5, 10, None])
def test_the_rest_stays_as_it_is(value: str | float | None) -> None:
    assert harmless(value) == value
    assert type(harmless(value)) is type(value)


@given(st.text())
def test_no_text_begins_as_a_formula_does(text: str) -> None:
    safe = harmless(text)
    assert safe.endswith(text)
    assert harmed(safe) == text
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
