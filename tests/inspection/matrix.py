"""Which documents are inspected: projects, sheets, orientations and ways of coming to paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

from journeymapper.app.templates import SAMPLE, shipped_templates, template_records
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Orientation, PageWay
from journeymapper.drawing.journey_map import whole_map
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import Page
from journeymapper.pens.pdf import DocumentDetails, write_pdf
from tests.inspection.finding import Finding
from tests.inspection.pages import inspect, inspect_picture
from tests.inspection.pdf import inspect_pdf
from tests.inspection.projects import AT, GENERATED

MILLIMETRE = 72 / 25.4
SHEETS = ("A4", "A3", "Letter", "A0")
WAYS = tuple(PageWay)
ORIENTATIONS = tuple(Orientation)


def projects() -> dict[str, Callable[[], Project]]:
    """The sample, every template and the generated projects, by name."""
    names = [SAMPLE, *(one.name for one in shipped_templates() if one.name != SAMPLE)]
    return {**{name: _of_template(name) for name in names}, **GENERATED}


def presets(
    sheets: Sequence[str] = SHEETS,
    ways: Sequence[PageWay] = WAYS,
    orientations: Sequence[Orientation] = ORIENTATIONS,
) -> Iterator[ExportPreset]:
    """Every way on every sheet; what is no map comes out alike in all, so it is asked for once."""
    for sheet in sheets:
        for orientation in orientations:
            for way in ways:
                sections = () if way is PageWay.FIT else ("map",)
                yield chosen(page_size=sheet, orientation=orientation, way=way, sections=sections)


def pages_of(project: Project, options: ExportPreset) -> list[Page]:
    """The document; none where the program says that these sheets will not do."""
    try:
        return document(project, options, at=AT)
    except EditRefused:
        return []


def inspected(project: Project, options: ExportPreset) -> tuple[list[Page], list[Finding]]:
    """A document and what is wrong with it."""
    pages = pages_of(project, options)
    overlap = options.overlap * MILLIMETRE if options.way is PageWay.TILED else None
    return pages, inspect(pages, project, overlap)


def inspected_file(pages: Sequence[Page]) -> list[Finding]:
    """What is wrong with these pages as a PDF."""
    out = BytesIO()
    write_pdf(pages, out, DocumentDetails(title="Inspection"))
    return inspect_pdf(out.getvalue(), pages)


def inspected_maps(project: Project) -> list[Finding]:
    """What is wrong with the project's maps as pictures of their own (PNG, SVG)."""
    return [
        one
        for journey in by_rank(project.journeys.values())
        for one in inspect_picture(whole_map(project, journey.id), project)
    ]


def _of_template(name: str) -> Callable[[], Project]:
    return lambda: Project(template_records(name))
