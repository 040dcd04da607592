"""Milestones before an edit of very many records."""

from __future__ import annotations

import pytest

from journeymapper.commands.records import AfterMilestone, DeleteRecords, EditFields, NameMilestone
from journeymapper.domain.change import undone
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Milestone
from tests.a_project import a_project, do

HERE = NameMilestone("milestone_1", "Before deleting", "2026-01-01T12:00:00+00:00", 11)


def test_the_edit_and_its_milestone_are_one_step() -> None:
    project = a_project()
    before = project.snapshot()
    command = AfterMilestone(HERE, DeleteRecords(["tp_a"]))
    assert command.name(project) == "Delete touchpoint “Review site”"
    changes = do(project, command)
    assert project.all(Milestone)["milestone_1"].position == 11
    assert "tp_a" not in project.touchpoints
    project.apply(undone(changes))
    assert project == before


def test_an_edit_that_changes_nothing_leaves_no_milestone() -> None:
    project = a_project()
    assert AfterMilestone(HERE, EditFields("tp_a", {"name": "Review site"})).plan(project) == ()
    with pytest.raises(EditRefused, match="needs a name"):
        AfterMilestone(HERE, EditFields("tp_a", {"name": ""})).plan(project)
