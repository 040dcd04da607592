"""Inspects pictures and the pages of a document, before any pen draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from journeymapper.domain.project import Project
from journeymapper.drawing.primitives import Page, Picture, Placed
from tests.inspection import map_rules, text_rules
from tests.inspection.finding import Finding
from tests.inspection.sheet import Sheet
from tests.inspection.sheets_rule import frame, not_repeated

Rule = Callable[[Sheet], Iterable[Finding]]
ANYWHERE: tuple[Rule, ...] = (
    text_rules.off_box,
    text_rules.off_picture,
    text_rules.on_text,
    text_rules.covered,
    text_rules.struck,
    map_rules.through_cards,
    map_rules.over_cards,
    map_rules.labels_together,
    map_rules.over_map,
    map_rules.empty,
)
AT_EDGES: tuple[Rule, ...] = (text_rules.off_page, map_rules.cut_by_edge)


def inspect(
    pages: Sequence[Page], project: Project | None = None, overlap: float | None = None
) -> list[Finding]:
    """Everything that is wrong with the pages. ``project`` says where connections begin and end.
    With an ``overlap`` (points) there may be sheets of a poster among the pages: what an edge of
    these cuts must be on the neighbours too, repeated at least so far."""
    return list(findings(pages, project or Project(), overlap))


def inspect_picture(picture: Picture, project: Project | None = None) -> list[Finding]:
    """The same for a picture without a page: its bounds are the page."""
    x, y, width, height = picture.bounds
    moved = Picture(
        primitives=(Placed(picture=picture, x=-x, y=-y),), bounds=(0.0, 0.0, width, height)
    )
    return inspect([Page(width=width, height=height, picture=moved, title="picture")], project)


def findings(pages: Sequence[Page], project: Project, overlap: float | None) -> Iterator[Finding]:
    sheets = [Sheet(page, number, project) for number, page in enumerate(pages, 1)]
    for sheet in sheets:
        is_part = overlap is not None and any(map(frame, sheet.pieces))
        for rule in ANYWHERE if is_part else (*AT_EDGES, *ANYWHERE):
            yield from rule(sheet)
    if overlap is not None:
        yield from not_repeated(sheets, overlap)
