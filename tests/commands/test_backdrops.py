"""Photos of the wall under the map."""

from __future__ import annotations

import pytest

from journeymapper.commands.backdrops import AddBackdrop, AdjustBackdrop, backdrops_of
from journeymapper.commands.journeys import CopyJourney
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Backdrop
from journeymapper.domain.vocabulary import State
from tests.a_project import a_project, do
from tests.sample_images import tiny_png


@pytest.fixture
def project() -> Project:
    made = a_project()
    do(made, AddBackdrop("backdrop_1", "journey_1", tiny_png(), -40, 12.5, 900))
    return made


def shown(project: Project) -> tuple[float, float, float, float]:
    one = project.all(Backdrop)["backdrop_1"]
    return one.x, one.y, one.width, one.opacity


def test_a_photo_lies_under_the_map_over_earlier_ones(project: Project) -> None:
    assert shown(project) == (-40, 12.5, 900, 0.5)
    do(project, AddBackdrop("backdrop_2", "journey_1", tiny_png(), 0, 0, 300))
    assert [one.id for one in backdrops_of(project, "journey_1")] == ["backdrop_1", "backdrop_2"]
    assert len(project.images) == 1


def test_a_photo_is_moved_sized_and_faded(project: Project) -> None:
    do(project, AdjustBackdrop("backdrop_1", 0, 8))
    do(project, AdjustBackdrop("backdrop_1", width=1200))
    do(project, AdjustBackdrop("backdrop_1", opacity=0.3))
    assert shown(project) == (0, 8, 1200, 0.3)
    assert AdjustBackdrop("backdrop_1", opacity=0.3).plan(project) == ()


def test_sizes_and_fading_stop_at_their_limits(project: Project) -> None:
    do(project, AdjustBackdrop("backdrop_1", width=1, opacity=0))
    assert shown(project)[2:] == (20, 0.1)
    do(project, AdjustBackdrop("backdrop_1", width=1e9, opacity=3))
    assert shown(project)[2:] == (100_000, 1)
    with pytest.raises(EditRefused, match="opacity of a wall photo must lie between"):
        do(project, EditFields("backdrop_1", {"opacity": 0.0}))
    with pytest.raises(EditRefused, match="too far away"):
        do(project, AdjustBackdrop("backdrop_1", 2e6, 0))


def test_a_photo_goes_with_its_journey_and_comes_with_a_copy_of_it(project: Project) -> None:
    do(project, CopyJourney("journey_1", "journey_2", "Later", State.FUTURE, "seed"))
    (copy,) = backdrops_of(project, "journey_2")
    assert copy.image == tiny_png().id
    do(project, DeleteRecords(["journey_1"]))
    assert list(project.all(Backdrop)) == [copy.id]
    do(project, DeleteRecords([copy.id]))
    assert not project.all(Backdrop)
