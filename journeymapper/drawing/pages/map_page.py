"""The pages of a document that show maps: on one sheet each, or in the way that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.domain.vocabulary import PageWay
from journeymapper.drawing.card_numbers import wished_numbers
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages.map_sheet import MapSheet
from journeymapper.drawing.pages.offers import offers_for
from journeymapper.drawing.pages.paper import CONTENT, Draft, Paper
from journeymapper.drawing.pages.poster import poster_pages
from journeymapper.drawing.pages.stage_pages import stage_pages
from journeymapper.drawing.pages.tiles import tiled_pages


def map_pages(
    project: Project,
    journeys: Sequence[Journey],
    paper: Paper,
    at: date,
    options: MapOptions | None = None,
) -> list[Draft]:
    """The page of each journey, and pages with its notes where these do not fit under the map.
    All journeys are told alike: notes stand under every map, or under none."""
    numbers = tuple(wished_numbers(project, paper.options).items())
    wished = options or MapOptions(on=at, numbers=numbers)
    sheets = [MapSheet(project, one, paper, at, wished) for one in journeys]
    drafts = _drafts(project, sheets, paper, at, wished)
    if not any(one.remarks for one in drafts):
        return drafts
    offers = offers_for(sheets)
    return [
        replace(one, remarks=tuple(replace(each, offers=offers) for each in one.remarks))
        for one in drafts
    ]


def _drafts(
    project: Project, sheets: Sequence[MapSheet], paper: Paper, at: date, wished: MapOptions
) -> list[Draft]:
    journeys = [one.journey for one in sheets]
    way = paper.options.way
    if way is PageWay.POSTER or (way is PageWay.FIT and paper.options.page_size == CONTENT):
        return poster_pages(project, journeys, paper, at, wished)
    if way is PageWay.TILED:
        return tiled_pages(project, journeys, paper, at, wished)
    if way is PageWay.STAGES:
        return stage_pages(sheets)
    with_rows = all(one.holds_rows for one in sheets)
    return [draft for one in sheets for draft in one.pages(with_rows)]
