"""The use case of exporting: what is refused, told, cancelled, and never left by halves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest

from journeymapper.analysis.titles import journeys_called
from journeymapper.app import export as use_case
from journeymapper.app.project_import import import_project
from journeymapper.app.templates import EMPTY, SAMPLE, template_records
from journeymapper.commands.backdrops import AddBackdrop
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Persona, ProjectDetails
from journeymapper.drawing.pages import PAPERS, SECTIONS, section_called
from journeymapper.exporters.job import Cancelled
from journeymapper.exporters.registry import exporters
from tests.a_project import a_project
from tests.sample_images import tiny_png

export = partial(use_case.export, at=datetime(2026, 11, 21, 18, 40, tzinfo=UTC))
FORMATS = [one.name for one in exporters()]
ENDINGS = {one.name: one.endings[0] for one in exporters()}
WHOLE = {"json", "csv", "xlsx"}
"""What hands over all records, photos of the wall too."""


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


@pytest.mark.parametrize("name", FORMATS)
def test_progress_grows_to_the_end_and_says_what_is_done(
    sample: Project, tmp_path: Path, name: str
) -> None:
    told: list[tuple[float, str]] = []
    out = tmp_path / f"map{ENDINGS[name]}"
    export(sample, out, chosen(scale=0.3), progress=lambda *now: told.append(now))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(told) >= 3
    assert all(what for _, what in told)
    assert out.stat().st_size > 1000
    said, slides = told[-1][1], 0
    assert said.startswith(f"“{out.name}” is ready: ") and said.endswith((" KB.", " MB."))
    if name == "pptx":
        with ZipFile(out) as parts:
            slides = sum("slides/slide" in one for one in parts.namelist())
        assert f" {slides} slides, " in said


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("patience", [0, 1, 2])
def test_a_cancelled_export_leaves_what_was_there(
    sample: Project, tmp_path: Path, name: str, patience: int
) -> None:
    out = tmp_path / f"map{ENDINGS[name]}"
    out.write_text("first")
    asked = iter(range(100))
    with pytest.raises(Cancelled):
        export(sample, out, chosen(scale=0.3), cancelled=lambda: next(asked) >= patience)
    assert out.read_text() == "first"
    assert list(tmp_path.iterdir()) == [out]


def test_the_project_itself_is_never_written_over(sample: Project, tmp_path: Path) -> None:
    own = tmp_path / "project.journey"
    with pytest.raises(EditRefused, match="is the project itself"):
        export(sample, own, chosen(format_name="png"), of=own)


def test_what_makes_no_sense_is_refused_before_anything_is_written(
    sample: Project, tmp_path: Path
) -> None:
    out = tmp_path / "map.png"
    for options, sentence in (
        (chosen(page_size="A7"), "Choose a page size: A5, A4, A3, A2, A1, A0, Letter"),
        (chosen(scale=100), "between 0.1 and 10"),
        (chosen(journeys=("journey_gone",)), "no longer there"),
    ):
        with pytest.raises(EditRefused, match=sentence):
            export(sample, out, options)
    with pytest.raises(EditRefused, match="no journey to export yet"):
        export(Project(), out)
    with pytest.raises(FileTrouble, match="no folder"):
        export(sample, tmp_path / "nowhere" / "map.png", chosen(scale=0.1))
    assert list(tmp_path.iterdir()) == []


def test_all_else_of_a_project_without_a_journey_is_exported(tmp_path: Path) -> None:
    records = [
        ProjectDetails(id="project_1", title="Research"),
        Persona(id="persona_1", name="Wilhelmina"),
    ]
    for name, ending in ENDINGS.items():
        out = tmp_path / f"out{ending}"
        if name in (*WHOLE, "markdown"):
            export(Project(records), out)
            data = out.read_bytes()
            if data.startswith(b"PK"):
                with ZipFile(out) as parts:
                    data = b"".join(parts.read(one) for one in parts.namelist())
            assert b"Wilhelmina" in data, name
        else:
            with pytest.raises(EditRefused, match="no journey to export yet"):
                export(Project(records), out)
            assert not out.exists()
    with import_project(tmp_path / "out.json", tmp_path / "in.journey") as session:
        assert session.project == Project(records)


def test_a_document_without_pages_is_refused_and_the_older_file_stays(tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    out.write_bytes(b"older")
    empty = Project(template_records(EMPTY))
    with pytest.raises(EditRefused, match="no pages: “Grid” and “Votes” hold nothing yet"):
        export(empty, out, chosen(sections=("grid", "votes")))
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"older"]


def test_sections_are_found_by_name_and_title() -> None:
    for said in ("what-if", "What if", " WHAT IF ", "what_if"):
        assert section_called(said).name == "what-if"
    assert section_called("states side by side").name == "states"
    with pytest.raises(
        EditRefused, match=r"no section called “dreams”\. Choose of: cover, summary, map"
    ):
        section_called("dreams")


def test_a_section_with_pages_is_never_said_to_hold_nothing(sample: Project) -> None:
    empty = Project(template_records(EMPTY))
    for project in (sample, empty):
        journeys = tuple(by_rank(project.journeys.values()))
        for section in SECTIONS:
            drafts = section.drafts(project, PAPERS["A4"], journeys, date(2026, 11, 22))
            assert section.holds(project) or not drafts, section.name
    assert [one.name for one in SECTIONS if one.holds(empty)] == ["cover", "map"]


def test_journeys_are_found_by_title(sample: Project) -> None:
    (after,) = journeys_called(sample, ["AFTER "])
    assert sample.journeys[after].title == "After"
    assert journeys_called(sample, ["After", "after"]) == (after,)
    with pytest.raises(EditRefused, match=r"“Never”.*“Before”, “After”"):
        journeys_called(sample, ["Never"])


@pytest.mark.parametrize("name", sorted(set(FORMATS) - WHOLE))
def test_a_photo_under_the_map_is_in_no_document(tmp_path: Path, name: str) -> None:
    project = a_project()
    traced = project.snapshot()
    journey = next(iter(traced.journeys))
    photo = AddBackdrop("backdrop_1", journey, tiny_png(), 0, 0, 900)
    traced.apply(photo.plan(traced))
    for one, out in ((project, f"plain{ENDINGS[name]}"), (traced, f"traced{ENDINGS[name]}")):
        export(one, tmp_path / out, chosen(scale=0.3))
    plain, with_photo = (tmp_path / f"{one}{ENDINGS[name]}" for one in ("plain", "traced"))
    assert with_photo.read_bytes() == plain.read_bytes()
