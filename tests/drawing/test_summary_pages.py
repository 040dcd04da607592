"""The page to read when there is no time for another, and the pages of loops."""

from __future__ import annotations

import pytest

from journeymapper.analysis.summary import (
    biggest_drop_offs,
    lowest_moments,
    telling_notes,
    told_first,
)
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, FeedbackNote, ProjectDetails
from journeymapper.domain.vocabulary import Orientation, Sentiment
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Link, Page
from journeymapper.pens.pdf_content import marks
from tests.drawing.examples import AT
from tests.drawing.shapes import assert_apart, smallest_text, text_lines, texts


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


def page_of(project: Project, section: str, **options: object) -> Page:
    (page,) = document(project, chosen(sections=(section,), **options), at=AT)
    return page


def test_the_lowest_moments_are_those_of_how_it_is_now(sample: Project) -> None:
    journeys = told_first(list(sample.journeys.values()))
    assert [one.title for one in journeys] == ["Before"]
    found = lowest_moments(sample, journeys)
    assert [one.emotion for one in found] == sorted(one.emotion for one in found)
    assert [one.touchpoint.name for one in found] == [
        "Worth the price?",
        "Ask for a quote",
        "Empty dashboard",
    ]


def test_the_summary_tells_all_four_and_leads_on(sample: Project) -> None:
    page = page_of(sample, "summary")
    said = " ".join(texts(page.picture))
    for words in (
        "The lowest moments",
        "Career changer: angry (−2)",
        "The biggest drop-offs",
        "35% · Drop-off after sign-up",
        "What customers say",
        "What was decided",
        "Sales",
    ):
        assert words in said
    targets = {one.mark.target for one in marks(page.picture) if isinstance(one.mark, Link)}
    for kind in ("map-tp_", "source-source_", "note-", "action-"):
        assert any(one.startswith(kind) for one in targets), kind
    assert biggest_drop_offs(sample, list(sample.journeys.values()))[0].text == "35%"


@pytest.mark.parametrize("size", list(PAPERS))
@pytest.mark.parametrize("orientation", list(Orientation))
@pytest.mark.parametrize("section", ["summary", "loops"])
def test_on_every_paper(sample: Project, size: str, orientation: Orientation, section: str) -> None:
    options = chosen(sections=(section,), page_size=size, orientation=orientation)
    for page in document(sample, options, at=AT):
        assert smallest_text(page.picture) >= 7.95
        assert_apart(page.picture)
        for line, box in text_lines(page.picture):
            assert box.x >= 10 and box.right <= page.width - 10, line.line.text
            assert box.y >= 10 and box.bottom <= page.height - 10, line.line.text


def test_nothing_internal_is_quoted_and_what_waits_comes_first() -> None:
    notes = [
        FeedbackNote(id="feedback_1", text="Secret", internal=True, needs_reply=True),
        FeedbackNote(id="feedback_2", text="Fine", sentiment=Sentiment.POSITIVE),
        FeedbackNote(id="feedback_3", text="Slow", sentiment=Sentiment.NEGATIVE, needs_reply=True),
    ]
    project = Project([ProjectDetails(id="project_1"), *notes])
    assert [one.text for one in telling_notes(project, [])] == ["Slow", "Fine"]
    assert "Secret" not in " ".join(texts(page_of(project, "summary").picture))


def test_an_empty_project_has_neither() -> None:
    empty = Project([ProjectDetails(id="project_1")])
    assert document(empty, chosen(sections=("summary", "loops")), at=AT) == []


def test_every_loop_is_told_with_its_way_round(sample: Project) -> None:
    page = page_of(sample, "loops")
    said = " ".join(texts(page.picture))
    for one in sample.all(Connection).values():
        if one.loop_kind is not None:
            assert one.label in said
    assert "Welcome mail → Empty dashboard → Welcome mail" in said
    assert "20% of customers" in said
