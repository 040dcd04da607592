"""A project as a document: the pages that the client gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.drawing.pages.furniture import (
    cut_furniture,
    decoration,
    furniture,
    sheet_furniture,
)
from journeymapper.drawing.pages.paper import (
    PAGE_SIZES,
    PAPERS,
    Draft,
    PageOf,
    Paper,
    foot,
    paper_for,
)
from journeymapper.drawing.pages.room import check_room
from journeymapper.drawing.pages.sections import SECTIONS, section_called
from journeymapper.drawing.pages.tiles import LEAST_MARGIN
from journeymapper.drawing.primitives import Anchor, Page, Picture, Placed
from journeymapper.words import said, speaking

__all__ = [
    "PAGE_SIZES",
    "PAPERS",
    "SECTIONS",
    "Paper",
    "document",
    "paper_for",
    "section_called",
]

AfterSection = Callable[[str, int], object]
"""Told a section's name and how many pages it has."""


def document(
    project: Project,
    options: ExportPreset | None = None,
    *,
    at: date,
    after_section: AfterSection | None = None,
) -> list[Page]:
    """The sections that have something to show, in their order: pages in points.

    ``options`` say which journeys and sections and on what sheets, ``at`` is the date of the last
    edit. ``after_section`` hears of every section when its pages are set, and may raise what shall
    end all. Raises EditRefused for a page size that is not known and for
    a page smaller than one card, KeyError for a journey that is not known.
    """
    options = options or chosen()
    with speaking(options.language):
        return _document(project, options, at, after_section)


def _document(
    project: Project, options: ExportPreset, at: date, after_section: AfterSection | None
) -> list[Page]:
    paper = paper_for(options)
    check_room(paper)
    wanted = tuple(project.journeys[one] for one in options.journeys) or tuple(
        by_rank(project.journeys.values())
    )
    drafts: list[Draft] = []
    for section in SECTIONS:
        if not options.sections or section.name in options.sections:
            set_now = section.drafts(project, paper, wanted, at)
            drafts += set_now
            if after_section is not None:
                after_section(section.name, len(set_now))
    prepared = _prepared(project)
    page_of = _page_of(drafts)
    pages = [
        _page(project, draft.paper or paper, draft, prepared, number, len(drafts), page_of)
        for number, draft in enumerate(drafts, 1)
    ]
    if pages:
        remarks = (*pages[0].remarks, *cut_furniture(paper))
        pages[0] = replace(pages[0], remarks=remarks)
    return pages


def _prepared(project: Project) -> str:
    details = project.details
    author, client = details.author, details.client
    if author and client:
        text = said("Prepared by {author} for {client}", author=author, client=client)
    elif author:
        text = said("Prepared by {author}", author=author)
    elif client:
        text = said("Prepared for {client}", client=client)
    else:
        text = details.title
    return f"{text} · {details.confidentiality}" if details.confidentiality else text


def _page_of(drafts: Sequence[Draft]) -> PageOf:
    numbers = {
        one.name: number
        for number, draft in enumerate(drafts, 1)
        for one in draft.primitives
        if isinstance(one, Anchor)
    }
    return lambda name: numbers.get(name, 0)


def _page(
    project: Project,
    paper: Paper,
    draft: Draft,
    prepared: str,
    number: int,
    count: int,
    page_of: PageOf,
) -> Page:
    parts = list(draft.primitives)
    if draft.late is not None:
        parts += draft.late(page_of)
    if draft.has_foot:
        name = f"{draft.name} · {draft.note}" if draft.note else draft.name
        every = [*foot(paper, prepared, name, number, count), *furniture(project, paper)]
        parts += decoration(every, paper)
    elif draft.paper is not None:
        parts += decoration(sheet_furniture(paper, LEAST_MARGIN), paper)
    picture = Picture(primitives=tuple(parts), bounds=(0.0, 0.0, paper.width, paper.height))
    width, height = paper.width * paper.enlarged, paper.height * paper.enlarged
    if paper.enlarged != 1.0:
        whole = Placed(picture=picture, scale=paper.enlarged)
        picture = Picture(primitives=(whole,), bounds=(0.0, 0.0, width, height))
    return Page(
        width=width,
        height=height,
        picture=picture,
        title=draft.name,
        label="" if draft.has_foot else draft.name,
        remarks=draft.remarks,
    )
