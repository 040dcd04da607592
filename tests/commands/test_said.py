"""What undo says of an edit of several fields."""

from __future__ import annotations

from journeymapper.commands.records import EditFields
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment


def test_several_fields_are_a_list_in_words() -> None:
    project = Project([Experiment(id="experiment_1", name="Video")])
    edit = EditFields("experiment_1", {"status": 1, "started_on": None, "ended_on": None})
    assert edit.name(project) == "Change status, start and end of “Video”"
    two = EditFields("experiment_1", {"status": 1, "started_on": None})
    assert two.name(project) == "Change status and start of “Video”"
