"""Seasons and reviews on paper: everything is there, and nothing makes no page."""

from __future__ import annotations

from datetime import date

from journeymapper.app.templates import template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Review, Season
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.card_shapes import card_shape
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.pages.season_pages import season_pages
from journeymapper.drawing.primitives import Box
from tests.drawing.shapes import texts

AT = date(2026, 11, 22)


def said(project: Project, size: str = "A4") -> list[str]:
    pages = document(project, chosen(page_size=size, sections=("seasons",)), at=AT)
    return [" ".join(texts(page.picture)) for page in pages]


def test_the_sample_on_every_paper() -> None:
    project = Project(template_records("trial-to-paid"))
    for size in PAPERS:
        text = " ".join(said(project, size))
        for wanted in ("Budget weeks", "every year", "27%. Decided to keep the video", "Growth"):
            assert wanted in text
    assert "in season: Budget weeks" in text


def test_who_was_asked_stands_beside_the_reviews() -> None:
    project = Project(template_records("trial-to-paid"))
    for size in PAPERS:
        text = " ".join(said(project, size))
        for wanted in (
            "Shown to customers · Before",
            "Eight people in their trial, at breakfast",
            "nobody reads the second mail",
            "The price was not too high, it came too late.",
        ):
            assert wanted in text


def test_nothing_makes_no_page() -> None:
    project = Project([ProjectDetails(id="project_1"), Journey(id="journey_1", title="Empty")])
    assert not season_pages(project, PAPERS["A4"], tuple(project.journeys.values()), AT)


def test_a_hundred_seasons_and_long_notes_flow_over_pages() -> None:
    journey = Journey(id="journey_1", title="Long")
    seasons = [
        Season(
            id=f"season_{n:03}", journey="journey_1", name=f"Season {n}", what_changes="رحلة " * 40
        )
        for n in range(100)
    ]
    note = Review(id="review_1", journey="journey_1", held_on=AT, note="Seen and decided. " * 400)
    pages = said(Project([ProjectDetails(id="project_1"), journey, *seasons, note]))
    assert len(pages) > 5
    text = " ".join(pages)
    assert all(f"Season {n} " in text or text.endswith(f"Season {n}") for n in range(100))
    assert text.count("decided.") == 400


def test_cards_in_season_are_tinted_on_the_day() -> None:
    project = Project(template_records("trial-to-paid"))
    quote = next(
        one for one in project.touchpoints.values() if one.name == "Team quote" and one.stage
    )
    other = next(one for one in project.touchpoints.values() if one.name == "Certificate")
    assert card_look(project, quote, MapOptions(on=AT)).in_season
    assert not card_look(project, quote, MapOptions(on=date(2026, 12, 12))).in_season
    assert not card_look(project, quote, MapOptions()).in_season
    assert not card_look(project, other, MapOptions(on=AT)).in_season
    (box,) = card_shape(card_look(project, quote, MapOptions(on=AT)))
    assert isinstance(box, Box)
    assert box.fill == "amber_soft"
