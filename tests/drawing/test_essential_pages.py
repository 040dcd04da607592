"""The essentials on paper: three questions, their answers, and the contracted map."""

from __future__ import annotations

from datetime import date

from journeymapper.app.templates import template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Placed
from tests.drawing.shapes import smallest_text, text_lines, texts

AT = date(2026, 11, 22)


def test_the_sample_answers_three_questions_on_every_paper() -> None:
    project = Project(template_records("trial-to-paid"))
    for size, paper in PAPERS.items():
        if paper.enlarged != 1.0:
            continue  # a poster is an enlarged A3
        pages = document(project, chosen(page_size=size, sections=("essentials",)), at=AT)
        text = " ".join(one for page in pages for one in texts(page.picture))
        assert "35% are gone right after the free-trial sign-up" in text
        for wanted in ("primary problem", "critical for conversion", "drop off", "off target"):
            assert wanted in text
        assert "Before · 5 of 20 touchpoints" in text
        maps = [
            one
            for page in pages
            for one in page.picture.primitives
            if isinstance(one, Placed) and one.scale != 1.0
        ]
        assert len(maps) == 2
        for placed in maps:
            said = texts(placed.picture)
            assert "Subscribe" in said
            assert "Evening lesson" not in said
        for page in pages:
            assert smallest_text(page.picture) >= 6.45
            for line, box in text_lines(page.picture):
                assert 10 <= box.x < box.right <= paper.width - 10, line.line.text
                assert 10 <= box.y < box.bottom <= paper.height - 10, line.line.text


def test_without_essentials_there_is_no_page() -> None:
    project = Project(template_records("empty"))
    names = [page.title for page in document(project, at=AT)]
    assert "Essentials" not in names
