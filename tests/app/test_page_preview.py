"""Pages to look at come one by one; a newer wish ends the older; nothing is left behind."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from journeymapper.app.page_preview import AllCame, News, NoPages, PageCame, PagePreview
from journeymapper.app.templates import template_records
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Audience, PageWay
from journeymapper.drawing.pages import document

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
    while not came or isinstance(came[-1], PageCame):
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


def test_a_picture_is_one_page_and_data_have_none(preview: PagePreview) -> None:
    came = answer(preview, replace(PDF, format_name="png"))
    assert [type(one) for one in came] == [PageCame, AllCame]
    assert answer(preview, replace(PDF, format_name="json")) == [AllCame(0, ())]


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
