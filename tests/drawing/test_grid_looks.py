"""What an entry of the grid looks like is the same on the screen and on paper, but for its size and
for how much of its text stands there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.grid import Entry, grid
from journeymapper.analysis.lanes import GridLane
from journeymapper.commands.cells import WriteCell
from journeymapper.commands.records import EditFields
from journeymapper.commands.stages import AddStage
from journeymapper.domain.document_records import chosen
from journeymapper.domain.vocabulary import LaneKind, Moment, TouchpointKind
from journeymapper.drawing.cards import card_picture
from journeymapper.drawing.grid.cells import cell_pieces, cell_primitives, slots_of
from journeymapper.drawing.grid.looks import (
    card_look,
    entry_height,
    entry_look,
    entry_piece,
    is_cut,
)
from journeymapper.drawing.grid.pieces import CardPiece, TextPiece, rows_of
from journeymapper.drawing.grid.type import SCREEN, TEXT, Type, paper_type
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import Ellipse, Picture, Placed
from tests.a_project import a_project, do
from tests.drawing.examples import AT, LONG_NAME
from tests.drawing.shapes import assert_apart, text_lines, texts

J = "journey_1"
PAPER = paper_type(1.0)
ARABIC = "نسخة تجريبية مجانية لمدة أربعة عشر يوما للفريق كله"
CHINESE = "用户在试用期结束前收到一封关于价格变化的电子邮件并感到非常意外"
WORDS = st.sampled_from(["a", "procurement", "with", "Wi", "AVATAR", "ﬁ", ARABIC, CHINESE, "👩‍💻"])
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
LANES = {
    "thought": LaneKind.THINKS,
    "pain": LaneKind.PAIN_POINTS,
    "question": LaneKind.TEXT,
    "measure": LaneKind.MEASURES,
    "content": LaneKind.CONTENT,
    "hole": LaneKind.CONTENT,
    "channel": LaneKind.CHANNELS,
}


def lane(kind: LaneKind) -> GridLane:
    return GridLane(kind.value, kind, kind.value)


@given(
    kind=st.sampled_from(list(LANES)), text=TEXTS, second=TEXTS,
    width=st.floats(60.0, 400.0), type_=st.sampled_from([SCREEN, PAPER]),
)  # fmt: skip
def test_an_entry_is_as_tall_as_is_said_before_its_text_is_shaped(
    kind: str, text: str, second: str, width: float, type_: Type
) -> None:
    one = Entry(record="experience_1", text=text, second=second, kind=kind, persona="persona_1")
    look = entry_look(lane(LANES[kind]), one, {"persona_1": "#112233"}, type_)
    piece = entry_piece(look, width, type_)
    assert piece.height == pytest.approx(entry_height(look, width, type_))
    if type_.whole:
        assert "…" not in "".join(row.line.text for row in piece.rows)


@pytest.mark.parametrize("kind", list(LANES))
def test_an_entry_has_the_same_paper_dot_and_tone_on_both(kind: str) -> None:
    one = Entry(record="sticky_1", text="Words", kind=kind, persona="persona_1", is_off=True)
    colours = {"persona_1": "#112233"}
    screen, paper = (
        entry_look(lane(LANES[kind]), one, colours, type_) for type_ in (SCREEN, PAPER)
    )
    for name in ("text", "shape", "style", "tone", "second_tone", "fill", "dot", "is_faint"):
        assert getattr(screen, name) == getattr(paper, name)


@pytest.mark.parametrize("kind", list(TouchpointKind))
@pytest.mark.parametrize("name", ["Web", LONG_NAME, ARABIC * 3, CHINESE * 3])
@pytest.mark.parametrize("width", [70.0, 130.0, 300.0])
def test_a_printed_card_holds_all_of_its_text(
    kind: TouchpointKind, name: str, width: float
) -> None:
    project = a_project()
    do(project, EditFields("tp_a", {"kind": kind, "moment": Moment.TRUTH, "essential": True}))
    one = Entry(record="tp_a", text=name, second=f"web, {LONG_NAME}", value=1.0, starred=True)
    look = card_look(project, one, width / PAPER.scale, PAPER)
    picture = card_picture(look)
    said = "".join("".join(texts(picture)).split())
    assert said == "".join(f"{one.text}{one.second}".split())
    assert_apart(picture)
    for line, box in text_lines(picture):
        assert box.y >= 0 and box.bottom <= look.height, line.line.text
        assert box.x >= 0 and box.right <= look.width + 0.5, line.line.text


def test_a_card_on_the_screen_says_where_it_is_cut() -> None:
    project = a_project()
    for name, is_short in (("Web", True), (LONG_NAME * 2, False)):
        look = card_look(project, Entry(record="tp_a", text=name, second="web"), 144.0, SCREEN)
        assert is_cut(look, look.width, look.height) is not is_short
        assert ("…" in "".join(texts(card_picture(look)))) is not is_short


def test_a_card_taller_than_a_page_goes_on_over_the_next_one() -> None:
    project = a_project()
    for number in range(4):
        do(project, AddStage(f"stage_{number}", J, f"Stage {number}"))
    name = "".join(chr(0x4E00 + number) for number in range(500))
    values = {"name": name, "essential": True, "kind": TouchpointKind.DECISION}
    do(project, EditFields("tp_a", values))
    pages = document(project, chosen(sections=("grid",)), at=AT)
    said = "".join(text for page in pages for text in texts(page.picture))
    assert "".join(one for one in said if one in name) == name
    assert len([page for page in pages if set(name) & set("".join(texts(page.picture)))]) > 1
    for page in pages:
        for _, box in text_lines(page.picture):
            assert box.bottom <= page.height - 10


def test_lines_of_a_right_to_left_paragraph_stand_at_the_right_whatever_letters() -> None:
    text = "اختبار Online Banking (2024) Online Banking (2024) Online Banking"
    style = PAPER.style(TEXT)
    piece = TextPiece(width=90.0, rows=rows_of(text, style, 90.0, PAPER))
    look = card_look(a_project(), Entry(record="tp_a", text=text), 130.0 / PAPER.scale, PAPER)
    card = CardPiece(look=replace(look, badges=(), persona_colours=()), scale=1.0)
    for whole in (piece, card):
        parts = whole.split(whole.height * 0.6)
        drawn = Picture(
            primitives=tuple(shape for one in parts for shape in one.drawn(0, 0)),
            bounds=(0, 0, 1, 1),
        )
        lines = list(text_lines(drawn))
        assert len(lines) > 2 and parts[1].height > 0
        assert len({round(box.right) for _, box in lines}) == 1


@pytest.mark.parametrize(
    ("moment", "rings"), [(Moment.NONE, 0), (Moment.MICRO, 1), (Moment.TRUTH, 2)]
)
def test_printed_cards_carry_the_mark_of_their_moment(moment: Moment, rings: int) -> None:
    project = a_project()
    do(project, EditFields("tp_a", {"moment": moment}))
    (page,) = document(project, chosen(sections=("grid",)), at=AT)
    marks = [
        one
        for card in page.picture.primitives
        if isinstance(card, Placed)
        for one in card.picture.primitives
        if isinstance(one, Ellipse) and "accent" in (one.stroke, one.fill)
    ]
    assert len(marks) == rings


def test_pills_stand_side_by_side_and_a_long_one_is_whole_on_paper_only() -> None:
    project = a_project()
    entries = [
        Entry(record=f"channel_{n}", text=text) for n, text in enumerate(("web", "app", LONG_NAME))
    ]
    channels = lane(LaneKind.CHANNELS)
    slots = slots_of(project, channels, entries, 144.0, {})
    assert slots[0].y == slots[1].y < slots[2].y
    assert all(slot.x + slot.width <= 144.0 for slot in slots)
    shown = Picture(primitives=cell_primitives(slots), bounds=(0, 0, 1, 1))
    assert texts(shown)[-1].endswith("…")
    first, last = cell_pieces(project, channels, entries, 86.0, PAPER, {})
    assert texts(Picture(primitives=tuple(first.drawn(0, 0)), bounds=(0, 0, 1, 1))) == [
        "web",
        "app",
    ]
    whole = texts(Picture(primitives=tuple(last.drawn(0, 0)), bounds=(0, 0, 1, 1)))
    assert "".join("".join(whole).split()) == "".join(LONG_NAME.split())


def test_the_grid_and_its_page_show_the_same_cards() -> None:
    project = a_project()
    do(project, WriteCell(J, "touchpoints", "stage_a", "One more", "1"))
    shown = grid(project, J)
    cards = next(one for one in shown.rows if one.holds_cards)
    entries = shown.cell(cards.key, "stage_a").entries
    slots = slots_of(project, cards, entries, 144.0, {})
    pieces = cell_pieces(project, cards, entries, 144.0 * PAPER.scale, PAPER, {})
    for slot, piece in zip(slots, pieces, strict=True):
        assert isinstance(piece, CardPiece)
        assert piece.height == pytest.approx(slot.height * PAPER.scale)
        seen = Picture(primitives=card_picture(piece.look).primitives, bounds=(0, 0, 1, 1))
        assert texts(seen) == texts(card_picture(slot.look))  # type: ignore[arg-type]
