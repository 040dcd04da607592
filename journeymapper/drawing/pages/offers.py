"""What to choose instead where maps cannot be read: only what keeps its word for every map that is
printed, told by what the pages themselves go by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.remark import Offer
from journeymapper.domain.vocabulary import PageWay
from journeymapper.drawing.connections import LABEL_STYLE
from journeymapper.drawing.pages.advice import least_text
from journeymapper.drawing.pages.map_fit import LARGEST_TYPE
from journeymapper.drawing.pages.map_sheet import MapSheet
from journeymapper.drawing.pages.paper import AMERICAN, MILLIMETRE, SIZES, Paper, paper_for
from journeymapper.drawing.pages.poster import poster_size
from journeymapper.drawing.pages.room import check_room
from journeymapper.drawing.pages.stage_plan import StagePlanner, paper_by_stages
from journeymapper.drawing.pages.tiles import tiling

_TEXTS = {
    PageWay.TILED: "Print it on several sheets",
    PageWay.STAGES: "Print it by stages",
    PageWay.POSTER: "Print it as one poster",
}


def offers_for(sheets: Sequence[MapSheet]) -> tuple[Offer, ...]:
    """Ways on which all these maps have text as large as was wished, the best first; none of them
    is what is chosen already."""
    first = sheets[0].paper
    # On a poster the page says nothing of the map, but of what a sheet is cut into.
    options = first.options
    found: list[Offer] = []
    if options.way in (PageWay.FIT, PageWay.STAGES):
        found += _on_larger(sheets, options)
    for way in _ways(options.way):
        if way is not options.way and _holds(sheets, replace(options, way=way)):
            found.append(Offer(_TEXTS[way], (("way", way),)))
    if not any("way" in dict(one.choices) for one in found) and options.way is not PageWay.STAGES:
        found += _on_larger(sheets, options, way=PageWay.STAGES)
    if not found and options.way is not PageWay.POSTER:
        wished = replace(options, way=PageWay.POSTER)
        if _holds(sheets, wished):
            found.append(Offer(_TEXTS[PageWay.POSTER], (("way", PageWay.POSTER),)))
    return tuple(found)


def _ways(way: PageWay) -> tuple[PageWay, ...]:
    if way is PageWay.POSTER:
        return PageWay.TILED, PageWay.STAGES
    return PageWay.STAGES, PageWay.TILED


def _on_larger(
    sheets: Sequence[MapSheet], options: ExportPreset, **others: Any
) -> tuple[Offer, ...]:
    """The smallest larger page that would do, of those that whoever chose this one has."""
    here = paper_for(options)
    own = here.width * here.height * here.enlarged**2
    papers = [paper_for(replace(options, page_size=name, **others)) for name in SIZES]
    papers.sort(key=lambda one: one.width * one.height * one.enlarged**2)
    american = [one for one in papers if one.name in AMERICAN]
    papers = [one for one in papers if one.name not in AMERICAN]
    if here.name in AMERICAN:
        papers = american + papers  # nothing of theirs is larger than Tabloid: plotters know both
    for one in papers:
        larger = one.width * one.height * one.enlarged**2
        if larger > own * 1.01 and _holds(sheets, one.options):
            text = f"Print it by stages on {one.name}" if others else f"Print it on {one.name}"
            return (Offer(text, (*others.items(), ("page_size", one.name))),)
    return ()


def _holds(sheets: Sequence[MapSheet], options: ExportPreset) -> bool:
    """Whether all maps can be read from where they will be, with these options."""
    paper = paper_for(options)
    try:
        check_room(paper)
    except EditRefused:
        return False
    if options.way is PageWay.FIT:
        return all(fits(one, paper) for one in sheets)
    if options.way is PageWay.STAGES:
        return all(by_stages(one, paper) for one in sheets)
    return all(_on_a_poster(one, paper) for one in sheets)


def fits(sheet: MapSheet, paper: Paper) -> bool:
    """Whether a map on one such page can be read."""
    needed = least_text(paper.options.reading_distance) - 0.05
    if paper.smallest * paper.enlarged < needed:
        return False
    other = sheet.on(paper)
    most = LABEL_STYLE.size * LARGEST_TYPE * other.at_most * paper.enlarged
    return most >= needed and other.is_legible


def by_stages(sheet: MapSheet, paper: Paper) -> bool:
    """Whether a map by stages on such pages can be read."""
    own = paper_by_stages(paper, sheet.on(paper))
    enlarged = own.paper.smallest * own.paper.enlarged
    if enlarged < least_text(paper.options.reading_distance) - 0.05:
        return False
    return StagePlanner(own).reaches


def _on_a_poster(sheet: MapSheet, paper: Paper) -> bool:
    is_tiled = paper.options.way is PageWay.TILED
    made = poster_size(sheet, paper, is_limited=not is_tiled)
    needed = least_text(paper.options.reading_distance)
    if made.smallest * made.enlarged < needed - 0.05:
        return False
    if not is_tiled:
        return True
    whole = replace(
        paper,
        width=paper.width * paper.enlarged,
        height=paper.height * paper.enlarged,
        enlarged=1.0,
    )
    sides = (whole.width - 2 * whole.margin, whole.height - 2 * whole.margin)
    if paper.options.overlap * MILLIMETRE > min(sides) / 2:
        return False
    try:
        tiling(made.width * made.enlarged, made.height * made.enlarged, whole, paper.options)
    except EditRefused:
        return False
    return True
