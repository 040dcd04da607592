"""From a dot and a number of a PDF one click leads to its source, as another reader finds it; and
between cards, personas, notes and actions links lead both ways."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from journeymapper.analysis.sources import sources_of
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Citation, Experience, Measure, Source
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import Anchor, Link, Page
from journeymapper.pens.pdf import DocumentDetails, write_pdf
from journeymapper.pens.pdf_content import marks
from tests.drawing.examples import AT

SECTIONS = (
    "summary", "map", "essentials", "grid", "states", "personas", "feedback", "closing",
    "experiments", "measures", "actions", "evidence", "what-if",
)  # fmt: skip


@dataclass(frozen=True)
class Jump:
    """A link by the section of its page, the section and the page of where it goes, and the names
    of the places that it wishes for."""

    begins: str
    ends: str
    reader: PdfReader
    page: int
    wished: tuple[str, ...]

    @property
    def text(self) -> str:
        """Of the page where it goes."""
        return text_at(self.reader, self.page)


@dataclass(frozen=True)
class Read:
    project: Project
    jumps: list[Jump]

    def leading(self, section: str, wished: str) -> list[Jump]:
        """The links of a section that wish to lead to such a place first."""
        return [
            one for one in self.jumps if one.begins == section and one.wished[0].startswith(wished)
        ]


@pytest.fixture(scope="module")
def read() -> Read:
    project = Project(template_records(SAMPLE))
    pages = document(project, chosen(sections=SECTIONS), at=AT)
    out = BytesIO()
    write_pdf(pages, out, DocumentDetails(title="Links"))
    return Read(project, jumps_of(PdfReader(out), pages, project))


def jumps_of(reader: PdfReader, pages: list[Page], project: Project) -> list[Jump]:
    """Every annotation with the page that its destination names; drawn links stand in the same
    order, as far as any of their places is there."""
    numbers = {one.indirect_reference.idnum: at for at, one in enumerate(reader.pages)}
    titles = [section_of(one.title, project) for one in pages]
    drawn = [[found.mark for found in marks(page.picture)] for page in pages]
    names = {one.name for page in drawn for one in page if isinstance(one, Anchor)}
    found = []
    for at, page in enumerate(reader.pages):
        wished = [(one.target, *one.otherwise) for one in drawn[at] if isinstance(one, Link)]
        there = [one for one in wished if not names.isdisjoint(one)]
        annotations = [one.get_object() for one in page.get("/Annots", [])]
        assert len(annotations) == len(there)
        for annotation, places in zip(annotations, there, strict=True):
            to = numbers[annotation["/Dest"].get_object()[0].idnum]
            found.append(Jump(titles[at], titles[to], reader, to, places))
    return found


@cache
def text_at(reader: PdfReader, number: int) -> str:
    return " ".join(reader.pages[number].extract_text().split())


def section_of(title: str, project: Project) -> str:
    known = {one.title: "map" for one in project.journeys.values()}
    return known.get(title, title.split("·")[0].strip().lower())


def test_a_dot_of_a_curve_leads_to_the_source_of_the_feeling(read: Read) -> None:
    cited = [
        one
        for one in read.project.all(Citation).values()
        if isinstance(read.project.find(one.record), Experience)
    ]
    assert cited
    for one in cited:
        source = read.project.get(Source, one.source)
        begins = {
            jump.begins
            for jump in read.jumps
            if jump.wished[0].startswith(f"source-{one.source}-") and source.reference in jump.text
        }
        assert {"map", "persona", "grid"} <= begins, source.reference


def test_a_measures_number_leads_to_its_source_wherever_it_stands(read: Read) -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for measure in read.project.all(Measure).values():
        for source in sources_of(read.project, measure.id):
            for jump in read.jumps:
                if jump.wished[0].startswith(f"source-{source.id}-"):
                    assert jump.ends == "evidence"
                    assert source.reference in jump.text
                    told[measure.id].add(jump.begins)
    assert told
    everywhere = set.union(*told.values())
    assert {"map", "measures", "essentials"} <= everywhere


def test_what_rests_on_nothing_leads_to_where_that_is_said(read: Read) -> None:
    bare = read.leading("map", "unsaid-") + read.leading("grid", "unsaid-")
    assert bare
    assert all(one.ends == "evidence" for one in bare)
    assert all("nobody says so" in one.text for one in bare)


@pytest.mark.parametrize(
    ("begins", "wished", "ends"),
    [
        ("summary", "note-", "feedback"),
        ("summary", "measure-", "measures"),
        ("summary", "action-", "actions"),
        ("closing the loop", "feedback", "feedback"),
        ("what if", "", "evidence"),
        ("experiments", "map-", "map"),
        ("map", "feedback-", "feedback"),
        ("map", "action-", "actions"),
        ("map", "persona", "persona"),
        ("persona", "map-", "map"),
        ("persona", "note-", "feedback"),
        ("feedback", "map-", "map"),
        ("feedback", "persona", "persona"),
        ("feedback", "action-", "actions"),
        ("actions", "map-", "map"),
        ("actions", "note-", "feedback"),
        ("evidence", "map-", "map"),
    ],
)
def test_links_lead_there_and_back(read: Read, begins: str, wished: str, ends: str) -> None:
    found = read.leading(begins, wished)
    assert found, sorted({(one.begins, one.wished[0].split("_")[0]) for one in read.jumps})
    assert {one.ends for one in found} == {ends}


def test_an_action_is_found_from_the_note_that_led_to_it(read: Read) -> None:
    because = [one for one in read.project.all(Action).values() if one.feedback_note]
    assert because
    for one in because:
        [jump] = [each for each in read.jumps if each.wished == (f"action-{one.id}",)
                  and each.begins == "feedback"]  # fmt: skip
        assert one.text.split()[0] in jump.text
