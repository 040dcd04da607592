"""Edits of what a workshop has on its wall: clusters of stickies, and photos under the map."""

from __future__ import annotations

import random

from journeymapper.commands.backdrops import AddBackdrop, AdjustBackdrop
from journeymapper.commands.base import Command
from journeymapper.commands.clusters import (
    DissolveClusters,
    MakeCluster,
    MergeClusters,
    MoveCluster,
    PlaceCluster,
    PutIntoCluster,
    TurnClusterIntoTouchpoint,
)
from journeymapper.domain.project import Project
from journeymapper.domain.records import Backdrop, Cluster, Journey, Stage, Sticky, Touchpoint
from tests.sample_images import tiny_png
from tests.walking.registry import (
    an_id,
    any_of,
    generates,
    maybe_id,
    place,
    some_ids,
    text,
)


def _some_stickies(rng: random.Random, project: Project, journey: str) -> list[str]:
    ids = [one.id for one in project.referring(Sticky, journey)]
    return rng.sample(ids, min(len(ids), rng.randint(0, 4)))


@generates(MakeCluster)
def make_cluster(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    title = rng.choice(["", text(rng)])
    ids = _some_stickies(rng, project, journey.id)
    return MakeCluster(an_id(rng, Cluster), journey.id, ids, title)


@generates(PutIntoCluster)
def put_into_cluster(rng: random.Random, project: Project) -> Command | None:
    cluster = any_of(rng, project, Cluster)
    if cluster is None:
        return None
    ids = _some_stickies(rng, project, cluster.journey)
    return PutIntoCluster(ids, rng.choice([cluster.id, cluster.id, None])) if ids else None


@generates(MergeClusters)
def merge_clusters(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, Cluster)
    return MergeClusters(ids[0], ids) if ids else None


@generates(MoveCluster)
def move_cluster(rng: random.Random, project: Project) -> Command | None:
    cluster = any_of(rng, project, Cluster)
    return cluster and MoveCluster(cluster.id, maybe_id(rng, list(project.all(Cluster).values())))


@generates(DissolveClusters)
def dissolve_clusters(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, Cluster)
    return DissolveClusters(ids[: rng.randint(1, 2)]) if ids else None


@generates(PlaceCluster)
def place_cluster(rng: random.Random, project: Project) -> Command | None:
    cluster = any_of(rng, project, Cluster)
    stage, touchpoint = any_of(rng, project, Stage), any_of(rng, project, Touchpoint)
    if cluster is None:
        return None
    if rng.random() < 0.5:
        return PlaceCluster(cluster.id, stage=stage and stage.id)
    return PlaceCluster(cluster.id, touchpoint=touchpoint and touchpoint.id)


@generates(TurnClusterIntoTouchpoint)
def turn_cluster_into_touchpoint(rng: random.Random, project: Project) -> Command | None:
    cluster = any_of(rng, project, Cluster)
    if cluster is None:
        return None
    return TurnClusterIntoTouchpoint(cluster.id, an_id(rng, Touchpoint), *place(rng))


@generates(AddBackdrop)
def add_backdrop(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    if journey is None:
        return None
    image = tiny_png(rng.randrange(3))
    width = rng.choice([1.0, 800.0, 1e9])
    return AddBackdrop(an_id(rng, Backdrop), journey.id, image, *place(rng), width)


@generates(AdjustBackdrop)
def adjust_backdrop(rng: random.Random, project: Project) -> Command | None:
    backdrop = any_of(rng, project, Backdrop)
    if backdrop is None:
        return None
    x, y = place(rng)
    return rng.choice(
        [
            AdjustBackdrop(backdrop.id, x, y),
            AdjustBackdrop(backdrop.id, width=rng.choice([0.0, 50.0, 900.0])),
            AdjustBackdrop(backdrop.id, opacity=rng.choice([0.0, 0.3, 7.0])),
        ]
    )
