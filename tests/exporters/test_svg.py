"""SVG: the maps, read back with an XML parser."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journeymapper.app.export import export
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Touchpoint
from journeymapper.drawing.journey_map import whole_map

AT = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


def test_every_name_on_the_map_can_be_found(sample: Project, tmp_path: Path) -> None:
    (journey, *_) = sample.journeys
    out = tmp_path / "map.svg"
    assert export(sample, out, chosen(journeys=(journey,)), at=AT) == ()
    root = ElementTree.parse(out).getroot()
    assert root.tag == f"{SVG}svg"
    _, _, width, height = whole_map(sample, journey).bounds
    box = [float(part) for part in root.attrib["viewBox"].split()]
    assert box[2:] == pytest.approx([width, height], abs=0.1)
    texts = {title.text for title in root.iter(f"{SVG}title")}
    names = {one.name for one in sample.touchpoints.values() if one.journey == journey}
    assert names <= texts
    assert sample.details.title in texts


def test_several_journeys_stand_under_their_titles_and_bytes_stay_the_same(
    sample: Project, tmp_path: Path
) -> None:
    for name in ("one.svg", "two.svg"):
        export(sample, tmp_path / name, at=AT)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    root = ElementTree.parse(tmp_path / "one.svg").getroot()
    texts = {title.text for title in root.iter(f"{SVG}title")}
    assert {"Before", "After"} <= texts


def test_letters_that_no_font_has_are_told_of_pictures_too(tmp_path: Path) -> None:
    project = Project(
        [
            ProjectDetails(id="project_1", title="Old"),
            Journey(id="journey_1", title="Nile"),
            Touchpoint(id="tp_1", journey="journey_1", name="Sign \U00013000"),
        ]
    )
    for name in ("map.svg", "map.png"):
        (remark,) = export(project, tmp_path / name, chosen(scale=0.5), at=AT)
        assert "(U+13000)" in remark.text
        assert remark.page == 0
