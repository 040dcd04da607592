"""The sample tells one story in four ways: 12% became 27%, as an experiment, as measures, as two
curves, and as a what-if that comes to the same end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.analysis.emotion import curve
from journeymapper.analysis.experiments.verdict import verdict_of
from journeymapper.analysis.lanes import blueprint_kind
from journeymapper.analysis.measures import measures_at
from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import read_chain
from journeymapper.analysis.what_if.summary import what_if_summary
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.change import Change
from journeymapper.domain.order import by_rank, journey_order, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experiment, Journey
from journeymapper.domain.vocabulary import (
    ExperimentStatus,
    LaneKind,
    TouchpointKind,
    WalkedBy,
)

TODAY = date(2026, 11, 22)


@pytest.fixture
def project() -> Project:
    return Project(template_records(SAMPLE))


@pytest.fixture
def states(project: Project) -> tuple[Journey, Journey]:
    before, after = by_rank(project.journeys.values())
    return before, after


def place(project: Project, journey: Journey, name: str) -> str:
    return next(one.id for one in journey_order(project, journey.id) if one.name == name)


def conversion(project: Project, journey: Journey) -> float:
    """From the sign-up to the subscription."""
    begin, goal = (place(project, journey, name) for name in ("Free-trial sign-up", "Subscribe"))
    chain = read_chain(project, journey.id, begin=begin, goal=goal)
    return WhatIf(chain).answer().conversion.value


def test_a_decided_experiment(project: Project) -> None:
    decided = [
        one for one in project.all(Experiment).values() if one.status is ExperimentStatus.DECIDED
    ]
    (experiment,) = decided
    verdict = verdict_of(project, experiment, TODAY)
    assert verdict.sentence.startswith("27% against 12%: 15 points more")
    assert experiment.decision
    assert experiment.reason


def test_measures_off_and_on_target(project: Project, states: tuple[Journey, Journey]) -> None:
    seen = []
    for journey in states:
        stage = next(
            one.id
            for one in project.stages.values()
            if one.journey == journey.id and one.name == "Trial"
        )
        (paid,) = (
            one for one in measures_at(project, stage) if one.measure.name == "Trial to paid"
        )
        seen.append((paid.text, paid.is_on_target))
    assert seen == [("12%", False), ("27%", True)]


def test_two_curves_of_which_the_second_is_higher(
    project: Project, states: tuple[Journey, Journey]
) -> None:
    persona = personas_in_order(project)[0]
    means = []
    for journey in states:
        points = curve(project, journey.id, persona.id)
        means.append(sum(one.emotion for one in points) / len(points))
    assert means[1] > means[0] + 1


def test_what_if_comes_to_the_same_end(project: Project, states: tuple[Journey, Journey]) -> None:
    before, after = states
    assert conversion(project, before) == pytest.approx(0.12, abs=0.005)
    assert conversion(project, after) == pytest.approx(0.27, abs=0.005)
    moved = {
        ("Free-trial sign-up", "Welcome mail"): 0.86,
        ("Free-trial sign-up", "Gives up"): 0.14,
        ("Welcome mail", "Empty dashboard"): 0.81,
        ("Empty dashboard", "First lesson"): 0.72,
        ("Empty dashboard", "Welcome mail"): 0.0,
        ("Worth the price?", "Subscribe"): 0.54,
        ("Worth the price?", "Gives up"): 0.46,
    }
    names = {one.id: one.name for one in journey_order(project, before.id)}
    for one in project.referring(Connection, before.id):
        share = moved.get((names.get(one.source, ""), names.get(one.target, "")))
        if share is not None:
            project.apply([Change(one, replace(one, share=share))])
    assert conversion(project, before) == pytest.approx(conversion(project, after), abs=0.002)


def test_the_summary_tells_the_rise_from_the_sign_up(
    project: Project, states: tuple[Journey, Journey]
) -> None:
    seen = []
    for journey in states:
        summary = what_if_summary(project, journey)
        assert summary is not None
        (found,) = (
            one["conversion"]
            for one in summary["from_essentials"]
            if one["name"] == "Free-trial sign-up"
        )
        assert found["low"] < found["value"] < found["high"]
        seen.append(round(found["value"], 2))
        asked = conversion(project, journey)
        assert found["value"] == pytest.approx(asked)
    assert seen == [0.12, 0.27]


def test_a_blueprint_behind_the_second_journey_fills_every_lane(
    project: Project, states: tuple[Journey, Journey]
) -> None:
    _, after = states
    steps = {
        one.name: blueprint_kind(project, one)
        for one in journey_order(project, after.id)
        if one.kind in (TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP)
    }
    assert steps == {
        "Coach prepares": LaneKind.FRONTSTAGE,
        "Cut a video per goal": LaneKind.BACKSTAGE,
        "Score the profile": LaneKind.SUPPORT,
    }
    ids = {place(project, after, name) for name in steps}
    ways = [
        one
        for one in project.referring(Connection, after.id)
        if one.source in ids or one.target in ids
    ]
    assert {end for one in ways for end in (one.source, one.target)} >= ids
    assert {one.walked_by for one in ways} == {WalkedBy.ORGANISATION}
