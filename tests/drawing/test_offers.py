"""What a document offers in place of maps that cannot be read keeps its word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, ProjectDetails, Stage, Touchpoint
from journeymapper.domain.remark import Offer, Remark
from journeymapper.domain.vocabulary import Orientation, PageWay
from journeymapper.drawing.pages import document
from journeymapper.drawing.pages.advice import AT_A_TABLE, AT_A_WALL
from tests.drawing.examples import AT
from tests.drawing.shapes import smallest_text


def journeys(*shapes: tuple[int, int], card: tuple[float, float] = (200.0, 88.0)) -> Project:
    """A journey for each of these numbers of stages and of cards in one; cards stand in a column,
    each connected with the next."""
    records: list[Any] = [ProjectDetails(id="project_1", title="Offers")]
    wide, tall = card
    for at, (stages, cards) in enumerate(shapes):
        journey = f"journey_{at}"
        records.append(Journey(id=journey, title=f"Journey {at}", rank=f"a{at}"))
        keys = []
        for place in range(stages):
            stage = f"stage_{at}_{place:02}"
            width = wide + 64.0
            records.append(
                Stage(id=stage, journey=journey, name=f"Part {place}", rank=stage, width=width)
            )
            for row in range(cards):
                keys.append(f"tp_{at}_{place:02}_{row:03}")
                records.append(
                    Touchpoint(
                        id=keys[-1],
                        journey=journey,
                        stage=stage,
                        name=f"Step {row}",
                        x=width * place + 32.0,
                        y=24.0 + (tall + 48.0) * row,
                        width=wide,
                        height=tall,
                    )
                )
        records += [
            Connection(id=f"con_{one}", journey=journey, source=one, target=other)
            for one, other in pairwise(keys)
        ]
    return Project(records)


PROJECTS: dict[str, Callable[[], Project]] = {
    "one high stage": lambda: journeys((1, 14)),
    "many stages": lambda: journeys((14, 1)),
    "two unlike": lambda: journeys((2, 9), (9, 1)),
    "large cards": lambda: journeys((2, 2), card=(640.0, 420.0)),
}
PAPERS = (
    chosen(page_size="A5"),
    chosen(page_size="A4", orientation=Orientation.PORTRAIT, reading_distance=AT_A_TABLE),
    chosen(page_size="A3", way=PageWay.STAGES, reading_distance=AT_A_WALL),
    chosen(page_size="A4", way=PageWay.POSTER, reading_distance=AT_A_WALL),
)


def remarks_of(project: Project, options: ExportPreset) -> list[Remark]:
    pages = document(project, replace(options, sections=("map",)), at=AT)
    return [one for page in pages for one in page.remarks]


def taken(options: ExportPreset, offer: Offer) -> ExportPreset:
    return replace(options, **dict(offer.choices))


@pytest.mark.parametrize("options", PAPERS, ids=lambda one: f"{one.page_size}-{one.way}")
@pytest.mark.parametrize("name", list(PROJECTS))
def test_after_any_offer_nothing_is_left_to_remark(name: str, options: ExportPreset) -> None:
    project = PROJECTS[name]()
    remarks = remarks_of(project, options)
    assert all(one.offers for one in remarks), "there is always a way"
    for offer in {offer for one in remarks for offer in one.offers}:
        left = remarks_of(project, taken(options, offer))
        assert not left, (offer, left)


def test_offers_stay_in_the_family_of_the_paper() -> None:
    project, offered = journeys((8, 4)), {}
    for size in ("A4", "Letter"):
        for remark in remarks_of(project, chosen(page_size=size)):
            for offer in remark.offers:
                for field, value in offer.choices:
                    if field == "page_size":
                        offered[size] = value
    assert offered == {"A4": "A3", "Letter": "Tabloid"}


def test_what_would_not_do_is_not_offered() -> None:
    """Cards larger than a page cannot be read by stages on it."""
    (remark, *_) = remarks_of(journeys((2, 2), card=(900.0, 700.0)), PAPERS[0])
    assert ("way", PageWay.STAGES) not in [one.choices[0] for one in remark.offers]


@pytest.mark.parametrize("distance", [0.35, AT_A_TABLE])
def test_by_stages_text_is_as_large_as_the_eye_needs(distance: float) -> None:
    options = chosen(
        page_size="A4", way=PageWay.STAGES, reading_distance=distance, sections=("map",)
    )
    pages = document(journeys((5, 12)), options, at=AT)
    least = {0.35: 8.0, AT_A_TABLE: 16.0}[distance]
    maps = [page for page in pages if page.title.startswith("Journey 0")]
    assert len(maps) >= 2
    assert all(smallest_text(page.picture) >= least - 0.05 for page in maps)
