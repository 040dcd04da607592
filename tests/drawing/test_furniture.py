"""Header, footer and logo stand on every page, in its margins, and never over the contents."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image as Pictures

from journeymapper.app.images import image_from_bytes
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.change import Change, created
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Orientation, PageWay
from journeymapper.drawing.pages import document, paper_for
from journeymapper.drawing.pages.furniture import furniture
from journeymapper.drawing.primitives import Bitmap, Page, Picture, Placed, TextLine
from tests.drawing.examples import AT

HEADER, FOOTER = "Northlight Learning, for the board", "Studio Meridian · confidential"


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


def with_logo(project: Project) -> tuple[Project, str]:
    out = io.BytesIO()
    Pictures.new("RGB", (300, 60), "teal").save(out, "PNG")
    image = image_from_bytes(out.getvalue())
    copy = project.snapshot()
    before = copy.details
    copy.apply([*created(image), Change(before, replace(before, logo=image.id))])
    return copy, image.id


def parts_of(picture: Picture, kind: type) -> list[object]:
    return [
        found
        for one in picture.primitives
        for found in (
            parts_of(one.picture, kind)
            if isinstance(one, Placed)
            else [one]
            if isinstance(one, kind)
            else []
        )
    ]


def says(page: Page, text: str) -> bool:
    return any(one.line.text == text for one in parts_of(page.picture, TextLine))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"page_size": "A3", "orientation": Orientation.PORTRAIT},
        {"way": PageWay.POSTER},
        {"way": PageWay.STAGES, "margin": 4.0},
        {"page_size": "A0"},
    ],
)
def test_every_page_but_the_cover_has_them(sample: Project, fields: dict[str, object]) -> None:
    wished = chosen(header=HEADER, footer=FOOTER, sections=("cover", "map", "personas"), **fields)
    cover, *others = document(sample, wished, at=AT)
    assert not says(cover, HEADER)
    assert len(others) > 2
    assert [one.title for one in others if not (says(one, HEADER) and says(one, FOOTER))] == []


def test_sheets_of_a_poster_have_them_where_they_are_not_cut_out(sample: Project) -> None:
    wished = chosen(header=HEADER, footer=FOOTER, sections=("map",), way=PageWay.TILED)
    sheets = [one for one in document(sample, wished, at=AT) if one.label]
    assert len(sheets) > 2
    assert all(says(one, f"{HEADER} · {FOOTER}") for one in sheets)
    assert sheets[0].label.endswith("A1")


@pytest.mark.parametrize("margin", [None, 0.0, 5.0, 20.0])
@pytest.mark.parametrize("size", ["A4", "A3", "A0"])
def test_they_keep_to_the_margins(sample: Project, margin: float | None, size: str) -> None:
    project, _ = with_logo(sample)
    paper = paper_for(chosen(page_size=size, margin=margin, header=HEADER, footer=FOOTER))
    parts = furniture(project, paper)
    assert len(parts) == 3
    for one in parts:
        if isinstance(one, Bitmap):
            top, bottom = one.y, one.y + one.height
        else:
            assert isinstance(one, TextLine)
            top = one.baseline - one.line.runs[0].size * 0.75
            bottom = one.baseline + one.line.runs[0].size * 0.25
        foot = paper.height - paper.margin + 8.0 * paper.unit
        assert 0 < top < bottom < paper.margin or foot < top < bottom < paper.height


def test_the_logo_is_on_every_page_unless_it_is_not_wished(sample: Project) -> None:
    project, logo = with_logo(sample)
    sections = ("cover", "personas")
    pages = document(project, chosen(sections=sections), at=AT)
    assert all(logo in [one.image_id for one in parts_of(p.picture, Bitmap)] for p in pages)  # type: ignore[attr-defined]
    without = document(project, chosen(sections=sections, with_logo=False), at=AT)
    assert not any(
        logo in [one.image_id for one in parts_of(p.picture, Bitmap)]  # type: ignore[attr-defined]
        for p in without
    )


def test_a_logo_of_its_own_goes_before_the_projects(sample: Project) -> None:
    project, _ = with_logo(sample)
    out = io.BytesIO()
    Pictures.new("RGB", (30, 60), "red").save(out, "PNG")
    own = image_from_bytes(out.getvalue())
    project.apply(created(own))
    page = document(project, chosen(sections=("cover",), logo=own.id), at=AT)[0]
    assert [one.image_id for one in parts_of(page.picture, Bitmap)] == [own.id]  # type: ignore[attr-defined]


def test_a_text_too_long_for_its_line_is_told(sample: Project) -> None:
    long = chosen(header="A header that goes on " * 20, sections=("cover", "personas"))
    told = [str(one) for one in document(sample, long, at=AT)[0].remarks]
    assert any("header is too long" in one for one in told)
    assert document(sample, chosen(header=HEADER, sections=("cover",)), at=AT)[0].remarks == ()
