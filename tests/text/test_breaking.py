"""Text broken into lines that fit."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.text import Line, Style, break_lines, line_height, measure
from journeymapper.text.opportunities import graphemes, words

STYLE = Style(13.0, 400)
WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["sign-up", "3x4", "12:30", "and/or", "(maybe)", "“quoted”", "1,000.50 €", "naïve", "–"]
        ),
        st.sampled_from(
            ["مرحبا", "עברית", "विद्यार्थी", "ผู้เรียน", "客户注册。", "ひらがな", "고객", "👩‍👩‍👧"]
        ),
        st.text("abcdefghijklmnopqrstuvwxyzÄéж.,!?'-", min_size=1, max_size=30),
    ),
    max_size=12,
)
ANY_TEXT = st.one_of(
    WORDS.map(" ".join), st.text(max_size=60), st.text("aA1 .,-!?()/\"'é\u00a0", max_size=60)
)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def ink(text: str) -> str:
    return "".join(text.split())


@given(ANY_TEXT, st.floats(5, 400))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, width: float) -> None:
    lines = break_lines(text, STYLE, width)
    whole = "".join(" " if ord(one) < 32 or 127 <= ord(one) < 160 else one for one in text)
    whole = whole.encode("utf-8", "replace").decode()
    assert ink("".join(texts(lines))) == ink(whole)
    for line in lines:
        if len(graphemes(line.text)) > 1:
            assert line.width <= width


@given(ANY_TEXT, st.floats(40, 300), st.integers(1, 4))
def test_max_lines_keeps_the_beginning_and_marks_the_cut(
    text: str, width: float, most: int
) -> None:
    lines = break_lines(text, STYLE, width, most)
    whole = break_lines(text, STYLE, width)
    assert len(lines) <= most
    assert all(line.width <= width for line in lines if len(graphemes(line.text)) > 1)
    if len(whole) <= most:
        assert lines == whole
    else:
        assert lines[:-1] == whole[: most - 1]
        assert lines[-1].text.endswith("…")


@given(ANY_TEXT)
def test_words_join_to_the_text(text: str) -> None:
    assert "".join(words(text)) == text
    assert "".join(graphemes(text)) == text


@given(ANY_TEXT)
@settings(max_examples=200)
def test_the_quick_way_finds_what_the_standard_says(text: str) -> None:
    from uniseg.linebreak import line_break_units

    standard = [unit for unit in line_break_units(text) if unit]
    found = list(words(text))
    if not re.search("[\u0e01-\u0e4e]", text):
        assert found == standard
    # Thai, of which the standard only says that it needs a dictionary, has more of them.
    assert set(accumulate(map(len, standard))) <= set(accumulate(map(len, found)))


@given(st.text(alphabet="aZé9·→#&’“”€%.,;:!?…- (", max_size=24))
@settings(max_examples=400)
def test_the_quick_way_knows_everyday_signs(text: str) -> None:
    from uniseg.linebreak import line_break_units

    assert list(words(text)) == [unit for unit in line_break_units(text) if unit]


def test_words_go_to_the_next_line_whole() -> None:
    lines = break_lines("Guided tour after the chosen courses", STYLE, 100)
    assert texts(lines) == ["Guided tour", "after the", "chosen courses"]


def test_a_line_takes_what_just_fits() -> None:
    width = measure("Guided tour", STYLE)
    assert texts(break_lines("Guided tour after", STYLE, width)) == ["Guided tour", "after"]
    assert texts(break_lines("Guided tour after", STYLE, width - 0.01))[0] == "Guided"


def test_line_ends_in_the_text_are_kept() -> None:
    assert texts(break_lines("a\n\nb\r\nc\n", STYLE, 100)) == ["a", "", "b", "c", ""]
    assert texts(break_lines("", STYLE, 100)) == [""]


def test_lines_end_after_a_hyphen_and_never_before_a_comma() -> None:
    assert texts(break_lines("sign-up", STYLE, measure("sign-u", STYLE))) == ["sign-", "up"]
    lines = break_lines("aaaa bbbb, cccc", STYLE, measure("aaaa bbbb", STYLE))
    assert texts(lines) == ["aaaa", "bbbb,", "cccc"]


def test_a_word_wider_than_the_line_is_torn() -> None:
    lines = break_lines("a Donaudampfschifffahrtsgesellschaft b", STYLE, 80)
    assert lines[0].text == "a"
    assert len(lines) > 3
    assert lines[-1].text.endswith(" b")


def test_graphemes_stay_whole() -> None:
    family = "👩‍👩‍👧"
    assert texts(break_lines(family * 3, STYLE, 1)) == [family] * 3
    assert texts(break_lines("नमस्ते", STYLE, 1)) == ["न", "म", "स्ते"]
    assert "เ" not in texts(break_lines("เรียนภาษาไทย", STYLE, 1))


def test_chinese_breaks_anywhere_but_before_a_full_stop() -> None:
    lines = break_lines("客户注册免费试用。", STYLE, 13 * 4)
    assert texts(lines) == ["客户注册", "免费试", "用。"]


def test_each_line_of_a_right_to_left_paragraph_runs_leftwards() -> None:
    _, second = break_lines("שלום hello 12", STYLE, measure("שלום", STYLE) + 1)[:2]
    assert second.text == "hello"
    lines = break_lines("שלום hello, עולם", STYLE, measure("hello, עולם", STYLE))
    assert texts(lines) == ["שלום", "hello, עולם"]
    assert lines[1].runs[-1].text.startswith("hello")


def test_the_ellipsis_follows_the_text_in_its_direction() -> None:
    (line,) = break_lines("שלום עולם שלום עולם", STYLE, 60, 1)
    assert line.text.endswith("…")
    assert line.runs[0].text.endswith("…")


def test_an_ellipsis_alone_where_no_letter_fits() -> None:
    assert texts(break_lines("Wonderful", STYLE, 1, 1)) == ["…"]


def test_names_that_begin_alike_are_cut_within_the_word_where_they_differ() -> None:
    for text, most, expected in (
        ("Stage procurement", 1, ["Stage procur…"]),
        ("two\nStage procurement", 2, ["two", "Stage procur…"]),
        ("Stage\nStage procurement", 1, ["Stage…"]),
        ("שלב procurement", 1, ["שלב procurem…"]),
    ):
        width = measure(expected[-1], STYLE) + 0.5
        assert texts(break_lines(text, STYLE, width, most)) == expected
    wide = measure("Stage numbers", STYLE)
    assert texts(break_lines("Stage one procurement", STYLE, wide, 1)) == ["Stage one…"]


def test_no_ellipsis_when_all_fits() -> None:
    assert texts(break_lines("two words", STYLE, measure("words", STYLE), 2)) == ["two", "words"]


def test_a_line_count_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        break_lines("text", STYLE, 100, 0)


def test_a_pasted_book_is_cut_like_a_title() -> None:
    book = "Wonderful\u0301 " * 500_000
    lines = break_lines(book, STYLE, 180, 2)
    assert len(lines) == 2
    assert lines[-1].text.endswith("…")


def test_a_very_long_word_is_torn() -> None:
    lines = break_lines("x" * 20_000, STYLE, 180)
    assert "".join(texts(lines)) == "x" * 20_000


def test_line_height_leaves_room_for_the_letters() -> None:
    (line,) = break_lines("Åg", STYLE, 100)
    assert line.ascent + line.descent < line_height(STYLE) < 2 * STYLE.size


def test_thai_lines_end_between_words() -> None:
    text = "ลูกค้าอ่านรีวิวและเปรียบเทียบราคาก่อนตัดสินใจซื้อ Trial สินค้าออนไลน์"
    assert "".join(words(text)) == text
    found = [one.strip() for one in words(text)]
    assert {"ลูกค้า", "รีวิว", "ราคา", "ตัดสินใจ", "ซื้อ", "Trial", "ออนไลน์"} <= set(found)
    lines = texts(break_lines(text, STYLE, 90))
    assert len(lines) > 3
    for line in lines:
        assert line[0] not in "ะาำๅๆฯ" and line[-1] not in "เแโใไ"


def test_a_thai_vowel_of_two_letters_is_not_torn() -> None:
    assert "".join(graphemes("ซื้ออาหาร")) == "ซื้ออาหาร"
    assert graphemes("ซื้ออาหาร")[0] == "ซื้อ"
