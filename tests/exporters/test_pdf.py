"""PDF: the document, read back with pypdf."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from journeymapper.app.export import export
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.change import Change
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank, journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails
from journeymapper.domain.vocabulary import Ink, PageWay

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


@pytest.fixture(scope="module")
def document(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    remarks = export(sample, out, at=AT)
    assert all("8 are needed to read it" in one.text for one in remarks)
    assert (
        export(sample, out.with_name("a3.pdf"), chosen(page_size="A3", sections=("map",)), at=AT)
        == ()
    )
    return out


def test_a_map_too_small_to_read_is_remarked_on(sample: Project, tmp_path: Path) -> None:
    project = sample.snapshot()
    wide = [Change(one, replace(one, width=900.0)) for one in list(project.stages.values())]
    project.apply(wide)
    remarks = export(project, tmp_path / "wide.pdf", at=AT)
    assert len(remarks) == len(project.journeys)
    assert all("of its size on A4" in str(one) and "Print it on A0" in str(one) for one in remarks)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_it_says_what_it_is(document: Path) -> None:
    reader = PdfReader(document)
    assert reader.metadata is not None
    assert reader.metadata.title == "Trial to paid"
    assert reader.metadata.author == "Studio Meridian"
    assert reader.root_object["/Lang"] == "en"
    assert reader.metadata.creation_date == reader.metadata.modification_date == AT
    cover = flat(reader.pages[0].extract_text())
    for fact in ("Trial to paid", "Northlight Learning", "21 November 2026", "Ines Kovač"):
        assert fact in cover


@pytest.mark.parametrize("name", ["sample.pdf", "a3.pdf"])
def test_strict_readers_find_nothing_to_complain_of(document: Path, name: str) -> None:
    reader = PdfReader(document.with_name(name), strict=True)
    assert len(set(reader.page_labels)) == len(reader.pages)
    assert all("/Contents" in page for page in reader.pages)
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("no qpdf here")
    file = str(document.with_name(name))
    checked = subprocess.run([qpdf, "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_every_name_and_note_can_be_searched_for(sample: Project, document: Path) -> None:
    text = flat(" ".join(page.extract_text() for page in PdfReader(document).pages))
    wanted = [
        *(one.name for one in sample.touchpoints.values()),
        *(one.name for one in sample.personas.values()),
        *(one.name for one in sample.stages.values()),
        *(one.text for one in sample.empathy_notes.values()),
        *(one.text for one in sample.feedback_notes.values()),
        *(one.reply for one in sample.feedback_notes.values() if one.reply),
    ]
    squeezed = text.replace(" ", "")
    missing = [one for one in wanted if one.replace(" ", "") not in squeezed]
    assert missing == []


def test_bookmarks_and_links_lead_to_pages(sample: Project, document: Path) -> None:
    reader = PdfReader(document)
    titles: list[str] = []

    def walk(entries: list[object]) -> None:
        for one in entries:
            if isinstance(one, list):
                walk(one)
            elif isinstance(one, Destination):
                titles.append(str(one.title))
                assert reader.get_destination_page_number(one) is not None

    walk(list(reader.outline))
    for one in (*sample.journeys.values(),):
        assert any(one.title in title for title in titles)
    for persona in sample.personas.values():
        assert any(persona.name in title for title in titles)
    links = [link for page in reader.pages for link in page.get("/Annots", [])]
    assert len(links) >= 10


def test_fonts_are_embedded_and_subset(document: Path) -> None:
    reader = PdfReader(document)
    seen = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()
            if inner["/Subtype"] != "/Type0":
                continue
            descendant = inner["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"]
            assert inner["/BaseFont"][7] == "+"
            seen.add(str(inner["/BaseFont"]))
    assert seen
    assert document.stat().st_size < 600_000


def test_the_same_project_gives_the_same_bytes_in_another_process(
    sample: Project, document: Path, tmp_path: Path
) -> None:
    export(sample, tmp_path / "again.pdf", at=AT)
    assert (tmp_path / "again.pdf").read_bytes() == document.read_bytes()
    file = tmp_path / "sample.journey"
    program = [sys.executable, "-m", "journeymapper"]
    subprocess.run([*program, "new", str(file), "--template", SAMPLE], cwd=ROOT, check=True)
    for name in ("one.pdf", "two.pdf"):
        words = ("export", str(file), str(tmp_path / name), "--sections", "map,personas")
        subprocess.run([*program, *words], cwd=ROOT, check=True)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize(
    ("size", "width", "height", "sections"),
    [
        ("A4", 842, 595, ()),
        ("A3", 1191, 842, ("cover", "map", "grid")),
        ("letter", 792, 612, ("map", "personas", "feedback")),
    ],
)
def test_pages_have_the_size_that_was_asked_for_and_only_the_journeys_wanted(
    sample: Project,
    tmp_path: Path,
    size: str,
    width: float,
    height: float,
    sections: tuple[str, ...],
) -> None:
    after = next(one.id for one in sample.journeys.values() if one.title == "After")
    options = chosen(page_size=size, journeys=(after,), sections=sections)
    export(sample, tmp_path / "map.pdf", options, at=AT)
    pages = PdfReader(tmp_path / "map.pdf").pages
    for page in pages:
        assert float(page.mediabox.width) == pytest.approx(width, abs=1)
        assert float(page.mediabox.height) == pytest.approx(height, abs=1)
    text = " ".join(page.extract_text() for page in pages)
    assert "Pay another way" in text
    assert "Card declined" not in text


def test_a_project_with_nothing_in_it_still_makes_a_document(tmp_path: Path) -> None:
    bare = Project(
        [ProjectDetails(id="project_1"), Journey(id="journey_1", title="Client journey")]
    )
    export(bare, tmp_path / "bare.pdf", at=AT)
    reader = PdfReader(tmp_path / "bare.pdf")
    assert "Client journey" in " ".join(page.extract_text() for page in reader.pages)


def test_a_name_in_any_script_is_kept(sample: Project, tmp_path: Path) -> None:
    names = ["office profile 3x4 at 12:30", "تسجيل الدخول", "ग्राहक सेवा", "客户注册"]
    renamed = dict(zip(list(sample.touchpoints)[:4], names, strict=True))
    records = [
        replace(one, name=renamed[one.id]) if one.id in renamed else one  # type: ignore[call-arg]
        for one in sample.records()
    ]
    export(Project(records), tmp_path / "names.pdf", at=AT)
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "names.pdf").pages)
    for name in ("office", "profile", "3x4", "12:30", "ग्राहक", "客户注册"):
        assert name in text
    assert "تسجيل" in text or "ليجست" in text  # readers differ in the order of such lines


def test_a_map_is_read_as_a_person_reads_it(sample: Project, tmp_path: Path) -> None:
    """Head, stages, cards in the order of the journey, each by its name first; then the curve, the
    legend and the foot."""
    out = tmp_path / "map.pdf"
    export(sample, out, chosen(sections=("map",), page_size="A2"), at=AT)
    read = "".join(PdfReader(out).pages[0].extract_text().split())
    journey = by_rank(sample.journeys.values())[0]
    wanted = [
        journey.title,
        *(one.name for one in stages_in_order(sample, journey.id)),
        *(one.name for one in journey_order(sample, journey.id)),
        "Emotion",
        "Legend",
        "Prepared by",
    ]
    place = 0
    for one in wanted:
        found = read.find("".join(one.split()), place)
        assert found >= place, one
        place = found + 1
    assert read.find("35%drop-off") > read.find("Free-trialsign-up")


def test_a_grey_document_holds_no_colour(sample: Project, tmp_path: Path) -> None:
    out = tmp_path / "grey.pdf"
    wished = chosen(ink=Ink.GREYSCALE, accent="#7A1FA2", sections=("cover", "map", "personas"))
    export(sample, out, wished, at=AT)
    coloured = []
    for page in PdfReader(out).pages:
        forms = page["/Resources"].get("/XObject", {}).values()
        streams = [page.get_contents(), *(one.get_object() for one in forms)]
        for stream in streams:
            for parts in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)", stream.get_data()):
                if len(set(parts)) > 1:
                    coloured.append(parts)
    assert coloured == []


def test_what_has_no_letter_shape_is_told_with_its_page(sample: Project, tmp_path: Path) -> None:
    project = sample.snapshot()
    card = journey_order(project, by_rank(project.journeys.values())[0].id)[0]
    project.apply([Change(card, replace(card, name="Review ሀ site"))])
    remarks = export(project, tmp_path / "x.pdf", chosen(sections=("cover", "grid")), at=AT)
    told = [one for one in remarks if "no letter shape" in one.text]
    assert [one.page for one in told] == [2]
    assert "ሀ (U+1200) on page 2" in told[0].text


def test_pages_are_called_as_they_are_numbered(sample: Project, tmp_path: Path) -> None:
    out = tmp_path / "tiles.pdf"
    wished = chosen(sections=("cover", "map", "personas"), way=PageWay.TILED, page_size="A3")
    export(sample, out, wished, at=AT)
    labels = PdfReader(out).page_labels
    assert labels[:2] == ["Cover", "Before A1"]
    assert labels[-1] == str(len(labels))


def test_an_accent_that_is_no_colour_is_refused(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(EditRefused, match="no colour"):
        export(sample, tmp_path / "x.pdf", chosen(accent="red"), at=AT)
    assert list(tmp_path.iterdir()) == []
