"""Copying cards says what stays behind, where there is any."""

from __future__ import annotations

from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Experiment, Journey, Measure, Reading, Touchpoint
from journeymapper.gui.canvas.clipboard import left_behind


def test_what_is_not_copied_is_named_and_nothing_else() -> None:
    records = [
        Journey(id="journey_1", title="Trial"),
        Touchpoint(id="tp_a", journey="journey_1", name="Sign-up"),
        Touchpoint(id="tp_b", journey="journey_1", name="Tour"),
        Measure(id="measure_1", journey="journey_1", touchpoint="tp_a", name="Rate"),
        Experiment(id="experiment_1", touchpoint="tp_a", name="Video"),
    ]
    project = Project(records)
    assert left_behind(project, ["tp_b"]) == ""
    assert left_behind(project, ["tp_a", "tp_b"]) == "experiments"
    more = [
        Reading(id="reading_1", measure="measure_1", value=1.0),
        Action(id="action_1", text="Do it", touchpoint="tp_b"),
    ]
    project = Project([*records, *more])
    assert left_behind(project, ["tp_a", "tp_b"]) == "readings, experiments and actions"
