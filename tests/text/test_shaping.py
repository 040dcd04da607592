"""One line of text: its glyphs, its measures, its direction, what no face has."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.text import Line, Run, Style, caret_x, is_right_to_left, measure, shape

STYLE = Style(16.0, 400)
MIXED_TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(
            "abc xyz שלום مرحبا क्षि ทั่วไป 中文かな한국 😀👍🏽\u200d\ufe0f()[]123.,\u202e\u2067\u2069"
        ),
    ),
    max_size=40,
)


def families(line: Line) -> list[str]:
    return [run.face.name.split()[1] for run in line.runs]


def texts(line: Line) -> list[str]:
    return [run.text for run in line.runs]


def drawn(line: Line) -> str:
    """The line's characters as they stand from left to right."""

    def one(run: Run) -> str:
        return run.text[::-1] if run.right_to_left else run.text

    return "".join(map(one, line.runs))


@given(MIXED_TEXT)
def test_runs_cover_the_text_once_and_their_widths_add_up(text: str) -> None:
    line = shape(text, STYLE)
    assert len(line.text) == len(text)
    assert line.width == pytest.approx(sum(run.width for run in line.runs))
    assert measure(text, STYLE) == line.width
    covered = sorted((run.start, run.start + len(run.text)) for run in line.runs)
    assert [start for start, _ in covered] == [0, *(end for _, end in covered)][: len(covered)]
    assert not covered or covered[-1][1] == len(text)
    for run in line.runs:
        assert len(run.glyphs) == len(run.xs) == len(run.ys) == len(run.clusters)
        assert all(run.start <= one < run.start + len(run.text) for one in run.clusters)
        assert line.text[run.start : run.start + len(run.text)] == run.text


@given(MIXED_TEXT)
def test_only_what_is_named_missing_is_drawn_as_nothing(text: str) -> None:
    line = shape(text, STYLE)
    for run in line.runs:
        for glyph, cluster in zip(run.glyphs, run.clusters, strict=True):
            assert glyph != 0, f"{line.text[cluster]!r} has no glyph and is not named missing"
    assert len(set(line.missing)) == len(line.missing)
    assert not any(unicodedata.category(one) == "Cc" for one in line.missing)


@given(MIXED_TEXT)
def test_size_scales_everything(text: str) -> None:
    small, large = shape(text, Style(10.0)), shape(text, Style(30.0))
    assert large.width == pytest.approx(3 * small.width)
    assert large.ascent == pytest.approx(3 * small.ascent)
    assert [run.glyphs for run in large.runs] == [run.glyphs for run in small.runs]


@pytest.mark.parametrize(
    "text", ["profile", "office", "3x4", "12:30", "waffle -> fjord", "(A) 1/2"]
)
@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_latin_has_one_glyph_for_each_character(text: str, weight: int) -> None:
    (run,) = shape(text, Style(13.0, weight)).runs
    assert run.clusters == tuple(range(len(text)))
    apart = [shape(character, Style(13.0, weight)).runs[0].glyphs[0] for character in text]
    assert list(run.glyphs) == apart


def test_weights_are_different_faces_and_bolder_is_wider() -> None:
    lines = [shape("Emotional trigger", Style(13.0, weight)) for weight in (400, 500, 600, 700)]
    assert [families(line) for line in lines] == [["Inter"]] * 4
    assert len({line.runs[0].face for line in lines}) == 4
    widths = [line.width for line in lines]
    assert widths == sorted(widths)


def test_pairs_are_kerned() -> None:
    assert measure("AV", STYLE) < measure("A", STYLE) + measure("V", STYLE)


def test_arabic_letters_join() -> None:
    (word,) = shape("سلام", STYLE).runs
    alone = {shape(letter, STYLE).runs[0].glyphs[0] for letter in "سلام"}
    assert word.right_to_left
    assert not set(word.glyphs) <= alone
    assert list(word.clusters) == sorted(word.clusters, reverse=True)


def test_devanagari_forms_a_conjunct_and_moves_the_vowel() -> None:
    (conjunct,) = shape("क्ष", STYLE).runs
    assert len(conjunct.glyphs) < 3
    (syllable,) = shape("कि", STYLE).runs
    consonant = shape("क", STYLE).runs[0].glyphs[0]
    assert syllable.glyphs.index(consonant) == 1


def test_thai_marks_stand_above_their_consonant() -> None:
    (run,) = shape("ที่", STYLE).runs
    assert run.width == pytest.approx(measure("ท", STYLE))
    assert len(run.glyphs) > 1


def test_a_right_to_left_word_in_an_english_line() -> None:
    line = shape("abc مرحبا 123 def", STYLE)
    assert drawn(line) == "abc 123 ابحرم def"


def test_an_english_word_in_a_right_to_left_line() -> None:
    assert drawn(shape("שלום (hello) 123", STYLE)) == "123 )hello( םולש"
    assert is_right_to_left("שלום (hello)")
    assert not is_right_to_left("hello שלום")
    assert not is_right_to_left("12:30")


def test_brackets_of_a_pair_face_each_other() -> None:
    def glyphs(text: str, part: str) -> tuple[int, ...]:
        return next(run.glyphs for run in shape(text, STYLE).runs if part in run.text)

    assert glyphs("(א)", "(")[-1] == shape(")", STYLE).runs[0].glyphs[0]
    assert drawn(shape("a (ב) ג", STYLE)) == "a (ב) ג"


def test_ideographs_take_the_shape_of_the_language_beside_them() -> None:
    def bone(text: str) -> int:
        return shape(text, STYLE).runs[0].glyphs[0]

    assert len({bone("骨"), bone("骨の"), bone("骨臺灣")}) == 3


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Größe Καλη мир Tiếng", "Inter"),
        ("مرحبا بالعالم", "Arabic"),
        ("שלום עולם", "Hebrew"),
        ("विद्यार्थी का नाम।", "Devanagari"),
        ("ผู้เรียน", "Thai"),
        ("客户注册。", "Han"),
        ("ひらがなカタカナ", "Han"),
        ("고객 여정", "Han"),
        ("😀👍🏽", "Emoji"),
        ("⇄", "Math"),
        ("→✓★", "Inter"),
    ],
)
def test_every_promised_script_has_a_face(text: str, family: str) -> None:
    for weight in (400, 700):
        line = shape(text, Style(13.0, weight))
        assert line.missing == ()
        assert set(families(line)) == {family}


@pytest.mark.parametrize("picture", ["👩‍👩‍👧", "👍🏽", "🇩🇪", "1️⃣", "❤️"])
def test_an_emoji_sequence_is_one_picture(picture: str) -> None:
    assert measure(picture, STYLE) == measure("😀", STYLE)


def test_what_no_face_has_is_a_box_and_is_named_once() -> None:
    line = shape("a ბb ბ \ue000", STYLE)
    assert line.missing == ("ბ", "\ue000")
    box = shape("□", STYLE).runs[0].glyphs[0]
    assert [glyph for run in line.runs for glyph in run.glyphs].count(box) == 3


def test_steering_characters_are_neither_seen_nor_missing() -> None:
    line = shape("a\u200b\u200db\u2060\ufeff\u202dc\u202c", STYLE)
    assert line.missing == ()
    assert line.width == pytest.approx(measure("abc", STYLE), abs=0.5)


@pytest.mark.parametrize(
    "text",
    [
        "\u0590",
        "א\U00018cd6",
        "क\uffa0",
        "क\u0602",
        "\U0001bca0",
        "\u2067א\u2069\u202eab",
        "א\u3164",
    ],
)
def test_odd_characters_are_drawn_or_named(text: str) -> None:
    line = shape(text, STYLE)
    assert not any(0 in run.glyphs for run in line.runs)
    assert len(line.text) == len(text)


def test_control_characters_and_line_ends_become_spaces() -> None:
    line = shape("a\nb\tc\x07d\u2028e", STYLE)
    assert line.text == "a b c d e"
    assert line.missing == ()


def test_half_a_surrogate_pair_is_drawn_as_a_box() -> None:
    assert shape("a\ud800b", STYLE).missing == ("\ufffd",)


def test_empty_text_has_height_and_no_runs() -> None:
    line = shape("", STYLE)
    assert line.runs == ()
    assert line.width == 0
    assert line.ascent > line.descent > 0


def test_carets_stand_between_the_letters() -> None:
    line = shape("Wave", STYLE)
    places = [caret_x(line, index) for index in range(5)]
    assert places[0] == 0
    assert places[-1] == line.width
    assert places == sorted(places)
    assert len(set(places)) == 5


def test_carets_run_leftwards_in_right_to_left_text() -> None:
    line = shape("שלום", STYLE)
    places = [caret_x(line, index) for index in range(5)]
    assert places[0] == pytest.approx(line.width)
    assert places[-1] == 0
    assert places == sorted(places, reverse=True)


def test_a_caret_inside_a_ligature_divides_it() -> None:
    line = shape("क्ष", STYLE)
    places = [caret_x(line, index) for index in range(4)]
    assert places == sorted(places)
    assert len(set(places)) == 4


def test_importing_does_not_load_the_libraries_that_shape() -> None:
    program = (
        "import sys, journeymapper.text\n"
        "late = {'uharfbuzz', 'uniseg', 'bidi', 'fontTools'}\n"
        "print(sorted(late & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert answer.stdout.strip() == "[]", answer.stderr
