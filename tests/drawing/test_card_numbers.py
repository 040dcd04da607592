"""A round of review: its numbers stand on the cards of documents and pictures, and nowhere else."""

from __future__ import annotations

from journeymapper.commands.review_rounds import StartReview, numbers_of
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import PageWay
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import Page
from tests.drawing.examples import AT, JOURNEY, a_map
from tests.drawing.shapes import texts

ROUND = "reviewround_1"


def numbered() -> Project:
    project = a_map()
    project.apply(StartReview(ROUND, "Round 1", [JOURNEY]).plan(project))
    return project


def maps(project: Project, **options: object) -> list[Page]:
    return document(project, chosen(sections=("map",), page_size="A3", **options), at=AT)


def test_every_card_shows_its_number_in_every_way() -> None:
    project = numbered()
    wanted = {str(number) for number in numbers_of(project, ROUND).values()}
    assert len(wanted) == len(project.touchpoints)
    for way in PageWay:
        said = [
            text
            for page in maps(project, way=way, review_round=ROUND)
            for text in texts(page.picture)
        ]
        assert wanted <= set(said), way


def test_without_a_round_no_number_is_shown() -> None:
    project = numbered()
    plain = [text for page in maps(project) for text in texts(page.picture)]
    shown = [text for page in maps(project, review_round=ROUND) for text in texts(page.picture)]
    assert sorted(shown) == sorted(plain + [str(n) for n in numbers_of(project, ROUND).values()])
    gone = [
        text for page in maps(project, review_round="reviewround_9") for text in texts(page.picture)
    ]
    assert gone == plain
