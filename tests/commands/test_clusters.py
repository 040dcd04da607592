"""Clusters of stickies: grouping, naming, taking apart, and putting them on the map."""

from __future__ import annotations

import pytest

from journeymapper.commands.base import Command
from journeymapper.commands.clipboard import Paste, clip
from journeymapper.commands.clusters import (
    DissolveClusters,
    MakeCluster,
    MergeClusters,
    MoveCluster,
    PlaceCluster,
    PutIntoCluster,
    TurnClusterIntoTouchpoint,
    clusters_of,
    members,
)
from journeymapper.commands.journeys import AddJourney, CopyJourney
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stickies import AddStickies, PlaceSticky, TurnStickyIntoTouchpoint
from journeymapper.domain.errors import BrokenEdit, EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Cluster, Sticky
from journeymapper.domain.vocabulary import State
from tests.a_project import a_project, do

TEXTS = ("Waiting", "Prices unclear", "No reply", "Tour too long")


@pytest.fixture
def project() -> Project:
    """Four stickies in the tray, the first two of them in a cluster without a name."""
    made = a_project()
    ids = [f"sticky_{n}" for n in range(1, 5)]
    do(made, AddStickies(ids, TEXTS, "journey_1"))
    do(made, MakeCluster("cluster_1", "journey_1", ids[:2]))
    return made


def texts(project: Project, cluster_id: str) -> list[str]:
    return [one.text for one in members(project, cluster_id)]


def cluster_names(project: Project) -> list[str]:
    return [one.name for one in clusters_of(project, "journey_1")]


def test_stickies_are_grouped_and_named_afterwards(project: Project) -> None:
    assert texts(project, "cluster_1") == ["Waiting", "Prices unclear"]
    do(project, EditFields("cluster_1", {"name": " What  hurts "}))
    assert cluster_names(project) == ["What hurts"]
    do(project, EditFields("cluster_1", {"name": ""}))
    assert cluster_names(project) == [""]
    do(project, PutIntoCluster(["sticky_3"], "cluster_1"))
    assert len(texts(project, "cluster_1")) == 3


def test_a_cluster_without_a_name_goes_with_its_last_sticky(project: Project) -> None:
    do(project, PutIntoCluster(["sticky_1"], None))
    assert texts(project, "cluster_1") == ["Prices unclear"]
    do(project, PutIntoCluster(["sticky_2"], None))
    assert not project.all(Cluster)


@pytest.mark.parametrize(
    "leave",
    [
        PutIntoCluster(["sticky_1", "sticky_2"], None),
        PlaceSticky(["sticky_1", "sticky_2"], touchpoint="tp_a"),
        MakeCluster("cluster_2", "journey_1", ["sticky_1", "sticky_2"]),
    ],
)
def test_a_cluster_with_a_name_waits_for_the_next_sticky(project: Project, leave: Command) -> None:
    unnamed = a_copy(project)
    do(unnamed, leave)
    assert unnamed.find("cluster_1") is None
    do(project, EditFields("cluster_1", {"name": "What hurts"}))
    do(project, leave)
    assert texts(project, "cluster_1") == []
    assert project.find("cluster_1") is not None


def a_copy(project: Project) -> Project:
    return project.snapshot()


def test_what_is_placed_leaves_its_cluster(project: Project) -> None:
    do(project, PlaceSticky(["sticky_1"], stage="stage_a"))
    assert project.stickies["sticky_1"].cluster is None
    assert texts(project, "cluster_1") == ["Prices unclear"]
    do(project, PutIntoCluster(["sticky_1"], "cluster_1"))
    assert project.stickies["sticky_1"].stage is None
    do(project, PlaceSticky(["sticky_3"]))
    do(project, TurnStickyIntoTouchpoint("sticky_2", "tp_new", 32, 200))
    assert texts(project, "cluster_1") == ["Waiting"]
    do(project, TurnStickyIntoTouchpoint("sticky_1", "tp_newer", 32, 400))
    assert not project.all(Cluster)


def test_two_clusters_become_one_and_the_name_stays(project: Project) -> None:
    do(project, MakeCluster("cluster_2", "journey_1", ["sticky_3"], "Service"))
    do(project, MakeCluster("cluster_3", "journey_1", ["sticky_4"], "Pace"))
    do(project, MergeClusters("cluster_1", ["cluster_1", "cluster_2", "cluster_3"]))
    assert cluster_names(project) == ["Service"]
    assert texts(project, "cluster_1") == list(TEXTS)


def test_clusters_change_their_order(project: Project) -> None:
    do(project, MakeCluster("cluster_2", "journey_1", [], "B"))
    do(project, MakeCluster("cluster_3", "journey_1", [], "C"))
    do(project, MoveCluster("cluster_3", before="cluster_1"))
    assert cluster_names(project) == ["C", "", "B"]
    do(project, MoveCluster("cluster_3"))
    assert cluster_names(project) == ["", "B", "C"]
    assert MoveCluster("cluster_3").plan(project) == ()


def test_dissolving_and_deleting_a_cluster_leave_its_stickies(project: Project) -> None:
    twin = a_copy(project)
    do(project, DissolveClusters(["cluster_1"]))
    do(twin, DeleteRecords(["cluster_1"]))
    assert project == twin
    assert not project.all(Cluster)
    assert [one.cluster for one in project.stickies.values()] == [None] * 4


def test_a_cluster_is_put_on_a_touchpoint(project: Project) -> None:
    do(project, PlaceCluster("cluster_1", touchpoint="tp_b"))
    assert [one.text for one in project.referring(Sticky, "tp_b")] == ["Waiting", "Prices unclear"]
    assert not project.all(Cluster)
    with pytest.raises(EditRefused, match="Choose a touchpoint or a stage"):
        do(project, MakeCluster("cluster_2", "journey_1", ["sticky_3"]), PlaceCluster("cluster_2"))


def test_a_cluster_becomes_a_touchpoint_with_its_stickies_on_it(project: Project) -> None:
    do(project, EditFields("cluster_1", {"name": "First questions"}))
    do(project, TurnClusterIntoTouchpoint("cluster_1", "tp_new", 300, 200))
    card = project.touchpoints["tp_new"]
    assert (card.name, card.description, card.stage) == ("First questions", "", "stage_b")
    assert {one.id for one in project.referring(Sticky, "tp_new")} == {"sticky_1", "sticky_2"}
    assert not project.all(Cluster)


def test_a_cluster_without_a_name_lends_that_of_its_first_sticky(project: Project) -> None:
    do(project, EditFields("sticky_1", {"text": f"{'Long ' * 30}\nand more"}))
    do(project, TurnClusterIntoTouchpoint("cluster_1", "tp_new", 300, 200))
    card = project.touchpoints["tp_new"]
    assert card.name.startswith("Long Long")
    assert len(card.name) <= 80
    assert "and more" in card.description
    with pytest.raises(EditRefused, match="Name the cluster first"):
        do(project, MakeCluster("cluster_2", "journey_1"))
        do(project, TurnClusterIntoTouchpoint("cluster_2", "tp_newer", 0, 0))


def test_journeys_do_not_mix(project: Project) -> None:
    do(project, AddJourney("journey_2", "Another"), MakeCluster("cluster_2", "journey_2"))
    with pytest.raises(EditRefused, match="of another journey"):
        do(project, PutIntoCluster(["sticky_3"], "cluster_2"))
    with pytest.raises(EditRefused, match="of different journeys"):
        do(project, MergeClusters("cluster_2", ["cluster_1"]))
    with pytest.raises(BrokenEdit, match="another journey"):
        do(project, EditFields("sticky_3", {"cluster": "cluster_2"}))


def test_a_copied_journey_has_its_own_clusters(project: Project) -> None:
    do(project, CopyJourney("journey_1", "journey_2", "Later", State.FUTURE, "seed"))
    (copy,) = clusters_of(project, "journey_2")
    assert copy.id != "cluster_1"
    assert texts(project, copy.id) == ["Waiting", "Prices unclear"]
    do(project, DeleteRecords(["journey_1"]))
    assert [one.id for one in project.all(Cluster).values()] == [copy.id]


def test_pasted_stickies_come_back_into_their_cluster_or_bring_it(project: Project) -> None:
    text = clip(project, ["sticky_1"])
    do(project, Paste(text, "journey_1", 0, 0, "here"))
    assert texts(project, "cluster_1") == ["Waiting", "Prices unclear", "Waiting"]
    do(project, AddJourney("journey_2", "Another"), Paste(text, "journey_2", 0, 0, "there"))
    (brought,) = clusters_of(project, "journey_2")
    assert texts(project, brought.id) == ["Waiting"]
