"""A map as a poster, over several sheets, and by stages."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.change import Change
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, ProjectDetails, Stage, Touchpoint
from journeymapper.domain.vocabulary import Orientation, PageWay
from journeymapper.drawing.pages import document
from journeymapper.drawing.pages.advice import AT_A_TABLE, AT_A_WALL, AT_HAND, LARGEST
from journeymapper.drawing.pages.paper import MILLIMETRE
from journeymapper.drawing.primitives import Anchor, Link, Page
from journeymapper.pens.pdf_content import marks
from tests.drawing.examples import AT
from tests.drawing.shapes import smallest_text, texts
from tests.inspection.pages import inspect


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


def maps_of(project: Project, way: PageWay, **options: Any) -> list[Page]:
    return document(project, chosen(way=way, sections=("map",), **options), at=AT)


def cards_on(page: Page) -> dict[str, tuple[float, float]]:
    """Where the touchpoints stand whose cards are on a page, by id."""
    found = (one for one in marks(page.picture) if isinstance(one.mark, Anchor))
    return {
        one.mark.name.removeprefix("map-"): (one.x, one.y)
        for one in found
        if one.mark.name.startswith("map-")
    }


def long_journey(stages: int = 20, width: float = 264.0) -> Project:
    """A touchpoint a stage, each connected with the next, and a way from the last to the first."""
    journey = Journey(id="journey_1", title="Long", rank="a0")
    columns = [
        Stage(id=f"stage_{n}", journey="journey_1", name=f"Part {n}", rank=f"a{n:03}", width=width)
        for n in range(stages)
    ]
    cards = [
        Touchpoint(
            id=f"tp_{n}",
            journey="journey_1",
            stage=f"stage_{n}",
            name=f"Step {n}",
            x=width * n + 32,
            y=40,
        )
        for n in range(stages)
    ]
    ways = [(n, n + 1) for n in range(stages - 1)] + [(stages - 1, 0)]
    lines = [
        Connection(id=f"con_{a}", journey="journey_1", source=f"tp_{a}", target=f"tp_{b}")
        for a, b in ways
    ]
    details = ProjectDetails(id="project_1", title="Long")
    return Project([details, journey, *columns, *cards, *lines])


def test_by_stages_every_card_is_whole_on_one_page_and_signs_tell_the_right_one(
    sample: Project,
) -> None:
    pages = maps_of(sample, PageWay.STAGES)
    places = [cards_on(page) for page in pages]
    assert sorted(key for page in places for key in page) == sorted(sample.touchpoints)
    page_of = {key: number for number, page in enumerate(places, 1) for key in page}
    for page, cards in zip(pages, places, strict=True):
        assert all(0 < x < page.width and 0 < y < page.height for x, y in cards.values())
        for said in _signs(page):
            stage, number = said
            targets = [one.id for one in sample.touchpoints.values() if one.stage]
            named = {
                one
                for one in targets
                if sample.stages[sample.touchpoints[one].stage or ""].name == stage
            }
            assert any(page_of[one] == number for one in named), said


def _signs(page: Page) -> list[tuple[str, int]]:
    whole = " ".join(texts(page.picture))
    return [(name, int(number)) for name, number in re.findall(r"to (\w+), page (\d+)", whole)]


def test_by_stages_a_long_journey_breaks_between_stages_and_repeats_bands() -> None:
    project = long_journey()
    pages = maps_of(project, PageWay.STAGES)
    assert 2 <= len(pages) <= 10
    seen = []
    for number, page in enumerate(pages, 1):
        words = texts(page.picture)
        bands = [one for one in words if one.startswith("Part ")]
        assert bands, "every page has its bands"
        assert "Journey" in words and "Long" in words
        seen += [one for one in bands if "page" not in one and "," not in one]
        assert smallest_text(page.picture) >= 7.9
        if number < len(pages):
            following = min(int(one[3:]) for one in cards_on(pages[number]))
            assert f"to Part {following}, page {number + 1}" in " ".join(words)
    assert [int(one[5:]) for one in seen] == list(range(20))


def one_stage(places: list[tuple[float, float]]) -> Project:
    """One stage with a card at each of these places, each connected with the next."""
    keys = [f"tp_{n:03}" for n in range(len(places))]
    cards = [
        Touchpoint(id=key, journey="journey_1", stage="stage_1", name=f"Step {key}", x=x, y=y)
        for key, (x, y) in zip(keys, places, strict=True)
    ]
    ways = [
        Connection(id=f"con_{one}", journey="journey_1", source=one, target=other)
        for one, other in pairwise(keys)
    ]
    stage = Stage(id="stage_1", journey="journey_1", name="Trial", width=264.0)
    details = ProjectDetails(id="project_1", title="High")
    return Project([details, Journey(id="journey_1", title="High"), stage, *cards, *ways])


ODD = [(32.0, 40.0), (40.0, 60.0), (32.0, 40.0), (-900.0, 4000.0), (5000.0, -700.0), (90.0, 90.0)]


@pytest.mark.parametrize("size", ["A5", "A4"])
@pytest.mark.parametrize(
    "places",
    [
        [(32.0, 40.0 + 136.0 * n) for n in range(300)],
        [(32.0 + 264.0 * (n % 12), 40.0 + 136.0 * (n // 12)) for n in range(84)],
        [(32.0 + 264.0 * (n % 2), 40.0 + 68.0 * n) for n in range(60)],
        ODD,
    ],
    ids=["high", "wide", "staggered", "odd"],
)
def test_a_stage_larger_than_a_page_goes_on_between_its_cards(
    places: list[tuple[float, float]], size: str
) -> None:
    project = one_stage(places)
    pages = maps_of(project, PageWay.STAGES, page_size=size)
    shown = [cards_on(page) for page in pages]
    assert sorted(key for page in shown for key in page) == sorted(project.touchpoints)
    assert not any(page.remarks for page in pages)
    assert all(smallest_text(page.picture) >= 7.95 for page in pages)
    if places is ODD:  # there cards lie on one another as they do on the canvas
        return
    assert not inspect(pages[:2], project)
    with_cards = [number for number, page in enumerate(shown) if page]
    assert len(with_cards) >= 2
    assert all("Trial, continued" in texts(pages[number].picture) for number in with_cards[1:])
    page_of = {key: number for number, page in enumerate(shown, 1) for key in page}
    ways = {
        page_of[one.target]
        for one in project.connections.values()
        if page_of[one.source] == 1 != page_of[one.target]
    }
    whole = " ".join(texts(pages[0].picture))
    assert {int(one) for one in re.findall(r"to Trial, page (\d+)", whole)} == ways != set()


def test_by_stages_signs_are_links_to_the_page() -> None:
    first = maps_of(long_journey(), PageWay.STAGES)[0]
    targets = {one.mark.target for one in marks(first.picture) if isinstance(one.mark, Link)}
    assert "stages-journey_1-1" in targets


@pytest.mark.parametrize(("distance", "least"), [(AT_HAND, 8), (AT_A_TABLE, 16), (AT_A_WALL, 32)])
def test_a_poster_is_as_large_as_the_eye_needs(
    sample: Project, distance: float, least: float
) -> None:
    for page in maps_of(sample, PageWay.POSTER, reading_distance=distance):
        if page.title != "Notes by stage":
            assert smallest_text(page.picture) >= least - 0.05
            assert max(page.width, page.height) <= LARGEST
            assert not page.remarks


def test_a_poster_that_no_sheet_holds_says_what_would_do() -> None:
    (page,) = maps_of(long_journey(100), PageWay.POSTER)
    assert max(page.width, page.height) == pytest.approx(LARGEST)
    (remark,) = page.remarks
    assert dict(remark.offers[0].choices) == {"way": PageWay.TILED}
    project = long_journey(100)
    tiled = maps_of(project, PageWay.TILED, page_size="A0")
    assert {key for page in tiled for key in cards_on(page)} == set(project.touchpoints)


@pytest.mark.parametrize("orientation", list(Orientation))
@pytest.mark.parametrize("overlap", [0.0, 25.0])
def test_tiles_show_all_of_the_poster_and_no_sheet_is_blank(
    sample: Project, orientation: Orientation, overlap: float
) -> None:
    journey = next(iter(sample.journeys))
    pages = maps_of(
        sample,
        PageWay.TILED,
        journeys=(journey,),
        orientation=orientation,
        overlap=overlap,
    )
    shown = {key for page in pages for key in cards_on(page)}
    assert shown == {one.id for one in sample.touchpoints.values() if one.journey == journey}
    for page in pages:
        words = texts(page.picture)
        if page.title == "Notes by stage":
            continue
        assert (page.width > page.height) is (orientation is Orientation.LANDSCAPE)
        said = " ".join(words)
        assert re.search(r"row \d of \d, column \d of \d", said)
        assert f"overlap {overlap:.0f} mm" in said
        assert "100% of true size" in said


def test_a_blank_sheet_is_left_out() -> None:
    project = long_journey(14)
    far = project.touchpoints["tp_13"]
    project.apply([Change(far, replace(far, y=3000.0))])
    pages = maps_of(project, PageWay.TILED)
    labels = {
        text for page in pages for text in texts(page.picture) if re.fullmatch(r"[A-Z]\d+", text)
    }
    columns = max(int(one[1:]) for one in labels)
    rows = len({one[0] for one in labels})
    assert len(labels) == len(pages) < columns * rows


def test_sheets_too_small_for_a_poster_are_refused(sample: Project) -> None:
    small = {"page_width": 97.0, "page_height": 97.0}
    with pytest.raises(EditRefused, match="too small for a poster"):
        maps_of(sample, PageWay.TILED, page_size="custom", **small, overlap=16.0)
    with pytest.raises(EditRefused, match="sheets of custom"):
        maps_of(long_journey(100), PageWay.TILED, page_size="custom", **small)


def test_custom_paper_is_taken_in_millimetres(sample: Project) -> None:
    (page, *_) = maps_of(
        sample, PageWay.FIT, page_size="custom", page_width=500.0, page_height=300.0
    )
    assert (page.width, page.height) == pytest.approx((500 * MILLIMETRE, 300 * MILLIMETRE))


@pytest.mark.parametrize("orientation", list(Orientation))
def test_the_smallest_paper_holds_the_whole_document(
    sample: Project, orientation: Orientation
) -> None:
    pages = document(sample, chosen(page_size="A5", orientation=orientation), at=AT)
    assert not inspect(pages, sample)
