"""One click leads from every card to what it rests on, and from everything back to its card."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container

import pytest

from journeymapper.app.templates import SAMPLE, template_records, templates
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import PageWay
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import Anchor, Link, Page
from journeymapper.pens.pdf_content import marks
from tests.drawing.examples import AT


def links_and_places(pages: list[Page]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Links as (title of the page, target), and the title of the page of each named place."""
    links: list[tuple[str, Link]] = []
    places: dict[str, str] = {}
    for page in pages:
        for found in marks(page.picture):
            if isinstance(found.mark, Anchor):
                places.setdefault(found.mark.name, page.title)
            else:
                links.append((page.title, found.mark))
    return [(title, _leads_to(one, places)) for title, one in links], places


def _leads_to(link: Link, places: Container[str]) -> str:
    """The first of its places that there is; where there is none, the one that was wished for."""
    wished = (link.target, *link.otherwise)
    return next((one for one in wished if one in places), link.target)


def part_of(title: str) -> str:
    return re.split(r"[:·]", title)[0].strip()


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


@pytest.mark.parametrize("way", list(PageWay))
def test_no_link_of_a_whole_document_leads_nowhere(sample: Project, way: PageWay) -> None:
    links, places = links_and_places(document(sample, chosen(way=way), at=AT))
    assert len(links) > 100
    assert sorted({target for _, target in links} - set(places)) == []


@pytest.mark.parametrize("name", [one.name for one in templates()])
def test_nor_of_a_template(name: str) -> None:
    links, places = links_and_places(document(Project(template_records(name)), at=AT))
    nowhere = {target for _, target in links} - set(places)
    if "evidence" not in places:  # nothing rests on anything yet: there is nowhere to lead to
        nowhere = {one for one in nowhere if not one.startswith(("evidence-", "unsaid-"))}
    assert sorted(nowhere) == []


def test_links_lead_both_ways(sample: Project) -> None:
    links, places = links_and_places(document(sample, at=AT))
    ways: dict[str, set[str]] = defaultdict(set)
    for title, target in links:
        ways[part_of(title)].add(part_of(places[target]))
    maps = {"Before", "After"}
    for part in ("Feedback", "Persona", "Actions", "Evidence"):
        assert any(part in ways[one] for one in maps), part
        assert ways[part] & maps, part
    assert {"Feedback", "Actions"} <= ways["Closing the loop"]
    assert ways["Loops"] & maps
