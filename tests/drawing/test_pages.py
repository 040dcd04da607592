"""Pages: everything is on paper, legible, inside the margins, and leads where it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.domain.change import Change
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import PageWay
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Anchor, Link, Page
from journeymapper.pens.pdf_content import marks
from tests.drawing.examples import AT, NAMES, a_map
from tests.drawing.shapes import smallest_text, text_lines, texts


def pages_of(project: Project, size: str = "A4") -> list[Page]:
    return document(project, chosen(page_size=size), at=AT)


def said(pages: list[Page]) -> str:
    return "\n".join(text for page in pages for text in texts(page.picture))


@pytest.mark.parametrize("size", list(PAPERS))
def test_text_is_legible_and_on_the_sheet(size: str) -> None:
    for page in pages_of(a_map(), size):
        paper, many = PAPERS[size], PAPERS[size].enlarged
        assert (page.width, page.height) == (paper.width * many, paper.height * many)
        assert smallest_text(page.picture) >= 6.45 * many, page.title
        for line, box in text_lines(page.picture):
            assert box.x >= 10 and box.right <= page.width - 10, line.line.text
            assert box.y >= 10 and box.bottom <= page.height - 10, line.line.text


@pytest.mark.parametrize(("size", "inches"), [("A2", 23.4), ("A1", 33.1), ("A0", 46.8)])
def test_a_poster_has_the_size_of_its_sheet_and_is_read_from_a_step_away(
    size: str, inches: float
) -> None:
    for page in pages_of(a_map(), size):
        assert page.width / 72 == pytest.approx(inches, abs=0.1)
        assert size != "A0" or smallest_text(page.picture) >= 16


def test_the_cover_says_who_what_and_how_finished() -> None:
    cover = texts(pages_of(a_map())[0].picture)
    wanted = {"Trial to paid", "for Northwind", "Atelier", "Mara · Jonas", "21 November 2026"}
    assert wanted | {"Draft", "Confidential"} <= set(cover)
    assert "Assumption map" not in cover, "its experiences are researched"


def test_a_project_that_nobody_researched_is_an_assumption_map() -> None:
    project = Project(
        one for one in a_map().records() if one.table not in ("experiences", "empathy_notes")
    )
    assert "Assumption map" in texts(pages_of(project)[0].picture)


def test_pages_come_in_order_and_are_numbered() -> None:
    pages = pages_of(a_map())
    titles = [page.title for page in pages]
    assert titles[:3] == ["Cover", "Summary", "Map"]
    assert "Persona · Career changer" in titles
    assert titles.index("Feedback") > titles.index("Persona · Career changer")
    for number, page in enumerate(pages[1:], 2):
        assert f"{number} / {len(pages)}" in texts(page.picture)


@pytest.mark.parametrize("count", [0, 12, 150])
def test_no_empathy_note_is_dropped(count: int) -> None:
    text = said(pages_of(a_map(empathy_notes=count)))
    for number in range(count):
        assert f"Empathy note {number:03}" in text


@pytest.mark.parametrize("count", [0, 12, 120])
def test_no_feedback_note_is_dropped(count: int) -> None:
    text = said(pages_of(a_map(feedback_notes=count)))
    for number in range(count):
        assert f"Feedback note {number:03}" in text
    assert ("Thank you, it is mended." in text) == (count > 2)


@pytest.mark.parametrize("count", [0, 4, 90])
def test_no_sticky_is_dropped(count: int) -> None:
    text = said(pages_of(a_map(stickies=count)))
    for number in range(count):
        assert f"Sticky {number:03}" in text


def test_a_text_longer_than_a_page_flows_on() -> None:
    project = a_map()
    words = [f"word{number}" for number in range(3000)]
    changes = []
    for old in (
        project.feedback_notes["feedback_000"],
        project.empathy_notes["empathy_003"],
        project.stickies["sticky_000"],
    ):
        changes.append(Change(old, replace(old, text=" ".join(words))))
    project.apply(changes)
    found = said(pages_of(project)).split()
    assert all(found.count(word) >= 3 for word in words)


def test_links_lead_to_places_that_exist() -> None:
    found = [one.mark for page in pages_of(a_map()) for one in marks(page.picture)]
    anchors = {mark.name for mark in found if isinstance(mark, Anchor)}
    targets = {mark.target for mark in found if isinstance(mark, Link)}
    assert targets <= anchors
    assert {"persona_cc", "feedback-tp_signup", "map-tp_signup"} <= targets


def test_a_map_too_large_for_its_sheet_says_so() -> None:
    project = a_map()
    project.apply([Change(one, replace(one, width=900.0)) for one in list(project.stages.values())])
    page = next(one for one in pages_of(project) if one.title == "Map")
    assert "Map · drawn at 13%, smallest text 2.2 pt" in texts(page.picture)
    (remark,) = page.remarks
    assert [dict(one.choices) for one in remark.offers] == [
        {"page_size": "A0"},
        {"way": PageWay.STAGES},
        {"way": PageWay.TILED},
    ]
    assert not any(one.remarks for one in pages_of(a_map(), "A3"))


def test_an_empty_project_still_makes_a_document() -> None:
    project = Project(
        one for one in a_map().records() if one.table in ("projects", "journeys", "stages")
    )
    pages = pages_of(project)
    assert [page.title for page in pages] == ["Cover", "Map"]
    details = Project(one for one in project.records() if one.table == "projects")
    assert [page.title for page in pages_of(details)] == ["Cover"]


def test_names_cut_on_a_card_are_told_whole_elsewhere() -> None:
    text = said(pages_of(a_map())).replace("\n", " ")
    for name in NAMES.values():
        assert name in text
