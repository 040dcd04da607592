"""A project as a document: the pages that the client gets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.drawing.pages.paper import PAPERS, Draft, Paper, foot
from journeymapper.drawing.pages.sections import SECTIONS, section_called
from journeymapper.drawing.primitives import Page, Picture, Placed

__all__ = ["PAPERS", "SECTIONS", "Paper", "document", "section_called"]


def document(
    project: Project,
    *,
    size: str = "A4",
    journeys: Sequence[str] | None = None,
    sections: Collection[str] | None = None,
    at: date,
) -> list[Page]:
    """The sections that have something to show, in their order: landscape pages in points.

    ``size`` is a key of ``PAPERS``; ``journeys`` are the ids of those wanted, ``sections`` the
    names of those (None: all), ``at`` the date of the last edit. Raises KeyError for an unknown
    size or journey.
    """
    paper = PAPERS[size]
    if journeys is None:
        wanted = tuple(by_rank(project.journeys.values()))
    else:
        wanted = tuple(project.journeys[one] for one in journeys)
    drafts = [
        draft
        for section in SECTIONS
        if sections is None or section.name in sections
        for draft in section.drafts(project, paper, wanted, at)
    ]
    prepared = _prepared(project)
    return [
        _page(paper, draft, prepared, number, len(drafts)) for number, draft in enumerate(drafts, 1)
    ]


def _prepared(project: Project) -> str:
    details = project.details
    words = []
    if details.author:
        words.append(f"by {details.author}")
    if details.client:
        words.append(f"for {details.client}")
    text = f"Prepared {' '.join(words)}" if words else details.title
    return f"{text} · {details.confidentiality}" if details.confidentiality else text


def _page(paper: Paper, draft: Draft, prepared: str, number: int, count: int) -> Page:
    parts = list(draft.primitives)
    if draft.has_foot:
        name = f"{draft.name} · {draft.note}" if draft.note else draft.name
        parts += foot(paper, prepared, name, number, count)
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
        remark=draft.remark,
    )
