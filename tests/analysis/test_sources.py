"""How well a journey is known, what it rests on, and what a typed reference stands for."""

from __future__ import annotations

import pytest

from journeymapper.analysis.evidence import journey_evidence
from journeymapper.analysis.sources import (
    journey_sources,
    said_of,
    typed_source,
    without_source,
)
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.records import EditFields
from journeymapper.commands.sources import Cite
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.project import Project
from journeymapper.domain.records import Source
from journeymapper.domain.vocabulary import Evidence, SourceKind
from tests.a_project import a_project, do


@pytest.fixture
def project() -> Project:
    project = a_project()
    do(
        project,
        EditFields("tp_a", {"evidence": Evidence.RESEARCHED}),
        SetExperience("persona_1", "tp_b", {"emotion": 1}, "experience_1"),
        SetExperience("persona_1", "tp_b", {"evidence": Evidence.PARTIAL}, "experience_1"),
        AddSticky("sticky_1", "journey_1", "Price appears late", touchpoint="tp_b"),
    )
    return project


def test_touchpoints_experiences_and_stickies_count(project: Project) -> None:
    shares = journey_evidence(project, "journey_1")
    assert (shares.assumed, shares.partial, shares.researched) == (3, 1, 1)
    assert journey_evidence(project, "journey_9").total == 0


def test_what_is_assumed_and_rests_on_nothing(project: Project) -> None:
    source = Source(id="source_1", reference="Interviews")
    do(project, Cite("tp_b", source, "citation_1"))
    found = [one.id for one in without_source(project, "journey_1", Evidence.ASSUMED)]
    assert found == ["tp_c", "sticky_1"]


def test_what_rests_on_a_source_is_told_by_journey(project: Project) -> None:
    source = Source(id="source_1", reference="Interviews")
    for number, record in enumerate(["experience_1", "con_ab", "persona_1"]):
        do(project, Cite(record, source, f"citation_{number}"))
    found = journey_sources(project, "journey_1")["source_1"]
    assert [said_of(project, one) for one in found] == [
        "Career changer at Guided tour",
        "Review site → Guided tour",
        "Career changer",
    ]
    elsewhere = journey_sources(project, "journey_9")["source_1"]
    assert [one.id for one in elsewhere] == ["persona_1"]


@pytest.mark.parametrize(
    ("typed", "kind", "size", "reference"),
    [
        ("Interviews in March, n 12", SourceKind.INTERVIEW, 12, "Interviews in March"),
        ("survey: exit question n=240", SourceKind.SURVEY, 240, "exit question"),
        ("Funnel of the web shop", SourceKind.ANALYTICS, None, "Funnel of the web shop"),
        ("n 8 · Support tickets", SourceKind.SUPPORT, 8, "Support tickets"),
        ("Note: what Ben said", SourceKind.INTERVIEW, None, "Note: what Ben said"),
        ("Report on 12 banks", SourceKind.DESK_RESEARCH, None, "Report on 12 banks"),
        ("desk research: Gartner 2026", SourceKind.DESK_RESEARCH, None, "Gartner 2026"),
    ],
)
def test_a_typed_reference(typed: str, kind: SourceKind, size: int | None, reference: str) -> None:
    found = typed_source(typed, "source_1")
    assert (found.kind, found.sample_size, found.reference) == (kind, size, reference)
