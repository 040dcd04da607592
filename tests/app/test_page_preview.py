"""Pages to look at come one by one; a newer wish ends the older; nothing is left behind."""

from __future__ import annotations

import multiprocessing
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from journeymapper.app.export import export
from journeymapper.app.page_preview import (
    AllCame,
    ContentsCame,
    News,
    NoPages,
    PageCame,
    PagePreview,
)
from journeymapper.app.templates import template_records
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Audience, PageWay
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import Picture, Placed, TextLine
from journeymapper.exporters.glance import TableGlance, TextGlance

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
PDF = chosen(format_name="pdf")
RECORDS = template_records("trial-to-paid")


@pytest.fixture(scope="module")
def preview() -> Iterator[PagePreview]:
    made = PagePreview(RECORDS, AT)
    yield made
    made.stop()


def answer(preview: PagePreview, options: ExportPreset, place: int = 0) -> list[News]:
    preview.ask(options, place)
    came: list[News] = []
    end = time.monotonic() + 60
    while not came or isinstance(came[-1], PageCame | ContentsCame):
        came += preview.news()
        assert time.monotonic() < end
        time.sleep(0.005)
    return came


def test_the_pages_are_those_of_the_document(preview: PagePreview) -> None:
    came = answer(preview, PDF)
    expected = document(Project(RECORDS), PDF, at=AT.date())
    pages = {one.place: one.page for one in came if isinstance(one, PageCame) and one.count}
    assert [pages[place] for place in range(len(expected))] == expected
    assert came[-1] == AllCame(len(expected), ())


def test_the_page_that_is_looked_at_comes_first(preview: PagePreview) -> None:
    answer(preview, PDF)
    first = answer(preview, replace(PDF, page_size="A3"), 8)[0]
    assert isinstance(first, PageCame)
    assert (first.place, first.count) == (8, 0)
    whole = document(Project(RECORDS), PDF, at=AT.date())
    assert first.page.title == whole[8].title


def test_a_newer_wish_ends_the_older(preview: PagePreview) -> None:
    preview.ask(replace(PDF, page_size="A2"))
    preview.ask(replace(PDF, way=PageWay.TILED))
    came = answer(preview, replace(PDF, sections=("cover",)))
    assert [type(one) for one in came] == [PageCame, AllCame]


def test_what_an_export_would_refuse_is_a_sentence_and_the_next_wish_is_heard(
    preview: PagePreview,
) -> None:
    (refused,) = answer(preview, replace(PDF, margin=200.0))
    assert isinstance(refused, NoPages)
    assert "less than one card" in refused.sentence
    assert isinstance(answer(preview, PDF)[-1], AllCame)


def test_a_picture_is_one_page(preview: PagePreview) -> None:
    came = answer(preview, replace(PDF, format_name="png"))
    assert [type(one) for one in came] == [PageCame, AllCame]


class TestFilesWithoutPages:
    """What is seen of a file is what the file holds, read with somebody else's reader."""

    def seen(
        self, preview: PagePreview, folder: Path, options: ExportPreset, place: int = 0
    ) -> tuple[Path, list[News]]:
        path = folder / f"file.{options.format_name}"  # no matter how it ends
        export(Project(RECORDS), path, options, at=AT)
        came = answer(preview, options, place)
        assert isinstance(came[-1], AllCame)
        return path, came

    def test_slides(self, preview: PagePreview, tmp_path: Path) -> None:
        wish = chosen(format_name="pptx", sections=("cover", "personas", "votes"))
        path, came = self.seen(preview, tmp_path, wish)
        slides = list(Presentation(str(path)).slides)
        pages = [one.page for one in came if isinstance(one, PageCame)]
        assert [one.title for one in pages] == [
            " ".join(one.shapes.title.text_frame.text.split()) for one in slides
        ]
        for page, slide in zip(pages, slides, strict=True):
            said = {
                word
                for shape in slide.shapes
                if shape.has_text_frame
                for word in re.findall(r"[^\s-]+", shape.text_frame.text)
            }
            assert said <= {part for one in words_on(page.picture) for part in one.split("-")}
        again = answer(preview, replace(wish, accent="#7A1FA2"), place=2)
        assert isinstance(again[0], PageCame) and again[0].place == 2

    def test_a_clients_template_is_seen(self, preview: PagePreview, tmp_path: Path) -> None:
        given = Presentation()
        given.slide_master.shapes._spTree.append(  # a band on every slide
            given.slides.add_slide(given.slide_layouts[6])
            .shapes.add_textbox(0, 0, 914400, 300000)
            .element
        )
        given.slide_master.shapes[-1].text_frame.text = "House"
        given.save(str(tmp_path / "house.pptx"))
        wish = chosen(
            format_name="pptx", sections=("cover",), template=str(tmp_path / "house.pptx")
        )
        _, came = self.seen(preview, tmp_path, wish)
        (page,) = [one.page for one in came if isinstance(one, PageCame)]
        assert (page.width, page.height) == (720, 540)
        assert "House" in words_on(page.picture)

    def test_a_web_page(self, preview: PagePreview, tmp_path: Path) -> None:
        journey = next(iter(Project(RECORDS).journeys))
        wish = chosen(format_name="html", sections=("map", "seasons"), journeys=(journey,))
        path, came = self.seen(preview, tmp_path, wish)
        *maps, contents = [one.page for one in came if isinstance(one, PageCame)]
        assert [one.title for one in maps] == [Project(RECORDS).journeys[journey].title]
        listed = words_on(contents.picture)
        heads = re.findall(r"<h2[^>]*><bdi>(.*?)</bdi>", path.read_text("utf-8"))
        assert heads and set(heads) <= listed

    def test_sheets(self, preview: PagePreview, tmp_path: Path) -> None:
        path, came = self.seen(preview, tmp_path, chosen(format_name="xlsx"))
        tables = contents_of(came)
        book = load_workbook(path, read_only=True)
        assert [one.name for one in tables] == book.sheetnames
        sheet = book["Touchpoints"]
        (table,) = [one for one in tables if one.name == "Touchpoints"]
        rows = list(sheet.iter_rows(values_only=True))
        assert table.count == len(rows) - 1
        assert table.head == rows[0][: len(table.head)]
        assert table.rows[0][1] == rows[1][1]

    def test_tables(self, preview: PagePreview, tmp_path: Path) -> None:
        path, came = self.seen(preview, tmp_path, chosen(format_name="csv"))
        with ZipFile(path) as archive:
            names = [one for one in archive.namelist() if one.endswith(".csv")]
        tables = contents_of(came)
        assert [one.name for one in tables] == names
        assert next(one.count for one in tables if one.name == "journeys.csv") == 2

    @pytest.mark.parametrize("name", ["markdown", "json"])
    def test_texts(self, preview: PagePreview, tmp_path: Path, name: str) -> None:
        path, came = self.seen(preview, tmp_path, chosen(format_name=name))
        first = came[0]
        assert isinstance(first, ContentsCame) and isinstance(first.contents, TextGlance)
        text = path.read_text("utf-8")
        assert text.startswith(first.contents.beginning)
        assert first.contents.lines == text.count("\n")
        assert first.contents.size == path.stat().st_size

    def test_what_cannot_be_made_is_a_sentence(self, preview: PagePreview, tmp_path: Path) -> None:
        bad = tmp_path / "bad.pptx"
        bad.write_bytes(b"no presentation")
        (refused,) = answer(preview, chosen(format_name="pptx", template=str(bad)))
        assert isinstance(refused, NoPages) and "bad.pptx" in refused.sentence
        missing = chosen(format_name="pptx", template=str(tmp_path / "none.pptx"))
        (trouble,) = answer(preview, missing)
        assert isinstance(trouble, NoPages) and "Choose another one" in trouble.sentence
        assert not refused.report and not trouble.report


def contents_of(came: list[News]) -> tuple[TableGlance, ...]:
    first = came[0]
    assert isinstance(first, ContentsCame) and isinstance(first.contents, tuple)
    return first.contents


def words_on(picture: Picture) -> set[str]:
    """Every line of text, and every word."""
    found: set[str] = set()
    for one in picture.primitives:
        if isinstance(one, Placed):
            found |= words_on(one.picture)
        elif isinstance(one, TextLine):
            found |= {one.line.text, *one.line.text.split()}
    return found


def test_the_client_s_remarks_come_along(preview: PagePreview) -> None:
    client = replace(PDF, audience=Audience.CLIENT, sections=("cover",))
    last = answer(preview, client)[-1]
    assert isinstance(last, AllCame)
    assert last.remarks


def test_stopping_leaves_no_process_also_before_it_began() -> None:
    before = set(multiprocessing.active_children())
    made = PagePreview(template_records("empty"), AT)
    made.ask(PDF)
    made.stop()
    assert set(multiprocessing.active_children()) <= before
    assert made.news() == []
