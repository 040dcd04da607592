"""The inspection of PDF files finds in a file made wrong on purpose what is wrong, and nothing in
the same file made right."""

from __future__ import annotations

from io import BytesIO

import pytest

from journeymapper.drawing.primitives import Page, Picture, Placed, Primitive, TextLine
from journeymapper.pens.pdf import DocumentDetails, write_pdf
from journeymapper.text import Style, shape
from tests.inspection.finding import Kind
from tests.inspection.pdf import inspect_pdf, read_pdf
from tests.inspection.projects import SCRIPTS

STYLE = Style(12.0, 500)
WIDTH = 640.0


def a_page(*primitives: Primitive) -> Page:
    picture = Picture(primitives=primitives, bounds=(0.0, 0.0, WIDTH, 300.0))
    return Page(width=WIDTH, height=300.0, picture=picture, title="Test")


def said(text: str, x: float, baseline: float) -> TextLine:
    return TextLine(x=x, baseline=baseline, line=shape(text, STYLE))


def written(*pages: Page) -> bytes:
    out = BytesIO()
    write_pdf(pages, out, DocumentDetails(title="Test"))
    return out.getvalue()


def kinds(*primitives: Primitive) -> list[Kind]:
    page = a_page(*primitives)
    return [one.kind for one in inspect_pdf(written(page), [page])]


def test_glyphs_are_read_where_they_were_placed() -> None:
    (page,) = read_pdf(written(a_page(said("Hg", 100.0, 200.0))))
    assert (page.width, page.height) == (WIDTH, 300.0)
    capital, tailed = page.glyphs
    assert (capital.text, tailed.text) == ("H", "g")
    assert 100.0 < capital.area.left < 102.5
    assert capital.area.bottom == pytest.approx(200.0, abs=0.1)
    assert capital.area.top == pytest.approx(200.0 - 0.727 * 12.0, abs=0.3)
    assert 202.0 < tailed.area.bottom < 204.0


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_script_comes_back(text: str) -> None:
    assert kinds(said(text, 40.0, 100.0), said(f"({text}) 12:30 “{text}”", 20.0, 150.0)) == []


def test_a_text_that_is_not_in_the_file() -> None:
    right = a_page(said("first", 40.0, 100.0), said("second", 40.0, 130.0))
    wrong = a_page(said("first", 40.0, 100.0), said("sekond", 40.0, 130.0))
    (one,) = inspect_pdf(written(wrong), [right])
    assert one.kind is Kind.LOST
    assert "second" in one.what


def test_a_script_that_is_not_in_the_file() -> None:
    right = a_page(said(SCRIPTS[3], 40.0, 100.0))
    wrong = a_page(said(SCRIPTS[4], 40.0, 100.0))
    assert [one.kind for one in inspect_pdf(written(wrong), [right])] == [Kind.LOST]


def test_a_page_that_is_not_in_the_file() -> None:
    one, other = a_page(said("one", 40.0, 100.0)), a_page(said("other", 40.0, 100.0))
    (found,) = inspect_pdf(written(one), [one, other])
    assert (found.kind, found.page) == (Kind.LOST, 2)


def test_a_text_beyond_the_sheet() -> None:
    (*_, one) = inspect_pdf(written(a_page(said("beyond", WIDTH - 20.0, 100.0))))
    assert one.kind is Kind.OFF_PAGE
    assert "beyond" in one.what
    assert kinds(said("inside", WIDTH - 50.0, 100.0)) == []


def test_what_a_clip_hides_is_no_concern() -> None:
    picture = Picture(primitives=(said("cut here", WIDTH - 20.0, 100.0),), bounds=(0, 0, 900, 200))
    page = a_page(Placed(picture=picture, clip=(0.0, 0.0, WIDTH - 10.0, 200.0)))
    assert inspect_pdf(written(page), [page]) == []


def test_two_texts_over_one_another_in_forms_too() -> None:
    under = Picture(primitives=(said("under", 0.0, 20.0),) * 3, bounds=(0.0, 0.0, 80.0, 40.0))
    both = (Placed(picture=under, x=40.0, y=80.0), Placed(picture=under, x=40.0, y=180.0))
    (one,) = inspect_pdf(written(a_page(*both, said("over", 50.0, 103.0))))
    assert one.kind is Kind.ON_TEXT
    assert "under" in one.what
    assert "over" in one.what
    assert inspect_pdf(written(a_page(*both, said("beside", 100.0, 100.0)))) == []
