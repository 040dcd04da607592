"""Records that are added alone: tidied, last of their kind, or refused."""

from __future__ import annotations

import pytest

from journeymapper.commands.records import AddRecord
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Experiment,
    Journey,
    Lane,
    ProjectDetails,
    Trigger,
    Variant,
)


@pytest.fixture
def project() -> Project:
    return Project([ProjectDetails(id="project_1"), Journey(id="journey_1", title="Trial")])


def test_a_record_comes_last_of_its_kind(project: Project) -> None:
    for number in range(3):
        lane = Lane(id=f"lane_{number}", journey="journey_1", name=f"  Lane   {number} ")
        project.apply(AddRecord(lane).plan(project))
    lanes = sorted(project.all(Lane).values(), key=lambda one: one.rank)
    assert [one.name for one in lanes] == ["Lane 0", "Lane 1", "Lane 2"]


def test_a_record_without_its_name_is_refused(project: Project) -> None:
    with pytest.raises(EditRefused, match="An action needs a text"):
        AddRecord(Action(id="action_1", text="  ")).plan(project)


def test_a_record_that_belongs_to_nothing_is_refused(project: Project) -> None:
    with pytest.raises(EditRefused, match="gone"):
        AddRecord(Trigger(id="trigger_1", touchpoint="tp_9", when="Trial starts")).plan(project)


def test_a_record_is_added_once(project: Project) -> None:
    add = AddRecord(Experiment(id="experiment_1", name="Video"))
    project.apply(add.plan(project))
    with pytest.raises(EditRefused, match="already there"):
        add.plan(project)
    variant = Variant(id="variant_1", experiment="experiment_1", name="Plain e-mail")
    project.apply(AddRecord(variant).plan(project))
    assert AddRecord(variant).name(project) == "Add variant “Plain e-mail”"
