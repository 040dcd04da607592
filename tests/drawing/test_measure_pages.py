"""The pages of measures: every value against its target, and what micro-conversions return."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journeymapper.app.templates import template_records
from journeymapper.cli.show import document as shown
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import EditFields
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Ellipse, Page, Path
from tests.a_project import a_project, do
from tests.drawing.shapes import smallest_text, text_lines, texts

AT = date(2026, 11, 22)


def measured(count: int = 1) -> Project:
    project = a_project()
    micro, rate = MeasureKind.MICRO_CONVERSION, MeasureKind.CONVERSION_RATE
    for n in range(count):
        name = f"measure_{n}"
        do(project, AddMeasure(name, "journey_1", f"Paid {n}", rate, "", 25, stage="stage_b"))
        do(project, EditFields(name, {"every_days": 14}))
        for place, value in enumerate((12, 27 if n % 2 else 18)):
            day = date(2026, 9, 1) + timedelta(days=30 * place)
            do(project, AddReading(f"reading_{n}_{place}", name, value, day, 1840))
    do(
        project,
        AddMeasure("measure_m", "journey_1", "Tour", micro, touchpoint="tp_b", value_each=2.5),
        AddMeasure("measure_x", "journey_1", "Video", micro, touchpoint="tp_b"),
        AddReading("reading_m", "measure_m", 100, AT),
    )
    return project


def pages_of(project: Project, size: str = "A4") -> list[Page]:
    return document(project, chosen(page_size=size, sections=("measures",)), at=AT)


def said(project: Project) -> list[str]:
    return [text for page in pages_of(project) for text in texts(page.picture)]


def test_values_stand_against_their_targets() -> None:
    found = said(measured(2))
    for text in ("Paid 0", "18%", "off target", "≥ 25%", "Paid 1", "27%", "on target"):
        assert text in found
    assert "4 measures · 1 on target · 1 off target · as of 22 Nov 2026" in found
    assert "1 Oct 2026 · n 1,840" in found
    assert any("was due 15 Oct 2026" in text for text in found)
    shapes = [
        one
        for page in pages_of(measured(2))
        for one in page.picture.primitives
        if isinstance(one, Ellipse | Path) and one.stroke == "coral"
    ]
    assert len(shapes) == 3, "a triangle, a line and its open dot for the one off target"


@pytest.mark.parametrize(
    ("kind", "is_above"), [(MeasureKind.CHURN, True), (MeasureKind.CONVERSION_RATE, False)]
)
def test_the_triangle_points_to_where_a_value_is_off(kind: MeasureKind, is_above: bool) -> None:
    project = a_project()
    do(project, AddMeasure("measure_1", "journey_1", "One", kind, "", 20))
    do(project, AddReading("reading_1", "measure_1", 40 if is_above else 10, date(2026, 10, 1)))
    (mark,) = [
        one
        for page in pages_of(project)
        for one in page.picture.primitives
        if isinstance(one, Path) and one.stroke == "coral" and len(one.steps) == 4
    ]
    base, point = float(mark.steps[0][2]), float(mark.steps[2][2])
    assert (point < base) is is_above


def test_micro_conversions_return_their_value() -> None:
    found = said(measured())
    assert found.count("€250") == 3, "the row, its stage in sum, the journey"
    assert "Return on micro-conversions" in found
    assert "no reading yet" in found


def test_without_measures_there_is_no_page() -> None:
    assert pages_of(a_project()) == []


@pytest.mark.parametrize("size", list(PAPERS))
def test_many_measures_flow_over_pages_inside_the_margins(size: str) -> None:
    project = measured(60)
    do(project, EditFields("measure_3", {"name": "Kundenzufriedenheitsbefragung " * 12}))
    pages = pages_of(project, size)
    assert len(pages) > 1
    for page in pages:
        assert smallest_text(page.picture) >= 6.45
        for line, box in text_lines(page.picture):
            assert box.x >= 10 and box.right <= page.width - 10, line.line.text
            assert box.y >= 10 and box.bottom <= page.height - 10, line.line.text
    names = {text for page in pages for text in texts(page.picture)}
    assert {f"Paid {n}" for n in range(60) if n != 3} <= names


def test_show_says_measures_and_returns() -> None:
    (journey,) = shown(measured())["journeys"]
    first = journey["measures"][0]
    assert (first["name"], first["value"], first["on_target"]) == ("Paid 0", 18, False)
    assert (first["stage"], first["taken_on"], first["readings"]) == ("Trial", "2026-10-01", 2)
    assert first["next_reading_on"] == "2026-10-15"
    returns = journey["returns"]
    assert (returns["currency"], returns["value"]) == ("EUR", 250)
    assert returns["stages"][0]["micro_conversions"][1]["missing"] == "no reading yet"


def test_a_column_of_sums_has_one_number_of_decimals() -> None:
    project = Project(template_records("trial-to-paid"))
    pages = document(project, chosen(sections=("measures",)), at=AT)
    said = {text for page in pages for text in texts(page.picture)}
    assert {"€180.00", "€12.00", "€1,193.20"} <= said
    assert not {"€180", "€12"} & said
