"""Paths, emotion, evidence, feedback, measures and counts of a small project."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.analysis.closing import closing_the_loop
from journeymapper.analysis.counts import JourneyCounts, journey_counts, record_counts
from journeymapper.analysis.emotion import (
    CurvePoint,
    average,
    curve,
    emotion_at,
    emotion_name,
    lowest,
)
from journeymapper.analysis.evidence import evidence_shares, is_mostly_assumed
from journeymapper.analysis.feedback import waiting_at
from journeymapper.analysis.measures import measures_at, measures_of, written
from journeymapper.analysis.paths import has_path, path, personas_at, touchpoints_on
from journeymapper.commands.connections import Connect, MarkLoop
from journeymapper.commands.empathy import AddEmpathyNote
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.feedback import AddFeedback, SetStatus
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.personas import StepPath
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Measure
from journeymapper.domain.vocabulary import Evidence, MeasureKind, Section, Status, WalkedBy
from tests.a_project import a_project, card, do


def test_path_is_followed_from_where_the_persona_enters() -> None:
    project = a_project()
    do(project, Connect("con_0", "journey_1", "tp_c", "tp_a"))
    for one in ("con_bc", "con_0", "con_ab"):
        do(project, StepPath("persona_1", one, f"passage_{one}"))
    assert path(project, "persona_1", "journey_1") == ("con_in", "con_ab", "con_bc", "con_0")
    assert touchpoints_on(project, "persona_1", "journey_1") == {"tp_a", "tp_b", "tp_c"}


def test_path_belongs_to_a_persona_and_to_customers() -> None:
    project = a_project()
    assert path(project, "persona_1", "journey_1") == ("con_in",)
    assert not has_path(project, "persona_2", "journey_1")
    do(project, StepPath("persona_2", "con_bc", "passage_1"))
    assert touchpoints_on(project, "persona_2", "journey_1") == {"tp_b", "tp_c"}
    assert [one.id for one in personas_at(project, card(project, "tp_a"))] == ["persona_1"]
    do(project, MarkLoop("con_bc", walked_by=WalkedBy.ORGANISATION))
    assert not has_path(project, "persona_2", "journey_1")


def test_curve_goes_in_journey_order_the_first_time_round() -> None:
    project = a_project()
    for n, (touchpoint, emotion) in enumerate((("tp_c", 1), ("tp_a", -2), ("tp_b", 1))):
        do(project, SetExperience("persona_1", touchpoint, {"emotion": emotion}, f"experience_{n}"))
    do(project, SetExperience("persona_1", "tp_a", {"emotion": 2}, "experience_9", round=2))
    points = curve(project, "journey_1", "persona_1")
    assert points == [CurvePoint("tp_a", -2), CurvePoint("tp_b", 1), CurvePoint("tp_c", 1)]
    assert lowest(points) == [CurvePoint("tp_a", -2)]
    assert average(points) == 0
    assert (average([]), lowest(points[1:]), emotion_at(project, "tp_a")) == (None, [], -2)
    assert emotion_name(project, -2) == "angry"
    do(project, EditFields("project_1", {"emotion_names": ("a", "b", "c", "d", "e")}))
    assert emotion_name(project, 2) == "e"


def test_a_project_is_an_assumption_map_while_most_is_assumed() -> None:
    project = a_project()
    assert is_mostly_assumed(project)
    do(project, AddEmpathyNote("empathy_1", "persona_1", Section.SEE, "ads"))
    do(project, SetExperience("persona_1", "tp_a", {"emotion": 1}, "experience_1"))
    assert is_mostly_assumed(project)
    do(project, EditFields("empathy_1", {"evidence": Evidence.RESEARCHED}))
    assert not is_mostly_assumed(project)
    shares = evidence_shares(project)
    assert (shares.total, shares.share(Evidence.ASSUMED)) == (2, 0.5)
    assert evidence_shares(project, "persona_2").share(Evidence.PARTIAL) == 0


def test_feedback_that_needs_a_reply_waits_until_it_is_closed() -> None:
    project = a_project()
    today = date(2026, 5, 6)
    figures = closing_the_loop(project, today).whole
    assert figures.share is None and figures.median_days is None
    do(project, AddFeedback("feedback_5", "A quote", touchpoint="tp_b"))
    assert waiting_at(project, "tp_b") == 0
    assert closing_the_loop(project, today).whole.share is None
    for n in (1, 2, 3):
        day = date(2026, 5, n)
        note = AddFeedback(
            f"feedback_{n}", "Hm", touchpoint="tp_b", received_on=day, needs_reply=True
        )
        do(project, note)
    do(project, AddFeedback("feedback_4", "Hm", needs_reply=True))
    closed = SetStatus(["feedback_1", "feedback_2"], Status.CLOSED, "Done", date(2026, 5, 5))
    do(project, closed)
    assert waiting_at(project, "tp_b") == 1
    figures = closing_the_loop(project, today).whole
    assert (figures.share, figures.median_days) == (0.5, 3.5)


def test_measures_tell_their_latest_reading() -> None:
    project = a_project()
    rate, nps = MeasureKind.CONVERSION_RATE, MeasureKind.NPS
    do(
        project,
        AddMeasure("measure_1", "journey_1", "Paid", rate, "%", 25, stage="stage_b"),
        AddMeasure("measure_2", "journey_1", "NPS", nps, touchpoint="tp_c"),
        AddMeasure("measure_3", "journey_1", "Days", MeasureKind.TIME_TO_VALUE, "days", 3),
        AddReading("reading_1", "measure_1", 27, date(2026, 3, 1)),
        AddReading("reading_2", "measure_1", 12, date(2026, 1, 1)),
        AddReading("reading_3", "measure_3", 7, None),
    )
    (state,) = measures_at(project, "stage_b")
    assert (state.text, state.is_on_target) == ("27%", True)
    states = measures_of(project, "journey_1")
    assert [(one.text, one.is_on_target) for one in states] == [
        ("7 days", False),
        ("27%", True),
        ("", None),
    ]


@pytest.mark.parametrize(
    ("value", "kind", "unit", "text"),
    [
        (62, MeasureKind.NPS, "", "62 NPS"),
        (1840, MeasureKind.OWN, "trials", "1,840 trials"),
        (0.126, MeasureKind.OWN, "", "0.13"),
        (-0.001, MeasureKind.OWN, "%", "0%"),
        (100, MeasureKind.OWN, "", "100"),
    ],
)
def test_value_is_written_with_its_unit(
    value: float, kind: MeasureKind, unit: str, text: str
) -> None:
    assert written(value, Measure(id="measure_1", journey="j", kind=kind, unit=unit)) == text


def test_counts() -> None:
    project = a_project()
    do(project, Connect("con_0", "journey_1", "tp_c", "tp_a"))
    assert journey_counts(project, "journey_1") == JourneyCounts(3, 3, 4, 1)
    assert record_counts(project)["personas"] == 2
