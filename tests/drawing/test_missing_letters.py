"""Characters without a shape are drawn as a box and told, with the page that they are on."""

from __future__ import annotations

from journeymapper.drawing.missing_letters import MOST, remarks_on_missing
from journeymapper.drawing.primitives import Picture, Placed, TextLine
from journeymapper.text import Style, shape

BOUNDS = (0.0, 0.0, 100.0, 100.0)


def picture(*texts: str) -> Picture:
    lines = tuple(TextLine(x=0, baseline=20, line=shape(one, Style(12))) for one in texts)
    return Picture(primitives=lines, bounds=BOUNDS)


def test_nothing_is_told_where_all_have_a_shape() -> None:
    texts = ("Zürich", "Привет", "דעוה", "संस्कृति", "比较", "👍🏽 👩🏽‍🏫", "a\u200db\ufe0f")
    assert remarks_on_missing([picture(*texts)]) == ()


def test_each_is_told_once_with_its_first_page() -> None:
    inner = Picture(
        primitives=(Placed(picture=picture("ሀ")), Placed(picture=picture("ሀ ለ"))), bounds=BOUNDS
    )
    (remark,) = remarks_on_missing([picture("fine"), picture("a ሀ"), inner])
    assert remark.page == 2
    assert str(remark) == (
        "2 characters have no letter shape in the program's fonts, they are drawn as an empty box: "
        "ሀ (U+1200) on page 2, ለ (U+1208) on page 3."
    )


def test_one_that_would_not_be_seen_is_told_by_its_number() -> None:
    (remark,) = remarks_on_missing([picture("x \ue000")], pages=False)
    assert "1 character has" in remark.text
    assert remark.text.endswith("it is drawn as an empty box: U+E000.")


def test_of_very_many_only_some_are_named() -> None:
    letters = [chr(0x1200 + n) for n in range(MOST + 5)]
    (remark,) = remarks_on_missing([picture(*letters)])
    assert remark.text.endswith("on page 1 and 5 more.")
