"""The inspection finds each kind of mistake in a picture made wrong on purpose, and nothing in the
same picture made right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.domain.project import Project
from journeymapper.drawing.cards import CardLook, card_picture
from journeymapper.drawing.journey_map import build_map, map_primitives, whole_map
from journeymapper.drawing.marks import pill
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages.legend import legend
from journeymapper.drawing.pages.paper import PAPERS
from journeymapper.drawing.primitives import (
    Box,
    Ellipse,
    Page,
    Path,
    Picture,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.drawing.texts import one_line
from journeymapper.text import Style, shape
from tests.a_project import a_project
from tests.inspection.finding import Finding, Kind
from tests.inspection.pages import inspect, inspect_picture

STYLE = Style(12.0, 500)
WIDTH, HEIGHT = 600.0, 400.0


def a_page(*primitives: Primitive, title: str = "Test") -> Page:
    picture = Picture(primitives=primitives, bounds=(0.0, 0.0, WIDTH, HEIGHT))
    return Page(width=WIDTH, height=HEIGHT, picture=picture, title=title)


def found(
    *primitives: Primitive, project: Project | None = None, overlap: float | None = None
) -> list[Finding]:
    return inspect([a_page(*primitives)], project, overlap)


def kinds(*primitives: Primitive, project: Project | None = None) -> list[Kind]:
    return [one.kind for one in found(*primitives, project=project)]


def said(text: str, x: float, baseline: float, style: Style = STYLE) -> TextLine:
    return TextLine(x=x, baseline=baseline, line=shape(text, style))


def a_card(record: str, x: float, y: float, scale: float = 1.0) -> Placed:
    return Placed(picture=card_picture(CardLook(name="Card")), x=x, y=y, scale=scale, record=record)


def an_arrow(record: str, *points: tuple[float, float]) -> Placed:
    first, *rest = points
    steps = (("M", *first), *(("L", *point) for point in rest))
    xs, ys = zip(*points, strict=True)
    bounds = (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    path = Path(steps=steps, stroke="connection")
    return Placed(picture=Picture(primitives=(path,), bounds=bounds), record=record)


def a_label(record: str, x: float, y: float, text: str = "every week") -> Placed:
    parts = pill(text, STYLE, 0, 0, 90.0, fill="card", colour="muted", stroke="connection")
    return Placed(
        picture=Picture(primitives=parts, bounds=(-1.0, -1.0, 92.0, 22.0)), x=x, y=y, record=record
    )


# Text and the page


@pytest.mark.parametrize(
    ("x", "baseline"), [(-3.0, 100.0), (580.0, 100.0), (100.0, 5.0), (100.0, 399.5)]
)
def test_text_beyond_any_edge_of_the_page(x: float, baseline: float) -> None:
    (one,) = found(said("Typography", x, baseline))
    assert one.kind is Kind.OFF_PAGE
    assert "Typography" in one.what


def test_text_that_ends_at_the_edge_is_on_the_page() -> None:
    width = shape("edge", STYLE).width
    assert kinds(said("edge", WIDTH - width, 100.0)) == []


def test_tails_count_and_empty_air_does_not() -> None:
    assert kinds(said("page", 100.0, HEIGHT - 1.0)) == [Kind.OFF_PAGE]
    assert kinds(said("Name", 100.0, HEIGHT - 1.0)) == []


# Text and its box


def in_a_box(text: str, width: float, height: float = 20.0) -> tuple[Box, TextLine]:
    box = Box(x=50, y=50, width=width, height=height, fill="card", stroke="line")
    return box, one_line(text, STYLE, 54.0, 50.0 + height / 2, 500.0, align="left")


def test_text_that_runs_out_of_its_box() -> None:
    (one,) = found(*in_a_box("a label too long for its box", 80.0))
    assert one.kind is Kind.OFF_BOX
    assert "too long for its box" in one.what
    assert "(50.0, 50.0)" in one.what


def test_text_taller_than_its_box() -> None:
    assert kinds(*in_a_box("Étagère", 80.0, 8.0)) == [Kind.OFF_BOX]
    assert kinds(*in_a_box("Étagère", 80.0, 20.0)) == []


def test_centred_text_wider_than_its_box_although_it_begins_beside_it() -> None:
    box = Box(x=100, y=50, width=60, height=20, fill="quiet")
    text = said("centred and too wide", 70.0, 65.0)
    assert kinds(box, text) == [Kind.OFF_BOX]


def test_the_smallest_box_is_meant_and_a_mark_is_none() -> None:
    card = Box(x=0, y=0, width=300, height=200, fill="card")
    mark = Box(x=52, y=54, width=4, height=12, fill="accent")
    assert kinds(card, mark, *in_a_box("in a box", 80.0)) == []
    wrong = in_a_box("out of its box, in the card", 80.0)
    assert kinds(card, mark, *wrong) == [Kind.OFF_BOX]


def test_a_box_that_another_hides_is_nobodys() -> None:
    stripe = Box(x=50, y=50, width=14, height=20, fill="accent")
    assert kinds(stripe, *in_a_box("on the card that covers the stripe", 250.0)) == []


def test_a_faint_tint_is_no_box() -> None:
    tint = Box(x=50, y=0, width=60, height=200, fill="accent", opacity=0.2)
    assert kinds(tint, said("a name over the edge of a tint", 60.0, 100.0)) == []


def test_text_beyond_the_bounds_that_its_picture_promises() -> None:
    picture = Picture(primitives=(said("cut by a pen", 0.0, 12.0),), bounds=(0.0, 0.0, 40.0, 16.0))
    assert kinds(Placed(picture=picture, x=50, y=50)) == [Kind.OFF_PICTURE]
    right = replace(picture, bounds=(0.0, 0.0, 140.0, 16.0))
    assert kinds(Placed(picture=right, x=50, y=50)) == []


# Text and text


def test_text_over_text() -> None:
    (one,) = found(said("first words", 100.0, 100.0), said("second", 130.0, 104.0))
    assert one.kind is Kind.ON_TEXT
    assert "first words" in one.what
    assert "second" in one.what


def test_a_number_in_the_gap_of_two_words_is_over_the_line() -> None:
    assert kinds(said("far             away", 100.0, 100.0), said("7", 128.0, 100.0)) == [
        Kind.ON_TEXT
    ]


def test_lines_set_tight_and_one_text_drawn_twice_are_right() -> None:
    lines = (said("gypsy quay", 100.0, 100.0), said("Tall Hills", 100.0, 100.0 + STYLE.size * 1.2))
    assert kinds(*lines, lines[0]) == []


@pytest.mark.parametrize("cover", [Box(x=120, y=85, width=60, height=30, fill="card"),
                                   Ellipse(cx=140, cy=98, rx=20, ry=15, fill="card"),
                                   Path(steps=(("M", 120, 80), ("L", 180, 80), ("L", 150, 120),
                                               ("Z",)), fill="card")])  # fmt: skip
def test_text_under_something_drawn_later(cover: Primitive) -> None:
    text = said("covered words", 100.0, 100.0)
    assert kinds(text, cover) == [Kind.COVERED]
    assert kinds(cover, replace(text, x=300.0)) == []


def test_a_word_for_readers_under_its_sign_is_meant() -> None:
    word = TextLine(x=132, baseline=101, line=shape("yes", Style(8.0)), fill="card")
    sign = Ellipse(cx=140, cy=98, rx=14, ry=14, fill="accent")
    assert kinds(word, sign) == []
    assert kinds(replace(word, fill="ink"), sign) == [Kind.COVERED]


# Maps


def test_a_card_cut_by_each_edge() -> None:
    for x, y in ((-5.0, 100.0), (405.0, 100.0), (100.0, -5.0), (100.0, 320.0)):
        assert Kind.CARD_CUT in kinds(a_card("tp_1", x, y)), (x, y)
    assert kinds(a_card("tp_1", 0.0, 0.0)) == []


def test_a_card_cut_by_a_clip() -> None:
    picture = Picture(primitives=(a_card("tp_1", 100, 100),), bounds=(0.0, 0.0, 400.0, 300.0))
    cut = Placed(picture=picture, clip=(0.0, 0.0, 250.0, 300.0))
    (one,) = found(cut)
    assert one.kind is Kind.CARD_CUT
    assert "tp_1" in one.what
    assert kinds(replace(cut, clip=(0.0, 0.0, 310.0, 300.0))) == []


def test_what_a_clip_hides_is_not_there() -> None:
    both = (said("hidden", 100.0, 100.0), said("shown", 100.0, 150.0))
    hidden = Picture(primitives=both, bounds=(0.0, 0.0, 400.0, 300.0))
    clipped = Placed(picture=hidden, clip=(0.0, 110.0, 400.0, 100.0))
    assert kinds(clipped, said("seen", 100.0, 100.0)) == []


def test_an_arrow_through_a_card_at_which_it_does_not_end() -> None:
    cards = (a_card("tp_a", 10, 10), a_card("tp_b", 230, 150), a_card("tp_c", 380, 290))
    points = ((110.0, 100.0), (480.0, 290.0))
    (one,) = found(an_arrow("con_in", *points), *cards, project=a_project())
    assert one.kind is Kind.ARROW
    assert one.what == "con_in through tp_b “Card”"
    assert one.place == (230.0, 150.0, 430.0, 238.0)
    beside = ((110.0, 100.0), (110.0, 245.0), (480.0, 245.0), (480.0, 290.0))
    assert kinds(an_arrow("con_in", *beside), *cards, project=a_project()) == []


def test_an_arrow_may_touch_the_card_where_it_ends_and_not_run_on_through_it() -> None:
    project = a_project()
    card = a_card("tp_a", 200, 10)
    assert kinds(an_arrow("con_ab", (230.0, 50.0), (150.0, 50.0)), card, project=project) == []
    through = an_arrow("con_ab", (500.0, 50.0), (150.0, 50.0))
    assert kinds(through, card, project=project) == [Kind.ARROW]


def test_an_arrow_along_an_edge_is_beside_the_card() -> None:
    card = a_card("tp_c", 200, 10)
    for y, kind in ((10.5, []), (14.0, [Kind.ARROW]), (95.5, [Kind.ARROW]), (97.5, [])):
        arrow = an_arrow("con_ab", (5.0, y), (500.0, y))
        assert kinds(arrow, card, project=a_project()) == kind, y


def test_a_curve_through_a_corner_is_found() -> None:
    steps = (("M", 5.0, 60.0), ("C", 5.0, 10.0, 40.0, 5.0, 80.0, 5.0))
    path = Path(steps=steps, stroke="connection")
    arrow = Placed(picture=Picture(primitives=(path,), bounds=(0, 0, 90, 70)), record="con_ab")
    project = a_project()
    assert kinds(arrow, a_card("tp_c", 10, 10), project=project) == [Kind.ARROW]
    assert kinds(arrow, a_card("tp_c", 40, 30), project=project) == []


def test_where_a_connection_is_unknown_its_tips_say_where_it_ends() -> None:
    cards = (a_card("tp_a", 10, 10), a_card("tp_b", 250, 10))
    assert kinds(an_arrow("con_way", (206.0, 50.0), (256.0, 50.0)), *cards) == []
    over = an_arrow("con_way", (100.0, 50.0), (100.0, 200.0), (400.0, 200.0), (400.0, 5.0))
    assert kinds(over, *cards) == [Kind.ARROW]


def test_a_card_over_a_card() -> None:
    both = (a_card("tp_a", 10, 10), a_card("tp_b", 150, 60))
    assert Kind.CARDS in kinds(*both)
    assert kinds(both[0], a_card("tp_b", 215, 60)) == []


def test_a_label_over_a_card_or_another_label() -> None:
    card = a_card("tp_a", 10, 10)
    assert Kind.LABEL_ON_CARD in kinds(card, a_label("con_x", 150, 90))
    assert Kind.LABELS in kinds(a_label("con_x", 50, 200), a_label("con_y", 130, 210))
    assert kinds(card, a_label("con_x", 220, 50), a_label("con_y", 220, 75)) == []


def test_an_arrow_through_a_text_that_has_no_paper() -> None:
    arrow = an_arrow("con_x", (50.0, 96.0), (300.0, 96.0))
    text = said("a remark on the map", 100.0, 100.0)
    (one,) = found(arrow, text)
    assert one.kind is Kind.STRUCK
    paper = Box(x=95, y=85, width=130, height=22, fill="card")
    assert kinds(arrow, paper, text) == []
    assert kinds(arrow, replace(text, baseline=120.0)) == []


def test_a_legend_over_the_map() -> None:
    project = a_project()
    picture = whole_map(project, "journey_1")
    x, y, width, height = picture.bounds
    signs, tall = legend(project, "journey_1", PAPERS["A4"], 0, 0, 400)
    beside = Placed(
        picture=Picture(primitives=tuple(signs), bounds=(0.0, 0.0, 400.0, tall)),
        x=x + 10,
        y=y + height,
    )
    room = (x, y, width, height + tall)
    right = Picture(primitives=(*picture.primitives, beside), bounds=room)
    assert inspect_picture(right, project) == []
    over = replace(beside, x=project.touchpoints["tp_a"].x, y=project.touchpoints["tp_a"].y + 60)
    wrong = Picture(primitives=(*picture.primitives, over), bounds=room)
    assert Kind.ON_MAP in {one.kind for one in inspect_picture(wrong, project)}
    on_arrow = replace(beside, x=project.touchpoints["tp_a"].x + 190, y=y + 80)
    wrong = Picture(primitives=(*picture.primitives, on_arrow), bounds=room)
    assert inspect_picture(wrong, project) != []


def test_a_route_pushed_through_a_card_of_a_real_map() -> None:
    project = a_project()
    built = build_map(project, "journey_1")
    right = map_primitives(built, MapOptions())
    box = built.bounds.inflated(20.0)
    bounds = (box.x, box.y, box.width, box.height)
    assert inspect_picture(Picture(primitives=right, bounds=bounds), project) == []
    wrong = tuple(
        replace(one, x=one.x + 100.0) if isinstance(one, Placed) and one.record == "con_bc" else one
        for one in right
    )
    wrong = tuple(
        replace(one, record="con_ab") if isinstance(one, Placed) and one.record == "con_bc" else one
        for one in wrong
    )
    assert Kind.ARROW in {
        one.kind for one in inspect_picture(Picture(primitives=wrong, bounds=bounds), project)
    }


def test_a_page_with_nothing_on_it() -> None:
    assert kinds() == [Kind.EMPTY]
    assert kinds(said("   ", 10, 10)) == [Kind.EMPTY]


# Sheets of a poster


def sheets(step: float, side: float = 300.0, card_x: float = 200.0) -> list[Page]:
    """Two sheets of a poster that is 600 wide; the second begins ``step`` after the first."""
    poster = Picture(primitives=(a_card("tp_1", card_x, 100),), bounds=(0.0, 0.0, 600.0, 300.0))
    return [
        a_page(
            said(name, 10.0, 390.0),
            Placed(picture=poster, x=20.0 - left, y=20.0, clip=(left, 0.0, side, 300.0)),
            title=f"Poster {name}",
        )
        for name, left in (("A1", 0.0), ("A2", step))
    ]


def test_a_card_on_two_sheets_that_overlap_enough_can_be_put_together() -> None:
    assert inspect(sheets(step=270.0), overlap=30.0) == []


def test_a_card_on_two_sheets_that_overlap_too_little() -> None:
    (one,) = inspect(sheets(step=290.0), overlap=30.0)
    assert one.kind is Kind.CARD_CUT
    assert "tp_1" in one.what


def test_a_part_of_a_card_that_is_on_no_sheet() -> None:
    found = inspect(sheets(step=310.0), overlap=0.0)
    assert [one.kind for one in found] == [Kind.CARD_CUT]
    assert inspect(sheets(step=300.0), overlap=0.0) == []


def test_a_sheet_with_nothing_of_the_poster() -> None:
    found = inspect(sheets(step=270.0, card_x=20.0), overlap=30.0)
    assert [(one.kind, one.page) for one in found] == [(Kind.EMPTY, 2)]


def test_sheets_without_overlap_asked_for_hold_whole_cards() -> None:
    assert {one.kind for one in inspect(sheets(step=270.0))} == {Kind.CARD_CUT}
