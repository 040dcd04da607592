"""Persona pages: heights follow what there is, and nothing is left out or wasted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.domain.change import Change
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    EmpathyNote,
    Experience,
    FeedbackNote,
    Journey,
    Persona,
    ProjectDetails,
    Touchpoint,
)
from journeymapper.domain.vocabulary import Section, Status
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Page
from tests.drawing.examples import AT, CAREER, a_map
from tests.drawing.shapes import text_lines, texts


def pages_of(project: Project, title: str, size: str = "A4") -> list[Page]:
    return [
        page for page in document(project, chosen(page_size=size), at=AT) if page.title == title
    ]


def with_pains(count: int) -> Project:
    project = a_map(empathy_notes=0)
    for number in range(count):
        note = EmpathyNote(
            id=f"note_{number:03}",
            persona=CAREER,
            section=Section.PAINS,
            text=f"Pain number {number} and words that go on for a while",
        )
        project.apply([Change(None, note)])
    return project


@pytest.mark.parametrize(("count", "most_pages"), [(1, 1), (8, 1), (20, 2), (60, 3)])
def test_many_notes_of_one_kind_take_few_pages(count: int, most_pages: int) -> None:
    pages = pages_of(with_pains(count), "Persona · Career changer")
    assert len(pages) <= most_pages
    said = " ".join(text for page in pages for text in texts(page.picture))
    for number in range(count):
        assert f"Pain number {number} and" in said
    for page in pages:
        for line, box in text_lines(page.picture):
            assert box.right <= page.width - 10 and box.bottom <= page.height - 10, line.line.text


def test_what_a_persona_thinks_and_needs_stands_by_its_curve() -> None:
    project = a_map()
    one = next(e for e in project.experiences.values() if e.persona == CAREER)
    project.apply([Change(one, replace(one, thought="Where do I begin?", need="A first step"))])
    said = " ".join(
        text
        for page in pages_of(project, "Persona · Career changer")
        for text in texts(page.picture)
    )
    assert "“Where do I begin?” · needs: A first step" in said


@pytest.mark.parametrize("count", [1, 40, 100, 400])
def test_however_much_is_felt_nothing_is_lost_or_leaves_the_page(count: int) -> None:
    project = Project(
        [
            ProjectDetails(id="project_1"),
            Journey(id="journey_1", title="Long"),
            Persona(id="persona_1", name="Ada"),
        ]
    )
    for number in range(count):
        name = f"tp_{number:03}"
        step = Touchpoint(id=name, journey="journey_1", name=f"Step {number}", x=200.0 * number)
        lived = Experience(
            id=f"experience_{number:03}",
            persona="persona_1",
            touchpoint=name,
            emotion=number % 5 - 2,
            thought=f"Thought {number} is short",
            need=f"need {number}",
        )
        project.apply([Change(None, step), Change(None, lived)])
    pages = pages_of(project, "Persona · Ada")
    assert len(pages) <= 1 + count // 60
    for page in pages:
        assert len(texts(page.picture)) > 10 or count == 1
        for line, box in text_lines(page.picture):
            is_foot = line.baseline > PAPERS["A4"].bottom
            assert box.bottom <= PAPERS["A4"].bottom + 1 or is_foot
            assert box.bottom <= page.height - 15, line.line.text
    said = " ".join(" ".join(texts(page.picture)) for page in pages)
    for number in range(count):
        assert f"“Thought {number} is short” · needs: need {number}" in said
    assert f"known at {count} of {count}" in said


def test_a_persona_nobody_described_shows_no_empty_boxes() -> None:
    project = a_map()
    project.apply([Change(None, Persona(id="persona_new", name="Somebody", rank="z"))])
    (page,) = pages_of(project, "Persona · Somebody")
    assert "Somebody" in texts(page.picture)
    assert "nothing noted yet" not in texts(page.picture)


def test_a_right_to_left_name_stands_beside_its_picture() -> None:
    project = a_map()
    career = project.personas[CAREER]
    project.apply([Change(career, replace(career, name="ليلى المديرة"))])
    for page in document(project, at=AT):
        for line, box in text_lines(page.picture):
            if line.line.text == "ليلى المديرة" and page.title.startswith("Persona"):
                assert box.x < page.width * 0.25


def test_feedback_pages_are_about_equally_full() -> None:
    pages = pages_of(a_map(feedback_notes=13), "Feedback")
    states = {status.label for status in Status}
    counts = [sum(one in states for one in texts(page.picture)) for page in pages]
    assert min(counts) * 2 >= max(counts), counts


def test_undated_feedback_keeps_the_order_in_which_it_came() -> None:
    project = a_map(feedback_notes=0)
    for number, name in enumerate(("feedback_c", "feedback_a", "feedback_b")):
        project.apply([Change(None, FeedbackNote(id=name, text=f"Said as number {number}"))])
    said = [text for page in pages_of(project, "Feedback") for text in texts(page.picture)]
    assert [one for one in said if one.startswith("Said")] == [
        f"Said as number {number}" for number in range(3)
    ]
