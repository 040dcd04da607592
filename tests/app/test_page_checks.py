"""Pages that make no sense are one sentence, before anything is drawn."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeymapper.app.export import export
from journeymapper.app.templates import template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import PageWay

AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"page_size": "custom", "page_width": 85.0, "page_height": 55.0}, "less than one card"),
        ({"page_size": "custom", "page_width": 20.0, "page_height": 400.0}, "less than one card"),
        ({"margin": 140.0}, "less than one card"),
        ({"margin": -1.0}, "The margin must lie between 0 and"),
        ({"margin": float("nan")}, "The margin must lie between 0 and"),
        ({"page_size": "custom", "page_width": 9e9, "page_height": 60.0}, "The page’s width must"),
        ({"page_size": "custom"}, "Say how wide and how high the page is"),
        ({"way": PageWay.TILED, "overlap": 150.0}, "overlap by more than half"),
        ({"reading_distance": float("nan")}, "from how many metres"),
        ({"reading_distance": 0.0}, "from how many metres"),
        ({"reading_distance": 1000.0}, "more than 0, and 100 at most"),
    ],
)
def test_a_page_that_makes_no_sense_is_refused(
    wish: dict[str, object], sentence: str, tmp_path: Path
) -> None:
    project = Project(template_records("empty"))
    with pytest.raises(EditRefused, match=sentence):
        export(project, tmp_path / "map.pdf", chosen(**wish), at=AT)
    assert list(tmp_path.iterdir()) == []


def test_the_smallest_pages_that_are_taken_come_out(tmp_path: Path) -> None:
    project = Project(template_records("trial-to-paid"))
    wish = chosen(page_size="custom", page_width=100.0, page_height=75.0, sections=("cover", "map"))
    export(project, tmp_path / "map.pdf", wish, at=AT)
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def test_a_project_without_a_journey_is_refused(tmp_path: Path) -> None:
    records = [one for one in template_records("empty") if one.table == "projects"]
    with pytest.raises(EditRefused, match="no journey to export yet"):
        export(Project(records), tmp_path / "map.pdf", at=AT)
    assert list(tmp_path.iterdir()) == []
