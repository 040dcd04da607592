"""Experiments on paper: everything is there, and nothing makes no page."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Experiment,
    Journey,
    ProjectDetails,
    Touchpoint,
    Variant,
)
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.pages.experiment_pages import experiment_pages
from tests.drawing.shapes import texts

AT = date(2026, 11, 22)
DETAILS = ProjectDetails(id="project_1")
JOURNEY = Journey(id="journey_1", title="Trial")
PLACE = Touchpoint(id="tp_1", journey="journey_1", name="Welcome video")


def variants(experiment: str, *arms: tuple[str, int, int]) -> list[Variant]:
    return [
        Variant(
            id=f"variant_{experiment}_{number}",
            experiment=experiment,
            name=name,
            visitors=visitors,
            conversions=conversions,
            is_control=number == 0,
            rank=f"a{number}",
        )
        for number, (name, visitors, conversions) in enumerate(arms)
    ]


VIDEO = Experiment(
    id="experiment_1",
    name="Video against plain e-mail",
    touchpoint="tp_1",
    hypothesis="Who sees it stays.",
    status=ExperimentStatus.DECIDED,
    base_rate=0.12,
    wished_rate=0.16,
    planned_size=1_200,
    started_on=date(2026, 9, 14),
    ended_on=date(2026, 11, 14),
    decision="Keep the video",
    reason="Nobody asked for the mail back.",
)
ARMS = variants("experiment_1", ("Plain e-mail", 920, 110), ("Video", 920, 248))


def said(project: Project, size: str = "A4") -> list[str]:
    pages = document(project, chosen(page_size=size, sections=("experiments",)), at=AT)
    return [" ".join(texts(page.picture)) for page in pages]


def test_all_of_an_experiment_on_every_paper() -> None:
    project = Project([DETAILS, JOURNEY, PLACE, VIDEO, *ARMS])
    for size in PAPERS:
        text = " ".join(said(project, size))
        for wanted in (
            "1 experiment · 1 decided",
            "at Welcome video",
            "14 Sep 2026 to 14 Nov 2026",
            "planned: 12% to 16%, 1,200 visitors each",
            "Who sees it stays.",
            "Plain e-mail · control · 110 of 920",
            "27% (24 to 30)",
            "15 points more (11 to 19)",
            "has had 920 of the 1,200 visitors",
            "Decided: Keep the video",
            "Why: Nobody asked for the mail back.",
        ):
            assert wanted in text, (size, wanted)


def test_nothing_makes_no_page() -> None:
    project = Project([DETAILS, JOURNEY])
    assert experiment_pages(project, PAPERS["A4"], (JOURNEY,), AT) == []


def test_experiments_of_other_journeys_stay_out() -> None:
    other = Journey(id="journey_2", title="Other")
    paths = Experiment(id="experiment_2", name="Whole paths", rank="b")
    project = Project([DETAILS, JOURNEY, other, PLACE, VIDEO, *ARMS, paths])
    (page,) = document(project, chosen(sections=("experiments",), journeys=(other.id,)), at=AT)
    text = " ".join(texts(page.picture))
    assert "Whole paths" in text
    assert "Video" not in text


def test_many_experiments_and_long_texts_flow_over_pages() -> None:
    long = Experiment(
        id="experiment_long", name="Long", touchpoint="tp_1", hypothesis="Word by word. " * 900
    )
    many = [
        Experiment(id=f"experiment_{n}", name=f"Number {n}", touchpoint="tp_1", rank=f"b{n:03}")
        for n in range(60)
    ]
    arms = [one for each in many for one in variants(each.id, ("رحلة", 10, 0), ("B" * 80, 0, 0))]
    pages = said(Project([DETAILS, JOURNEY, PLACE, long, *many, *arms]))
    text = " ".join(pages)
    assert len(pages) > 8
    assert text.count("Word") == 900
    assert all(f"Number {n} " in f"{text} " for n in range(60))


def test_the_interval_of_a_large_experiment_is_not_cut() -> None:
    arms = variants("experiment_1", ("Plain", 4_000_000, 481_234), ("Video", 4_000_000, 1_085_321))
    (page,) = said(Project([DETAILS, JOURNEY, PLACE, VIDEO, *arms]))
    assert "27.13% (27.09 to 27.18)" in page
    assert "12.03% (12 to 12.06)" in page
