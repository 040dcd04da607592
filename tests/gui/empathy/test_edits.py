"""Reading what was typed and pasted, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.vocabulary import Evidence, Section
from journeymapper.gui.empathy.edits import MOST_LINES, lines_of, next_evidence, read_prefix


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)))
def test_lines_keep_their_words_and_order(words: list[str]) -> None:
    lines = [f"word {word}" for word in words[:MOST_LINES]]
    assert lines_of("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("- a dash", "a dash"),
        ("• a dot", "a dot"),
        ("12. a number", "a number"),
        ("3x4 stays", "3x4 stays"),
        ("12:30 stays", "12:30 stays"),
        ("-5 degrees", "-5 degrees"),
    ],
)
def test_bullets_go_and_words_stay(line: str, note: str) -> None:
    assert lines_of(line) == [note]


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(EditRefused, match="at most 200"):
        lines_of("a\n" * 5_000)


def test_a_prefix_counts_only_between_thoughts_and_feelings() -> None:
    assert read_prefix(Section.THINK, "Feel: lost") == (Section.FEEL, "lost")
    assert read_prefix(Section.FEEL, "thinks: why?") == (Section.THINK, "why?")
    assert read_prefix(Section.SAY, "feel: lost") == (Section.SAY, "feel: lost")
    assert read_prefix(Section.THINK, "feel:") == (Section.THINK, "feel:")


def test_evidence_goes_round() -> None:
    seen = [Evidence.ASSUMED]
    while (following := next_evidence(seen[-1])) not in seen:
        seen.append(following)
    assert seen == [Evidence.ASSUMED, Evidence.PARTIAL, Evidence.RESEARCHED]
