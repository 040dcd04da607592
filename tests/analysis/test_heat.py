"""How hot touchpoints are, in numbers and words."""

from __future__ import annotations

import pytest

from journeymapper.analysis.heat import DROP_OFF, EMOTION, EVIDENCE, FEEDBACK, HEATS, VALUE, heat_of
from journeymapper.analysis.neighbourhood import neighbourhood
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Evidence, MeasureKind
from tests.a_project import a_project, do


def _words(heat):
    return {one: cell.word for one, cell in heat.cells.items()}


def test_emotion_of_one_persona_and_of_all():
    project = a_project()
    for persona in list(project.personas):
        for one in list(project.experiences.values()):
            assert one.persona in project.personas
        do(project, SetExperience(persona, "tp_c", {"emotion": -2}, f"experience_{persona}"))
    first = next(iter(project.personas))
    heat = heat_of(project, "journey_1", EMOTION, first)
    assert heat.cells["tp_c"].level == 0 and heat.cells["tp_c"].word == "−2"
    assert [one.word for one in heat.legend] == [
        "angry",
        "uneasy",
        "neutral",
        "pleased",
        "delighted",
    ]
    do(project, SetExperience(first, "tp_c", {"emotion": 1}, "experience_9"))
    assert heat_of(project, "journey_1", EMOTION, first).cells["tp_c"].level == 3
    assert heat_of(project, "journey_1", EMOTION).cells["tp_c"].word == "−0.5"


def test_feedback_counts_and_says_who_waits():
    project = a_project()
    before = heat_of(project, "journey_1", FEEDBACK).cells.get("tp_c")
    assert before is None
    for number in range(3):
        note = FeedbackNote(
            id=f"note_{number}", text="Slow", touchpoint="tp_c", needs_reply=number == 0
        )
        do(project, AddRecord(note))
    cell = heat_of(project, "journey_1", FEEDBACK).cells["tp_c"]
    assert (cell.level, cell.word) == (4, "3 notes, 1 waiting")


def test_drop_off_and_value_are_scaled_to_the_largest():
    project = a_project()
    for number, (place, value) in enumerate((("tp_a", 10.0), ("tp_b", 40.0))):
        measure = f"measure_d{number}"
        kind = MeasureKind.DROP_OFF
        do(project, AddMeasure(measure, "journey_1", "Leave", kind, unit="%", touchpoint=place))
        do(project, AddReading(f"reading_d{number}", measure, value, None))
    heat = heat_of(project, "journey_1", DROP_OFF)
    assert {one: cell.level for one, cell in heat.cells.items()} == {"tp_a": 1, "tp_b": 4}
    assert _words(heat)["tp_b"] == "40%"
    assert [one.word for one in heat.legend] == ["10%", "40%"]
    micro = MeasureKind.MICRO_CONVERSION
    do(project, AddMeasure("measure_v", "journey_1", "Sign-ups", micro, touchpoint="tp_b"))
    do(project, AddReading("reading_v", "measure_v", 20, None))
    assert not heat_of(project, "journey_1", VALUE).cells
    do(project, EditFields("measure_v", {"value_each": 5.0}))
    assert "100" in heat_of(project, "journey_1", VALUE).cells["tp_b"].word


def test_evidence_names_what_is_assumed():
    project = a_project()
    do(project, EditFields("tp_a", {"evidence": Evidence.RESEARCHED}))
    do(project, EditFields("tp_b", {"evidence": Evidence.ASSUMED}))
    cells = heat_of(project, "journey_1", EVIDENCE).cells
    assert (cells["tp_a"].level, cells["tp_a"].word) == (0, "researched")
    assert (cells["tp_b"].level, cells["tp_b"].word) == (4, "assumed")


@pytest.mark.parametrize("kind", list(HEATS))
def test_an_empty_journey_has_no_heat_and_says_why(kind):
    project = a_project()
    heat = heat_of(project, "journey_none", kind)
    assert not heat.cells
    assert heat.unknown or kind == EVIDENCE


def test_neighbours_are_counted_in_steps_whichever_way():
    project = a_project()
    one = neighbourhood(project, "journey_1", ["tp_a"], 1)
    assert {"tp_a", "tp_b", "con_ab"} <= one
    assert "tp_c" not in one
    assert "tp_c" in neighbourhood(project, "journey_1", ["tp_a"], 2)
    assert {"tp_a", "tp_b"} <= neighbourhood(project, "journey_1", ["con_ab"], 0)
