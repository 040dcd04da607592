"""The document's what-if pages: what they say, and that nothing runs out of its column."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.app.templates import template_records
from journeymapper.domain.project import Project
from journeymapper.drawing.pages.paper import PAPERS, Draft
from journeymapper.drawing.pages.what_if_pages import is_worth_asking, what_if_pages
from journeymapper.drawing.primitives import Box, TextLine
from tests.analysis.what_if.chains import Ways, project_of

AT = date(2026, 11, 22)


def drafts_of(project: Project, size: str = "A4") -> list[Draft]:
    return list(what_if_pages(project, PAPERS[size], list(project.journeys.values()), AT))


def said(draft: Draft) -> list[str]:
    return [one.line.text for one in draft.primitives if isinstance(one, TextLine)]


def test_each_journey_with_shares_has_a_page() -> None:
    project = Project(template_records("trial-to-paid"))
    drafts = drafts_of(project)
    assert len(drafts) == len(project.journeys)
    texts = said(drafts[0])
    assert "What carries the conversion" in texts
    assert "Rounds of loops, per customer" in texts
    assert any(one.startswith("left at") for one in texts)
    from_sign_up = [texts[said(one).index("from Free-trial sign-up") + 1] for one, texts in
                    ((one, said(one)) for one in drafts)]  # fmt: skip
    assert [one.partition(" ")[0] for one in from_sign_up] == ["12%", "27%"]


@pytest.mark.parametrize("size", list(PAPERS))
def test_everything_stays_on_its_paper(size: str) -> None:
    paper = PAPERS[size]
    ways: Ways = {(f"n{n}", f"n{n + 1}"): 0.97 for n in range(60)}
    (draft,) = drafts_of(project_of(ways), size)
    for one in draft.primitives:
        if isinstance(one, TextLine):
            assert paper.left - 1 <= one.x
            assert one.x + one.line.width <= paper.right + 1
            assert one.baseline <= paper.bottom
        elif isinstance(one, Box):
            assert one.x + one.width <= paper.right + 1
    assert any(text.startswith("and ") and text.endswith(" more") for text in said(draft))


def test_without_shares_there_is_no_page() -> None:
    assert drafts_of(project_of({("a", "won"): None})) == []


def test_shares_without_an_answer_say_why() -> None:
    (draft,) = drafts_of(project_of({("a", "b"): 0.7, ("a", "c"): 0.7}))
    assert "140%" in " ".join(said(draft))


def test_a_chain_without_an_end_says_so_whoever_said_the_shares() -> None:
    project = project_of({("start", "a"): None, ("a", "b"): None, ("b", "a"): None})
    assert is_worth_asking(project)
    (draft,) = drafts_of(project)
    assert "has no end" in " ".join(said(draft))
    assert not is_worth_asking(project_of({("a", "won"): None}))
    assert not is_worth_asking(project_of({}))
