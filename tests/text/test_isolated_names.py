"""Names from right to left inside sentences of ours stay in their place, and nothing is added."""

from __future__ import annotations

import pytest

from journeymapper.analysis.directions import isolated, line_of_facts, without_marks
from journeymapper.drawing.texts import block, one_line
from journeymapper.text import Line, Style, break_lines, shape

HEBREW = "\u05e9\u05dc\u05d5\u05dd"
ARABIC = "\u0644\u064a\u0644\u0649"
STYLE = Style(10.0)


def seen(line: Line) -> str:
    """The letters from left to right."""
    placed = [
        (x, line.text[run.start :][cluster - run.start])
        for run in line.runs
        for x, cluster in zip(run.xs, run.clusters, strict=True)
    ]
    return "".join(letter for _, letter in sorted(placed, key=lambda one: one[0]))


@pytest.mark.parametrize("name", [HEBREW])
def test_numbers_and_separators_keep_their_place_beside_a_name(name: str) -> None:
    turned = name[::-1]
    for text in (f"{name} · 5 of 10", f"{name} · 60 holes", f"12 · {name} · 5 (3 to 4)"):
        line = one_line(text, STYLE, 0, 0, 400).line
        assert line.text == text
        assert seen(line) == text.replace(name, turned)
        assert not line.right_to_left
        assert block(text, STYLE, 0, 0, 400).lines[0].x == 0
    sentence = f"“{isolated(name)}”: 27% against 12%"
    assert seen(shape(sentence, STYLE)) == without_marks(sentence).replace(name, turned)
    continued = f"{isolated(name)}, continued"
    assert seen(shape(continued, STYLE)) == f"{turned}, continued"


def test_a_name_alone_still_runs_from_right_to_left() -> None:
    assert shape(HEBREW, STYLE).right_to_left
    assert one_line(ARABIC, STYLE, 0, 0, 400).x > 300


def test_no_mark_is_in_what_is_drawn_also_where_it_is_cut() -> None:
    text = line_of_facts(f"{HEBREW} · 5 of 10 · {ARABIC} · and so on")
    assert text != without_marks(text)
    for width in (20.0, 60.0, 90.0, 400.0):
        for most in (1, None):
            for line in break_lines(text, STYLE, width, most):
                assert line.text == without_marks(line.text)
                assert len("".join(run.text for run in line.runs)) == len(line.text)
    assert line_of_facts("Plain · 5 of 10") == "Plain · 5 of 10"
