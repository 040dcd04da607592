"""Worksheets: on every paper all of it on the page, nothing on anything else, codes that lead
back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest

from journeymapper.analysis.card_codes import CodeKind, codes, record_for_code
from journeymapper.app.templates import template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import (
    EmpathyNote,
    Experience,
    FeedbackNote,
    Persona,
    Stage,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import Orientation
from journeymapper.drawing.primitives import Page, Placed, Primitive, TextLine
from journeymapper.drawing.worksheets import (
    CODE_KINDS,
    WorksheetKind,
    WorksheetOptions,
    worksheet_pages,
)

AT = date(2026, 3, 4)
ALL = [(kind, blank) for kind in WorksheetKind for blank in (0, 2)]


def sample() -> Project:
    return Project(template_records("trial-to-paid"))


def long_winded(one: Record, words: str) -> Record:
    if isinstance(one, Touchpoint | Stage | Persona):
        return replace(one, name=(words * 40)[:120])
    if isinstance(one, FeedbackNote):
        return replace(one, text=words * 30, customer=words * 9, source=words * 9)
    if isinstance(one, Experience):
        return replace(one, thought=words * 9, need=words * 9)
    if isinstance(one, EmpathyNote | Sticky):
        return replace(one, text=words * 9)
    return one


def lines_of(
    parts: Sequence[Primitive], scale: float = 1.0
) -> Iterator[tuple[float, float, float, float, float, str]]:
    """Left, top, right, bottom, size and text of every line, in points."""
    for one in parts:
        if isinstance(one, Placed):
            yield from lines_of(one.picture.primitives, scale * one.scale)
        elif isinstance(one, TextLine) and one.line.text.strip():
            size = one.line.runs[0].size
            top, bottom = one.baseline - size * 0.72, one.baseline + size * 0.2
            end = one.x + one.line.width
            yield (
                *(each * scale for each in (one.x, top, end, bottom, size)),
                one.line.text,
            )


def check(page: Page) -> None:
    lines = list(lines_of(page.picture.primitives))
    for left, top, right, bottom, size, text in lines:
        assert size >= 8, text
        assert left >= 0, text
        assert top >= 0, text
        assert right <= page.width + 0.1, text
        assert bottom <= page.height + 0.1, text
    for place, (left, top, right, bottom, _, text) in enumerate(lines):
        for other in lines[place + 1 :]:
            apart = (
                right <= other[0] + 0.5
                or other[2] <= left + 0.5
                or bottom <= other[1] + 0.5
                or other[3] <= top + 0.5
            )
            assert apart, f"“{text}” and “{other[5]}” stand on one another"


@pytest.mark.parametrize("size", ["A4", "A3", "A0", "Letter"])
@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize(("kind", "blank"), ALL)
def test_all_text_is_on_the_page_readable_and_on_no_other(
    kind: WorksheetKind, blank: int, orientation: Orientation, size: str
) -> None:
    paper = chosen(page_size=size, orientation=orientation)
    options = WorksheetOptions(kind=kind, blank=blank, paper=paper)
    for page in worksheet_pages(sample(), options, AT)[:3]:
        assert page.width > 500
        check(page)


SCRIPTS = (
    "A very long name of a touchpoint that goes on and on. ",
    "مقارنة الخطط والأسعار ",
    "योजनाओं की तुलना करना ",
    "เปรียบเทียบแผนและราคา",
    "比较不同的方案和价格",
)


@pytest.mark.parametrize("words", SCRIPTS)
@pytest.mark.parametrize("kind", WorksheetKind)
def test_long_texts_stay_in_their_places(kind: WorksheetKind, words: str) -> None:
    records = template_records("trial-to-paid")
    project = Project([long_winded(one, words) for one in records])
    for orientation in Orientation:
        paper = chosen(orientation=orientation)
        options = WorksheetOptions(kind=kind, paper=paper)
        for page in worksheet_pages(project, options, AT)[:2]:
            check(page)


def texts(pages: Sequence[Page]) -> list[str]:
    return [one[5] for page in pages for one in lines_of(page.picture.primitives)]


@pytest.mark.parametrize("kind", WorksheetKind)
def test_empty_sheets_carry_codes_that_are_understood_and_differ(kind: WorksheetKind) -> None:
    project = sample()
    options = WorksheetOptions(kind=kind, blank=2, sheet=5)
    printed = [one for one in texts(worksheet_pages(project, options, AT)) if one[:1] == "B"]
    printed = [one for one in printed if one[2:3] == "-"]
    found = [record_for_code(project, one) for one in printed]
    assert len(found) >= 8
    assert {one.sheet for one in found} == {5, 6}
    assert {one.kind for one in found} == {CODE_KINDS[kind]}


def test_every_touchpoint_has_a_card_with_its_code_and_what_is_known() -> None:
    project = sample()
    printed = texts(worksheet_pages(project, WorksheetOptions(kind=WorksheetKind.TOUCHPOINTS), AT))
    for code in codes(project, CodeKind.TOUCHPOINT).values():
        assert code in printed
    assert "This mail is for nobody in particular." in printed


def test_larger_paper_holds_more_cards_with_larger_text() -> None:
    project = sample()
    small, large = (
        worksheet_pages(
            project,
            WorksheetOptions(kind=WorksheetKind.TOUCHPOINTS, blank=1, paper=chosen(page_size=size)),
            AT,
        )
        for size in ("A4", "A0")
    )
    count = [sum(one.startswith("BT-") for one in texts(pages)) for pages in (small, large)]
    assert count == [8, 32]
    smallest = [
        min(one[4] for one in lines_of(pages[0].picture.primitives)) for pages in (small, large)
    ]
    assert smallest[1] >= 1.7 * smallest[0]


def test_the_grid_has_the_chosen_lanes_and_journeys_and_no_other() -> None:
    project = sample()
    journey = next(iter(project.journeys))
    options = WorksheetOptions(
        kind=WorksheetKind.GRID,
        lanes=("thinks", "Pain  Points"),
        paper=chosen(journeys=(journey,)),
    )
    printed = texts(worksheet_pages(project, options, AT))
    lanes = [one for one in ("Touchpoints", "Thinks", "Pain points", "Owner") if one in printed]
    assert lanes == ["Thinks", "Pain points"]


def test_nothing_to_fill_in_and_pages_too_small_are_refused() -> None:
    empty = Project(template_records("empty"))
    for kind in WorksheetKind:
        if kind is not WorksheetKind.GRID:
            with pytest.raises(EditRefused, match="Choose empty sheets"):
                worksheet_pages(empty, WorksheetOptions(kind=kind), AT)
    tiny = chosen(page_size="custom", page_width=40.0, page_height=30.0)
    for kind in (WorksheetKind.TOUCHPOINTS, WorksheetKind.GRID, WorksheetKind.VOTES):
        with pytest.raises(EditRefused, match="smaller than"):
            worksheet_pages(sample(), WorksheetOptions(kind=kind, blank=1, paper=tiny), AT)
    with pytest.raises(EditRefused, match="At most 64"):
        worksheet_pages(sample(), WorksheetOptions(kind=WorksheetKind.GRID, blank=65), AT)
