"""How a journey feels in a few numbers, held against the standard library."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.feelings import feelings, feelings_of, signed
from journeymapper.analysis.feelings_in_words import in_short, in_words
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.personas import StepPath
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Journey, Persona, ProjectDetails, Touchpoint
from tests.a_project import a_project, do


def felt(*emotions: int | None) -> Project:
    """One persona that feels this along one journey; None where nobody said."""
    cards = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", name=f"Step {n}", x=10.0 * n)
        for n in range(len(emotions))
    ]
    lived = [
        Experience(id=f"experience_{n}", persona="persona_1", touchpoint=f"tp_{n}", emotion=one)
        for n, one in enumerate(emotions)
    ]
    return Project(
        [
            ProjectDetails(id="project_1"),
            Journey(id="journey_1", title="J"),
            Persona(id="persona_1", name="Ann"),
            *cards,
            *lived,
        ]
    )


@given(st.lists(st.integers(-2, 2), min_size=1, max_size=30))
def test_mean_spread_peak_and_end_are_what_they_are_called(emotions: list[int]) -> None:
    found = feelings(felt(*emotions), "journey_1", "persona_1")
    assert found is not None
    assert found.mean == pytest.approx(statistics.fmean(emotions))
    assert found.spread == pytest.approx(statistics.pstdev(emotions))
    assert found.lowest.emotion == min(emotions)
    assert found.end.emotion == emotions[-1]
    strongest = max(abs(one) for one in emotions)
    assert found.peak.emotion == (-strongest if -strongest in emotions else strongest)
    assert found.remembered == (found.peak.emotion + emotions[-1]) / 2
    assert found.coverage == 1.0


def test_low_points_are_all_where_it_feels_worst_and_none_above_neutral() -> None:
    found = feelings(felt(1, -2, 0, -2, 2), "journey_1", "persona_1")
    assert found is not None
    assert [one.touchpoint for one in found.low_points] == ["tp_1", "tp_3"]
    well = feelings(felt(0, 1, 2), "journey_1", "persona_1")
    assert well is not None
    assert well.low_points == ()


def test_coverage_counts_the_path_and_whatever_else_is_felt_or_all_without_one() -> None:
    found = feelings(felt(1, None, None, 2), "journey_1", "persona_1")
    assert found is not None
    assert (found.felt, found.walked, found.coverage) == (2, 4, 0.5)
    project = a_project()
    do(
        project,
        StepPath("persona_2", "con_bc", "passage_1"),
        SetExperience("persona_2", "tp_a", {"emotion": 2}, "experience_1"),
        SetExperience("persona_2", "tp_c", {"emotion": -1}, "experience_2"),
    )
    walked = feelings(project, "journey_1", "persona_2")
    assert walked is not None
    assert (walked.felt, walked.walked) == (2, 3)  # it feels beside its path as well


def test_the_second_time_round_a_loop_does_not_count() -> None:
    project = a_project()
    do(project, SetExperience("persona_1", "tp_a", {"emotion": 1}, "experience_1"))
    do(project, SetExperience("persona_1", "tp_a", {"emotion": -2}, "experience_2", 2))
    found = feelings(project, "journey_1", "persona_1")
    assert found is not None
    assert (found.mean, found.lowest.emotion) == (1.0, 1)


def test_who_feels_nothing_is_not_told_of() -> None:
    assert feelings(felt(None, None), "journey_1", "persona_1") is None
    project = a_project()
    do(project, SetExperience("persona_2", "tp_a", {"emotion": 0}, "experience_1"))
    assert [one.persona for one in feelings_of(project, "journey_1")] == ["persona_2"]


def test_in_words() -> None:
    project = felt(1, -2, 1)
    found = feelings(project, "journey_1", "persona_1")
    assert found is not None
    assert in_short(found) == "mean 0 · low −2 · end +1"
    assert in_words(project, found) == (
        "mean 0, spread 1.4 · lowest and peak −2 angry at Step 1 · end +1 pleased at Step 2 · "
        "remembered as −0.5 (peak-end) · known at 3 of 3 touchpoints"
    )


def test_signs() -> None:
    assert [signed(one) for one in (2, -1, 0, 0.04, -0.04, 0.35, -1.5)] == [
        "+2", "−1", "0", "0", "0", "+0.3", "−1.5",
    ]  # fmt: skip
