"""What is said of an experiment: the sentence, the card's line, and what speaks against it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.analysis.experiments.results import experiments_at
from journeymapper.analysis.experiments.verdict import place_text
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experiment,
    Journey,
    ProjectDetails,
    Touchpoint,
    Variant,
)
from journeymapper.domain.vocabulary import ExperimentStatus
from tests.analysis.experiments.conftest import Judge

PLAIN, VIDEO = ("Plain e-mail", 920, 110), ("Video", 920, 248)


def test_the_sentence_and_the_line_of_a_card(judge: Judge) -> None:
    said = judge(PLAIN, VIDEO)
    assert said.sentence == (
        "27% against 12%: 15 points more (11 to 19), n 1,840; "
        "chance alone would hardly do this (p < 0.001)."
    )
    assert said.short == "27% vs 12% · +15 points (11 to 19) · n 1,840"
    assert said.cautions == ()


def test_numbers_are_written_as_the_projects_people_do(judge: Judge) -> None:
    said = judge(("A", 100_000, 101), ("B", 100_000, 140), locale="de_DE")
    assert "0,14\xa0% against 0,1\xa0%: 0,04 points more (0,01 to 0,07), n 200.000" in said.sentence
    assert "(p = 0,012)" in said.sentence


def test_numbers_of_a_sentence_fit_one_another(judge: Judge) -> None:
    said = judge(("A", 1_000, 126), ("B", 1_000, 274))
    assert said.sentence.startswith("27.4% against 12.6%: 14.8 points more (11.3 to 18.2)")


def test_fewer_is_said_and_the_interval_may_lie_on_both_sides(judge: Judge) -> None:
    said = judge(("A", 92, 11), ("B", 90, 9))
    assert said.sentence == (
        "10% against 12%: 2 points fewer (−11 to 7), n 182; chance alone could well do this "
        "(p = 0.67)."
    )
    assert said.short == "10% vs 12% · −2 points (−11 to 7) · n 182"


@pytest.mark.parametrize("seen", [0, 110, 920])
def test_equal_rates(judge: Judge, seen: int) -> None:
    said = judge(("A", 920, seen), ("B", 920, seen))
    assert ": no difference (" in said.sentence
    assert said.sentence.endswith("; nothing tells them apart.")


def test_several_variants_each_against_the_control(judge: Judge) -> None:
    said = judge(("A", 92, 11), ("B", 90, 9), ("C", 100, 30))
    assert said.sentence.startswith("“B”: 10% against 12%")
    assert "“C”: 30% against 12%: 18 points more (7 to 29), n 192; chance alone would rarely" in (
        said.sentence
    )
    assert said.sentence.endswith("p is corrected for the number of comparisons (Holm).")
    leading = said.result.leading
    assert leading is not None
    assert leading.arm.variant.name == "C"
    assert leading.corrected == pytest.approx(2 * leading.chance)


def _kinds(judged: object) -> set[str]:
    return {one.kind for one in judged.cautions}  # type: ignore[attr-defined]


def _texts(judged: object) -> str:
    return " ".join(one.text for one in judged.cautions)  # type: ignore[attr-defined]


def test_without_what_is_needed_it_says_what_is_missing(judge: Judge) -> None:
    cases = {
        "There are no variants yet": judge(),
        "There is one variant only": judge(PLAIN),
        "No variant is the control": judge(PLAIN, VIDEO, controls=[False, False]),
        "No variant has had visitors yet": judge(("A", 0, 0), ("B", 0, 0)),
        "“Video” has had no visitors yet": judge(PLAIN, ("Video", 0, 0)),
        "12 conversions of 10 visitors, which cannot be": judge(PLAIN, ("Video", 10, 12)),
    }
    for sentence, judged in cases.items():
        assert sentence in _texts(judged)
        assert "missing" in _kinds(judged)
        assert judged.sentence == "Nothing can be said yet."
        assert judged.short == ""
    two = judge(PLAIN, VIDEO, controls=[True, True])
    assert "“Plain e-mail” is taken" in _texts(two)
    assert two.short


def test_deciding_early_is_warned_of(judge: Judge) -> None:
    few = judge(PLAIN, VIDEO, planned_size=1_000)
    assert "“Plain e-mail” has had 920 of the 1,000 visitors" in _texts(few)
    assert _kinds(few) == {"early"}
    begun = date(2026, 11, 20)
    short = judge(PLAIN, VIDEO, started_on=begun)
    assert "It ran for 3 days" in _texts(short)
    assert judge(PLAIN, VIDEO, started_on=begun, ended_on=date(2026, 11, 26)).cautions == ()
    assert "ended before it began" in _texts(
        judge(PLAIN, VIDEO, started_on=begun, ended_on=date(2026, 11, 1))
    )
    running = judge(PLAIN, VIDEO, status=ExperimentStatus.RUNNING, started_on=date(2026, 11, 1))
    assert "It is still running" in _texts(running)
    assert judge(PLAIN, VIDEO, planned_size=1_000, status=ExperimentStatus.PLANNED).cautions == ()


def test_small_counts_are_warned_of(judge: Judge) -> None:
    few = judge(("A", 40, 3), ("B", 40, 5))
    assert "about 4 conversions are expected in the smaller one" in _texts(few)
    most = judge(("A", 40, 38), ("B", 40, 36))
    assert "about 3 people who do not convert" in _texts(most)
    assert judge(("A", 40, 12), ("B", 40, 9)).cautions == ()


def test_an_uneven_split_is_warned_of(judge: Judge) -> None:
    uneven = judge(("A", 1_000, 500), ("B", 800, 500))
    assert "dealt out 1,000 to 800, planned was 1 to 1" in _texts(uneven)
    assert judge(("A", 1_000, 500), ("B", 800, 500), weights=[5, 4]).cautions == ()
    assert "was to get no visitors" in _texts(judge(PLAIN, VIDEO, weights=[1, 0]))


arms = st.tuples(st.text(max_size=6), st.integers(0, 10**12), st.integers(0, 10**12))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(arms, max_size=5),
    st.lists(st.sampled_from([0.0, 5e-324, 0.5, 1.0, 1e9]), min_size=5, max_size=5),
    st.lists(st.booleans(), min_size=5, max_size=5),
    st.sampled_from(list(ExperimentStatus)),
    st.none() | st.dates(),
    st.none() | st.dates(),
)
def test_whatever_stands_in_the_file_a_sentence_comes_out(
    judge: Judge,
    given_arms: list[tuple[str, int, int]],
    weights: list[float],
    controls: list[bool],
    status: ExperimentStatus,
    begun: date | None,
    ended: date | None,
) -> None:
    said = judge(
        *given_arms,
        weights=weights,
        controls=controls,
        status=status,
        started_on=begun,
        ended_on=ended,
        planned_size=500,
    )
    whole = re.sub("“[^”]*”", "", f"{said.sentence} {said.short} {_texts(said)}")
    assert said.sentence
    assert not re.search(r"nan|inf\b|None|e[+-]\d", whole)


def test_where_an_experiment_is() -> None:
    journeys = [Journey(id=f"journey_{one}", title=one.upper()) for one in "ab"]
    ends = [Touchpoint(id=f"tp_{one}", journey="journey_a", name=one.upper()) for one in "xy"]
    way = Connection(id="con_1", journey="journey_a", source="tp_x", target="tp_y", label="27%")
    at_tp = Experiment(id="experiment_1", name="1", touchpoint="tp_x", rank="a1")
    on_way = Experiment(id="experiment_2", name="2", connection="con_1", rank="a2")
    paths = Experiment(id="experiment_3", name="3", rank="a3")
    variants = [
        Variant(id=f"variant_{one}", experiment=paths.id, path=f"journey_{one}") for one in "ab"
    ]
    stray = Variant(id="variant_c", experiment=at_tp.id, path="journey_b")
    details = ProjectDetails(id="project_1")
    places = [details, *journeys, *ends, way]
    project = Project([*places, at_tp, on_way, paths, *variants, stray])
    assert place_text(project, at_tp) == "X"
    assert place_text(project, on_way) == "X → Y (27%)"
    assert place_text(project, paths) == "A against B"
    assert experiments_at(project, "tp_x") == [at_tp]
    assert experiments_at(project, "con_1") == [on_way]
    assert experiments_at(project, "journey_b") == [paths]


def test_a_variant_without_visitors_makes_no_split_uneven(judge: Judge) -> None:
    verdict = judge(("a", 900, 90), ("b", 910, 91), ("c", 0, 0))
    assert "split" not in [one.kind for one in verdict.cautions]
