"""Documents as they are made today, inspected: every section on A4, and maps in every way.

``python -m tests.inspection`` inspects many more.
"""

from __future__ import annotations

import pytest

from journeymapper.domain.document_records import chosen
from journeymapper.domain.vocabulary import Orientation, PageWay
from tests.inspection.finding import Finding
from tests.inspection.matrix import (
    SHEETS,
    inspected,
    inspected_file,
    inspected_maps,
    presets,
    projects,
)
from tests.inspection.projects import GENERATED

TEMPLATES = ("service-blueprint", "retail-store", "empty")
SAMPLE = "trial-to-paid"
FULL = {
    *("Cover", "Map", "Essentials", "Grid", "Persona", "Feedback", "Closing the loop", "Triggers"),
    *("Content by persona", "Experiments", "Measures", "Seasons and reviews", "Votes", "Actions"),
    *("Evidence", "What if"),
}


def listed(found: list[Finding]) -> str:
    return "\n".join(map(str, found))


@pytest.mark.parametrize("name", [SAMPLE, *TEMPLATES, *GENERATED])
def test_every_section_on_a4(name: str) -> None:
    pages, found = inspected(projects()[name](), chosen())
    assert len(pages) >= 2
    assert not found, listed(found)
    if name in GENERATED:  # else nothing would be proven by them
        assert {page.title.split(" · ")[0] for page in pages} >= FULL


@pytest.mark.parametrize("name", [SAMPLE, "nine scripts"])
def test_every_section_on_upright_sheets_and_in_the_file(name: str) -> None:
    options = chosen(page_size="Letter", orientation=Orientation.PORTRAIT)
    pages, found = inspected(projects()[name](), options)
    assert all(page.height > page.width for page in pages)
    found += inspected_file(pages)
    assert not found, listed(found)


@pytest.mark.parametrize("way", [one for one in PageWay if one is not PageWay.FIT])
@pytest.mark.parametrize("name", [SAMPLE, "retail-store", "names of 120 characters"])
def test_a_map_in_every_way(name: str, way: PageWay) -> None:
    pages, found = inspected(projects()[name](), chosen(way=way, sections=("map",)))
    assert pages
    assert not found, listed(found)


@pytest.mark.parametrize("name", [SAMPLE, *TEMPLATES, *GENERATED])
def test_maps_as_pictures(name: str) -> None:
    found = inspected_maps(projects()[name]())
    assert not found, listed(found)


@pytest.mark.parametrize("name", list(GENERATED))
def test_what_the_generated_projects_promise(name: str) -> None:
    """Else nothing would be proven by them."""
    names = [one.name for one in GENERATED[name]().touchpoints.values()]
    if "300" in name:
        assert len(names) == 300
    if "120" in name:
        assert {len(one) for one in names} == {120}
    if "scripts" in name:
        scripts = ("ß", "Σ", "С", "م", "ה", "द", "เ", "比", "べ", "가", "🛒")
        assert all(any(letter in one for one in names) for letter in scripts)


def test_the_larger_matrix_holds_every_sheet_way_and_project() -> None:
    asked = {(one.page_size, one.orientation, one.way) for one in presets()}
    assert asked == {
        (sheet, orientation, way)
        for sheet in SHEETS
        for orientation in Orientation
        for way in PageWay
    }
    assert {SAMPLE, *TEMPLATES, *GENERATED} < set(projects())
