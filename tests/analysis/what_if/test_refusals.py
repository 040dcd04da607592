"""Chains without an answer: a sentence that names the place, never a traceback or a NaN."""

from __future__ import annotations

import json
from typing import Any

import pytest

from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import read_chain
from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.analysis.what_if.summary import what_if_summary
from journeymapper.commands.records import EditFields
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind
from tests.a_project import do
from tests.analysis.what_if.chains import JOURNEY, Ways, answer_of, chain_of, project_of

START = {"kind": TouchpointKind.START}


def refusal(ways: Ways, **touchpoints: object) -> ChainRefused:
    with pytest.raises(ChainRefused) as refused:
        answer_of(ways, **touchpoints)  # type: ignore[arg-type]
    return refused.value


def test_a_journey_without_ways() -> None:
    assert "No customer way leads anywhere on “Funnel” yet" in str(refusal({}))


def test_nobody_enters() -> None:
    project = project_of({("a", "b"): None, ("b", "a"): 0.5})
    assert [one.name for one in read_chain(project, JOURNEY).entries] == ["a"]
    do(project, EditFields("con_b_a", {"kind": ConnectionKind.PATH}))
    with pytest.raises(ChainRefused, match="Nobody enters “Funnel”: a way leads to each"):
        read_chain(project, JOURNEY)


def test_no_end() -> None:
    refused = refusal({("a", "b"): None, ("b", "a"): None}, a=START)
    assert "“Funnel” has no end" in str(refused)


def test_a_loop_that_is_never_left_names_its_places() -> None:
    ways: Ways = {("a", "won"): 0.5, ("a", "b"): None, ("b", "c"): None, ("c", "b"): None}
    refused = refusal(ways)
    assert "This loop is never left: “b”, “c” lead only to one another" in str(refused)
    assert refused.place == "tp_b"


def test_a_touchpoint_that_leads_only_to_itself() -> None:
    refused = refusal({("a", "won"): 0.5, ("a", "b"): None, ("b", "b"): 1.0})
    assert "whoever comes to “b” comes back to it every time" in str(refused)


def test_a_trap_that_nobody_comes_to_does_not_matter() -> None:
    ways: Ways = {("a", "won"): 1.0, ("a", "b"): 0.0, ("b", "c"): None, ("c", "b"): None}
    assert answer_of(ways).conversion.value == pytest.approx(1.0)


def test_a_slider_that_closes_a_loop_is_refused_and_can_be_taken_back() -> None:
    chain = chain_of({("a", "b"): None, ("b", "a"): 0.5, ("b", "won"): 0.5}, a=START)
    what_if, group = WhatIf(chain), chain.groups["tp_b"]
    with pytest.raises(ChainRefused, match="never left"):
        what_if.answer({"tp_b": group.moved("con_b_a", 1.0)})
    assert what_if.answer({"tp_b": group}).conversion.value == pytest.approx(1.0)


def test_a_chain_that_is_refused_can_be_mended_by_a_slider() -> None:
    chain = chain_of({("a", "b"): None, ("b", "a"): 1.0, ("b", "won"): 0.0}, a=START)
    what_if, group = WhatIf(chain), chain.groups["tp_b"]
    with pytest.raises(ChainRefused, match="never left"):
        what_if.answer()
    mended = what_if.answer({"tp_b": group.moved("con_b_a", 0.5)})
    assert mended.conversion.value == pytest.approx(1.0)


def test_a_loop_that_is_hardly_ever_left_is_refused_before_numbers_fail() -> None:
    refused = refusal({("a", "b"): None, ("b", "a"): 1 - 1e-14, ("b", "won"): None}, a=START)
    assert "trillion" in str(refused)


def summary_of(project: Project) -> dict[str, Any] | None:
    return what_if_summary(project, project.journeys[JOURNEY])


@pytest.mark.parametrize(
    "ways",
    [
        {},
        {("a", "b"): 0.7, ("a", "c"): 0.7},
        {("a", "b"): 1.0, ("b", "a"): None},
        {("a", "won"): 0.5, ("a", "b"): None, ("b", "b"): 1.0},
    ],
)
def test_the_summary_says_why_instead(ways: Ways) -> None:
    summary = summary_of(project_of(ways))
    assert summary is not None
    assert list(summary) == ["refused"]
    assert summary["refused"].endswith(".")


def test_the_summary_is_plain_json() -> None:
    project = project_of({("a", "b"): 0.5, ("b", "c"): 0.1, ("b", "won"): 0.4, ("c", "b"): None})
    summary = summary_of(project)
    said = json.loads(json.dumps(summary, allow_nan=False))
    assert said["conversion"] == {
        "value": pytest.approx(0.5 * 0.4 / 0.9),
        "low": None,
        "high": None,
    }
    assert said["loops"] == [{"name": "to b", "rounds": pytest.approx(0.5 * 0.1 / 0.9)}]
    assert [one["name"] for one in said["ends"]] == ["won", "left at a", "left at b"]
    assert said["removal_effects"][0]["effect"] == pytest.approx(1.0)


def test_without_shares_there_is_nothing_to_sum_up() -> None:
    assert summary_of(project_of({("a", "won"): None})) is None
