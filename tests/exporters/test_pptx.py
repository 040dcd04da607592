"""PPTX: read back with python-pptx, looked at as LibreOffice draws it where that is there."""

from __future__ import annotations

import random
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.commands.review_rounds import StartReview
from journeymapper.domain.change import Change
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Connection, Journey, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, Ink
from journeymapper.drawing.connections import label_text
from journeymapper.drawing.pages import SECTIONS
from journeymapper.exporters.job import Cancelled, ExportJob
from journeymapper.exporters.pptx import EXPORTER
from tests.exporters.written import AT, walked, write

PARTS = ("cover", "map")


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


@pytest.fixture(scope="module")
def whole_file(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pptx") / "sample.pptx"
    remarks = write(EXPORTER, sample, path)
    assert all("points" in one.text for one in remarks)
    return path


@pytest.fixture(scope="module")
def whole(whole_file: Path) -> Any:
    return Presentation(str(whole_file))


def shapes_of(slide: Any) -> Iterator[Any]:
    """All shapes of a slide, those in groups as well."""
    waiting = list(slide.shapes)
    while waiting:
        one = waiting.pop(0)
        yield one
        if one.shape_type is not None and "GROUP" in str(one.shape_type):
            waiting += list(one.shapes)


def texts_of(slide: Any) -> list[str]:
    found = []
    for one in shapes_of(slide):
        if one.has_text_frame:
            found.append(one.text_frame.text)
        if getattr(one, "has_table", False) and one.has_table:
            found += [cell.text for row in one.table.rows for cell in row.cells]
    return found


def map_slides(presentation: Any, journey: Journey) -> list[Any]:
    return [
        one
        for one in presentation.slides
        if one.shapes.title is not None and one.shapes.title.text.split(" (")[0] == journey.title
    ]


def glue_of(slide: Any) -> list[tuple[Any, int, int]]:
    """Every connector with the numbers of the shapes at its ends."""
    found = []
    for one in slide.shapes._spTree.iter("{*}cxnSp"):
        ends = [next(one.iter(f"{{*}}{kind}"), None) for kind in ("stCxn", "endCxn")]
        assert all(end is not None for end in ends), "a connector hangs loose"
        found.append((one, *(int(end.get("id")) for end in ends)))  # type: ignore[union-attr]
    return found


def test_every_card_is_a_shape_with_its_name(sample: Project, whole: Any) -> None:
    for journey in sample.journeys.values():
        slides = map_slides(whole, journey)
        papers = [
            one.text_frame.text.split("\n")[0]
            for slide in slides
            for one in shapes_of(slide)
            if one.has_text_frame
        ]
        for card in sample.referring(Touchpoint, journey.id):
            assert card.name in papers
        for stage in sample.referring(Stage, journey.id):
            assert any(text.startswith(stage.name) for text in papers)
        for loop in sample.referring(Connection, journey.id):
            if loop.kind is ConnectionKind.LOOP and len(slides) == 1:
                assert label_text(loop) in papers


def test_every_way_leads_from_its_card_to_its_card(sample: Project, whole: Any) -> None:
    """Piece by piece: over joints, names and markers of other slides."""
    for journey in sample.journeys.values():
        slides = map_slides(whole, journey)
        reached: set[tuple[str, str]] = set()
        for slide in slides:
            names = {one.shape_id: one.name for one in shapes_of(slide)}
            told = {}
            following: dict[int, list[int]] = {}
            for element, begin, end in glue_of(slide):
                assert {begin, end} <= set(names), "glued to a shape that is not there"
                following.setdefault(begin, []).append(end)
                told[begin, end] = next(element.iter("{*}cNvPr")).get("descr")
            for (begin, end), text in told.items():
                way = text.rpartition(": ")[2]
                source, _, target = way.partition(" to ")
                if names[begin] == source:
                    at = end
                    for _ in range(60):
                        more = [one for one in following.get(at, []) if told[at, one] == text]
                        if names[at] in (target, f"to {target}") or not more:
                            break
                        at = more[0]
                    assert names[at] in (target, f"to {target}")
                    reached.add((source, target))
        for connection in sample.referring(Connection, journey.id):
            ends = [sample.find(one) for one in (connection.source, connection.target)]
            assert tuple(getattr(one, "name", "") for one in ends) in reached


def test_a_glued_end_lies_where_the_shape_has_a_site(whole: Any) -> None:
    """What an office program would move to its site when somebody moves the card stays there."""
    checked = 0
    for slide in whole.slides:
        places = {
            int(one.find("{*}nvSpPr/{*}cNvPr").get("id")): one
            for one in slide.shapes._spTree.iter("{*}sp")
        }
        for element, begin, _ in glue_of(slide):
            frame = element.find(".//{*}xfrm")
            if frame.get("rot") or places[begin].find(".//{*}custGeom") is not None:
                continue
            x, y, width, height = _box(element)
            x += width if frame.get("flipH") else 0
            y += height if frame.get("flipV") else 0
            left, top, across, down = _box(places[begin])
            site = int(next(element.iter("{*}stCxn")).get("idx"))
            wanted = [
                (left + across / 2, top),
                (left, top + down / 2),
                (left + across / 2, top + down),
                (left + across, top + down / 2),
            ][site]
            assert abs(x - wanted[0]) < 20000 and abs(y - wanted[1]) < 20000
            checked += 1
    assert checked > 30


def _box(element: Any) -> tuple[int, int, int, int]:
    offset, extent = element.find(".//{*}off"), element.find(".//{*}ext")
    x, y = (int(offset.get(one)) for one in "xy")
    return x, y, *(int(extent.get(one)) for one in ("cx", "cy"))  # type: ignore[return-value]


def test_loops_are_dashed_in_the_accent(sample: Project, tmp_path: Path) -> None:
    write(EXPORTER, sample, tmp_path / "a.pptx", sections=("map",), accent="#123456")
    presentation = Presentation(str(tmp_path / "a.pptx"))
    dashed = {
        one.find(".//{*}ln/{*}solidFill/{*}srgbClr").get("val")
        for slide in presentation.slides
        for one in slide.shapes._spTree.iter("{*}cxnSp")
        if one.find(".//{*}prstDash") is not None
    }
    assert "123456" in dashed
    assert dashed <= {"123456", "E4572E"}  # friction loops are coral


def test_text_of_maps_is_large_enough_or_remarked_on(sample: Project, tmp_path: Path) -> None:
    remarks = write(EXPORTER, sample, tmp_path / "a.pptx", sections=("map",))
    presentation = Presentation(str(tmp_path / "a.pptx"))
    told = {one.text.split("“")[1].split("”")[0] for one in remarks}
    for journey in sample.journeys.values():
        sizes = [
            int(one.get("sz")) / 100
            for slide in map_slides(presentation, journey)
            for one in slide.shapes._spTree.iter("{*}rPr")
            if one.get("sz")
        ]
        assert (min(sizes) < 8.9) == (journey.title in told)
    wide = sample.snapshot()
    wide.apply([Change(one, replace(one, width=700.0)) for one in sample.stages.values()])
    write(EXPORTER, wide, tmp_path / "wide.pptx", sections=("map",))
    more = Presentation(str(tmp_path / "wide.pptx"))
    assert len(more.slides) > len(presentation.slides)


def test_there_are_slides_for_every_part(sample: Project, whole: Any) -> None:
    titles = [one.shapes.title.text for one in whole.slides if one.shapes.title is not None]
    for wanted in (
        sample.details.title,
        *(one.name for one in sample.personas.values()),
        "Loops",
        "Emotion",
        "Grid",
        "Feedback",
        "Experiments",
        "Measures",
        "Closing the loop",
        "Actions",
        "Evidence",
    ):
        assert any(one.startswith(wanted) for one in titles), wanted
    said = "\n".join(text for slide in whole.slides for text in texts_of(slide))
    for note in sample.feedback_notes.values():
        assert (" ".join(note.text.split()) in said) != note.internal
    for action in sample.all(Action).values():
        assert action.text in said
    for one in sample.empathy_notes.values():
        assert one.text in said
    parts = whole.part._element.findall(".//{*}section")
    assert next(one.get("name") for one in parts) == "Cover"
    assert "Map" in [one.get("name") for one in parts]


def test_each_chosen_section_has_slides_of_its_own(sample: Project, tmp_path: Path) -> None:
    for section in SECTIONS:
        path = tmp_path / f"{section.name}.pptx"
        write(EXPORTER, sample, path, sections=(section.name,))
        assert len(Presentation(str(path)).slides) >= 1
    only = Presentation(str(tmp_path / "actions.pptx"))
    assert all(one.shapes.title.text.startswith("Actions") for one in only.slides)


def test_nothing_is_a_picture_of_text(whole: Any) -> None:
    assert not [one for slide in whole.slides for one in slide.shapes._spTree.iter("{*}pic")]
    grids = [
        shape.table
        for slide in whole.slides
        for shape in slide.shapes
        if getattr(shape, "has_table", False)
        and shape.has_table
        and slide.shapes.title.text.startswith("Grid")
    ]
    assert grids and all(len(one.columns) > 2 for one in grids)


def test_links_lead_to_personas_and_to_what_customers_said(sample: Project, whole: Any) -> None:
    targets = {}
    for slide in whole.slides:
        for link in slide.shapes._spTree.iter("{*}hlinkClick"):
            part = slide.part.related_part(
                link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
            )
            targets.setdefault(slide.shapes.title.text, set()).add(part.slide.shapes.title.text)
    on_maps = set().union(*(found for title, found in targets.items() if title[:6] == "Before"))
    assert {one.name for one in sample.personas.values()} <= on_maps
    assert any(one.startswith("Feedback") for found in targets.values() for one in found)
    back = set().union(*(found for title, found in targets.items() if "Feedback" in title))
    assert any(one.startswith("Before") for one in back)


def test_speaker_notes_hold_the_descriptions(sample: Project, whole: Any) -> None:
    said = "\n".join(
        one.notes_slide.notes_text_frame.text for one in whole.slides if one.has_notes_slide
    )
    for card in sample.touchpoints.values():
        assert card.name in said and card.description in said


def test_shapes_tell_screen_readers_what_they_are(sample: Project, whole: Any) -> None:
    told = {
        one.get("descr") for slide in whole.slides for one in slide.shapes._spTree.iter("{*}cNvPr")
    }
    for persona in sample.personas.values():
        assert f"Persona: {persona.name}, {persona.role.label}" in told


def test_the_same_project_gives_the_same_bytes(
    sample: Project, whole_file: Path, whole: Any, tmp_path: Path
) -> None:
    write(EXPORTER, sample, tmp_path / "again.pptx")
    assert (tmp_path / "again.pptx").read_bytes() == whole_file.read_bytes()
    with zipfile.ZipFile(whole_file) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
    properties = whole.core_properties
    assert properties.modified == properties.created == AT.replace(tzinfo=None)
    assert properties.author == sample.details.author
    assert properties.title == sample.details.title


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A client's template: four to three, with an example slide that nobody is to see."""
    made = Presentation()
    example = made.slides.add_slide(made.slide_layouts[1])
    example.shapes.title.text = "EXAMPLE SLIDE"
    example.notes_slide.notes_text_frame.text = "EXAMPLE NOTE"
    made.core_properties.author = "EXAMPLE AUTHOR"
    made.slide_master.name = "House style"
    path = tmp_path / "client.pptx"
    made.save(str(path))
    return path


def test_the_clients_template_is_written_into(
    sample: Project, template: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.pptx"
    write(EXPORTER, sample, out, template=str(template), footer="Of the client", header="Draft")
    made, given = Presentation(str(out)), Presentation(str(template))
    assert (made.slide_width, made.slide_height) == (given.slide_width, given.slide_height)
    assert [one.name for one in made.slide_layouts] == [one.name for one in given.slide_layouts]
    with zipfile.ZipFile(out) as archive:
        everything = b"".join(map(archive.read, archive.namelist()))
        assert b"EXAMPLE" not in everything
        theme = next(one for one in archive.namelist() if "theme/theme1" in one)
    with zipfile.ZipFile(template) as before, zipfile.ZipFile(out) as after:
        assert before.read(theme) == after.read(theme)
    titles = [one for one in made.slides if one.shapes.title is not None]
    assert len(titles) == len(made.slides)
    layouts = {one.slide_layout.name for one in list(made.slides)[1:]}
    assert layouts == {"Title Only"}
    for slide in list(made.slides)[1:]:
        assert {"Of the client", "Draft"} <= set(texts_of(slide))
        empty = [
            one for one in slide.placeholders if not one.has_text_frame or not one.text_frame.text
        ]
        assert not empty
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= made.slide_width + 12700


def test_a_potx_is_a_template_too(sample: Project, template: Path, tmp_path: Path) -> None:
    potx = tmp_path / "client.potx"
    with zipfile.ZipFile(template) as given, zipfile.ZipFile(potx, "w") as made:
        for name in given.namelist():
            data = given.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"presentation.main+xml", b"template.main+xml")
            made.writestr(name, data)
    write(EXPORTER, sample, tmp_path / "out.pptx", template=str(potx), sections=PARTS)
    assert len(Presentation(str(tmp_path / "out.pptx")).slides) > 2


@pytest.mark.parametrize(
    "content", [b"", b"no archive at all", b"PK\x03\x04 broken", b"zip", b"xlsx", b"macros"]
)
def test_a_broken_template_is_one_sentence(
    sample: Project, template: Path, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.pptx"
    bad.write_bytes(content)
    if content in (b"zip", b"xlsx"):
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("xl/workbook.xml" if content == b"xlsx" else "a.txt", "<a/>")
            if content == b"xlsx":
                archive.writestr("[Content_Types].xml", "<Types/>")
    if content == b"macros":
        with zipfile.ZipFile(template) as given, zipfile.ZipFile(bad, "w") as made:
            for name in given.namelist():
                data = given.read(name)
                if name == "[Content_Types].xml":
                    kind = b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
                    data = data.replace(
                        b"vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                        kind,
                    )
                made.writestr(name, data)
    with pytest.raises(EditRefused) as refused:
        write(EXPORTER, sample, tmp_path / "out.pptx", template=str(bad))
    assert "bad.pptx" in str(refused.value) and "\n" not in str(refused.value)
    assert not (tmp_path / "out.pptx").exists()


def test_a_damaged_slide_master_is_one_sentence(
    sample: Project, template: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.pptx"
    with zipfile.ZipFile(template) as given, zipfile.ZipFile(bad, "w") as made:
        for name in given.namelist():
            data = given.read(name)
            made.writestr(name, data[: len(data) // 2] if "slideMaster1.xml" in name else data)
    with pytest.raises(EditRefused):
        write(EXPORTER, sample, tmp_path / "out.pptx", template=str(bad))


def test_a_template_that_is_gone_is_trouble_with_a_file(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="cannot be read"):
        write(EXPORTER, sample, tmp_path / "out.pptx", template=str(tmp_path / "gone.pptx"))


def test_it_stops_when_it_is_asked_to(sample: Project, tmp_path: Path) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 12

    job = ExportJob(
        project=sample, path=tmp_path / "a.pptx", journeys=tuple(sample.journeys), at=AT
    )
    with pytest.raises(Cancelled):
        EXPORTER.write(job, lambda _done, _what: None, cancelled)
    assert not job.path.exists()


def test_text_that_is_no_xml_and_long_names_come_out(sample: Project, tmp_path: Path) -> None:
    project = sample.snapshot()
    strange = "A <name> & \x0b\x00 \ud800 ‮עברית " + "very long " * 12
    project.apply(
        [Change(one, replace(one, name=strange)) for one in list(project.touchpoints.values())]
    )
    remarks = write(EXPORTER, project, tmp_path / "a.pptx")
    assert any("cut short" in one.text for one in remarks)
    Presentation(str(tmp_path / "a.pptx"))


@pytest.mark.parametrize("seed", [3, 20, 31])
def test_walked_projects_come_out(seed: int, tmp_path: Path) -> None:
    project = walked(seed)
    if not project.journeys:
        return
    write(EXPORTER, project, tmp_path / "a.pptx", ink=Ink.GREYSCALE)
    made = Presentation(str(tmp_path / "a.pptx"))
    for slide in made.slides:
        glue_of(slide)
        numbers = [one.get("id") for one in slide.shapes._spTree.iter("{*}cNvPr")]
        assert len(numbers) == len(set(numbers))


def test_an_empty_journey_comes_out(tmp_path: Path) -> None:
    project = Project(template_records("empty"))
    for kind in (Touchpoint, Sticky):
        assert not project.all(kind)
    write(EXPORTER, project, tmp_path / "a.pptx")
    assert len(Presentation(str(tmp_path / "a.pptx")).slides) >= 2


def test_numbers_of_a_round_are_on_the_cards(sample: Project, tmp_path: Path) -> None:
    project = sample.snapshot()
    project.apply(StartReview("reviewround_1", "One", tuple(project.journeys)).plan(project))
    write(EXPORTER, project, tmp_path / "a.pptx", sections=("map",), review_round="reviewround_1")
    said = [
        text for slide in Presentation(str(tmp_path / "a.pptx")).slides for text in texts_of(slide)
    ]
    assert {"1", "7", str(len(project.touchpoints))} <= set(said)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(sample: Project, tmp_path: Path) -> None:
    write(EXPORTER, sample, tmp_path / "a.pptx", sections=PARTS)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/home",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.pptx")],
        check=True, capture_output=True, timeout=170,
    )  # fmt: skip
    from pypdf import PdfReader

    reader = PdfReader(tmp_path / "a.pdf")
    assert len(reader.pages) == len(Presentation(str(tmp_path / "a.pptx")).slides)
    said = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    names = [one.name for one in sample.touchpoints.values()]
    assert all(name.split()[0] in said for name in random.Random(1).sample(names, 10))
